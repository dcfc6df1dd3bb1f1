package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.ScriptTerms;

/**
 * One run of one script: its globals, its source of chance, its way to the engine, and how much it may still do. A
 * script holds everybody else up, so one that goes on for too long is ended.
 */
final class Run {
    /** After so many steps the clock is asked. */
    private static final int STEPS_BETWEEN_LOOKS = 1 << 14;

    /** Making a string costs a step for so many of its bytes, so that steps bound the memory of a script too. */
    private static final int BYTES_A_STEP = 64;

    private static final int MOST_DEPTH = 400;

    final Call call;
    final LuaTable globals;
    final Chance chance = new Chance();
    final ScriptTerms terms;
    private final long mostMillis;
    private final long endMicros;
    private final long mostSteps;
    private long steps;
    private long nextLook = STEPS_BETWEEN_LOOKS;
    private int depth;

    Run(Call call, LuaTable globals, ScriptTerms terms, long mostMillis) {
        this.call = call;
        this.globals = globals;
        this.terms = terms;
        this.mostMillis = mostMillis;
        this.mostSteps = call.engine().scriptSteps();
        this.endMicros = call.engine().clock().micros() + mostMillis * 1000;
    }

    /** One more turn of a loop, or call. */
    void step() {
        if (++steps >= nextLook) {
            look();
        }
    }

    private void look() {
        nextLook = steps + STEPS_BETWEEN_LOOKS;
        if (steps > mostSteps) {
            throw new Endless("it took too many steps; an engine for lessons stops here, a server would not");
        }
        if (call.engine().clock().micros() > endMicros) {
            throw new Endless(
                    "it ran for more than " + mostMillis + " milliseconds and was ended" + " (busy-reply-threshold)");
        }
    }

    /** One more call inside another. */
    void enter() {
        if (++depth > MOST_DEPTH) {
            depth = 0;
            throw LuaError.of("stack overflow");
        }
        step();
    }

    void leave() {
        depth--;
    }

    /** How deep the calls are; {@link #depth(int)} takes it back after an error was caught. */
    int depth() {
        return depth;
    }

    void depth(int before) {
        depth = before;
    }

    /** Refuses to make strings beyond what a string may be, and counts those that are made. */
    void checkLength(long bytes) {
        if (bytes > call.engine().longestString()) {
            throw LuaError.of("resulting string too large");
        }
        steps += bytes / BYTES_A_STEP;
    }

    /** Two strings as one. */
    Bytes join(Bytes a, Bytes b) {
        checkLength((long) a.length() + b.length());
        return a.concat(b);
    }

    /** Raised when a script takes too long; no script can catch it. */
    static final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** {@code why} is the end of a sentence about the script. */
        Endless(String why) {
            super(why, null, false, false);
        }
    }

    /** The generator behind math.random: drand48's, begun anew for every script, so that its numbers are known. */
    static final class Chance {
        private static final long MASK = (1L << 48) - 1;
        private static final long RANGE = (1L << 31) - 1;

        private long state = 0x330E;

        void seed(int seed) {
            state = (((long) seed << 16) | 0x330E) & MASK;
        }

        /** The next number, from 0 up to but not including 1. */
        double next() {
            state = (state * 0x5DEECE66DL + 0xB) & MASK;
            return (state >>> 17) % RANGE / (double) RANGE;
        }
    }
}
