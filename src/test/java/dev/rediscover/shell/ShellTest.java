package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.render.ReplyStyle;
import dev.rediscover.render.ReplyText;
import dev.rediscover.transcript.Replay;
import dev.rediscover.transcript.Replayed;
import dev.rediscover.transcript.ReplyLines;
import dev.rediscover.transcript.Transcript;
import dev.rediscover.transcript.TranscriptReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys go in, a screen comes out: the whole shell on a terminal made of streams. */
class ShellTest {
    private static final String CTRL_D = "\u0004";
    private static final String PASTE = "\u001b[200~";
    private static final String PASTED = "\u001b[201~";

    static {
        System.setProperty("jline.terminal.closeMode", "lenient"); // its own pump thread outlives the streams of a test
    }

    @TempDir
    Path folder;

    private final Settings settings = Settings.fallback();
    private int columns = 80;
    private String lesson;

    private String typed(String type, String keys) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayInputStream in = new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
        Map<String, String> env = Map.of("TERM", type, "REDISCOVER_HOME", folder.toString());
        Files.writeString(folder.resolve(Welcome.MARK), ""); // of a user who has been welcomed
        Start start = new Start(StateFolder.of(env), settings, env, "never", true, lesson);
        try (Terminal terminal = new ExternalTerminal("test", type, in, out, StandardCharsets.UTF_8)) {
            terminal.setSize(new Size(columns, 24));
            assertThat(new Shell(start, terminal, new EngineSource()).loop()).isZero();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What is left of the output without the sequences that move the cursor and colour. */
    private static String text(String output) {
        return output.replaceAll("\u001b\\[[0-9;?]*[a-zA-Z]|\u001b[=>]|\r", "");
    }

    @Test
    void aCommandIsAnsweredUnderItsPrompt() throws IOException {
        String screen = text(typed("xterm", "SET n 41\nINCR n\n" + CTRL_D));
        assertThat(screen).contains("learn> ", "OK\n+ n  string  41", "(integer) 42\n~ n  41 → 42 (+1)");
    }

    @Test
    void theHintStandsBehindTheCursorAndIsGoneOnceTheLineIsRun() throws IOException {
        String screen = typed("xterm", "GET" + CTRL_D + " a\n" + CTRL_D);
        assertThat(text(screen)).contains("key");
        settings.put(Setting.HINTS, "off", "test");
        assertThat(text(typed("xterm", "LPUSH todo a\n" + CTRL_D))).doesNotContain("[element ...]");
    }

    @Test
    void aSuggestionIsTakenWithTheRightArrowAndNothingElse() throws IOException {
        String screen = text(typed("xterm", "SET n 41\nSET n\u001b[C\nSET n\n" + CTRL_D));
        assertThat(screen)
                .contains("[→]")
                .containsOnlyOnce("wrong number of arguments")
                .contains("OK");
    }

    @Test
    void tabCompletesACommandAndThenAKey() throws IOException {
        assertThat(text(typed("xterm", "SET visitors 7\nGET vis\t\n" + CTRL_D))).contains("\"7\"");
        assertThat(text(typed("xterm", "SETRAN\tx 0 hello\n" + CTRL_D))).contains("(integer) 5");
    }

    @Test
    void upBringsBackTheLineThatBeginsLikeThis() throws IOException {
        String up = "\u001b[A";
        assertThat(text(typed("xterm", "INCR a\nSET b 1\nINC" + up + "\n" + CTRL_D)))
                .contains("(integer) 2");
    }

    @Test
    void anOpenQuoteGoesOnOnTheNextLine() throws IOException {
        assertThat(text(typed("xterm", "SET q \"one\ntwo\"\nGET q\n" + CTRL_D))).contains("...> ", "\"one\\ntwo\"");
    }

    @Test
    void severalPastedLinesAreRunOneByOneAfterAQuestion() throws IOException {
        String paste = PASTE + "INCR p\rINCR p\r" + PASTED + "\n";
        assertThat(text(typed("xterm", paste + "y\nGET p\n" + CTRL_D)))
                .contains("These are 2 commands", "(integer) 2", "\"2\"");
        assertThat(text(typed("xterm", paste + "n\nEXISTS p\n" + CTRL_D))).contains("(integer) 0");
    }

    @Test
    void linesAreRememberedForTheNextSessionButNoSecrets() throws IOException {
        typed("xterm", "ECHO remembered\nAUTH hunter2\n" + CTRL_D);
        assertThat(text(typed("xterm", ":history\n" + CTRL_D)))
                .contains("ECHO remembered")
                .doesNotContain("hunter2");
    }

    @Test
    void exclamationMarksAndBackslashesStayAsTyped() throws IOException {
        assertThat(text(typed("xterm", "SET a hi!!\nECHO !x\nECHO a\\b\n" + CTRL_D)))
                .contains("+ a  string  hi!!", "\"!x\"", "\"a\\\\b\"");
    }

    @Test
    void onADumbTerminalNoSequencesAreWritten() throws IOException {
        settings.put(Setting.PLAIN, "on", "test");
        String screen = typed("dumb", "RPUSH todo a b\n:show todo\nSET a \"x\ny\"\n");
        assertThat(screen).doesNotContain("\u001b");
        assertThat(screen).contains("learn> ", "(integer) 2", "List todo has 2 items", "...> ", "New string a");
        assertThat(screen.codePoints().filter(point -> point > 126)).isEmpty();
    }

    @Test
    void aNarrowWindowIsKeptTo() throws IOException {
        columns = 40;
        settings.put(Setting.PAGER, "off", "test");
        settings.put(Setting.HINTS, "off", "test");
        for (String line : text(typed("xterm", ":\nhelp SET\n" + CTRL_D)).split("\n")) {
            assertThat(line.length()).as(line).isLessThanOrEqualTo(40);
        }
    }

    @Test
    void aLessonIsTakenAndItsProgressKept() throws IOException {
        lesson = "counters";
        String screen = text(typed("xterm", "\n" + CTRL_D + "exit\n"));
        assertThat(screen).contains("counters 1/", "Enter goes on.", "counters 2/", "You left the lesson");
        assertThat(folder.resolve("progress.tsv")).content().contains("counters");
        assertThat(text(typed("xterm", CTRL_D + CTRL_D))).contains("counters 2/");
    }

    @Test
    void theTranscriptOfALessonRunsAgainAsItStands() throws IOException {
        lesson = "counters";
        typed("xterm", "\nGET page:home\nhint\nskip\n\nPING\n\nskip\n\nskip\n\n" + CTRL_D + "exit\n");
        Path file;
        try (var files = Files.list(folder.resolve("transcripts"))) {
            file = files.findFirst().orElseThrow();
        }
        Transcript transcript = TranscriptReader.read(file);
        ReplyLines printer = (words, reply, protocol) -> ReplyText.print(words, reply.resp2(), ReplyStyle.CLASSIC)
                .plain()
                .lines()
                .toList();
        Replayed replayed = Replay.onEngine(transcript, Engines::forLesson, printer, Replay.Limits.DEFAULT);
        assertThat(transcript.commands()).isNotEmpty();
        assertThat(replayed.text()).as(Files.readString(file)).isEmpty();
    }
}
