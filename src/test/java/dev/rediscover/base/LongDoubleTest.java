package dev.rediscover.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class LongDoubleTest {
    @Test
    void addsAsARealServerDoes() {
        SoftAssertions softly = new SoftAssertions();
        for (String[] row : Facts.read("incrbyfloat-7.0.tsv")) {
            softly.assertThat(sum(row[0], row[1])).as("%s + %s", row[0], row[1]).isEqualTo(row[2]);
        }
        softly.assertAll();
    }

    private static String sum(String a, String b) {
        try {
            LongDouble sum = LongDouble.parse(Bytes.of(a)).plus(LongDouble.parse(Bytes.of(b)));
            return sum.isNaN() || sum.isInfinite() ? "NAN" : sum.format();
        } catch (NotANumber e) {
            return "ERR";
        }
    }

    @Test
    void holdsEveryLong() {
        for (long n : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1L << 62}) {
            assertThat(LongDouble.of(n).format()).isEqualTo(Long.toString(n));
        }
    }

    @Test
    void refusesTextThatIsTooLong() {
        assertThat(LongDouble.parse(Bytes.of("0".repeat(5118) + "7")).format()).isEqualTo("7");
        assertThatThrownBy(() -> LongDouble.parse(Bytes.of("0".repeat(5119) + "7")))
                .isSameAs(NotANumber.INSTANCE);
    }

    @Test
    void knowsInfinityAndNaN() {
        LongDouble infinity = LongDouble.parse(Bytes.of("inf"));
        LongDouble minus = LongDouble.parse(Bytes.of("-inf"));
        assertThat(infinity.plus(LongDouble.of(1)).isInfinite()).isTrue();
        assertThat(LongDouble.of(1).plus(minus).format()).isEqualTo("-inf");
        assertThat(infinity.plus(minus).isNaN()).isTrue();
        assertThat(infinity.plus(minus).plus(LongDouble.of(1)).format()).isEqualTo("nan");
    }
}
