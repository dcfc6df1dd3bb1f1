package dev.rediscover.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LuaStyleTest {
    /** The pieces that are not plain, each with the first letters of its role. */
    private static String roles(String script) {
        List<String> parts = new ArrayList<>();
        for (StyledText.Span span : LuaStyle.of(script).spans()) {
            if (span.role() != Role.PLAIN) {
                parts.add(span.role() + ":" + span.text());
            }
        }
        return String.join(" ", parts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "local x = 1 ~ EMPHASIS:local NUMBER:1",
                "return redis.call('GET', KEYS[1]) ~ EMPHASIS:return COMMAND:redis.call STRING:'GET' KEY:KEYS NUMBER:1",
                "x = nil -- gone ~ NUMBER:nil MUTED:-- gone",
                "x = 0x1F + 1e-5 .. 'a' ~ NUMBER:0x1F NUMBER:1e-5 STRING:'a'",
                "for i = 1,#ARGV do ~ EMPHASIS:for NUMBER:1 KEY:ARGV EMPHASIS:do",
                "return string.rep('a', 3) ~ EMPHASIS:return COMMAND:string.rep STRING:'a' NUMBER:3",
                "x.redis.call() ~ ''",
                "s = \"a\\\"b\" ~ STRING:\"a\\\"b\"",
                "s = 'open ~ ERROR:'open",
                "s = [==[ a ]] b ]==] ~ STRING:[==[ a ]] b ]==]",
                "--[[ a comment ]] end ~ MUTED:--[[ a comment ]] EMPHASIS:end",
                "--[[ open ~ MUTED:--[[ open",
                "#!lua name=x ~ MUTED:#!lua name=x",
                "a=1..2 ~ NUMBER:1 NUMBER:2",
            })
    void everyPieceHasItsRole(String script, String roles) {
        assertThat(roles(script)).isEqualTo(roles);
    }

    @Test
    void nothingIsLostOrAddedWhateverTheText() {
        Random chance = new Random(7);
        String[] parts = {"'", "\"", "[[", "]]", "--", "\\", "\n", "end", "x", " ", "1.", "é", "🎉", "=", "[=[", "#!"};
        for (int i = 0; i < 20_000; i++) {
            StringBuilder script = new StringBuilder();
            for (int n = chance.nextInt(12); n >= 0; n--) {
                script.append(parts[chance.nextInt(parts.length)]);
            }
            String text = script.toString();
            assertThat(LuaStyle.of(text).plain()).isEqualTo(text);
            assertThat(LuaStyle.of(text + "\n").lines()).as(text).hasSize(text.split("\n", -1).length);
        }
    }

    @Test
    void linesAreNumberedAndOneIsMarked() {
        assertThat(LuaStyle.numbered("if x then\n  return 1\nend\n", 2).plain())
                .isEqualTo("  1  if x then\n> 2    return 1\n  3  end\n");
    }
}
