package dev.rediscover.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableWalkTest {
    private final Map<Bytes, Integer> seen = new HashMap<>();
    private HashTable<Integer> table = new HashTable<>();

    private static Bytes key(int number) {
        return Bytes.of("key:" + number);
    }

    private void fill(int count) {
        for (int i = 0; i < count; i++) {
            table.put(key(i), i);
        }
    }

    private Map<Bytes, Integer> contents() {
        Map<Bytes, Integer> contents = new HashMap<>();
        for (HashTable.Entry<Integer> entry : table) {
            contents.put(entry.key(), entry.value());
        }
        return contents;
    }

    private TableWalk<Integer> walk() {
        return table.walk(entry -> assertThat(seen.put(entry.key(), entry.value()))
                .as("seen twice")
                .isNull());
    }

    private void toTheEnd(TableWalk<Integer> walk) {
        while (walk.step()) {
            // goes on
        }
        table.endWalk();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 1024, 1025, 1500, 5000})
    void seesWhatThereIs(int count) {
        fill(count);
        Map<Bytes, Integer> wanted = contents();
        toTheEnd(walk());
        assertThat(seen).isEqualTo(wanted).hasSize(count);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void seesWhatThereWasWhileTheTableGrowsAndShrinks(long seed) {
        RandomSource chance = new RandomSource(seed);
        for (int round = 0; round < 40; round++) {
            int size = chance.nextInt(3000);
            table = new HashTable<>();
            seen.clear();
            fill(size);
            Map<Bytes, Integer> wanted = contents();
            TableWalk<Integer> walk = walk();
            boolean grows = chance.nextInt(2) == 0;
            int writes = chance.nextInt(10_000);
            for (int i = 0; i < writes; i++) {
                Bytes key = key(chance.nextInt(grows ? 20_000 : 3000));
                walk.changing(key);
                if (chance.nextInt(10) < (grows ? 9 : 2)) {
                    table.put(key, -1);
                } else {
                    table.remove(key);
                }
                if (chance.nextInt(20) == 0) {
                    walk.step();
                }
            }
            toTheEnd(walk);
            assertThat(seen).as("seed %d, round %d", seed, round).isEqualTo(wanted);
        }
    }

    @Test
    void theTableResizesAsIfNobodyWalked() {
        HashTable<Integer> alone = new HashTable<>();
        fill(900);
        for (int i = 0; i < 900; i++) {
            alone.put(key(i), i);
        }
        TableWalk<Integer> walk = walk();
        for (int i = 900; i < 5000; i++) {
            walk.changing(key(i));
            table.put(key(i), i);
            alone.put(key(i), i);
        }
        assertThat(table).extracting(HashTable.Entry::key).containsExactlyElementsOf(keysOf(alone));
        assertThat(seen).as("all had to move").hasSize(900);
    }

    private static Iterable<Bytes> keysOf(HashTable<Integer> table) {
        List<Bytes> keys = new ArrayList<>();
        for (HashTable.Entry<Integer> entry : table) {
            keys.add(entry.key());
        }
        return keys;
    }

    @Test
    void aTableThatIsClearedLeavesAllThatWasNotSeenToTheWalk() {
        fill(1200);
        assertThat(table.isResizing()).isTrue();
        Map<Bytes, Integer> wanted = contents();
        TableWalk<Integer> walk = walk();
        walk.step();
        table.clear();
        for (int i = 0; i < 2000; i++) {
            walk.changing(key(i));
            table.put(key(i), -i);
        }
        toTheEnd(walk);
        assertThat(seen).isEqualTo(wanted);
        assertThat(table.size()).isEqualTo(2000);
    }

    @Test
    void onlyTheBucketThatChangesIsSeenAheadOfTheWalk() {
        fill(1024);
        TableWalk<Integer> walk = walk();
        walk.changing(key(7));
        assertThat(seen).containsEntry(key(7), 7).hasSizeLessThan(10);
        int sofar = seen.size();
        walk.changing(key(7));
        assertThat(seen).hasSize(sofar);
    }

    @Test
    void passesOverEmptyBucketsAFewAtATime() {
        table.expand(1 << 16);
        table.put(key(1), 1);
        TableWalk<Integer> walk = walk();
        int steps = 1;
        while (walk.step()) {
            steps++;
        }
        assertThat(steps).isGreaterThan(1000);
        assertThat(seen).hasSize(1);
    }

    @Test
    void thereIsOneAtATime() {
        fill(10);
        walk();
        assertThatThrownBy(this::walk).isInstanceOf(IllegalStateException.class);
        table.endWalk();
        seen.clear();
        toTheEnd(walk());
        assertThat(seen).hasSize(10);
    }
}
