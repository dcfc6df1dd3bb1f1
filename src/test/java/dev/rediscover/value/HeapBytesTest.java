package dev.rediscover.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What values say of their size, beside what the heap says. */
class HeapBytesTest {
    private static final int ELEMENTS = 500_000; // in all values together: some 10 MB
    private static final int MEASUREMENTS = 4;

    private final EncodingLimits limits = new EncodingLimits();
    private final Random random = new Random(1);

    @ParameterizedTest
    @ValueSource(ints = {2, 100, 20_000})
    void everyTypeKnowsItsSize(int size) {
        heap(); // what is left of other tests goes now
        check("strings", size, i -> StringValue.of(text(size / 10)));
        check("list", size, i -> list(size));
        check("numbers", size, i -> set(size, true));
        check("texts", size, i -> set(size, false));
        check("hash", size, i -> hash(size));
        check("sorted set", size, i -> sortedSet(size));
        check("array", size, i -> array(size));
    }

    /** Whatever else comes onto the heap meanwhile disturbs one measurement, not all of them. */
    private void check(String what, int size, IntFunction<Value> maker) {
        AssertionError disturbed = null;
        for (int i = 0; i < MEASUREMENTS; i++) {
            try {
                measure(what, size, maker);
                return;
            } catch (AssertionError e) {
                disturbed = e;
            }
        }
        throw disturbed;
    }

    private void measure(String what, int size, IntFunction<Value> maker) {
        int count = Math.max(1, ELEMENTS / (size + 1));
        List<Value> values = new ArrayList<>(count);
        long before = heap();
        for (int i = 0; i < count; i++) {
            values.add(maker.apply(i));
        }
        long real = heap() - before;
        long said = 0;
        for (Value value : values) {
            said += value.heapBytes();
        }
        assertThat(said).as("%s of %d: said, really", what, size).isCloseTo(real, Percentage.withPercentage(20));
    }

    private static long heap() {
        // The serial collector leaves small gaps in all but every fourth collection.
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private Bytes text(int longest) {
        byte[] bytes = new byte[10 + random.nextInt(Math.max(1, longest))];
        random.nextBytes(bytes);
        return Bytes.wrap(bytes);
    }

    private ListValue list(int size) {
        ListValue list = new ListValue(limits);
        for (int i = 0; i < size; i++) {
            list.pushTail(text(20));
        }
        return list;
    }

    private SetValue set(int size, boolean numbers) {
        SetValue set = new SetValue(limits);
        for (int i = 0; i < size; i++) {
            set.add(numbers ? Bytes.of(i * 7L) : text(20));
        }
        return set;
    }

    private HashValue hash(int size) {
        HashValue hash = new HashValue(limits);
        for (int i = 0; i < size; i++) {
            hash.put(text(10), text(30));
        }
        return hash;
    }

    private ZSetValue sortedSet(int size) {
        ZSetValue set = new ZSetValue(limits);
        for (int i = 0; i < size; i++) {
            set.put(text(20), random.nextInt());
        }
        return set;
    }

    private ArrayValue array(int size) {
        ArrayValue array = new ArrayValue();
        for (int i = 0; i < size; i++) {
            array.set(i, text(20));
        }
        return array;
    }

    @Test
    void changesAreCountedAsIfTheValueHadBeenMadeAsItIsNow() {
        for (Value value : List.of(
                list(3_000),
                set(90, false),
                set(3_000, false),
                hash(90),
                hash(3_000),
                sortedSet(90),
                sortedSet(3_000))) {
            long before = value.heapBytes();
            for (int i = 0; i < 50; i++) {
                Bytes longer = text(500);
                add(value, longer);
                remove(value, longer);
            }
            assertThat(value.heapBytes()).as(value.encoding()).isCloseTo(before, Percentage.withPercentage(4));
            assertThat(value.copy().heapBytes()).isCloseTo(before, Percentage.withPercentage(4));
        }
    }

    private static void add(Value value, Bytes element) {
        if (value instanceof ListValue list) {
            list.insert(list.size() / 2, element);
        } else if (value instanceof SetValue set) {
            set.add(element.slice(0, Math.min(60, element.length())));
        } else if (value instanceof HashValue hash) {
            hash.put(element.slice(0, 10), element.slice(0, Math.min(60, element.length())));
            hash.put(element.slice(0, 10), Bytes.EMPTY);
        } else {
            ((ZSetValue) value).put(element.slice(0, Math.min(60, element.length())), 1);
        }
    }

    private static void remove(Value value, Bytes element) {
        if (value instanceof ListValue list) {
            list.removeValue(element, 1);
        } else if (value instanceof SetValue set) {
            set.remove(element.slice(0, Math.min(60, element.length())));
        } else if (value instanceof HashValue hash) {
            hash.remove(element.slice(0, 10));
        } else {
            ((ZSetValue) value).remove(element.slice(0, Math.min(60, element.length())));
        }
    }
}
