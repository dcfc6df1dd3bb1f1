package dev.rediscover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubcommandsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path home;

    private int run(String... args) {
        Map<String, String> env = Map.of("REDISCOVER_HOME", home.toString(), "PATH", "");
        return Main.run(args, new Streams(new ByteArrayInputStream(new byte[0]), out, err, false, false, env));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void help_shows_options_subcommands_examples_and_exit_codes() {
        assertThat(run("--help")).isZero();
        assertThat(out()).contains("-c=COMMAND", "lessons", "Examples:", "rediscover learn lists", "Exit codes:");
        assertThat(run("learn", "--help")).isZero();
        assertThat(out()).contains("rediscover learn sorted-sets");
    }

    @Test
    void lessons_are_listed_with_what_is_done() {
        assertThat(run("lessons")).isZero();
        assertThat(out()).contains("First steps (basics)").contains("counters").contains("0/11");
        out.reset();
        assertThat(run("lessons", "--json")).isZero();
        assertThat(out())
                .contains("\"pack\": \"basics\"", "\"lesson\": \"counters\"", "\"exercises\": 11", "\"done\": 0");
    }

    @Test
    void what_is_not_built_says_so() {
        for (String word : new String[] {"lab"}) {
            assertThat(run(word)).isEqualTo(2);
            assertThat(err()).contains("\"" + word + "\" is not built yet");
        }
    }

    @Test
    void wrong_words_are_named_with_a_way_on() {
        assertThat(run("lessons", "--jsn")).isEqualTo(2);
        assertThat(err()).contains("Unknown option: '--jsn'", "--json", "Try: rediscover lessons --help");
        assertThat(run("nosuch")).isEqualTo(2);
        assertThat(err()).contains("'nosuch'");
        assertThat(run("completion", "fish")).isEqualTo(2);
        assertThat(out()).isEmpty();
    }

    @Test
    void doctor_and_completion_answer() {
        assertThat(run("doctor")).isZero();
        assertThat(out())
                .contains("ok  Java", "colours", "theme", "Unicode", "plain")
                .contains("-   redis-server  not found");
        out.reset();
        assertThat(run("completion", "bash")).isZero();
        assertThat(out()).contains("complete -F");
    }

    @Test
    void replay_names_the_first_difference_and_where() throws IOException {
        assertThat(run("replay", "transcripts/first-steps.session.md")).isZero();
        assertThat(out()).isEqualTo("1 of 1 transcript replays as recorded\n");
        Path folder = Files.createDirectory(home.resolve("sessions"));
        Files.writeString(folder.resolve("a.session.md"), "```redis\nA> PING\nPONG\n```\n");
        Path wrong = folder.resolve("b.session.md");
        Files.writeString(wrong, "```redis\nA> PING\nPANG\n```\n");
        Path broken = folder.resolve("c.session.md");
        Files.writeString(broken, "```redis\nPONG\n```\n");
        out.reset();
        assertThat(run("replay", folder.toString())).isEqualTo(1);
        assertThat(out())
                .isEqualTo(wrong + ":3: PING\n  expected: PANG\n  actual:   PONG\n" + broken
                        + ":2:1: a reply without a command; a command starts with the client's name, as in `A> PING`\n"
                        + "1 of 3 transcripts replays as recorded\n");
    }

    @Test
    void replay_says_what_it_cannot_do() throws IOException {
        assertThat(run("replay", home.resolve("none").toString())).isEqualTo(2);
        assertThat(err()).contains("there is no ");
        Path file = home.resolve("a.session.md");
        Files.writeString(file, "---\nserver: 7.0\n---\n");
        assertThat(run("replay", file.toString(), "--against", "127.0.0.1:1")).isEqualTo(3);
        assertThat(err()).contains("Could not connect to Redis at 127.0.0.1:1");
        assertThat(run("replay", file.toString(), "--against", "127.0.0.1:x")).isEqualTo(2);
        assertThat(err()).contains("--against wants host:port");
        assertThat(run("replay", "transcripts/first-steps.session.md", "--against", "127.0.0.1:1"))
                .isEqualTo(1);
        assertThat(out()).contains("names no `server`");
    }

    @Test
    void the_worked_sessions_replay_as_recorded() {
        assertThat(run("replay", "transcripts")).as(out()).isZero();
        assertThat(out()).contains("transcripts replay as recorded");
    }
}
