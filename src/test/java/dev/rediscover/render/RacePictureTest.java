package dev.rediscover.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Races in every width against {@code src/test/resources/render/races.txt}, which is rewritten when the system property
 * {@code rediscover.golden} is {@code write}.
 */
class RacePictureTest {
    private static final Path FILE = Path.of("src/test/resources/render/races.txt");
    private static final List<RacePicture.Lane> TILLS = List.of(
            new RacePicture.Lane("ann", List.of("left = GET tickets", "if left > 0: DECR tickets"), 0),
            new RacePicture.Lane("bob", List.of("left = GET tickets", "if left > 0: DECR tickets", "PING"), 1));

    private static RacePicture.Turn turn(String client, String command, String reply, String... values) {
        return turn(client, command, RacePicture.Became.GOT, reply, false, List.of(), values);
    }

    private static RacePicture.Turn turn(
            String client,
            String command,
            RacePicture.Became became,
            String reply,
            boolean again,
            List<RacePicture.Told> told,
            String... values) {
        return new RacePicture.Turn(client, command, became, reply, again, told, Arrays.asList(values));
    }

    private static RacePicture tills() {
        List<RacePicture.Turn> turns = List.of(
                turn("ann", "GET tickets", "\"1\"", "1", null),
                turn("bob", "GET tickets", "\"1\"", "1", null),
                turn("bob", "DECR tickets", "(integer) 0", "0", null),
                turn("ann", "EXEC", RacePicture.Became.GOT, "nil", true, List.of(), "0", null),
                turn("ann", "if left > 0: DECR tickets", RacePicture.Became.PASSED, null, false, List.of(), "0", null),
                turn("bob", "RPUSH sold:tonight seat-17 seat-18", "(integer) 2", "0", "[\"seat-17\", \"seat-18\"]"));
        return new RacePicture(TILLS, List.of("tickets", "sold"), Arrays.asList("1", null), turns, List.of());
    }

    private static RacePicture workers() {
        List<RacePicture.Lane> lanes = List.of(
                new RacePicture.Lane("ann", List.of("RPUSH jobs mail", ":tick 5s"), 1),
                new RacePicture.Lane("bob", List.of("BLPOP jobs 0"), 0),
                new RacePicture.Lane("cleo", List.of("BLPOP jobs 0"), 1));
        RacePicture.Told told = new RacePicture.Told("cleo", "[\"jobs\", \"mail\"]");
        List<RacePicture.Turn> turns = List.of(
                turn("cleo", "BLPOP jobs 0", RacePicture.Became.WAITS, null, false, List.of(), (String) null),
                turn("bob", "BLPOP jobs 0", RacePicture.Became.WAITS, null, false, List.of(), (String) null),
                turn("ann", "RPUSH jobs mail", RacePicture.Became.GOT, "(integer) 1", false, List.of(told), (String)
                        null),
                turn("ann", ":tick 5s", RacePicture.Became.SLEPT, null, false, List.of(), (String) null),
                turn("ann", "SET n {seen+1}", RacePicture.Became.STUCK, null, false, List.of(), (String) null));
        return new RacePicture(lanes, List.of("jobs"), Arrays.asList((String) null), turns, List.of("bob"));
    }

    static Map<String, RacePicture> all() {
        Map<String, RacePicture> all = new LinkedHashMap<>();
        all.put("programs", new RacePicture(TILLS, List.of("tickets"), List.of("1"), List.of(), List.of()));
        all.put("two tills", tills());
        all.put("three workers", workers());
        all.put(
                "no keys",
                new RacePicture(TILLS, List.of(), List.of(), List.of(turn("ann", "PING", "PONG")), List.of()));
        return all;
    }

    @Test
    void everyFormIsAsTheFileHasIt() throws IOException {
        StringBuilder out = new StringBuilder();
        all().forEach((name, picture) -> {
            for (int width : new int[] {40, 80, 120}) {
                out.append("=== ").append(name).append(", ").append(width).append('\n');
                out.append(picture.draw(Canvas.of(width)).plain());
            }
            out.append("=== ").append(name).append(", 80, ascii\n");
            out.append(picture.draw(Canvas.of(80).inAscii()).plain());
            out.append("=== ").append(name).append(", words and data\n");
            picture.sentences().forEach(sentence -> out.append(sentence).append('\n'));
            out.append(picture.json()).append('\n');
        });
        if ("write".equals(System.getProperty("rediscover.golden"))) {
            Files.writeString(FILE, out);
        }
        assertThat(out.toString()).isEqualTo(Files.readString(FILE));
    }

    @Test
    void noLineIsWiderThanTheScreenAndAsciiIsAscii() {
        all().forEach((name, picture) -> {
            for (int width = 20; width <= 130; width++) {
                for (StyledText line : picture.draw(Canvas.of(width)).lines()) {
                    assertThat(line.width())
                            .as("%s at %d: %s", name, width, line.plain())
                            .isLessThanOrEqualTo(width);
                }
            }
            assertThat(picture.draw(Canvas.of(80).inAscii()).plain()).isASCII();
        });
    }

    @Test
    void theSentencesTellWhatTheDrawingShows() {
        String words = tills().sentence();
        String drawn = tills().draw(Canvas.of(120)).plain();
        for (String fact : List.of("EXEC", "GET tickets", "(integer) 2", "seat-17", "nil")) {
            assertThat(words).contains(fact);
            assertThat(drawn).contains(fact);
        }
        assertThat(words).contains("starts over").contains("does nothing");
        assertThat(workers().sentence())
                .contains("cleo gets [\"jobs\", \"mail\"]")
                .endsWith("bob waits now.");
    }
}
