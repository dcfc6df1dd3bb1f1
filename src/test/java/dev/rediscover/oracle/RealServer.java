package dev.rediscover.oracle;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * A real redis-server of this machine, started for a test on a free port and stopped after it. Where there is none the
 * test is skipped, saying so; where {@code REDISCOVER_CI} is set its absence is a failure.
 */
public final class RealServer implements AutoCloseable {
    private final int port;
    private final List<String> more;
    private Process process;

    private RealServer(int port, List<String> more) {
        this.port = port;
        this.more = more;
    }

    /** One on a port that is free; {@code more} are options of the command line. */
    public static RealServer start(String... more) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        return started(port, List.of(more));
    }

    /** One on this port. */
    public static RealServer start(int port) throws IOException {
        return started(port, List.of());
    }

    private static RealServer started(int port, List<String> more) throws IOException {
        Needed.program("redis-server", "redis-server");
        RealServer server = new RealServer(port, more);
        server.run();
        return server;
    }

    private void run() throws IOException {
        Path folder = Files.createTempDirectory("real-redis");
        List<String> command = new ArrayList<>(List.of(
                "redis-server",
                "--port",
                String.valueOf(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--dir",
                folder.toString(),
                "--enable-debug-command",
                "yes"));
        command.addAll(more);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Process started = process;
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        Awaitility.await("redis-server on port " + port)
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(20))
                .until(this::answers);
    }

    /** Kills it as a power cut would; all its data is gone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it again on the same port after {@link #kill}. */
    public void startAgain() throws IOException {
        run();
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
