package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/**
 * A chained hash table over binary strings, made for what Redis promises and {@link java.util.HashMap} does not: it
 * grows and shrinks a few buckets per write instead of all at once, it can be scanned with a stateless cursor while
 * it does so, and it draws a fair random entry. An entry is one object of 24 bytes beside the key's bytes: a hash is
 * computed again where a resize needs it, because to keep it would cost 8 bytes in each.
 *
 * <p>A large table and its {@linkplain #copy() copies} share their entries until one of them writes to a bucket, which
 * it then gets entries of its own for. So to copy a million takes about a millisecond.
 *
 * <p>While it resizes there are two tables: {@code old} is emptied bucket by bucket into {@code current}. Reading
 * never moves anything, so a table that nobody writes to may be read by anyone. Order depends on the sequence of
 * writes alone, and a copy keeps it.
 */
public final class HashTable<V> implements Iterable<HashTable.Entry<V>> {
    /** A key and what it maps to. */
    public static final class Entry<V> {
        private final byte[] key;
        private V value;
        private Entry<V> next;

        private Entry(byte[] key, Entry<V> next) {
            this.key = key;
            this.next = next;
        }

        public Bytes key() {
            return Bytes.wrap(key);
        }

        public V value() {
            return value;
        }

        public void setValue(V value) {
            this.value = value;
        }

        private boolean is(byte[] other) {
            return Arrays.equals(key, other);
        }
    }

    private static final long ENTRY_BYTES = Footprint.object(3 * Footprint.REFERENCE);
    private static final int SMALLEST = 4;
    private static final int LEAST_SHARED = 1 << 10; // buckets; to copy fewer at once costs less
    private static final int SPARSEST = 8; // shrink when there are this many times more buckets than entries
    private static final int EMPTY_VISITS = 10; // empty buckets passed over in one step of a move

    private Entry<V>[] current;
    private Entry<V>[] old; // null unless resizing
    private int moved; // the buckets of old below this one are empty
    private int size;
    private long keyBytes; // on the heap
    private TableWalk<V> walk; // null unless somebody walks through this table as it was
    private long[] own; // a bit for each bucket of current whose entries no copy has; null if there is no copy
    private long[] ownOld; // the same for old

    public HashTable() {
        current = buckets(SMALLEST);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <V> Entry<V>[] buckets(int count) {
        return new Entry[count];
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** How many buckets there are, in both tables while resizing. */
    public int capacity() {
        return current.length + (old == null ? 0 : old.length);
    }

    /** Whether entries are being moved from one table to another. */
    public boolean isResizing() {
        return old != null;
    }

    public void clear() {
        current = buckets(SMALLEST);
        old = null;
        size = 0;
        keyBytes = 0;
        own = null;
        ownOld = null;
        walk = null; // nothing that was there when it began is here any more
    }

    /**
     * How many bytes the table, its entries and the keys take on the heap, without the values. What is shared with
     * copies counts in each, and the bit for a bucket that they cost does not, so that nothing changes by copying.
     */
    public long heapBytes() {
        long buckets = Footprint.references(current.length) + (old == null ? 0 : Footprint.references(old.length));
        return Footprint.object(36) + buckets + size * ENTRY_BYTES + keyBytes;
    }

    /** How many of those bytes an entry with this key takes: its object, its key, its bucket. */
    public long entryBytes(Bytes key) {
        return ENTRY_BYTES + Footprint.bytes(key.length()) + Footprint.REFERENCE;
    }

    public boolean containsKey(Bytes key) {
        return entry(key) != null;
    }

    /** What {@code key} maps to; null when there is no such key. */
    public V get(Bytes key) {
        Entry<V> entry = entry(key);
        return entry == null ? null : entry.value;
    }

    /** The entry of {@code key}, or null. */
    public Entry<V> entry(Bytes key) {
        return find(key.array(), key.hashCode());
    }

    private Entry<V> find(byte[] key, int hash) {
        if (old != null) {
            for (Entry<V> e = old[hash & (old.length - 1)]; e != null; e = e.next) {
                if (e.is(key)) {
                    return e;
                }
            }
        }
        for (Entry<V> e = current[hash & (current.length - 1)]; e != null; e = e.next) {
            if (e.is(key)) {
                return e;
            }
        }
        return null;
    }

    /** The entry of {@code key}, made where there is none: then its value is null and the caller must set it. */
    public Entry<V> entryOrNew(Bytes key) {
        int hash = key.hashCode();
        own(hash);
        Entry<V> found = find(key.array(), hash);
        if (found != null) {
            return found;
        }
        step();
        if (old == null && size >= current.length && current.length < 1 << 30) {
            resize(current.length * 2);
        }
        int bucket = hash & (current.length - 1);
        Entry<V> fresh = new Entry<>(key.array(), current[bucket]);
        current[bucket] = fresh;
        size++;
        keyBytes += Footprint.bytes(fresh.key.length);
        return fresh;
    }

    /** Maps {@code key} to {@code value} and returns what it mapped to before, or null. */
    public V put(Bytes key, V value) {
        Entry<V> entry = entryOrNew(key);
        V before = entry.value;
        entry.value = value;
        return before;
    }

    /** Removes {@code key} and returns what it mapped to, or null. */
    public V remove(Bytes key) {
        int hash = key.hashCode();
        own(hash);
        Entry<V> gone = old == null ? null : unlink(old, key.array(), hash);
        if (gone == null) {
            gone = unlink(current, key.array(), hash);
        }
        if (gone == null) {
            return null;
        }
        size--;
        keyBytes -= Footprint.bytes(gone.key.length);
        step(); // not before: removing what is not there leaves the order as it was
        shrinkIfSparse();
        return gone.value;
    }

    private static <V> Entry<V> unlink(Entry<V>[] table, byte[] key, int hash) {
        int bucket = hash & (table.length - 1);
        Entry<V> before = null;
        for (Entry<V> e = table[bucket]; e != null; before = e, e = e.next) {
            if (e.is(key)) {
                if (before == null) {
                    table[bucket] = e.next;
                } else {
                    before.next = e.next;
                }
                return e;
            }
        }
        return null;
    }

    private void shrinkIfSparse() {
        if (size == 0) {
            clear();
        } else if (old == null && current.length > SMALLEST && (long) size * SPARSEST <= current.length) {
            resize(powerOfTwoAtLeast(size));
        }
    }

    private static int powerOfTwoAtLeast(int count) {
        int power = SMALLEST;
        while (power < count && power < 1 << 30) {
            power *= 2;
        }
        return power;
    }

    /** Makes room for {@code count} entries at once; for bulk loading into a table that is empty. */
    public void expand(int count) {
        if (size == 0 && count > current.length) {
            current = buckets(powerOfTwoAtLeast(count));
        }
    }

    private void resize(int buckets) {
        old = current;
        ownOld = own;
        current = buckets(buckets);
        own = null;
        moved = 0;
    }

    /** Goes on with a resize for up to {@code steps} non-empty buckets: idle time well spent. */
    public void move(int steps) {
        for (int i = 0; i < steps && old != null; i++) {
            step();
        }
    }

    /** Moves the entries of one bucket, the smallest piece of a resize. */
    private void step() {
        if (old == null) {
            return;
        }
        int visits = EMPTY_VISITS;
        while (moved < old.length && old[moved] == null && visits-- > 0) {
            moved++;
        }
        if (moved < old.length) {
            if (walk != null) {
                visitBeforeMove();
            }
            own(old, ownOld, moved);
            Entry<V> e = old[moved];
            old[moved] = null;
            while (e != null) {
                Entry<V> next = e.next;
                int bucket = Bytes.hash(e.key) & (current.length - 1);
                own(current, own, bucket);
                e.next = current[bucket];
                current[bucket] = e;
                e = next;
            }
        }
        if (moved == old.length) {
            old = null;
            ownOld = null;
        }
    }

    /** The walk gets to know the entries that are about to move, and those that they are to be mixed with. */
    private void visitBeforeMove() {
        for (Entry<V> e = old[moved]; e != null; e = e.next) {
            walk.changing(e.key);
        }
    }

    /**
     * Begins a walk through all that is in the table now, which goes on while the table is written to: whoever writes
     * tells the walk of it before. There is one at a time; it is at its end when it has seen all, or when
     * {@link #endWalk} is called.
     */
    public TableWalk<V> walk(TableWalk.Visitor<V> visitor) {
        if (walk != null) {
            throw new IllegalStateException("somebody walks through this table already");
        }
        walk = new TableWalk<>(this, old, current, visitor);
        return walk;
    }

    /** Ends the walk that was begun last, if it is still on. */
    public void endWalk() {
        walk = null;
    }

    /** Whether these are buckets that entries are found in. */
    boolean uses(Entry<V>[] buckets) {
        return buckets == current || buckets == old;
    }

    /**
     * Adds the entries of one bucket (or, while resizing, of all buckets that it splits into) to {@code into} and
     * returns the cursor to go on with; start with 0 and stop when 0 comes back.
     *
     * <p>Whatever is in the table all the time between the first call and the last is added at least once, even if
     * the table is resized in between. The cursor counts with its bits reversed (Pieter Noordhuis's method, described
     * at dictScan in Redis's dict.c): buckets that a larger table splits off, or a smaller one merges, are those
     * that differ in the high bits, and these are counted through first.
     */
    public long scan(long cursor, Collection<? super Entry<V>> into) {
        if (old == null) {
            collect(current, cursor, into);
            return advance(cursor, current.length - 1L);
        }
        Entry<V>[] small = old.length < current.length ? old : current;
        Entry<V>[] large = small == old ? current : old;
        long smallMask = small.length - 1L;
        long largeMask = large.length - 1L;
        collect(small, cursor, into);
        long at = cursor;
        do {
            collect(large, at, into);
            at = advance(at, largeMask);
        } while ((at & (smallMask ^ largeMask)) != 0);
        return at;
    }

    /** Scans until about {@code count} entries were added, or ten times as many buckets were empty, or it is over. */
    public long scan(long cursor, long count, Collection<? super Entry<V>> into) {
        long wanted = into.size() + count;
        long buckets = count > Long.MAX_VALUE / 10 ? Long.MAX_VALUE : count * 10;
        long next = cursor;
        do {
            next = scan(next, into);
        } while (next != 0 && --buckets > 0 && into.size() < wanted);
        return next;
    }

    /** The same for a visitor, who may change the table: the entries are gathered before the first visit. */
    public long scan(long cursor, Consumer<? super Entry<V>> visitor) {
        List<Entry<V>> found = new ArrayList<>();
        long next = scan(cursor, found);
        for (Entry<V> entry : found) {
            visitor.accept(entry);
        }
        return next;
    }

    private static <V> void collect(Entry<V>[] table, long cursor, Collection<? super Entry<V>> into) {
        for (Entry<V> e = table[(int) (cursor & (table.length - 1L))]; e != null; e = e.next) {
            into.add(e);
        }
    }

    private static long advance(long cursor, long mask) {
        return Long.reverse(Long.reverse(cursor | ~mask) + 1);
    }

    /** A random entry, each as likely as any other (nearly so where more than 8 share a bucket); null when empty. */
    public Entry<V> random(RandomSource chance) {
        return size == 0 ? null : RandomEntry.draw(this, chance);
    }

    /** {@code count} different entries in no order, or all when there are fewer. */
    public List<Entry<V>> randomDistinct(RandomSource chance, long count) {
        return RandomEntry.distinct(this, chance, count);
    }

    /** How many buckets a draw has to choose from. */
    int drawBuckets() {
        return old == null ? current.length : old.length - moved + current.length;
    }

    /** The first entry of the bucket with this number out of {@link #drawBuckets()}. */
    Entry<V> drawBucket(int number) {
        if (old == null) {
            return current[number];
        }
        int olds = old.length - moved;
        return number < olds ? old[moved + number] : current[number - olds];
    }

    /** The entry after {@code entry} in its bucket, or null. */
    static <V> Entry<V> following(Entry<V> entry) {
        return entry.next;
    }

    // ---- copies

    /** A table of its own with the same keys and the same values (not copies of them) in the same order. */
    public HashTable<V> copy() {
        HashTable<V> copy = new HashTable<>();
        if (capacity() < LEAST_SHARED) {
            copy.current = copyOf(current);
            copy.old = old == null ? null : copyOf(old);
        } else {
            own = noMarks(current);
            copy.own = noMarks(current);
            copy.current = current.clone();
            if (old != null) {
                ownOld = noMarks(old);
                copy.ownOld = noMarks(old);
                copy.old = old.clone();
            }
        }
        copy.moved = moved;
        copy.size = size;
        copy.keyBytes = keyBytes;
        return copy;
    }

    private static <V> Entry<V>[] copyOf(Entry<V>[] table) {
        Entry<V>[] copy = buckets(table.length);
        for (int i = 0; i < table.length; i++) {
            copy[i] = copyOf(table[i]);
        }
        return copy;
    }

    private static <V> Entry<V> copyOf(Entry<V> bucket) {
        Entry<V> first = null;
        Entry<V> last = null;
        for (Entry<V> e = bucket; e != null; e = e.next) {
            Entry<V> twin = new Entry<>(e.key, null);
            twin.value = e.value;
            if (last == null) {
                first = twin;
            } else {
                last.next = twin;
            }
            last = twin;
        }
        return first;
    }

    private static <V> long[] noMarks(Entry<V>[] table) {
        return new long[table.length + 63 >>> 6];
    }

    /** Before anything changes where a key with this hash is or would be. */
    private void own(int hash) {
        if (own != null) {
            own(current, own, hash & (current.length - 1));
        }
        if (ownOld != null) {
            own(old, ownOld, hash & (old.length - 1));
        }
    }

    /** Gives a bucket entries that no copy has, unless it has them already. */
    private static <V> void own(Entry<V>[] table, long[] marks, int bucket) {
        if (marks != null && (marks[bucket >>> 6] >>> bucket & 1) == 0) {
            marks[bucket >>> 6] |= 1L << bucket;
            table[bucket] = copyOf(table[bucket]);
        }
    }

    /** All entries; the table must not be written to meanwhile. */
    @Override
    public Iterator<Entry<V>> iterator() {
        return new Entries();
    }

    private final class Entries implements Iterator<Entry<V>> {
        private int bucket;
        private Entry<V> next;

        Entries() {
            settle();
        }

        private void settle() {
            int count = drawBuckets();
            while (next == null && bucket < count) {
                next = drawBucket(bucket++);
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Entry<V> next() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            Entry<V> found = next;
            next = found.next;
            settle();
            return found;
        }
    }
}
