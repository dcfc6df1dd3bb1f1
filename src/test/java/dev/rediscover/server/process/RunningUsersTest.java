package dev.rediscover.server.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.command.Session;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Parameter;
import dev.rediscover.link.BadAddress;
import dev.rediscover.link.LinkClient;
import dev.rediscover.link.RemoteAddress;
import dev.rediscover.link.RemoteLink;
import dev.rediscover.link.RemoteOptions;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.server.conf.ConfigFault;
import dev.rediscover.server.conf.ConfigLoader;
import dev.rediscover.server.conf.ServeArguments;
import dev.rediscover.spec.Catalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users of a server that runs as a program: in a file of their own or in redis.conf, over restarts. */
class RunningUsersTest {
    @TempDir
    private Path folder;

    private final List<RunningServer> servers = new ArrayList<>();

    private RunningServer start(String conf) throws IOException, ConfigFault {
        Files.writeString(folder.resolve("redis.conf"), conf);
        return restart();
    }

    private RunningServer restart() throws IOException, ConfigFault {
        stop();
        Engine engine = new Engine(Families.all(), Clock.system(), new RandomSource(1));
        ConfigLoader.load(
                engine, ServeArguments.of("redis.conf").read(folder, new ByteArrayInputStream(new byte[0])), folder);
        ProcessLog log = new ProcessLog(engine.config(), Clock.system(), new ByteArrayOutputStream(), folder);
        String file = folder.resolve("redis.conf").toString();
        servers.add(RunningServer.start(engine, log, folder, file));
        return servers.get(servers.size() - 1);
    }

    @AfterEach
    void stop() {
        for (RunningServer server : servers) {
            server.ask(Parameter.SHUTDOWN_ON_SIGTERM);
            try {
                server.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        servers.clear();
    }

    /** What one who logs in as {@code user} ({@code name:password}) is told. */
    private static String as(RunningServer server, String user, String... lines) throws IOException {
        try {
            RemoteAddress address = RemoteAddress.parse("redis://" + user + "@127.0.0.1:" + server.port());
            try (RemoteLink link = new RemoteLink(
                    address, RemoteOptions.waiting(20_000), new Catalog(List.of()), (client, sentence) -> {})) {
                LinkClient client = link.open("you", (from, reply) -> {});
                String reply = "";
                for (String line : lines) {
                    reply = Session.text(client.send(CommandLine.split(line).words()));
                }
                return reply;
            }
        } catch (BadAddress e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void users_in_a_file_of_their_own_come_back_after_a_restart() throws Exception {
        Files.writeString(folder.resolve("users.acl"), "user default on >admin ~* &* +@all\n");
        RunningServer server = start("port 0\naclfile users.acl\n");
        as(server, "default:admin", "ACL SETUSER bob on >pw ~cart:* +@all", "SET cart:1 x");
        assertThat(as(server, "bob:pw", "GET cart:1")).isEqualTo("\"x\"");
        assertThat(as(server, "bob:pw", "GET stock:1")).startsWith("!NOPERM");
        assertThat(as(server, "default:admin", "ACL SAVE")).isEqualTo("OK");
        server = restart();
        assertThat(as(server, "bob:pw", "ACL WHOAMI")).isEqualTo("\"bob\"");
        assertThat(as(server, "bob:pw", "GET stock:1")).startsWith("!NOPERM");
        assertThatThrownBy(() -> as(servers.get(0), "bob:wrong", "PING")).hasMessageContaining("WRONGPASS");
        Files.writeString(folder.resolve("users.acl"), "user default on >admin ~* &* +@all\nuser bob +nosuch\n");
        assertThat(as(server, "default:admin", "ACL LOAD"))
                .isEqualTo("!ERR users.acl:2: Error in applying operation '+nosuch': Unknown command or category name"
                        + " in ACL. WARNING: ACL errors detected, no change to the previously active ACL rules was"
                        + " performed");
        assertThat(as(server, "bob:pw", "ACL WHOAMI")).isEqualTo("\"bob\"");
        Files.writeString(folder.resolve("users.acl"), "user default on >admin ~* &* +@all\nuser bob on >pw -@all\n");
        assertThat(as(server, "default:admin", "ACL LOAD")).isEqualTo("OK");
        assertThat(as(server, "default:admin", "CONFIG REWRITE")).isEqualTo("OK");
        assertThat(Files.readString(folder.resolve("redis.conf")))
                .contains("aclfile")
                .doesNotContain("user ");
    }

    @Test
    void users_in_the_configuration_are_written_there_and_come_back() throws Exception {
        RunningServer server = start("port 0\nrequirepass admin\nuser bob on >pw ~* +get\n");
        assertThat(as(server, "default:admin", "ACL SAVE")).startsWith("!ERR This Redis instance is not configured");
        as(server, "default:admin", "ACL SETUSER ann on >a ~x* (+set %W~y*)", "ACL SETUSER bob -get +set");
        assertThat(as(server, "default:admin", "CONFIG REWRITE")).isEqualTo("OK");
        String before = as(server, "default:admin", "ACL LIST");
        server = restart();
        assertThat(as(server, "default:admin", "ACL LIST")).isEqualTo(before);
        assertThat(as(server, "bob:pw", "SET k v")).isEqualTo("OK");
        assertThat(as(server, "ann:a", "SET y1 v")).isEqualTo("OK");
        assertThat(as(server, "ann:a", "SET x1 v")).startsWith("!NOPERM");
    }
}
