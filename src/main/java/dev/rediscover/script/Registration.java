package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** {@code redis.register_function} while one library is being loaded; afterwards it only refuses. */
final class Registration extends LuaFunction {
    private final Map<Bytes, FunctionLibrary.Function> functions = new LinkedHashMap<>();
    private boolean open = true;

    /** What has been registered. */
    Map<Bytes, FunctionLibrary.Function> functions() {
        return functions;
    }

    /** The library is loaded. */
    void close() {
        open = false;
    }

    @Override
    Object[] call(Run run, Object[] arguments) {
        if (!open) {
            throw refused("redis.register_function can only be called on FUNCTION LOAD command");
        }
        FunctionLibrary.Function function = switch (arguments.length) {
            case 1 -> named(arguments[0]);
            case 2 -> positional(arguments[0], arguments[1]);
            default -> throw refused("wrong number of arguments to redis.register_function");
        };
        if (!FunctionLibrary.isName(function.name())) {
            throw refused(FunctionLibrary.NAMES);
        }
        if (functions.putIfAbsent(function.name(), function) != null) {
            throw refused("Function already exists in the library");
        }
        return NOTHING;
    }

    private static FunctionLibrary.Function positional(Object name, Object callback) {
        Bytes text = Operators.text(name);
        if (text == null) {
            throw refused("first argument to redis.register_function must be a string");
        }
        if (!(callback instanceof LuaFunction code)) {
            throw refused("second argument to redis.register_function must be a function");
        }
        return new FunctionLibrary.Function(text, code, ScriptFlags.declared(0), null);
    }

    private static FunctionLibrary.Function named(Object given) {
        if (!(given instanceof LuaTable table)) {
            throw refused("calling redis.register_function with a single argument is only applicable to Lua table"
                    + " (representing named arguments).");
        }
        Bytes name = null;
        Bytes description = null;
        LuaFunction callback = null;
        int flags = 0;
        for (Object[] pair = table.next(null); pair != null; pair = table.next(pair[0])) {
            switch (keyword(pair[0])) {
                case "function_name" -> name = text("function_name", pair[1]);
                case "description" -> description = text("description", pair[1]);
                case "callback" -> callback = code(pair[1]);
                case "flags" -> flags = flags(pair[1]);
                default -> throw refused("unknown argument given to redis.register_function");
            }
        }
        if (name == null) {
            throw refused("redis.register_function must get a function name argument");
        }
        if (callback == null) {
            throw refused("redis.register_function must get a callback argument");
        }
        return new FunctionLibrary.Function(name, callback, ScriptFlags.declared(flags), description);
    }

    private static String keyword(Object key) {
        Bytes text = Operators.text(key);
        if (text == null) {
            throw refused("named argument key given to redis.register_function is not a string");
        }
        return text.latin1().toLowerCase(Locale.ROOT);
    }

    private static Bytes text(String argument, Object value) {
        Bytes text = Operators.text(value);
        if (text == null) {
            throw refused(argument + " argument given to redis.register_function must be a string");
        }
        return text;
    }

    private static LuaFunction code(Object value) {
        if (value instanceof LuaFunction code) {
            return code;
        }
        throw refused("callback argument given to redis.register_function must be a function");
    }

    private static int flags(Object value) {
        if (!(value instanceof LuaTable list)) {
            throw refused("flags argument to redis.register_function must be a table representing function flags");
        }
        int flags = 0;
        for (int i = 1; list.get(i) != null; i++) {
            Bytes name = Operators.text(list.get(i));
            int bit = name == null ? 0 : ScriptFlags.bit(name.latin1().toLowerCase(Locale.ROOT));
            if (bit == 0) {
                throw refused("unknown flag given");
            }
            flags |= bit;
        }
        return flags;
    }

    private static LuaError refused(String why) {
        return RedisLibrary.failure(why);
    }
}
