package dev.rediscover.resp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private static List<String> split(String line) {
        CommandLine split = CommandLine.split(line);
        assertThat(split.ok()).as(line).isTrue();
        return split.words().stream().map(Bytes::latin1).toList();
    }

    @Test
    void blanksSeparateWords() {
        assertThat(split("  SET\tkey   value \n")).containsExactly("SET", "key", "value");
        assertThat(split("")).isEmpty();
        assertThat(split(" \t\u000b\f\r\n ")).isEmpty();
    }

    @Test
    void doubleQuotesKnowEscapes() {
        assertThat(split("\"a b\" \"\\x00\\xfF\\n\\r\\t\\b\\a\\\\\\\"\\q\\x4\""))
                .containsExactly("a b", "\0\u00ff\n\r\t\b\u0007\\\"qx4");
    }

    @Test
    void singleQuotesKnowOneEscape() {
        assertThat(split("'a\\'b' 'a\\nb' '\"' ''")).containsExactly("a'b", "a\\nb", "\"", "");
    }

    @Test
    void quotesMayOpenInsideAWord() {
        assertThat(split("foo\"bar baz\" it\\s")).containsExactly("foobar baz", "it\\s");
    }

    @Test
    void verticalTabIsABlankOnlyBetweenWords() {
        assertThat(split("a\u000bb \"c\"\u000bd")).containsExactly("a\u000bb", "c", "d");
    }

    @Test
    void aZeroByteEndsTheLine() {
        assertThat(split("GET a\0b")).containsExactly("GET", "a");
    }

    @Test
    void openQuotesSayWhere() {
        CommandLine open = CommandLine.split("SET k \"it is");
        assertThat(open.problem()).isEqualTo(CommandLine.Problem.OPEN_DOUBLE_QUOTE);
        assertThat(open.problemAt()).isEqualTo(6);
        assertThat(open.isOpen()).isTrue();
        assertThat(open.explanation()).contains("column 7");
        assertThat(open.words()).last().isEqualTo(Bytes.of("it is"));
        assertThat(CommandLine.split("a 'b\\'").problem()).isEqualTo(CommandLine.Problem.OPEN_SINGLE_QUOTE);
        assertThat(CommandLine.split("\"a\\\"").isOpen()).isTrue();
    }

    @Test
    void textAfterAClosingQuoteIsRefused() {
        CommandLine bad = CommandLine.split("SET k \"a\"b");
        assertThat(bad.problem()).isEqualTo(CommandLine.Problem.TEXT_AFTER_QUOTE);
        assertThat(bad.problemAt()).isEqualTo(9);
        assertThat(bad.isOpen()).isFalse();
    }

    @Test
    void offsetsAreIndexesIntoTheTypedLine() {
        String line = "SET 'schlüssel 🎉' 世界 \"x";
        CommandLine split = CommandLine.split(line);
        assertThat(split.tokens().stream().map(t -> line.substring(t.start(), t.end())))
                .containsExactly("SET", "'schlüssel 🎉'", "世界", "\"x");
        assertThat(split.words().get(1)).isEqualTo(Bytes.of("schlüssel 🎉"));
        assertThat(line.charAt(split.problemAt())).isEqualTo('"');
    }

    @Test
    void quotesAsRedisCliPrints() {
        assertThat(Quoting.quote(Bytes.of("é\"\\\n\u0007\u007f"))).isEqualTo("\"\\xc3\\xa9\\\"\\\\\\n\\a\\x7f\"");
        assertThat(Quoting.quoteReadable(Bytes.of("é\u200b\n"))).isEqualTo("\"é\\xe2\\x80\\x8b\\n\"");
        assertThat(Quoting.word(Bytes.of("user:1"))).isEqualTo("user:1");
        assertThat(Quoting.word(Bytes.of("größe"))).isEqualTo("größe");
        assertThat(Quoting.word(Bytes.of("it's"))).isEqualTo("\"it's\"");
        assertThat(Quoting.word(Bytes.EMPTY)).isEqualTo("\"\"");
    }

    @Test
    void whatIsQuotedSplitsBackUnchanged() {
        for (long seed = 1; seed <= 400; seed++) {
            RandomSource random = new RandomSource(seed);
            List<Bytes> words = new ArrayList<>();
            StringBuilder classic = new StringBuilder();
            for (int i = random.nextInt(5); i >= 0; i--) {
                Bytes word = Samples.bytes(random);
                words.add(word);
                classic.append(Quoting.quote(word)).append(' ');
            }
            assertThat(CommandLine.split(classic.toString()).words())
                    .as("seed %d", seed)
                    .isEqualTo(words);
            assertThat(CommandLine.split(Quoting.line(words)).words())
                    .as("seed %d", seed)
                    .isEqualTo(words);
        }
    }

    @Test
    void anyBytesPassThroughText() {
        for (long seed = 1; seed <= 1000; seed++) {
            Bytes bytes = Samples.bytes(new RandomSource(seed));
            assertThat(Utf8.bytes(Utf8.text(bytes))).as("seed %d", seed).isEqualTo(bytes);
        }
        assertThat(Utf8.text(Bytes.wrap(new byte[] {'a', (byte) 0xff}))).isEqualTo("a\udcff");
    }

    @Test
    void anyLineIsEitherSplitOrExplained() {
        for (long seed = 1; seed <= 2000; seed++) {
            RandomSource random = new RandomSource(seed);
            StringBuilder line = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                line.append("ab \"'\\x0f\n\t\u00e9\ud83d".charAt(random.nextInt(13)));
            }
            CommandLine split = CommandLine.split(line.toString());
            assertThat(split.explanation().isEmpty()).as("seed %d", seed).isEqualTo(split.ok());
            assertThat(split.problemAt()).as("seed %d", seed).isBetween(-1, line.length());
        }
    }
}
