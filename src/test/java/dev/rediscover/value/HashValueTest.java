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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HashValueTest {
    private static final Bytes A = Bytes.of("a");
    private static final Bytes B = Bytes.of("b");
    private static final Bytes C = Bytes.of("c");

    private static HashValue filled(int count) {
        HashValue hash = new HashValue(new EncodingLimits());
        for (int i = 0; i < count; i++) {
            hash.put(Bytes.of("f" + i), Bytes.of(i));
        }
        return hash;
    }

    private static List<Bytes> names(Iterable<HashValue.Field> fields) {
        List<Bytes> names = new ArrayList<>();
        for (HashValue.Field field : fields) {
            names.add(field.name());
        }
        return names;
    }

    private static HashValue abc() {
        HashValue hash = new HashValue(new EncodingLimits());
        hash.put(A, Bytes.of(1));
        hash.put(B, Bytes.of(2));
        hash.put(C, Bytes.of(3));
        return hash;
    }

    @ParameterizedTest
    @CsvSource({"1, 20, 0", "2, 400, 0", "3, 2000, 0", "4, 20, 50", "5, 700, 50"})
    void behavesLikeAMapWithExpiries(long seed, int keys, int expirePercent) {
        RandomSource chance = new RandomSource(seed);
        HashValue hash = new HashValue(new EncodingLimits());
        Map<Bytes, Bytes> model = new HashMap<>();
        Map<Bytes, Long> times = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            Bytes field = Bytes.of("f" + chance.nextInt(keys));
            if (chance.nextInt(100) < expirePercent) {
                expire(hash, model, times, field, chance, i);
            } else {
                write(hash, model, times, field, chance);
            }
            assertThat(hash.get(field)).as("seed %d", seed).isEqualTo(model.get(field));
            assertThat(hash.contains(field)).isEqualTo(model.containsKey(field));
            assertThat(hash.expiry(field)).as("seed %d", seed).isEqualTo(times.getOrDefault(field, -1L));
            assertThat(hash.size()).isEqualTo(model.size());
            long next = times.values().stream().mapToLong(Long::longValue).min().orElse(-1);
            assertThat(hash.nextExpiry()).as("seed %d", seed).isEqualTo(next);
        }
        Map<Bytes, Bytes> all = new HashMap<>();
        hash.forEach(field -> assertThat(all.put(field.name(), field.value())).isNull());
        assertThat(all).isEqualTo(model);
    }

    private static void write(
            HashValue hash, Map<Bytes, Bytes> model, Map<Bytes, Long> times, Bytes field, RandomSource chance) {
        Bytes value = Bytes.of(chance.nextInt(1000));
        switch (chance.nextInt(6)) {
            case 0, 1 -> {
                times.remove(field);
                assertThat(hash.put(field, value)).isEqualTo(model.put(field, value) == null);
            }
            case 2 -> assertThat(hash.putKeepingExpiry(field, value)).isEqualTo(model.put(field, value) == null);
            case 3 -> assertThat(hash.putIfAbsent(field, value)).isEqualTo(model.putIfAbsent(field, value) == null);
            default -> {
                times.remove(field);
                assertThat(hash.remove(field)).isEqualTo(model.remove(field) != null);
            }
        }
    }

    private static void expire(
            HashValue hash,
            Map<Bytes, Bytes> model,
            Map<Bytes, Long> times,
            Bytes field,
            RandomSource chance,
            long now) {
        switch (chance.nextInt(5)) {
            case 0, 1, 2 -> {
                long at = now + chance.nextInt(1000);
                assertThat(hash.setExpiry(field, at)).isEqualTo(model.containsKey(field));
                if (model.containsKey(field)) {
                    times.put(field, at);
                }
            }
            case 3 -> assertThat(hash.persist(field)).isEqualTo(times.remove(field) != null);
            default -> {
                Set<Bytes> due = new HashSet<>();
                times.forEach((name, at) -> {
                    if (at <= now) {
                        due.add(name);
                    }
                });
                assertThat(hash.removeExpired(now)).containsExactlyInAnyOrderElementsOf(due);
                model.keySet().removeAll(due);
                times.keySet().removeAll(due);
            }
        }
    }

    @Test
    void keepsTheOrderOfAListpack() {
        HashValue hash = abc();
        hash.put(A, Bytes.of(9));
        assertThat(names(hash)).containsExactly(A, B, C);
        hash.remove(A);
        hash.put(A, Bytes.of(1));
        assertThat(names(hash)).containsExactly(B, C, A);
    }

    /** In a listpackex the fields that expire come first, by time, and those that do not follow. */
    @Test
    void ordersAListpackWithExpiriesByTime() {
        HashValue hash = abc();
        assertThat(hash.encoding()).isEqualTo("listpack");
        hash.setExpiry(C, 2000);
        assertThat(hash.encoding()).isEqualTo("listpackex");
        assertThat(names(hash)).containsExactly(C, A, B);
        hash.setExpiry(B, 1000);
        assertThat(names(hash)).containsExactly(B, C, A);
        hash.setExpiry(B, 2000);
        assertThat(names(hash)).containsExactly(C, B, A);
        hash.persist(C);
        assertThat(names(hash)).containsExactly(B, A, C);
        hash.put(B, Bytes.of(7));
        assertThat(names(hash)).containsExactly(A, C, B);
        assertThat(hash.expiry(B)).isEqualTo(-1);
        assertThat(hash.encoding()).isEqualTo("listpackex");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 600})
    void removesExpiredFieldsEarliestFirst(int count) {
        HashValue hash = filled(count);
        hash.setExpiry(Bytes.of("f1"), 300);
        hash.setExpiry(Bytes.of("f2"), 100);
        hash.setExpiry(Bytes.of("f3"), 200);
        hash.setExpiry(Bytes.of("f4"), 301);
        assertThat(hash.nextExpiry()).isEqualTo(100);
        assertThat(hash.removeExpired(99)).isEmpty();
        assertThat(hash.removeExpired(300)).containsExactly(Bytes.of("f2"), Bytes.of("f3"), Bytes.of("f1"));
        assertThat(hash.size()).isEqualTo(count - 3);
        assertThat(hash.nextExpiry()).isEqualTo(301);
        assertThat(hash.persist(Bytes.of("f4"))).isTrue();
        assertThat(hash.nextExpiry()).isEqualTo(-1);
        assertThat(hash.setExpiry(Bytes.of("nothing"), 5)).isFalse();
    }

    @Test
    void changesEncodingWhereRedisDoes() {
        HashValue hash = filled(512);
        hash.setExpiry(Bytes.of("f7"), 12345);
        assertThat(hash.encoding()).isEqualTo("listpackex");
        hash.put(Bytes.of("one more"), A);
        assertThat(hash.encoding()).isEqualTo("hashtable");
        assertThat(hash.expiry(Bytes.of("f7"))).isEqualTo(12345);
        HashValue small = filled(1);
        small.put(A, Bytes.of("v".repeat(64)));
        assertThat(small.encoding()).isEqualTo("listpack");
        small.put(A, Bytes.of("v".repeat(65)));
        assertThat(small.encoding()).isEqualTo("hashtable");
        small.put(A, B);
        assertThat(small.encoding()).isEqualTo("hashtable");
        assertThat(small.get(A)).isEqualTo(B);
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 700})
    void drawsScansAndCopies(int count) {
        HashValue hash = filled(count);
        hash.setExpiry(Bytes.of("f3"), 50);
        RandomSource chance = new RandomSource(9);
        HashValue.Field field = hash.random(chance);
        assertThat(hash.get(field.name())).isEqualTo(field.value());
        assertThat(hash.randomDistinct(chance, 7)).hasSize(7).doesNotHaveDuplicates();
        assertThat(hash.randomDistinct(chance, 7000)).hasSize(count).doesNotHaveDuplicates();
        List<HashValue.Field> seen = new ArrayList<>();
        long cursor = 0;
        do {
            cursor = hash.scan(cursor, 10, seen);
        } while (cursor != 0);
        assertThat(names(seen)).containsExactlyInAnyOrderElementsOf(names(hash));
        List<Bytes> before = names(hash);
        HashValue copy = hash.copy();
        assertThat(names(copy)).isEqualTo(before);
        copy.put(Bytes.of("f1"), A);
        copy.remove(Bytes.of("f2"));
        copy.removeExpired(100);
        copy.setExpiry(Bytes.of("f4"), 1);
        assertThat(names(hash)).isEqualTo(before);
        assertThat(hash.get(Bytes.of("f1"))).isEqualTo(Bytes.of(1));
        assertThat(hash.nextExpiry()).isEqualTo(50);
        assertThat(hash.expiry(Bytes.of("f4"))).isEqualTo(-1);
    }
}
