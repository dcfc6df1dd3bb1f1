package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.Transactions;
import dev.rediscover.resp.Reply;

/** Several commands as one step, and the watch that notices when others were faster. */
public final class TransactionCommands implements Family {
    private static final String TABLE = """
            group transactions
            DISCARD
              2.0.0 | noscript loading stale fast allow_busy | O(N) for N watched keys
              Forgets the commands queued since MULTI.
              see MULTI EXEC UNWATCH
            EXEC
              1.2.0 | noscript loading stale skip_slowlog | Depends on the queued commands
              Runs the commands queued since MULTI, unless a watched key has changed.
              see MULTI DISCARD WATCH
            MULTI
              1.2.0 | noscript loading stale fast allow_busy | O(1)
              Starts queueing commands, to run them all at once with EXEC.
              see EXEC DISCARD WATCH
            UNWATCH
              2.2.0 | noscript loading stale fast allow_busy | O(1)
              Forgets all watched keys.
              see WATCH
            WATCH key [key ...]
              2.2.0 | noscript loading stale fast allow_busy | O(1) for each key
              Watches keys: if one changes before EXEC, the transaction is not run.
              see UNWATCH MULTI EXEC
              keys RO
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        Transactions transactions = c.engine().transactions();
        return switch (c.name()) {
            case "MULTI" -> {
                transactions.begin(c.client());
                yield Reply.OK;
            }
            case "DISCARD" -> {
                transactions.discard(c.client());
                yield Reply.OK;
            }
            case "EXEC" -> transactions.exec(c.client());
            case "WATCH" -> watch(c);
            case "UNWATCH" -> {
                transactions.unwatch(c.client());
                yield Reply.OK;
            }
            default -> throw c.unbound();
        };
    }

    private static Reply watch(Call c) {
        for (Bytes key : c.args().rest()) {
            c.engine().transactions().watch(c.client(), key);
        }
        return Reply.OK;
    }
}
