package dev.rediscover.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden pictures of progress and skills; written anew as those of {@link PicturesTest}. */
class ProgressPicturesTest {
    static final Picture LESSONS = new ProgressPicture(List.of(
            new ProgressPicture.Lesson("First steps", "hello", "Saying hello", 11, 11),
            new ProgressPicture.Lesson("First steps", "strings", "Strings, whole and in pieces", 5, 12),
            new ProgressPicture.Lesson("The data types", "lists", "Lists: a row with two ends", 0, 14),
            new ProgressPicture.Lesson(
                    "The data types", "sorted-set-algebra", "Sorted-set algebra: adding up rankings", 1, 14)));

    static final Picture SKILLS = new SkillsPicture(List.of(
            new SkillsPicture.Skill("a", "server.talk", "Talk", SkillsPicture.Known.MASTERED, false),
            new SkillsPicture.Skill("a", "server.help", "Ask", SkillsPicture.Known.PRACTISED, true),
            new SkillsPicture.Skill("a", "string.basic", "Read and write", SkillsPicture.Known.MASTERED, true),
            new SkillsPicture.Skill("a", "string.parts", "Cut", SkillsPicture.Known.NEW, false),
            new SkillsPicture.Skill("a", "string.conditional", "Only if", SkillsPicture.Known.NEW, false),
            new SkillsPicture.Skill("a", "string.counter", "Count", SkillsPicture.Known.PRACTISED, false),
            new SkillsPicture.Skill("a", "key.ttl.rules", "Rules", SkillsPicture.Known.NEW, false)));

    private static String drawn(Canvas canvas, Theme theme) {
        StyledText all = LESSONS.draw(canvas).concat(StyledText.of("\n")).concat(SKILLS.draw(canvas));
        return all.ansi(theme).replace('\u001b', '␛');
    }

    private static void golden(String file, String actual) throws IOException {
        Path path = Path.of("src/test/resources/render", file);
        if ("write".equals(System.getProperty("rediscover.golden"))) {
            Files.writeString(path, actual);
        }
        assertThat(actual).as(file).isEqualTo(Files.readString(path));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 120})
    void theyAreDrawnAsAgreed(int columns) throws IOException {
        golden("progress-" + columns + ".txt", drawn(Canvas.of(columns), Theme.PLAIN));
        golden("progress-" + columns + "-ascii.txt", drawn(Canvas.of(columns).inAscii(), Theme.PLAIN));
    }

    @Test
    void coloursSentencesAndDataAreAsAgreed() throws IOException {
        golden("progress-80-colour.txt", drawn(Canvas.of(80), Theme.AUTO));
        String words = LESSONS.sentence() + '\n' + LESSONS.json() + '\n' + SKILLS.sentence() + '\n' + SKILLS.json();
        golden("progress-words.txt", words + '\n');
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 33, 40, 80, 120, 300})
    void theyStayWithinTheirCanvasAndTheAsciiTwinIsAscii(int columns) {
        Canvas canvas = Canvas.of(columns);
        assertThat(drawn(canvas, Theme.PLAIN).lines()).allMatch(line -> DisplayWidth.of(line) <= columns);
        assertThat(drawn(canvas.inAscii(), Theme.PLAIN).chars()).allMatch(c -> c < 128);
    }

    @Test
    void nothingThatIsDrawnIsMissingInTheSentence() {
        assertThat(LESSONS.sentence())
                .contains(
                        "First steps: hello (Saying hello) done, 11 of 11",
                        "strings (Strings, whole and in pieces) 5 of 12",
                        "lists (Lists: a row with two ends) not begun");
        assertThat(SKILLS.sentence())
                .contains("2 skills mastered: server.talk, string.basic", "2 skills due: server.help, string.basic");
    }
}
