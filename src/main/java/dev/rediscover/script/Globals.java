package dev.rediscover.script;

import dev.rediscover.base.Bytes;

/** What a script finds when it begins. */
final class Globals {
    private static final LuaTable REDIS = RedisLibrary.table();
    private static final LuaTable TABLES = TableLibrary.table();
    private static final LuaTable MATHS = MathLibrary.table();
    private static final LuaTable BITS = BitLibrary.table();
    private static final LuaTable JSON = JsonLibrary.table();
    private static final LuaTable PACK = PackLibrary.table();
    private static final LuaTable STRUCT = StructLibrary.table();
    private static final LuaTable OS = OsLibrary.table();
    private static final LuaTable COROUTINES = CoroutineLibrary.table();

    /** What scripts see as the metatable of {@code _G}. */
    private static final LuaTable PROTECTION =
            new Protection().into(new LuaTable(), "__index").freeze();

    private Globals() {}

    /** Refuses to read what is not there. */
    private static final class Protection extends Library {
        @Override
        Object[] call(String name, Arguments a) {
            if (a.count() != 2) {
                throw LuaError.of("Wrong number of arguments to luaProtectedTableError");
            }
            Bytes key = Operators.text(a.get(1));
            if (key == null) {
                throw LuaError.of("Second argument to luaProtectedTableError must be a string or number");
            }
            Bytes start = Bytes.of("Script attempted to access nonexistent global variable '");
            throw LuaError.of(start.concat(key).concat(Bytes.of("'")));
        }
    }

    private static final Bytes ITSELF = Bytes.of("_G");
    private static final Bytes KEYS = Bytes.of("KEYS");
    private static final Bytes ARGV = Bytes.of("ARGV");

    /** What a script finds, a table of its own; what hangs on it cannot be changed, so all scripts share that. */
    static LuaTable forScript(LuaTable keys, LuaTable arguments) {
        LuaTable globals = ForScripts.GLOBALS.twin();
        globals.put(ITSELF, globals);
        globals.put(KEYS, keys);
        globals.put(ARGV, arguments);
        return globals;
    }

    /** A new table of what scripts and functions find alike. */
    static LuaTable make() {
        LuaTable globals = new LuaTable();
        BaseLibrary.into(globals);
        globals.put(Bytes.of("coroutine"), COROUTINES);
        globals.put(ITSELF, globals);
        globals.put(Bytes.of("_VERSION"), Bytes.of("Lua 5.1"));
        globals.put(Bytes.of("redis"), REDIS);
        globals.put(Bytes.of("string"), Operators.STRINGS);
        globals.put(Bytes.of("table"), TABLES);
        globals.put(Bytes.of("math"), MATHS);
        globals.put(Bytes.of("bit"), BITS);
        globals.put(Bytes.of("cjson"), JSON);
        globals.put(Bytes.of("cmsgpack"), PACK);
        globals.put(Bytes.of("struct"), STRUCT);
        globals.put(Bytes.of("os"), OS);
        globals.metatable(PROTECTION);
        return globals;
    }

    /** Made when the first script runs. KEYS and ARGV have their places already. */
    private static final class ForScripts {
        static final LuaTable GLOBALS = make();

        private static LuaTable make() {
            LuaTable globals = Globals.make();
            globals.put(KEYS, Boolean.FALSE);
            globals.put(ARGV, Boolean.FALSE);
            return globals;
        }
    }

    /** All that a function finds, the same for every call: what it is given comes as arguments. */
    static LuaTable forFunctions() {
        return ForFunctions.GLOBALS;
    }

    /** Made when the first function is called. */
    private static final class ForFunctions {
        static final LuaTable GLOBALS = make();

        private static LuaTable make() {
            LuaTable globals = Globals.make();
            LuaTable redis = RedisLibrary.functionsTable();
            globals.put(Bytes.of("redis"), redis);
            return globals.freeze();
        }
    }
}
