package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.ScriptTerms;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.Utf8;
import dev.rediscover.spec.CommandSpec;
import java.util.ArrayList;
import java.util.List;

/** {@code redis}: commands, and what else a script may ask of the server. */
final class RedisLibrary extends Library {
    private static final int VERSION = 0x00080000;
    private static final double LARGEST_WHOLE = Long.MAX_VALUE / 2.0;
    private static final int LOG_LEVELS = 4;

    /** What a script finds at {@code redis}. */
    static LuaTable table() {
        LuaTable table = forFunctions();
        return new RedisLibrary()
                .into(table, "breakpoint", "debug", "replicate_commands")
                .freeze();
    }

    /** What a function finds there. */
    static LuaTable functionsTable() {
        return forFunctions().freeze();
    }

    private static LuaTable forFunctions() {
        LuaTable table = common();
        new RedisLibrary()
                .into(
                        table,
                        "acl_check_cmd",
                        "call",
                        "error_reply",
                        "pcall",
                        "set_repl",
                        "setresp",
                        "sha1hex",
                        "status_reply");
        number(table, "REPL_NONE", 0);
        number(table, "REPL_AOF", 1);
        number(table, "REPL_SLAVE", 2);
        number(table, "REPL_REPLICA", 2);
        number(table, "REPL_ALL", ScriptTerms.REPLICATE_ALL);
        return table;
    }

    /** What is there for scripts, functions, and libraries while they are loaded. */
    private static LuaTable common() {
        LuaTable table = new RedisLibrary().into(new LuaTable(), "log");
        number(table, "LOG_DEBUG", 0);
        number(table, "LOG_VERBOSE", 1);
        number(table, "LOG_NOTICE", 2);
        number(table, "LOG_WARNING", LOG_LEVELS - 1);
        number(table, "REDIS_VERSION_NUM", VERSION);
        table.put(Bytes.of("REDIS_VERSION"), Bytes.of(Engine.REDIS_VERSION));
        return table;
    }

    /** All that a library finds while it is loaded: {@code redis}, with little in it. */
    static LuaTable whileLoading(LuaFunction registration) {
        LuaTable redis = common();
        redis.put(Bytes.of("register_function"), registration);
        redis.metatable(missing());
        redis.freeze();
        LuaTable globals = new LuaTable();
        globals.metatable(missing());
        globals.put(Bytes.of("redis"), redis);
        globals.put(Bytes.of("server"), redis);
        return globals.freeze();
    }

    /** A metatable that says of what is not there that it is an error to ask for it. */
    static LuaTable missing() {
        return new RedisLibrary().into(new LuaTable(), "__index").freeze();
    }

    private static void number(LuaTable table, String name, int value) {
        table.put(Bytes.of(name), (double) value);
    }

    @Override
    Object[] call(String name, Arguments a) {
        return switch (name) {
            case "error_reply" -> LuaFunction.one(errorReply(a));
            case "status_reply" -> LuaFunction.one(statusReply(a));
            case "sha1hex" -> LuaFunction.one(digest(a));
            case "setresp" -> protocol(a);
            case "set_repl" -> replication(a);
            case "acl_check_cmd" -> LuaFunction.one(mayRun(a));
            case "replicate_commands" -> LuaFunction.one(Boolean.TRUE);
            case "breakpoint" -> LuaFunction.one(Boolean.FALSE);
            case "log" -> log(a);
            case "__index" ->
                throw LuaError.of("Script attempted to access nonexistent global variable '"
                        + a.text(1).utf8() + "'");
            default -> LuaFunction.NOTHING; // debug: no debugger listens
        };
    }

    @Override
    LuaFunction member(String name) {
        return name.equals("call") || name.equals("pcall") ? new Command(name.equals("call")) : super.member(name);
    }

    /** {@code redis.call} and {@code redis.pcall}, which scripts call most of all. */
    private static final class Command extends LuaFunction {
        private final boolean raises;

        Command(boolean raises) {
            this.raises = raises;
        }

        @Override
        Object[] call(Run run, Object[] arguments) {
            return one(single(run, arguments));
        }

        @Override
        Object single(Run run, Object[] arguments) {
            Object value = command(run, arguments);
            return raises ? raised(value) : value;
        }
    }

    /** What a command gives; an error is a table with {@code err}. */
    private static Object command(Run run, Object[] given) {
        List<Bytes> words = new ArrayList<>(given.length);
        String problem = words(given, words);
        if (problem != null) {
            return error(problem);
        }
        Reply reply = run.isAtHome() ? run.command(words) : commandAtHome(run, words);
        return Replies.toLua(reply, run.terms.protocol());
    }

    private static Reply commandAtHome(Run run, List<Bytes> words) {
        return run.atHome(() -> run.command(words));
    }

    /** Puts the words of a command into {@code words}; what is wrong with them is given, {@code null} for nothing. */
    private static String words(Object[] arguments, List<Bytes> words) {
        if (arguments.length == 0) {
            return "Please specify at least one argument for this redis lib call";
        }
        for (Object given : arguments) {
            if (given instanceof Double number) {
                words.add(word(number));
            } else if (given instanceof Bytes text) {
                words.add(text);
            } else {
                return "Lua redis lib command arguments must be strings or integers";
            }
        }
        return null;
    }

    /** A number as a word: whole ones without a fraction or an exponent, others with as few digits as tell it. */
    private static Bytes word(double number) {
        return number == Math.rint(number) && Math.abs(number) < LARGEST_WHOLE
                ? Bytes.of((long) number)
                : Bytes.of(Numbers.format(number));
    }

    private static LuaTable error(String text) {
        return Replies.holding(Replies.ERR, Bytes.of("ERR " + text));
    }

    /** An error to be raised, as tables of errors are: the code and the text in {@code err}. */
    static LuaError failure(String text) {
        return LuaError.bare(error(text));
    }

    private static Object raised(Object value) {
        if (value instanceof LuaTable table && table.get(Replies.ERR) != null) {
            throw LuaError.bare(table);
        }
        return value;
    }

    /** An error without a code, which is one without a blank, gets {@code ERR}. */
    private static Object errorReply(Arguments a) {
        if (a.count() != 1 || !(a.get(0) instanceof Bytes text)) {
            return error("wrong number or type of arguments");
        }
        Bytes said = !text.isEmpty() && text.at(0) == '-' ? text.slice(1, text.length()) : text;
        if (said.indexOf(' ', 0) < 0) {
            said = Bytes.of("ERR ").concat(said);
        }
        int end = said.length();
        while (end > 0 && (said.at(end - 1) == '\r' || said.at(end - 1) == '\n')) {
            end--;
        }
        return Replies.holding(Replies.ERR, said.slice(0, end));
    }

    private static Object statusReply(Arguments a) {
        return a.count() == 1 && a.get(0) instanceof Bytes text
                ? Replies.holding(Replies.OK, text)
                : error("wrong number or type of arguments");
    }

    private static Bytes digest(Arguments a) {
        if (a.count() != 1) {
            throw failure("wrong number of arguments");
        }
        Bytes text = Operators.text(a.get(0));
        return Digest.sha1(text == null ? Bytes.EMPTY : text);
    }

    private static Object[] protocol(Arguments a) {
        if (a.count() != 1) {
            throw failure("redis.setresp() requires one argument.");
        }
        int version = whole(a.get(0));
        if (version != 2 && version != 3) {
            throw failure("RESP version must be 2 or 3.");
        }
        a.run.terms.protocol(version);
        return LuaFunction.NOTHING;
    }

    private static Object[] replication(Arguments a) {
        if (a.count() != 1) {
            throw failure("redis.set_repl() requires two arguments.");
        }
        int bits = whole(a.get(0));
        if ((bits & ~ScriptTerms.REPLICATE_ALL) != 0) {
            throw failure("Invalid replication flags. Use REPL_AOF, REPL_REPLICA, REPL_ALL or REPL_NONE.");
        }
        a.run.terms.replication(bits);
        return LuaFunction.NOTHING;
    }

    /** A number cut to a whole one, 0 for what is no number. */
    private static int whole(Object value) {
        Double number = Operators.number(value);
        return number == null ? 0 : (int) (double) number;
    }

    private static boolean mayRun(Arguments a) {
        List<Bytes> words = new ArrayList<>(a.count());
        String problem = words(a.given, words);
        if (problem != null) {
            throw failure(problem);
        }
        CommandSpec spec = a.run.call.engine().catalog().find(words.get(0));
        if (spec != null && spec.isContainer() && words.size() > 1) {
            spec = spec.subcommand(words.get(1));
        }
        if (spec == null) {
            throw failure("Invalid command passed to redis.acl_check_cmd()");
        }
        return a.run.call.engine().access().refusal(a.run.call.client(), spec, words) == null;
    }

    private static Object[] log(Arguments a) {
        if (a.count() < 2) {
            throw failure("redis.log() requires two arguments or more.");
        }
        Double level = Operators.number(a.get(0));
        if (level == null) {
            throw failure("First argument must be a number (log level).");
        }
        if (level.intValue() < 0 || level.intValue() >= LOG_LEVELS) {
            throw failure("Invalid log level.");
        }
        StringBuilder line = new StringBuilder();
        for (int i = 1; i < a.count(); i++) {
            Bytes text = Operators.text(a.get(i));
            if (text != null) {
                line.append(i == 1 ? "" : " ").append(Utf8.text(text));
            }
        }
        a.run.call.engine().log(level.intValue(), line.toString());
        return LuaFunction.NOTHING;
    }
}
