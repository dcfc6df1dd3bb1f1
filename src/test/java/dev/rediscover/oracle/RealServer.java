package dev.rediscover.oracle;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * A real redis-server of this machine, started for a test on a free port and stopped after it. Where there is none the
 * test is skipped, saying so; where {@code REDISCOVER_CI} is set its absence is a failure.
 */
public final class RealServer implements AutoCloseable {
    private final Process process;
    private final int port;

    private RealServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** One on a port that is free. */
    public static RealServer start() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        return start(port);
    }

    /** One on this port. */
    public static RealServer start(int port) throws IOException {
        Needed.program("redis-server", "redis-server");
        Path folder = Files.createTempDirectory("real-redis");
        Process process = new ProcessBuilder(
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
                        "yes")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        RealServer server = new RealServer(process, port);
        Awaitility.await("redis-server on port " + port)
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(20))
                .until(server::answers);
        return server;
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
