import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Our server beside redis-server in one run; see {@link #USAGE} and {@link #NOTES}. */
public final class Serve {
    private static final String USAGE = """
            usage: java src/bench/Serve.java [speed | pauses | memory] [options]
              speed             throughput, latency and processor time of redis-benchmark's tests (the usual)
              pauses            the longest delay that a client sees with many keys and under load
              memory            the heap that small strings take, against redis-server's used_memory
              --program CMD     how to start our server (./rediscover serve --port 0);
                                anything that prints 'accept connections on HOST:PORT' will do
              --java-opts OPTS  options for its Java, given to the launcher in REDISCOVER_JAVA_OPTS
              --rounds N        rounds of all tests, the two servers in turn (3)
              --requests N      requests of a test without pipelining (100000); four times as many with
              --pipelines A,B   lengths of the pipeline (1,16,64)
              --tests A,B       tests by redis-benchmark's names (all); 'bars' for those that have a bar
              --random N        how many different keys and elements (100000)
              --keys N          keys for pauses (5000000) and memory (1000000)
              --seconds N       traffic of each kind for pauses (20)
              --alone           without redis-server: pauses or memory of ours only
              --json            the figures as JSON on standard output, and nothing else
              --help            this text
            It ends with 1 if a bar is missed. It needs redis-server, redis-benchmark and, for memory, jcmd.
            """;

    private static final String NOTES = """
            Ratios are ours over redis-server's, each the median of the rounds, in which the two take turns. Throughput:
            higher is better; half of it is the client's doing, which shares the machine. p99 of the latency and
            processor time per command (all threads of the server, the compiler's and the collector's too): lower is
            better. Bars: throughput 0.7 (LRANGE_100: 0.6) at pipelines 1 and 16, p99 2.0 at pipeline 1.
            """;

    private static final String CLIENTS = "50";
    private static final int WARM_UP = 400_000;
    private static final int PRELOAD_BATCH = 1000;
    private static final int LABEL = 32;
    private static final double BAR_PAUSE_MILLIS = 50;
    private static final double BAR_MEMORY = 1.5;
    private static final List<String> BARRED =
            List.of("SET", "GET", "INCR", "LPUSH", "LPOP", "SADD", "HSET", "ZADD", "MSET", "LRANGE_100");
    private static final List<String> TESTS = List.of(
            "PING_INLINE", "PING_MBULK", "SET", "GET", "INCR", "LPUSH", "RPUSH", "LPOP", "RPOP", "SADD", "HSET",
            "SPOP", "ZADD", "ZPOPMIN", "LRANGE_100", "LRANGE_300", "LRANGE_500", "LRANGE_600", "MSET");

    private static String mode = "speed";
    private static String program;
    private static String javaOptions = "";
    private static int rounds = 3;
    private static int requests = 100_000;
    private static List<Integer> pipelines = List.of(1, 16, 64);
    private static List<String> tests = TESTS;
    private static int random = 100_000;
    private static int keys;
    private static int seconds = 20;
    private static boolean alone;
    private static boolean json;
    private static int done;
    private static int steps;

    private Serve() {}

    public static void main(String[] args) throws Exception {
        if (!understood(args)) {
            System.err.print(USAGE);
            System.exit(2);
        }
        List<Target> targets = new ArrayList<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> targets.forEach(Target::stop)));
        try {
            targets.add(Target.ours());
            if (!alone || mode.equals("speed")) {
                targets.add(Target.redis());
            }
            boolean met = mode.equals("pauses") ? pauses(targets) : mode.equals("memory") ? memory(targets)
                    : speed(targets.get(0), targets.get(1));
            System.exit(met ? 0 : 1);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(70);
        }
    }

    private static boolean understood(String[] args) {
        try {
            for (int i = 0; i < args.length; i++) {
                switch (args[i]) {
                    case "speed", "pauses", "memory" -> mode = args[i];
                    case "--program" -> program = args[++i];
                    case "--java-opts" -> javaOptions = args[++i];
                    case "--rounds" -> rounds = Math.max(1, Integer.parseInt(args[++i]));
                    case "--requests" -> requests = Math.max(1000, Integer.parseInt(args[++i]));
                    case "--pipelines" -> pipelines =
                            Stream.of(args[++i].split(",")).map(Integer::valueOf).toList();
                    case "--tests" -> tests = testsNamed(args[++i]);
                    case "--random" -> random = Math.max(1, Integer.parseInt(args[++i]));
                    case "--keys" -> keys = Math.max(1000, Integer.parseInt(args[++i]));
                    case "--seconds" -> seconds = Math.max(1, Integer.parseInt(args[++i]));
                    case "--alone" -> alone = true;
                    case "--json" -> json = true;
                    case "--help" -> {
                        System.out.print(USAGE + "\n" + NOTES);
                        System.exit(0);
                    }
                    default -> throw new IllegalArgumentException("unknown: " + args[i]);
                }
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            System.err.println("an option without its value, or with a wrong one: " + e.getMessage());
            return false;
        }
        keys = keys > 0 ? keys : mode.equals("memory") ? 1_000_000 : 5_000_000;
        return true;
    }

    private static List<String> testsNamed(String list) {
        List<String> named = List.of(list.toUpperCase(Locale.ROOT).split(","));
        if (!list.equals("bars") && !TESTS.containsAll(named)) {
            throw new IllegalArgumentException("no such test among " + list + "; there are " + TESTS);
        }
        return list.equals("bars") ? BARRED : named;
    }

    // ---- speed

    /** One run of redis-benchmark: requests a second, p99 of the latency in ms, processor time of a command in µs. */
    private record Run(double rate, double p99, double micros) {}

    /** A test with one length of pipeline, and its runs on both sides, round by round. */
    private record Row(String test, int pipeline, List<Run> ours, List<Run> theirs) {
        double ratio(ToDoubleFunction<Run> figure) {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < ours.size(); i++) {
                ratios.add(figure.applyAsDouble(ours.get(i)) / Math.max(figure.applyAsDouble(theirs.get(i)), 1e-9));
            }
            return median(ratios, Double::doubleValue);
        }

        /** The least throughput that will do; 0 where none is asked. */
        double bar() {
            return !BARRED.contains(test) || pipeline > 16 ? 0 : test.startsWith("LRANGE") ? 0.6 : 0.7;
        }

        boolean isMet() {
            boolean late = bar() > 0 && pipeline == 1 && ratio(Run::p99) > 2;
            return ratio(Run::rate) >= bar() && !late;
        }
    }

    private static boolean speed(Target ours, Target redis) throws Exception {
        List<Row> rows = new ArrayList<>();
        for (int pipeline : pipelines) {
            for (String test : tests) {
                rows.add(new Row(test, pipeline, new ArrayList<>(), new ArrayList<>()));
            }
        }
        steps = (rounds * rows.size() + 3 * tests.size()) * 2;
        for (int i = 0; i < 3; i++) {
            for (String test : tests) {
                int warmUp = test.startsWith("LRANGE") || test.equals("MSET") ? WARM_UP / 8 : WARM_UP;
                run(ours, test, i == 1 ? 1 : 16, i == 1 ? warmUp / 8 : warmUp);
                run(redis, test, i == 1 ? 1 : 16, warmUp / 8);
            }
        }
        for (int round = 0; round < rounds; round++) {
            for (Row row : rows) {
                int count = row.pipeline() == 1 ? requests : requests * 4;
                if (round % 2 == 0) {
                    row.ours().add(run(ours, row.test(), row.pipeline(), count));
                }
                row.theirs().add(run(redis, row.test(), row.pipeline(), count));
                if (round % 2 == 1) {
                    row.ours().add(run(ours, row.test(), row.pipeline(), count));
                }
            }
        }
        boolean met = rows.stream().allMatch(Row::isMet);
        show(NOTES, rows.stream().map(Serve::figures).toList(), medians(rows) + verdict("bars", met));
        return met;
    }

    private static Run run(Target target, String test, int pipeline, int count) throws Exception {
        progress(target.name + "  " + test + "  pipeline " + pipeline);
        int answers = test.startsWith("LRANGE") ? Math.max(1000, count / 4) : count;
        target.prepare(test, answers);
        List<String> command = new ArrayList<>(List.of("redis-benchmark", "-p", "" + target.port, "--csv"));
        command.addAll(List.of("-c", CLIENTS, "-n", "" + answers, "-P", "" + pipeline, "-r", "" + random));
        command.addAll(
                test.startsWith("LRANGE")
                        ? List.of("LRANGE", "range", "0", "" + (Integer.parseInt(test.substring(7)) - 1))
                        : List.of("-t", test.toLowerCase(Locale.ROOT)));
        long began = target.cpuNanos();
        String said = output(command);
        long spent = target.cpuNanos() - began;
        String[] lines = said.strip().split("\n");
        String[] cells = lines[lines.length - 1].replace("\"", "").split(",");
        if (cells.length < 8) {
            throw new IOException("redis-benchmark against " + target.name + " said: " + said);
        }
        double p99 = Double.parseDouble(cells[cells.length - 2]);
        return new Run(Double.parseDouble(cells[cells.length - 7]), p99, spent / 1e3 / answers);
    }

    private static Object[] figures(Row row) {
        return new Object[] {
            "test", row.test(), "P", row.pipeline(),
            "ours/s", median(row.ours(), Run::rate), "redis/s", median(row.theirs(), Run::rate),
            "ratio", row.ratio(Run::rate),
            "p99 ms", median(row.ours(), Run::p99), "redis ms", median(row.theirs(), Run::p99),
            "p99 ratio", row.ratio(Run::p99),
            "cpu µs", median(row.ours(), Run::micros), "redis µs", median(row.theirs(), Run::micros),
            "cpu ratio", row.ratio(Run::micros),
            "bar", row.bar() == 0 ? "" : row.isMet() ? "met" : "MISSED"
        };
    }

    private static String medians(List<Row> rows) {
        StringBuilder out = new StringBuilder();
        for (int pipeline : pipelines) {
            List<Row> those = rows.stream().filter(row -> row.pipeline() == pipeline).toList();
            out.append("medians of ratios at pipeline ").append(pipeline);
            out.append(String.format(": throughput %.2f", median(those, row -> row.ratio(Run::rate))));
            out.append(String.format(", p99 %.2f", median(those, row -> row.ratio(Run::p99))));
            out.append(String.format(", cpu %.2f%n", median(those, row -> row.ratio(Run::micros))));
        }
        return out.toString();
    }

    /** Prints rows of names and values in turn: a table with the names on top and a verdict below, or JSON. */
    private static void show(String title, List<Object[]> rows, String verdict) {
        progress("");
        StringBuilder out = new StringBuilder(json ? "[" : title + "\n");
        if (!json) {
            cells(rows.get(0), 0, out);
        }
        for (Object[] row : rows) {
            if (json) {
                out.append(row == rows.get(0) ? "" : ",\n ").append(object(row));
            } else {
                cells(row, 1, out);
            }
        }
        System.out.print(out.append(json ? "]\n" : verdict));
    }

    private static void cells(Object[] row, int first, StringBuilder out) {
        for (int i = first; i < row.length; i += 2) {
            Object cell = row[i];
            boolean number = cell instanceof Double;
            String form = number && (Double) cell >= 1000 ? "%,.0f" : number ? "%.2f" : "%s";
            String text = String.format(form, cell);
            out.append(String.format(i < 2 ? "%-" + LABEL + "s" : "%12s", text));
        }
        out.append('\n');
    }

    private static String object(Object[] pairs) {
        StringBuilder out = new StringBuilder("{");
        for (int i = 0; i < pairs.length; i += 2) {
            Object value = pairs[i + 1];
            String shown = value instanceof String ? "\"" + value + "\"" : value.toString();
            out.append(i == 0 ? "" : ", ").append('"').append(pairs[i]).append("\": ").append(shown);
        }
        return out.append('}').toString();
    }

    private static <T> double median(List<T> each, ToDoubleFunction<T> figure) {
        double[] values = each.stream().mapToDouble(figure).sorted().toArray();
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    // ---- pauses

    /** What a client that asks every millisecond saw while something else went on: delays in ms. */
    private record Delays(String what, double[] sorted) {
        double at(double part) {
            return sorted[(int) Math.min(sorted.length - 1, sorted.length * part)];
        }

        Object[] figures() {
            return new Object[] {
                "during", what, "median", at(0.5), "p99", at(0.99), "p99.9", at(0.999), "p99.99", at(0.9999),
                "longest", at(1), "asked", sorted.length
            };
        }
    }

    /** Asks for a key again and again on a thread of its own, without making garbage of its own. */
    private static final class Probe implements Runnable {
        private final long[] nanos = new long[4_000_000];
        private final Socket socket;
        private volatile int count;
        private volatile boolean over;

        Probe(Target target) throws IOException {
            socket = target.connect();
        }

        @Override
        public void run() {
            byte[] question = "*2\r\n$3\r\nGET\r\n$7\r\nnothing\r\n".getBytes(StandardCharsets.US_ASCII);
            byte[] answer = new byte[16];
            try (socket) {
                InputStream in = socket.getInputStream();
                OutputStream out = socket.getOutputStream();
                while (!over && count < nanos.length) {
                    long start = System.nanoTime();
                    out.write(question);
                    in.readNBytes(answer, 0, 5);
                    nanos[count] = System.nanoTime() - start;
                    count++;
                    LockSupport.parkNanos(1_000_000);
                }
            } catch (IOException e) {
                System.err.println("the probing client was cut off: " + e.getMessage());
            }
        }

        Delays over(String what) {
            over = true;
            long[] asked = Arrays.copyOf(nanos, Math.max(count, 1));
            return new Delays(what, Arrays.stream(asked).mapToDouble(n -> n / 1e6).sorted().toArray());
        }
    }

    private static Delays probed(Target target, String what, Callable<?> work) throws Exception {
        progress(target.name + "  " + what);
        Probe probe = new Probe(target);
        Thread thread = new Thread(probe);
        thread.start();
        work.call();
        Delays delays = probe.over(target.name + ", " + what);
        thread.join();
        return delays;
    }

    private static boolean pauses(List<Target> targets) throws Exception {
        List<Object[]> rows = new ArrayList<>();
        double worst = 0;
        String both = "set,get";
        String writes = "incr,lpush,zadd,mset";
        steps = targets.size() * 6;
        for (Target target : targets) {
            run(target, "SET", 16, WARM_UP);
            target.fill(1, i -> "FLUSHALL");
            rows.add(probed(target, "while keys are loaded", () -> load(target)).figures());
            for (Delays delays : List.of(
                    probed(target, "at rest", Serve::rest),
                    probed(target, "SET GET, pipeline 1", () -> traffic(target, 1, both)),
                    probed(target, "SET GET, pipeline 16", () -> traffic(target, 16, both)),
                    probed(target, "INCR LPUSH ZADD MSET, 16", () -> traffic(target, 16, writes)))) {
                rows.add(delays.figures());
                worst = target == targets.get(0) ? Math.max(worst, delays.at(1)) : worst;
            }
        }
        boolean met = worst <= BAR_PAUSE_MILLIS;
        show("Delays in ms of a client that asks for a key every ms; all the machine does is in them.", rows,
                verdict(String.format("no pause over %.0f ms with %,d keys", BAR_PAUSE_MILLIS, keys), met));
        return met;
    }

    private static String verdict(String bar, boolean met) {
        return bar + (met ? ": met\n" : ": MISSED\n");
    }

    private static Void load(Target target) throws IOException {
        String value = "value:0000";
        target.fill(keys, i -> "SET\nkey:" + String.format("%012d", i) + "\n" + value);
        return null;
    }

    private static Void rest() throws InterruptedException {
        Thread.sleep(seconds * 250L);
        return null;
    }

    private static Void traffic(Target target, int pipeline, String names) throws Exception {
        List<String> command = List.of("redis-benchmark", "-p", "" + target.port, "-q", "-l", "-t", names,
                "-c", CLIENTS, "-n", "" + requests * pipeline, "-P", "" + pipeline, "-r", "" + keys, "-d", "10");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            if (process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new IOException("redis-benchmark ended early against " + target.name);
            }
            return null;
        } finally {
            process.destroy();
        }
    }

    // ---- memory

    private static boolean memory(List<Target> targets) throws Exception {
        steps = targets.size();
        List<Object[]> rows = new ArrayList<>();
        List<Double> full = new ArrayList<>();
        for (Target target : targets) {
            progress(target.name + "  " + keys + " strings");
            double empty = target.memory();
            load(target);
            double used = target.memory();
            full.add(used);
            rows.add(new Object[] {
                "bytes", target.name, "empty", empty, "full", used, "per key", (used - empty) / keys
            });
        }
        double ratio = alone ? 0 : full.get(0) / full.get(1);
        boolean met = ratio <= BAR_MEMORY;
        show("Our heap after a full collection, redis-server's used_memory; keys of 16 bytes, strings of 10.", rows,
                alone ? "" : verdict(String.format("ratio %.2f, at most %.1f", ratio, BAR_MEMORY), met));
        return met;
    }

    // ---- the servers

    /** A server under test. */
    private record Target(String name, Process process, int port, Path home, Map<Path, Long> threads) {
        static Target ours() throws Exception {
            List<String> command = program == null
                    ? List.of(Path.of("rediscover").toAbsolutePath().toString(), "serve", "--port", "0", "--save", "")
                    : List.of("/bin/sh", "-c", "exec " + program);
            Path home = Files.createTempDirectory("rediscover-bench");
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).directory(home.toFile());
            builder.environment().put("REDISCOVER_HOME", home.toString());
            builder.environment().put("REDISCOVER_JAVA_OPTS", javaOptions);
            Process process = builder.start();
            String ready = await(process, "ccept connections on ", command);
            String digits = ready.substring(ready.lastIndexOf(':') + 1).replaceAll("\\D.*", "");
            return new Target("ours", process, Integer.parseInt(digits), home, new LinkedHashMap<>());
        }

        static Target redis() throws Exception {
            int port;
            try (ServerSocket socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }
            Path home = Files.createTempDirectory("rediscover-bench");
            List<String> command = List.of("redis-server", "--port", "" + port, "--bind", "127.0.0.1", "--save", "",
                    "--appendonly", "no", "--dir", home.toString());
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            await(process, "eady to accept connections", command);
            return new Target("redis", process, port, home, new LinkedHashMap<>());
        }

        /** The first line of a server that has {@code text} in it; what comes later is read and thrown away. */
        private static String await(Process process, String text, List<String> command) throws IOException {
            BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream()));
            StringBuilder said = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains(text)) {
                    Thread reading = new Thread(() -> lines.lines().forEach(rest -> {}));
                    reading.setDaemon(true);
                    reading.setUncaughtExceptionHandler((thread, closed) -> {});
                    reading.start();
                    return line;
                }
                said.append(line).append('\n');
            }
            throw new IOException(String.join(" ", command) + " ended before it was ready:\n" + said);
        }

        Socket connect() throws IOException {
            Socket socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            return socket;
        }

        /** Nanoseconds of processor time of all threads so far, those included that have ended since they were seen. */
        long cpuNanos() throws IOException {
            try (Stream<Path> tasks = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
                for (Path task : tasks.filter(task -> Files.isReadable(task.resolve("schedstat"))).toList()) {
                    String text = Files.readString(task.resolve("schedstat"));
                    threads.put(task, Long.parseLong(text.substring(0, text.indexOf(' '))));
                }
            } catch (java.nio.file.NoSuchFileException e) {
                return cpuNanos(); // a thread has ended just now: what it took when it was last seen stays counted
            }
            return threads.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Makes sure that what the test takes away, or looks at, is there. */
        void prepare(String test, int count) throws IOException {
            switch (test) {
                case "LPOP", "RPOP" -> refill("mylist", "RPUSH\nmylist", count, i -> "\nxxx");
                case "SPOP" -> refill("myset", "SADD\nmyset", count, i -> "\nelement:" + i);
                case "ZPOPMIN" -> refill("myzset", "ZADD\nmyzset", count, i -> "\n" + i + "\nelement:" + i);
                case "LRANGE_100", "LRANGE_300", "LRANGE_500", "LRANGE_600" ->
                    refill("range", "RPUSH\nrange", PRELOAD_BATCH, i -> "\nxxx");
                case "LPUSH", "RPUSH" -> fill(1, i -> "DEL\nmylist");
                default -> {}
            }
        }

        private void refill(String key, String begin, int count, IntFunction<String> element) throws IOException {
            fill(1, i -> "DEL\n" + key);
            fill((count + PRELOAD_BATCH - 1) / PRELOAD_BATCH, batch -> IntStream.range(0, PRELOAD_BATCH)
                    .mapToObj(i -> element.apply(batch * PRELOAD_BATCH + i))
                    .collect(Collectors.joining("", begin, "")));
        }

        /** Sends so many commands, words divided by line breaks, some hundred at a time. */
        void fill(int count, IntFunction<String> line) throws IOException {
            try (Socket socket = connect()) {
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
                StringBuilder out = new StringBuilder();
                for (int i = 0; i < count; ) {
                    int end = Math.min(count, i + (count > 10_000 ? 500 : 1));
                    out.setLength(0);
                    for (int j = i; j < end; j++) {
                        encode(line.apply(j), out);
                    }
                    socket.getOutputStream().write(out.toString().getBytes(StandardCharsets.ISO_8859_1));
                    for (; i < end; i++) {
                        String reply = in.readLine();
                        if (reply == null || reply.startsWith("-")) {
                            throw new IOException(name + " answered " + reply);
                        }
                    }
                }
            }
        }

        private static void encode(String line, StringBuilder out) {
            String[] words = line.split("\n");
            out.append('*').append(words.length).append("\r\n");
            for (String word : words) {
                out.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
            }
        }

        /** Bytes in use: of the heap what lives after a full collection, or what redis-server says. */
        long memory() throws Exception {
            if (name.equals("ours")) {
                String[] lines = output(List.of("jcmd", "" + process.pid(), "GC.class_histogram")).strip().split("\n");
                return Long.parseLong(lines[lines.length - 1].trim().split(" +")[2]);
            }
            String info = output(List.of("redis-cli", "-p", "" + port, "INFO", "memory"));
            return Long.parseLong(info.substring(info.indexOf("used_memory:") + 12).split("\\s")[0]);
        }

        void stop() {
            process.destroy();
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
                try (Stream<Path> files = Files.walk(home)) {
                    files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
                }
            } catch (IOException | InterruptedException e) {
                System.err.println("left behind: " + home);
            }
        }
    }

    private static String output(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + said);
        }
        return said;
    }

    /** On a terminal, one line that says how far it is. */
    private static void progress(String what) {
        if (System.console() == null || json) {
            return;
        }
        int filled = Math.min(20, done++ * 20 / steps);
        String bar = "#".repeat(filled) + "-".repeat(20 - filled);
        System.err.print(what.isEmpty() ? "\r\033[K" : String.format("\r\033[K[%s] %d/%d %s", bar, done, steps, what));
    }
}
