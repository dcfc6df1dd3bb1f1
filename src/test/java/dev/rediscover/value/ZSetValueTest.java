package dev.rediscover.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZSetValueTest {
    private static final Comparator<ScoredMember> ORDER =
            Comparator.<ScoredMember>comparingDouble(m -> m.score() + 0.0).thenComparing(ScoredMember::member);

    private static List<ScoredMember> sorted(Map<Bytes, Double> model) {
        List<ScoredMember> all = new ArrayList<>();
        model.forEach((member, score) -> all.add(new ScoredMember(member, score)));
        all.sort(ORDER);
        return all;
    }

    private static List<ScoredMember> drain(Iterator<ScoredMember> members) {
        List<ScoredMember> all = new ArrayList<>();
        members.forEachRemaining(all::add);
        return all;
    }

    /** Members m0, m1, ... with scores 0, 1, ...; beyond 128 in a skip list. */
    private static ZSetValue filled(int count) {
        ZSetValue zset = new ZSetValue(new EncodingLimits());
        for (int i = 0; i < count; i++) {
            zset.put(Bytes.of("m" + i), i);
        }
        return zset;
    }

    private static double score(RandomSource chance) {
        return switch (chance.nextInt(20)) {
            case 0 -> Double.POSITIVE_INFINITY;
            case 1 -> Double.NEGATIVE_INFINITY;
            case 2 -> chance.nextDouble();
            default -> chance.nextInt(40) - 20;
        };
    }

    @ParameterizedTest
    @CsvSource({"1, 60", "2, 150", "3, 1500", "4, 100"})
    void behavesLikeASortedList(long seed, int keys) {
        RandomSource chance = new RandomSource(seed);
        ZSetValue zset = new ZSetValue(new EncodingLimits());
        Map<Bytes, Double> model = new HashMap<>();
        for (int i = 0; i < 6000; i++) {
            Bytes member = Bytes.of("m" + chance.nextInt(keys));
            if (chance.nextInt(3) != 0) {
                double score = score(chance);
                assertThat(zset.put(member, score)).as("seed %d", seed).isEqualTo(model.put(member, score) == null);
            } else {
                assertThat(zset.remove(member)).as("seed %d", seed).isEqualTo(model.remove(member) != null);
            }
            assertThat(zset.size()).isEqualTo(model.size());
            assertThat(zset.score(member)).isEqualTo(model.getOrDefault(member, Double.NaN));
            if (i % 100 == 0) {
                compare(zset, sorted(model), chance, seed);
                removeSome(zset, model, chance);
            }
        }
    }

    private static void compare(ZSetValue zset, List<ScoredMember> model, RandomSource chance, long seed) {
        assertThat(drain(zset.iterator())).as("seed %d", seed).isEqualTo(model);
        List<ScoredMember> reversed = new ArrayList<>(model);
        Collections.reverse(reversed);
        assertThat(drain(zset.descendingIterator(zset.size() - 1)))
                .as("seed %d", seed)
                .isEqualTo(reversed);
        for (int rank = 0; rank < model.size(); rank++) {
            assertThat(zset.at(rank)).isEqualTo(model.get(rank));
            assertThat(zset.rank(model.get(rank).member())).isEqualTo(rank);
            assertThat(zset.reverseRank(model.get(rank).member())).isEqualTo(model.size() - 1 - rank);
        }
        for (int i = 0; i < 20; i++) {
            ScoreRange range =
                    new ScoreRange(score(chance), chance.nextInt(2) == 0, score(chance), chance.nextInt(2) == 0);
            List<ScoredMember> within = new ArrayList<>(model);
            within.removeIf(m -> !range.contains(m.score()));
            Ranks ranks = zset.ranks(range);
            assertThat(ranks.count()).as("seed %d %s", seed, range).isEqualTo(within.size());
            assertThat(model.subList((int) ranks.from(), (int) ranks.to())).isEqualTo(within);
        }
    }

    private static void removeSome(ZSetValue zset, Map<Bytes, Double> model, RandomSource chance) {
        int from = chance.nextInt(20) - 5;
        int to = from + chance.nextInt(12);
        List<ScoredMember> all = sorted(model);
        int start = Math.min(Math.max(0, from), all.size());
        List<ScoredMember> gone = all.subList(start, Math.max(start, Math.min(to, all.size())));
        assertThat(zset.removeAll(new Ranks(from, to))).isEqualTo(gone.size());
        gone.forEach(m -> model.remove(m.member()));
        assertThat(drain(zset.iterator())).isEqualTo(sorted(model));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 500})
    void findsRangesOfMembersWithEqualScores(int count) {
        ZSetValue zset = new ZSetValue(new EncodingLimits());
        List<Bytes> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            members.add(Bytes.of("m" + i));
            zset.put(members.get(i), 0);
        }
        Collections.sort(members);
        String[] bounds = {"-", "+", "[m1", "(m1", "[m3", "(m3", "[a", "(z", "[", "(m222", "[m222x"};
        for (String min : bounds) {
            for (String max : bounds) {
                LexRange range = LexRange.parse(Bytes.of(min), Bytes.of(max));
                List<Bytes> within = new ArrayList<>(members);
                within.removeIf(m -> !range.contains(m));
                Ranks ranks = zset.ranks(range);
                assertThat(ranks.count()).as("%s %s", min, max).isEqualTo(within.size());
                assertThat(members.subList((int) ranks.from(), (int) ranks.to()))
                        .isEqualTo(within);
            }
        }
    }

    @Test
    void treatsBothZerosAlike() {
        ZSetValue small = new ZSetValue(new EncodingLimits());
        small.put(Bytes.of("b"), 0.0);
        small.put(Bytes.of("a"), -0.0);
        assertThat(small.at(0)).isEqualTo(new ScoredMember(Bytes.of("a"), 0.0));
        assertThat(small.ranks(ScoreRange.parse(Bytes.of("0"), Bytes.of("-0"))).count())
                .isEqualTo(2);
        ZSetValue large = filled(200);
        large.put(Bytes.of("a"), -0.0);
        assertThat(large.at(0).member()).isEqualTo(Bytes.of("a"));
        assertThat(large.score(Bytes.of("a"))).isEqualTo(-0.0);
        assertThat(large.put(Bytes.of("a"), 0.0)).isFalse();
        assertThat(large.score(Bytes.of("a"))).isEqualTo(-0.0);
    }

    @Test
    void refusesNaN() {
        ZSetValue zset = filled(1);
        assertThatThrownBy(() -> zset.put(Bytes.of("x"), Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThat(zset.contains(Bytes.of("x"))).isFalse();
    }

    @Test
    void changesEncodingWhereRedisDoes() {
        ZSetValue zset = filled(128);
        assertThat(zset.encoding()).isEqualTo("listpack");
        zset.put(Bytes.of("m5"), 77.5);
        assertThat(zset.encoding()).isEqualTo("listpack");
        zset.put(Bytes.of("new"), 1);
        assertThat(zset.encoding()).isEqualTo("skiplist");
        assertThat(zset.score(Bytes.of("m5"))).isEqualTo(77.5);
        ZSetValue long64 = filled(1);
        long64.put(Bytes.of("x".repeat(64)), 1);
        assertThat(long64.encoding()).isEqualTo("listpack");
        long64.put(Bytes.of("x".repeat(65)), 1);
        assertThat(long64.encoding()).isEqualTo("skiplist");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 300})
    void popsFromBothEnds(int count) {
        ZSetValue zset = filled(count);
        assertThat(zset.popMin()).isEqualTo(new ScoredMember(Bytes.of("m0"), 0));
        assertThat(zset.popMax()).isEqualTo(new ScoredMember(Bytes.of("m" + (count - 1)), count - 1));
        assertThat(zset.size()).isEqualTo(count - 2);
        while (zset.popMax() != null) {
            assertThat(zset.size()).isLessThan(count);
        }
        assertThat(zset.isEmpty()).isTrue();
        assertThat(zset.popMin()).isNull();
        assertThat(zset.put(Bytes.of("again"), 1)).isTrue();
        assertThat(drain(zset.iterator())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 500})
    void drawsScansAndCopies(int count) {
        ZSetValue zset = filled(count);
        RandomSource chance = new RandomSource(4);
        Set<ScoredMember> drawn = new HashSet<>();
        for (int i = 0; i < 20 * count; i++) {
            drawn.add(zset.random(chance));
        }
        assertThat(drawn).hasSize(count);
        assertThat(zset.randomDistinct(chance, 9)).hasSize(9).doesNotHaveDuplicates();
        assertThat(zset.randomDistinct(chance, 9000)).hasSize(count).doesNotHaveDuplicates();
        List<ScoredMember> seen = new ArrayList<>();
        long cursor = 0;
        do {
            cursor = zset.scan(cursor, 10, seen);
        } while (cursor != 0);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(drain(zset.iterator()));
        List<ScoredMember> before = drain(zset.iterator());
        ZSetValue copy = zset.copy();
        assertThat(drain(copy.iterator())).isEqualTo(before);
        for (int i = 0; i < count; i += 2) {
            copy.put(Bytes.of("m" + i), -i);
            copy.remove(Bytes.of("m" + (i + 1)));
            copy.put(Bytes.of("x" + i), i);
        }
        assertThat(copy.rank(Bytes.of("m" + (count - 2)))).isZero();
        assertThat(copy.at(copy.size() - 1).member()).isEqualTo(Bytes.of("x" + (count - 2)));
        assertThat(drain(zset.iterator())).isEqualTo(before);
    }

    @Test
    void walksFromAnyRank() {
        for (int count : new int[] {10, 400}) {
            ZSetValue zset = filled(count);
            assertThat(drain(zset.iterator(count - 2))).hasSize(2);
            assertThat(drain(zset.descendingIterator(2))).hasSize(3);
            assertThat(drain(zset.iterator(count))).isEmpty();
            assertThat(drain(zset.descendingIterator(-1))).isEmpty();
            assertThat(zset.at(count)).isNull();
            assertThat(zset.rank(Bytes.of("nobody"))).isEqualTo(-1);
            assertThat(zset.reverseRank(Bytes.of("nobody"))).isEqualTo(-1);
        }
    }
}
