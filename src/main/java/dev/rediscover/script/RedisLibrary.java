package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code redis}: commands, and what else a script may ask of the server. */
final class RedisLibrary extends Library {
    private static final int VERSION = 0x00080000;

    static LuaTable table() {
        LuaTable table = new RedisLibrary()
                .into(
                        new LuaTable(),
                        "acl_check_cmd",
                        "breakpoint",
                        "call",
                        "debug",
                        "error_reply",
                        "log",
                        "pcall",
                        "replicate_commands",
                        "set_repl",
                        "setresp",
                        "sha1hex",
                        "status_reply");
        number(table, "LOG_DEBUG", 0);
        number(table, "LOG_VERBOSE", 1);
        number(table, "LOG_NOTICE", 2);
        number(table, "LOG_WARNING", 3);
        number(table, "REPL_NONE", 0);
        number(table, "REPL_AOF", 1);
        number(table, "REPL_SLAVE", 2);
        number(table, "REPL_REPLICA", 2);
        number(table, "REPL_ALL", 3);
        number(table, "REDIS_VERSION_NUM", VERSION);
        table.put(Bytes.of("REDIS_VERSION"), Bytes.of(Engine.REDIS_VERSION));
        return table.freeze();
    }

    private static void number(LuaTable table, String name, int value) {
        table.put(Bytes.of(name), (double) value);
    }

    @Override
    Object[] call(String name, Arguments a) {
        return switch (name) {
            case "call" -> LuaFunction.one(raised(command(a)));
            case "pcall" -> LuaFunction.one(command(a));
            case "error_reply" -> LuaFunction.one(single(a, Replies.ERR));
            case "status_reply" -> LuaFunction.one(single(a, Replies.OK));
            case "sha1hex" -> LuaFunction.one(Digest.sha1(onlyText(a)));
            case "setresp" -> protocol(a);
            case "acl_check_cmd" -> LuaFunction.one(isCommand(a));
            case "replicate_commands" -> LuaFunction.one(Boolean.TRUE);
            case "breakpoint" -> LuaFunction.one(Boolean.FALSE);
            case "log" -> log(a);
            default -> LuaFunction.NOTHING; // set_repl: nothing is replicated; debug: no debugger listens
        };
    }

    /** What a command gives; an error is a table with {@code err}. */
    private static Object command(Arguments a) {
        if (a.count() == 0) {
            return error("ERR Please specify at least one argument for this redis lib call");
        }
        List<Bytes> words = words(a);
        if (words == null) {
            return error("ERR Lua redis lib command arguments must be strings or integers");
        }
        Reply reply = a.run.call.engine().callFromScript(a.run.call.client(), words, a.run.terms);
        return Replies.toLua(reply, a.run.terms.protocol());
    }

    /** The words of a command; whole numbers are written without a fraction, others with 17 digits. */
    private static List<Bytes> words(Arguments a) {
        List<Bytes> words = new ArrayList<>(a.count());
        for (Object given : a.given) {
            if (given instanceof Double number) {
                words.add(Bytes.of(
                        number == Math.rint(number) && Math.abs(number) < 1e17
                                ? String.valueOf((long) (double) number)
                                : LuaNumbers.general(number, 17, false)));
            } else if (given instanceof Bytes text) {
                words.add(text);
            } else {
                return null;
            }
        }
        return words;
    }

    private static LuaTable error(String text) {
        LuaTable table = new LuaTable();
        table.put(Replies.ERR, Bytes.of(text));
        return table;
    }

    private static Object raised(Object value) {
        if (value instanceof LuaTable table && table.get(Replies.ERR) != null) {
            throw LuaError.bare(table);
        }
        return value;
    }

    /** The table that a reply of one line is: an error without a code gets {@code ERR}. */
    private static Object single(Arguments a, Bytes key) {
        if (a.count() != 1 || !(a.get(0) instanceof Bytes text)) {
            return error("ERR wrong number or type of arguments");
        }
        LuaTable table = new LuaTable();
        Bytes said = text;
        if (key == Replies.ERR) {
            if (text.length() > 0 && text.at(0) == '-') {
                said = text.slice(1, text.length());
            } else if (text.indexOf(' ', 0) < 0) {
                said = Bytes.of("ERR ").concat(text);
            }
        }
        table.put(key, said);
        return table;
    }

    private static Bytes onlyText(Arguments a) {
        if (a.count() != 1) {
            throw LuaError.bare(error("ERR wrong number of arguments"));
        }
        return a.text(0);
    }

    private static Object[] protocol(Arguments a) {
        if (a.count() != 1) {
            throw LuaError.bare(error("ERR redis.setresp() requires one argument."));
        }
        double version = a.number(0);
        if (version != 2 && version != 3) {
            throw LuaError.bare(error("ERR RESP version must be 2 or 3."));
        }
        a.run.terms.protocol((int) version);
        return LuaFunction.NOTHING;
    }

    private static boolean isCommand(Arguments a) {
        if (a.count() == 0) {
            throw LuaError.bare(error("ERR Please specify at least one argument for this redis.acl_check_cmd() call"));
        }
        if (a.run.call.engine().catalog().find(a.text(0)) == null) {
            String name = a.text(0).utf8().toLowerCase(Locale.ROOT);
            throw LuaError.bare(error("ERR Invalid command passed to redis.acl_check_cmd(): " + name));
        }
        return true;
    }

    private static Object[] log(Arguments a) {
        if (a.count() < 2) {
            throw LuaError.bare(error("ERR redis.log() requires two arguments or more."));
        }
        if (!(a.get(0) instanceof Double level)) {
            throw LuaError.bare(error("ERR First argument must be a number (log level)."));
        }
        if (level < 0 || level > 3) {
            throw LuaError.bare(error("ERR Invalid log level."));
        }
        return LuaFunction.NOTHING;
    }
}
