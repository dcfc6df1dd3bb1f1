package dev.rediscover.author.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which condition a wrong answer gets, and that the whole is proved with it. */
class MistakesOfRecordingsTest {
    private static final String CASES = """
                SET page 41 | INCR page | GET page | \
                {used: GET} | changes nothing here
                SET page 41 | INCR page | INCR other | \
                {effect: {changed: "*", except: ["page"]}} | asked for is `page`
                SET page 41 | INCRBY page 1 | INCRBY page 2 | \
                {state: [{key: "page", value: "43"}]} | now holds
                SET page 41 | INCR page | DEL page | \
                {used: DEL} | leaves no key `page`
                SET page 41 | INCR page | LPUSH page 1 | \
                {used: LPUSH, reply: {error: WRONGTYPE}} | another type
                SET page x | STRLEN page | INCR page | \
                {used: INCR, reply: {error: ERR}} | Redis refuses that
                SET s x | SET s y EX 60 | SET s y | \
                {state: [{key: "s", ttl: none}]} | lives for ever
                SET s x | SET s y | SET s y EX 60 | \
                {state: [{key: "s", ttl: {between: [0, 4000000000]}}]} | should stay
                SET s x | EXPIRE s 60 | EXPIRE s 600 | \
                {state: [{key: "s", ttl: {near: 600, by: 2}}]} | another time
                SADD a 1 2 | SMEMBERS a | SMEMBERS b | \
                {typed: ["* b", "* b *"]} | asked for is `a`
                ZADD z 1 a 2 b | ZRANGE z 0 -1 | ZRANGE z 0 -1 REV | \
                {typed: ["* REV", "* REV *"]} | not wanted here
                RPUSH l a b | LRANGE l 0 -1 | LRANGE l 0 0 | \
                {reply: ["a"]} | something else is asked for
                SET a 1 | GET a | SET a 2 GET | \
                {used: SET} | leaves other data behind
                HSET h f 1 | HGET h f | HSET h g 1 | \
                {used: HSET} | The reply of `HSET`
                RPUSH l a b | LPOP l | DEL l | \
                {used: DEL} | leaves no key `l`
                SADD a* 1 | SADD a* 2 | SADD ab 2 | \
                {effect: {changed: "*", except: ['a\\*']}} | asked for is `a*`
                RPUSH l x | LPOP l | BLPOP k 0 | \
                {used: BLPOP} | waits here
                """;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{1}, not {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = CASES)
    void aWrongAnswerIsToldByWhatItDoes(String setup, String solution, String wrong, String when, String say)
            throws Exception {
        Scene scene = new Scene(folder).begin("first", "it", null);
        scene.type(setup, ":ask Do it with `" + solution.split(" ")[1] + "`.", solution, ":wrong", wrong);
        String yaml = scene.yaml();
        assertThat(yaml).contains("when: " + when).contains(say);
        scene.type(":wrong");
        assertThat(scene.type(":hint Think.", ":save")).as(scene.shown()).isEqualTo(Recording.Next.SAVED);
        assertThat(scene.findings("first")).isEmpty();
    }

    @Test
    void aTaskIsToldByWhatIsMissing() throws Exception {
        Scene scene = new Scene(folder).begin("first", null, "task");
        scene.type(
                "SET stock 5", ":ask Take 3 from `stock`, and note it in `log`.", "DECRBY stock 3", "RPUSH log sold");
        scene.type(":wrong", "DECRBY stock 3", ":done");
        assertThat(scene.yaml())
                .contains("when: {state: [{absent: [\"log\"]}]}")
                .contains("`log` is not there");
        scene.type(":wrong", "RPUSH log sold", ":done");
        assertThat(scene.yaml()).contains("{key: \"stock\", value: \"5\"}").contains("still holds");
        assertThat(scene.type(":save")).as(scene.shown()).isEqualTo(Recording.Next.SAVED);
        assertThat(scene.findings("first")).isEmpty();
    }

    @Test
    void aConditionThatFitsTwoAnswersStandsBehindTheNarrowerOne() throws Exception {
        Scene scene = new Scene(folder).begin("first", null, null);
        scene.type(":ask Keep `s` for a minute, with the fields a and b.", "HSET s a 1 b 2", "EXPIRE s 60");
        scene.type(":wrong lives", "HSET s a 1 b 2", ":wrong text", "SET s a", ":save");
        String file = scene.file("first.yaml");
        assertThat(scene.shown()).contains("Proved, and written");
        assertThat(file.indexOf("- id: text")).isLessThan(file.indexOf("- id: lives"));
        assertThat(scene.findings("first")).isEmpty();
    }

    @Test
    void severalExamplesOfOneMistakeShareOneCondition() throws Exception {
        Scene scene = new Scene(folder).begin("first", null, null);
        scene.type("SET a 1", ":ask Add one to `a`.", "INCR a", ":wrong looks", "GET a", "GET b", ":wrong adds");
        scene.type("INCRBY a 2", "INCRBY a 5", ":say You added {value:a}, not one.", ":hint H");
        assertThat(scene.yaml())
                .contains("- id: looks\n      when: {used: GET}\n")
                .contains("examples: [\"GET a\", \"GET b\"]")
                .contains("- id: adds\n      when: {used: INCRBY}\n      say: \"You added {value:a}, not one.\"");
        assertThat(scene.type(":save")).isEqualTo(Recording.Next.SAVED);
    }

    @Test
    void whatIsAcceptedIsNoMistakeAndMayBecomeAnotherRightWay() throws Exception {
        Scene scene = new Scene(folder).begin("first", null, null);
        scene.type("SET a 1", ":ask Add one to `a`.", "INCR a", ":wrong", "INCRBY a 1");
        assertThat(scene.shown()).endsWith("Accepted: that is no mistake. :also keeps it as another right way.");
        scene.type(":also");
        assertThat(scene.yaml()).contains("also: [\"INCRBY a 1\"]").doesNotContain("mistakes");
    }

    @Test
    void aSlipOfTheKeyboardNeedsNoMistakeUnlessItIsGivenAName() throws Exception {
        Scene scene = new Scene(folder).begin("first", null, null);
        scene.type("SET a 1", ":ask Add one to `a`.", "INCR a", ":wrong", "ICNR a");
        assertThat(scene.shown()).contains("needs no message of yours: \"There is no command ICNR.\"");
        scene.type(":wrong slip", "ICNR a");
        assertThat(scene.yaml()).contains("- id: slip\n      when: {").contains("examples: [\"ICNR a\"]");
        assertThat(scene.type(":save")).as(scene.shown()).isEqualTo(Recording.Next.SAVED);
    }
}
