package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import java.util.Iterator;
import java.util.List;

/** A list. Both ends are reached at once; the middle by walking over chunks from the nearer end. */
public final class ListValue extends Value implements Iterable<Bytes> {
    public ListValue(EncodingLimits limits) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Type type() {
        return Type.LIST;
    }

    @Override
    public String encoding() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long size() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ListValue copy() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ListValue copy(EncodingLimits limits) {
        throw new UnsupportedOperationException();
    }

    public void pushHead(Bytes element) {
        throw new UnsupportedOperationException();
    }

    public void pushTail(Bytes element) {
        throw new UnsupportedOperationException();
    }

    /** Takes the first element away; null when there is none. */
    public Bytes popHead() {
        throw new UnsupportedOperationException();
    }

    /** Takes the last element away; null when there is none. */
    public Bytes popTail() {
        throw new UnsupportedOperationException();
    }

    /** The element at {@code index}, counted from 0; null outside the list. */
    public Bytes get(long index) {
        throw new UnsupportedOperationException();
    }

    /** Replaces the element at {@code index}; false outside the list. */
    public boolean set(long index, Bytes element) {
        throw new UnsupportedOperationException();
    }

    /** Puts {@code element} before the one at {@code index}, or at the end when {@code index} is the size. */
    public void insert(long index, Bytes element) {
        throw new UnsupportedOperationException();
    }

    /** Takes the element at {@code index} away; null outside the list. */
    public Bytes remove(long index) {
        throw new UnsupportedOperationException();
    }

    /** Removes elements equal to {@code element}: the first {@code count}, the last {@code -count}, or all for 0. */
    public long removeValue(Bytes element, long count) {
        throw new UnsupportedOperationException();
    }

    /** Keeps only the elements {@code from} (inclusive) to {@code to} (exclusive), clamped to the list. */
    public void trim(long from, long to) {
        throw new UnsupportedOperationException();
    }

    /** The elements {@code from} (inclusive) to {@code to} (exclusive), clamped to the list. */
    public List<Bytes> range(long from, long to) {
        throw new UnsupportedOperationException();
    }

    /** The index of the first element equal to {@code element}, or -1. */
    public long indexOf(Bytes element) {
        throw new UnsupportedOperationException();
    }

    /**
     * The indices of elements equal to {@code element}, as LPOS finds them.
     *
     * @param rank 1 for the first match and on, 2 to skip one; negative to search from the end
     * @param count how many at most, 0 for all
     * @param maxlen how many comparisons at most, 0 for no limit
     */
    public List<Long> positions(Bytes element, long rank, long count, long maxlen) {
        throw new UnsupportedOperationException();
    }

    /** From the first to the last; the list must not change meanwhile. */
    @Override
    public Iterator<Bytes> iterator() {
        return iterator(0);
    }

    /** From {@code index} to the last. */
    public Iterator<Bytes> iterator(long index) {
        throw new UnsupportedOperationException();
    }

    /** From the last to the first. */
    public Iterator<Bytes> descendingIterator() {
        return descendingIterator(size() - 1);
    }

    /** From {@code index} down to the first. */
    public Iterator<Bytes> descendingIterator(long index) {
        throw new UnsupportedOperationException();
    }
}
