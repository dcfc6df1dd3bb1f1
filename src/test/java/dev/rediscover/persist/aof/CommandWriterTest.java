package dev.rediscover.persist.aof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.VirtualClock;
import dev.rediscover.command.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data as commands, and what comes of them elsewhere. */
class CommandWriterTest {
    private static final String[] LINES = {
        "HSET h a 1 b 2 c 3",
        "HPEXPIREAT h 4102444800000 FIELDS 2 a b",
        "ARSET arr 5 a b",
        "ARMSET arr 100000 x 7 3.5 4000000000 12",
        "ARINSERT arr p q",
        "ARSET plain 0 only",
        "XADD s 1-1 a b",
        "XADD s 2-1 a b",
        "XADD s 3-1 a b",
        "XGROUP CREATE s g 0",
        "XREADGROUP GROUP g al COUNT 3 STREAMS s >",
        "XGROUP CREATECONSUMER s g idle",
        "XNACK s g SILENT IDS 1 3-1",
        "XDEL s 2-1",
        "XADD gone 1-1 a b",
        "XGROUP CREATE gone g 0",
        "XREADGROUP GROUP g al STREAMS gone >",
        "XDEL gone 1-1",
        "SET 'odd \\x00\\r\\n key' '\\xff'",
        "SET ttl 1 PXAT 4102444800000",
        "ZADD z nan-free 1",
        "ZADD z 0.1 a -inf b 1e300 c 3 d"
    };

    private static final List<String> LOOKS = List.of(
            "HPEXPIRETIME h FIELDS 3 a b c",
            "ARSCAN arr 0 18446744073709551614",
            "ARNEXT arr",
            "ARNEXT plain",
            "XINFO GROUPS s",
            "XINFO GROUPS gone",
            "XPENDING s g",
            "XPENDING gone g",
            "XPENDING gone g - + 10 al",
            "XRANGE gone - +",
            "PEXPIRETIME ttl");

    @TempDir
    Path home;

    private String written(Server server) throws IOException {
        server.rdb = false;
        Path file = home.resolve("written.aof");
        server.base(file);
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private Server loaded() throws IOException {
        Server other = new Server(home, VirtualClock.frozenAt(Session.START), AofDisk.real());
        new AofLoader(other.engine, AofLoad.Options.USUAL, AofLoad.SILENT)
                .load(List.of(home.resolve("written.aof")), List.of("written.aof"));
        return other;
    }

    @Test
    void collectionsComeInPieces() throws IOException {
        try (Server server = new Server(home, VirtualClock.frozenAt(Session.START), AofDisk.real())) {
            server.run("EVAL \"for i = 1, 130 do redis.call('RPUSH', 'l', i) end\" 0");
            String text = written(server);
            assertThat(text).startsWith("*2\r\n$6\r\nSELECT\r\n$1\r\n0\r\n*66\r\n$5\r\nRPUSH\r\n");
            assertThat(text.split("RPUSH", -1)).hasSize(4);
            assertThat(text).contains("*4\r\n$5\r\nRPUSH\r\n$1\r\nl\r\n$3\r\n129\r\n");
        }
    }

    @Test
    void everythingThatNoOldServerKnowsIsThereAsWell() throws IOException {
        try (Server server = new Server(home, VirtualClock.frozenAt(Session.START), AofDisk.real())) {
            for (String line : LINES) {
                server.run(line);
            }
            written(server);
            try (Server other = loaded()) {
                assertThat(other.digest()).isEqualTo(server.digest());
                for (String look : LOOKS) {
                    String here = Session.text(server.run(look));
                    assertThat(here).as(look).doesNotStartWith("!");
                    assertThat(Session.text(other.run(look))).as(look).isEqualTo(here);
                }
            }
        }
    }
}
