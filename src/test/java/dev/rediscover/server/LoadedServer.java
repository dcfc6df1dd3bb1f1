package dev.rediscover.server;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.command.CoreFamilies;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Gate;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A server in a process of its own, because descriptors are counted by process. */
final class LoadedServer implements AutoCloseable {
    private final Process process;
    private final BufferedReader told;
    private final int port;

    private LoadedServer(Process process) throws IOException {
        this.process = process;
        told = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        port = Integer.parseInt(told.readLine());
    }

    static LoadedServer start() throws IOException {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        List<String> command = List.of(
                java,
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                LoadedServer.class.getName());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new LoadedServer(process);
    }

    int port() {
        return port;
    }

    /** What its heap holds after all that nobody needs has gone, in bytes. */
    long heldBytes() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        return Long.parseLong(told.readLine());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Serves until its standard input ends; for each line it tells what the heap holds. */
    public static void main(String[] args) throws IOException {
        Engine engine = new Engine(CoreFamilies.all(), Clock.system(), new RandomSource(1));
        try (Server server = Server.start(Gate.to(engine), Endpoints.loopback(0))) {
            synchronized (engine) {
                engine.config().set(List.of(Bytes.of("maxclients"), Bytes.of("20000")));
            }
            System.out.println(server.port());
            while (System.in.read() >= 0) {
                System.gc();
                Runtime heap = Runtime.getRuntime();
                System.out.println(heap.totalMemory() - heap.freeMemory());
            }
        }
    }
}
