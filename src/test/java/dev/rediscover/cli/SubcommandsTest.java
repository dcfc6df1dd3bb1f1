package dev.rediscover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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
        for (String word : new String[] {"serve", "connect", "pack", "grade", "lab"}) {
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
        assertThat(out()).contains("ok  Java").contains("-   redis-server  not found");
        out.reset();
        assertThat(run("completion", "bash")).isZero();
        assertThat(out()).contains("complete -F");
    }
}
