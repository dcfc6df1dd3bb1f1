import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How long a start takes, beside redis-cli's, in one run: a command given on the command line, and the way to the
 * prompt in a pseudo-terminal. All variants take turns, after one start each that is not counted.
 *
 * <p>Run it from anywhere: {@code java src/bench/Start.java [ROUNDS]} (10 rounds without a number). JAVA_HOME chooses
 * the Java that the program itself is started with. It needs {@code script} (util-linux) for the pseudo-terminal;
 * without redis-server and redis-cli on the PATH only our own times are printed. It prints milliseconds: median,
 * smallest, largest, and the median as a multiple of redis-cli's. Times to a prompt end when the prompt's text has
 * arrived and include the few milliseconds that {@code script} takes, which its own line shows.
 */
public final class Start {
    private static final long LIMIT_MILLIS = 20_000;

    /** One thing to time: its name, its command, and the text that ends it (none: the end of the process). */
    private record Variant(String name, List<String> command, String prompt, double[] millis) {}

    private Start() {}

    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        Path home = Files.createTempDirectory("rediscover-bench");
        Files.createFile(home.resolve("welcomed")); // of a user who knows the program: straight to the prompt
        int port = freePort();
        Process server = startServer(port, home);
        try {
            List<Variant> variants = variants(rounds, port, server != null);
            for (int round = -1; round < rounds; round++) {
                for (Variant variant : variants) {
                    double took = time(variant, home);
                    if (round >= 0) {
                        variant.millis()[round] = took;
                    }
                }
            }
            print(variants, rounds);
        } finally {
            if (server != null) {
                server.destroy();
                server.waitFor();
            }
            delete(home);
        }
    }

    private static List<Variant> variants(int rounds, int port, boolean redis) throws Exception {
        String launcher = launcher().toString();
        List<Variant> variants = new ArrayList<>();
        variants.add(new Variant("rediscover -c PING", List.of(launcher, "-c", "PING"), null, new double[rounds]));
        if (redis) {
            List<String> ping = List.of("redis-cli", "-p", "" + port, "PING");
            variants.add(new Variant("redis-cli PING", ping, null, new double[rounds]));
        }
        variants.add(new Variant("rediscover, to the prompt", inTerminal(launcher), "learn>", new double[rounds]));
        if (redis) {
            String cli = "redis-cli -p " + port;
            variants.add(new Variant("redis-cli, to the prompt", inTerminal(cli), port + ">", new double[rounds]));
        }
        variants.add(new Variant("script alone", inTerminal("true"), null, new double[rounds]));
        return variants;
    }

    private static Path launcher() throws Exception {
        String source = System.getProperty("jdk.sources", "src/bench/Start.java");
        for (Path folder = Path.of(source).toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("rediscover"))) {
                return folder.resolve("rediscover");
            }
        }
        throw new IOException("no launcher 'rediscover' above " + Path.of("").toAbsolutePath());
    }

    private static List<String> inTerminal(String command) {
        String quoted = command.contains("/") ? "'" + command + "'" : command;
        // Without a size, line editors ask the terminal for one and wait for an answer that never comes.
        return List.of("script", "-qfec", "stty rows 24 cols 80; exec " + quoted, "/dev/null");
    }

    private static double time(Variant variant, Path home) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(variant.command()).redirectErrorStream(true);
        builder.environment().put("REDISCOVER_HOME", home.toString());
        builder.environment().put("TERM", "xterm-256color");
        long start = System.nanoTime();
        Process process = builder.start();
        endLater(process);
        try (InputStream out = process.getInputStream();
                OutputStream in = process.getOutputStream()) {
            if (variant.prompt() == null) {
                out.readAllBytes();
                process.waitFor();
                long end = System.nanoTime();
                if (process.exitValue() != 0) {
                    throw new IOException(variant.name() + " ended with " + process.exitValue());
                }
                return (end - start) / 1e6;
            }
            awaitPrompt(variant, out);
            long end = System.nanoTime();
            in.write("exit\r".getBytes());
            in.flush();
            out.readAllBytes();
            return (end - start) / 1e6;
        }
    }

    /** Ends a process that takes too long, so that a prompt that never comes is an error and not an endless wait. */
    private static void endLater(Process process) {
        CompletableFuture.delayedExecutor(LIMIT_MILLIS, TimeUnit.MILLISECONDS).execute(process::destroyForcibly);
    }

    /** Reads until the prompt's text has come, whatever control sequences stand between its characters. */
    private static void awaitPrompt(Variant variant, InputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean escape = false;
        while (text.indexOf(variant.prompt()) < 0) {
            int next = out.read();
            if (next < 0) {
                throw new IOException(variant.name() + " ended before its prompt, having said: " + text);
            }
            if (next == 0x1b) {
                escape = true;
            } else if (escape) {
                escape = !(Character.isLetter(next) || next == 0x07);
            } else {
                text.append((char) next);
            }
        }
    }

    private static void print(List<Variant> variants, int rounds) {
        System.out.printf("%d rounds, ms%26s%9s%9s%9s%n", rounds, "median", "min", "max", "ratio");
        for (int i = 0; i < variants.size(); i++) {
            Variant variant = variants.get(i);
            Arrays.sort(variant.millis());
            double base = i + 1 < variants.size() && variants.get(i + 1).name().startsWith("redis-cli")
                    ? median(variants.get(i + 1).millis().clone())
                    : 0;
            String ratio = base > 0 ? String.format("%.1f x", median(variant.millis()) / base) : "";
            System.out.printf(
                    "%-30s%9.0f%9.0f%9.0f%9s%n",
                    variant.name(), median(variant.millis()), variant.millis()[0], variant.millis()[rounds - 1], ratio);
        }
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private static Process startServer(int port, Path home) throws Exception {
        try {
            List<String> command = List.of(
                    "redis-server", "--port", "" + port, "--bind", "127.0.0.1", "--save", "", "--dir", home.toString());
            Process server = new ProcessBuilder(command).redirectErrorStream(true).start();
            StringBuilder said = new StringBuilder();
            while (said.indexOf("eady to accept") < 0) {
                int next = server.getInputStream().read();
                if (next < 0) {
                    throw new IOException("redis-server did not start: " + said);
                }
                said.append((char) next);
            }
            return server;
        } catch (IOException e) {
            System.out.println("without redis-cli beside us: " + e.getMessage());
            return null;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
