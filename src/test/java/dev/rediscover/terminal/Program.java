package dev.rediscover.terminal;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * How the program is started: the jar that the system property {@code rediscover.jar} names, by a copy of the launcher
 * beside a copy of the jar, so that nothing is built and nothing of the user's is touched; else the classes of this
 * run.
 */
final class Program {
    private static final String JAR = System.getProperty("rediscover.jar", "");
    private static List<String> command;

    private Program() {}

    /** The words that start the program, without arguments. The first call may take some seconds. */
    static synchronized List<String> command() throws IOException {
        if (command == null) {
            command = !JAR.isEmpty() && Files.exists(Path.of(JAR)) ? launcher() : classes();
        }
        return command;
    }

    private static List<String> classes() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                absolute(System.getProperty("java.class.path")),
                "dev.rediscover.cli.Main");
    }

    private static String absolute(String classPath) {
        StringBuilder out = new StringBuilder();
        for (String entry : classPath.split(File.pathSeparator)) {
            out.append(out.length() == 0 ? "" : File.pathSeparator)
                    .append(Path.of(entry).toAbsolutePath());
        }
        return out.toString();
    }

    private static List<String> launcher() throws IOException {
        Path folder = Files.createTempDirectory("rediscover-program");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder.toFile())));
        Path launcher = folder.resolve("rediscover");
        Files.copy(Path.of("rediscover"), launcher, StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(Path.of(JAR), folder.resolve("rediscover.jar"), StandardCopyOption.COPY_ATTRIBUTES);
        List<String> words = List.of("env", "XDG_CACHE_HOME=" + folder.resolve("cache"), launcher.toString());
        List<String> first = new java.util.ArrayList<>(words);
        first.add("--version"); // prepares what later starts need, once for all tests
        Process process = new ProcessBuilder(first)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        process.getOutputStream().close();
        if (exitCode(process) != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("log")));
        }
        return words;
    }

    /** Waits for a process to end. */
    static int exitCode(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a process ran");
        }
    }

    private static void delete(File file) {
        File[] children = file.listFiles();
        for (File child : children == null ? new File[0] : children) {
            delete(child);
        }
        file.delete();
    }
}
