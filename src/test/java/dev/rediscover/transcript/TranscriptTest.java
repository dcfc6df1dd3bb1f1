package dev.rediscover.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.RandomSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptTest {
    private static final Path EXAMPLE = Path.of("transcripts/first-steps.session.md");

    private static Transcript parsed(String text) throws TranscriptException {
        return TranscriptReader.parse("f.session.md", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> parsed(text))
                .isInstanceOf(TranscriptException.class)
                .hasMessageStartingWith("f.session.md:")
                .hasMessageContaining(message);
    }

    @Test
    void theExampleReads() throws IOException {
        Transcript transcript = TranscriptReader.read(EXAMPLE);
        assertThat(transcript.truncated()).isFalse();
        assertThat(transcript.header().seed()).isEqualTo(7);
        assertThat(transcript.header().pack()).isEqualTo("basics 1.0.0");
        assertThat(transcript.commands())
                .extracting(Event.Command::text)
                .startsWith("SET page:home 41", "GET page:home");
        List<String> lines = Files.readAllLines(EXAMPLE);
        for (Event.Command command : transcript.commands()) {
            assertThat(lines.get(command.line() - 1)).startsWith(command.client());
            if (!command.text().startsWith("BLPOP")) { // which waits
                assertThat(lines.get(command.replyLine() - 1)).isIn(command.reply());
            }
        }
        assertThat(transcript.events())
                .hasAtLeastOneElementOfType(Event.Step.class)
                .hasAtLeastOneElementOfType(Event.Verdict.class)
                .hasAtLeastOneElementOfType(Event.Tutor.class)
                .hasAtLeastOneElementOfType(Event.Input.class)
                .hasAtLeastOneElementOfType(Event.Control.class)
                .hasAtLeastOneElementOfType(Event.Late.class)
                .hasAtLeastOneElementOfType(Event.Prose.class);
    }

    @Test
    void notesHaveValues() throws IOException {
        Transcript transcript = parsed("```redis\nA? TTL k\n#< 60        confidence=3\n(integer) -1\n"
                + "#: predict miss surprise=3 why=\"a b\"\n```\n");
        assertThat(transcript.commands().get(0).reply()).containsExactly("(integer) -1");
        assertThat(transcript.commands().get(0).replyLine()).isEqualTo(4);
        Event.Input input = (Event.Input) transcript.events().get(2);
        assertThat(input.text()).isEqualTo("60");
        assertThat(input.value("confidence")).isEqualTo("3");
        Event.Verdict verdict = (Event.Verdict) transcript.events().get(3);
        assertThat(verdict.words()).startsWith("predict", "miss");
        assertThat(verdict.value("why")).isEqualTo("a b");
        assertThat(verdict.value("none")).isNull();
    }

    @Test
    void emptyLinesAreGapsUnlessTheReplyGoesOn() throws IOException {
        Transcript transcript = parsed("```redis\nA> INFO\n# Server\n\nx:1\n\nA> PING\nPONG\n\\\n\n```\n");
        assertThat(transcript.commands().get(0).reply()).containsExactly("# Server", "", "x:1");
        assertThat(transcript.commands().get(1).reply()).containsExactly("PONG", "");
    }

    @Test
    void commandsMayTakeSeveralLines() throws IOException {
        Transcript transcript = parsed("```redis\nA> SET k \"a\n..> b\"\nOK\n```\n");
        assertThat(transcript.commands().get(0).text()).isEqualTo("SET k \"a\nb\"");
        assertThat(transcript.commands().get(0).replyLine()).isEqualTo(4);
    }

    @Test
    void blocksOfOtherLanguagesAreText() throws IOException {
        Transcript transcript = parsed("```sh\nA> not a command\n```\ntext\n");
        assertThat(transcript.commands()).isEmpty();
        assertThat(transcript.events()).hasSize(4);
    }

    @Test
    void errorsSayWhere() {
        refused("---\nsession: 2\n---\n", ":2:10: session format 2 is not known");
        refused("---\nno colon\n---\n", ":2:1: ");
        refused("---\nseed: x\n---\n", "integer");
        refused("```redis\nOK\n```\n", ":2:1: a reply without a command");
        refused("```redis\n..> x\n```\n", ":2:1: `..>`");
        refused("text\n```redis :nope\n```\n", ":2:10: a block may be");
        refused("```redis\nA> PING\n\\\"PONG\n```\n", ":3:1: a line that starts with");
        refused("```redis\nA> X\n```x\n", ":3:4: ");
        refused("```sh\n", ":1:1: this block is never closed");
        assertThatThrownBy(() -> TranscriptReader.parse("f", new byte[] {'a', '\n', 'b', (byte) 0xff, '\n'}))
                .hasMessageStartingWith("f:2:2: not UTF-8");
        refused("x".repeat(2_000_000), "longer than 1 MB");
    }

    @Test
    void aTruncatedEndIsNoError() throws IOException {
        String whole = "---\nsession: 1\n---\n## s · command\n```redis\nA> SET k größe\nOK\nA> GET k\n\"x\"\n```\n";
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            Transcript transcript = TranscriptReader.parse("f", cut);
            for (Event.Command command : transcript.commands()) {
                assertThat(command.text()).isIn("SET k größe", "GET k");
                assertThat(command.reply()).isIn(List.of(), List.of("OK"), List.of("\"x\""));
            }
        }
        assertThat(TranscriptReader.parse("f", bytes).truncated()).isFalse();
        assertThat(parsed(whole.substring(0, whole.length() - 1)).truncated()).isFalse();
        assertThat(parsed(whole.substring(0, whole.length() - 4)).truncated()).isTrue();
    }

    @Test
    void aSessionGoesOnWhereItWasCutOff(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("s.session.md");
        try (TranscriptWriter writer = TranscriptWriter.create(file, Header.empty())) {
            writer.step("one", "command");
            writer.command("A", "PING");
            writer.reply("PONG\n");
        }
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            try (TranscriptWriter writer = TranscriptWriter.append(file)) {
                writer.command("B", "ECHO hi");
                writer.reply("\"hi\"\n");
            }
            if (length >= 8) { // before that not even the first line of the header is there
                List<Event.Command> commands = TranscriptReader.read(file).commands();
                assertThat(commands.get(commands.size() - 1).text())
                        .as("cut at %d", length)
                        .isEqualTo("ECHO hi");
            }
        }
    }

    @Test
    void repliesNeedACommand() throws IOException {
        TranscriptWriter writer = TranscriptWriter.to(new ByteArrayOutputStream(), Header.empty());
        writer.verdict("pass");
        assertThatThrownBy(() -> writer.reply("OK")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> writer.command("no name", "PING")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lateLinesMayComeBeforeTheReply() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TranscriptWriter writer = TranscriptWriter.to(out, Header.empty())) {
            writer.command("A", "PUBLISH c hi");
            writer.late("B", "1) \"message\"\n");
            writer.reply("(integer) 1\n");
        }
        Transcript transcript = TranscriptReader.parse("f", out.toByteArray());
        assertThat(transcript.commands().get(0).reply()).containsExactly("(integer) 1");
        assertThat(transcript.events().get(2)).isInstanceOf(Event.Late.class);
    }

    @Test
    void whatIsWrittenReadsBack() throws IOException {
        for (long seed = 1; seed <= 1000; seed++) {
            RandomSource random = new RandomSource(seed);
            List<Event> written = new ArrayList<>();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (TranscriptWriter writer =
                    TranscriptWriter.to(out, Header.empty().with("learner", "s1"))) {
                writer.block();
                written.add(new Event.Block(0, List.of()));
                for (int i = random.nextInt(12); i > 0; i--) {
                    written.addAll(writeOne(writer, random));
                }
            }
            Transcript read = TranscriptReader.parse("f", out.toByteArray());
            assertThat(without(read.events())).as("seed %d%n%s", seed, out).isEqualTo(written);
            assertThat(read.truncated()).isFalse();
            assertThat(read.header().get("learner")).isEqualTo("s1");
        }
    }

    private static List<Event> writeOne(TranscriptWriter writer, RandomSource random) throws IOException {
        String line = line(random);
        switch (random.nextInt(8)) {
            case 0 -> {
                writer.block("play");
                return List.of(new Event.Block(0, List.of("play")));
            }
            case 1 -> {
                writer.late("B", line + "\n");
                return List.of(new Event.Late(0, "B", line));
            }
            case 2 -> {
                writer.verdict("pass", "why=" + line);
                return List.of(new Event.Verdict(0, List.of("pass", "why=" + line)));
            }
            case 3 -> {
                writer.input(line, "confidence=3");
                return List.of(new Event.Input(0, line, List.of("confidence=3")));
            }
            case 4 -> {
                writer.control("tick", line);
                return List.of(new Event.Control(0, List.of("tick", line)));
            }
            case 5 -> {
                writer.step("id-" + random.nextInt(9), "command");
                writer.block();
                return List.of();
            }
            default -> {
                return writeCommand(writer, random, line);
            }
        }
    }

    private static List<Event> writeCommand(TranscriptWriter writer, RandomSource random, String line)
            throws IOException {
        boolean predicted = random.nextInt(2) == 0;
        String text = Markers.isClean(line) ? line : "GET \"\n" + random.nextInt(9) + "\"";
        if (predicted) {
            writer.predicted("A", text);
        } else {
            writer.command("A", text);
        }
        List<String> reply = new ArrayList<>();
        StringBuilder shown = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            reply.add(line(random));
            shown.append(reply.get(reply.size() - 1)).append(random.nextInt(5) == 0 ? "\r\n" : "\n");
        }
        writer.reply(shown.toString());
        return List.of(new Event.Command(0, "A", text, predicted, reply, 0));
    }

    private static String line(RandomSource random) {
        String[] parts = {
            "", " ", "  ", "A>", "B<", "x?", "..>", "#:", "#>", "#!", "#<", "```", "\\", "\"", "'", "1) ", "größe",
            "世界", "🎉", "\u0007", "\t", "(nil)", "=", "a", "B", "\u2028", "\ufeff", "\u0000", "## ", "---", "\udc80"
        };
        StringBuilder line = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            line.append(parts[random.nextInt(parts.length)]);
        }
        return line.toString();
    }

    /** The events without their places, and without the steps and blocks that only frame them. */
    private static List<Event> without(List<Event> events) {
        List<Event> plain = new ArrayList<>();
        boolean afterStep = false;
        for (Event event : events) {
            if (event instanceof Event.Command c) {
                plain.add(new Event.Command(0, c.client(), c.text(), c.predicted(), c.reply(), 0));
            } else if (event instanceof Event.Late late) {
                plain.add(new Event.Late(0, late.client(), late.text()));
            } else if (event instanceof Event.Verdict verdict) {
                plain.add(new Event.Verdict(0, verdict.words()));
            } else if (event instanceof Event.Input input) {
                plain.add(new Event.Input(0, input.text(), input.notes()));
            } else if (event instanceof Event.Control control) {
                plain.add(new Event.Control(0, control.words()));
            } else if (event instanceof Event.Block block && !afterStep) {
                plain.add(new Event.Block(0, block.attributes()));
            }
            afterStep = event instanceof Event.Step;
        }
        return plain;
    }

    @Test
    void anyFileIsReadOrRefused() throws IOException {
        String example = Files.readString(EXAMPLE);
        for (long seed = 1; seed <= 500; seed++) {
            RandomSource random = new RandomSource(seed);
            StringBuilder text = new StringBuilder(example);
            for (int i = 0; i < 5; i++) {
                int at = random.nextInt(text.length());
                text.replace(at, Math.min(text.length(), at + random.nextInt(3)), line(random));
            }
            try {
                assertThat(parsed(text.toString())).isNotNull();
            } catch (TranscriptException expected) {
                assertThat(expected.line()).as("seed %d", seed).isPositive();
                assertThat(expected.column()).as("seed %d", seed).isPositive();
            }
        }
    }
}
