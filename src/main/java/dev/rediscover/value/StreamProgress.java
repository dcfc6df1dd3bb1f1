package dev.rediscover.value;

/**
 * How far a consumer group has come in a stream, counted in all entries there ever were. Entries that were deleted by
 * name leave gaps that nobody counts; where such a gap may lie in between, the number is unknown.
 */
public final class StreamProgress {
    private StreamProgress() {}

    /** Whether entries from {@code id} on may have been deleted by name; {@code first} is the stream's first id. */
    public static boolean hasGapFrom(StreamValue stream, StreamId first, StreamId id) {
        StreamId deleted = stream.maxDeletedId();
        return stream.size() > 0
                && !deleted.equals(StreamId.MIN)
                && first.compareTo(deleted) <= 0
                && id.compareTo(deleted) <= 0;
    }

    /** How many entries there ever were up to {@code id}; {@link StreamGroup#UNKNOWN} where that cannot be told. */
    public static long distance(StreamValue stream, StreamId first, StreamId id) {
        if (stream.entriesAdded() == 0) {
            return 0;
        }
        int byLast = id.compareTo(stream.lastId());
        if (stream.size() == 0 && byLast <= 0) {
            return stream.entriesAdded();
        }
        if (byLast >= 0) {
            return byLast == 0 ? stream.entriesAdded() : StreamGroup.UNKNOWN;
        }
        boolean whole = stream.maxDeletedId().equals(StreamId.MIN)
                || stream.maxDeletedId().compareTo(first) < 0;
        int byFirst = id.compareTo(first);
        if (whole && byFirst <= 0) {
            return stream.entriesAdded() - stream.size() + (byFirst == 0 ? 1 : 0);
        }
        return StreamGroup.UNKNOWN;
    }

    /**
     * How many of the {@linkplain StreamValue#entriesAdded entries ever added} lie behind the group; {@link
     * StreamGroup#UNKNOWN} where that cannot be told. All others are still to be read: the lag.
     */
    public static long read(StreamValue stream, StreamGroup group) {
        if (stream.entriesAdded() == 0) {
            return 0;
        }
        StreamId first = stream.firstId();
        boolean counted = group.entriesRead() != StreamGroup.UNKNOWN && !hasGapFrom(stream, first, group.lastId());
        return counted ? group.entriesRead() : distance(stream, first, group.lastId());
    }
}
