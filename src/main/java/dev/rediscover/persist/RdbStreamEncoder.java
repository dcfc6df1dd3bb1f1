package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.StreamConsumer;
import dev.rediscover.value.StreamGroup;
import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamPending;
import dev.rediscover.value.StreamProducers;
import dev.rediscover.value.StreamValue;
import java.util.Map;

/**
 * Writes a stream in the form of 7.0 or a later one: that of 7.2 tells when consumers were active, that of 8.6 what
 * producers repeat, that of 8.8 which entries were given back to their group.
 */
final class RdbStreamEncoder {
    private final RdbOutput out;
    private final int type;

    RdbStreamEncoder(RdbOutput out, int type) {
        this.out = out;
        this.type = type;
    }

    /** The first version of the format that holds all of {@code stream}, but for when consumers were active. */
    static int versionFor(StreamValue stream) {
        for (StreamGroup group : stream.groups().values()) {
            if (owned(group) != group.pending().size()) {
                return RdbTypes.VERSION_WITH_STREAM_5;
            }
        }
        return stream.producers().isUnused() ? 0 : RdbTypes.VERSION_WITH_STREAM_4;
    }

    /** The type under which {@code stream} is written for readers that know {@code version}. */
    static int type(StreamValue stream, int version) {
        int needed = versionFor(stream);
        if (needed > 0 && version >= RdbTypes.VERSION_WITH_STREAM_5) {
            return RdbTypes.STREAM_5;
        }
        if (needed > 0 && version >= RdbTypes.VERSION_WITH_STREAM_4) {
            return RdbTypes.STREAM_4;
        }
        return version >= RdbTypes.VERSION_WITH_STREAM_3 ? RdbTypes.STREAM_3 : RdbTypes.STREAM_2;
    }

    void write(StreamValue stream) {
        out.length(stream.blocks());
        for (int i = 0; i < stream.blocks(); i++) {
            out.length(2 * Long.BYTES);
            rawId(stream.blockId(i));
            byte[] block = stream.block(i);
            out.string(block, 0, block.length);
        }
        out.length(stream.size());
        id(stream.lastId());
        id(stream.firstId());
        id(stream.maxDeletedId());
        out.length(stream.entriesAdded());
        out.length(stream.groups().size());
        for (StreamGroup group : stream.groups().values()) {
            group(group);
        }
        if (type >= RdbTypes.STREAM_4) {
            producers(stream.producers());
        }
    }

    private static long owned(StreamGroup group) {
        long owned = 0;
        for (StreamConsumer consumer : group.consumers().values()) {
            owned += consumer.pending().size();
        }
        return owned;
    }

    private void group(StreamGroup group) {
        boolean all = type == RdbTypes.STREAM_5;
        out.string(group.name());
        id(group.lastId());
        out.length(group.entriesRead());
        out.length(all ? group.pending().size() : owned(group));
        for (Map.Entry<StreamId, StreamPending> each : group.pending().entrySet()) {
            if (all || each.getValue().consumer() != null) {
                rawId(each.getKey());
                out.littleEndian(each.getValue().deliveredAt(), Long.BYTES);
                out.length(each.getValue().deliveries());
            }
        }
        out.length(group.consumers().size());
        for (StreamConsumer consumer : group.consumers().values()) {
            consumer(consumer);
        }
        if (all) {
            givenBack(group);
        }
    }

    private void consumer(StreamConsumer consumer) {
        out.string(consumer.name());
        out.littleEndian(consumer.seenAt(), Long.BYTES);
        if (type != RdbTypes.STREAM_2) {
            out.littleEndian(consumer.activeAt(), Long.BYTES);
        }
        out.length(consumer.pending().size());
        for (StreamId id : consumer.pending().keySet()) {
            rawId(id);
        }
    }

    private void givenBack(StreamGroup group) {
        out.length(group.pending().size() - owned(group));
        for (Map.Entry<StreamId, StreamPending> each : group.pending().entrySet()) {
            if (each.getValue().consumer() == null) {
                rawId(each.getKey());
            }
        }
    }

    private void producers(StreamProducers producers) {
        out.length(producers.seconds());
        out.length(producers.maxSize());
        out.length(producers.tracked());
        for (Bytes producer : producers.names()) {
            out.string(producer);
            Map<Bytes, StreamId> entries = producers.entries(producer);
            out.length(entries.size());
            for (Map.Entry<Bytes, StreamId> entry : entries.entrySet()) {
                out.string(entry.getKey());
                id(entry.getValue());
            }
        }
        out.length(producers.added());
        out.length(producers.duplicates());
    }

    private void id(StreamId id) {
        out.length(id.ms());
        out.length(id.seq());
    }

    private void rawId(StreamId id) {
        out.bigEndian(id.ms(), Long.BYTES);
        out.bigEndian(id.seq(), Long.BYTES);
    }
}
