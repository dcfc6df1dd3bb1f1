package dev.rediscover.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * The threads of one run of a script beside the one it began in, its home: one for each coroutine that has begun, and
 * those in which deep calls go on. Exactly one of them all runs at any time, the others wait for it. What touches the
 * engine happens at home, because that thread holds the engine's lock. They end with the run.
 */
final class Strands {
    private static final int MOST = 1000;
    private static final int MOST_DEEP = 16;
    private static final long STACK = 1L << 21;
    private static final long DEEP_STACK = 1L << 28;

    /** Whoever waits for its turn: the thread of the run, or a strand. */
    private static final class Seat {
        final Semaphore turn = new Semaphore(0);
    }

    /** Raised in a coroutine that waits when its run is over; no script can catch it. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Killed() {
            super(null, null, false, false);
        }
    }

    private final Seat home = new Seat();
    private final List<Strand> threads = new ArrayList<>();
    private final Deque<Strand> idle = new ArrayDeque<>();
    private final Deque<Strand> idleDeep = new ArrayDeque<>();
    private final List<Coroutine> waiting = new ArrayList<>();
    private Seat current = home;
    private Runnable request;
    private Seat asker;
    private int deep;
    private boolean over;

    /** One thread: it does one task after another, each for somebody who waits for its end. */
    private final class Strand {
        final Seat seat = new Seat();
        private Seat caller;
        private Supplier<Object> task;
        private Object result;
        private Throwable failure;

        void start(long stack) {
            Thread thread = new Thread(null, this::work, "script", stack);
            thread.setDaemon(true);
            try {
                thread.start();
            } catch (OutOfMemoryError e) {
                throw LuaError.of("not enough memory");
            }
            threads.add(this);
        }

        private void work() {
            seat.turn.acquireUninterruptibly();
            while (task != null) {
                try {
                    result = task.get();
                    failure = null;
                } catch (StackOverflowError e) {
                    failure = LuaError.operator("stack overflow");
                } catch (Throwable e) {
                    failure = e;
                }
                task = null;
                current = caller;
                caller.turn.release();
                seat.turn.acquireUninterruptibly();
            }
        }

        Object ended() {
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            if (failure instanceof Error e) {
                throw e;
            }
            return result;
        }
    }

    boolean isAtHome() {
        return current == home;
    }

    /** Runs something in the thread in which the run began, and waits for it. */
    <T> T atHome(Supplier<T> what) {
        if (current == home) {
            return what.get();
        }
        Seat own = current;
        Answer<T> answer = new Answer<>(what);
        request = answer;
        asker = own;
        current = home;
        home.turn.release();
        own.turn.acquireUninterruptibly();
        return answer.get();
    }

    private static final class Answer<T> implements Runnable {
        private final Supplier<T> what;
        private T value;
        private RuntimeException failure;
        private Error error;

        Answer(Supplier<T> what) {
            this.what = what;
        }

        @Override
        public void run() {
            try {
                value = what.get();
            } catch (RuntimeException e) {
                failure = e;
            } catch (Error e) {
                error = e;
            }
        }

        T get() {
            if (failure != null) {
                throw failure;
            }
            if (error != null) {
                throw error;
            }
            return value;
        }
    }

    /** Gives the turn to another and waits until it comes back; at home, does meanwhile what others ask for. */
    private void pass(Seat from, Seat to) {
        current = to;
        to.turn.release();
        from.turn.acquireUninterruptibly();
        while (from == home && request != null) {
            Runnable asked = request;
            Seat back = asker;
            request = null;
            asked.run();
            current = back;
            back.turn.release();
            from.turn.acquireUninterruptibly();
        }
    }

    /** Runs a call in a thread with a large stack. */
    Frame deep(Frame frame) {
        if (deep >= MOST_DEEP) {
            throw LuaError.operator("stack overflow");
        }
        Strand strand = free(idleDeep, DEEP_STACK);
        deep++;
        strand.task = () -> Code.body(frame);
        begin(strand);
        deep--;
        idleDeep.push(strand);
        return (Frame) strand.ended();
    }

    private Strand free(Deque<Strand> unused, long stack) {
        Strand strand = unused.poll();
        if (strand == null) {
            if (threads.size() >= MOST) {
                throw LuaError.of("too many coroutines (limit is " + MOST + ")");
            }
            strand = new Strand();
            strand.start(stack);
        }
        return strand;
    }

    private void begin(Strand strand) {
        Seat from = current;
        strand.caller = from;
        pass(from, strand.seat);
    }

    /** The turns of one coroutine. */
    final class Turns {
        private Strand strand;
        private Seat stopped;

        /** Goes on until it waits or has ended; the result is that of {@code task}, {@code null} if it waits. */
        Object resume(Coroutine coroutine, Supplier<Object> task) {
            if (strand == null) {
                strand = free(idle, STACK);
                strand.task = task;
                begin(strand);
            } else {
                waiting.remove(coroutine);
                Seat from = current;
                strand.caller = from;
                pass(from, stopped);
            }
            if (strand.task != null) {
                waiting.add(coroutine);
                return null;
            }
            idle.push(strand);
            return strand.ended();
        }

        /** Gives the turn back to whoever resumed it. */
        void yield() {
            Seat own = current;
            stopped = own;
            pass(own, strand.caller);
            if (over) {
                throw new Killed();
            }
        }
    }

    /** Ends all threads; coroutines that wait are left, whatever they were doing. */
    void end() {
        over = true;
        while (!waiting.isEmpty()) {
            waiting.get(waiting.size() - 1).kill();
        }
        for (Strand strand : threads) {
            strand.task = null;
            strand.seat.turn.release();
        }
        threads.clear();
    }
}
