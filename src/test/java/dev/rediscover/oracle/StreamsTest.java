package dev.rediscover.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.command.CoreFamilies;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Errors;
import dev.rediscover.link.LinkClient;
import dev.rediscover.link.RemoteLink;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Generated commands about streams and their groups, on this engine and on a real redis-server. {@code
 * -Dstreams.seed=N} and {@code -Dstreams.commands=N} choose others.
 */
class StreamsTest {
    private static final int SHOWN = 60;
    private static final int ROUND = 300;

    private final long seed = Long.getLong("streams.seed", 20_000);
    private final int commands = Integer.getInteger("streams.commands", 6_000);
    private final RandomSource random = new RandomSource(seed);
    private final StreamLines lines = new StreamLines(random);
    private final Engine engine = new Engine(CoreFamilies.all(), VirtualClock.running(), new RandomSource(seed));
    private final Client client = engine.connect((from, reply) -> {});
    private final Deque<String> recent = new ArrayDeque<>();

    @Test
    void streams_answer_as_those_of_a_real_server() throws IOException {
        System.out.printf("streams: %d commands, seed %d%n", commands, seed);
        try (RealServer server = RealServer.start();
                RemoteLink link = new RemoteLink("127.0.0.1", server.port(), 20_000)) {
            LinkClient real = link.open("real", (from, reply) -> {});
            for (int i = 0; i < commands; i++) {
                if (i % ROUND == 0) {
                    compare(real, "FLUSHALL");
                    for (String line : lines.fill(250)) {
                        compare(real, line);
                    }
                }
                for (String line : lines.next()) {
                    compare(real, line);
                }
            }
        }
    }

    private void compare(LinkClient real, String text) throws IOException {
        List<Bytes> line = CommandLine.split(text).words();
        recent.addLast(text);
        if (recent.size() > SHOWN) {
            recent.removeFirst();
        }
        Reply ours = engine.execute(client, line);
        Reply theirs = real.send(line);
        if (ours.equals(Errors.XSETID_CURRENT_DELETED.reply())) {
            compare(real, "DEL " + line.get(1)); // 7.0 does not look at the deleted ones
            return;
        }
        assertThat(StreamLines.settled(ours.resp2()).toString())
                .as("run again with -Dstreams.seed=%d, after%n%s", seed, String.join("\n", recent))
                .isEqualTo(StreamLines.settled(theirs).toString());
    }
}
