package dev.rediscover.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HexFormat;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class GlobTest {
    private static boolean matches(String pattern, String text) {
        return Glob.matches(Bytes.of(pattern), Bytes.of(text));
    }

    @Test
    void agreesWithARealServer() {
        SoftAssertions softly = new SoftAssertions();
        for (String[] row : Facts.read("glob-7.0.tsv")) {
            Bytes pattern = Bytes.wrap(HexFormat.of().parseHex(row[0]));
            Bytes text = Bytes.wrap(HexFormat.of().parseHex(row[1]));
            softly.assertThat(Glob.matches(pattern, text))
                    .as("%s with %s", pattern.latin1(), text.latin1())
                    .isEqualTo(row[2].equals("1"));
        }
        softly.assertAll();
    }

    @Test
    void matchesTheUsualPatterns() {
        assertThat(matches("user:*", "user:1")).isTrue();
        assertThat(matches("h?llo", "hello")).isTrue();
        assertThat(matches("h[^e]llo", "hello")).isFalse();
        assertThat(matches("h[a-f]llo", "hello")).isTrue();
        assertThat(matches("h\\*llo", "h*llo")).isTrue();
        assertThat(matches("h\\*llo", "hello")).isFalse();
        assertThat(matches("*", "")).isFalse();
    }

    @Test
    void ignoresCaseWhenAsked() {
        assertThat(Glob.matches(Bytes.of("Foo[A-C]*"), Bytes.of("fOObar"), true))
                .isTrue();
        assertThat(Glob.matches(Bytes.of("Foo*"), Bytes.of("foobar"))).isFalse();
        assertThat(Glob.matches(Bytes.of("[^A]"), Bytes.of("a"), true)).isFalse();
    }

    @Test
    void doesNotTakeExponentialTime() {
        String pattern = "a*".repeat(200) + "b";
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(matches(pattern, "a".repeat(3000))).isFalse());
    }
}
