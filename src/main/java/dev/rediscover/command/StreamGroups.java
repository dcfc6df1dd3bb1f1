package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.StreamConsumer;
import dev.rediscover.value.StreamGroup;
import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamValue;

/** What several commands need to know of consumer groups: how far one has read, and how much is left. */
final class StreamGroups {
    private StreamGroups() {}

    /** The consumer called {@code name}, made and announced if there was none; it has been seen now. */
    static StreamConsumer consumer(Call c, Bytes key, StreamValue stream, StreamGroup group, Bytes name) {
        StreamConsumer consumer = group.consumer(name);
        if (consumer == null) {
            consumer = new StreamConsumer(name, c.now(), -1);
            group.add(consumer);
            c.changed(key, stream, KeyEvent.Type.XGROUP_CREATECONSUMER);
        }
        consumer.seen(c.now());
        return consumer;
    }

    /** Notes that a group has read on to {@code id}. */
    static void advance(StreamValue stream, StreamGroup group, StreamId first, StreamId id) {
        if (id.compareTo(group.lastId()) <= 0) {
            return;
        }
        long read = group.entriesRead();
        if (read != StreamGroup.UNKNOWN && !hasGapFrom(stream, first, id)) {
            read++;
        } else if (stream.entriesAdded() > 0) {
            read = distance(stream, first, id);
        }
        group.position(id, read);
    }

    /** Whether entries from {@code id} on may have been deleted by name. */
    private static boolean hasGapFrom(StreamValue stream, StreamId first, StreamId id) {
        StreamId deleted = stream.maxDeletedId();
        return stream.size() > 0
                && !deleted.equals(StreamId.MIN)
                && first.compareTo(deleted) <= 0
                && id.compareTo(deleted) <= 0;
    }

    /** How many entries there ever were up to {@code id}; {@link StreamGroup#UNKNOWN} where that cannot be told. */
    private static long distance(StreamValue stream, StreamId first, StreamId id) {
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

    /** How many entries a group has still to read; nil where that cannot be told. */
    static Reply lag(StreamValue stream, StreamGroup group) {
        if (stream.entriesAdded() == 0) {
            return Reply.ZERO;
        }
        StreamId first = stream.firstId();
        boolean counted = group.entriesRead() != StreamGroup.UNKNOWN && !hasGapFrom(stream, first, group.lastId());
        long read = counted ? group.entriesRead() : distance(stream, first, group.lastId());
        return !counted && read == StreamGroup.UNKNOWN ? Reply.NIL : Reply.of(stream.entriesAdded() - read);
    }
}
