package dev.rediscover.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** When something took longer than latency-monitor-threshold, by kind of event: a command, a cycle of expiry. */
public final class LatencyMonitor {
    private static final int MOST_SAMPLES = 160;

    /** A delay: when, in seconds since 1970, and how long, in milliseconds. */
    public record Sample(long seconds, long millis) {}

    private final Config config;
    private final Map<String, List<Sample>> events = new TreeMap<>();
    private final Map<String, Long> worst = new TreeMap<>();

    LatencyMonitor(Config config) {
        this.config = config;
    }

    /** Whether delays are noted at all. */
    public boolean isOn() {
        return config.number(Parameter.LATENCY_MONITOR_THRESHOLD) > 0;
    }

    /** Notes a delay if it was long enough; of several in one second the longest stays. */
    public void note(String event, long millis, long nowMillis) {
        if (!isOn() || millis < config.number(Parameter.LATENCY_MONITOR_THRESHOLD)) {
            return;
        }
        List<Sample> samples = events.get(event);
        if (samples == null) {
            samples = new ArrayList<>();
            events.put(event, samples);
        }
        Sample sample = new Sample(nowMillis / 1000, millis);
        Sample last = samples.isEmpty() ? null : samples.get(samples.size() - 1);
        if (last != null && last.seconds() == sample.seconds()) {
            samples.set(samples.size() - 1, last.millis() >= millis ? last : sample);
        } else {
            samples.add(sample);
            if (samples.size() > MOST_SAMPLES) {
                samples.remove(0);
            }
        }
        worst.put(event, Math.max(millis, worst.getOrDefault(event, 0L)));
    }

    /** The names of the events that had delays. */
    public List<String> events() {
        return new ArrayList<>(events.keySet());
    }

    /** The delays of an event, the oldest first; none if it had none. */
    public List<Sample> samples(String event) {
        return events.getOrDefault(event, List.of());
    }

    /** The longest delay that an event ever had, in milliseconds. */
    public long worst(String event) {
        return worst.getOrDefault(event, 0L);
    }

    /** Forgets an event; false if there was none. */
    public boolean forget(String event) {
        worst.remove(event);
        return events.remove(event) != null;
    }
}
