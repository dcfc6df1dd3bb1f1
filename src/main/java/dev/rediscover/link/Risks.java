package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Which commands are worth a question first. The ACL category {@code dangerous} is where it starts: what of it only
 * looks, or touches just the key it names, is left out, and what others feel is added.
 */
final class Risks {
    private static final int QUESTION_MILLIS = 1000;
    private static final long MANY_KEYS = 10_000;
    private static final long MANY_COMMANDS = 1000;

    private static final Set<String> HARMLESS = Set.of(
            "INFO",
            "ROLE",
            "LASTSAVE",
            "SORT",
            "SORT_RO",
            "RESTORE",
            "MIGRATE",
            "PFDEBUG",
            "PFSELFTEST",
            "BGSAVE",
            "BGREWRITEAOF",
            "CONFIG|GET",
            "CLIENT|LIST",
            "CLIENT|UNBLOCK",
            "CLIENT|UNPAUSE",
            "CLIENT|NO-EVICT",
            "SLOWLOG|GET",
            "SLOWLOG|LEN",
            "SLOWLOG|RESET",
            "MODULE|LIST",
            "ACL|GETUSER",
            "ACL|LIST",
            "ACL|USERS",
            "ACL|LOG",
            "ACL|DRYRUN",
            "CLUSTER|REPLICAS",
            "CLUSTER|SLAVES",
            "CLUSTER|COUNT-FAILURE-REPORTS",
            "CLUSTER|SAVECONFIG",
            "LATENCY|HISTORY",
            "LATENCY|LATEST",
            "LATENCY|DOCTOR",
            "LATENCY|GRAPH",
            "LATENCY|HISTOGRAM",
            "LATENCY|RESET");

    private final RemoteLink link;
    private final RemoteCatalog commands;

    Risks(RemoteLink link, RemoteCatalog commands) {
        this.link = link;
        this.commands = commands;
    }

    Risk of(int db, List<Bytes> argv) {
        CommandSpec spec = commands.find(argv);
        if (spec == null) {
            return Risk.NONE;
        }
        String sentence = sentence(spec, db, argv);
        return sentence.isEmpty() ? Risk.NONE : Risk.of(spec.words(), spec.words() + " " + sentence);
    }

    private String sentence(CommandSpec spec, int db, List<Bytes> argv) {
        return switch (spec.name()) {
            case "FLUSHALL" -> "deletes every key of every database" + counted(total()) + ".";
            case "FLUSHDB" -> "deletes every key of database " + db + counted(size(db)) + ".";
            case "KEYS" -> keys(db);
            case "MONITOR" -> monitor();
            case "SHUTDOWN" -> argv.size() > 1 && argv.get(1).is("ABORT") ? "" : "stops the server for everybody.";
            case "DEBUG" -> debug(argv);
            case "SWAPDB" -> "swaps all keys of two databases, for every client at once.";
            case "CONFIG|SET" -> "changes a setting of the running server for everybody.";
            case "CONFIG|REWRITE" -> "writes the server's configuration file anew.";
            case "CONFIG|RESETSTAT" -> "sets the server's statistics to zero for everybody who watches them.";
            case "SAVE" -> "stops everybody until all data is on disk.";
            case "REPLICAOF", "SLAVEOF" -> "makes the server copy another one, which deletes its own data.";
            case "CLIENT|KILL" -> "hangs up on clients, such as applications.";
            case "CLIENT|PAUSE" -> "lets clients wait, applications too.";
            case "SCRIPT|FLUSH" -> "forgets all scripts; programs that call them by their digests get NOSCRIPT.";
            case "FUNCTION|FLUSH", "FUNCTION|DELETE" -> "deletes functions that programs may call.";
            case "FUNCTION|RESTORE" -> "changes functions that programs may call.";
            case "MODULE|LOAD", "MODULE|LOADEX", "MODULE|UNLOAD" -> "changes what the server can do.";
            default -> general(spec);
        };
    }

    private static String general(CommandSpec spec) {
        boolean counts = spec.aclCategories().contains("dangerous")
                && !HARMLESS.contains(spec.name())
                && !spec.isContainer()
                && !spec.name().endsWith("|HELP");
        if (!counts) {
            return "";
        }
        return switch (spec.group()) {
            case "cluster" -> "changes the cluster.";
            default -> "is one of the commands that Redis counts as dangerous: it concerns the whole server.";
        };
    }

    private static String debug(List<Bytes> argv) {
        boolean looks =
                argv.size() > 1 && (argv.get(1).is("OBJECT") || argv.get(1).is("HELP"));
        return looks ? "" : "is made for the developers of Redis; it can stop or crash the server.";
    }

    private String keys(int db) {
        long size = size(db);
        return size >= 0 && size <= MANY_KEYS
                ? ""
                : "looks at every key of the database" + counted(size)
                        + " while all other clients wait; SCAN does it in small steps.";
    }

    private String monitor() {
        long rate = infoNumber("instantaneous_ops_per_sec:");
        return rate < MANY_COMMANDS
                ? ""
                : "shows every command of every client, here " + rate + " a second, and slows the server down.";
    }

    private static String counted(long keys) {
        return keys < 0 ? "" : keys == 1 ? ": 1 key" : ": " + keys + " keys";
    }

    private long size(int db) {
        try {
            Reply reply = link.home()
                    .askAll(QUESTION_MILLIS, db, List.of(List.of(Bytes.of("DBSIZE"))))
                    .get(0);
            return reply instanceof Reply.Int number ? number.value() : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    /** All keys of all databases, by INFO; -1 if the server does not tell. */
    private long total() {
        String info = info("keyspace");
        if (info.isEmpty()) {
            return -1;
        }
        long sum = 0;
        for (int at = info.indexOf("keys="); at >= 0; at = info.indexOf("keys=", at + 1)) {
            sum += Math.max(0, number(info, at + "keys=".length()));
        }
        return sum;
    }

    private long infoNumber(String field) {
        String info = info("stats");
        int at = info.indexOf(field);
        return at < 0 ? -1 : number(info, at + field.length());
    }

    private String info(String section) {
        try {
            Reply reply = link.home().ask(QUESTION_MILLIS, "INFO", section);
            return reply instanceof Reply.Bulk bulk ? bulk.value().latin1() : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static long number(String text, int from) {
        long value = 0;
        int at = from;
        while (at < text.length() && at < from + 15 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            value = value * 10 + (text.charAt(at++) - '0');
        }
        return at == from ? -1 : value;
    }
}
