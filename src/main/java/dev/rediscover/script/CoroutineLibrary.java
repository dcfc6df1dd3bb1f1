package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import java.util.Arrays;
import java.util.Locale;

/** {@code coroutine}. */
final class CoroutineLibrary extends Library {
    static LuaTable table() {
        return new CoroutineLibrary()
                .into(new LuaTable(), "create", "resume", "running", "status", "wrap", "yield")
                .freeze();
    }

    @Override
    Object[] call(String name, Arguments a) {
        return switch (name) {
            case "create" -> LuaFunction.one(created(a));
            case "resume" -> resumed(a);
            case "running" -> LuaFunction.one(a.run.stack.coroutine);
            case "status" -> LuaFunction.one(Bytes.of(word(coroutine(a).status())));
            case "wrap" -> LuaFunction.one(new Wrapped(created(a)));
            default -> yielded(a);
        };
    }

    private static Coroutine created(Arguments a) {
        if (!(a.get(0) instanceof Closure closure)) {
            throw a.bad(0, "Lua function expected");
        }
        return new Coroutine(closure);
    }

    private static Coroutine coroutine(Arguments a) {
        if (a.get(0) instanceof Coroutine coroutine) {
            return coroutine;
        }
        throw a.bad(0, "coroutine expected");
    }

    private static String word(Coroutine.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static Object[] resumed(Arguments a) {
        Coroutine coroutine = coroutine(a);
        try {
            Object[] results = resume(a.run, coroutine, Arrays.copyOfRange(a.given, 1, a.count()));
            Object[] all = new Object[results.length + 1];
            all[0] = Boolean.TRUE;
            System.arraycopy(results, 0, all, 1, results.length);
            return all;
        } catch (LuaError e) {
            return new Object[] {Boolean.FALSE, e.value()};
        }
    }

    private static Object[] resume(Run run, Coroutine coroutine, Object[] arguments) {
        if (coroutine.status() != Coroutine.Status.SUSPENDED) {
            throw LuaError.bare(Bytes.of("cannot resume " + word(coroutine.status()) + " coroutine"));
        }
        return coroutine.resume(run, arguments);
    }

    private static Object[] yielded(Arguments a) {
        CallStack stack = a.run.stack;
        if (stack.coroutine == null || stack.libraries > stack.librariesBefore) {
            throw LuaError.bare(Bytes.of("attempt to yield across metamethod/C-call boundary"));
        }
        return stack.coroutine.yield(a.given);
    }

    /** What {@code coroutine.wrap} gives: called, it goes on with the coroutine, and its errors are the caller's. */
    private static final class Wrapped extends LuaFunction {
        private final Coroutine coroutine;

        Wrapped(Coroutine coroutine) {
            this.coroutine = coroutine;
        }

        @Override
        Object[] call(Run run, Object[] arguments) {
            try {
                return resume(run, coroutine, arguments);
            } catch (LuaError e) {
                Bytes text = Operators.text(e.value());
                throw text == null ? e : LuaError.of(text);
            }
        }
    }
}
