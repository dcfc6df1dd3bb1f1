package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import java.util.Iterator;

/** Members in the order of score and bytes: what a sorted set is, in either encoding. */
interface Sorted {
    int size();

    /** NaN when it is not there. */
    double score(Bytes member);

    /** How many come before it, or -1 when it is not there. */
    int rank(Bytes member);

    /** Adds or moves; whether it is new. */
    boolean put(Bytes member, double score);

    boolean remove(Bytes member);

    /** {@code rank} must lie within. */
    ScoredMember at(int rank);

    /** How many come before {@code cut}. */
    int countBefore(Cut cut);

    /** Ranks {@code from} to {@code to} (exclusive), which must lie within. */
    void removeRange(int from, int to);

    /** From {@code rank} on, which may lie outside: then there is nothing. */
    Iterator<ScoredMember> walk(int rank, boolean backwards);

    /** On the heap, with all members; told at once. */
    long heapBytes();

    Sorted copy();
}
