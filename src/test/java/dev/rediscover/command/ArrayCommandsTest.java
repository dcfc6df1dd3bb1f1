package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrayCommandsTest {
    private final Session session = new Session();

    private String run(String line) {
        return session.run(line);
    }

    @Test
    void setsAndGets() {
        assertThat(run("ARSET a 0 hello")).isEqualTo("1");
        assertThat(run("ARSET a 0 world x")).isEqualTo("1");
        assertThat(run("ARGET a 0")).isEqualTo("\"world\"");
        assertThat(run("ARGET a 9")).isEqualTo("nil");
        assertThat(run("ARGET missing 9")).isEqualTo("nil");
        assertThat(run("ARMSET a 5 e 100 f 0 g")).isEqualTo("2");
        assertThat(run("ARMGET a 0 1 5 3 100")).isEqualTo("[\"g\" \"x\" \"e\" nil \"f\"]");
        assertThat(run("ARMGET missing 0 1")).isEqualTo("[nil nil]");
        assertThat(run("ARLEN a")).isEqualTo("101");
        assertThat(run("ARCOUNT a")).isEqualTo("4");
        assertThat(run("ARLEN missing")).isEqualTo("0");
        assertThat(run("ARCOUNT missing")).isEqualTo("0");
    }

    @Test
    void readsRangesBothWays() {
        run("ARMSET a 0 a 1 b 3 d 5000 z");
        assertThat(run("ARGETRANGE a 0 3")).isEqualTo("[\"a\" \"b\" nil \"d\"]");
        assertThat(run("ARGETRANGE a 3 0")).isEqualTo("[\"d\" nil \"b\" \"a\"]");
        assertThat(run("ARGETRANGE missing 2 3")).isEqualTo("[nil nil]");
        assertThat(run("ARSCAN a 0 18446744073709551614")).isEqualTo("[[0 \"a\"] [1 \"b\"] [3 \"d\"] [5000 \"z\"]]");
        assertThat(run("ARSCAN a 5000 1 LIMIT 2")).isEqualTo("[[5000 \"z\"] [3 \"d\"]]");
        assertThat(run("ARSCAN missing 0 9")).isEqualTo("[]");
    }

    @Test
    void deletesPositionsAndRangesAndAtLastTheKey() {
        run("ARSET a 0 a b c d e f g h");
        assertThat(run("ARDEL a 1 1 99")).isEqualTo("1");
        assertThat(run("ARDELRANGE a 3 2 6 18446744073709551614")).isEqualTo("4");
        assertThat(run("ARCOUNT a")).isEqualTo("3");
        assertThat(run("ARDELRANGE a 0 9")).isEqualTo("3");
        assertThat(run("EXISTS a")).isEqualTo("0");
        assertThat(run("ARDEL missing 1")).isEqualTo("0");
        assertThat(run("ARDELRANGE missing 1 2")).isEqualTo("0");
    }

    @Test
    void insertsBehindTheCursor() {
        assertThat(run("ARNEXT a")).isEqualTo("0");
        assertThat(run("ARSEEK a 5")).isEqualTo("0");
        assertThat(run("ARINSERT a x y")).isEqualTo("1");
        assertThat(run("ARNEXT a")).isEqualTo("2");
        assertThat(run("ARSEEK a 10")).isEqualTo("1");
        assertThat(run("ARINSERT a z")).isEqualTo("10");
        assertThat(run("ARSEEK a 0")).isEqualTo("1");
        assertThat(run("ARNEXT a")).isEqualTo("0");
        assertThat(run("ARSEEK a 18446744073709551615")).isEqualTo("1");
        assertThat(run("ARNEXT a")).isEqualTo("nil");
        assertThat(run("ARINSERT a z")).isEqualTo("!ERR insert index overflow");
        assertThat(run("ARSEEK a 18446744073709551614")).isEqualTo("1");
        assertThat(run("ARINSERT a y z")).isEqualTo("!ERR insert index overflow");
        assertThat(run("ARINSERT a z")).isEqualTo("\"18446744073709551614\"");
        assertThat(run("ARLEN a")).isEqualTo("\"18446744073709551615\"");
    }

    @Test
    void ringsWrapAround() {
        for (int i = 0; i < 9; i++) {
            run("ARRING r 4 v" + i);
        }
        assertThat(run("ARGETRANGE r 0 3")).isEqualTo("[\"v8\" \"v5\" \"v6\" \"v7\"]");
        assertThat(run("ARLASTITEMS r 3")).isEqualTo("[\"v6\" \"v7\" \"v8\"]");
        assertThat(run("ARLASTITEMS r 9 REV")).isEqualTo("[\"v8\" \"v7\" \"v6\" \"v5\"]");
        assertThat(run("ARRING r 6 v9")).isEqualTo("4");
        assertThat(run("ARGETRANGE r 0 5")).isEqualTo("[\"v5\" \"v6\" \"v7\" \"v8\" \"v9\" nil]");
        assertThat(run("ARRING r 3 v10 v11")).isEqualTo("1");
        assertThat(run("ARGETRANGE r 0 3")).isEqualTo("[\"v10\" \"v11\" \"v9\" nil]");
    }

    @Test
    void aRingThatShrinksKeepsWhatIsNewestUpToTheFirstGap() {
        run("ARINSERT r a b c d e f");
        run("ARDEL r 2");
        assertThat(run("ARRING r 5 g")).isEqualTo("3");
        assertThat(run("ARSCAN r 0 9")).isEqualTo("[[0 \"d\"] [1 \"e\"] [2 \"f\"] [3 \"g\"]]");
        run("ARSEEK r 0");
        assertThat(run("ARRING r 9 h")).isEqualTo("0");
        assertThat(run("ARGETRANGE r 0 3")).isEqualTo("[\"h\" \"e\" \"f\" \"g\"]");
        run("ARSEEK r 0");
        assertThat(run("ARRING r 2 i")).isEqualTo("0");
        assertThat(run("ARSCAN r 0 9")).isEqualTo("[[0 \"i\"] [1 \"g\"]]");
    }

    @Test
    void lastItemsShowGapsAndStartAtTheEndWhereTheCursorIsBeyondIt() {
        run("ARINSERT a a b c d e");
        run("ARDEL a 1");
        assertThat(run("ARLASTITEMS a 10")).isEqualTo("[\"a\" nil \"c\" \"d\" \"e\"]");
        run("ARDEL a 4");
        assertThat(run("ARLASTITEMS a 2 REV")).isEqualTo("[\"d\" \"c\"]");
        run("ARSEEK a 0");
        assertThat(run("ARLASTITEMS a 1")).isEqualTo("[\"d\"]");
        assertThat(run("ARLASTITEMS a 0 NOTHING")).isEqualTo("[]");
        assertThat(run("ARLASTITEMS missing 3")).isEqualTo("[]");
        run("ARSET big 2000000 z");
        assertThat(run("ARLASTITEMS big 1000001")).isEqualTo("!ERR count exceeds maximum of 1000000 items");
        assertThat(run("ARLASTITEMS big 2")).isEqualTo("[nil \"z\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "EXACT beta,                          [1]",
        "MATCH alpha,                         [0 2]",
        "MATCH '',                            [0 1 2 3]",
        "EXACT BETA NOCASE,                   [1]",
        "match ALPHA nocase withvalues,       [[0 \"alpha\"] [2 \"alphabet\"]]",
        "GLOB *t?,                            [1 3]",
        "RE ^[a-d]e,                          [1 3]",
        "RE ET NOCASE LIMIT 1,                [1]",
        "MATCH et GLOB a* AND,                [2]",
        "AND MATCH et GLOB a* OR,             [0 1 2]",
        "MATCH a MATCH nothing LIMIT 2,       [0 1]",
    })
    void seeksValues(String what, String found) {
        run("ARMSET a 0 alpha 1 beta 2 alphabet 3 delta");
        assertThat(run("ARGREP a - + " + what)).isEqualTo(found);
    }

    @Test
    void seeksInRanges() {
        run("ARMSET a 0 aab 7 aab 99 aab");
        assertThat(run("ARGREP a 99 1 MATCH aab")).isEqualTo("[99 7]");
        assertThat(run("ARGREP a + - MATCH ab")).isEqualTo("[99 7 0]");
        assertThat(run("ARGREP missing - + MATCH aab")).isEqualTo("[]");
        run("ARSET m 0 aaaaab");
        assertThat(run("ARGREP m - + MATCH aaab")).isEqualTo("[0]");
        assertThat(run("ARGREP a - +" + " MATCH x".repeat(250))).isEqualTo("[]");
        assertThat(run("ARGREP a - +" + " MATCH x".repeat(251))).isEqualTo("!ERR too many predicates, maximum is 250");
    }

    @ParameterizedTest
    @CsvSource({
        "SUM,         66.5",
        "MIN,         -3",
        "MAX,         60",
        "AND,         0",
        "OR,          -1",
        "XOR,         -53",
    })
    void aggregates(String operation, String result) {
        run("ARMSET a 0 10 1 text 2 -3 3 60 70 -0.5");
        String reply = run("AROP a 0 18446744073709551614 " + operation);
        assertThat(reply.replace("\"", "")).isEqualTo(result);
    }

    @Test
    void aggregatesCountAndTruncate() {
        run("ARMSET a 0 7.9 1 3.2 2 1.8 9 hello 10 hello");
        assertThat(run("AROP a 0 2 AND")).isEqualTo("1");
        assertThat(run("AROP a 0 2 XOR")).isEqualTo("5");
        assertThat(run("AROP a 0 20 MATCH hello")).isEqualTo("2");
        assertThat(run("AROP a 20 0 USED")).isEqualTo("5");
        assertThat(run("AROP a 9 10 SUM")).isEqualTo("nil");
        assertThat(run("AROP a 9 10 AND")).isEqualTo("nil");
        assertThat(run("AROP missing 0 1 SUM")).isEqualTo("nil");
        assertThat(run("AROP missing 0 1 USED")).isEqualTo("0");
        run("ARSET s 0 0.5 9223372036854775807 inf 1e30");
        assertThat(run("AROP s 0 1 SUM")).isEqualTo("\"9.2233720368547758e+18\"");
        assertThat(run("AROP s 0 3 MAX")).isEqualTo("\"inf\"");
        assertThat(run("AROP s 3 3 MAX")).isEqualTo("\"1e+30\"");
        assertThat(run("AROP s 3 3 OR")).isEqualTo("nil");
    }

    @Test
    void tellsHowItIsStored() {
        run("ARMSET a 0 a 1 b 100 c");
        assertThat(run("ARINFO a"))
                .isEqualTo("{\"count\" 3 \"len\" 101 \"next-insert-index\" 0 \"slices\" 1 \"directory-size\" 1"
                        + " \"super-dir-entries\" 0 \"slice-size\" 4096}");
        run("ARSET a 200 0 1 2 3 4 5 6 7 8 9 10");
        assertThat(run("ARINFO a FULL"))
                .endsWith("\"dense-slices\" 1 \"sparse-slices\" 0 \"avg-dense-size\" 256"
                        + " \"avg-dense-fill\" 0.0546875 \"avg-sparse-size\" 0}");
        assertThat(run("ARINFO missing")).isEqualTo("!ERR no such key");
        assertThat(run("ARINFO a SOME")).isEqualTo("!ERR syntax error");
    }

    @Test
    void isAValueLikeOthers() {
        run("ARINSERT a x y");
        assertThat(run("TYPE a")).isEqualTo("array");
        assertThat(run("OBJECT ENCODING a")).isEqualTo("\"sliced-array\"");
        assertThat(run("COPY a b")).isEqualTo("1");
        run("ARINSERT a z");
        assertThat(run("ARNEXT b")).isEqualTo("2");
        assertThat(run("SCAN 0 TYPE array COUNT 100")).contains("\"a\"").contains("\"b\"");
        assertThat(run("GET a")).startsWith("!WRONGTYPE");
        run("SET s text");
        assertThat(run("ARSET s 0 a")).startsWith("!WRONGTYPE");
        assertThat(run("ARGET s 0")).startsWith("!WRONGTYPE");
        assertThat(run("ARLEN s")).startsWith("!WRONGTYPE");
    }

    @ParameterizedTest
    @CsvSource({
        "ARGET a -1,                             ERR invalid array index",
        "ARGET a x,                              ERR invalid array index",
        "ARGET a 18446744073709551615,           ERR invalid array index",
        "ARGET a 18446744073709551616,           ERR invalid array index",
        "ARSET a 18446744073709551614 x y,       ERR array index overflow",
        "ARMSET a 0 x 1,                         ERR wrong number of arguments for 'armset' command",
        "ARDELRANGE a 0 1 2,                     ERR wrong number of arguments for 'ardelrange' command",
        "ARGETRANGE a 0 1000000,                 ERR range exceeds maximum of 1000000 items",
        "ARGETRANGE a 18446744073709551614 0,    ERR range exceeds maximum of 1000000 items",
        "ARSCAN a 0 1 LIMIT,                     ERR wrong number of arguments for 'arscan' command",
        "ARSCAN a 0 1 LIMIT 0,                   ERR LIMIT must be positive",
        "ARSCAN a 0 1 COUNT 1,                   ERR syntax error",
        "ARLASTITEMS a x,                        ERR invalid COUNT",
        "ARLASTITEMS a 1 FWD,                    ERR syntax error",
        "ARRING a x v,                           ERR invalid size",
        "ARRING a 0 v,                           ERR size must be positive",
        "AROP a 0 1 AVG,                         ERR unknown operation",
        "AROP a 0 1 MATCH,                       ERR MATCH requires a value argument",
        "AROP a 0 1 SUM x,                       ERR wrong number of arguments for 'arop' command",
        "ARGREP a - + LIMIT 1,                   ERR syntax error",
        "ARGREP a - + MATCH x LIMIT -1,          ERR LIMIT must be positive",
        "ARGREP a - + RE (,                      ERR invalid regular expression: Missing ')'",
        "ARGREP a - + RE (a)\\1,                 ERR regular expression backreferences are not supported",
        "ARGREP a x + MATCH x,                   ERR invalid array index",
        "ARSEEK a x,                             ERR invalid array index",
    })
    void refuses(String line, String error) {
        assertThat(run(line)).isEqualTo("!" + error);
    }

    @Test
    void refusesRegularExpressionsThatAreEmptyOrTooLong() {
        assertThat(run("ARGREP a - + RE ''")).isEqualTo("!ERR regular expression is empty");
        assertThat(run("ARGREP a - + RE " + "a".repeat(2049)))
                .isEqualTo("!ERR regular expression is too long, maximum is 2048 bytes");
        run("ARSET a 0 " + "a".repeat(2048));
        assertThat(run("ARGREP a - + RE " + "a".repeat(2048))).isEqualTo("[0]");
    }

    @Test
    void positionsAreReadAsStrtoullReadsThem() {
        run("ARSET a 7 x");
        assertThat(run("ARGET a 07")).isEqualTo("\"x\"");
        assertThat(run("ARGET a ' +7'")).isEqualTo("\"x\"");
        assertThat(run("ARGET a '7 '")).isEqualTo("!ERR invalid array index");
        assertThat(run("ARGET a ''")).isEqualTo("!ERR invalid array index");
    }
}
