package dev.rediscover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.lesson.LessonIndex;
import dev.rediscover.oracle.RealServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README.md shows is what happens. {@code -Drediscover.golden=write} writes its list of lessons anew. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final String BEGIN = "<!-- lessons: generated -->\n";
    private static final String END = "<!-- end -->";

    @TempDir
    private Path home;

    private static List<String> blocks(String kind) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(README));
        while (matcher.find()) {
            if (matcher.group(1).equals(kind)) {
                blocks.add(matcher.group(2));
            }
        }
        assertThat(blocks).isNotEmpty();
        return blocks;
    }

    private String run(List<String> args, String input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<String, String> env = Map.of("REDISCOVER_HOME", home.toString());
        ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        int code = Main.run(args.toArray(new String[0]), new Streams(in, out, out, false, false, env));
        return out.toString(StandardCharsets.UTF_8) + (code == 0 ? "" : "[exit " + code + "]\n");
    }

    @Test
    void the_session_at_the_prompt_is_what_one_would_see() throws IOException {
        for (String block : blocks("text")) {
            StringBuilder commands = new StringBuilder();
            StringBuilder replies = new StringBuilder();
            for (String line : block.split("\n")) {
                (line.startsWith("learn> ") ? commands : replies)
                        .append(line.replaceFirst("^learn> ", ""))
                        .append('\n');
            }
            assertThat(run(List.of("--no-raw"), commands.toString()).replace("[exit 1]\n", ""))
                    .isEqualTo(replies.toString());
        }
    }

    @Test
    void the_commands_given_to_the_program_print_what_is_shown() throws IOException {
        for (String block : blocks("console")) {
            StringBuilder actual = new StringBuilder();
            for (String line : block.split("\n")) {
                if (line.startsWith("$ rediscover ")) {
                    actual.append(line).append('\n').append(run(words(line.substring(13)), ""));
                }
            }
            assertThat(actual.toString()).isEqualTo(block);
        }
    }

    @Test
    void the_session_on_a_real_server_is_what_one_would_see() throws IOException {
        try (RealServer server = RealServer.start()) {
            String place = "127.0.0.1:" + server.port();
            for (String block : blocks("connected")) {
                StringBuilder commands = new StringBuilder();
                StringBuilder replies = new StringBuilder();
                for (String line : block.split("\n")) {
                    boolean typed = line.startsWith("127.0.0.1:6379");
                    (typed ? commands : replies)
                            .append(typed ? line.replaceFirst("^[^>]*> ", "") : line)
                            .append('\n');
                }
                List<String> args = List.of("connect", place, "--no-raw");
                assertThat(run(args, commands.toString())
                                .replaceFirst("rediscover: that was line .*\n\\[exit 2]\n", ""))
                        .isEqualTo(replies.toString());
            }
        }
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return words;
    }

    @Test
    void the_commands_for_instructors_and_exams_run() throws IOException {
        List<String> ran = new ArrayList<>();
        for (String line : String.join("", blocks("sh")).split("\n")) {
            if (line.matches("rediscover (grade|stats|exam) .*")) {
                ran.add(line);
                List<String> args = new ArrayList<>(List.of(line.split(" ")));
                assertThat(run(args.subList(1, args.size()), "finish\n"))
                        .as(line)
                        .doesNotContain("[exit ");
            }
        }
        assertThat(ran).hasSizeGreaterThan(5);
    }

    @Test
    void the_lessons_listed_are_those_that_there_are() throws IOException {
        String readme = Files.readString(README);
        int from = readme.indexOf(BEGIN) + BEGIN.length();
        int to = readme.indexOf(END, from);
        if ("write".equals(System.getProperty("rediscover.golden"))) {
            Files.writeString(README, readme.substring(0, from) + lessons() + readme.substring(to));
        } else {
            assertThat(readme.substring(from, to)).isEqualTo(lessons());
        }
    }

    private static String lessons() {
        StringBuilder table = new StringBuilder("| pack | lesson | exercises | minutes |\n|---|---|---|---|\n");
        for (LessonIndex.PackEntry pack : LessonIndex.bundled().packs()) {
            for (LessonIndex.LessonEntry lesson : pack.lessons()) {
                table.append("| ")
                        .append(pack.title())
                        .append(" | `")
                        .append(lesson.id())
                        .append("` ")
                        .append(lesson.title())
                        .append(" | ")
                        .append(lesson.exercises())
                        .append(" | ")
                        .append(lesson.minutes())
                        .append(" |\n");
            }
        }
        return table.toString();
    }
}
