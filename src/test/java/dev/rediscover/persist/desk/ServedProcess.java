package dev.rediscover.persist.desk;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code rediscover serve} as a process of its own, from the classes that the tests run with. */
final class ServedProcess implements AutoCloseable {
    private static final String READY = "Ready to accept connections on 127.0.0.1:";

    private final Process process;
    private final BufferedReader out;
    private final StringBuilder said = new StringBuilder();
    private int port = -1;

    /** Starts one in {@code folder}; it has said that it is ready, or has ended, when this returns. */
    ServedProcess(Path folder, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx256m",
                "-cp",
                classes(),
                "dev.rediscover.cli.Main",
                "serve",
                "--port",
                "0"));
        words.addAll(List.of(options));
        process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith(READY)) {
                port = Integer.parseInt(line.substring(READY.length()));
                break;
            }
        }
    }

    /** Only what the program needs: a shorter path is read sooner. */
    private static String classes() {
        StringBuilder path = new StringBuilder();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            boolean ours = part.endsWith("/main") || part.endsWith("/classes") || part.contains("picocli");
            if (ours) {
                path.append(path.length() == 0 ? "" : File.pathSeparator)
                        .append(Path.of(part).toAbsolutePath());
            }
        }
        return path.toString();
    }

    /** The port; -1 if it did not start. */
    int port() {
        return port;
    }

    /** What it has said up to now: all of it, if it has ended. */
    String said() throws IOException {
        if (port < 0 || !process.isAlive()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.append(line).append('\n');
            }
        }
        return said.toString();
    }

    /** Ends it as the machine would that loses its power, but for what the system has in its hands. */
    void kill() {
        process.destroyForcibly();
        exit();
    }

    /** Waits for its end: the exit code. */
    int exit() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("it does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
