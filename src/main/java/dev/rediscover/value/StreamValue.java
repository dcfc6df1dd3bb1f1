package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A stream: entries in the order of their ids, in packed blocks, and its consumer groups. To find an id takes a binary
 * search among the blocks and a walk through one of them.
 */
public final class StreamValue extends Value {
    private static final long GROUP_BYTES = 400; // with its table and a consumer
    private static final long PENDING_BYTES = 160; // with its places in the group's and the consumer's trees

    private final List<StreamNode> nodes = new ArrayList<>();
    private final NavigableMap<Bytes, StreamGroup> groups = new TreeMap<>();
    private final StreamProducers producers;
    private long length;
    private StreamId lastId = StreamId.MIN;
    private StreamId maxDeletedId = StreamId.MIN;
    private long entriesAdded;

    public StreamValue() {
        this(new StreamProducers());
    }

    private StreamValue(StreamProducers producers) {
        this.producers = producers;
    }

    @Override
    public Type type() {
        return Type.STREAM;
    }

    @Override
    public String encoding() {
        return "stream";
    }

    @Override
    public long size() {
        return length;
    }

    /** On the heap, judged by its first and its last block and by the numbers of pending entries. */
    @Override
    public long heapBytes() {
        long bytes = Footprint.object(64);
        int blocks = nodes.size();
        if (blocks > 0) {
            bytes += nodes.get(blocks - 1).heapBytes()
                    + (blocks - 1) * nodes.get(0).heapBytes();
        }
        for (StreamGroup group : groups.values()) {
            bytes += GROUP_BYTES + group.pending().size() * PENDING_BYTES;
        }
        return bytes;
    }

    /** A stream may be empty and still be there. */
    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public StreamValue copy(EncodingLimits limits) {
        return copy();
    }

    @Override
    public StreamValue copy() {
        StreamValue copy = new StreamValue(producers.copy());
        for (StreamNode node : nodes) {
            copy.nodes.add(node.copy());
        }
        for (StreamGroup group : groups.values()) {
            copy.groups.put(group.name(), group.copy());
        }
        copy.length = length;
        copy.lastId = lastId;
        copy.maxDeletedId = maxDeletedId;
        copy.entriesAdded = entriesAdded;
        copy.setAccess(access());
        return copy;
    }

    /** The greatest id that any entry ever had. */
    public StreamId lastId() {
        return lastId;
    }

    /** The greatest id of an entry that was deleted. */
    public StreamId maxDeletedId() {
        return maxDeletedId;
    }

    /** How many entries were ever added. */
    public long entriesAdded() {
        return entriesAdded;
    }

    /** Sets what the stream remembers beside its entries: XSETID and RDB files. */
    public void remember(StreamId last, StreamId maxDeleted, long added) {
        lastId = last;
        maxDeletedId = maxDeleted;
        entriesAdded = added;
    }

    /** The id of the first entry; {@link StreamId#MIN} if there is none. */
    public StreamId firstId() {
        if (length == 0) {
            return StreamId.MIN;
        }
        StreamNode node = nodes.get(0);
        return node.idAt(node.offsets()[0]);
    }

    /** What is known of producers that repeat themselves: XADD's IDMP. */
    public StreamProducers producers() {
        return producers;
    }

    /** The groups by name. To look at. */
    public NavigableMap<Bytes, StreamGroup> groups() {
        return groups;
    }

    /** The group called {@code name}; {@code null} if there is none. */
    public StreamGroup group(Bytes name) {
        return groups.get(name);
    }

    public void add(StreamGroup group) {
        groups.put(group.name(), group);
    }

    /** Removes a group; false if there was none. */
    public boolean removeGroup(Bytes name) {
        return groups.remove(name) != null;
    }

    // ---- entries

    /** Appends an entry, whose id must be greater than {@link #lastId}; {@code pairs} are fields and values in turn. */
    public void append(StreamId id, List<Bytes> pairs, EncodingLimits limits) {
        long bytes = 0;
        for (Bytes word : pairs) {
            bytes += word.length();
        }
        StreamNode node = nodes.isEmpty() ? null : nodes.get(nodes.size() - 1);
        if (node == null || node.isFull(bytes, limits)) {
            if (node != null) {
                node.trim();
            }
            List<Bytes> fields = new ArrayList<>(pairs.size() / 2);
            for (int i = 0; i < pairs.size(); i += 2) {
                fields.add(pairs.get(i));
            }
            node = new StreamNode(id, fields);
            nodes.add(node);
        }
        node.append(id, pairs);
        length++;
        entriesAdded++;
        lastId = id;
    }

    /** The number of the last block that begins at or before {@code id}; -1 if all begin after it. */
    private int nodeAt(StreamId id) {
        int low = 0;
        int high = nodes.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (nodes.get(middle).master().compareTo(id) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    /** Whether there is an entry with this id. */
    public boolean contains(StreamId id) {
        int at = nodeAt(id);
        return at >= 0 && nodes.get(at).find(id) >= 0;
    }

    /** The entry with this id; {@code null} if there is none. */
    public StreamEntry entry(StreamId id) {
        int at = nodeAt(id);
        int offset = at < 0 ? -1 : nodes.get(at).find(id);
        return offset < 0 ? null : nodes.get(at).entryAt(offset);
    }

    /** Deletes an entry; false if there was none. */
    public boolean delete(StreamId id) {
        int at = nodeAt(id);
        int offset = at < 0 ? -1 : nodes.get(at).find(id);
        if (offset < 0) {
            return false;
        }
        StreamNode node = nodes.get(at);
        node.delete(offset);
        length--;
        if (node.live() == 0) {
            nodes.remove(at);
        }
        return true;
    }

    /** Remembers that the entry {@code id} was deleted by name. */
    public void noteDeleted(StreamId id) {
        if (id.compareTo(maxDeletedId) > 0) {
            maxDeletedId = id;
        }
    }

    /** At most {@code most} entries from {@code start} to {@code end}, both included; 0 for all. */
    public List<StreamEntry> range(StreamId start, StreamId end, long most) {
        List<StreamEntry> found = new ArrayList<>();
        for (int at = Math.max(0, nodeAt(start)); at < nodes.size(); at++) {
            StreamNode node = nodes.get(at);
            for (int offset : node.offsets()) {
                StreamId id = node.idAt(offset);
                if (id.compareTo(end) > 0) {
                    return found;
                }
                if (id.compareTo(start) >= 0) {
                    found.add(node.entryAt(offset));
                    if (found.size() == most) {
                        return found;
                    }
                }
            }
        }
        return found;
    }

    /** The same from the greatest id to the smallest. */
    public List<StreamEntry> reverseRange(StreamId start, StreamId end, long most) {
        List<StreamEntry> found = new ArrayList<>();
        for (int at = nodeAt(end); at >= 0; at--) {
            StreamNode node = nodes.get(at);
            int[] offsets = node.offsets();
            for (int i = offsets.length - 1; i >= 0; i--) {
                StreamId id = node.idAt(offsets[i]);
                if (id.compareTo(start) < 0) {
                    return found;
                }
                if (id.compareTo(end) <= 0) {
                    found.add(node.entryAt(offsets[i]));
                    if (found.size() == most) {
                        return found;
                    }
                }
            }
        }
        return found;
    }

    // ---- trimming

    /** Decides about an entry that is to be trimmed off, and drops what refers to it. */
    public interface Trimming {
        /** Whether the entry may go. */
        boolean mayGo(StreamId id);

        /** Whether every entry may go without a look at it. */
        boolean asksNothing();
    }

    /**
     * Removes the oldest entries while the stream is longer than {@code maxLength}, or while they are older than {@code
     * minId} if that is not {@code null}.
     *
     * @param approximate whether only whole blocks go
     * @param limit how many entries may be looked at at most; 0 for no limit
     * @return how many were removed
     */
    public long trim(long maxLength, StreamId minId, boolean approximate, long limit, Trimming trimming) {
        long removed = 0;
        for (int at = 0; at < nodes.size(); ) {
            StreamNode node = nodes.get(at);
            if (minId == null && length <= maxLength || limit > 0 && removed + node.live() > limit) {
                break;
            }
            boolean whole = minId == null
                    ? length - node.live() >= maxLength
                    : node.last().compareTo(minId) < 0;
            if (whole && trimming.asksNothing()) {
                length -= node.live();
                removed += node.live();
                nodes.remove(at);
                continue;
            }
            if (!whole && approximate) {
                break;
            }
            removed += trimInside(node, maxLength, minId, trimming);
            if (node.live() == 0) {
                nodes.remove(at);
            } else {
                at++;
            }
            if (!whole) {
                break;
            }
        }
        return removed;
    }

    private long trimInside(StreamNode node, long maxLength, StreamId minId, Trimming trimming) {
        long removed = 0;
        for (int offset : node.offsets()) {
            StreamId id = node.idAt(offset);
            if (minId == null ? length <= maxLength : id.compareTo(minId) >= 0) {
                break;
            }
            if (trimming.mayGo(id)) {
                node.delete(offset);
                length--;
                removed++;
            }
        }
        return removed;
    }

    // ---- blocks, as XINFO and RDB files show them

    /** How many blocks there are. */
    public int blocks() {
        return nodes.size();
    }

    /** The id that block number {@code index} begins with. */
    public StreamId blockId(int index) {
        return nodes.get(index).master();
    }

    /** Block number {@code index} as RDB files hold it. */
    public byte[] block(int index) {
        return nodes.get(index).packed();
    }

    /**
     * Adds a block as RDB files hold it, behind all others.
     *
     * @throws IllegalArgumentException or IndexOutOfBoundsException if it is broken
     */
    public void addBlock(StreamId id, byte[] packed) {
        if (!nodes.isEmpty() && nodes.get(nodes.size() - 1).last().compareTo(id) >= 0) {
            throw new IllegalArgumentException("blocks of a stream in disorder");
        }
        StreamNode node = StreamNode.parse(id, packed);
        nodes.add(node);
        length += node.live();
    }

    /** The id of the last entry there ever was in a block; {@link StreamId#MIN} if there is none. */
    public StreamId lastBlockId() {
        return nodes.isEmpty() ? StreamId.MIN : nodes.get(nodes.size() - 1).last();
    }

    /** The greatest id of an entry that is there; {@link StreamId#MIN} if there is none. */
    public StreamId lastEntryId() {
        List<StreamEntry> last = reverseRange(StreamId.MIN, StreamId.MAX, 1);
        return last.isEmpty() ? StreamId.MIN : last.get(0).id();
    }
}
