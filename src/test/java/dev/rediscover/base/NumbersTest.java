package dev.rediscover.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    /** Numbers and their texts, as the layout rules of fpconv give them. */
    private static final String LAYOUTS = """
            3 = 3
            0.1 = 0.1
            -2.5 = -2.5
            100 = 100
            1e15 = 1000000000000000
            1e17 = 100000000000000000
            4e18 = 4000000000000000000
            4611686018427387904 = 4611686018427387904
            5e18 = 5e+18
            1e19 = 1e+19
            12345678901234567890 = 12345678901234567000
            1e21 = 1e+21
            1.5e21 = 1.5e+21
            -1e100 = -1e+100
            0.001 = 0.001
            0.0001 = 0.0001
            0.000001 = 0.000001
            0.0000001 = 1e-7
            0.00000015 = 1.5e-7
            1.7976931348623157e308 = 1.7976931348623157e+308
            4.9e-324 = 5e-324
            1e-310 = 1e-310
            2e23 = 2e+23
            1e23 = 1e+23
            2.2250738585072014e-308 = 2.2250738585072014e-308
            3.1400000000000001 = 3.14
            0.30000000000000004 = 0.30000000000000004
            -0.0 = -0
            0 = 0
            Infinity = inf
            -Infinity = -inf
            NaN = nan
            1.1 = 1.1
            123456.789 = 123456.789
            0.001234567 = 0.001234567
            0.0001234567 = 1.234567e-4
            0.000123 = 0.000123
            """;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 10, 1234567890123456789L, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1})
    void readsEveryLongBack(long number) {
        assertThat(Numbers.isLong(Bytes.of(number))).isTrue();
        assertThat(Numbers.parseLong(Bytes.of(number))).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+1",
                "01",
                "-0",
                "-01",
                "00",
                " 1",
                "1 ",
                "1.0",
                "1e3",
                "0x1",
                "a",
                "1a",
                "--1",
                "9223372036854775808",
                "-9223372036854775809",
                "10000000000000000000",
                "99999999999999999999",
                "123456789012345678901"
            })
    void refusesOtherSpellingsOfLongs(String text) {
        assertThat(Numbers.isLong(Bytes.of(text))).isFalse();
        assertThatThrownBy(() -> Numbers.parseLong(Bytes.of(text))).isSameAs(NotANumber.INSTANCE);
    }

    @Test
    void readsAndPrintsScoresAsARealServerDoes() {
        SoftAssertions softly = new SoftAssertions();
        for (String[] row : Facts.read("zscore-7.0.tsv")) {
            softly.assertThat(score(row[0])).as(row[0]).isEqualTo(row[1]);
        }
        softly.assertAll();
    }

    private static String score(String text) {
        try {
            return Numbers.format17(Numbers.parseDouble(Bytes.of(text)));
        } catch (NotANumber e) {
            return "ERR";
        }
    }

    @Test
    void readsBoundsMoreLaxly() {
        assertThat(Numbers.parseBound(Bytes.EMPTY, 0)).isZero();
        assertThat(Numbers.parseBound(Bytes.of("("), 1)).isZero();
        assertThat(Numbers.parseBound(Bytes.of("( 1"), 1)).isEqualTo(1);
        assertThat(Numbers.parseBound(Bytes.of("1e999"), 0)).isInfinite();
        for (String bad : new String[] {"1 ", "nan", " ", "x", "1x"}) {
            assertThatThrownBy(() -> Numbers.parseBound(Bytes.of(bad), 0)).isSameAs(NotANumber.INSTANCE);
        }
    }

    @Test
    void printsTheShortestDigitsInRedisLayout() {
        SoftAssertions softly = new SoftAssertions();
        for (String line : LAYOUTS.split("\n")) {
            String[] row = line.split(" = ");
            softly.assertThat(Numbers.format(Double.parseDouble(row[0]))).isEqualTo(row[1]);
        }
        softly.assertAll();
    }

    @Test
    void printsWhatReadsBackAndNothingShorterDoes() {
        long seed = 20240607;
        RandomSource chance = new RandomSource(seed);
        for (int i = 0; i < 20_000; i++) {
            double number = Double.longBitsToDouble(chance.nextLong());
            if (Double.isFinite(number) && number != Math.rint(number)) {
                String text = Numbers.format(number);
                assertThat(Double.parseDouble(text)).as("seed %d", seed).isEqualTo(number);
                assertThat(digits(text)).isLessThanOrEqualTo(digits(Double.toString(number)));
            }
        }
    }

    /** Up to 15 digits survive a double, so they must come back as they were written. */
    @Test
    void printsDecimalsOfUpToFifteenDigitsAsWritten() {
        long seed = 7;
        RandomSource chance = new RandomSource(seed);
        for (int i = 0; i < 20_000; i++) {
            int places = 1 + chance.nextInt(6);
            long digits = chance.nextLong((long) Math.pow(10, 6 + chance.nextInt(10))) * 10 + 1 + chance.nextInt(9);
            String text = BigDecimal.valueOf(digits % 1_000_000_000_000_000L, places)
                    .stripTrailingZeros()
                    .toPlainString();
            if (Math.abs(Double.parseDouble(text)) >= 0.001) {
                assertThat(Numbers.format(Double.parseDouble(text)))
                        .as("seed %d", seed)
                        .isEqualTo(text);
            }
        }
    }

    private static int digits(String text) {
        String mantissa = text.toLowerCase().replaceFirst("e.*", "").replaceAll("[-.]", "");
        return mantissa.replaceFirst("^0+", "").replaceFirst("0+$", "").length();
    }
}
