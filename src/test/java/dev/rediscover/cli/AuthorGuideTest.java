package dev.rediscover.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

/** A new author who does what lessons/README.md begins with, word for word, gets to a pack that is installed. */
class AuthorGuideTest {
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /** What a learner types who takes the lesson at once. */
    private static final String ANSWERS = "\nSADD back:today chi\n\n0\n\nRPUSH pile jim\n\n";

    @TempDir
    private Path dir;

    @TempDir
    private Path home;

    private record Block(String kind, String text) {}

    private static List<Block> blocks() throws IOException {
        String guide = Files.readString(Path.of("lessons/README.md"));
        String section = guide.substring(guide.indexOf("## Your first pack"), guide.indexOf("## The files of a pack"));
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(section);
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    private String run(List<String> args, String input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<String, String> env = Map.of("REDISCOVER_HOME", home.toString(), "PATH", "");
        ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        int code = Main.run(args.toArray(new String[0]), new Streams(in, out, out, false, false, env));
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(code).as(String.join(" ", args) + "\n" + text).isZero();
        return text;
    }

    /** A command of the guide as one types it, in {@link #dir} instead of the folder where one is. */
    private List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            String word = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            boolean isFile = word.startsWith("library") || word.endsWith(".html");
            boolean named = words.equals(List.of("pack", "new"));
            words.add(isFile && !named ? dir.resolve(word).toString() : word);
        }
        if (line.startsWith("pack new")) {
            words.addAll(List.of("--dir", dir.toString()));
        }
        return words;
    }

    @Test
    void the_first_pack_of_the_guide_is_made_proved_bundled_installed_and_taken() throws IOException {
        List<Block> blocks = blocks();
        String last = "";
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            switch (block.kind()) {
                case "console" -> last = console(block.text(), i + 1 < blocks.size() ? blocks.get(i + 1) : null);
                case "yaml" -> edit(block.text());
                default -> assertThat(block.kind()).isEqualTo("record");
            }
        }
        assertThat(Files.readString(dir.resolve("library/returns.yaml")))
                .contains("back:today", "id: pile")
                .doesNotContain("readers:");
        assertThat(dir.resolve("library.zip")).isNotEmptyFile();
        assertThat(Files.readString(dir.resolve("handout.html"))).contains("RPUSH pile jim");
        assertThat(last)
                .contains("Books come back", "The reply is the number of readers who are new.")
                .contains("take a set", "first come, first served");
    }

    private String console(String text, Block next) throws IOException {
        String last = "";
        for (String line : text.split("\n")) {
            assertThat(line).startsWith("$ ");
            if (line.startsWith("$ rm ")) {
                Files.delete(dir.resolve(line.substring(5)));
            } else {
                assertThat(line).startsWith("$ rediscover ");
                String command = line.substring("$ rediscover ".length());
                boolean records = next != null && next.kind().equals("record");
                String input = records ? next.text() : command.startsWith("learn") ? ANSWERS : "";
                last = run(words(command), input);
            }
        }
        return last;
    }

    /** Puts a step into the place of the one of that id, or a whole pack.yaml into that of the old one. */
    private void edit(String yaml) throws IOException {
        if (yaml.startsWith("format: 1")) {
            Files.writeString(dir.resolve("library/pack.yaml"), yaml);
            return;
        }
        Path file = dir.resolve("library/returns.yaml");
        String lesson = Files.readString(file);
        String head = "  " + yaml.substring(0, yaml.indexOf('\n') + 1);
        assertThat(lesson).contains(head);
        int from = lesson.indexOf(head);
        int next = lesson.indexOf("\n  - id: ", from);
        int to = next < 0 ? lesson.length() : next + 1;
        Files.writeString(file, lesson.substring(0, from) + yaml.indent(2) + lesson.substring(to));
    }
}
