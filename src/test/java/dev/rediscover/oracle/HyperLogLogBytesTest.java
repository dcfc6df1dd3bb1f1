package dev.rediscover.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.command.CoreFamilies;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.link.LinkClient;
import dev.rediscover.link.RemoteLink;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * HyperLogLogs are strings that other programs may read, so they must have the same bytes as those of a real server
 * after any history: few elements and many, merged, dense and sparse, spoilt. {@code -Dhll.seed=N} takes another.
 */
class HyperLogLogBytesTest {
    private static final int KEYS = 6;

    private final long seed = Long.getLong("hll.seed", 11);
    private final RandomSource random = new RandomSource(seed);
    private final Engine engine =
            new Engine(CoreFamilies.all(), VirtualClock.frozenAt(1_767_225_600_000L), new RandomSource(seed));
    private final Client client = engine.connect((from, reply) -> {});
    private LinkClient real;
    private int dense;

    @Test
    void the_same_history_makes_the_same_bytes_as_on_a_real_server() throws IOException {
        try (RealServer server = RealServer.start();
                RemoteLink link = new RemoteLink("127.0.0.1", server.port(), 20_000)) {
            real = link.open("real", (from, reply) -> {});
            for (int i = 0; i < 4000; i++) {
                Bytes key = key();
                both(line(key), i);
                Bytes bytes =
                        ((Reply.Bulk) both(List.of(Bytes.of("GETRANGE"), key, Bytes.of(0), Bytes.of(-1)), i)).value();
                dense += bytes.length() > 10_000 ? 1 : 0;
            }
            assertThat(dense).as("seen dense").isGreaterThan(200);
        }
    }

    private Bytes key() {
        return Bytes.of("f" + random.nextInt(KEYS));
    }

    private List<Bytes> line(Bytes key) {
        List<Bytes> line = new ArrayList<>();
        switch (random.nextInt(40)) {
            case 0 -> line.addAll(List.of(Bytes.of("DEL"), key));
            case 1 -> line.addAll(List.of(Bytes.of("PFMERGE"), key, key(), key()));
            case 2 -> line.addAll(List.of(Bytes.of("PFCOUNT"), key, key(), key()));
            case 3 -> line.addAll(List.of(Bytes.of("PFDEBUG"), Bytes.of("GETREG"), Bytes.of("none")));
            case 4 -> line.addAll(List.of(Bytes.of("PFDEBUG"), Bytes.of("DECODE"), key));
            case 5, 6, 7, 8 -> line.addAll(List.of(Bytes.of("PFCOUNT"), key));
            case 9 -> spoil(line, key);
            default -> {
                line.addAll(List.of(Bytes.of("PFADD"), key));
                int many = random.nextInt(6) == 0 ? 300 : 5;
                for (int i = random.nextInt(many); i > 0; i--) {
                    line.add(element());
                }
            }
        }
        return line;
    }

    private Bytes element() {
        byte[] bytes = new byte[random.nextInt(20)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) random.nextInt(256);
        }
        return Bytes.wrap(bytes);
    }

    private void spoil(List<Bytes> line, Bytes key) {
        if (random.nextInt(4) == 0) {
            line.addAll(List.of(Bytes.of("APPEND"), key, Bytes.of("x")));
        } else {
            line.addAll(List.of(Bytes.of("SETRANGE"), key, Bytes.of(random.nextInt(80)), element()));
        }
    }

    private Reply both(List<Bytes> line, int step) throws IOException {
        Reply theirs = real.send(line);
        Reply ours = engine.execute(client, line).resp2();
        String what = "step " + step + " of seed " + seed + ": " + Quoting.line(line);
        assertThat(ours).as(what).isEqualTo(theirs);
        return ours;
    }
}
