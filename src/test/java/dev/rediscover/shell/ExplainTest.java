package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What {@code :explain} says of commands of every sort, word for word. {@code -Drediscover.golden=write} writes it
 * anew: read the difference with your own eyes.
 */
class ExplainTest {
    private static final Path FILE = Path.of("src/test/resources/shell/explain.txt");
    private static final List<List<String>> CONVERSATIONS = List.of(
            List.of("RPUSH todo a b c", ":explain LRANGE todo 0 -1"),
            List.of("SET a 1 EX 60", ":explain SET a 2 NX EX 10"),
            List.of("SET page:home x", ":explain LPUSH page:home a"),
            List.of("ZADD rank 1 ann 2 bob 3 cy", ":explain ZADD rank GT 5 ann 1 dan"),
            List.of("MSET a 1 b 2", ":explain DEL a b c"),
            List.of("MSET a 1 b 2", ":explain KEYS *"),
            List.of("MSET a 1 b 2", ":explain FLUSHALL"),
            List.of("SADD a 1 2", "SADD b 2 3", ":explain SINTERSTORE c a b"),
            List.of(":explain BLPOP jobs 0"),
            List.of(":explain EXPIRE a"),
            List.of(":explain EXPIRE a soon"),
            List.of(":explain GTE a"),
            List.of(":explain CLIENT LSIT"),
            List.of(":explain PING"),
            List.of(":explain FCALL total 0"));

    private static String explained(List<String> lines) {
        Sessions it = new Sessions();
        String all = "> " + String.join("\n> ", lines) + "\n" + it.run(lines.toArray(String[]::new));
        return all.replaceAll(" +\\n", "\n");
    }

    @TestFactory
    List<DynamicTest> eachIsExplainedAsAgreed() throws Exception {
        if ("write".equals(System.getProperty("rediscover.golden"))) {
            StringBuilder out = new StringBuilder();
            for (List<String> lines : CONVERSATIONS) {
                out.append(explained(lines)).append("\n");
            }
            Files.writeString(FILE, out);
        }
        String[] agreed = Files.readString(FILE, StandardCharsets.UTF_8).split("\n\n(?=> )");
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < CONVERSATIONS.size(); i++) {
            List<String> lines = CONVERSATIONS.get(i);
            String wanted = i < agreed.length ? agreed[i].strip() : "";
            tests.add(DynamicTest.dynamicTest(
                    String.join("; ", lines),
                    () -> assertThat(explained(lines).strip()).isEqualTo(wanted)));
        }
        return tests;
    }

    @Test
    void nothingIsRun() {
        Sessions it = new Sessions();
        it.run("SET a 1", ":explain FLUSHALL");
        assertThat(it.run("GET a")).isEqualTo("\"1\"\n");
    }

    @Test
    void whereAnAnswerIsAskedForTheReplyIsNotGivenAway() {
        Sessions it = new Sessions();
        it.run(":learn expiry");
        while (it.session.takesCommands()) {
            it.run(
                    it.session.lesson().step().isExercise()
                                    && !it.session.lesson().isSolved()
                            ? "skip"
                            : "");
        }
        assertThat(it.run(":explain PTTL lock:door")).contains("PTTL").doesNotContain("Now it would reply");
    }

    @Test
    void inPlainModeEachWordIsASentence() {
        Sessions it = new Sessions();
        assertThat(it.run(":set plain on", ":explain GET a")).contains("GET: the command.\na: a key.\n");
    }
}
