package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;
import java.util.List;

/** What connections can do to each other, and how a client lets the server track what it has read. */
public final class ClientControlCommands implements Family {
    private static final String TABLE = """
            group connection
            CLIENT|KILL <ip:port | <[ID client-id] | [TYPE <NORMAL | MASTER | SLAVE | REPLICA | PUBSUB>] | [USER
                username] | [ADDR ip:port] | [LADDR ip:port] | [SKIPME <YES | NO>] | [MAXAGE maxage] [[ID client-id] |
                [TYPE <NORMAL | MASTER | SLAVE | REPLICA | PUBSUB>] | [USER username] | [ADDR ip:port] | [LADDR
                ip:port] | [SKIPME <YES | NO>] | [MAXAGE maxage] ...]>>
              2.4.0 | admin noscript loading stale | O(N) for N clients
              Closes the connections of other clients, or one's own.
              see CLIENT|LIST CLIENT|UNBLOCK
              arity -3
            CLIENT|NO-EVICT <ON | OFF>
              7.0.0 | admin noscript loading stale | O(1)
              Protects this connection from being closed when clients use too much memory.
              see CLIENT|NO-TOUCH
            CLIENT|NO-TOUCH <ON | OFF>
              7.2.0 | noscript loading stale | O(1)
              Says whether this connection's commands count as use of a key.
              see TOUCH CLIENT|NO-EVICT
            CLIENT|PAUSE timeout [WRITE | ALL]
              3.0.0 | admin noscript loading stale | O(1)
              Lets all clients, or all who write, wait for a while.
              see CLIENT|UNPAUSE
            CLIENT|REPLY <ON | OFF | SKIP>
              3.2.0 | noscript loading stale | O(1)
              Says whether the server answers this connection at all.
              see CLIENT|ID
            CLIENT|UNBLOCK client-id [TIMEOUT | ERROR]
              5.0.0 | admin noscript loading stale | O(log N) for N clients
              Ends the waiting of a blocked client, as if its time were over or with an error.
              see CLIENT|KILL BLPOP
            CLIENT|UNPAUSE
              6.2.0 | admin noscript loading stale | O(N) for N waiting clients
              Ends CLIENT PAUSE.
              see CLIENT|PAUSE
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        return switch (c.name()) {
            case "CLIENT|KILL" -> kill(c);
            case "CLIENT|NO-EVICT" -> {
                c.client().noEvict(isOn(c.args()));
                yield Reply.OK;
            }
            case "CLIENT|NO-TOUCH" -> {
                c.client().noTouch(isOn(c.args()));
                yield Reply.OK;
            }
            case "CLIENT|PAUSE" -> pause(c);
            case "CLIENT|REPLY" -> reply(c.client(), c.args());
            case "CLIENT|UNBLOCK" -> unblock(c);
            case "CLIENT|UNPAUSE" -> {
                c.engine().pause().end();
                yield Reply.OK;
            }
            default -> throw c.unbound();
        };
    }

    private static boolean isOn(Args args) {
        if (args.take("ON")) {
            return true;
        }
        if (args.take("OFF")) {
            return false;
        }
        throw Errors.SYNTAX.raise();
    }

    private static Reply kill(Call c) {
        boolean byAddress = c.args().remaining() == 1;
        ClientFilter filter = byAddress ? ClientFilter.of(c.args().next()) : ClientFilter.read(c);
        int killed = 0;
        for (Client client : List.copyOf(c.engine().clients())) {
            if (filter.fits(client, c)) {
                close(c, client);
                killed++;
            }
        }
        if (!byAddress) {
            return Reply.of(killed);
        }
        if (killed == 0) {
            throw Errors.NO_SUCH_CLIENT.raise();
        }
        return Reply.OK;
    }

    /** Whoever kills itself still gets the reply. */
    private static void close(Call c, Client client) {
        if (client == c.client()) {
            client.close();
        } else {
            c.engine().disconnect(client);
        }
    }

    private static Reply pause(Call c) {
        Args args = c.args();
        requireAtMost(2, c);
        long millis = args.integer(Errors.TIMEOUT_NOT_INTEGER);
        if (millis < 0) {
            throw Errors.TIMEOUT_NEGATIVE.raise();
        }
        boolean all = true;
        if (args.hasNext()) {
            all = args.take("ALL");
            if (!all && !args.take("WRITE")) {
                throw Errors.PAUSE_MODE.raise();
            }
        }
        long until = c.now() + millis;
        c.engine().pause().begin(until < 0 ? Long.MAX_VALUE : until, all);
        return Reply.OK;
    }

    private static void requireAtMost(int arguments, Call c) {
        if (c.args().remaining() > arguments) {
            throw Errors.SUBCOMMAND_ARGUMENTS.raise(c.argv().get(1).utf8(), "CLIENT");
        }
    }

    private static Reply reply(Client client, Args args) {
        if (args.take("ON")) {
            client.replyMode(Client.ReplyMode.ON);
            return Reply.OK;
        }
        if (args.take("OFF")) {
            client.replyMode(Client.ReplyMode.OFF);
        } else if (!args.take("SKIP")) {
            throw Errors.SYNTAX.raise();
        } else if (client.replyMode() != Client.ReplyMode.OFF) {
            client.replyMode(Client.ReplyMode.SKIP_NEXT);
        }
        return Reply.SILENCE;
    }

    private static Reply unblock(Call c) {
        Args args = c.args();
        requireAtMost(2, c);
        Bytes word = args.next();
        boolean error = false;
        if (args.hasNext()) {
            error = args.take("ERROR");
            if (!error && !args.take("TIMEOUT")) {
                throw Errors.UNBLOCK_REASON.raise();
            }
        }
        if (!Numbers.isLong(word)) {
            throw Errors.NOT_INTEGER.raise();
        }
        Client client = c.engine().client(Numbers.parseLong(word));
        boolean done = client != null
                && (error
                        ? c.engine().unblock(client, Errors.UNBLOCKED.reply())
                        : c.engine().timeOut(client));
        return Reply.of(done);
    }
}
