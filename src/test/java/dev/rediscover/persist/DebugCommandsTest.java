package dev.rediscover.persist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.link.LinkClient;
import dev.rediscover.link.RemoteLink;
import dev.rediscover.oracle.RealServer;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DebugCommandsTest {
    private static final String[] DATA = {
        "SET s 'some text'",
        "SET n 12345 EX 100",
        "RPUSH l a b c 7",
        "SADD ints 1 2 3",
        "SADD words x y z",
        "HSET h f v g 5",
        "ZADD z 1.5 a 0.1 b -inf c 3 d",
        "XADD x 1-1 f v g w",
        "XADD x 2-7 f u",
        "SELECT 3",
        "SET other 1",
        "SELECT 0"
    };

    private final Engine engine = new Engine(Families.all(), VirtualClock.running(), new RandomSource(1));
    private final Client client = engine.connect((from, reply) -> {});

    private Reply ours(String line) {
        return engine.execute(client, CommandLine.split(line).words());
    }

    @Test
    void digests_are_those_of_a_real_server() throws IOException {
        try (RealServer server = RealServer.start();
                RemoteLink link = new RemoteLink("127.0.0.1", server.port(), 20_000)) {
            LinkClient real = link.open("real", (from, reply) -> {});
            for (String line : DATA) {
                real.send(CommandLine.split(line).words());
                ours(line);
            }
            for (String line : List.of("DEBUG DIGEST-VALUE s n l ints words h z x nosuch", "DEBUG DIGEST")) {
                assertThat(ours(line))
                        .as(line)
                        .isEqualTo(real.send(CommandLine.split(line).words()));
            }
            for (String type : "string integer double null array set map verbatim true false bignum".split(" ")) {
                String line = "DEBUG PROTOCOL " + type;
                Reply theirs = real.send(CommandLine.split(line).words());
                assertThat(ours(line).resp2()).as(line).isEqualTo(theirs);
            }
        }
    }

    @Test
    void reloading_changes_nothing() {
        for (String line : DATA) {
            ours(line);
        }
        Reply before = ours("DEBUG DIGEST");
        assertThat(ours("DEBUG RELOAD")).isEqualTo(Reply.OK);
        assertThat(ours("DEBUG DIGEST")).isEqualTo(before);
    }

    @Test
    void other_tools_say_what_they_find() {
        ours("RPUSH l a b c");
        assertThat(((Reply.Status) ours("DEBUG OBJECT l")).text())
                .contains("encoding:listpack serializedlength:")
                .contains("lru_seconds_idle:0");
        assertThat(ours("DEBUG STRINGMATCH-LEN 5 a*a")).isEqualTo(Reply.ONE);
        assertThat(ours("DEBUG SLEEP 0.001")).isEqualTo(Reply.OK);
        assertThat(ours("DEBUG ERROR 'ERR so'")).isEqualTo(new Reply.Err("ERR so"));
        assertThat(ours("DEBUG NOSUCH").isError()).isTrue();
        assertThat(engine.execute(client, List.of(Bytes.of("DEBUG"), Bytes.of("HELP")))
                        .isError())
                .isFalse();
    }

    @Test
    void active_expiry_can_be_switched_off() {
        ours("DEBUG SET-ACTIVE-EXPIRE 0");
        ours("SET k v PX 1");
        ours("DEBUG SLEEP 0.005");
        engine.tick();
        assertThat(ours("DBSIZE")).isEqualTo(Reply.ONE);
        ours("DEBUG SET-ACTIVE-EXPIRE 1");
        engine.tick();
        assertThat(ours("DBSIZE")).isEqualTo(Reply.ZERO);
    }
}
