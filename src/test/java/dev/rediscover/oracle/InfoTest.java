package dev.rediscover.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.command.CoreFamilies;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.link.LinkClient;
import dev.rediscover.link.RemoteLink;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** INFO has the sections and the fields of a real server, in its order, so that tools find what they read. */
class InfoTest {
    /** What is about the C program alone. */
    private static final Set<String> NOT_HERE = Set.of("atomicvar_api", "gcc_version");

    @Test
    void every_field_of_a_real_server_is_here_in_its_section_and_order() throws IOException {
        Engine engine = new Engine(CoreFamilies.all(), VirtualClock.running(), new RandomSource(1));
        Client client = engine.connect((from, reply) -> {});
        try (RealServer server = RealServer.start();
                RemoteLink link = new RemoteLink("127.0.0.1", server.port(), 20_000)) {
            LinkClient real = link.open("real", (from, reply) -> {});
            for (String line : new String[] {"SET k v", "GET k", "GET", "INFO", "INFO commandstats cpu", "INFO all"}) {
                Reply theirs = real.send(CommandLine.split(line).words());
                Reply ours =
                        engine.execute(client, CommandLine.split(line).words()).resp2();
                if (line.startsWith("INFO")) {
                    Set<String> missing = fields(theirs);
                    Set<String> here = fields(ours);
                    missing.removeAll(NOT_HERE);
                    missing.removeIf(field -> field.startsWith("cmdstat_") || field.startsWith("latency_"));
                    Set<String> common = new LinkedHashSet<>(here);
                    common.retainAll(missing);
                    assertThat(common).as(line).containsExactlyElementsOf(missing);
                }
            }
        }
    }

    private static Set<String> fields(Reply reply) {
        Set<String> fields = new LinkedHashSet<>();
        for (String line : ((Reply.Bulk) reply).value().latin1().split("\r\n")) {
            fields.add(line.split(":")[0]);
        }
        return fields;
    }
}
