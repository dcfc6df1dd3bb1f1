package dev.rediscover.engine;

import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often each command ran, how long it took, and which errors there were. */
public final class CommandStats {
    private static final int MOST_ERRORS = 128;
    private static final String OVERFLOW = "ERRORSTATS_OVERFLOW";

    /** What is counted of one command. Times are in microseconds. */
    public static final class Counter {
        private final CommandSpec spec;
        private final Histogram times = new Histogram();
        private long calls;
        private long micros;
        private long rejected;
        private long failed;

        Counter(CommandSpec spec) {
            this.spec = spec;
        }

        public long calls() {
            return calls;
        }

        /** Time spent in all calls together. */
        public long micros() {
            return micros;
        }

        /** Calls that were refused before they ran. */
        public long rejected() {
            return rejected;
        }

        /** Calls that ended with an error. */
        public long failed() {
            return failed;
        }

        /** How long the calls took, one by one. */
        public Histogram times() {
            return times;
        }
    }

    private static final Counter[] NONE = {};

    /** By the numbers of the commands; {@code null} for one that was never called. */
    private Counter[] counters = NONE;

    private final Map<String, Long> errors = new TreeMap<>();

    private Counter counter(CommandSpec spec) {
        Counter counter = of(spec);
        return counter != null ? counter : begun(spec);
    }

    private Counter begun(CommandSpec spec) {
        if (spec.index() >= counters.length) {
            counters = Arrays.copyOf(counters, spec.index() + 64);
        }
        return counters[spec.index()] = new Counter(spec);
    }

    /** {@code counts} says whether the reply is an error that has not been counted as such before. */
    void ran(CommandSpec spec, long micros, Reply reply, boolean counts, boolean timed) {
        Counter counter = counter(spec);
        counter.calls++;
        counter.micros += micros;
        if (timed) {
            counter.times.add(micros);
        }
        if (reply instanceof Reply.Err error) {
            counter.failed++;
            if (counts) {
                count(error);
            }
        }
    }

    void refused(CommandSpec spec, Reply.Err error) {
        if (spec != null) {
            counter(spec).rejected++;
        }
        count(error);
    }

    private void count(Reply.Err error) {
        String code = error.code();
        Long before = errors.get(code);
        if (before == null && errors.size() >= MOST_ERRORS) {
            code = OVERFLOW; // a client that makes up error codes (a script can) must not fill the memory
            before = errors.get(code);
        }
        errors.put(code, before == null ? 1 : before + 1);
    }

    /** The commands that were called or refused, by name. */
    public List<CommandSpec> commands() {
        List<CommandSpec> specs = new ArrayList<>();
        for (Counter counter : counters) {
            if (counter != null) {
                specs.add(counter.spec);
            }
        }
        specs.sort(null);
        return specs;
    }

    /** What is counted of {@code spec}; {@code null} if it was never called. */
    public Counter of(CommandSpec spec) {
        return spec.index() < counters.length ? counters[spec.index()] : null;
    }

    /** How many errors of each code there were. */
    public Map<String, Long> errors() {
        return errors;
    }

    /** Forgets the times of one command. */
    void forgetTimes() {
        for (Counter counter : counters) {
            if (counter != null) {
                counter.times.clear();
            }
        }
    }

    void reset() {
        counters = NONE;
        errors.clear();
    }
}
