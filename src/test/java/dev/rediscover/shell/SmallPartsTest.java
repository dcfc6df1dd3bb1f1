package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallPartsTest {
    @TempDir
    Path folder;

    private StateFolder state() {
        return StateFolder.of(Map.of("REDISCOVER_HOME", folder.resolve("home").toString()));
    }

    @Test
    void spansOfTimeAreReadAndWritten() {
        assertThat(Spans.millis("60s")).isEqualTo(60_000);
        assertThat(Spans.millis("+61")).isEqualTo(61_000);
        assertThat(Spans.millis("1h30m")).isEqualTo(5_400_000);
        assertThat(Spans.millis("500ms")).isEqualTo(500);
        assertThat(Spans.millis("")).isEqualTo(-1);
        assertThat(Spans.millis("soon")).isEqualTo(-1);
        assertThat(Spans.millis("9999999999999d")).isEqualTo(-1);
        assertThat(Spans.brief(61_000)).isEqualTo("61s");
        assertThat(Spans.brief(7_200_000)).isEqualTo("2h");
        assertThat(Spans.brief(250)).isEqualTo("250ms");
        assertThat(Spans.seconds(1234)).isEqualTo("1.23s");
        assertThat(Spans.seconds(507)).isEqualTo("0.51s");
    }

    @Test
    void theReasonForColoursIsTheRuleThatDecides() {
        assertThat(Colours.reason("always", Map.of("NO_COLOR", "1"), true)).isEqualTo(":set color always");
        assertThat(Colours.reason("auto", Map.of("NO_COLOR", "1", "FORCE_COLOR", "1"), true))
                .isEqualTo("NO_COLOR");
        assertThat(Colours.reason("auto", Map.of("CLICOLOR_FORCE", "0", "FORCE_COLOR", "1"), false))
                .isEqualTo("FORCE_COLOR");
        assertThat(Colours.reason("auto", Map.of("TERM", "dumb"), false)).isEqualTo("no terminal");
        assertThat(Colours.reason("auto", Map.of("TERM", "dumb"), true)).isEqualTo("TERM=dumb");
    }

    @Test
    void oldConsolesGetAdvice() {
        assertThat(TerminalFacts.advice(Map.of("TERM", "xterm"), "UTF-8")).isEmpty();
        assertThat(TerminalFacts.advice(Map.of("MSYSTEM", "MINGW64", "TERM", "xterm"), "UTF-8"))
                .singleElement()
                .asString()
                .contains("Windows Terminal");
        assertThat(TerminalFacts.advice(Map.of("OS", "Windows_NT"), "Cp850")).hasSize(2);
        assertThat(TerminalFacts.advice(Map.of("OS", "Windows_NT", "WT_SESSION", "1"), "Cp850"))
                .singleElement()
                .asString()
                .contains("chcp 65001");
        assertThat(TerminalFacts.advice(Map.of("TERM", "dumb"), "UTF-8")).hasSize(1);
        assertThat(TerminalFacts.isUnicode(Map.of("LANG", "en_US.UTF-8", "LC_ALL", "C"), "UTF-8"))
                .isFalse();
        assertThat(TerminalFacts.isUnicode(Map.of(), "UTF-8")).isTrue();
    }

    @Test
    void coloursFollowTheOptionThenTheSettingThenTheEnvironment() {
        assertThat(Colours.wanted("never", "always", Map.of(), true)).isFalse();
        assertThat(Colours.wanted(null, "always", Map.of("NO_COLOR", "1"), false))
                .isTrue();
        assertThat(Colours.wanted(null, "auto", Map.of("NO_COLOR", "1", "CLICOLOR_FORCE", "1"), true))
                .isFalse();
        assertThat(Colours.wanted(null, "auto", Map.of("CLICOLOR_FORCE", "1"), false))
                .isTrue();
        assertThat(Colours.wanted(null, "auto", Map.of("CLICOLOR_FORCE", "0"), false))
                .isFalse();
        assertThat(Colours.wanted(null, "auto", Map.of("TERM", "dumb"), true)).isFalse();
        assertThat(Colours.wanted("auto", "auto", Map.of("TERM", "xterm"), true))
                .isTrue();
    }

    @Test
    void settingsAreKeptAndBrokenLinesPassedOver() throws IOException {
        Settings settings = Settings.read(state());
        assertThat(settings.keep(Setting.VIEW, "json")).isNull();
        settings.put(Setting.PLAIN, "on", "--plain");
        Path file = state().file("settings").toPath();
        assertThat(file).hasContent("view=json");
        Files.writeString(file, "view=nonsense\nhints=off\nwhat is this\n=\n");
        Settings again = Settings.read(state());
        assertThat(again.get(Setting.VIEW)).isEqualTo("classic");
        assertThat(again.isOn(Setting.HINTS)).isFalse();
        assertThat(again.origin(Setting.HINTS)).isEqualTo("settings file");
    }

    @Test
    void settingsThatCannotBeKeptSayWhy() throws IOException {
        Path taken = folder.resolve("file");
        Files.writeString(taken, "");
        Settings settings = Settings.read(StateFolder.of(Map.of("REDISCOVER_HOME", taken.toString())));
        assertThat(settings.keep(Setting.HINTS, "off")).contains("cannot write");
        assertThat(settings.isOn(Setting.HINTS)).isFalse();
    }

    @Test
    void theHistoryIsForItsOwnerAloneAndHoldsNoSecrets() throws IOException {
        LineHistory history = history();
        history.add(Instant.ofEpochMilli(1), "SET a \"x\ny\\\\\"");
        history.add(Instant.ofEpochMilli(2), "AUTH hunter2");
        history.add(Instant.ofEpochMilli(3), "2 auth bob hunter2");
        history.add(Instant.ofEpochMilli(4), "HELLO 3 AUTH bob hunter2");
        history.add(Instant.ofEpochMilli(5), "ACL SETUSER bob >hunter2");
        history.add(Instant.ofEpochMilli(6), "CONFIG SET maxmemory 1 requirepass hunter2");
        history.add(Instant.ofEpochMilli(7), "@bob MIGRATE h 1 k 0 9 AUTH hunter2");
        history.add(Instant.ofEpochMilli(8), "PING\nAUTH hunter2");
        history.add(Instant.ofEpochMilli(9), "GET a");
        File file = state().file("history");
        assertThat(Files.readString(file.toPath()))
                .isEqualTo("1:SET a \"x\\ny\\\\\\\\\"\n9:GET a\n")
                .doesNotContain("hunter2");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.toPath())))
                .isEqualTo("rw-------");
        assertThat(lines(history())).containsExactly("SET a \"x\ny\\\\\"", "GET a");
    }

    @Test
    void aLongHistoryIsShortened() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LineHistory.MOST * 2; i++) {
            text.append(i).append(":GET ").append(i).append('\n');
        }
        state().make();
        Path file = state().file("history").toPath();
        Files.writeString(file, text);
        List<String> lines = lines(history());
        assertThat(lines).hasSize(LineHistory.MOST).endsWith("GET " + (LineHistory.MOST * 2 - 1));
        assertThat(Files.readAllLines(file)).hasSize(LineHistory.MOST);
    }

    private LineHistory history() throws IOException {
        try (Terminal terminal =
                new DumbTerminal(java.io.InputStream.nullInputStream(), java.io.OutputStream.nullOutputStream())) {
            LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
            reader.setVariable(LineReader.HISTORY_SIZE, LineHistory.MOST);
            LineHistory history = new LineHistory(state());
            history.attach(reader);
            return history;
        }
    }

    private static List<String> lines(LineHistory history) {
        List<String> lines = new ArrayList<>();
        for (History.Entry entry : history) {
            lines.add(entry.line());
        }
        return lines;
    }

    @Test
    void theStateFolderFollowsTheEnvironment() {
        assertThat(StateFolder.of(Map.of("REDISCOVER_HOME", "/x")).folder()).isEqualTo(new File("/x"));
        assertThat(StateFolder.of(Map.of()).folder().getName()).isEqualTo("rediscover");
    }

    @Test
    void markdownIsWrappedAndMarked() {
        String text = "One **bold word** and `SET a b` here, which is longer than a line.\nJoined.\n\n"
                + "- first item that is long enough to wrap\n- second\n\n"
                + "```\nnot  wrapped at all, however long it may be\n```\n";
        assertThat(Markdown.of(text, 30, true).plain())
                .isEqualTo("One bold word and `SET a b`\nhere, which is longer than a\nline. Joined.\n\n"
                        + "- first item that is long\n  enough to wrap\n- second\n\n"
                        + "    not  wrapped at all, however long it may be\n");
        assertThat(Markdown.of("use `GET`.", 30, false).plain()).isEqualTo("use GET.\n");
        assertThat(Markdown.of("the code in the hash `user:30`, and so on", 28, false)
                        .plain())
                .isEqualTo("the code in the hash\nuser:30, and so on\n");
        assertThat(Markdown.of("an open `code", 30, true).plain()).contains("code");
    }
}
