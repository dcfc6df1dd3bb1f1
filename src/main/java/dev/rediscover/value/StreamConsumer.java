package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A consumer of a group. */
public final class StreamConsumer {
    private final Bytes name;
    private final NavigableMap<StreamId, StreamPending> pending = new TreeMap<>();
    private long seenAt;
    private long activeAt;

    /** Times are in ms since 1970; {@code activeAt} is -1 if it never got anything. */
    public StreamConsumer(Bytes name, long seenAt, long activeAt) {
        this.name = name;
        this.seenAt = seenAt;
        this.activeAt = activeAt;
    }

    public Bytes name() {
        return name;
    }

    /** When it last asked for anything, in ms since 1970. */
    public long seenAt() {
        return seenAt;
    }

    /** When it last got anything, in ms since 1970; -1 for never. */
    public long activeAt() {
        return activeAt;
    }

    public void seen(long atMillis) {
        seenAt = atMillis;
    }

    public void active(long atMillis) {
        activeAt = atMillis;
    }

    /** What is pending for it, by id. To look at: {@link StreamGroup} changes it. */
    public NavigableMap<StreamId, StreamPending> pending() {
        return pending;
    }
}
