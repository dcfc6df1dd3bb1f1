package dev.rediscover.script;

/**
 * How deep the calls of a script or of one of its coroutines are. Lua lets its functions call each other far deeper
 * than a thread of Java can go, so the deeper part of them goes on in a thread with a large stack.
 */
final class CallStack {
    /** So many calls inside each other any thread has room for. */
    private static final int SHALLOW = 120;

    /** Lua's LUAI_MAXCALLS, less what calls a script. */
    private static final int MOST = 19_999;

    /** Lua's LUAI_MAXCCALLS. */
    private static final int MOST_LIBRARIES = 200;

    private final Run run;
    int depth;
    /** The depth beyond which {@link #deeper} is asked. */
    int limit = SHALLOW;
    /** How many calls by libraries and metatables are inside each other. */
    int libraries;
    /** How many of them there were when the coroutine was resumed. */
    int librariesBefore;
    /** The coroutine that this is the stack of; {@code null} for the script itself. */
    final Coroutine coroutine;

    CallStack(Run run, Coroutine coroutine) {
        this.run = run;
        this.coroutine = coroutine;
    }

    /** One more call by a library or a metatable. */
    void enterLibrary() {
        if (++libraries >= MOST_LIBRARIES) {
            libraries--;
            throw LuaError.operator("C stack overflow");
        }
    }

    /** One more coroutine: it may be the last of the calls that are allowed. */
    void enterCoroutine() {
        if (libraries >= MOST_LIBRARIES) {
            throw LuaError.operator("C stack overflow");
        }
        libraries++;
    }

    /** Goes on inside so many calls by libraries as whoever resumes it is inside of. */
    void resumeInside(int calls) {
        libraries += calls - librariesBefore;
        librariesBefore = calls;
    }

    /** Runs a call that is too deep for this thread in another one. */
    Frame deeper(Frame frame) {
        if (limit > SHALLOW) {
            throw LuaError.of("stack overflow");
        }
        limit = MOST;
        int before = depth++;
        try {
            return run.strands().deep(frame);
        } finally {
            limit = SHALLOW;
            depth = before;
        }
    }
}
