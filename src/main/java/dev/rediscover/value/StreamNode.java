package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some neighbouring entries of a stream in one packed block, as Redis keeps them: the first entry's fields stand once,
 * and entries with the same fields hold only values; ids are distances from the first one. A deleted entry stays as a
 * mark, so blocks are cut where Redis cuts them. Source: t_stream.c.
 */
final class StreamNode {
    private static final int DELETED = 1;
    private static final int SAME_FIELDS = 2;

    private final StreamId master;
    private final List<Bytes> fields;
    private byte[] data;
    private int size;
    private int live;
    private int dead;
    private StreamId last;

    StreamNode(StreamId master, List<Bytes> fields) {
        this.master = master;
        this.fields = fields;
        this.data = new byte[64];
        this.last = master;
    }

    StreamNode copy() {
        StreamNode copy = new StreamNode(master, fields);
        copy.data = Arrays.copyOf(data, size);
        copy.size = size;
        copy.live = live;
        copy.dead = dead;
        copy.last = last;
        return copy;
    }

    /** The id of the first entry there ever was in this block. */
    StreamId master() {
        return master;
    }

    /** The id of the last entry there ever was in this block. */
    StreamId last() {
        return last;
    }

    /** How many entries are not deleted. */
    int live() {
        return live;
    }

    int dead() {
        return dead;
    }

    /** Gives back what is free: nothing will be added any more. */
    void trim() {
        if (size < data.length) {
            data = Arrays.copyOf(data, size);
        }
    }

    /** Bytes that this block takes on the heap, roughly. */
    long heapBytes() {
        long names = 0;
        for (Bytes field : fields) {
            names += 24 + field.length();
        }
        return 120 + data.length + names;
    }

    /** How many bytes Redis would need for this block. */
    private int packedSize() {
        int head = Listpack.FRAME + integerSize(live) + integerSize(dead) + integerSize(fields.size()) + 2;
        for (Bytes field : fields) {
            head += Listpack.entrySize(field.array());
        }
        return head + size;
    }

    private static int integerSize(int number) {
        return number <= 127 ? 2 : number <= 4095 ? 3 : 4;
    }

    /** Whether an entry of {@code bytes} bytes belongs into a new block. */
    boolean isFull(long bytes, EncodingLimits limits) {
        return packedSize() + bytes >= limits.streamNodeBytes()
                || limits.streamNodeMaxEntries > 0 && live + dead >= limits.streamNodeMaxEntries;
    }

    /** Appends an entry, whose id must be greater than all before. */
    void append(StreamId id, List<Bytes> pairs) {
        boolean same = hasSameFields(pairs);
        ListpackWriter out = new ListpackWriter(data, size);
        out.add(same ? SAME_FIELDS : 0);
        out.add(id.ms() - master.ms());
        out.add(id.seq() - master.seq());
        int count = pairs.size() / 2;
        if (!same) {
            out.add(count);
        }
        for (int i = same ? 1 : 0; i < pairs.size(); i += same ? 2 : 1) {
            out.add(pairs.get(i));
        }
        out.add(same ? count + 3 : 2 * count + 4);
        data = out.data();
        size = out.size();
        live++;
        last = id;
    }

    private boolean hasSameFields(List<Bytes> pairs) {
        if (pairs.size() != 2 * fields.size()) {
            return false;
        }
        for (int i = 0; i < fields.size(); i++) {
            if (!fields.get(i).equals(pairs.get(2 * i))) {
                return false;
            }
        }
        return true;
    }

    /** Where the entries that are not deleted begin, in their order. */
    int[] offsets() {
        int[] offsets = new int[live];
        int count = 0;
        ListpackReader in = new ListpackReader(data, 0, size);
        while (in.hasNext()) {
            int start = in.position();
            long flags = in.nextInteger();
            if ((flags & DELETED) == 0) {
                offsets[count++] = start;
            }
            in.skip(2);
            in.skip((flags & SAME_FIELDS) != 0 ? fields.size() : 2 * in.nextInteger());
            in.skip(1);
        }
        return offsets;
    }

    StreamId idAt(int offset) {
        ListpackReader in = new ListpackReader(data, offset, size);
        in.skip(1);
        return new StreamId(master.ms() + in.nextInteger(), master.seq() + in.nextInteger());
    }

    StreamEntry entryAt(int offset) {
        ListpackReader in = new ListpackReader(data, offset, size);
        boolean same = (in.nextInteger() & SAME_FIELDS) != 0;
        StreamId id = new StreamId(master.ms() + in.nextInteger(), master.seq() + in.nextInteger());
        int count = same ? fields.size() : (int) in.nextInteger();
        List<Bytes> pairs = new ArrayList<>(2 * count);
        for (int i = 0; i < count; i++) {
            pairs.add(same ? fields.get(i) : in.next());
            pairs.add(in.next());
        }
        return new StreamEntry(id, pairs);
    }

    /** Where the entry with this id begins; -1 if it is not there or deleted. */
    int find(StreamId id) {
        for (int offset : offsets()) {
            int order = idAt(offset).compareTo(id);
            if (order >= 0) {
                return order == 0 ? offset : -1;
            }
        }
        return -1;
    }

    /** Marks an entry as deleted. Flags are below 128, so they are one byte each. */
    void delete(int offset) {
        data[offset] |= DELETED;
        live--;
        dead++;
    }

    /** The whole block as RDB files hold it. */
    byte[] packed() {
        ListpackWriter out = new ListpackWriter(new byte[packedSize()], 6);
        out.add(live);
        out.add(dead);
        out.add(fields.size());
        for (Bytes field : fields) {
            out.add(field);
        }
        out.add(0);
        int head = out.size();
        byte[] packed = Arrays.copyOf(out.data(), head + size + 1);
        System.arraycopy(data, 0, packed, head, size);
        packed[head + size] = (byte) 0xff;
        little(packed, 0, packed.length, 4);
        little(packed, 4, Math.min(elements(), 0xffff), 2);
        return packed;
    }

    private int elements() {
        int count = 4 + fields.size();
        ListpackReader in = new ListpackReader(data, 0, size);
        while (in.hasNext()) {
            in.skip(1);
            count++;
        }
        return count;
    }

    private static void little(byte[] into, int at, int number, int bytes) {
        for (int i = 0; i < bytes; i++) {
            into[at + i] = (byte) (number >>> 8 * i);
        }
    }

    /**
     * Reads a block as RDB files hold it.
     *
     * @throws IllegalArgumentException or IndexOutOfBoundsException if it is broken
     */
    static StreamNode parse(StreamId master, byte[] packed) {
        ListpackReader in = new ListpackReader(packed, 6, packed.length - 1);
        long live = in.nextInteger();
        long dead = in.nextInteger();
        long count = in.nextInteger();
        List<Bytes> fields = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            fields.add(in.next());
        }
        require(in.nextInteger() == 0 && (packed[packed.length - 1] & 0xff) == 0xff);
        StreamNode node = new StreamNode(master, fields);
        node.data = Arrays.copyOfRange(packed, in.position(), packed.length - 1);
        node.size = node.data.length;
        node.count();
        require(node.live == live && node.dead == dead && live > 0);
        return node;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("a broken block of a stream");
        }
    }

    /** Walks through all entries, counts them and finds the last; raises an error if anything is wrong. */
    private void count() {
        ListpackReader in = new ListpackReader(data, 0, size);
        StreamId before = null;
        while (in.hasNext()) {
            int start = in.position();
            long flags = in.nextInteger();
            require(flags == data[start]); // one byte, because delete sets a bit of it
            StreamId id = new StreamId(master.ms() + in.nextInteger(), master.seq() + in.nextInteger());
            boolean same = (flags & SAME_FIELDS) != 0;
            long count = same ? fields.size() : in.nextInteger();
            require(flags >= 0 && flags <= 3 && count >= 0 && count <= size);
            in.skip(same ? count : 2 * count);
            require(in.nextInteger() == (same ? count + 3 : 2 * count + 4));
            require(before == null ? id.compareTo(master) >= 0 : id.compareTo(before) > 0);
            before = id;
            live += (flags & DELETED) == 0 ? 1 : 0;
            dead += (flags & DELETED) == 0 ? 0 : 1;
        }
        require(before != null && in.position() == size);
        last = before;
    }
}
