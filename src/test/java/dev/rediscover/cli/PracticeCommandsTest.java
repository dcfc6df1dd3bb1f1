package dev.rediscover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeCommandsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path home;

    private int run(String input, String... args) {
        out.reset();
        err.reset();
        Map<String, String> env = Map.of("REDISCOVER_HOME", home.toString(), "COLUMNS", "80");
        ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return Main.run(args, new Streams(in, out, err, false, false, env));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aDrillWorksThroughAPipeAndTheSameSeedAsksTheSame() {
        assertThat(run("skip\nskip\nskip\n", "drill", "@list", "--count", "3", "--seed", "7"))
                .isEqualTo(1);
        String first = out();
        assertThat(first)
                .contains("Question 1 of 3", "Question 3 of 3", "3 questions, 0 right at once.", "The seed was 7.")
                .doesNotContain("\u001b");
        assertThat(err()).contains("Seed 7.");
        run("skip\nskip\nskip\n", "drill", "@list", "--count", "3", "--seed", "7");
        assertThat(out()).isEqualTo(first);
    }

    @Test
    void theEndOfTheInputEndsADrillWithItsSummary() {
        run("", "drill", "--seed", "1");
        assertThat(out()).endsWith("No question answered.\n");
    }

    @Test
    void aTopicThatIsNotKnownAndANumberOutOfRangeAreWrongUsage() {
        assertThat(run("", "drill", "@fruit")).isEqualTo(2);
        assertThat(err()).contains("Nothing is called @fruit");
        assertThat(run("", "drill", "--count", "-1")).isEqualTo(2);
        assertThat(run("", "drill", "a b")).isEqualTo(2);
    }

    @Test
    void aReviewSaysThatNothingIsDue() {
        assertThat(run("", "review")).isZero();
        assertThat(err()).contains("Nothing is due");
    }

    @Test
    void progressIsDrawnSaidAndGivenAsJson() {
        run("skip\n", "drill", "LPOS", "--count", "1", "--seed", "1");
        assertThat(run("", "progress")).isZero();
        assertThat(out()).contains("First steps", "hello", "0/11", "Skills", "○ new", "exercises done");
        assertThat(out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(run("", "progress", "--ascii")).isZero();
        assertThat(out().chars()).allMatch(c -> c < 128);
        assertThat(run("", "progress", "--plain")).isZero();
        assertThat(out()).contains("\nhello (Saying hello) not begun, 0 of 11.\n", "skills new: server.talk");
        assertThat(run("", "progress", "--json")).isZero();
        assertThat(out())
                .startsWith("{\"done\":0,")
                .contains(
                        "\"skill\":\"server.talk\"", "\"state\":\"new\"", "\"review\":{\"due\":0,\"next_in_seconds\":");
    }
}
