package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.persist.RdbDecoder.Corrupt;
import dev.rediscover.value.StreamConsumer;
import dev.rediscover.value.StreamGroup;
import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamPending;
import dev.rediscover.value.StreamProducers;
import dev.rediscover.value.StreamValue;

/** Reads a stream as RDB files hold it, in the forms that Redis 5, 7.0, 7.2, 8.6 and 8.8 write. */
final class RdbStreamDecoder {
    private static final int ID_BYTES = 16;
    private static final long MOST_SECONDS = 1L << 40;
    private static final int MOST_NAMES = 1 << 30;

    private final RdbInput in;
    private final int type;

    RdbStreamDecoder(RdbInput in, int type) {
        this.in = in;
        this.type = type;
    }

    StreamValue decode() {
        try {
            return stream();
        } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
            throw new Corrupt("a broken block of a stream");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Corrupt(otherwise);
        }
    }

    private StreamValue stream() {
        StreamValue stream = new StreamValue();
        long blocks = in.length();
        for (long i = 0; i < blocks; i++) {
            Bytes key = in.string();
            require(key.length() == ID_BYTES, "a block of a stream without an id");
            stream.addBlock(
                    new StreamId(half(key, 0), half(key, 8)), in.string().array());
        }
        long length = in.unsigned();
        require(length == stream.size(), "a stream of another length");
        StreamId last = id();
        StreamId deleted = StreamId.MIN;
        long added = length;
        if (type != RdbTypes.STREAM) {
            id(); // the first id, which the blocks tell as well
            deleted = id();
            added = in.unsigned();
        }
        require(last.compareTo(stream.lastBlockId()) >= 0, "a last id before the last entry");
        stream.remember(last, deleted, added);
        long groups = in.length();
        for (long i = 0; i < groups; i++) {
            group(stream);
        }
        if (type >= RdbTypes.STREAM_4) {
            producers(stream.producers());
        }
        return stream;
    }

    private static long half(Bytes key, int from) {
        long half = 0;
        for (int i = from; i < from + 8; i++) {
            half = half << 8 | key.at(i);
        }
        return half;
    }

    private StreamId id() {
        return new StreamId(in.unsigned(), in.unsigned());
    }

    private StreamId rawId() {
        return new StreamId(Long.reverseBytes(in.littleEndian(8)), Long.reverseBytes(in.littleEndian(8)));
    }

    private void group(StreamValue stream) {
        Bytes name = in.string();
        StreamId last = id();
        long read = type == RdbTypes.STREAM ? StreamGroup.UNKNOWN : in.unsigned();
        require(stream.group(name) == null, "a group twice");
        StreamGroup group = new StreamGroup(name, last, read);
        stream.add(group);
        long pending = in.length();
        for (long i = 0; i < pending; i++) {
            StreamId id = rawId();
            require(!group.pending().containsKey(id), "a pending entry twice");
            long deliveredAt = in.littleEndian(8);
            group.own(id, new StreamPending(null, deliveredAt, in.unsigned()));
        }
        long consumers = in.length();
        for (long i = 0; i < consumers; i++) {
            consumer(group);
        }
        long nobodys = type == RdbTypes.STREAM_5 ? in.length() : 0;
        for (long i = 0; i < nobodys; i++) {
            StreamPending entry = group.pending().get(rawId());
            require(entry != null && entry.consumer() == null, "an entry given back that is not pending");
        }
        for (StreamPending entry : group.pending().values()) {
            nobodys -= entry.consumer() == null ? 1 : 0;
        }
        require(nobodys == 0, "a pending entry of nobody");
    }

    /** When an entry was added is not told, so that its id stands for it. */
    private void producers(StreamProducers producers) {
        long seconds = in.length();
        long size = in.length();
        require(seconds <= MOST_SECONDS && size <= MOST_NAMES, "limits of producers' names that are none");
        producers.configure(seconds, (int) size);
        long count = in.length();
        for (long i = 0; i < count; i++) {
            Bytes producer = in.string();
            long names = in.length();
            for (long k = 0; k < names; k++) {
                Bytes name = in.string();
                StreamId id = id();
                producers.note(producer, name, id, id.ms());
            }
        }
        producers.remember(in.length(), in.length());
    }

    private void consumer(StreamGroup group) {
        Bytes name = in.string();
        long seenAt = in.littleEndian(8);
        long activeAt = type >= RdbTypes.STREAM_3 ? in.littleEndian(8) : seenAt;
        require(group.consumer(name) == null, "a consumer twice");
        StreamConsumer consumer = new StreamConsumer(name, seenAt, activeAt);
        group.add(consumer);
        long pending = in.length();
        for (long i = 0; i < pending; i++) {
            StreamId id = rawId();
            StreamPending entry = group.pending().get(id);
            require(entry != null && entry.consumer() == null, "a consumer's entry that is not pending");
            group.give(id, entry, consumer);
        }
    }
}
