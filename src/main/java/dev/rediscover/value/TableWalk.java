package dev.rediscover.value;

import dev.rediscover.base.Bytes;

/**
 * A walk through a {@link HashTable} as it was when the walk began, bucket by bucket, while the table is written to.
 *
 * <p>Each bucket is visited as a whole, once: when the walk comes to it, or before anything of it changes. So what has
 * been visited is one bit for a bucket, however much is written, and the table resizes as if nobody walked: the buckets
 * that an entry leaves and comes to are visited before it moves. The walk holds the arrays of buckets of its beginning.
 * Once the table uses one of them no more, it is either visited, emptied bucket by bucket, or lies there as it was,
 * because the table was cleared, and the walk goes on through it alone.
 *
 * <p>Where Redis keeps its tables from resizing while a child saves (dict_can_resize in dict.c), that is for the pages
 * of memory that parent and child share; there are none here, and the order of keys stays a matter of writes alone.
 */
public final class TableWalk<V> {
    private static final int EMPTY_VISITS = 64; // empty buckets passed over in one step

    /** Who gets to know the entries. Must not write to the table. */
    public interface Visitor<V> {
        void visit(HashTable.Entry<V> entry);
    }

    private final HashTable<V> table;
    private final HashTable.Entry<V>[] first; // null unless the table was resizing
    private final HashTable.Entry<V>[] second;
    private final Visitor<V> visitor;
    private final long[] visited; // a bit for each bucket, of first and then of second; those behind are not marked
    private final long end;
    private long position;

    TableWalk(HashTable<V> table, HashTable.Entry<V>[] first, HashTable.Entry<V>[] second, Visitor<V> visitor) {
        this.table = table;
        this.first = first;
        this.second = second;
        this.visitor = visitor;
        end = firstLength() + second.length;
        visited = new long[(int) (end + 63 >>> 6)];
    }

    private long firstLength() {
        return first == null ? 0 : first.length;
    }

    /** Visits the next bucket, or passes over some that are empty; false when all have been visited. */
    public boolean step() {
        for (int i = 0; i < EMPTY_VISITS && position < end; i++) {
            long at = position++;
            if (!isVisited(at) && visit(bucket(at))) {
                return true;
            }
        }
        return position < end;
    }

    private HashTable.Entry<V> bucket(long at) {
        long inSecond = at - firstLength();
        return inSecond < 0 ? first[(int) at] : second[(int) inSecond];
    }

    private boolean visit(HashTable.Entry<V> bucket) {
        for (HashTable.Entry<V> e = bucket; e != null; e = HashTable.following(e)) {
            visitor.visit(e);
        }
        return bucket != null;
    }

    /** Something at {@code key} is about to change, be there no more, or come into being. */
    public void changing(Bytes key) {
        changing(key.hashCode());
    }

    void changing(byte[] key) {
        changing(Bytes.hash(key));
    }

    private void changing(int hash) {
        if (first != null && table.uses(first)) {
            visitAhead(hash & first.length - 1);
        }
        if (table.uses(second)) {
            visitAhead(firstLength() + (hash & second.length - 1));
        }
    }

    private void visitAhead(long at) {
        if (at >= position && !isVisited(at)) {
            visited[(int) (at >>> 6)] |= 1L << at;
            visit(bucket(at));
        }
    }

    private boolean isVisited(long at) {
        return (visited[(int) (at >>> 6)] >>> at & 1) != 0;
    }
}
