package dev.rediscover.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.NotANumber;
import org.junit.jupiter.api.Test;

class RangesTest {
    private static ScoreRange scores(String min, String max) {
        return ScoreRange.parse(Bytes.of(min), Bytes.of(max));
    }

    private static LexRange members(String min, String max) {
        return LexRange.parse(Bytes.of(min), Bytes.of(max));
    }

    @Test
    void readsScoreRanges() {
        assertThat(scores("(1", "2.5")).isEqualTo(new ScoreRange(1, true, 2.5, false));
        assertThat(scores("-inf", "+inf")).isEqualTo(ScoreRange.ALL);
        assertThat(scores("(5", "5").isEmpty()).isTrue();
        assertThat(scores("5", "5").isEmpty()).isFalse();
        assertThat(scores("6", "5").isEmpty()).isTrue();
        assertThat(scores("(1", "(2").contains(2)).isFalse();
        assertThat(scores("(1", "(2").contains(1.5)).isTrue();
        assertThatThrownBy(() -> scores("a", "1")).isSameAs(NotANumber.INSTANCE);
        assertThatThrownBy(() -> scores("[1", "2")).isSameAs(NotANumber.INSTANCE);
        assertThatThrownBy(() -> scores("1", "nan")).isSameAs(NotANumber.INSTANCE);
    }

    @Test
    void readsLexRanges() {
        assertThat(members("-", "+")).isEqualTo(LexRange.ALL);
        assertThat(members("[a", "(c").contains(Bytes.of("a"))).isTrue();
        assertThat(members("[a", "(c").contains(Bytes.of("c"))).isFalse();
        assertThat(members("+", "-").contains(Bytes.of("a"))).isFalse();
        assertThat(members("[", "+").contains(Bytes.EMPTY)).isTrue();
        assertThat(members("(", "+").contains(Bytes.EMPTY)).isFalse();
        for (String bad : new String[] {"", "a", "-x", "+1", "1"}) {
            assertThat(members(bad, "+")).as(bad).isNull();
            assertThat(members("-", bad)).as(bad).isNull();
        }
    }
}
