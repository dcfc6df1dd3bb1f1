package dev.rediscover.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BytesTest {
    @Test
    void textComesBackAsItWentIn() {
        assertThat(Bytes.of("grüße 🎉").utf8()).isEqualTo("grüße 🎉");
        assertThat(Bytes.of(-42)).isEqualTo(Bytes.of("-42"));
    }

    @Test
    void comparesBytesAsUnsigned() {
        Bytes high = Bytes.wrap(new byte[] {(byte) 0xff});
        assertThat(high).isGreaterThan(Bytes.of("z"));
        assertThat(Bytes.of("ab")).isLessThan(Bytes.of("abc"));
        assertThat(high.at(0)).isEqualTo(255);
    }

    @Test
    void wordsAreComparedWithoutRegardToCase() {
        assertThat(Bytes.of("WithScores").is("WITHSCORES")).isTrue();
        assertThat(Bytes.of("withscore").is("WITHSCORES")).isFalse();
        assertThat(Bytes.of("a[").is("a{")).isFalse();
    }

    @Test
    void slicesAndJoins() {
        Bytes word = Bytes.of("rediscover");
        assertThat(word.slice(0, 5)).isEqualTo(Bytes.of("redis"));
        assertThat(word.slice(3, 3)).isSameAs(Bytes.EMPTY);
        assertThat(word.slice(0, 5).concat(Bytes.of("cover"))).isEqualTo(word);
    }

    @Test
    void equalStringsHaveEqualHashes() {
        assertThat(Stream.of("", "a", "key:1", "\0").map(Bytes::of))
                .allSatisfy(
                        b -> assertThat(Bytes.copyOf(b.array(), 0, b.length())).hasSameHashCodeAs(b));
    }
}
