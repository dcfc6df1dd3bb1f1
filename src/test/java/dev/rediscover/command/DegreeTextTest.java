package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.RandomSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

/** How numbers of geo commands are printed. */
class DegreeTextTest {
    private static String exactly(double degrees) {
        BigDecimal rounded = new BigDecimal(degrees).setScale(17, RoundingMode.HALF_EVEN);
        return rounded.stripTrailingZeros().toPlainString();
    }

    @Test
    void texts_are_rounded_from_the_exact_value() {
        RandomSource random = new RandomSource(4);
        for (int i = 0; i < 20_000; i++) {
            double degrees = (random.nextDouble() - 0.5) * (i % 2 == 0 ? 360 : Math.pow(10, -random.nextInt(20)));
            assertThat(DegreeText.of(degrees)).isEqualTo(exactly(degrees));
            double coarse = Math.scalb((double) random.nextInt(1 << 20), -random.nextInt(60));
            assertThat(DegreeText.of(coarse % 180)).isEqualTo(exactly(coarse % 180));
        }
        for (double degrees : new double[] {0, -0.0, 180, -180, 1, 0.5, -0.0625, 85.05112878, Math.nextDown(1.0)}) {
            assertThat(DegreeText.of(degrees)).isEqualTo(exactly(degrees));
        }
    }

    @Test
    void distances_have_four_decimals_rounded_from_the_exact_value() {
        RandomSource random = new RandomSource(6);
        for (int i = 0; i < 50_000; i++) {
            double exact = random.nextDouble() * Math.pow(10, random.nextInt(16));
            double distance = i % 3 == 0 ? Math.floor(exact * 10_000) / 10_000 + 0.00005 : exact;
            assertThat(GeoUnit.fourDecimals(distance))
                    .isEqualTo(new BigDecimal(distance)
                            .setScale(4, RoundingMode.HALF_EVEN)
                            .toPlainString());
        }
        assertThat(GeoUnit.fourDecimals(0)).isEqualTo("0.0000");
    }
}
