package dev.rediscover.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON over several lines. */
class JsonLayoutTest {
    @Test
    void membersAndElementsGetLinesOfTheirOwn() {
        assertThat(JsonLayout.of(" {\"a\" : [1, -2.5e3,{}], \"b\\\"{\":null ,\"c\":[]} "))
                .containsExactly(
                        "{",
                        "  \"a\": [",
                        "    1,",
                        "    -2.5e3,",
                        "    {}",
                        "  ],",
                        "  \"b\\\"{\": null,",
                        "  \"c\": []",
                        "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "\"a\"", "{", "[1,]", "{\"a\"}", "{a:1}", "[1] 2", "[tru]", "[+1]", "[\"open]", "[1 2]"
            })
    void whatIsNoJsonIsLeftAlone(String text) {
        assertThat(JsonLayout.of(text)).isNull();
    }

    @Test
    void whatIsTooDeepOrTooLongIsLeftAlone() {
        assertThat(JsonLayout.of("[".repeat(60) + "]".repeat(60))).isNotNull();
        assertThat(JsonLayout.of("[".repeat(100_000))).isNull();
        assertThat(JsonLayout.of("[" + "1,".repeat(200_000) + "1]")).isNull();
    }
}
