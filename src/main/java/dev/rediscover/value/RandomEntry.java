package dev.rediscover.value;

import dev.rediscover.base.RandomSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Draws entries from a hash table. Taking a random bucket and then one of its entries would favour those that share
 * their bucket with few others; instead a bucket and a place in it are drawn, and drawn again when that place is
 * empty, which is fair to all entries in the first {@link #PLACES} places.
 */
final class RandomEntry {
    private static final int PLACES = 8;
    private static final int FEW = 16; // so few entries are counted through
    private static final int PATIENCE = 10_000; // draws in a very sparse table, which is then counted through

    private RandomEntry() {}

    static <V> HashTable.Entry<V> draw(HashTable<V> table, RandomSource chance) {
        if (table.size() <= FEW) {
            return nth(table, chance.nextInt(table.size()));
        }
        int buckets = table.drawBuckets();
        for (int i = 0; i < PATIENCE; i++) {
            long drawn = chance.nextLong((long) buckets * PLACES);
            HashTable.Entry<V> entry =
                    inBucket(table.drawBucket((int) (drawn / PLACES)), (int) (drawn % PLACES), chance);
            if (entry != null) {
                return entry;
            }
        }
        return nth(table, chance.nextInt(table.size()));
    }

    /** The entry at {@code place}; all those beyond the last place share it. */
    private static <V> HashTable.Entry<V> inBucket(HashTable.Entry<V> first, int place, RandomSource chance) {
        HashTable.Entry<V> entry = first;
        for (int i = 0; i < place && entry != null; i++) {
            entry = HashTable.following(entry);
        }
        if (place < PLACES - 1 || entry == null || HashTable.following(entry) == null) {
            return entry;
        }
        HashTable.Entry<V> drawn = entry;
        int seen = 1;
        for (HashTable.Entry<V> e = HashTable.following(entry); e != null; e = HashTable.following(e)) {
            if (chance.nextInt(++seen) == 0) {
                drawn = e;
            }
        }
        return drawn;
    }

    /** The entry {@code n} places after the first one. */
    private static <V> HashTable.Entry<V> nth(HashTable<V> table, int n) {
        int left = n;
        int buckets = table.drawBuckets();
        for (int i = 0; i < buckets; i++) {
            HashTable.Entry<V> entry = table.drawBucket(i);
            for (; entry != null; entry = HashTable.following(entry)) {
                if (left-- == 0) {
                    return entry;
                }
            }
        }
        throw new IllegalStateException("a table of " + table.size() + " entries ran out of them");
    }

    /** {@code count} different entries in no order, or all when there are fewer. */
    static <V> List<HashTable.Entry<V>> distinct(HashTable<V> table, RandomSource chance, long count) {
        if (count * 3 > table.size()) {
            List<HashTable.Entry<V>> all = new ArrayList<>(table.size());
            for (HashTable.Entry<V> entry : table) {
                all.add(entry);
            }
            return Sample.of(all, chance, count);
        }
        Set<HashTable.Entry<V>> drawn = new LinkedHashSet<>();
        while (drawn.size() < count) {
            drawn.add(draw(table, chance));
        }
        return new ArrayList<>(drawn);
    }
}
