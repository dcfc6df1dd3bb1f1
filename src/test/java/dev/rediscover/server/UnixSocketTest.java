package dev.rediscover.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.command.CoreFamilies;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Gate;
import dev.rediscover.oracle.Needed;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that listens on a Unix socket, asked by redis-cli. */
class UnixSocketTest {
    private final Engine engine = new Engine(CoreFamilies.all(), Clock.system(), new RandomSource(1));

    @TempDir
    private Path folder;

    private Server start(Path socket, int mode) throws IOException {
        return Server.start(Gate.to(engine), new Endpoints(List.of(), -1, -1, socket.toString(), mode));
    }

    private static String cli(Path socket, String... words) throws IOException {
        Needed.program("redis-cli", "redis-tools");
        List<String> command = new ArrayList<>(List.of("redis-cli", "-s", socket.toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    @Test
    void redisCliComesIn() throws IOException {
        Path socket = folder.resolve("redis.sock");
        try (Server server = start(socket, 0)) {
            assertThat(server.port()).isEqualTo(-1);
            assertThat(server.addresses()).containsExactly(socket.toString());
            assertThat(cli(socket, "SET", "a", "x".repeat(100_000))).isEqualTo("OK");
            assertThat(cli(socket, "STRLEN", "a")).isEqualTo("100000");
            assertThat(cli(socket, "CLIENT", "LIST")).contains("addr=" + socket + ":0 laddr=" + socket + ":0");
            assertThat(cli(socket, "CLIENT", "INFO")).contains(" flags=U ");
        }
        assertThat(cli(socket, "PING")).contains("Could not connect");
    }

    @Test
    void itHasThePermissionsThatAreAskedFor() throws IOException {
        Path socket = folder.resolve("redis.sock");
        try (Server server = start(socket, 0700)) {
            assertThat(server.addresses()).hasSize(1);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rwx------");
        }
        try (Server server = start(socket, 0755)) {
            assertThat(server.addresses()).hasSize(1);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rwxr-xr-x");
        }
    }

    @Test
    void aFileThatIsLeftFromBeforeIsNotInTheWay() throws IOException {
        Path socket = folder.resolve("redis.sock");
        try (ServerSocketChannel gone = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            gone.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThat(socket).exists();
        try (Server server = start(socket, 0)) {
            assertThat(server.addresses()).hasSize(1);
            assertThat(cli(socket, "PING")).isEqualTo("PONG");
        }
    }

    @Test
    void whereItCannotBeIsSaid() {
        Path socket = folder.resolve("no-such-folder").resolve("redis.sock");
        assertThatThrownBy(() -> start(socket, 0))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("could not listen on the Unix socket " + socket);
    }
}
