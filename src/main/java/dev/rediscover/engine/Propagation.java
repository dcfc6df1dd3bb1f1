package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tells every change as commands that repeat it, whenever and wherever they are run.
 *
 * <p>As Redis 7 does: what one command, one transaction, one script or one client that is served after waiting changes
 * is told when it has ended, between MULTI and EXEC where that takes several commands. Keys that went because their
 * time had come, or for lack of memory, are told as DEL and fields as HDEL; those that met a running command come
 * before it, all others by themselves. What changes nothing is not told, nor is what only clients hear of, as PUBLISH.
 *
 * <p>Costs the comparison of one field for each command while nobody listens.
 */
public final class Propagation {
    private static final List<Bytes> MULTI = List.of(Bytes.of("MULTI"));
    private static final List<Bytes> EXEC = List.of(Bytes.of("EXEC"));
    private static final Bytes DEL = Bytes.of("DEL");
    private static final Bytes HDEL = Bytes.of("HDEL");

    private final Engine engine;
    private final List<CommandSink> sinks = new ArrayList<>();
    private boolean on;
    private int depth; // of commands inside commands: those of transactions and scripts
    private boolean silent;
    private int swapAt = -1; // where what tells of two databases that change places is to stand in pending
    private long changes; // made by commands, not by time and not for memory
    private final List<List<Bytes>> pending = new ArrayList<>(); // of what runs now
    private int[] databases = new int[8]; // of each that is pending

    Propagation(Engine engine) {
        this.engine = engine;
    }

    /** {@code sink} is told from the next command on. */
    public void listen(CommandSink sink) {
        sinks.add(sink);
        on = true;
    }

    public void unlisten(CommandSink sink) {
        sinks.remove(sink);
        on = !sinks.isEmpty();
    }

    /** Whether anybody is told. */
    public boolean isOn() {
        return on;
    }

    // ---- the write door

    /** How many changes commands have made since somebody listened. */
    long changes() {
        return changes;
    }

    /** The door announces a change; asked only while somebody is told. */
    void announced(int db, Bytes key, KeyEvent.Type type) {
        switch (type) {
            case EXPIRED, EVICTED -> met(db, List.of(DEL, key));
            case HEXPIRED, REVERTED -> {}
            default -> changes++;
        }
    }

    /** Fields of a hash were due; what the door said of it until now, since {@code changesBefore}, was no command's. */
    void fieldsExpired(int db, Bytes key, List<Bytes> fields, long changesBefore) {
        changes = changesBefore;
        for (Bytes field : fields) {
            met(db, List.of(HDEL, key, field));
        }
    }

    private void met(int db, List<Bytes> argv) {
        if (depth > 0) {
            add(db, argv, pending.size());
        } else {
            tell(db, argv);
        }
    }

    // ---- commands

    /** A command begins, by itself or inside another; gives what {@link #end} is to be told. */
    long begin() {
        depth++;
        if (depth == 1) {
            swapAt = -1;
        }
        return changes;
    }

    /** Two databases are about to change places; due keys that are met by that come behind it, at their new places. */
    void swapping() {
        swapAt = pending.size();
    }

    /** Whether what commands change is kept quiet, as a script asks for with redis.set_repl. */
    void silent(boolean begins) {
        silent = begins;
    }

    /** It has ended. {@code reply} is {@code null} if a fault of this program ended it. */
    void end(Call call, Reply reply, long changesBefore) {
        try {
            if (isTold(call, reply, changesBefore)) {
                boolean swaps = swapAt >= 0 && call.spec().name().equals("SWAPDB");
                addAll(call.client().db(), effects(call, reply), swaps ? swapAt : pending.size());
                swapAt = -1;
            }
        } finally {
            depth--;
            if (depth == 0 && !pending.isEmpty()) {
                flush(!meetsAnyKey(call));
            }
        }
    }

    private List<List<Bytes>> effects(Call call, Reply reply) {
        List<List<Bytes>> effects = call.told();
        if (effects == null && reply != null && !reply.isError()) {
            effects = engine.family(call.spec()).effects(call, reply);
        }
        return effects == null ? List.of(call.argv()) : effects;
    }

    private boolean isTold(Call call, Reply reply, long changesBefore) {
        boolean changed = changes != changesBefore;
        if (silent || !changed && !call.spec().isWrite()) {
            return false;
        }
        return switch (call.spec().name()) {
            case "EXEC", "EVAL", "EVALSHA", "EVAL_RO", "EVALSHA_RO", "FCALL", "FCALL_RO" -> false; // what they ran was
            case "DEBUG" -> false;
            case "FLUSHALL", "FLUSHDB", "SWAPDB" -> reply == Reply.OK; // even if nothing was there
            case "FUNCTION|LOAD", "FUNCTION|DELETE", "FUNCTION|FLUSH", "FUNCTION|RESTORE" -> {
                yield reply != null && !reply.isError();
            }
            default -> changed;
        };
    }

    /** Commands that meet due keys by the way: what they tell does not belong together. */
    private static boolean meetsAnyKey(Call call) {
        return switch (call.spec().name()) {
            case "RANDOMKEY", "SCAN" -> true;
            default -> false;
        };
    }

    private void addAll(int db, List<List<Bytes>> commands, int from) {
        int at = from;
        for (List<Bytes> argv : commands) {
            add(db, argv, at++);
        }
    }

    private void add(int db, List<Bytes> argv, int at) {
        int size = pending.size();
        if (size == databases.length) {
            databases = Arrays.copyOf(databases, 2 * size);
        }
        System.arraycopy(databases, at, databases, at + 1, size - at);
        databases[at] = db;
        pending.add(at, argv);
    }

    private void flush(boolean together) {
        int count = pending.size();
        boolean wrapped = together && count > 1;
        try {
            if (wrapped) {
                tell(databases[0], MULTI);
            }
            for (int i = 0; i < count; i++) {
                tell(databases[i], pending.get(i));
            }
            if (wrapped) {
                tell(databases[count - 1], EXEC);
            }
        } finally {
            pending.clear(); // what a sink could not take is not told twice
        }
    }

    private void tell(int db, List<Bytes> argv) {
        for (int i = 0; i < sinks.size(); i++) {
            sinks.get(i).command(db, argv);
        }
    }
}
