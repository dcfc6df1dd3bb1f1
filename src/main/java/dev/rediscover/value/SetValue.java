package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import java.util.Iterator;
import java.util.List;

/** A set: sorted integers (intset), a few strings in the order they came (listpack), or a hash table. */
public final class SetValue extends Value implements Iterable<Bytes> {
    public SetValue(EncodingLimits limits) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Type type() {
        return Type.SET;
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
    public SetValue copy() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SetValue copy(EncodingLimits limits) {
        throw new UnsupportedOperationException();
    }

    /** Whether {@code member} was not there before. */
    public boolean add(Bytes member) {
        throw new UnsupportedOperationException();
    }

    /** Whether {@code member} was there. */
    public boolean remove(Bytes member) {
        throw new UnsupportedOperationException();
    }

    public boolean contains(Bytes member) {
        throw new UnsupportedOperationException();
    }

    /** All members; the set must not change meanwhile. */
    @Override
    public Iterator<Bytes> iterator() {
        throw new UnsupportedOperationException();
    }

    /** All members, as a list of its own. */
    public List<Bytes> members() {
        throw new UnsupportedOperationException();
    }

    /** One member; the set must not be empty. */
    public Bytes random(RandomSource chance) {
        throw new UnsupportedOperationException();
    }

    /** {@code count} different members, or all when there are fewer. */
    public List<Bytes> randomDistinct(RandomSource chance, long count) {
        throw new UnsupportedOperationException();
    }

    /** Takes one member away; null when there is none. */
    public Bytes pop(RandomSource chance) {
        throw new UnsupportedOperationException();
    }

    /** Adds about {@code count} members to {@code into} and returns the cursor to go on with, 0 at the end. */
    public long scan(long cursor, long count, List<Bytes> into) {
        throw new UnsupportedOperationException();
    }
}
