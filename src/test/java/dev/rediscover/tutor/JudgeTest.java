package dev.rediscover.tutor;

import static dev.rediscover.tutor.Lessons.refusal;
import static dev.rediscover.tutor.Lessons.solved;
import static dev.rediscover.tutor.Lessons.started;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What counts as the same, and what is said where it is not. */
class JudgeTest {
    private static LessonRun command(String solution, String more) {
        return started("- id: a\n  kind: command\n  prompt: P\n  solution: ['" + solution + "']\n" + more.indent(2));
    }

    private static String third(LessonRun run, String wrong) throws IOException {
        run.enter(wrong);
        run.enter(wrong);
        return refusal(run.enter(wrong));
    }

    @Test
    void equivalentAnswersPass() throws IOException {
        solved(command("SET a 1 EX 60 NX", "").enter("set a \"1\" nx ex 60"));
        solved(command("SET a 1 EX 60", "").enter("SET a 1 PX 60000"));
        solved(command("SET a 1 EX 60", "").enter("SETEX a 61 1"));
        solved(command("DEL greeting", "").enter("UNLINK greeting"));
        solved(command("KEYS *", "").enter("KEYS [a-z]*"));
        solved(command("RPUSH jobs d e", "").enter("rpush jobs \"d\" 'e'"));
    }

    @Test
    void timesToLiveMayDifferByTwoSeconds() throws IOException {
        assertThat(third(command("SET a 1 EX 60", ""), "SET a 1 EX 70"))
                .contains("70 s")
                .contains("60 s");
        assertThat(third(command("SET a 1 EX 60", ""), "SET a 1"))
                .contains("for ever")
                .contains("60 s");
        assertThat(third(command("SET a 1", ""), "SET a 1 EX 60")).contains("for 60 s, wanted for ever");
        solved(command("SET a 1 EX 60", "accept: {same_effect: {ignore: ttl}}").enter("SET a 1"));
        solved(command("SET a 1 EX 60", "accept: {same_effect: {ttl_by: 10}}").enter("SET a 1 EX 70"));
    }

    @Test
    void timesOfFieldsAreToldAsWhatIsLeft() throws IOException {
        LessonRun run = command("HEXPIRE cart 600 FIELDS 1 gift", "setup: [HSET cart gift vase apple 3]");
        assertThat(third(run, "HPEXPIRE cart 1500 FIELDS 1 gift"))
                .endsWith("the times to live of its fields differ: gift 1500 ms, wanted gift 600 s.");
        assertThat(third(run, "HEXPIRE cart 600 FIELDS 1 pear"))
                .isEqualTo("Element 1 is (integer) -2, wanted (integer) 1.");
    }

    @Test
    void hyperLogLogsAreTheSameIfTheyHaveSeenTheSame() throws IOException {
        LessonRun run = command("PFADD seen a b c", "");
        assertThat(third(run, "PFADD seen a b")).contains("it estimates 2 of them, wanted 3");
        solved(run.enter("PFADD seen c a b a"));
        LessonRun task = started("""
                - {id: a, kind: task, prompt: P, setup: [PFADD one a b], solution: [PFMERGE both one, PFADD both c]}
                """);
        task.enter("PFCOUNT one");
        task.enter("PFADD both c b");
        solved(task.enter("PFMERGE both one"));
    }

    private static final String MAIL = "setup: [XADD s 1-1 a 1, XADD s 2-1 a 2, XADD s 3-1 a 3, XGROUP CREATE s mail 0,"
            + " XREADGROUP GROUP mail ann COUNT 2 STREAMS s >]";

    @Test
    void streamsDifferInWhereTheirGroupsStandAndWhoHasWhat() throws IOException {
        assertThat(third(command("XACK s mail 1-1", MAIL), "XACK s mail 2-1"))
                .endsWith("group mail, consumer ann: 1-1 pending, wanted 2-1 pending.");
        assertThat(third(command("XGROUP SETID s mail 0", MAIL), "XGROUP SETID s mail 1-1"))
                .endsWith("group mail: read to 1-1, wanted read to 0-0.");
        assertThat(third(command("XGROUP CREATE s log 0", MAIL), "XGROUP CREATE s lag 0"))
                .endsWith("group lag: read to 0-0; it should not be there.");
        assertThat(third(command("XSETID s 9-9", MAIL), "XSETID s 8-8")).endsWith("last id: 8-8, wanted 9-9.");
        solved(command("XREADGROUP GROUP mail ann STREAMS s >", MAIL)
                .enter("XREADGROUP GROUP mail ann COUNT 5 STREAMS s >"));
    }

    @Test
    void idsOfStreamsCanBeIgnored() throws IOException {
        String ignoring = MAIL + "\naccept: {same_effect: {ignore: stream_ids}}";
        solved(command("XADD s 4-1 a 4", ignoring).enter("XADD s * a 4"));
        assertThat(third(command("XADD s 4-1 a 4", ignoring), "XADD s 4-1 a 5"))
                .contains("The key s, element 2 of element 4");
        solved(command("XGROUP SETID s mail 1-1", ignoring).enter("XGROUP SETID s mail 1-7"));
        assertThat(third(command("XGROUP SETID s mail 1-1", ignoring), "XGROUP SETID s mail 0"))
                .endsWith("group mail: read to the start, wanted read to entry 1.");
        assertThat(third(command("XACK s mail 1-1", ignoring), "XACK s mail 2-1"))
                .endsWith("group mail, consumer ann: entry 1 pending, wanted entry 2 pending.");
    }

    @Test
    void theDifferenceNamesKeyAndPlace() throws IOException {
        assertThat(third(command("RPUSH jobs d e", ""), "RPUSH jobs e d"))
                .contains("another order")
                .contains("jobs");
        assertThat(third(command("DEL greeting", ""), "DEL jobs"))
                .contains("jobs")
                .contains("greeting");
        assertThat(third(command("DEL greeting", ""), "EXISTS greeting")).contains("changed no key");
        assertThat(third(command("SET a 1", ""), "RPUSH a 1")).contains("(integer) 1");
        assertThat(refusal(command("LRANGE jobs 0 -1", "").enter("LRANGE jobs 0 1")))
                .contains("2 elements");
        assertThat(refusal(command("GET page:home", "").enter("INCRBY page:home 0")))
                .containsAnyOf("page:home", "type");
    }

    @Test
    void aNumberThatIsATextIsToldApart() throws IOException {
        LessonRun run = command("INCR page:home", "");
        assertThat(refusal(command("STRLEN greeting", "").enter("ECHO 5")))
                .isEqualTo("Right digits, different type: string \"5\" against (integer) 5.");
        assertThat(run.attempts()).isZero();
    }

    @Test
    void theStateOfTheConnectionIsPartOfTheEffect() throws IOException {
        LessonRun run = command("SELECT 1", "");
        assertThat(refusal(run.enter("SELECT 2"))).contains("another database");
        solved(run.enter("select 1"));
    }

    @Test
    void whatOthersHearIsPartOfTheEffect() throws IOException {
        String listener = "setup: ['bob> SUBSCRIBE news weather']";
        LessonRun run = command("PUBLISH news hello", listener);
        assertThat(third(run, "PUBLISH news hallo"))
                .isEqualTo("Bob heard \"hallo\" on news, wanted \"hello\" on news.");
        assertThat(third(run, "PUBLISH weather hello"))
                .isEqualTo("Bob heard \"hello\" on weather, wanted \"hello\" on news.");
        assertThat(third(run, "ECHO 1")).contains("(integer) 1");
        Outcome.Solved done = solved(run.enter("publish news \"hello\""));
        assertThat(done.played().get(0).late())
                .extracting(late -> late.client() + " " + late.reply().kind())
                .containsExactly("bob PUSH");
        LessonRun task = started("""
                - id: a
                  kind: task
                  prompt: P
                  solution: ["bob> SUBSCRIBE news", "PUBLISH news one", "PUBLISH news two"]
                """);
        task.enter("@bob SUBSCRIBE news");
        task.enter("PUBLISH news one");
        solved(task.enter("PUBLISH news two"));
    }

    @Test
    void gatesSpeakAfterMistakesAndOnlyIfAllElseIsRight() throws IOException {
        String gates = """
                gates: {require: {all: [INCR], say: "Count with INCR."}}
                mistakes: [{id: m, when: {used: SET}, say: "No SET.", examples: [SET page:home 42]}]
                """;
        assertThat(refusal(command("INCR page:home", gates).enter("INCRBY page:home 1")))
                .isEqualTo("Count with INCR.");
        assertThat(refusal(command("INCR page:home", gates).enter("SET page:home 42")))
                .isEqualTo("No SET.");
        solved(command("INCR page:home", gates).enter("INCR page:home"));
    }

    @Test
    void checksSayWhatTheyFound() throws IOException {
        String state = """
                accept: {same_reply: true}
                state:
                  - {run: "GET a", expect: "2", say: "a holds {reply}; {type:a} of {len:a}."}
                  - {only: [a, greeting, "page:*", jobs]}
                  - {behaves: {given: ["INCR a"], run: "GET a", expect: "3"}}
                """;
        assertThat(refusal(command("SET a 2", state).enter("SET a 17"))).isEqualTo("a holds 17; string of 2.");
        assertThat(refusal(command("SET a 2", state).enter("MSET a 2 b 3"))).contains("b");
        solved(command("SET a 2", state).enter("MSET a 2"));
    }
}
