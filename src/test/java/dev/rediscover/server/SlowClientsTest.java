package dev.rediscover.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.command.CoreFamilies;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Gate;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.RespWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Five hundred clients that send a byte at a time are all answered, and hold nobody else up. */
class SlowClientsTest {
    @Test
    void areServedLikeOthers() throws IOException {
        Engine engine = new Engine(CoreFamilies.all(), Clock.system(), new RandomSource(1));
        byte[] command = RespWriter.encodeCommand(List.of(Bytes.of("INCR"), Bytes.of("visits")));
        List<Wire> slow = new ArrayList<>();
        try (Server server = Server.start(Gate.to(engine), Endpoints.loopback(0));
                Wire other = new Wire(server.port())) {
            for (int i = 0; i < 500; i++) {
                slow.add(new Wire(server.port()));
            }
            for (byte each : command) {
                for (Wire wire : slow) {
                    wire.raw(new byte[] {each});
                }
                assertThat(other.ask("PING")).isEqualTo(new Reply.Status("PONG"));
            }
            List<Reply> numbers = new ArrayList<>();
            for (Wire wire : slow) {
                numbers.add(wire.next());
            }
            assertThat(numbers).doesNotHaveDuplicates().contains(Reply.of(1), Reply.of(500));
        } finally {
            for (Wire wire : slow) {
                wire.close();
            }
        }
    }
}
