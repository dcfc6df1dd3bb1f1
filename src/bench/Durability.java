import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Snapshot;
import dev.rediscover.engine.SnapshotTarget;
import dev.rediscover.persist.RdbFile;
import dev.rediscover.persist.RdbLoad;
import dev.rediscover.persist.RdbOptions;
import dev.rediscover.persist.RdbWriter;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.Value;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Saving and loading many keys beside redis-server, in one run; see {@link #USAGE} and {@link #NOTES}. */
public final class Durability {
    private static final String USAGE = """
            usage: java [options of Java] -cp target/classes src/bench/Durability.java [options]
                   -Xms3g -Xmx3g -XX:+UseSerialGC, or those that ./rediscover gives to serve
              --keys N      keys (1000000)
              --rounds N    how often each is done, in turn (5)
              --only WHAT   texts (short strings), mixed (all types), or everysec (throughput)
              --program CMD how to start our server (./rediscover serve), for the throughput
              --requests N  requests of one run of redis-benchmark (300000)
              --help        this text
            """;

    private static final String NOTES = """
            Save: SAVE there; here a snapshot told in one piece, written, synced and renamed as SAVE does it.
            Load: what redis-server says in its log of loading its own file when it starts; here our own file, and
            the other one's, read into an empty engine. The keys of our own stand in the order of our table, which is
            easier on memory. All with checksums and LZF.
            Times in s, the middle one of all rounds and the first, by the clock on the wall; then the middle one of
            processor time, here of the thread, there of the main thread (of a load: since the process began). Ratio:
            ours by theirs, aim 1.0; the bar of 2.0 is for the wall.
            Throughput: redis-benchmark's SET over 50 connections, by 16 commands at a time, at two of our servers in
            turn, one with appendonly yes and appendfsync everysec, one without; bar 0.8. The same of redis-server.
            """;

    private static final double BAR = 2.0;
    private static final double THROUGHPUT_BAR = 0.8;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Seconds by the clock on the wall and of processor time. */
    private static final class Times {
        private final double[] wall = new double[rounds];
        private final double[] own = new double[rounds];

        double first;

        void set(int round, double seconds, double processor) {
            wall[round] = seconds;
            own[round] = processor;
            first = round == 0 ? seconds : first;
        }

        private static double middle(double[] times) {
            double[] sorted = times.clone();
            Arrays.sort(sorted);
            return sorted[sorted.length / 2];
        }

        double wall() {
            return middle(wall);
        }

        double own() {
            return middle(own);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.3f (first %.3f, own %.3f)", wall(), first, own());
        }
    }

    private static int keys = 1_000_000;
    private static int rounds = 5;
    private static int requests = 300_000;
    private static String program = "./rediscover serve";
    private static String only;
    private static boolean missed;

    private final Path home;
    private final boolean mixed;

    private Durability(Path home, boolean mixed) {
        this.home = home;
        this.mixed = mixed;
    }

    public static void main(String[] args) throws Exception {
        if (!understood(args)) {
            System.err.print(USAGE);
            System.exit(2);
        }
        System.out.print(NOTES);
        System.out.printf(Locale.ROOT, "%n%,d keys, heap %,d MiB, Java %s%n%n",
                keys, Runtime.getRuntime().maxMemory() >> 20, System.getProperty("java.version"));
        for (String what : new String[] {"texts", "mixed"}) {
            if (only == null || only.equals(what)) {
                Path home = Files.createTempDirectory("rediscover-bench");
                try {
                    new Durability(home, what.equals("mixed")).run(what);
                } finally {
                    empty(home);
                }
            }
        }
        if (only == null || only.equals("everysec")) {
            double ours = throughput("here", List.of(program.split(" ")), "eady to accept");
            missed |= ours < THROUGHPUT_BAR;
            throughput("there", List.of("redis-server"), "eady to accept");
        }
        System.out.println(missed ? "a bar is missed" : "all bars are met");
        System.exit(missed ? 1 : 0);
    }

    private static boolean understood(String[] args) {
        try {
            for (int i = 0; i < args.length; i++) {
                switch (args[i]) {
                    case "--keys" -> keys = Math.max(1000, Integer.parseInt(args[++i]));
                    case "--rounds" -> rounds = Math.max(1, Integer.parseInt(args[++i]));
                    case "--only" -> only = args[++i];
                    case "--program" -> program = args[++i];
                    case "--requests" -> requests = Math.max(1000, Integer.parseInt(args[++i]));
                    case "--help" -> {
                        System.out.print(USAGE + "\n" + NOTES);
                        System.exit(0);
                    }
                    default -> {
                        System.err.println("unknown option " + args[i]);
                        return false;
                    }
                }
            }
            return only == null || List.of("texts", "mixed", "everysec").contains(only);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            System.err.println("an option without its value, or with a wrong one: " + String.join(" ", args));
            return false;
        }
    }

    private static void empty(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    // ---- throughput

    /** With appendfsync everysec, as a part of that without. */
    private static double throughput(String where, List<String> command, String ready) throws Exception {
        Path home = Files.createTempDirectory("rediscover-bench");
        int[] ports = {freePort(), freePort()};
        Process[] servers = new Process[2];
        double[][] speeds = new double[2][rounds];
        double[][] own = new double[2][rounds];
        try {
            for (int i = 0; i < 2; i++) {
                List<String> line = new ArrayList<>(command);
                line.addAll(List.of("--port", "" + ports[i], "--dir", home.toString(), "--save", ""));
                line.addAll(i == 0 ? List.of() : List.of("--appendonly", "yes", "--appendfsync", "everysec"));
                servers[i] = new ProcessBuilder(line).redirectErrorStream(true).start();
                await(servers[i], ready);
            }
            for (int round = -1; round < rounds; round++) { // one to get warm
                for (int i = 0; i < 2; i++) {
                    double before = processorTime(servers[i]);
                    speeds[i][Math.max(0, round)] = benchmark(ports[i]);
                    own[i][Math.max(0, round)] = processorTime(servers[i]) - before;
                }
            }
        } finally {
            for (Process server : servers) {
                if (server != null) {
                    server.destroy();
                    server.waitFor();
                }
            }
            empty(home);
        }
        double without = Times.middle(speeds[0]);
        double with = Times.middle(speeds[1]);
        System.out.printf(Locale.ROOT, "SET %s: %,.0f a second without, %,.0f with appendfsync everysec: ratio %.2f,"
                        + " by processor time %.2f%n",
                where, without, with, with / without, Times.middle(own[0]) / Times.middle(own[1]));
        return with / without;
    }

    private static double processorTime(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static void await(Process server, String ready) throws IOException {
        BufferedReader log = new BufferedReader(new InputStreamReader(server.getInputStream()));
        String line;
        do {
            line = log.readLine();
            if (line == null) {
                throw new IOException("the server did not start: " + server.info().commandLine().orElse(""));
            }
        } while (!line.contains(ready));
        Thread rest = new Thread(() -> {
            try {
                while (log.readLine() != null) {
                    // nobody reads it
                }
            } catch (IOException e) {
                // the server has ended
            }
        });
        rest.setDaemon(true);
        rest.start();
    }

    private static double benchmark(int port) throws Exception {
        List<String> line = List.of("redis-benchmark", "-p", "" + port, "-t", "set", "-c", "50", "-P", "16",
                "-n", "" + requests, "-r", "100000", "--csv");
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        for (String each : said.split("\n")) {
            if (each.startsWith("\"SET\"")) {
                return Double.parseDouble(each.split(",")[1].replace("\"", ""));
            }
        }
        throw new IOException(said);
    }

    private void run(String what) throws Exception {
        Engine engine = new Engine(Families.all(), Clock.system(), new RandomSource(1));
        fill(engine);
        Times saves = new Times();
        Times theirSaves = new Times();
        Times loads = new Times();
        Times foreign = new Times();
        Times theirLoads = new Times();
        try (Server server = new Server(home)) {
            server.fill();
            for (int i = 0; i < rounds; i++) {
                double before = server.processorTime();
                double took = server.save();
                theirSaves.set(i, took, server.processorTime() - before);
                System.gc();
                save(engine, saves, i);
            }
        }
        long theirBytes = Files.size(home.resolve("dump.rdb"));
        long bytes = Files.size(home.resolve("ours.rdb"));
        engine = null;
        for (int i = 0; i < rounds; i++) {
            try (Server server = new Server(home)) {
                theirLoads.set(i, server.loaded, server.processorTime());
            }
            System.gc();
            load("ours.rdb", loads, i);
            System.gc();
            load("dump.rdb", foreign, i);
        }
        System.out.printf(Locale.ROOT, "%s: our file has %,d bytes, theirs %,d%n", what, bytes, theirBytes);
        print("save", saves, theirSaves);
        print("load", loads, theirLoads);
        print("load of theirs", foreign, theirLoads);
        System.out.println();
    }

    private static void print(String what, Times ours, Times theirs) {
        double ratio = ours.wall() / theirs.wall();
        missed |= ratio > BAR;
        System.out.printf(Locale.ROOT, "  %s  here %s, there %s: ratio %.2f, of processor time %.2f%n",
                what, ours, theirs, ratio, ours.own() / theirs.own());
    }

    // ---- the data

    private static final String[] KINDS = {"s", "s", "s", "s", "s", "t", "h", "l", "n", "z"};

    /** The command that makes the key with this number. */
    private String[] line(int number, Random chance) {
        if (!mixed) {
            return new String[] {"SET", "key:" + number, "value:" + chance.nextInt(1_000_000)};
        }
        String kind = KINDS[number % KINDS.length];
        String key = kind + ":" + number;
        String line = switch (kind) {
            case "s" -> "SET " + key + " value:" + chance.nextInt(1000) + (number % 3 == 0 ? " EX 100000" : "");
            case "t" -> "SET " + key + " " + "a_longer_text_with_some_words_".repeat(3 + chance.nextInt(20));
            case "h" -> "HSET " + key + " name a" + chance.nextInt(99) + " age 1 mail x@example.com city Here";
            case "l" -> "RPUSH " + key + " job:1 job:2 job:3 job:4 job:" + chance.nextInt(1000);
            case "n" -> "SADD " + key + " 1 2 3 " + chance.nextInt(100) + " " + (100 + chance.nextInt(100));
            default -> "ZADD " + key + " 1 one 2 two " + chance.nextInt(100) + " three " + chance.nextInt(9) + " four";
        };
        return line.split(" ");
    }

    private void fill(Engine engine) {
        Client client = engine.connect((to, reply) -> {});
        Random chance = new Random(1);
        for (int i = 0; i < keys; i++) {
            String[] words = line(i, chance);
            Bytes[] argv = new Bytes[words.length];
            for (int j = 0; j < words.length; j++) {
                argv[j] = Bytes.of(words[j]);
            }
            if (engine.execute(client, List.of(argv)) instanceof Reply.Err error) {
                throw new IllegalStateException(String.join(" ", words) + ": " + error);
            }
        }
    }

    // ---- here

    private record Target(RdbWriter writer) implements SnapshotTarget {
        @Override
        public void entry(int db, Bytes key, Value value, long expireAt) {
            writer.entry(db, key, value, expireAt);
        }

        @Override
        public void large(int db, Bytes key, Value value, long expireAt) {
            writer.entry(db, key, value, expireAt);
        }

        @Override
        public boolean hasRoom() {
            return true;
        }
    }

    private void save(Engine engine, Times times, int round) throws IOException {
        long own = THREADS.getCurrentThreadCpuTime();
        long begun = System.nanoTime();
        try (RdbFile file = RdbFile.create(home.resolve("ours.rdb"), true, true)) {
            RdbWriter writer = new RdbWriter(file, RdbOptions.of(engine, 0, true));
            writer.header();
            writer.database(0, engine.db(0).size(), engine.db(0).expiresSize());
            Snapshot snapshot = Snapshot.begin(engine, new Target(writer));
            snapshot.advance(Long.MAX_VALUE);
            snapshot.end();
            writer.end();
            file.commit(writer.version());
        }
        times.set(round, (System.nanoTime() - begun) / 1e9, (THREADS.getCurrentThreadCpuTime() - own) / 1e9);
    }

    private void load(String file, Times times, int round) throws Exception {
        Engine engine = new Engine(Families.all(), Clock.system(), new RandomSource(1));
        long own = THREADS.getCurrentThreadCpuTime();
        long begun = System.nanoTime();
        RdbLoad loaded = RdbLoad.into(engine, home.resolve(file), true, RdbLoad.SILENT);
        if (loaded.keys() != keys) {
            throw new IllegalStateException(loaded.keys() + " keys were loaded");
        }
        times.set(round, (System.nanoTime() - begun) / 1e9, (THREADS.getCurrentThreadCpuTime() - own) / 1e9);
    }

    // ---- there

    /** A redis-server that loads what lies in the folder. */
    private final class Server implements AutoCloseable {
        private static final int BATCH = 500;

        private final Process process;
        private final Socket socket;
        private final OutputStream out;
        private final InputStream in;
        private double loaded;

        Server(Path folder) throws IOException {
            int port = freePort();
            List<String> command = List.of("redis-server", "--port", "" + port, "--bind", "127.0.0.1", "--save", "",
                    "--dir", folder.toString());
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
            BufferedReader log = new BufferedReader(new InputStreamReader(process.getInputStream()));
            String line;
            do {
                line = log.readLine();
                if (line == null) {
                    throw new IOException("redis-server did not start");
                }
                if (line.contains("DB loaded from disk")) {
                    loaded = Double.parseDouble(line.replaceAll(".*disk: ([0-9.]+) seconds.*", "$1"));
                }
            } while (!line.contains("eady to accept"));
            socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
            in = socket.getInputStream();
        }

        private void send(String... words) throws IOException {
            StringBuilder frame = new StringBuilder("*" + words.length + "\r\n");
            for (String word : words) {
                frame.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
            }
            out.write(frame.toString().getBytes(StandardCharsets.US_ASCII));
        }

        /** All replies are of one line. */
        private void await(int replies) throws IOException {
            out.flush();
            byte[] buffer = new byte[1 << 16];
            for (int left = replies; left > 0; ) {
                int count = in.read(buffer);
                if (count < 0) {
                    throw new IOException("redis-server hung up");
                }
                for (int i = 0; i < count; i++) {
                    left -= buffer[i] == '\n' ? 1 : 0;
                    if (buffer[i] == '-') {
                        throw new IOException(new String(buffer, 0, count, StandardCharsets.US_ASCII));
                    }
                }
            }
        }

        void fill() throws IOException {
            Random chance = new Random(1);
            for (int i = 0; i < keys; i += BATCH) {
                int end = Math.min(keys, i + BATCH);
                for (int j = i; j < end; j++) {
                    send(line(j, chance));
                }
                await(end - i);
            }
        }

        /** Of the main thread since it began, in s. */
        double processorTime() throws IOException {
            send("INFO", "cpu");
            out.flush();
            StringBuilder text = new StringBuilder();
            while (text.indexOf("used_cpu_user_main_thread") < 0 || text.charAt(text.length() - 1) != '\n') {
                text.append((char) in.read());
            }
            double sum = 0;
            for (String line : text.toString().split("\r\n")) {
                if (line.contains("main_thread")) {
                    sum += Double.parseDouble(line.substring(line.indexOf(':') + 1));
                }
            }
            in.skipNBytes(in.available());
            return sum;
        }

        double save() throws IOException {
            long begun = System.nanoTime();
            send("SAVE");
            await(1);
            return (System.nanoTime() - begun) / 1e9;
        }

        @Override
        public void close() throws IOException {
            socket.close();
            process.destroy();
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
