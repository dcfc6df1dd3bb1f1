package dev.rediscover.shell.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.render.StyledText;
import dev.rediscover.render.Theme;
import dev.rediscover.shell.explorer.ExplorerKey.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Screens against the files of {@code src/test/resources/explorer}, which are rewritten when the system property {@code
 * rediscover.golden} is {@code write}: read their diff before you commit it.
 */
class ExplorerScreensTest {
    private static Desk shop() {
        Desk desk = new Desk();
        desk.run("HSET user:1 name Ada born 1815 mail ada@example.org", "HSET user:2 name Bob", "EXPIRE user:2 90");
        desk.run("HEXPIRE user:1 600 FIELDS 1 mail", "SET session:8f2c '{\"user\":1,\"cart\":[7,9]}' EX 1800");
        desk.run("RPUSH queue:mail welcome reminder 'two words' receipt", "ZADD board 300 ann 450 bob 120 chi");
        desk.run("SADD tags red green 'light grey' größe", "XADD log 1-1 event login user 1", "XADD log 2-1 event buy");
        desk.run("SETBIT seen:2024 7 1", "SETBIT seen:2024 12 1", "PFADD visitors ann bob chi");
        desk.run("GEOADD places 13.361389 38.115556 Palermo 15.087269 37.502669 Catania", "SET \"odd\\x00 name\" v");
        return desk;
    }

    private static Map<String, Desk> screens() {
        Map<String, Desk> all = new LinkedHashMap<>();
        all.put("nothing there", new Desk().open());
        all.put("keys", shop().open());
        all.put("a hash", shop().open().type("/user:1").press(Kind.ENTER));
        all.put("its elements", shop().open().type("/user:1").press(Kind.ENTER, Kind.ENTER, Kind.DOWN));
        all.put("an open branch, editing", open(shop()).type("e"));
        all.put(
                "after an edit",
                open(shop()).type("e").press(Kind.WIPE).type("Ada L").press(Kind.ENTER));
        all.put("to delete?", shop().open().type("jjjjd"));
        all.put("by memory", shop().open().type("ss"));
        all.put("a filter", shop().open().type("/s"));
        all.put("json", shop().open().type("/session").press(Kind.ENTER));
        all.put("a map", shop().open().type("/places").press(Kind.ENTER).type("v"));
        all.put("a stream", shop().open().type("/log").press(Kind.ENTER));
        all.put("bits", shop().open().type("/seen").press(Kind.ENTER));
        all.put(
                "an error",
                shop().open()
                        .type("/board")
                        .press(Kind.ENTER)
                        .type(":INCR board")
                        .press(Kind.ENTER));
        all.put("memory", shop().open().type("3"));
        Desk clients = shop();
        clients.link.open("bob", (from, reply) -> {});
        all.put("clients", clients.open().type("5"));
        all.put("channels", shop().open().type("6"));
        all.put("help", shop().open().type("?"));
        all.put("recipe", shop().open().type("/user:1").press(Kind.ENTER).type("c"));
        all.put("read-only", shop().open("user:", "Look only: this is a test.").type("d"));
        return all;
    }

    /** The hash user:1 in the tree, the cursor on its first field. */
    private static Desk open(Desk desk) {
        desk.open();
        while (!desk.state.tree().current().id().utf8().equals("user:")) {
            desk.press(Kind.DOWN);
        }
        return desk.press(Kind.ENTER, Kind.DOWN, Kind.ENTER);
    }

    @ParameterizedTest
    @CsvSource({
        "40, 24, none, screens-40",
        "80, 24, none, screens-80",
        "120, 40, none, screens-120",
        "80, 24, auto, screens-80-colour",
        "80, 24, mono, screens-80-mono",
        "80, 24, ascii, screens-80-ascii"
    })
    void screensAreAsTheyWere(int columns, int rows, String how, String file) throws IOException {
        boolean ascii = how.equals("ascii");
        Theme theme = ascii ? Theme.PLAIN : Theme.named(how);
        StringBuilder out = new StringBuilder();
        screens().forEach((name, desk) -> {
            out.append("== ").append(name).append('\n');
            for (StyledText line : ExplorerView.draw(desk.state, columns, rows, ascii)) {
                assertThat(line.width()).as(name + ": " + line.plain()).isEqualTo(columns);
                String text = line.ansi(theme).replace("\u001b", "^");
                out.append(text.stripTrailing()).append('\n');
            }
        });
        if (ascii) {
            assertThat(out.toString()).matches("(?s)[\\x00-\\x7f]*");
        }
        compare(file + ".txt", out.toString());
    }

    private static void compare(String name, String text) throws IOException {
        Path file = Path.of("src/test/resources/explorer", name);
        if (System.getProperty("rediscover.golden", "").equals("write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    @Test
    void theReadmeShowsAScreen() throws IOException {
        Desk desk = open(shop());
        StringBuilder screen = new StringBuilder("```screen\n");
        for (StyledText line : ExplorerView.draw(desk.press(Kind.DOWN).state, 100, 19, false)) {
            screen.append(line.plain().stripTrailing()).append('\n');
        }
        screen.append("```\n");
        Path file = Path.of("README.md");
        String readme = Files.readString(file);
        String begin = "<!-- explorer: generated -->\n";
        int start = readme.indexOf(begin) + begin.length();
        int end = readme.indexOf("<!-- end of explorer -->");
        if (System.getProperty("rediscover.golden", "").equals("write")) {
            Files.writeString(file, readme.substring(0, start) + screen + readme.substring(end));
        } else {
            assertThat(readme.substring(start, end)).isEqualTo(screen.toString());
        }
    }

    @Test
    void everySizeIsDrawnExactly() {
        List<Desk> desks = List.copyOf(screens().values());
        for (int columns = 1; columns < 140; columns += 9) {
            for (int rows = 1; rows < 50; rows += 7) {
                for (Desk desk : desks) {
                    List<StyledText> lines = ExplorerView.draw(desk.state, columns, rows, columns % 2 == 0);
                    assertThat(lines).hasSize(rows);
                    int width = columns;
                    assertThat(lines).allSatisfy(line -> {
                        assertThat(line.width()).isEqualTo(width);
                        assertThat(line.plain()).doesNotContainPattern("[\\x00-\\x1f\\x7f]");
                    });
                }
            }
        }
    }

    @Test
    void theCursorIsSeenWithoutColour() {
        Desk desk = shop().open();
        assertThat(desk.screen().lines().filter(line -> line.startsWith(">"))).hasSize(1);
        desk.type("/user:1").press(Kind.ENTER, Kind.ENTER, Kind.DOWN);
        assertThat(desk.screen()).containsPattern("│ > name");
    }
}
