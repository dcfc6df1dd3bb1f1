package dev.rediscover.command;

import dev.rediscover.base.Numbers;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;
import java.util.List;

/** Waiting until writes have reached replicas or disks. There are no replicas, so a wait for any ends by its time. */
public final class WaitCommands implements Family {
    private static final String TABLE = """
            group generic
            WAIT numreplicas timeout
              3.0.0 | blocking | O(1)
              Waits until your writes have reached so many replicas, and says how many.
              acl connection -keyspace
              see WAITAOF
            WAITAOF numlocal numreplicas timeout
              7.2.0 | blocking | O(1)
              Waits until your writes are on disk, here and on so many replicas.
              acl connection -keyspace
              see WAIT
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        return switch (c.name()) {
            case "WAIT" -> waitForReplicas(c);
            case "WAITAOF" -> waitForFiles(c);
            default -> throw c.unbound();
        };
    }

    private static Reply waitForReplicas(Call c) {
        long replicas = c.args().integer();
        long timeout = timeout(c.args());
        return replicas <= 0 ? Reply.ZERO : c.block(List.of(), null, timeout, Reply.ZERO);
    }

    private static Reply waitForFiles(Call c) {
        long local = c.args().integer(0, 1, Errors.OUT_OF_RANGE);
        long replicas = c.args().integer(0, Integer.MAX_VALUE, Errors.OUT_OF_RANGE);
        long timeout = timeout(c.args());
        if (c.engine().durability().persistence() != null) {
            return c.engine().durability().persistence().waitUntilSynced(c, (int) local, (int) replicas, timeout);
        }
        if (local > 0) {
            throw Errors.NO_AOF.raise();
        }
        Reply nobody = Reply.array(Reply.ZERO, Reply.ZERO);
        return replicas == 0 ? nobody : c.block(List.of(), null, timeout, nobody);
    }

    private static long timeout(Args args) {
        var word = args.next();
        if (!Numbers.isLong(word)) {
            throw Errors.TIMEOUT_NOT_INTEGER.raise();
        }
        long millis = Numbers.parseLong(word);
        if (millis < 0) {
            throw Errors.TIMEOUT_NEGATIVE.raise();
        }
        return millis;
    }
}
