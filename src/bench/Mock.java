import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Our embedded server beside jedis-mock, another one for tests in Java, in one run; see {@link #USAGE}. */
public final class Mock {
    private static final String USAGE = """
            usage: java src/bench/Mock.java [options]
              --requests N      requests of a test without pipelining (20000); four times as many with
              --rounds N        rounds of all tests, the two servers in turn (3)
              --pipelines A,B   lengths of the pipeline (1,16)
              --classes FOLDER  our compiled classes (target/classes)
              --help            this text
            Each server runs in a Java of its own, with the same options, as a test would start it. jedis-mock comes from
            Maven Central into the local repository the first time. It needs redis-benchmark and Maven.
            """;

    private static final String VERSION = "1.1.12";
    private static final List<String> TESTS =
            List.of("SET", "GET", "INCR", "LPUSH", "LPOP", "SADD", "HSET", "ZADD", "LRANGE_100", "MSET");

    private static int requests = 20_000;
    private static int rounds = 3;
    private static List<Integer> pipelines = List.of(1, 16);
    private static String classes = "target/classes";

    /** Requests a second, and p99 of the latency in ms. */
    private record Run(double rate, double p99) {}

    private record Row(String test, int pipeline, List<Run> ours, List<Run> theirs) {}

    /** A server in a Java of its own. */
    private record Target(String name, Process process, int port) {}

    private Mock() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 1 && args[0].startsWith("--serve-")) {
            serve(args[0].substring(8));
            return;
        }
        if (!understood(args)) {
            System.err.print(USAGE);
            System.exit(2);
        }
        if (!Files.isDirectory(Path.of(classes, "dev/rediscover/embed"))) {
            System.err.println(classes + " holds no compiled classes: mvn compile makes them");
            System.exit(70);
        }
        List<Target> targets = new ArrayList<>();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> targets.forEach(target -> target.process().destroy())));
        try {
            Path jars = jedisMock();
            targets.add(start("ours", classes));
            targets.add(start("jedis-mock", jars + File.separator + "*"));
            compare(targets.get(0), targets.get(1));
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(70);
        }
    }

    private static boolean understood(String[] args) {
        try {
            for (int i = 0; i < args.length; i++) {
                switch (args[i]) {
                    case "--requests" -> requests = Math.max(1000, Integer.parseInt(args[++i]));
                    case "--rounds" -> rounds = Math.max(1, Integer.parseInt(args[++i]));
                    case "--pipelines" -> pipelines =
                            Stream.of(args[++i].split(",")).map(Integer::valueOf).toList();
                    case "--classes" -> classes = args[++i];
                    default -> {
                        return false;
                    }
                }
            }
            return true;
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return false;
        }
    }

    // ---- the two servers

    /** In the other Java: starts one of them, says where, and ends when nobody holds its input any more. */
    private static void serve(String which) throws Exception {
        Class<?> type = Class.forName(
                which.equals("ours")
                        ? "dev.rediscover.embed.EmbeddedRedis"
                        : "com.github.fppt.jedismock.RedisServer");
        Object server;
        Object port;
        if (which.equals("ours")) {
            server = type.getMethod("start").invoke(null);
            port = type.getMethod("port").invoke(server);
        } else {
            server = type.getMethod("newRedisServer").invoke(null);
            server = type.getMethod("start").invoke(server);
            port = type.getMethod("getBindPort").invoke(server);
        }
        System.out.println("port " + port);
        while (System.in.read() >= 0) {
            // until the one who compares is gone
        }
        System.exit(0);
    }

    private static Target start(String name, String classPath) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java, "-Xmx1g", "-cp", classPath, "src/bench/Mock.java", "--serve-" + name)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("port ")) {
                return new Target(name, process, Integer.parseInt(line.substring(5)));
            }
        }
        throw new IOException(name + " did not start; is " + classPath + " right?");
    }

    /** The folder with jedis-mock and what it needs. */
    private static Path jedisMock() throws IOException, InterruptedException {
        Path folder = Path.of("target", "bench", "jedis-mock-" + VERSION);
        if (Files.exists(folder.resolve("jedis-mock-" + VERSION + ".jar"))) {
            return folder;
        }
        System.err.println("Fetching jedis-mock " + VERSION + " and what it needs from Maven Central …");
        Files.createDirectories(folder);
        Path pom = folder.resolve("pom.xml");
        Files.writeString(pom, """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>bench</groupId><artifactId>bench</artifactId><version>1</version>
                  <dependencies>
                    <dependency>
                      <groupId>com.github.fppt</groupId><artifactId>jedis-mock</artifactId><version>%s</version>
                    </dependency>
                  </dependencies>
                </project>
                """.formatted(VERSION));
        Process maven = new ProcessBuilder(
                        "mvn",
                        "-q",
                        "-f",
                        pom.toString(),
                        "dependency:copy-dependencies",
                        "-DoutputDirectory=" + folder.toAbsolutePath())
                .inheritIO()
                .start();
        if (maven.waitFor() != 0) {
            throw new IOException("jedis-mock could not be fetched: see what Maven said; is there a network?");
        }
        return folder;
    }

    // ---- the comparison

    private static void compare(Target ours, Target mock) throws Exception {
        List<Row> rows = new ArrayList<>();
        for (int pipeline : pipelines) {
            for (String test : TESTS) {
                rows.add(new Row(test, pipeline, new ArrayList<>(), new ArrayList<>()));
            }
        }
        for (Row row : rows) {
            run(ours, row); // warm-up
            run(mock, row);
        }
        for (int round = 0; round < rounds; round++) {
            for (Row row : rows) {
                row.ours().add(run(ours, row));
                row.theirs().add(run(mock, row));
            }
        }
        System.err.print("\r\033[K");
        System.out.println("Medians of " + rounds + " rounds, 50 clients; ratio is ours over jedis-mock's. Throughput:"
                + " higher is better, p99: lower.");
        System.out.printf("%-12s%4s%12s%12s%8s%10s%10s%8s%n", "test", "P", "ours/s", "mock/s", "ratio", "p99 ms",
                "mock ms", "ratio");
        List<Double> ratios = new ArrayList<>();
        for (Row row : rows) {
            double rate = median(row.ours(), Run::rate);
            double mockRate = median(row.theirs(), Run::rate);
            double p99 = median(row.ours(), Run::p99);
            double mockP99 = median(row.theirs(), Run::p99);
            ratios.add(rate / mockRate);
            System.out.printf(Locale.ROOT, "%-12s%4d%,12.0f%,12.0f%8.2f%10.2f%10.2f%8.2f%n", row.test(), row.pipeline(),
                    rate, mockRate, rate / mockRate, p99, mockP99, p99 / mockP99);
        }
        System.out.printf(Locale.ROOT, "median of the throughput's ratios: %.2f%n",
                median(ratios, Double::doubleValue));
    }

    private static Run run(Target target, Row row) throws Exception {
        System.err.print("\r\033[K" + target.name() + "  " + row.test() + "  pipeline " + row.pipeline());
        int count = row.pipeline() == 1 ? requests : requests * 4;
        boolean range = row.test().startsWith("LRANGE");
        if (range) {
            output(target, "redis-cli", "DEL", "range");
            List<String> fill = new ArrayList<>(List.of("redis-cli", "RPUSH", "range"));
            for (int i = 0; i < 100; i++) {
                fill.add("xxx");
            }
            output(target, fill.toArray(new String[0]));
            count /= 4;
        }
        List<String> command = new ArrayList<>(List.of("redis-benchmark", "--csv", "-c", "50"));
        command.addAll(List.of("-n", "" + count, "-P", "" + row.pipeline(), "-r", "10000"));
        command.addAll(
                range
                        ? List.of("LRANGE", "range", "0", "99")
                        : List.of("-t", row.test().toLowerCase(Locale.ROOT)));
        String said = output(target, command.toArray(new String[0]));
        String[] lines = said.strip().split("\n");
        String[] cells = lines[lines.length - 1].replace("\"", "").split(",");
        if (cells.length < 8) {
            throw new IOException("redis-benchmark against " + target.name() + " said: " + said);
        }
        return new Run(
                Double.parseDouble(cells[cells.length - 7]), Double.parseDouble(cells[cells.length - 2]));
    }

    private static String output(Target target, String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(1, List.of("-p", "" + target.port()));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IOException(words.get(0) + " does not end");
        }
        return said;
    }

    private static <T> double median(List<T> each, ToDoubleFunction<T> figure) {
        double[] values = each.stream().mapToDouble(figure).sorted().toArray();
        return values.length == 0 ? 0 : values[values.length / 2];
    }
}
