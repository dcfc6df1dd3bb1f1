package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** A list. Both ends are reached at once; the middle by walking over chunks from the nearer end. */
public final class ListValue extends Value implements Iterable<Bytes> {
    private final EncodingLimits limits;
    private ChunkList elements;
    private boolean quick;

    public ListValue(EncodingLimits limits) {
        this.limits = limits;
        elements = new ChunkList(limits.listMaxBytes(), limits.listMaxEntries());
    }

    @Override
    public Type type() {
        return Type.LIST;
    }

    @Override
    public String encoding() {
        return quick ? "quicklist" : "listpack";
    }

    @Override
    public long size() {
        return elements.size();
    }

    @Override
    public long heapBytes() {
        return Footprint.object(16) + elements.heapBytes();
    }

    @Override
    public ListValue copy() {
        return copy(limits);
    }

    @Override
    public ListValue copy(EncodingLimits newLimits) {
        ListValue copy = new ListValue(newLimits);
        copy.elements = elements.copy(newLimits.listMaxBytes(), newLimits.listMaxEntries());
        copy.quick = quick;
        copy.setAccess(access());
        return copy;
    }

    /** Becomes a quicklist when one more element of this length would not fit the listpack's limit. */
    private void grow(Bytes element) {
        if (!quick) {
            quick = elements.size() + 1 > limits.listMaxEntries()
                    || elements.bytes() + element.length() > limits.listMaxBytes();
        }
    }

    /** Goes back to a listpack below half the limit, so that a list at the limit does not go to and fro. */
    private void shrink() {
        if (quick && elements.chunks() <= 1) {
            boolean counted = limits.listMaxListpackSize >= 0;
            quick = counted
                    ? elements.size() > limits.listMaxEntries() / 2
                    : elements.bytes() > limits.listMaxBytes() / 2;
        }
    }

    public void pushHead(Bytes element) {
        grow(element);
        elements.addFirst(element.array());
    }

    public void pushTail(Bytes element) {
        grow(element);
        elements.addLast(element.array());
    }

    /** Takes the first element away; null when there is none. */
    public Bytes popHead() {
        return remove(0);
    }

    /** Takes the last element away; null when there is none. */
    public Bytes popTail() {
        return remove(size() - 1);
    }

    private boolean has(long index) {
        return index >= 0 && index < elements.size();
    }

    /** The element at {@code index}, counted from 0; null outside the list. */
    public Bytes get(long index) {
        return has(index) ? Bytes.wrap(elements.place(index).element()) : null;
    }

    /** Replaces the element at {@code index}; false outside the list. */
    public boolean set(long index, Bytes element) {
        if (!has(index)) {
            return false;
        }
        grow(element);
        elements.set(index, element.array());
        shrink();
        return true;
    }

    /** Puts {@code element} before the one at {@code index}, or at the end when {@code index} is the size. */
    public void insert(long index, Bytes element) {
        if (index < 0 || index > size()) {
            throw new IndexOutOfBoundsException(index + " in a list of " + size());
        }
        grow(element);
        elements.insert(index, element.array());
    }

    /** Takes the element at {@code index} away; null outside the list. */
    public Bytes remove(long index) {
        if (!has(index)) {
            return null;
        }
        Bytes gone = Bytes.wrap(elements.remove(index));
        shrink();
        return gone;
    }

    /** Removes elements equal to {@code element}: the first {@code count}, the last {@code -count}, or all for 0. */
    public long removeValue(Bytes element, long count) {
        long limit = count == 0 || count == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(count);
        long removed = elements.removeEqual(element.array(), limit, count < 0);
        shrink();
        return removed;
    }

    /** Keeps only the elements {@code from} (inclusive) to {@code to} (exclusive), clamped to the list. */
    public void trim(long from, long to) {
        long start = Math.max(0, from);
        long end = Math.min(size(), to);
        elements.keep(start < end ? start : 0, start < end ? end : 0);
        shrink();
    }

    /** The elements {@code from} (inclusive) to {@code to} (exclusive), clamped to the list. */
    public List<Bytes> range(long from, long to) {
        long start = Math.max(0, from);
        long count = Math.min(size(), to) - start;
        if (count <= 0) {
            return new ArrayList<>();
        }
        List<Bytes> range = new ArrayList<>((int) count);
        Iterator<Bytes> all = iterator(start);
        for (long i = 0; i < count; i++) {
            range.add(all.next());
        }
        return range;
    }

    /** The index of the first element equal to {@code element}, or -1. */
    public long indexOf(Bytes element) {
        List<Long> first = positions(element, 1, 1, 0);
        return first.isEmpty() ? -1 : first.get(0);
    }

    /**
     * The indices of elements equal to {@code element}, as LPOS finds them.
     *
     * @param rank 1 for the first match and on, 2 to skip one; negative to search from the end
     * @param count how many at most, 0 for all
     * @param maxlen how many comparisons at most, 0 for no limit
     */
    public List<Long> positions(Bytes element, long rank, long count, long maxlen) {
        List<Long> found = new ArrayList<>();
        boolean backwards = rank < 0;
        Walk walk = new Walk(backwards ? size() - 1 : 0, backwards);
        long skip = rank == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(rank) - 1;
        long comparisons = maxlen == 0 ? size() : Math.min(maxlen, size());
        for (long i = 0; i < comparisons; i++) {
            if (walk.passes(element.array()) && skip-- <= 0) {
                found.add(backwards ? size() - 1 - i : i);
                if (found.size() == count) {
                    break;
                }
            }
        }
        return found;
    }

    /** Its chunks from the first to the last, as RDB files hold them; the list must not change meanwhile. */
    public ListNodes nodes() {
        return new ListNodes(elements);
    }

    /** From the first to the last; the list must not change meanwhile. */
    @Override
    public Iterator<Bytes> iterator() {
        return iterator(0);
    }

    /** From {@code index} to the last. */
    public Iterator<Bytes> iterator(long index) {
        return new Walk(index, false);
    }

    /** From the last to the first. */
    public Iterator<Bytes> descendingIterator() {
        return descendingIterator(size() - 1);
    }

    /** From {@code index} down to the first. */
    public Iterator<Bytes> descendingIterator(long index) {
        return new Walk(index, true);
    }

    private final class Walk implements Iterator<Bytes> {
        private final boolean backwards;
        private Chunk chunk;
        private int index;

        Walk(long start, boolean backwards) {
            this.backwards = backwards;
            if (has(start)) {
                ChunkList.Place place = elements.place(start);
                chunk = place.chunk();
                index = place.index();
            }
        }

        @Override
        public boolean hasNext() {
            return chunk != null;
        }

        byte[] take() {
            if (chunk == null) {
                throw new NoSuchElementException();
            }
            byte[] element = chunk.get(index);
            advance();
            return element;
        }

        /** Goes past one element and says whether it was this one. */
        boolean passes(byte[] element) {
            boolean same = chunk.is(index, element);
            advance();
            return same;
        }

        private void advance() {
            index += backwards ? -1 : 1;
            if (index < 0 || index == chunk.count) {
                chunk = backwards ? chunk.previous : chunk.next;
                index = backwards && chunk != null ? chunk.count - 1 : 0;
            }
        }

        @Override
        public Bytes next() {
            return Bytes.wrap(take());
        }
    }
}
