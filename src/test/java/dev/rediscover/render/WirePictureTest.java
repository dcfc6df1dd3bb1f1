package dev.rediscover.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Commands and replies as bytes, in every width, against {@code src/test/resources/render/wire.txt}, which is rewritten
 * when the system property {@code rediscover.golden} is {@code write}.
 */
class WirePictureTest {
    private static final Path FILE = Path.of("src/test/resources/render/wire.txt");

    private static Picture picture(Reply reply, String... words) {
        List<Bytes> command = new ArrayList<>();
        for (String word : words) {
            command.add(Bytes.of(word));
        }
        return Pictures.wire(command, reply);
    }

    static Map<String, Picture> all() {
        Map<String, Picture> all = new LinkedHashMap<>();
        all.put("GET", picture(Reply.bulk("hello"), "GET", "greeting"));
        all.put("GET of nothing", picture(Reply.NIL, "GET", "nothing"));
        all.put("an error", picture(new Reply.Err("ERR no such key"), "RENAME", "a", "b"));
        List<Reply> pairs = List.of(Reply.bulk("name"), Reply.bulk("Ann"), Reply.bulk("born"), Reply.bulk("1815"));
        all.put("HGETALL", picture(new Reply.MapOf(pairs), "HGETALL", "user:1"));
        List<Reply> nested = List.of(new Reply.Arr(List.of(Reply.of(1), Reply.bulk("größe\r\n"))), Reply.NIL);
        all.put("nested", picture(new Reply.Arr(nested), "EVALUATE", "x".repeat(200)));
        List<Reply> many = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            many.add(Reply.bulk("member:" + i));
        }
        all.put("SMEMBERS", picture(new Reply.SetOf(many), "SMEMBERS", "all"));
        all.put("a client that waits", picture(null, "BLPOP", "jobs", "0"));
        return all;
    }

    @Test
    void everyFormIsAsTheFileHasIt() throws IOException {
        StringBuilder out = new StringBuilder();
        all().forEach((name, picture) -> {
            for (int columns : new int[] {40, 80, 120}) {
                out.append("== ").append(name).append(' ').append(columns).append('\n');
                out.append(picture.draw(Canvas.of(columns)).plain());
            }
            out.append("-- said\n").append(picture.sentence()).append('\n');
            out.append("-- data\n")
                    .append(DisplayWidth.head(picture.json(), 400).stripTrailing())
                    .append('\n');
        });
        if ("write".equals(System.getProperty("rediscover.golden"))) {
            Files.writeString(FILE, out.toString());
        }
        assertThat(out.toString()).isEqualTo(Files.readString(FILE));
    }

    @Test
    void noLineIsWiderThanTheTerminalAndNoPictureTallerThanTwelveLines() {
        all().forEach((name, picture) -> {
            for (int columns = Canvas.NARROWEST; columns <= 130; columns++) {
                StyledText drawn = picture.draw(Canvas.of(columns));
                assertThat(drawn.lines()).as(name).hasSizeLessThanOrEqualTo(14);
                int widest = columns;
                assertThat(drawn.lines()).as(name + " at " + columns).allMatch(line -> line.width() <= widest);
            }
        });
    }
}
