package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.ScriptTerms;
import dev.rediscover.resp.CommandLine;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A library of functions that has been run once, which is how it says what functions it has. What those functions
 * remember in local names of the library stays as long as the library does.
 */
final class FunctionLibrary {
    static final String CHUNK = "user_function";
    static final String ENGINE = "LUA";
    private static final String REGISTERING = "ERR Error registering functions: ";
    /** What is wrong with a name that is none, of a library or of a function. */
    static final String NAMES =
            "Library names can only contain letters, numbers, or underscores(_) and must be at least"
                    + " one character long";

    /** One function; {@code description} is {@code null} if it has none. */
    record Function(Bytes name, LuaFunction callback, ScriptFlags flags, Bytes description) {}

    private final Map<Bytes, Function> functions;

    private FunctionLibrary(Map<Bytes, Function> functions) {
        this.functions = functions;
    }

    /** Its functions in the order in which it registered them. */
    Map<Bytes, Function> functions() {
        return functions;
    }

    /** The function of that name, in whatever case. */
    Function function(Bytes name) {
        Function exact = functions.get(name);
        if (exact != null) {
            return exact;
        }
        for (Function function : functions.values()) {
            if (function.name().is(name.latin1())) {
                return function;
            }
        }
        return null;
    }

    /** The name in the first line of a library's text. */
    static Bytes name(Bytes text) throws Script.Faulty {
        int end = text.indexOf('\n', 0);
        if (!Script.hasShebang(text)) {
            throw new Script.Faulty("ERR Missing library metadata");
        }
        CommandLine line = CommandLine.split(text.slice(0, Math.max(end, 0)));
        if (end < 0 || !line.ok()) {
            throw new Script.Faulty("ERR Invalid library metadata");
        }
        List<Bytes> words = line.words();
        Bytes name = null;
        for (Bytes word : words.subList(1, words.size())) {
            if (!word.latin1().toLowerCase(Locale.ROOT).startsWith("name=")) {
                throw new Script.Faulty("ERR Invalid metadata value given: " + word.utf8());
            }
            if (name != null) {
                throw new Script.Faulty("ERR Invalid metadata value, name argument was given multiple times");
            }
            name = word.slice("name=".length(), word.length());
        }
        if (name == null) {
            throw new Script.Faulty("ERR Library name was not given");
        }
        checkName(name);
        Bytes engine = words.get(0).slice(2, words.get(0).length());
        if (!engine.is(ENGINE)) {
            throw new Script.Faulty("ERR Engine '" + engine.utf8() + "' not found");
        }
        return name;
    }

    private static void checkName(Bytes name) throws Script.Faulty {
        if (!isName(name)) {
            throw new Script.Faulty("ERR " + NAMES);
        }
    }

    /** Whether a library or function may have that name. */
    static boolean isName(Bytes name) {
        boolean good = !name.isEmpty();
        for (int i = 0; i < name.length(); i++) {
            int c = name.at(i);
            good &= c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
        }
        return good;
    }

    /** What the text of a library, whose first line is in order, registers when it is run, for so long at most. */
    static FunctionLibrary load(Call call, Bytes text, long mostMillis) throws Script.Faulty {
        LuaFunction code;
        try {
            code = Parser.parse(text.slice(text.indexOf('\n', 0), text.length()), CHUNK);
        } catch (LuaError e) {
            throw new Script.Faulty("ERR Error compiling function: " + ((Bytes) e.value()).utf8());
        }
        Registration registration = new Registration();
        LuaTable globals = RedisLibrary.whileLoading(registration);
        Run run = new Run(call, globals, new ScriptTerms(true, false, call.now()), mostMillis);
        try {
            code.call(run, LuaFunction.NOTHING);
        } catch (LuaError e) {
            throw new Script.Faulty(REGISTERING + Runner.message(e.value()).utf8());
        } catch (Run.Endless e) {
            throw new Script.Faulty(REGISTERING + "ERR FUNCTION LOAD timeout");
        } catch (OutOfMemoryError e) {
            throw new Script.Faulty(REGISTERING + "ERR not enough memory"); // what it held is free again
        } catch (StackOverflowError e) {
            throw new Script.Faulty(REGISTERING + "ERR stack overflow");
        } finally {
            run.end();
            registration.close();
        }
        if (registration.functions().isEmpty()) {
            throw new Script.Faulty("ERR No functions registered");
        }
        return new FunctionLibrary(registration.functions());
    }
}
