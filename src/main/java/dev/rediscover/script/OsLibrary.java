package dev.rediscover.script;

/** {@code os}, of which a script has the clock alone. */
final class OsLibrary extends Library {
    static LuaTable table() {
        return new OsLibrary().into(new LuaTable(), "clock").freeze();
    }

    /** Seconds with their fraction; only differences mean something. */
    @Override
    Object[] call(String name, Arguments a) {
        return LuaFunction.one(a.run.call.engine().clock().micros() / 1e6);
    }
}
