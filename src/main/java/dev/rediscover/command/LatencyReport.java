package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.CommandStats;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Histogram;
import dev.rediscover.engine.LatencyMonitor;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** LATENCY: what the monitor has noted, as lists, as a graph of letters, and in words. */
final class LatencyReport {
    private static final String BARS = "_o#"; // a third of a line, two thirds, a whole one
    private static final int LINES = 4;
    private static final int MOST_BARS = 80;

    private LatencyReport() {}

    static Reply latest(LatencyMonitor monitor) {
        List<Reply> rows = new ArrayList<>();
        for (String event : monitor.events()) {
            List<LatencyMonitor.Sample> samples = monitor.samples(event);
            LatencyMonitor.Sample last = samples.get(samples.size() - 1);
            rows.add(Reply.array(
                    Reply.bulk(event),
                    Reply.of(last.seconds()),
                    Reply.of(last.millis()),
                    Reply.of(monitor.worst(event))));
        }
        return Reply.array(rows);
    }

    static Reply history(LatencyMonitor monitor, Bytes event) {
        List<Reply> rows = new ArrayList<>();
        for (LatencyMonitor.Sample sample : monitor.samples(event.utf8())) {
            rows.add(Reply.array(Reply.of(sample.seconds()), Reply.of(sample.millis())));
        }
        return Reply.array(rows);
    }

    static Reply reset(Call c) {
        LatencyMonitor monitor = c.engine().latency();
        int forgotten = 0;
        List<String> events = new ArrayList<>();
        for (Bytes event : c.args().rest()) {
            events.add(event.utf8());
        }
        for (String event : events.isEmpty() ? monitor.events() : events) {
            forgotten += monitor.forget(event) ? 1 : 0;
        }
        return Reply.of(forgotten);
    }

    /** For each command a map: how many calls, and how many of them took at most 1, 2, 4, 8 … microseconds. */
    static Reply histogram(Call c) {
        CommandStats stats = c.engine().commandStats();
        List<CommandSpec> specs = new ArrayList<>();
        for (Bytes name : c.args().rest()) {
            CommandSpec spec = c.engine().catalog().find(name.utf8());
            if (spec != null) {
                specs.add(spec);
                specs.addAll(spec.subcommands());
            }
        }
        List<Reply> rows = new ArrayList<>();
        for (CommandSpec spec : c.argv().size() > 2 ? specs : stats.commands()) {
            CommandStats.Counter counter = stats.of(spec);
            if (counter != null && counter.times().total() > 0) {
                rows.add(Reply.bulk(spec.name().toLowerCase(Locale.ROOT)));
                rows.add(times(counter));
            }
        }
        return new Reply.MapOf(rows);
    }

    private static Reply times(CommandStats.Counter counter) {
        Histogram times = counter.times();
        List<Reply> steps = new ArrayList<>();
        long before = 0;
        for (long limit = 1; before < times.total(); limit *= 2) {
            long upTo = times.upTo(limit);
            if (upTo > before) {
                steps.add(Reply.of(limit));
                steps.add(Reply.of(upTo));
            }
            before = upTo;
        }
        return new Reply.MapOf(List.of(
                Reply.bulk("calls"), Reply.of(counter.calls()), Reply.bulk("histogram_usec"), new Reply.MapOf(steps)));
    }

    static String graph(Engine engine, Bytes name) {
        List<LatencyMonitor.Sample> samples = engine.latency().samples(name.utf8());
        if (samples.isEmpty()) {
            throw Errors.NO_LATENCY.raise(name);
        }
        List<LatencyMonitor.Sample> shown = samples.subList(Math.max(0, samples.size() - MOST_BARS), samples.size());
        long high = 0;
        long low = Long.MAX_VALUE;
        for (LatencyMonitor.Sample sample : shown) {
            high = Math.max(high, sample.millis());
            low = Math.min(low, sample.millis());
        }
        StringBuilder out = new StringBuilder();
        out.append(name.utf8())
                .append(" - high ")
                .append(high)
                .append(" ms, low ")
                .append(low);
        out.append(" ms (all time high ")
                .append(engine.latency().worst(name.utf8()))
                .append(" ms)\n");
        out.append("-".repeat(MOST_BARS)).append('\n');
        for (int line = LINES - 1; line >= 0; line--) {
            bars(out, shown, line, Math.max(1, high));
        }
        ages(out, shown, engine.now() / 1000);
        return out.toString();
    }

    private static void bars(StringBuilder out, List<LatencyMonitor.Sample> samples, int line, long high) {
        for (LatencyMonitor.Sample sample : samples) {
            int steps = (int) (sample.millis() * LINES * BARS.length() / high) - line * BARS.length();
            out.append(steps <= 0 ? line == 0 ? '_' : ' ' : BARS.charAt(Math.min(steps, BARS.length()) - 1));
        }
        out.append('\n');
    }

    /** How long ago each was, written downwards under its bar: 5s, 12m, 3h, 2d. */
    private static void ages(StringBuilder out, List<LatencyMonitor.Sample> samples, long now) {
        out.append('\n');
        for (int row = 0; row < 4; row++) {
            for (LatencyMonitor.Sample sample : samples) {
                String age = age(now - sample.seconds());
                out.append(row < age.length() ? age.charAt(row) : ' ');
            }
            out.append('\n');
        }
    }

    private static String age(long seconds) {
        if (seconds < 60) {
            return seconds + "s";
        }
        return seconds < 3600 ? seconds / 60 + "m" : seconds < 86_400 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
    }

    static String doctor(LatencyMonitor monitor) {
        if (!monitor.isOn()) {
            return "I'm sorry, Dave, I can't do that. Nobody watches for delays here: say \"CONFIG SET"
                    + " latency-monitor-threshold <milliseconds>\" first.\n";
        }
        if (monitor.events().isEmpty()) {
            return "Dave, no latency spike was seen since the watch began.\n";
        }
        StringBuilder out = new StringBuilder("Dave, I have seen latency spikes:\n\n");
        int number = 1;
        for (String event : monitor.events()) {
            List<LatencyMonitor.Sample> samples = monitor.samples(event);
            long sum = 0;
            for (LatencyMonitor.Sample sample : samples) {
                sum += sample.millis();
            }
            out.append(number++).append(". ").append(event).append(": ").append(samples.size());
            out.append(" latency spikes (average ").append(sum / samples.size()).append("ms). Worst all time event ");
            out.append(monitor.worst(event)).append("ms.\n");
        }
        return out.append("\nSome advice:\n\n- SLOWLOG GET shows which commands took long. Commands that visit")
                .append(" every element of a large key are the usual cause.\n")
                .toString();
    }
}
