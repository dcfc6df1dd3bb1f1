package dev.rediscover.script;

/** Something that can be called. */
abstract class LuaFunction {
    static final Object[] NOTHING = {};

    /** Calls it; the results are never {@code null}, and the caller may keep the array. */
    abstract Object[] call(Run run, Object[] arguments);

    /** The same for a caller that wants no more than the first result, {@code null} (nil) if there is none. */
    Object single(Run run, Object[] arguments) {
        return first(call(run, arguments));
    }

    /** The first result of a call, {@code null} (nil) if there is none. */
    static Object first(Object[] results) {
        return results.length == 0 ? null : results[0];
    }

    static Object[] one(Object value) {
        return new Object[] {value};
    }
}
