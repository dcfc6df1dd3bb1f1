package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Glob;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Busy;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.LibraryCodec;
import dev.rediscover.engine.RedisException;
import dev.rediscover.engine.Scripts;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import java.util.ArrayList;
import java.util.List;

/** Libraries of functions, which stay on the server, and the calls of their functions. */
public final class FunctionCommands implements Family {
    private static final String TABLE = """
            group scripting
            FCALL function numkeys [key [key ...]] [arg [arg ...]]
              7.0.0 | noscript stale skip_monitor no_mandatory_keys movablekeys | Depends on the function
              Calls a function of a loaded library.
              see FCALL_RO FUNCTION|LOAD EVAL
              keys RW access update
            FCALL_RO function numkeys [key [key ...]] [arg [arg ...]]
              7.0.0 | readonly noscript stale skip_monitor no_mandatory_keys movablekeys | Depends on the function
              Calls a function of a loaded library, forbidding it to write.
              see FCALL FUNCTION|LOAD
              keys RO access
            FUNCTION
              7.0.0 | | Depends on the subcommand
              Keeps libraries of functions on the server.
              see FCALL SCRIPT
              container
            FUNCTION|DELETE library-name
              7.0.0 | write noscript | O(1)
              Deletes a library and its functions.
              see FUNCTION|LOAD FUNCTION|FLUSH
            FUNCTION|DUMP
              7.0.0 | noscript | O(N) for N functions
              Serializes all libraries into one payload.
              see FUNCTION|RESTORE
            FUNCTION|FLUSH [ASYNC | SYNC]
              7.0.0 | write noscript | O(N) for N functions
              Deletes all libraries.
              see FUNCTION|DELETE
            FUNCTION|HELP
              7.0.0 | loading stale | O(1)
              Lists the subcommands of FUNCTION.
              see FUNCTION
            FUNCTION|KILL
              7.0.0 | noscript allow_busy | O(1)
              Stops the function that is running, unless it has already written.
              see FUNCTION|STATS SCRIPT|KILL
            FUNCTION|LIST [LIBRARYNAME library-name-pattern] [WITHCODE]
              7.0.0 | noscript | O(N) for N functions
              Lists libraries and their functions, with their code if wanted.
              see FUNCTION|LOAD FUNCTION|STATS
            FUNCTION|LOAD [REPLACE] function-code
              7.0.0 | write denyoom noscript | O(1), compiling left aside
              Loads a library from its code and registers its functions.
              see FCALL FUNCTION|DELETE FUNCTION|LIST
            FUNCTION|RESTORE serialized-value [FLUSH | APPEND | REPLACE]
              7.0.0 | write denyoom noscript | O(N) for N functions
              Loads libraries from a payload that FUNCTION DUMP made.
              see FUNCTION|DUMP
            FUNCTION|STATS
              7.0.0 | noscript allow_busy | O(1)
              Tells which function is running, and about the engines there are.
              see FUNCTION|KILL FUNCTION|LIST
            """;

    private static final String[] HELP = {
        "FUNCTION <subcommand> [<arg> [value] [opt] ...]. Subcommands are:",
        "LOAD [REPLACE] <FUNCTION CODE>",
        "    Loads a library from its code; its first line names it: #!lua name=<library>",
        "DELETE <LIBRARY NAME>",
        "    Deletes a library and its functions.",
        "LIST [LIBRARYNAME PATTERN] [WITHCODE]",
        "    The libraries, or those whose names match, with their functions.",
        "STATS",
        "    The function that is running, and how much the engines hold.",
        "KILL",
        "    Stops the function that is running, unless it has written.",
        "FLUSH [ASYNC|SYNC]",
        "    Deletes all libraries.",
        "DUMP",
        "    All libraries as one payload, for RESTORE.",
        "RESTORE <PAYLOAD> [FLUSH|APPEND|REPLACE]",
        "    Loads the libraries of a payload: instead of all others, beside them (which is what happens if nothing",
        "    is said), or instead of those of the same names.",
        "HELP",
        "    Prints this help."
    };

    private final LibraryCodec codec;

    /** {@code codec} makes and reads the payloads of DUMP and RESTORE. */
    public FunctionCommands(LibraryCodec codec) {
        this.codec = codec;
    }

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        try {
            return switch (c.name()) {
                case "FCALL" -> fcall(c, false);
                case "FCALL_RO" -> fcall(c, true);
                case "FUNCTION|DELETE" -> delete(c);
                case "FUNCTION|DUMP" ->
                    Reply.of(codec.encode(c.engine().scripts().libraries()));
                case "FUNCTION|FLUSH" -> flush(c);
                case "FUNCTION|HELP" -> ScriptCommands.help(HELP);
                case "FUNCTION|KILL" -> c.engine().busy().kill(Busy.Kind.FUNCTION);
                case "FUNCTION|LIST" -> list(c);
                case "FUNCTION|LOAD" -> load(c);
                case "FUNCTION|RESTORE" -> restore(c);
                case "FUNCTION|STATS" -> stats(c.engine());
                default -> throw c.unbound();
            };
        } catch (Script.Faulty e) {
            return e.reply;
        }
    }

    private static RedisException error(String text) {
        return new RedisException(Replies.error("ERR " + text));
    }

    // ---- calls

    private static Reply fcall(Call c, boolean readOnly) throws Script.Faulty {
        c.engine().monitors().announce(c.client(), c.argv());
        Args args = c.args();
        Bytes name = args.next();
        Scripts.Library library = c.engine().scripts().withFunction(name);
        if (library == null) {
            throw error("Function not found");
        }
        long count = keys(args);
        LuaTable keys = Runner.list(args.rest((int) count));
        LuaTable arguments = Runner.list(args.rest());
        FunctionLibrary.Function function = LibraryLoader.loaded(c, library).function(name);
        return new Runner(c, Busy.Kind.FUNCTION, function.name())
                .run(
                        function.callback(),
                        new Object[] {keys, arguments},
                        Globals.forFunctions(),
                        function.flags(),
                        readOnly);
    }

    private static long keys(Args args) {
        long count;
        try {
            count = args.integer();
        } catch (RedisException e) {
            throw error("Bad number of keys provided");
        }
        if (count > args.remaining()) {
            throw Errors.NUMKEYS_TOO_BIG.raise();
        }
        if (count < 0) {
            throw Errors.NUMKEYS_NEGATIVE.raise();
        }
        return count;
    }

    /** A function that may write needs memory, unless it says that it can do without. */
    @Override
    public boolean needsMemory(Engine engine, CommandSpec spec, List<Bytes> argv) {
        return spec.name().startsWith("FCALL") ? flags(engine, argv.get(1)).needsMemory() : spec.isDenyOom();
    }

    @Override
    public boolean mayWrite(Engine engine, CommandSpec spec, List<Bytes> argv) {
        return spec.name().equals("FCALL") && !flags(engine, argv.get(1)).noWrites();
    }

    private static ScriptFlags flags(Engine engine, Bytes function) {
        Scripts.Library library = engine.scripts().withFunction(function);
        return library != null && library.compiled() instanceof FunctionLibrary loaded
                ? loaded.function(function).flags()
                : ScriptFlags.UNDECLARED;
    }

    // ---- libraries

    private static Reply load(Call c) throws Script.Faulty {
        boolean replace = false;
        while (c.args().remaining() > 1) {
            Bytes option = c.args().next();
            if (!option.is("REPLACE")) {
                throw error("Unknown option given: " + option.utf8());
            }
            replace = true;
        }
        return Reply.of(LibraryLoader.load(c, c.args().next(), replace));
    }

    private static Reply delete(Call c) {
        if (c.engine().scripts().remove(c.args().next()) == null) {
            throw error("Library not found");
        }
        return Reply.OK;
    }

    private static Reply flush(Call c) {
        if (c.args().remaining() > 1) {
            throw wrongArguments(c);
        }
        if (c.args().hasNext() && !c.args().take("SYNC") && !c.args().take("ASYNC")) {
            throw error("FUNCTION FLUSH only supports SYNC|ASYNC option");
        }
        c.engine().scripts().clearLibraries();
        return Reply.OK;
    }

    private static RedisException wrongArguments(Call c) {
        return Errors.SUBCOMMAND_ARGUMENTS.raise(
                c.argv().get(1).utf8(), c.spec().container().name());
    }

    private Reply restore(Call c) throws Script.Faulty {
        Bytes payload = c.args().next();
        LibraryLoader.Policy policy = LibraryLoader.Policy.APPEND;
        if (c.args().remaining() > 1) {
            throw wrongArguments(c);
        }
        if (c.args().hasNext()) {
            policy = policy(c.args().next());
        }
        LibraryLoader.restore(c, codec.decode(payload), policy);
        return Reply.OK;
    }

    private static LibraryLoader.Policy policy(Bytes word) {
        for (LibraryLoader.Policy policy : LibraryLoader.Policy.values()) {
            if (word.is(policy.name())) {
                return policy;
            }
        }
        throw error("Wrong restore policy given, value should be either FLUSH, APPEND or REPLACE.");
    }

    // ---- what there is

    private static Reply list(Call c) throws Script.Faulty {
        boolean withCode = false;
        Bytes pattern = null;
        while (c.args().hasNext()) {
            Bytes word = c.args().next();
            if (!withCode && word.is("WITHCODE")) {
                withCode = true;
            } else if (pattern == null && word.is("LIBRARYNAME")) {
                if (!c.args().hasNext()) {
                    throw error("library name argument was not given");
                }
                pattern = c.args().next();
            } else {
                throw error("Unknown argument " + word.utf8());
            }
        }
        List<Reply> libraries = new ArrayList<>();
        for (Scripts.Library library : c.engine().scripts().libraries()) {
            if (pattern == null || Glob.matches(pattern, library.name(), true)) {
                libraries.add(described(library, LibraryLoader.loaded(c, library), withCode));
            }
        }
        return Reply.array(libraries);
    }

    private static Reply described(Scripts.Library library, FunctionLibrary loaded, boolean withCode) {
        List<Reply> functions = new ArrayList<>();
        for (FunctionLibrary.Function function : loaded.functions().values()) {
            List<Reply> flags = new ArrayList<>();
            for (String flag : function.flags().names()) {
                flags.add(new Reply.Status(flag));
            }
            functions.add(new Reply.MapOf(List.of(
                    Reply.bulk("name"),
                    Reply.of(function.name()),
                    Reply.bulk("description"),
                    Reply.of(function.description()),
                    Reply.bulk("flags"),
                    new Reply.SetOf(flags))));
        }
        List<Reply> fields = new ArrayList<>(List.of(
                Reply.bulk("library_name"),
                Reply.of(library.name()),
                Reply.bulk("engine"),
                Reply.bulk(FunctionLibrary.ENGINE),
                Reply.bulk("functions"),
                Reply.array(functions)));
        if (withCode) {
            fields.add(Reply.bulk("library_code"));
            fields.add(Reply.of(library.code()));
        }
        return new Reply.MapOf(fields);
    }

    private static Reply stats(Engine engine) {
        Busy busy = engine.busy();
        if (busy.isRunning() && busy.kind() == Busy.Kind.EVAL) {
            throw busy.refusal();
        }
        Reply counts = new Reply.MapOf(List.of(
                Reply.bulk("libraries_count"),
                Reply.of((long) engine.scripts().libraries().size()),
                Reply.bulk("functions_count"),
                Reply.of((long) engine.scripts().functions())));
        return new Reply.MapOf(List.of(
                Reply.bulk("running_script"),
                busy.isRunning() ? running(busy) : Reply.NIL,
                Reply.bulk("engines"),
                new Reply.MapOf(List.of(Reply.bulk(FunctionLibrary.ENGINE), counts))));
    }

    private static Reply running(Busy busy) {
        return new Reply.MapOf(List.of(
                Reply.bulk("name"),
                Reply.of(busy.name()),
                Reply.bulk("command"),
                Reply.bulks(busy.argv()),
                Reply.bulk("duration_ms"),
                Reply.of(busy.millis())));
    }
}
