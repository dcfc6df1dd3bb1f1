package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Glob;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.engine.Parameter;
import dev.rediscover.engine.Persistence;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.ListValue;
import dev.rediscover.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * DEBUG, of which the part that tests of servers use. It stands here because it looks at values in their serialized
 * form.
 */
public final class DebugCommands implements Family {
    private static final long LONGEST_SLEEP_MILLIS = 60_000;
    private static final int LONGEST_STRING = 1 << 20;

    private static final String TABLE = """
            group server
            DEBUG
              1.0.0 | admin noscript loading stale | Depends on the subcommand
              Holds tools for those who develop and test the server.
              see OBJECT MEMORY
              arity -2
            """;

    private static final String[] HELP = {
        "DEBUG <subcommand> [<arg> [value] [opt] ...]. Subcommands are:",
        "CHANGE-REPL-ID",
        "    Not here: nothing is replicated.",
        "DIGEST",
        "    A checksum of all data.",
        "DIGEST-VALUE <key> [<key> ...]",
        "    A checksum of what each key holds.",
        "ERROR <text>",
        "    Replies with this error.",
        "HTSTATS <db>",
        "    How large the table of a database is.",
        "HTSTATS-KEY <key>",
        "    How many elements a key holds.",
        "LISTPACK <key>",
        "    The elements of a value in the compact encoding.",
        "LOADAOF",
        "    Writes what is to be appended, and reads the append-only file again.",
        "LOG <text>",
        "    Writes to the server's log, of which there is none.",
        "OBJECT <key>",
        "    How a value is stored.",
        "PAUSE-CRON <0|1>",
        "    Stops what the server does by itself.",
        "PROTOCOL <string|integer|double|null|array|set|map|push|verbatim|true|false|bignum>",
        "    Replies with an example of a type of reply.",
        "QUICKLIST-PACKED-THRESHOLD <size>",
        "    Changes nothing here: no list has plain nodes.",
        "RELOAD [MERGE] [NOFLUSH] [NOSAVE]",
        "    Saves the data and reads it again; without files every value is serialized and read.",
        "SET-ACTIVE-EXPIRE <0|1>",
        "    Whether keys expire though nobody asks for them.",
        "SLEEP <seconds>",
        "    Holds everybody up, for 60 seconds at most.",
        "STRINGMATCH-LEN <length> <pattern>",
        "    Matches a pattern against so many letters a.",
    };

    @Override
    public String table() {
        return TABLE;
    }

    /** These commands look behind the curtain, so whoever runs the server may keep them from clients. */
    private static void checkAllowed(Call c) {
        String who = c.engine().config().word(Parameter.ENABLE_DEBUG_COMMAND);
        if (who.equals("no") || who.equals("local") && !c.client().isLocal()) {
            throw Errors.DEBUG_NOT_ALLOWED.raise();
        }
    }

    @Override
    public Reply call(Call c) {
        if (!c.name().equals("DEBUG")) {
            throw c.unbound();
        }
        checkAllowed(c);
        Args args = c.args();
        Bytes word = args.next();
        String name = word.latin1().toUpperCase(java.util.Locale.ROOT);
        Reply reply = args.hasNext() ? withArguments(c, name) : alone(c, name);
        if (reply == null) {
            throw Errors.SUBCOMMAND_ARGUMENTS.raise(word.utf8(), "DEBUG");
        }
        return reply;
    }

    private static Reply alone(Call c, String name) {
        return switch (name) {
            case "HELP" -> help();
            case "DIGEST" -> new Reply.Status(DatasetDigest.of(c.engine()));
            case "LOADAOF" -> loadAof(c.engine());
            case "RELOAD" -> reload(c);
            case "CHANGE-REPL-ID", "JMAP", "SEGFAULT", "PANIC" -> throw Errors.DEBUG_NOT_HERE.raise(name);
            default -> null;
        };
    }

    private static Reply withArguments(Call c, String name) {
        Args args = c.args();
        if (name.equals("RELOAD")) {
            return reload(c);
        }
        if (name.equals("LOADAOF")) {
            return loadAof(c.engine());
        }
        if (name.equals("DIGEST-VALUE")) {
            List<Reply> digests = new ArrayList<>();
            for (Bytes key : args.rest()) {
                digests.add(new Reply.Status(DatasetDigest.of(c.db(), key)));
            }
            return Reply.array(digests);
        }
        if (name.equals("STRINGMATCH-LEN") && args.remaining() == 2) {
            long length = args.integer(0, LONGEST_STRING, Errors.OUT_OF_RANGE);
            return Reply.of(Glob.matches(args.next(), Bytes.of("a".repeat((int) length))));
        }
        return args.remaining() == 1 ? withArgument(c, name, args) : null;
    }

    private static Reply withArgument(Call c, String name, Args args) {
        return switch (name) {
            case "ERROR" -> new Reply.Err(args.next().utf8().replace('\r', ' ').replace('\n', ' '));
            case "HTSTATS" -> database(c, args.int32());
            case "HTSTATS-KEY" -> elements(existing(c, args.next()));
            case "LISTPACK" -> listpack(existing(c, args.next()));
            case "LOG" -> Reply.OK;
            case "OBJECT" -> object(c, existing(c, args.next()));
            case "PAUSE-CRON" -> {
                c.engine().pauseCron(args.integer() != 0);
                yield Reply.OK;
            }
            case "SET-ACTIVE-EXPIRE" -> {
                c.engine().expireActively(args.integer() != 0);
                yield Reply.OK;
            }
            case "PROTOCOL" -> ProtocolExamples.of(args.next());
            case "QUICKLIST-PACKED-THRESHOLD" -> {
                args.next();
                yield Reply.OK;
            }
            case "SLEEP" -> sleep(c, args.number());
            default -> null;
        };
    }

    private static Reply help() {
        List<Reply> lines = new ArrayList<>();
        for (String line : HELP) {
            lines.add(new Reply.Status(line));
        }
        return Reply.array(lines);
    }

    private static Value existing(Call c, Bytes key) {
        Value value = c.db().peek(key);
        if (value == null) {
            throw Errors.NO_SUCH_KEY.raise();
        }
        return value;
    }

    private static Reply object(Call c, Value value) {
        int length = RdbEncoder.encode(value).length - 1;
        long idle = (c.now() / 1000 - value.access()) & 0xffffff;
        String text = "Value at:0x" + Integer.toHexString(System.identityHashCode(value)) + " refcount:1 encoding:"
                + value.encoding() + " serializedlength:" + length + " lru:" + value.access() + " lru_seconds_idle:"
                + idle;
        return new Reply.Status(text);
    }

    private static Reply database(Call c, int index) {
        if (index < 0 || index >= c.engine().databases()) {
            throw Errors.DEBUG_DATABASE.raise();
        }
        Keyspace db = c.engine().db(index);
        String text = "[Dictionary HT]\n number of elements: " + db.size() + "\n[Expires HT]\n number of elements: "
                + db.expiresSize() + "\n";
        return new Reply.Verbatim("txt", Bytes.of(text));
    }

    private static Reply elements(Value value) {
        return new Reply.Verbatim("txt", Bytes.of("number of elements: " + value.size() + "\n"));
    }

    private static Reply listpack(Value value) {
        if (!value.encoding().equals("listpack")) {
            throw Errors.DEBUG_NO_LISTPACK.raise();
        }
        String count = value instanceof ListValue list ? list.size() + " elements" : value.size() + " members";
        return new Reply.Status("Listpack of " + count + ", " + (RdbEncoder.encode(value).length - 1) + " bytes");
    }

    private static Reply sleep(Call c, double seconds) {
        long millis = (long) (seconds * 1000);
        if (millis < 0 || millis > LONGEST_SLEEP_MILLIS) {
            throw Errors.DEBUG_SLEEP.raise();
        }
        c.engine().clock().pause(millis);
        return Reply.OK;
    }

    private static Reply reload(Call c) {
        Args args = c.args();
        boolean save = true;
        boolean flush = true;
        boolean merge = false;
        while (args.hasNext()) {
            if (args.take("MERGE")) {
                merge = true;
            } else if (args.take("NOFLUSH")) {
                flush = false;
            } else if (args.take("NOSAVE")) {
                save = false;
            } else {
                throw Errors.DEBUG_RELOAD.raise();
            }
        }
        Persistence keeper = c.engine().durability().persistence();
        if (keeper != null) {
            keeper.reload(new Persistence.Reload(false, save, flush, merge));
        } else {
            RoundTrip.all(c.engine());
        }
        return Reply.OK;
    }

    private static Reply loadAof(Engine engine) {
        Persistence keeper = engine.durability().persistence();
        if (keeper == null) {
            throw Errors.NO_FILES.raise("DEBUG LOADAOF");
        }
        keeper.reload(new Persistence.Reload(true, false, true, false));
        return Reply.OK;
    }
}
