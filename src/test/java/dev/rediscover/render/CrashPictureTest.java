package dev.rediscover.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What lies where is drawn, said and given as data, alike. */
class CrashPictureTest {
    private static final Path FILE = Path.of("src/test/resources/render/crash-pictures.txt");

    private static final CrashPicture.Part SNAPSHOT =
            new CrashPicture.Part("dump.rdb", 98, List.of("orders 41", "motto \"good bread\""), 2);

    private static final CrashPicture.Part BASE =
            new CrashPicture.Part("appendonly.aof.1.base.rdb", 1288, List.of(), 0);

    private static CrashPicture.Part increment(int synced) {
        List<String> lines = List.of(
                "SET orders 41",
                "INCR orders",
                "SET session:ann in PXAT 1767225660000",
                "SADD hat ann bob chi",
                "SREM hat bob");
        return new CrashPicture.Part("appendonly.aof.1.incr.aof", 231, lines, synced);
    }

    static Map<String, CrashPicture> all() {
        List<String> memory = List.of("hat {ann chi}", "orders 42", "session:ann in, expires");
        List<String> many = java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> "key:" + i + " value")
                .toList();
        Map<String, CrashPicture> all = new LinkedHashMap<>();
        all.put("memory alone", new CrashPicture(memory, List.of()));
        all.put("killed without a file", new CrashPicture(null, List.of()));
        all.put("empty", new CrashPicture(List.of(), List.of()));
        all.put("a snapshot behind", new CrashPicture(List.of("orders 42"), List.of(SNAPSHOT)));
        all.put("a log half synced", new CrashPicture(memory, List.of(BASE, increment(3))));
        all.put("a log not synced", new CrashPicture(null, List.of(BASE, increment(0))));
        all.put("all of it synced", new CrashPicture(memory, List.of(SNAPSHOT, BASE, increment(5))));
        all.put("many keys", new CrashPicture(many, List.of()));
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
            out.append(picture.sentence()).append('\n').append(picture.json()).append('\n');
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
                    assertThat(line.plain()).doesNotEndWith(" ");
                }
            }
            assertThat(picture.draw(Canvas.of(80).inAscii()).plain()).isASCII();
        });
    }

    @Test
    void whatAPowerCutTakesIsTold() {
        assertThat(new CrashPicture(null, List.of(increment(3))).sentence())
                .startsWith("In memory: no process.")
                .contains("2 not yet")
                .doesNotContain("all of it");
        assertThat(new CrashPicture(List.of(), List.of(increment(5))).sentence())
                .endsWith("On disk for sure: all of it.");
    }
}
