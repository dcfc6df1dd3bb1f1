package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.engine.Busy;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.ScriptTerms;
import dev.rediscover.engine.Scripts;
import dev.rediscover.resp.Reply;
import java.util.List;
import java.util.function.Supplier;

/**
 * One run of one script: its globals, its source of chance, its way to the engine, and how much it may still do. A
 * script holds everybody else up, so one that runs on looks around now and then, and may be told to end.
 */
final class Run {
    /** After so many steps the clock is asked. */
    private static final int STEPS_BETWEEN_LOOKS = 1 << 14;

    /** After so much time the engine is looked at behind a command, which can take as long as many steps. */
    private static final int MICROS_BETWEEN_LOOKS = 1000;

    /** Making a string costs a step for so many of its bytes, so that steps bound the memory of a script too. */
    private static final int BYTES_A_STEP = 64;

    /** Whatever takes more bytes at once is looked at before it is made. */
    private static final int LARGE = 1 << 20;

    /** As Redis says it, whatever was killed and however. */
    private static final String KILLED = "Script killed by user with SCRIPT KILL...";

    final Call call;
    final LuaTable globals;
    final Chance chance;
    final JsonSettings json = new JsonSettings();
    final ScriptTerms terms;
    private final long endMillis;
    private final long mostSteps;
    private long steps;
    private long nextLook = STEPS_BETWEEN_LOOKS;
    private long lookedMicros;
    private final HeapWatch heap;
    private Strands strands;
    /** The calls of what runs now: the script itself or a coroutine. */
    CallStack stack = new CallStack(this, null);

    /** A run that goes on until it ends, or is ended; between {@link Busy#begin} and {@link Busy#end}. */
    Run(Call call, LuaTable globals, ScriptTerms terms) {
        this(call, globals, terms, 0);
    }

    /** One that may take {@code mostMillis} of the world's time, 0 for any. */
    Run(Call call, LuaTable globals, ScriptTerms terms, long mostMillis) {
        Engine engine = call.engine();
        this.lookedMicros = engine.clock().isReal()
                ? terms.nowMillis() * 1000
                : Clock.system().millis() * 1000;
        this.call = call;
        this.chance = new Chance(engine.scripts());
        this.globals = globals;
        this.terms = terms;
        this.mostSteps = engine.scriptSteps();
        this.heap = new HeapWatch(engine);
        this.endMillis = mostMillis == 0 ? Long.MAX_VALUE : Clock.system().millis() + mostMillis;
    }

    /** One more turn of a loop, or call. */
    void step() {
        if (++steps >= nextLook) {
            look();
        }
    }

    private void look() {
        if (isAtHome()) {
            lookAround();
        } else {
            strands.atHome(() -> {
                lookAround();
                return null;
            });
        }
    }

    private void lookAround() {
        nextLook = steps + STEPS_BETWEEN_LOOKS;
        if (steps > mostSteps) {
            call.engine().busy().runOut();
            throw new Endless("it took too many steps; an engine for lessons stops here, a server would not");
        }
        if (endMillis != Long.MAX_VALUE && Clock.system().millis() > endMillis) {
            throw new Endless("it took too long");
        }
        Busy busy = call.engine().busy();
        if (busy.isRunning() && busy.look() != Busy.Ending.NONE) {
            throw new Endless(KILLED);
        }
        heap.check(0);
    }

    /**
     * Counts memory that the script is about to take. What it drops again is not held against it; when the heap fills
     * up, what is left of it counts. Small things need not be counted one by one: steps are enough for them.
     *
     * @param bytes about as many as it takes on the heap
     * @throws LuaError {@code not enough memory}
     */
    void allocate(long bytes) {
        steps += bytes / BYTES_A_STEP;
        if (bytes > LARGE) {
            heap.check(bytes);
        }
    }

    /** The threads of this run beside the one in which it began; made when the first is needed. */
    Strands strands() {
        if (strands == null) {
            strands = new Strands();
        }
        return strands;
    }

    /** Does something that touches the engine: in the thread in which the run began, which holds the engine's lock. */
    <T> T atHome(Supplier<T> what) {
        return strands == null ? what.get() : strands.atHome(what);
    }

    /** Whether the thread that runs is the one in which the run began. */
    boolean isAtHome() {
        return strands == null || strands.isAtHome();
    }

    /** Has the engine run a command; only at home. After slow ones the next step looks around. */
    Reply command(List<Bytes> words) {
        Engine engine = call.engine();
        Reply reply = engine.callFromScript(call.client(), words, terms);
        long now = engine.clock().isReal()
                ? engine.lastEndMicros()
                : Clock.system().millis() * 1000;
        if (now - lookedMicros > MICROS_BETWEEN_LOOKS) {
            lookedMicros = now;
            nextLook = steps;
        }
        return reply;
    }

    /** The run is over: nothing of it goes on. */
    void end() {
        if (strands != null) {
            stack = new CallStack(this, null);
            strands.end();
        }
    }

    /** Refuses to make strings beyond what a string may be, however much of one there is already. */
    void checkLength(long bytes) {
        if (bytes > call.engine().longestString()) {
            throw LuaError.of("resulting string too large");
        }
        steps++;
        if (bytes > LARGE) {
            heap.check(0);
        }
    }

    /** The same for a string of {@code size} bytes that is being made and gets so many {@code more}. */
    void checkGrowth(long size, long more) {
        if (size + more > call.engine().longestString()) {
            throw LuaError.of("resulting string too large");
        }
        allocate(more);
    }

    /** Two strings as one. */
    Bytes join(Bytes a, Bytes b) {
        long length = (long) a.length() + b.length();
        checkLength(length);
        allocate(length);
        return a.concat(b);
    }

    /** Raised when a script has to end; no script can catch it. */
    static final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1;

        private String chunk;
        private int line;

        /** {@code why} is a sentence, or the end of one about the script. */
        Endless(String why) {
            super(why, null, false, false);
        }

        /** Whether somebody has had it ended; else it took more than it may. */
        boolean isKilled() {
            return KILLED.equals(getMessage());
        }

        /** The line that ran, 0 while nobody has said it. */
        int line() {
            return line;
        }

        /** The name of the chunk that ran, {@code null} while nobody has said it. */
        String chunk() {
            return chunk;
        }

        /** The same with the place where the script was, unless it has one. */
        Endless at(String within, int where) {
            if (line == 0) {
                chunk = within;
                line = where;
            }
            return this;
        }
    }

    /** The generator behind math.random: drand48's, which goes on from script to script. */
    static final class Chance {
        private static final long MASK = (1L << 48) - 1;
        private static final long RANGE = (1L << 31) - 1;

        private final Scripts scripts;

        Chance(Scripts scripts) {
            this.scripts = scripts;
        }

        void seed(int seed) {
            scripts.chance((((long) seed << 16) | 0x330E) & MASK);
        }

        /** The next number, from 0 up to but not including 1. */
        double next() {
            long state = (scripts.chance() * 0x5DEECE66DL + 0xB) & MASK;
            scripts.chance(state);
            return (state >>> 17) % RANGE / (double) RANGE;
        }
    }
}
