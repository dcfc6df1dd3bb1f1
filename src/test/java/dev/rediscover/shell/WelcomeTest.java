package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The questions of the first start, and what they lead to. */
class WelcomeTest {
    @TempDir
    private Path folder;

    private final Sessions it = new Sessions();

    private String welcome(String... answers) {
        it.screen.answers.addAll(List.of(answers));
        String shown = it.run(":welcome");
        assertThat(it.screen.answers).as("answers that nobody asked for").isEmpty();
        return shown;
    }

    @Test
    void whatItSaysIsTrue() {
        for (Welcome.Question question : Welcome.QUESTIONS) {
            it.run("FLUSHALL");
            String reply = it.run(question.lines().toArray(String[]::new));
            String right = question.answers().get(question.right() - 1);
            assertThat(reply).contains(right.startsWith("-1") ? "(integer) -1" : "\"" + right + "\"");
        }
    }

    @Test
    void enterAllTheWayBeginsTheFirstLesson() {
        assertThat(welcome("", "", "", "")).contains("It is cid", "It is -1", "from the beginning");
        assertThat(it.session.lesson().lesson().id()).isEqualTo("hello");
        assertThat(it.settings.isOn(Setting.PLAIN)).isFalse();
    }

    @Test
    void whoKnowsALotIsOfferedAProject() {
        assertThat(welcome("3", "2", "n", "")).contains("Right: RPUSH", "Right: a plain SET", "1  build something");
        assertThat(it.session.isLearning()).isTrue();
    }

    @Test
    void whoKnowsSomeIsOfferedTheMyths() {
        assertThat(welcome("3", "1", "", "5")).contains("1  predictions that most people get wrong", "Type Redis");
        assertThat(it.session.isLearning()).as("free play").isFalse();
    }

    @Test
    void aScreenReaderIsHeeded() {
        welcome("", "", "y", "2");
        assertThat(it.settings.isOn(Setting.PLAIN)).isTrue();
    }

    @Test
    void aCommandEndsTheQuestionsAndRuns() {
        assertThat(welcome("SET a 1")).contains("OK").doesNotContain("2/3");
        assertThat(welcome("", "GET a")).contains("\"1\"");
        assertThat(welcome("q")).contains("Type Redis commands").doesNotContain("2/3");
    }

    @Test
    void itComesByItselfOnlyOnceAndOnlyIntoAnEmptyFolder() throws Exception {
        StateFolder fresh =
                StateFolder.of(Map.of("REDISCOVER_HOME", folder.resolve("new").toString()));
        assertThat(Welcome.isDue(fresh)).isTrue();
        assertThat(Welcome.isDue(fresh)).isFalse();
        Files.writeString(Files.createDirectory(folder.resolve("used")).resolve("settings"), "diff=off\n");
        assertThat(Welcome.isDue(StateFolder.of(
                        Map.of("REDISCOVER_HOME", folder.resolve("used").toString()))))
                .isFalse();
        assertThat(Welcome.isDue(null)).isFalse();
    }

    @Test
    void nobodyIsAskedWhereNobodySits() {
        it.screen.interactive = false;
        assertThat(it.run(":welcome")).contains("nobody sits here");
    }
}
