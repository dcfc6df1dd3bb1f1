package dev.rediscover.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ArrayValueTest {
    private static final long GREATEST = -2; // 2^64-2

    private final ArrayValue array = new ArrayValue();

    @Test
    void behavesAsASortedMapOfUnsignedPositions() {
        long seed = Long.getLong("array.seed", 11);
        RandomSource random = new RandomSource(seed);
        TreeMap<Long, Bytes> model = new TreeMap<>(Long::compareUnsigned);
        for (int i = 0; i < 60_000; i++) {
            long position = position(random);
            switch (random.nextInt(8)) {
                case 0 -> assertThat(array.remove(position)).isEqualTo(model.remove(position) != null);
                case 1 -> {
                    if (random.nextInt(40) == 0) {
                        removeRange(model, position, position(random));
                    }
                }
                default -> {
                    Bytes value = Bytes.of(i);
                    assertThat(array.set(position, value)).isEqualTo(model.put(position, value) == null);
                }
            }
            assertThat(array.get(position)).isEqualTo(model.get(position));
            if (i % 1000 == 0) {
                check(model, position(random), position(random), "seed " + seed + ", step " + i);
            }
        }
    }

    /** Crowded at the beginning, sparse further on, and a few at the far end. */
    private static long position(RandomSource random) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> random.nextInt(3_000);
            case 2 -> random.nextInt(60) * 4096L + random.nextInt(12);
            case 3 -> random.nextInt(40) * 30_000_000L;
            case 4 -> GREATEST - random.nextInt(5_000);
            default -> Long.MIN_VALUE + random.nextInt(20) - 10;
        };
    }

    private void removeRange(TreeMap<Long, Bytes> model, long a, long b) {
        long low = Long.compareUnsigned(a, b) < 0 ? a : b;
        long high = low == a ? b : a;
        NavigableMap<Long, Bytes> gone = model.subMap(low, true, high, true);
        long removed = gone.size();
        gone.clear();
        assertThat(array.removeRange(low, high)).isEqualTo(removed);
    }

    private void check(TreeMap<Long, Bytes> model, long a, long b, String when) {
        assertThat(array.size()).as(when).isEqualTo(model.size());
        assertThat(array.length()).as(when).isEqualTo(model.isEmpty() ? 0 : model.lastKey() + 1);
        boolean down = Long.compareUnsigned(a, b) > 0;
        NavigableMap<Long, Bytes> range = down ? model.subMap(b, true, a, true) : model.subMap(a, true, b, true);
        List<String> wanted = new ArrayList<>();
        for (Map.Entry<Long, Bytes> entry : (down ? range.descendingMap() : range).entrySet()) {
            wanted.add(Long.toUnsignedString(entry.getKey()) + "=" + entry.getValue());
        }
        assertThat(scanned(array, a, b)).as(when).isEqualTo(wanted);
        assertThat(scanned(array.copy(), a, b)).as("a copy, %s", when).isEqualTo(wanted);
    }

    private static List<String> scanned(ArrayValue array, long from, long to) {
        List<String> found = new ArrayList<>();
        ArrayScan scan = array.scan(from, to);
        while (scan.next()) {
            found.add(Long.toUnsignedString(scan.position()) + "=" + scan.value());
        }
        return found;
    }

    private void fill(long from, int count) {
        for (int i = 0; i < count; i++) {
            array.set(from + i, Bytes.of(i));
        }
    }

    @Test
    void elevenValuesOfASliceBecomeAWindowAndFivePairsAgain() {
        fill(100, 10);
        assertThat(array.storage()).isEqualTo(new ArrayValue.Storage(0, 0, 0, 1, 10));
        fill(110, 30);
        assertThat(array.storage()).isEqualTo(new ArrayValue.Storage(1, 64, 40, 0, 0));
        array.removeRange(106, 139);
        assertThat(array.storage()).isEqualTo(new ArrayValue.Storage(1, 64, 6, 0, 0));
        array.remove(105);
        assertThat(array.storage()).isEqualTo(new ArrayValue.Storage(0, 0, 0, 1, 5));
    }

    @Test
    void aWindowGrowsToTheLeftWithRoomToSpare() {
        fill(2000, 11);
        array.set(1990, Bytes.of(1));
        assertThat(array.storage()).isEqualTo(new ArrayValue.Storage(1, 32, 12, 0, 0));
    }

    @Test
    void manyValuesAtOnceGoIntoAWindow() {
        array.expect(4090, 4096 + 20);
        fill(4090, 27);
        assertThat(array.storage()).isEqualTo(new ArrayValue.Storage(1, 32, 21, 1, 8));
    }

    @Test
    void theDirectoryIsAPowerOfTwoUntilItNeedsBlocks() {
        assertThat(array.directoryRoom()).isZero();
        fill(4096 * 5, 1);
        assertThat(array.directoryRoom()).isEqualTo(8);
        array.set(0, Bytes.EMPTY);
        array.remove(4096 * 5);
        assertThat(array.directoryRoom()).isEqualTo(1);
        array.set(GREATEST, Bytes.EMPTY);
        assertThat(array.directoryRoom()).isEqualTo(4);
        assertThat(array.directoryBlocks()).isEqualTo(2);
        assertThat(array.slices()).isEqualTo(2);
    }

    @Test
    void farApartPositionsCostLittle() {
        for (long i = 0; i < 100_000; i++) {
            array.set(i << 46, Bytes.of("v"));
        }
        assertThat(array.size()).isEqualTo(100_000);
        assertThat(array.removeRange(0, 99_999L << 46)).isEqualTo(100_000);
        assertThat(array.isEmpty()).isTrue();
    }
}
