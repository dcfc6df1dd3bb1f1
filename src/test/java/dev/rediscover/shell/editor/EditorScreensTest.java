package dev.rediscover.shell.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.render.Theme;
import dev.rediscover.shell.editor.EditorKey.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Screens against the files of {@code src/test/resources/editor}, which are rewritten when the system property {@code
 * rediscover.golden} is {@code write}: read their diff before you commit it.
 */
class EditorScreensTest {
    private static final String RELEASE = """
            -- only the owner may let go
            if redis.call("GET", KEYS[1]) == ARGV[1] then
              return redis.call("DEL", KEYS[1])
            end
            return 0""";
    private static final String TASK = """
            Let go of the lock KEYS[1], but only if it is still yours:
            its value is ARGV[1] then. Reply 1 if you let go of it,
            0 if it is somebody else's, or nobody's.
            """;

    private static Typist release() {
        Typist typist = new Typist(RELEASE);
        typist.task = TASK;
        return typist;
    }

    private static EditorDesk.Ran fault(int line, int column, String error, String plain) {
        StyledText said = StyledText.of("(error) ERR user_script:" + line + ": " + error + "\n", Role.ERROR)
                .concat(StyledText.of(plain + "\n"));
        return new EditorDesk.Ran(said, line, column, false);
    }

    private static Map<String, Typist> screens() {
        Map<String, Typist> all = new LinkedHashMap<>();
        all.put("empty", new Typist(""));
        all.put("a script", release());
        all.put("after a run", release().press(Kind.RUN));
        Typist faulty = new Typist(RELEASE.replace("ARGV[1]", "token"));
        faulty.task = TASK;
        faulty.answer = fault(2, 33, "Script attempted to access nonexistent global variable 'token'", "No variable.");
        all.put("a fault", faulty.press(Kind.RUN));
        all.put("where an end belongs", release().press(Kind.UP, Kind.HOME));
        all.put("an end is missing", new Typist("while true do").press(Kind.LEFT));
        all.put("an end too many", new Typist("return 1\nend"));
        all.put("offers", new Typist("return redis.call('GET").press(Kind.TAB, Kind.TAB, Kind.TAB));
        all.put("keys", release().press(Kind.HELP));
        Typist much = release();
        much.task = TASK.repeat(6);
        all.put("much to read", much);
        Typist more = release();
        more.task = much.task;
        all.put("all of it", more.press(Kind.TASK));
        all.put("many lines", new Typist("local a = 1\n".repeat(120) + "return a").press(Kind.UP, Kind.UP));
        all.put("a long line", new Typist("return '" + "0123456789".repeat(12) + "'"));
        all.put("wide letters", new Typist("return '世界🎉é" + "世界".repeat(30) + "'"));
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "40, 24, none, screens-40",
        "80, 24, none, screens-80",
        "80, 24, auto, screens-80-colour",
        "80, 24, ascii, screens-80-ascii",
        "30, 8, none, screens-small"
    })
    void screensAreAsTheyWere(int columns, int rows, String how, String file) throws IOException {
        boolean ascii = how.equals("ascii");
        Theme theme = ascii ? Theme.PLAIN : Theme.named(how);
        StringBuilder out = new StringBuilder();
        screens().forEach((name, typist) -> {
            EditorView.Frame frame = new EditorView(ascii).draw(typist.editor, typist, columns, rows);
            out.append("== ").append(name).append(", the cursor at ");
            out.append(frame.caretRow()).append(':').append(frame.caretColumn()).append('\n');
            assertThat(frame.lines()).as(name).hasSize(rows);
            for (StyledText line : frame.lines()) {
                assertThat(line.width()).as(name + ": " + line.plain()).isEqualTo(columns);
                out.append(line.ansi(theme).replace("\u001b", "^").stripTrailing())
                        .append('\n');
            }
        });
        compare(file + ".txt", out.toString());
    }

    private static void compare(String name, String text) throws IOException {
        Path file = Path.of("src/test/resources/editor", name);
        if (System.getProperty("rediscover.golden", "").equals("write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    @Test
    void theReadmeShowsAScreen() throws IOException {
        Typist typist = new Typist(RELEASE.replace("ARGV[1]", "token"));
        typist.task = TASK;
        typist.answer = fault(
                2,
                33,
                "Script attempted to access nonexistent global variable 'token'",
                "There is no variable token: either it is misspelt, or it was made with local inside another block\n"
                        + "and ends with that. Keys are in KEYS, arguments in ARGV, text stands in quotes.");
        typist.press(Kind.RUN);
        StringBuilder screen = new StringBuilder("```screen\n");
        for (StyledText line :
                new EditorView(false).draw(typist.editor, typist, 100, 17).lines()) {
            screen.append(line.plain().stripTrailing()).append('\n');
        }
        screen.append("```\n");
        Path file = Path.of("README.md");
        String readme = Files.readString(file);
        String begin = "<!-- script: generated -->\n";
        int start = readme.indexOf(begin) + begin.length();
        int end = readme.indexOf("<!-- end of script -->");
        if (System.getProperty("rediscover.golden", "").equals("write")) {
            Files.writeString(file, readme.substring(0, start) + screen + readme.substring(end));
        } else {
            assertThat(readme.substring(start, end)).isEqualTo(screen.toString());
        }
    }

    @Test
    void everySizeIsDrawnExactly() {
        for (int columns = 1; columns < 110; columns += 6) {
            for (int rows = 1; rows < 40; rows += 3) {
                for (Typist typist : screens().values()) {
                    EditorView.Frame frame = new EditorView(rows % 2 == 0).draw(typist.editor, typist, columns, rows);
                    int width = columns;
                    assertThat(frame.lines()).hasSize(rows).allMatch(line -> line.width() == width);
                    assertThat(frame.caretRow()).isBetween(0, rows - 1);
                    assertThat(frame.caretColumn()).isBetween(0, columns - 1);
                }
            }
        }
    }

    @Test
    void theCursorStaysInSightWhileItMoves() {
        Typist typist = new Typist("x = 1\n".repeat(99) + "return '" + "abc".repeat(50) + "'");
        EditorView view = new EditorView(false);
        for (Kind kind : new Kind[] {Kind.HOME, Kind.PAGE_UP, Kind.END, Kind.TOP, Kind.BOTTOM, Kind.LEFT, Kind.UP}) {
            EditorView.Frame frame = view.draw(typist.press(kind).editor, typist, 40, 12);
            String row = frame.lines().get(frame.caretRow()).plain();
            assertThat(row).contains(Integer.toString(typist.editor.page().row() + 1));
            assertThat(frame.caretColumn()).isBetween(6, 39);
        }
    }
}
