package dev.rediscover.author.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.lesson.Step;
import dev.rediscover.resp.CommandLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every text is read from YAML just as it was written there. */
class YamlTextTest {
    private static final String[] PIECES = {
        "a", "Z", "7", " ", "  ", ":", ": ", " #", "#", "'", "\"", "\\", "-", "- ", "*", "&", "!", "%", "@", "`", "|",
        ">", "[", "]", "{", "}", ",", "?", "=", "~", "null", "true", "ü", "ж", "語", "\u00a0", "😀", "\\x00", "\\n",
        "0x1"
    };

    private static final String TEXTS = """
            plain words
            - dash
            *star
            &and
            !bang
            %percent
            @at
            `tick`
            | pipe
            > more
            a: b
            a #b
            #
            it's
            "q"
            back\\slash
            true
            null
            ~
            12
            012
            1.5
            0x1f
            -
            ?
            {a}
            [a]
            yes
            key:
            a,b
            ж: 語 # 😀
            '
            end:
            x - y
            \\x00
            100%
            =
            <<
            """;

    /** The step with a text in each place where texts stand; read again. */
    private static Step read(StepYaml step) {
        String yaml = "id: draft\ntitle: T\nminutes: 1\nsteps:\n" + step.text().indent(2);
        PackReader.LessonResult result = new PackReader(null).readLessonText("draft.yaml", yaml);
        assertThat(result.faults()).as(yaml).isEmpty();
        return result.lesson().steps().get(0);
    }

    private static void readsBack(String text) {
        StepYaml yaml = Workshop.sample("task")
                .prose("after", text)
                .entries("hints", List.of(YamlText.line(text)))
                .items("also", List.of(YamlText.quoted(text), YamlText.word(text)))
                .mistakes(List.of(new StepYaml.MistakeText(
                        "m", "{used: PING}", text.replace("{", "{{").replace("}", "}}"), List.of(List.of(text)))));
        Step step = read(yaml);
        assertThat(step.head().after().strip()).isEqualTo(text);
        assertThat(step.head().hints().get(0).text()).isEqualTo(text);
        assertThat(step.judgedOrNull().also()).containsExactly(List.of(text), List.of(text));
        assertThat(step.mistakes().get(0).examples()).containsExactly(List.of(text));
        assertThat(step.mistakes().get(0).say().fill((name, argument) -> "?").strip())
                .isEqualTo(text);
    }

    @Test
    void textsWithSignsOfYamlAreReadAsTheyAre() {
        TEXTS.lines().forEach(YamlTextTest::readsBack);
    }

    @Test
    void soIsAnyMixtureOfThem() {
        RandomSource seeds = new RandomSource(11);
        Random random = new Random(seeds.nextLong());
        for (int round = 0; round < 400; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(8); i >= 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            String stripped = text.toString().strip().replace("\u00a0", "x");
            if (!stripped.isBlank()) {
                readsBack(stripped);
            }
        }
    }

    @Test
    void commandsKeepTheirBytes() {
        List<String> typed = List.of(
                "SET a \"\\x00\\xff\"",
                "SET 'a: b' \"c # d\"",
                "SET a 'it\\'s'",
                "SET a \"tab\there\"",
                "SET a \u200f\u0007\u0085",
                "SET - *",
                "SET {a} [b]");
        for (String line : typed) {
            Step step = read(new StepYaml("x", "task").field("prompt", "P").commands("solution", List.of(line)));
            List<Bytes> words = step.judgedOrNull().solution().get(0).words();
            assertThat(words).as(line).isEqualTo(CommandLine.split(line).words());
        }
    }

    @Test
    void anotherClientsLineIsWrittenAsLessonsWriteIt() {
        Step step = read(Workshop.sample("task").commands("setup", List.of("@bob LPUSH jobs j1", ":tick 5s")));
        assertThat(step.head().setup().get(0).client()).isEqualTo("bob");
        assertThat(step.head().setup().get(1).tickMillis()).isEqualTo(5000);
    }

    @Test
    void aPromptOfSeveralLinesKeepsItsParagraphsListsAndFencedBlocks() {
        String prompt = "# Head\n\nOne: two # three\n\n- a\n- *b*\n\n```\n  SET a 1   \n\n  GET a\n```\nEnd";
        Step step = read(new StepYaml("x", "task")
                .prose("prompt", "\n" + prompt + "\n\n")
                .field("solution", "[PING]"));
        assertThat(step.head().prompt().strip()).isEqualTo(prompt.replace("1   ", "1"));
    }

    @Test
    void aLongPromptIsWrappedBetweenWords() {
        String word = "basket ";
        String yaml = new StepYaml("x", "task")
                .prose("prompt", word.repeat(60))
                .field("solution", "[PING]")
                .text();
        assertThat(yaml.lines()).allMatch(line -> line.length() <= YamlText.WIDTH);
        assertThat(read(new StepYaml("x", "task")
                                .prose("prompt", word.repeat(60))
                                .field("solution", "[PING]"))
                        .head()
                        .prompt()
                        .replace('\n', ' ')
                        .strip())
                .isEqualTo(word.repeat(60).strip());
    }

    @Test
    void manyCommandsStandBelowEachOther() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            lines.add("RPUSH queue job" + i);
        }
        String yaml = Workshop.sample("task").commands("setup", lines).text();
        assertThat(yaml).contains("  setup:\n    - \"RPUSH queue job0\"\n    - ");
    }
}
