package dev.rediscover.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashTableTest {
    private static Bytes key(int number) {
        return Bytes.of("key:" + number);
    }

    private static HashTable<Integer> filled(int count) {
        HashTable<Integer> table = new HashTable<>();
        for (int i = 0; i < count; i++) {
            table.put(key(i), i);
        }
        return table;
    }

    private static <V> List<Bytes> keys(HashTable<V> table) {
        List<Bytes> keys = new ArrayList<>();
        for (HashTable.Entry<V> entry : table) {
            keys.add(entry.key());
        }
        return keys;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void behavesLikeAMap(long seed) {
        RandomSource chance = new RandomSource(seed);
        HashTable<Integer> table = new HashTable<>();
        Map<Bytes, Integer> model = new HashMap<>();
        for (int round = 0; round < 60_000; round++) {
            int phase = round / 10_000 % 2; // grow, then shrink
            Bytes key = key(chance.nextInt(5000));
            if (chance.nextInt(10) < (phase == 0 ? 7 : 1)) {
                assertThat(table.put(key, round)).as("seed %d", seed).isEqualTo(model.put(key, round));
            } else {
                assertThat(table.remove(key)).as("seed %d", seed).isEqualTo(model.remove(key));
            }
            assertThat(table.get(key)).isEqualTo(model.get(key));
            assertThat(table.size()).isEqualTo(model.size());
        }
        assertThat(keys(table)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(model.keySet());
        model.forEach((key, value) -> assertThat(table.get(key)).isEqualTo(value));
    }

    @Test
    void makesAnEntryOnlyWhereThereIsNone() {
        HashTable<Integer> table = filled(1);
        assertThat(table.entryOrNew(key(0)).value()).isZero();
        HashTable.Entry<Integer> fresh = table.entryOrNew(key(1));
        assertThat(fresh.value()).isNull();
        fresh.setValue(7);
        assertThat(table.get(key(1))).isEqualTo(7);
        assertThat(table.entry(key(2))).isNull();
    }

    @Test
    void growsAndShrinksALittleAtATime() {
        HashTable<Integer> table = filled(1024);
        assertThat(table.isResizing()).isFalse();
        table.put(key(1024), 0);
        assertThat(table.isResizing()).isTrue();
        assertThat(table.capacity()).isEqualTo(1024 + 2048);
        assertThat(keys(table)).hasSize(1025).doesNotHaveDuplicates();
        table.move(10_000);
        assertThat(table.capacity()).isEqualTo(2048);
        for (int i = 0; i < 1000; i++) {
            table.remove(key(i));
        }
        table.move(10_000);
        assertThat(table.capacity()).isLessThanOrEqualTo(256);
        for (int i = 1000; i < 1025; i++) {
            assertThat(table.containsKey(key(i))).isTrue();
            table.remove(key(i));
        }
        assertThat(table.capacity()).isEqualTo(4);
    }

    @Test
    void scanVisitsEverythingOnceWhileNothingChanges() {
        for (int count : new int[] {0, 1, 4, 5, 100, 1000, 1025}) {
            List<HashTable.Entry<Integer>> seen = new ArrayList<>();
            HashTable<Integer> table = filled(count);
            long cursor = 0;
            do {
                cursor = table.scan(cursor, seen);
            } while (cursor != 0);
            assertThat(seen).hasSize(count).doesNotHaveDuplicates();
        }
    }

    /** SCAN's promise: what is there from the first call to the last is returned, whatever else comes and goes. */
    @Test
    void scanMissesNothingThatStaysWhileTheTableIsResized() {
        for (long seed = 1; seed <= 300; seed++) {
            RandomSource chance = new RandomSource(seed);
            int staying = 1 + chance.nextInt(200);
            HashTable<Integer> table = filled(staying + chance.nextInt(2000));
            Set<Bytes> seen = new HashSet<>();
            long cursor = 0;
            int calls = 0;
            do {
                cursor = table.scan(cursor, entry -> seen.add(entry.key()));
                churn(table, staying, chance);
                assertThat(++calls).as("seed %d: scan does not end", seed).isLessThan(1_000_000);
            } while (cursor != 0);
            for (int i = 0; i < staying; i++) {
                assertThat(seen).as("seed %d", seed).contains(key(i));
            }
        }
    }

    private static void churn(HashTable<Integer> table, int staying, RandomSource chance) {
        if (chance.nextInt(4) != 0) {
            return;
        }
        boolean grow = chance.nextInt(2) == 0;
        int changes = chance.nextInt(1 << chance.nextInt(11));
        for (int i = 0; i < changes; i++) {
            Bytes key = key(staying + chance.nextInt(4000));
            if (grow) {
                table.put(key, 0);
            } else {
                table.remove(key);
            }
        }
    }

    /** Chi-square over many draws: with k degrees of freedom it should stay near k, here within six deviations. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16, 17, 40, 100, 129, 1000})
    void drawsFairly(int count) {
        HashTable<Integer> table = filled(count);
        RandomSource chance = new RandomSource(42);
        int[] hits = new int[count];
        int expected = 200;
        for (int i = 0; i < count * expected; i++) {
            hits[table.random(chance).value()]++;
        }
        double square = 0;
        for (int hit : hits) {
            square += Math.pow(hit - expected, 2) / expected;
        }
        assertThat(square).isLessThan(count + 6 * Math.sqrt(2.0 * count) + 1);
    }

    @Test
    void drawsFromATableThatHasBecomeSparse() {
        HashTable<Integer> table = filled(100_000);
        for (int i = 0; i < 99_980; i++) {
            table.remove(key(i));
        }
        RandomSource chance = new RandomSource(1);
        Set<Integer> drawn = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            drawn.add(table.random(chance).value());
        }
        assertThat(drawn).hasSize(20);
        assertThat(new HashTable<Integer>().random(chance)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 30, 99, 100, 1000})
    void drawsDifferentEntries(int wanted) {
        List<HashTable.Entry<Integer>> drawn = filled(100).randomDistinct(new RandomSource(3), wanted);
        assertThat(drawn).hasSize(Math.min(wanted, 100)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 1024, 1025, 1500})
    void aCopyKeepsTheOrderAndIsIndependent(int count) {
        HashTable<Integer> table = filled(count);
        HashTable<Integer> copy = table.copy();
        List<Bytes> before = keys(table);
        assertThat(keys(copy)).isEqualTo(before);
        for (int i = 0; i < 3000; i++) {
            copy.put(key(i), -1);
        }
        for (int i = 0; i < 2900; i++) {
            copy.remove(key(i));
        }
        assertThat(keys(table)).isEqualTo(before);
        assertThat(copy.size()).isEqualTo(100);
        for (int i = 0; i < count; i++) {
            assertThat(table.get(key(i))).isEqualTo(i);
        }
    }

    @Test
    void takesTheEmptyKeyAndAnyBytes() {
        HashTable<Integer> table = new HashTable<>();
        table.put(Bytes.EMPTY, 1);
        table.put(Bytes.wrap(new byte[] {0, -1}), 2);
        assertThat(table.get(Bytes.of(""))).isEqualTo(1);
        assertThat(table.get(Bytes.wrap(new byte[] {0, -1}))).isEqualTo(2);
        table.clear();
        assertThat(table.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void copiesOfLargeTablesAreIndependentHoweverManyThereAre(long seed) {
        RandomSource chance = new RandomSource(seed);
        List<HashTable<Integer>> tables = new ArrayList<>(List.of(filled(900 + chance.nextInt(3000))));
        List<Map<Bytes, Integer>> models = new ArrayList<>(List.of(model(tables.get(0))));
        for (int round = 0; round < 40_000; round++) {
            int which = chance.nextInt(tables.size());
            HashTable<Integer> table = tables.get(which);
            Map<Bytes, Integer> model = models.get(which);
            if (chance.nextInt(2000) == 0) {
                List<Bytes> order = keys(table);
                tables.add(table.copy());
                models.add(new HashMap<>(model));
                assertThat(keys(tables.get(tables.size() - 1))).isEqualTo(order);
            }
            Bytes key = key(chance.nextInt(6000));
            boolean grows = (round / 10_000 + which) % 2 == 0;
            if (chance.nextInt(10) < (grows ? 7 : 2)) {
                assertThat(table.put(key, round)).isEqualTo(model.put(key, round));
            } else {
                assertThat(table.remove(key)).isEqualTo(model.remove(key));
            }
            assertThat(table.size()).isEqualTo(model.size());
        }
        assertThat(tables).hasSizeGreaterThan(5);
        for (int i = 0; i < tables.size(); i++) {
            assertThat(model(tables.get(i))).as("seed %d, table %d", seed, i).isEqualTo(models.get(i));
        }
    }

    private static Map<Bytes, Integer> model(HashTable<Integer> table) {
        Map<Bytes, Integer> model = new HashMap<>();
        for (HashTable.Entry<Integer> entry : table) {
            assertThat(model.put(entry.key(), entry.value())).isNull();
        }
        return model;
    }
}
