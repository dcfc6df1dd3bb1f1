package dev.rediscover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rediscover stats} over the worked sessions, as if a class had handed them in. */
class StatsCommandTest {
    private static final String SESSIONS = "transcripts/basics";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        Map<String, String> env =
                Map.of("REDISCOVER_HOME", folder.resolve("home").toString());
        Streams streams = new Streams(new ByteArrayInputStream(new byte[0]), out, err, false, false, env);
        return Main.run(args, streams);
    }

    @Test
    void everyStepIsListedWithItsWrongAnswers() {
        assertThat(run("stats", "basics", SESSIONS)).isZero();
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text).startsWith("basics 1.0.0: 6 learners, 6 sessions\n");
        assertThat(text).contains("counters/coach: 1 wrong answer of 1 learner", "message: ");
        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void aPageAndJsonCarryTheSameFigures() throws Exception {
        Path page = folder.resolve("class.html");
        assertThat(run("stats", "basics", SESSIONS, "--json", "--html", page.toString()))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"learners\":6", "\"step\":\"coach\"");
        assertThat(Files.readString(page)).contains("counters/coach");
    }

    @Test
    void whatCannotBeJudgedIsNamedAndTheRestCounts() throws Exception {
        Files.copy(Path.of(SESSIONS, "counters.session.md"), folder.resolve("good.session.md"));
        Files.writeString(folder.resolve("bad.session.md"), "---\nsession: 99\n---\n");
        assertThat(run("stats", "basics", folder.toString())).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("1 learner, 1 session");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("bad.session.md:");
    }

    @Test
    void wrongUseSaysWhatToDo() {
        assertThat(run("stats", "basics", folder.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("there is no *.session.md in");
        assertThat(run("stats", "nosuch", SESSIONS)).isEqualTo(2);
        assertThat(run("stats", "basics", SESSIONS, "--json", "--stubs")).isEqualTo(2);
    }
}
