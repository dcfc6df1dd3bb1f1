package dev.rediscover.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListValueTest {
    private static List<Bytes> drain(Iterator<Bytes> elements) {
        List<Bytes> all = new ArrayList<>();
        elements.forEachRemaining(all::add);
        return all;
    }

    private static ListValue listOf(EncodingLimits limits, String... elements) {
        ListValue list = new ListValue(limits);
        for (String element : elements) {
            list.pushTail(Bytes.of(element));
        }
        return list;
    }

    private static Bytes element(RandomSource chance) {
        int kind = chance.nextInt(50);
        String digits = Integer.toString(chance.nextInt(kind < 25 ? 5 : 100_000));
        return Bytes.of(kind == 0 ? digits.repeat(2000) : kind < 40 ? digits : "item-" + digits);
    }

    @ParameterizedTest
    @CsvSource({"1, -2", "2, -1", "3, 4", "4, 128", "5, 1", "6, -5"})
    void behavesLikeAnArrayList(long seed, int limit) {
        EncodingLimits limits = new EncodingLimits();
        limits.listMaxListpackSize = limit;
        RandomSource chance = new RandomSource(seed);
        ListValue list = new ListValue(limits);
        List<Bytes> model = new ArrayList<>();
        for (int round = 0; round < 6000; round++) {
            change(list, model, chance);
            assertThat(list.size()).as("seed %d", seed).isEqualTo(model.size());
            if (round % 50 == 0) {
                assertThat(drain(list.iterator())).as("seed %d", seed).isEqualTo(model);
                List<Bytes> reversed = new ArrayList<>(model);
                Collections.reverse(reversed);
                assertThat(drain(list.descendingIterator())).as("seed %d", seed).isEqualTo(reversed);
            }
        }
    }

    private static void change(ListValue list, List<Bytes> model, RandomSource chance) {
        Bytes e = element(chance);
        int at = chance.nextInt(model.size() + 1);
        boolean inside = at < model.size();
        switch (chance.nextInt(12)) {
            case 0, 1, 2 -> {
                list.pushHead(e);
                model.add(0, e);
            }
            case 3, 4, 5 -> {
                list.pushTail(e);
                model.add(e);
            }
            case 6, 7 -> {
                list.insert(at, e);
                model.add(at, e);
            }
            case 8 -> assertThat(list.popHead()).isEqualTo(model.isEmpty() ? null : model.remove(0));
            case 9 -> assertThat(list.popTail()).isEqualTo(model.isEmpty() ? null : model.remove(model.size() - 1));
            case 10 -> assertThat(list.remove(at)).isEqualTo(inside ? model.remove(at) : null);
            default -> changeMore(list, model, chance, e, at);
        }
    }

    private static void changeMore(ListValue list, List<Bytes> model, RandomSource chance, Bytes e, int at) {
        switch (chance.nextInt(6)) {
            case 0, 1, 2 -> {
                assertThat(list.set(at, e)).isEqualTo(at < model.size());
                if (at < model.size()) {
                    model.set(at, e);
                }
                assertThat(list.get(at)).isEqualTo(at < model.size() ? e : null);
            }
            case 3 -> {
                int from = chance.nextInt(20) - 5;
                int to = model.size() + 5 - chance.nextInt(20);
                list.trim(from, to);
                int start = Math.min(Math.max(0, from), model.size());
                List<Bytes> kept = new ArrayList<>(model.subList(start, Math.max(start, Math.min(to, model.size()))));
                model.clear();
                model.addAll(kept);
            }
            default -> {
                int count = chance.nextInt(5) - 2;
                assertThat(list.removeValue(e, count)).isEqualTo(removeFrom(model, e, count));
            }
        }
    }

    private static long removeFrom(List<Bytes> model, Bytes e, int count) {
        long removed = 0;
        long limit = count == 0 ? Long.MAX_VALUE : Math.abs(count);
        while (removed < limit && model.contains(e)) {
            model.remove(count < 0 ? model.lastIndexOf(e) : model.indexOf(e));
            removed++;
        }
        return removed;
    }

    @Test
    void findsPositionsAsLposDoes() {
        ListValue list = listOf(new EncodingLimits(), "a", "b", "c", "1", "2", "3", "c", "c");
        Bytes c = Bytes.of("c");
        assertThat(list.indexOf(c)).isEqualTo(2);
        assertThat(list.indexOf(Bytes.of("x"))).isEqualTo(-1);
        assertThat(list.positions(c, 1, 0, 0)).containsExactly(2L, 6L, 7L);
        assertThat(list.positions(c, 2, 1, 0)).containsExactly(6L);
        assertThat(list.positions(c, -1, 2, 0)).containsExactly(7L, 6L);
        assertThat(list.positions(c, -2, 0, 0)).containsExactly(6L, 2L);
        assertThat(list.positions(c, 1, 0, 3)).containsExactly(2L);
        assertThat(list.positions(c, -1, 0, 1)).containsExactly(7L);
        assertThat(list.positions(c, 4, 0, 0)).isEmpty();
    }

    @Test
    void takesRangesAndStartsAnywhere() {
        ListValue list = listOf(new EncodingLimits(), "a", "b", "c", "d");
        assertThat(list.range(1, 3)).containsExactly(Bytes.of("b"), Bytes.of("c"));
        assertThat(list.range(-9, 99)).hasSize(4);
        assertThat(list.range(3, 1)).isEmpty();
        assertThat(drain(list.iterator(2))).containsExactly(Bytes.of("c"), Bytes.of("d"));
        assertThat(drain(list.descendingIterator(1))).containsExactly(Bytes.of("b"), Bytes.of("a"));
        assertThat(drain(new ListValue(new EncodingLimits()).descendingIterator()))
                .isEmpty();
    }

    @Test
    void leavesTheListpackAtItsLimitAndComesBackAtHalfOfIt() {
        EncodingLimits limits = new EncodingLimits();
        limits.listMaxListpackSize = 8;
        ListValue list = listOf(limits, "1", "2", "3", "4", "5", "6", "7", "8");
        assertThat(list.encoding()).isEqualTo("listpack");
        list.pushTail(Bytes.of("9"));
        assertThat(list.encoding()).isEqualTo("quicklist");
        for (int i = 0; i < 4; i++) {
            list.popHead();
        }
        assertThat(list.size()).isEqualTo(5);
        assertThat(list.encoding()).isEqualTo("quicklist");
        list.popTail();
        assertThat(list.encoding()).isEqualTo("listpack");
    }

    @Test
    void countsBytesByDefault() {
        ListValue list = listOf(new EncodingLimits(), "x".repeat(8000));
        assertThat(list.encoding()).isEqualTo("listpack");
        list.pushTail(Bytes.of("y".repeat(200)));
        assertThat(list.encoding()).isEqualTo("quicklist");
        list.popHead();
        assertThat(list.encoding()).isEqualTo("listpack");
        list.set(0, Bytes.of("z".repeat(9000)));
        assertThat(list.encoding()).isEqualTo("quicklist");
    }

    @Test
    void aCopyIsIndependent() {
        for (int count : new int[] {3, 5000}) {
            ListValue list = new ListValue(new EncodingLimits());
            for (int i = 0; i < count; i++) {
                list.pushTail(Bytes.of(i));
            }
            ListValue copy = list.copy();
            assertThat(copy.encoding()).isEqualTo(list.encoding());
            List<Bytes> before = drain(list.iterator());
            assertThat(drain(copy.iterator())).isEqualTo(before);
            copy.set(1, Bytes.of("x"));
            copy.insert(2, Bytes.of("y"));
            copy.popHead();
            copy.pushTail(Bytes.of("z"));
            assertThat(drain(list.iterator())).isEqualTo(before);
        }
    }

    @Test
    void aMillionElementsWork() {
        ListValue list = new ListValue(new EncodingLimits());
        for (int i = 0; i < 1_000_000; i++) {
            list.pushTail(Bytes.of(i));
        }
        for (int i = 0; i < 1000; i++) {
            list.insert(500_000, Bytes.of("mid"));
        }
        assertThat(list.get(500_999)).isEqualTo(Bytes.of("mid"));
        assertThat(list.get(501_000)).isEqualTo(Bytes.of(500_000));
        assertThat(list.removeValue(Bytes.of("mid"), 0)).isEqualTo(1000);
        list.trim(400_000, 400_010);
        assertThat(list.get(0)).isEqualTo(Bytes.of(400_000));
        assertThat(list.size()).isEqualTo(10);
    }
}
