package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.spec.CommandSpec;
import java.util.ArrayList;
import java.util.List;

/** What a client has queued since MULTI. */
final class Transaction {
    /** One command that waits for EXEC. */
    record Queued(CommandSpec spec, List<Bytes> argv) {}

    /** What a queued command or word takes beside its bytes, roughly. */
    private static final int EACH = 40;

    private final List<Queued> queue = new ArrayList<>();
    private long bytes;
    private boolean failed;
    private boolean denyOom;
    private boolean write;

    void add(CommandSpec spec, List<Bytes> argv) {
        queue.add(new Queued(spec, argv));
        denyOom |= spec.isDenyOom();
        write |= spec.isWrite();
        bytes += EACH;
        for (int i = 0; i < argv.size(); i++) {
            bytes += argv.get(i).length() + EACH;
        }
    }

    /** How many bytes the queued commands take, roughly. */
    long bytes() {
        return bytes;
    }

    List<Queued> queue() {
        return queue;
    }

    /** Whether a command was refused when it should have been queued: EXEC will run nothing. */
    boolean hasFailed() {
        return failed;
    }

    void fail() {
        failed = true;
    }

    /** Whether a queued command writes. */
    boolean isWrite() {
        return write;
    }

    /** Whether a queued command may need memory. */
    boolean isDenyOom() {
        return denyOom;
    }
}
