package dev.rediscover.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetValueTest {
    private static SetValue setOf(String... members) {
        SetValue set = new SetValue(new EncodingLimits());
        for (String member : members) {
            set.add(Bytes.of(member));
        }
        return set;
    }

    /** A set in the encoding of this name, and bigger where that needs to be. */
    private static SetValue filled(String encoding) {
        SetValue set = new SetValue(new EncodingLimits());
        int count = encoding.equals("hashtable") ? 300 : 60;
        for (int i = 0; i < count; i++) {
            set.add(Bytes.of(encoding.equals("intset") ? "" + i * 3 : "m" + i));
        }
        assertThat(set.encoding()).isEqualTo(encoding);
        return set;
    }

    @ParameterizedTest
    @CsvSource({"1, 40, false", "2, 120, true", "3, 2000, true", "4, 3000, false"})
    void behavesLikeAHashSet(long seed, int keys, boolean words) {
        RandomSource chance = new RandomSource(seed);
        SetValue set = new SetValue(new EncodingLimits());
        Set<Bytes> model = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            Bytes member = Bytes.of((words ? "m" : "") + chance.nextInt(keys));
            switch (chance.nextInt(5)) {
                case 0, 1, 2 -> assertThat(set.add(member)).as("seed %d", seed).isEqualTo(model.add(member));
                case 3 -> assertThat(set.remove(member)).as("seed %d", seed).isEqualTo(model.remove(member));
                default -> assertThat(set.contains(member)).isEqualTo(model.contains(member));
            }
            assertThat(set.size()).isEqualTo(model.size());
        }
        assertThat(set.members()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(model);
        assertThat(set).containsExactlyElementsOf(set.members());
    }

    @Test
    void sortsIntegersAndKeepsWordsInTheOrderTheyCame() {
        assertThat(setOf("10", "-5", "3").members()).containsExactly(Bytes.of(-5), Bytes.of(3), Bytes.of(10));
        assertThat(setOf("z", "a", "5").members()).containsExactly(Bytes.of("z"), Bytes.of("a"), Bytes.of(5));
        SetValue mixed = setOf("3", "1", "x");
        assertThat(mixed.members()).containsExactly(Bytes.of(1), Bytes.of(3), Bytes.of("x"));
        assertThat(mixed.encoding()).isEqualTo("listpack");
    }

    @Test
    void changesEncodingWhereRedisDoes() {
        SetValue ints = new SetValue(new EncodingLimits());
        for (int i = 0; i < 512; i++) {
            ints.add(Bytes.of(i));
        }
        assertThat(ints.encoding()).isEqualTo("intset");
        SetValue many = ints.copy();
        many.add(Bytes.of(512));
        assertThat(many.encoding()).isEqualTo("hashtable");
        ints.add(Bytes.of("word"));
        assertThat(ints.encoding()).isEqualTo("hashtable");
        assertThat(ints.size()).isEqualTo(513);
        SetValue words = new SetValue(new EncodingLimits());
        for (int i = 0; i < 128; i++) {
            words.add(Bytes.of("w" + i));
        }
        assertThat(words.encoding()).isEqualTo("listpack");
        words.add(Bytes.of("one more"));
        assertThat(words.encoding()).isEqualTo("hashtable");
        assertThat(setOf("x".repeat(64)).encoding()).isEqualTo("listpack");
        assertThat(setOf("x".repeat(65)).encoding()).isEqualTo("hashtable");
        assertThat(setOf("007").encoding()).isEqualTo("listpack");
    }

    @Test
    void obeysLimitsThatAreTurnedOff() {
        EncodingLimits none = new EncodingLimits();
        none.setMaxIntsetEntries = 0;
        none.setMaxListpackEntries = 0;
        SetValue set = new SetValue(none);
        set.add(Bytes.of(1));
        assertThat(set.encoding()).isEqualTo("hashtable");
        assertThat(set.members()).containsExactly(Bytes.of(1));
    }

    @Test
    void compactsIntegersThatWereLeftInAListpack() {
        SetValue set = setOf("x", "9", "2");
        set.compact();
        assertThat(set.encoding()).isEqualTo("listpack");
        set.remove(Bytes.of("x"));
        set.compact();
        assertThat(set.encoding()).isEqualTo("intset");
        assertThat(set.members()).containsExactly(Bytes.of(2), Bytes.of(9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"intset", "listpack", "hashtable"})
    void drawsAndPopsInEveryEncoding(String encoding) {
        SetValue set = filled(encoding);
        RandomSource chance = new RandomSource(5);
        Set<Bytes> drawn = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            drawn.add(set.random(chance));
        }
        assertThat(drawn).containsExactlyInAnyOrderElementsOf(set.members());
        assertThat(set.randomDistinct(chance, 10)).hasSize(10).doesNotHaveDuplicates();
        assertThat(set.randomDistinct(chance, 10_000)).containsExactlyInAnyOrderElementsOf(set.members());
        Set<Bytes> popped = new HashSet<>();
        for (Bytes member = set.pop(chance); member != null; member = set.pop(chance)) {
            assertThat(popped.add(member)).isTrue();
        }
        assertThat(popped).isEqualTo(drawn);
        assertThat(set.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"intset", "listpack", "hashtable"})
    void scansAndCopiesInEveryEncoding(String encoding) {
        SetValue set = filled(encoding);
        List<Bytes> seen = new ArrayList<>();
        long cursor = 0;
        do {
            cursor = set.scan(cursor, 10, seen);
        } while (cursor != 0);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(set.members());
        List<Bytes> before = set.members();
        SetValue copy = set.copy();
        assertThat(copy.members()).isEqualTo(before);
        copy.add(Bytes.of("another"));
        copy.remove(before.get(0));
        assertThat(set.members()).isEqualTo(before);
    }
}
