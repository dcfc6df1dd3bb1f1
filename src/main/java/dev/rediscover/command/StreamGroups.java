package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.StreamConsumer;
import dev.rediscover.value.StreamGroup;
import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamProgress;
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
        if (read != StreamGroup.UNKNOWN && !StreamProgress.hasGapFrom(stream, first, id)) {
            read++;
        } else if (stream.entriesAdded() > 0) {
            read = StreamProgress.distance(stream, first, id);
        }
        group.position(id, read);
    }

    /** How many entries a group has still to read; nil where that cannot be told. */
    static Reply lag(StreamValue stream, StreamGroup group) {
        long read = StreamProgress.read(stream, group);
        return read == StreamGroup.UNKNOWN ? Reply.NIL : Reply.of(stream.entriesAdded() - read);
    }
}
