package dev.rediscover.script;

import java.util.function.Supplier;

/** A coroutine: a function that can be left in its midst and gone on with. */
final class Coroutine implements Supplier<Object> {
    /** What {@code coroutine.status} says of it. */
    enum Status {
        SUSPENDED,
        RUNNING,
        NORMAL,
        DEAD
    }

    private final LuaFunction body;
    private Run run;
    private CallStack stack;
    private Strands.Turns turns;
    private Status status = Status.SUSPENDED;
    private Object[] passed = LuaFunction.NOTHING;

    Coroutine(LuaFunction body) {
        this.body = body;
    }

    Status status() {
        return status;
    }

    /**
     * Goes on with it.
     *
     * @return what it yields or returns
     * @throws LuaError which it did not catch, or if it cannot go on
     */
    Object[] resume(Run by, Object[] arguments) {
        if (run == null) {
            run = by;
            stack = new CallStack(run, this);
            turns = run.strands().new Turns();
        }
        CallStack before = run.stack;
        before.enterCoroutine();
        stack.resumeInside(before.libraries);
        if (before.coroutine != null) {
            before.coroutine.status = Status.NORMAL;
        }
        status = Status.RUNNING;
        passed = arguments;
        run.stack = stack;
        boolean waits = false;
        try {
            Object returned = turns.resume(this, this);
            waits = returned == null;
            return waits ? passed : (Object[]) returned;
        } finally {
            status = waits ? Status.SUSPENDED : Status.DEAD;
            run.stack = before;
            before.libraries--;
            if (before.coroutine != null) {
                before.coroutine.status = Status.RUNNING;
            }
        }
    }

    /** Its body, in its own thread. */
    @Override
    public Object get() {
        if (body instanceof Closure closure) {
            return Code.all(closure.code.frame(run, closure, passed));
        }
        return body.call(run, passed);
    }

    /** Leaves it, giving {@code values} to whoever resumed it; the result is what it is resumed with. */
    Object[] yield(Object[] values) {
        passed = values;
        turns.yield();
        return passed;
    }

    /** Ends it where it waits, because its run is over. */
    void kill() {
        try {
            resume(run, LuaFunction.NOTHING);
        } catch (Strands.Killed e) {
            status = Status.DEAD;
        }
    }
}
