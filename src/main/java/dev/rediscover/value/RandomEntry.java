package dev.rediscover.value;

import dev.rediscover.base.RandomSource;

/**
 * Draws entries from a hash table. Taking a random bucket and then one of its entries would favour those that share
 * their bucket with few others; instead a bucket and a place in it are drawn, and drawn again when that place is
 * empty, which is fair to all entries in the first {@link #PLACES} places.
 */
final class RandomEntry {
    private static final int PLACES = 8;
    private static final int FEW = 16; // so few entries are counted through
    private static final int PATIENCE = 1000; // draws in a very sparse table

    private RandomEntry() {}

    static <V> HashTable.Entry<V> draw(HashTable<V> table, RandomSource chance) {
        if (table.size() <= FEW) {
            return nth(table, 0, chance.nextInt(table.size()));
        }
        int buckets = table.drawBuckets();
        for (int i = 0; i < PATIENCE; i++) {
            long drawn = chance.nextLong((long) buckets * PLACES);
            HashTable.Entry<V> entry = inBucket(table.drawBucket((int) (drawn / PLACES)), (int) (drawn % PLACES));
            if (entry != null) {
                return entry;
            }
        }
        return nth(table, chance.nextInt(buckets), 0);
    }

    /** The entry at {@code place}; where the chain is longer than the places, the last place stands for the rest. */
    private static <V> HashTable.Entry<V> inBucket(HashTable.Entry<V> first, int place) {
        HashTable.Entry<V> entry = first;
        for (int i = 0; i < place && entry != null; i++) {
            entry = HashTable.following(entry);
        }
        return entry;
    }

    /** The entry {@code n} places after the start of {@code bucket}, going round at the end. */
    private static <V> HashTable.Entry<V> nth(HashTable<V> table, int bucket, int n) {
        int left = n;
        int buckets = table.drawBuckets();
        for (int i = 0; i < buckets; i++) {
            HashTable.Entry<V> entry = table.drawBucket((bucket + i) % buckets);
            for (; entry != null; entry = HashTable.following(entry)) {
                if (left-- == 0) {
                    return entry;
                }
            }
        }
        throw new IllegalStateException("a table of " + table.size() + " entries ran out of them");
    }
}
