package dev.rediscover.server;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Gate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A server that runs scripts in a process of its own with little memory, for tests that try to use it up. */
final class ScriptServer implements AutoCloseable {
    private final Process process;
    private final int port;

    private ScriptServer(Process process) throws IOException {
        this.process = process;
        this.port = Integer.parseInt(
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine());
    }

    /** One with {@code megabytes} of heap, and more options of Java. */
    static ScriptServer start(int megabytes, String collector) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                collector,
                "-cp",
                System.getProperty("java.class.path"),
                ScriptServer.class.getName());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new ScriptServer(process);
    }

    int port() {
        return port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Serves until its standard input ends. */
    public static void main(String[] args) throws IOException {
        Engine engine = new Engine(Families.all(), Clock.system(), new RandomSource(1));
        try (Server server = Server.start(Gate.to(engine), Endpoints.loopback(0))) {
            System.out.println(server.port());
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        }
    }
}
