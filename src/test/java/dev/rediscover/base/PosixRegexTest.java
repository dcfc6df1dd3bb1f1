package dev.rediscover.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PosixRegexTest {
    private static final String FOUND = """
            b => abc
            ^a => abc
            c$ => abc
            ^$ =>
            a.c => xabcx
            ^(foo|bar)$ => bar
            foo|bar => quxbar
            ^item-(foo|bar)-[0-9]{3}$ => item-bar-456
            ^.*[0-9]{3}$ => foo123
            []x]+$ => ]]x
            [a-]- => a-
            [^[:space:][:digit:]] => 1a
            [[:alpha:]_]{2,} => 1a_
            ^a{2}$ => aa
            ^a{2,}$ => aaaa
            ^a{,2}$ => aa
            ^a{0}b$ => b
            ^(ab){2} => abab
            \\bcat\\b => a-cat-b
            \\<cat => xcat|cat
            t\\> => cat
            \\Ba\\B => xax
            ^\\w+\\s\\W\\d\\D\\S$ => ab_1 ?5xx
            \\x41 => A
            \\x{42} => B
            \\Qa.b*\\E$ => a.b*
            ^(?:ab)+$ => abab
            ^(?i)aB$ => Ab
            ^(?i:a)b$ => Ab
            ^a(?i)b|c$ => aC
            ^(?#note)a$ => a
            *a => a
            a|*b => b
            () => x
            (a|)b => b
            ) => a)
            a{2}{2} => aaaa
            (a*)* => b
            (a{2}){3} => aaaaaa
            \\.\\* => .*
            a+?b => aab
            """;

    private static final String NOT_FOUND = """
            ^b => abc
            ^(ab){2}c => abab_c
            a$ => abc
            ^a{2}$ => aaa
            ^a{2,3}$ => aaaa
            [^a-c] => abc
            ^(foo|bar)$ => foobar
            \\bca\\b => cat
            \\< => --
            ^a(?i)b$ => AB
            [[:upper:]] => abc
            a\\x{100} => ab
            ^(ab){2}$ => ababab
            a{3} => aa
            """;

    private static final String REFUSED = """
            ( => Missing ')'
            a(b => Missing ')'
            [a => Missing ']'
            [ => Missing ']'
            a{2 => Missing '}'
            \\x{1 => Missing '}'
            a{} => Invalid contents of {}
            a{x} => Invalid contents of {}
            a{3,2} => Invalid contents of {}
            a{256} => Maximum repetition in {} larger than 255
            a** => Invalid use of repetition operators
            a+* => Invalid use of repetition operators
            a{2}* => Invalid use of repetition operators
            [b-a] => Invalid character range
            [a-c-e] => Invalid character range
            [[:nosuch:]] => Unknown character class name
            [[.a.]] => Unknown collating element
            a\\ => Trailing backslash
            (?x) => Invalid regexp
            (? => Invalid regexp
            \\2(a) => Invalid back reference
            ((a{255}){255}){255} => Out of memory
            """;

    private static Stream<Arguments> rows(String lines) {
        return lines.lines().map(line -> Arguments.of((Object[]) line.split(" => ?", 2)));
    }

    private static boolean found(String pattern, String text) {
        return PosixRegex.of(Bytes.of(pattern), false).search().findsIn(text.getBytes());
    }

    @ParameterizedTest
    @MethodSource
    void finds(String pattern, String text) {
        assertThat(found(pattern, text)).as("%s in %s", pattern, text).isTrue();
    }

    static Stream<Arguments> finds() {
        return rows(FOUND);
    }

    @ParameterizedTest
    @MethodSource
    void doesNotFind(String pattern, String text) {
        assertThat(found(pattern, text)).as("%s in %s", pattern, text).isFalse();
    }

    static Stream<Arguments> doesNotFind() {
        return rows(NOT_FOUND);
    }

    @Test
    void ignoresCaseOfAsciiLettersOnly() {
        assertThat(PosixRegex.of(Bytes.of("^foo[A-F]+[[:lower:]]$"), true)
                        .search()
                        .findsIn("FOObeE".getBytes()))
                .isTrue();
        assertThat(PosixRegex.of(Bytes.of("é"), true).search().findsIn("É".getBytes()))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource
    void refuses(String pattern, String why) {
        assertThatThrownBy(() -> PosixRegex.of(Bytes.of(pattern), false)).hasMessage(why);
    }

    static Stream<Arguments> refuses() {
        return rows(REFUSED);
    }

    @Test
    void noticesBackReferences() {
        assertThat(PosixRegex.of(Bytes.of("(a)\\1"), false).hasBackReferences()).isTrue();
        assertThat(PosixRegex.of(Bytes.of("(a)1"), false).hasBackReferences()).isFalse();
    }

    @Test
    void isNotSlowOnPatternsThatBacktrackersDieOf() {
        byte[] text = "a".repeat(20_000).getBytes();
        for (String pattern : new String[] {"(a*)*b", "(a|aa)+$b", "(.*)(.*)(.*)(.*)(.*)b", "(a?){50}a{50}b"}) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> assertThat(PosixRegex.of(Bytes.of(pattern), false)
                                    .search()
                                    .findsIn(text))
                            .isFalse());
        }
    }

    @Test
    void deepNestingIsRefusedAndNotAnOverflow() {
        assertThatThrownBy(() -> PosixRegex.of(Bytes.of("(".repeat(2000)), false))
                .hasMessage("Out of memory");
    }
}
