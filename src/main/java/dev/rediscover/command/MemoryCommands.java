package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.engine.Parameter;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;

/**
 * What memory is used for. Sizes are those of this program's own representation on the Java heap, so they differ from
 * Redis's, while they grow with the data in the same way.
 */
public final class MemoryCommands implements Family {
    private static final String TABLE = """
            group server
            MEMORY
              4.0.0 | | Depends on the subcommand
              Tells how the server uses its memory.
              see INFO OBJECT
              container
            MEMORY|DOCTOR
              4.0.0 | | O(1)
              Explains in words what is unusual about the memory in use.
              see MEMORY|STATS LATENCY|DOCTOR
            MEMORY|HELP
              4.0.0 | loading stale | O(1)
              Lists the subcommands of MEMORY.
              see MEMORY
            MEMORY|MALLOC-STATS
              4.0.0 | | Depends on the memory in use
              Shows the report of the memory allocator.
              see MEMORY|STATS
            MEMORY|PURGE
              4.0.0 | | Depends on the memory in use
              Asks the memory allocator to give free pages back.
              see MEMORY|STATS
            MEMORY|STATS
              4.0.0 | | O(1)
              Tells for what the server uses its memory.
              see MEMORY|DOCTOR MEMORY|USAGE
            MEMORY|USAGE key [SAMPLES count]
              4.0.0 | readonly | O(N) for N elements looked at
              Estimates how many bytes a key and its value take.
              see OBJECT|ENCODING MEMORY|STATS
              keys RO
            """;

    private static final long TOO_LITTLE = 5 << 20;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        return switch (c.name()) {
            case "MEMORY|DOCTOR" -> text(advice(c.engine()));
            case "MEMORY|HELP" -> HelpText.of(c);
            case "MEMORY|MALLOC-STATS" -> text(heap());
            case "MEMORY|PURGE" -> purge();
            case "MEMORY|STATS" -> stats(c.engine());
            case "MEMORY|USAGE" -> usage(c);
            default -> throw c.unbound();
        };
    }

    private static Reply text(String text) {
        return new Reply.Verbatim("txt", Bytes.of(text));
    }

    /** Values know their size with all their elements, so SAMPLES has nothing to make faster. */
    private static Reply usage(Call c) {
        Args args = c.args();
        Bytes key = args.next();
        while (args.hasNext()) {
            if (!args.take("SAMPLES") || !args.hasNext()) {
                throw Errors.SYNTAX.raise();
            }
            if (args.integer() < 0) {
                throw Errors.SYNTAX.raise();
            }
        }
        long bytes = c.db().heapBytes(key);
        return bytes < 0 ? Reply.NIL : Reply.of(bytes);
    }

    private static Reply purge() {
        System.gc();
        return Reply.OK;
    }

    private static String heap() {
        Runtime java = Runtime.getRuntime();
        long taken = java.totalMemory();
        return "The garbage-collected heap of Java " + System.getProperty("java.version") + ", in bytes\n"
                + "in use, with what has not been collected yet: " + (taken - java.freeMemory()) + "\n"
                + "taken from the operating system: " + taken + "\n"
                + "at most: " + java.maxMemory() + "\n";
    }

    private static String advice(Engine engine) {
        long used = engine.usedMemory();
        long most = engine.config().number(Parameter.MAXMEMORY);
        if (used < TOO_LITTLE) {
            return "There is hardly any data in here, so there is nothing to say about its memory yet.";
        }
        if (most > 0 && used > most - most / 10) {
            return "More than nine tenths of maxmemory are in use. Keys are evicted soon, or writes refused: see"
                    + " maxmemory-policy.";
        }
        if (engine.peakMemory() > used + used / 2) {
            return "There was a time when half as much again as now was in use. The Java heap may still be as large as"
                    + " it was then.";
        }
        return "Nothing unusual about the memory in use.";
    }

    // ---- STATS

    private static Reply stats(Engine engine) {
        List<Reply> out = new ArrayList<>();
        long used = engine.usedMemory();
        long peak = engine.peakMemory();
        add(out, "peak.allocated", peak);
        add(out, "total.allocated", used);
        add(out, "startup.allocated", Engine.EMPTY_BYTES);
        for (String unused : List.of(
                "replication.backlog",
                "clients.slaves",
                "clients.normal",
                "cluster.links",
                "aof.buffer",
                "lua.caches",
                "functions.caches",
                "script.VMs")) {
            add(out, unused, 0);
        }
        long tables = 0;
        long keys = 0;
        for (int i = 0; i < Engine.DATABASES; i++) {
            Keyspace db = engine.db(i);
            if (db.size() > 0) {
                out.add(Reply.bulk("db." + i));
                out.add(database(db));
                tables += db.tableBytes();
                keys += db.size();
            }
        }
        long data = used - Engine.EMPTY_BYTES;
        add(out, "overhead.total", Engine.EMPTY_BYTES + tables);
        add(out, "keys.count", keys);
        add(out, "keys.bytes-per-key", keys == 0 ? 0 : data / keys);
        add(out, "dataset.bytes", data - tables);
        add(out, "dataset.percentage", data == 0 ? 0.0 : 100.0 * (data - tables) / data);
        add(out, "peak.percentage", 100.0 * used / peak);
        allocator(out, used);
        return new Reply.MapOf(out);
    }

    private static Reply database(Keyspace db) {
        List<Reply> out = new ArrayList<>();
        add(out, "overhead.hashtable.main", db.tableBytes() - db.expiresBytes());
        add(out, "overhead.hashtable.expires", db.expiresBytes());
        return new Reply.MapOf(out);
    }

    /** The heap stands for the allocator: what the data takes, what is in use, what the operating system has given. */
    private static void allocator(List<Reply> out, long used) {
        Runtime java = Runtime.getRuntime();
        long active = Math.max(used, java.totalMemory() - java.freeMemory());
        long resident = java.totalMemory();
        add(out, "allocator.allocated", used);
        add(out, "allocator.active", active);
        add(out, "allocator.resident", resident);
        add(out, "allocator.muzzy", 0);
        ratio(out, "allocator-fragmentation", active, used);
        ratio(out, "allocator-rss", resident, active);
        ratio(out, "rss-overhead", resident, resident);
        add(out, "fragmentation", (double) resident / used);
        add(out, "fragmentation.bytes", resident - used);
    }

    private static void ratio(List<Reply> out, String name, long part, long whole) {
        add(out, name + ".ratio", (double) part / whole);
        add(out, name + ".bytes", part - whole);
    }

    private static void add(List<Reply> out, String name, long number) {
        out.add(Reply.bulk(name));
        out.add(Reply.of(number));
    }

    private static void add(List<Reply> out, String name, double number) {
        out.add(Reply.bulk(name));
        out.add(new Reply.Dbl(number, Numbers.format(number)));
    }
}
