package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import java.util.Iterator;
import java.util.List;

/** A sorted set: members ordered by score, then by their bytes. Minus zero equals zero; NaN must not be put in. */
public final class ZSetValue extends Value implements Iterable<ScoredMember> {
    public ZSetValue(EncodingLimits limits) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Type type() {
        return Type.ZSET;
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
    public ZSetValue copy() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ZSetValue copy(EncodingLimits limits) {
        throw new UnsupportedOperationException();
    }

    /** Adds the member or moves it to its new score. Whether it is new. */
    public boolean put(Bytes member, double score) {
        throw new UnsupportedOperationException();
    }

    public boolean remove(Bytes member) {
        throw new UnsupportedOperationException();
    }

    public boolean contains(Bytes member) {
        throw new UnsupportedOperationException();
    }

    /** The member's score; NaN, which no member has, when there is no such member. */
    public double score(Bytes member) {
        throw new UnsupportedOperationException();
    }

    /** How many members come before this one, or -1 when it is not there. */
    public long rank(Bytes member) {
        throw new UnsupportedOperationException();
    }

    /** How many members come after this one, or -1 when it is not there. */
    public long reverseRank(Bytes member) {
        throw new UnsupportedOperationException();
    }

    /** The member at {@code rank}, counted from 0 at the lowest score; null outside. */
    public ScoredMember at(long rank) {
        throw new UnsupportedOperationException();
    }

    /** The ranks of the members whose scores lie in {@code range}, in logarithmic time. */
    public Ranks ranks(ScoreRange range) {
        throw new UnsupportedOperationException();
    }

    /** The ranks of the members that lie in {@code range}, in logarithmic time; all scores must be the same. */
    public Ranks ranks(LexRange range) {
        throw new UnsupportedOperationException();
    }

    /** Upwards from the lowest score; the set must not change meanwhile. */
    @Override
    public Iterator<ScoredMember> iterator() {
        return iterator(0);
    }

    /** Upwards from {@code rank}. */
    public Iterator<ScoredMember> iterator(long rank) {
        throw new UnsupportedOperationException();
    }

    /** Downwards from {@code rank}; from {@code size() - 1} for all. */
    public Iterator<ScoredMember> descendingIterator(long rank) {
        throw new UnsupportedOperationException();
    }

    /** Removes the members at {@code ranks}, clamped to the set, and says how many those were. */
    public long removeAll(Ranks ranks) {
        throw new UnsupportedOperationException();
    }

    /** Takes the member with the lowest score away; null when there is none. */
    public ScoredMember popMin() {
        throw new UnsupportedOperationException();
    }

    /** Takes the member with the highest score away; null when there is none. */
    public ScoredMember popMax() {
        throw new UnsupportedOperationException();
    }

    /** One member; the set must not be empty. */
    public ScoredMember random(RandomSource chance) {
        throw new UnsupportedOperationException();
    }

    /** {@code count} different members, or all when there are fewer. */
    public List<ScoredMember> randomDistinct(RandomSource chance, long count) {
        throw new UnsupportedOperationException();
    }

    /** Adds about {@code count} members to {@code into} and returns the cursor to go on with, 0 at the end. */
    public long scan(long cursor, long count, List<ScoredMember> into) {
        throw new UnsupportedOperationException();
    }
}
