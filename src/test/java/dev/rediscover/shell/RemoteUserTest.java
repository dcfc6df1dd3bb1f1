package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Gate;
import dev.rediscover.oracle.RealServer;
import dev.rediscover.server.Endpoints;
import dev.rediscover.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell on a server with users: a real one, and our own. */
class RemoteUserTest {
    @TempDir
    Path home;

    @Test
    void on_a_real_server() throws IOException {
        try (RealServer server = RealServer.start()) {
            check(server.port());
        }
    }

    @Test
    void on_our_own() throws IOException {
        Engine engine = new Engine(Families.all(), Clock.system(), new RandomSource(1));
        try (Server server = Server.start(Gate.to(engine), Endpoints.loopback(0))) {
            check(server.port());
        }
    }

    private void check(int port) throws IOException {
        Sessions it = new Sessions(StateFolder.of(Map.of("REDISCOVER_HOME", home.toString())));
        it.screen.columns = 500;
        it.run(":connect 127.0.0.1 " + port);
        it.screen.answers.add("y");
        assertThat(it.run("ACL SETUSER bob on >s3cret ~cart:* +@read +ping +hello +select +info +client +command"))
                .startsWith("OK\n");
        assertThat(it.session.prompt()).isEqualTo("127.0.0.1:" + port + "> ");
        assertThat(offers(it, "ACL GETUSER b")).contains("bob");
        assertThat(it.run("AUTH bob s3cret")).startsWith("OK\n");
        assertThat(it.session.prompt()).isEqualTo("127.0.0.1:" + port + "(user bob)> ");
        assertThat(it.run("GET cart:1")).isEqualTo("(nil)\n");
        assertThat(it.run("GET stock:1")).startsWith("(error) NOPERM");
        assertThat(it.run(":connect redis://bob:s3cret@127.0.0.1:" + port)).contains("Connected to");
        assertThat(it.session.prompt()).isEqualTo("127.0.0.1:" + port + "(user bob)> ");
        assertThat(it.run("SET cart:1 x")).startsWith("(error) NOPERM");
        assertThat(it.run(":connect redis://bob:wr0ng@127.0.0.1:" + port))
                .contains("WRONGPASS")
                .doesNotContain("wr0ng");
        it.session.close();
    }

    private static String offers(Sessions it, String line) {
        InputParser.Words words = new InputParser.Words(line, line.length());
        return new CommandCompleter(it.session).offers(words.values()).toString();
    }
}
