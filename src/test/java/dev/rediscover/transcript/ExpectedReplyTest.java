package dev.rediscover.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectedReplyTest {
    private static int difference(String expected, String actual) {
        return ExpectedReply.firstDifference(List.of(expected.split("\n")), List.of(actual.split("\n")));
    }

    @Test
    void linesAreComparedLiterallyFirst() {
        assertThat(difference("OK", "OK")).isEqualTo(-1);
        assertThat(difference("a\nb", "a\nc")).isEqualTo(1);
        assertThat(difference("a", "a\nb")).isEqualTo(1);
        assertThat(difference("a\nb", "a")).isEqualTo(1);
        assertThat(difference("what (re)", "what (re)")).isEqualTo(-1);
        assertThat(difference("...", "...")).isEqualTo(-1);
    }

    @Test
    void nearAllowsADistance() {
        assertThat(difference("(integer) 60 (near 2)", "(integer) 58")).isEqualTo(-1);
        assertThat(difference("(integer) 60 (near 2)", "(integer) 57")).isZero();
        assertThat(difference("1) \"1.5\" (near 0.1)", "1) \"1.55\"")).isEqualTo(-1);
        assertThat(difference("(integer) 60 (near 2)", "(error) 60")).isZero();
        assertThat(difference("(integer) x (near 2)", "(integer) y")).isZero();
    }

    @Test
    void patternsMatchWholeLines() {
        assertThat(difference("redis_version:* (glob)", "redis_version:8.0.0")).isEqualTo(-1);
        assertThat(difference("\"[0-9]+-0\" (re)", "\"1234-0\"")).isEqualTo(-1);
        assertThat(difference("\"[0-9]+-0\" (re)", "x\"1234-0\"")).isZero();
        assertThat(difference("([ (re)", "a")).isZero();
    }

    @Test
    void aSlowPatternIsGivenUp() {
        assertThat(difference("(a+)+b (re)", "a".repeat(5000))).isZero();
        assertThat(difference("(a|b|ab)*c (re)", "ab".repeat(20000))).isZero();
    }

    @Test
    void dotsStandForAnyLines() {
        assertThat(difference("a\n...\nz", "a\nb\nc\nz")).isEqualTo(-1);
        assertThat(difference("a\n...\nz", "a\nz")).isEqualTo(-1);
        assertThat(difference("...\nb\n...", "a\nb\nc")).isEqualTo(-1);
        assertThat(difference("...\nb\nc", "b\nx\nb\nc")).isEqualTo(-1);
        assertThat(difference("a\n...\nz", "a\nb")).isEqualTo(2);
    }

    @Test
    void itemsMayComeInAnyOrder() {
        assertThat(difference("1) \"a\" (unordered)\n2) \"b\"", "1) \"b\"\n2) \"a\""))
                .isEqualTo(-1);
        assertThat(difference("1) \"a\" (unordered)\n2) \"b\"", "1) \"b\"\n2) \"b\""))
                .isZero();
        assertThat(difference("1) 1) \"a\" (unordered)\n   2) x\n2) \"b\"", "1) \"b\"\n2) 1) \"a\"\n   2) x"))
                .isEqualTo(-1);
    }
}
