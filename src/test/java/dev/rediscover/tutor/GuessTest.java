package dev.rediscover.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.lesson.Matcher;
import dev.rediscover.resp.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuessTest {
    private static final Reply AB = Reply.array(Reply.bulk("a"), Reply.bulk("b c"), Reply.of(3));

    private static void hits(Reply reply, String... guesses) {
        for (String guess : guesses) {
            assertThat(Guess.hits(guess, reply, null))
                    .as("%s for %s", guess, reply)
                    .isTrue();
        }
    }

    private static void misses(Reply reply, String... guesses) {
        for (String guess : guesses) {
            assertThat(Guess.hits(guess, reply, null))
                    .as("%s for %s", guess, reply)
                    .isFalse();
        }
    }

    @Test
    void predictionsAreReadAsPeopleWriteThem() {
        hits(Reply.of(3), "3", " 3 ", "(integer) 3");
        misses(Reply.of(3), "4", "\"3\"", "nil", "error", "three");
        hits(Reply.bulk("3"), "3", "\"3\"");
        hits(Reply.bulk("hello world"), "hello world", "\"hello world\"", "'hello world'");
        misses(Reply.bulk("hello"), "Hello", "nil", "hell");
        hits(Reply.NIL, "nil", "(nil)", "NULL", "nothing");
        misses(Reply.NIL, "0", "\"\"", "empty");
        hits(Reply.OK, "OK", "ok");
        misses(Reply.OK, "1");
        hits(
                new Reply.Err("WRONGTYPE Operation against"),
                "error",
                "an error",
                "WRONGTYPE",
                "(error) WRONGTYPE",
                "ERR");
        misses(new Reply.Err("WRONGTYPE Operation against"), "0", "nil", "error: syntax", "OK");
        hits(Reply.EMPTY_ARRAY, "empty", "(empty array)", "[]");
        hits(AB, "a \"b c\" 3", "[a, \"b c\", 3]", "1) \"a\" 2) \"b c\" 3) (integer) 3");
        misses(AB, "a 3 \"b c\"", "a", "");
        hits(new Reply.SetOf(List.of(Reply.bulk("x"), Reply.bulk("y"))), "y x");
        hits(null, "it waits", "blocks");
        misses(null, "nil");
    }

    @Test
    void answersAreTakenWithoutLetterCaseAndBlanks() {
        Matcher port = new Matcher.Is(Reply.of(6379));
        assertThat(TextAnswer.fits(port, " 6379 ")).isTrue();
        assertThat(TextAnswer.fits(port, "6,379")).isTrue();
        assertThat(TextAnswer.fits(port, "637")).isFalse();
        Matcher word = new Matcher.Any(List.of(new Matcher.Is(Reply.bulk("cache")), new Matcher.Like("*store*")));
        assertThat(TextAnswer.fits(word, "Cache")).isTrue();
        assertThat(TextAnswer.fits(word, "a Data Store")).isTrue();
        assertThat(TextAnswer.fits(word, "queue")).isFalse();
        assertThat(TextAnswer.fits(new Matcher.Between(1, 2), "1.5")).isTrue();
        assertThat(TextAnswer.fits(new Matcher.Is(Reply.NIL), "nil")).isTrue();
        assertThat(TextAnswer.fits(new Matcher.Not(word), "cache")).isFalse();
    }
}
