import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.command.CoreFamilies;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.resp.Limits;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.RespReader;
import dev.rediscover.resp.RespWriter;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A million members in every type, here and in a real redis-server, in one run: bytes per element, the time that
 * commands take at that size, and the longest pause of any single command while a value grows from nothing and
 * shrinks back.
 *
 * <p>Run it after a build: {@code java -Xms3g -Xmx3g -XX:+UseSerialGC -cp target/classes src/bench/Million.java};
 * {@code --help} tells the options. {@link #NOTES}, which it prints, says what is compared with what.
 */
public final class Million {
    private static final String USAGE = """
            usage: java -Xms3g -Xmx3g -XX:+UseSerialGC -cp target/classes src/bench/Million.java [options]
              --members N   members in every value (1000000)
              --calls N     calls of every command that is timed (20000)
              --seed N      seed of all chance (1)
              --only TYPE   one type: list, ints, texts, hash, zset, strings or stream
              --alone       without redis-server
              --help        this text
            """;

    private static final String NOTES = """
            Memory: here the heap in use after a full collection, there used_memory; both less what an empty one takes.
            Times in µs. Here: the clock around Engine.execute, so with finding the command and announcing its effects.
            There: redis-server's own clock around the command's procedure alone (INFO commandstats for the mean,
            latencystats for the rest), in whole µs; no network, no parsing. Ratio: mean by mean.
            Pauses: the longest single command in ms, by the clock on the wall and by the processor time of its own
            thread, which neither a collection nor another program lengthens. GC: pauses of the collector meanwhile.
            """;

    private static final double BAR_MILLIS = 10;
    private static final int SLOW_CALLS = 40;
    private static final Runtime JAVA = Runtime.getRuntime();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Makes the words of the command with this number. */
    private interface Words {
        Object[] of(int number, Random chance);
    }

    /** A command to time; {@code linear} says that it takes time of the order of the size in Redis as well. */
    private record Op(String label, boolean linear, Words words) {}

    /** A type: how it grows by one, how it shrinks by one, and what is timed when it is large. */
    private record Subject(String name, Words grow, Words shrink, List<Op> ops) {}

    /** Times in µs: mean, median, 99 of 100, longest. */
    private record Times(double mean, double median, double p99, double max) {}

    /** The longest single command in ms, by wall clock and by own processor time, and the collections meanwhile. */
    private record Pause(double wall, double own, int number, long collections, long collectionMillis) {}

    private static int members = 1_000_000;
    private static int calls = 20_000;
    private static long seed = 1;
    private static String only;
    private static boolean alone;

    private final Engine engine =
            new Engine(CoreFamilies.all(), Clock.system(), new RandomSource(seed));
    private final Client client = engine.connect((to, reply) -> {});

    private Million() {}

    public static void main(String[] args) throws Exception {
        if (!understood(args)) {
            System.err.print(USAGE);
            System.exit(2);
        }
        System.out.printf("%,d members, %,d calls, seed %d, heap %,d MiB, Java %s%n%n",
                members, calls, seed, JAVA.maxMemory() >> 20, System.getProperty("java.version"));
        Server server = alone ? null : Server.start();
        try {
            List<String> memory = new ArrayList<>();
            List<String> pauses = new ArrayList<>();
            List<String> times = new ArrayList<>();
            List<String> missed = new ArrayList<>();
            for (Subject subject : subjects()) {
                if (only == null || only.equals(subject.name())) {
                    new Million().run(subject, server, memory, times, pauses, missed);
                }
            }
            print(memory, times, pauses, missed);
        } finally {
            if (server != null) {
                server.stop();
            }
        }
    }

    private static boolean understood(String[] args) {
        try {
            for (int i = 0; i < args.length; i++) {
                switch (args[i]) {
                    case "--members" -> members = Math.max(1000, Integer.parseInt(args[++i]));
                    case "--calls" -> calls = Math.max(100, Integer.parseInt(args[++i]));
                    case "--seed" -> seed = Long.parseLong(args[++i]);
                    case "--only" -> only = args[++i];
                    case "--alone" -> alone = true;
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
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            System.err.println("an option without its value, or with a wrong one: " + String.join(" ", args));
            return false;
        }
        for (Subject subject : subjects()) {
            if (only == null || only.equals(subject.name())) {
                return true;
            }
        }
        System.err.println("no such type: " + only);
        return false;
    }

    // ---- what is measured

    /** The same numbers from 0 up to the members, in an order that has nothing to do with them. */
    private static int mixed(int number) {
        return (int) (((long) number * 7_368_787 + 12_345) % members);
    }

    private static int any(Random chance) {
        return chance.nextInt(members);
    }

    private static Op op(String label, Words words) {
        return new Op(label, false, words);
    }

    private static Op linear(String label, Words words) {
        return new Op(label, true, words);
    }

    private static Words line(Object... words) {
        return (number, chance) -> words;
    }

    private static List<Subject> subjects() {
        return List.of(lists(), ints(), texts(), hashes(), sortedSets(), strings(), streams());
    }

    private static Subject lists() {
        return new Subject(
                "list",
                (i, r) -> new Object[] {"RPUSH", "k", "element:" + i},
                (i, r) -> new Object[] {i % 2 == 0 ? "LPOP" : "RPOP", "k"},
                List.of(
                        op("LPUSH", (i, r) -> new Object[] {"LPUSH", "k", "element:" + i}),
                        op("RPUSH", (i, r) -> new Object[] {"RPUSH", "k", "element:" + i}),
                        op("LPOP", line("LPOP", "k")),
                        op("RPOP", line("RPOP", "k")),
                        op("LLEN", line("LLEN", "k")),
                        op("LINDEX at the end", line("LINDEX", "k", -5)),
                        op("LRANGE of 10", line("LRANGE", "k", 0, 9)),
                        op("LMOVE", line("LMOVE", "k", "k", "LEFT", "RIGHT")),
                        linear("LINDEX anywhere", (i, r) -> new Object[] {"LINDEX", "k", any(r)}),
                        linear("LSET anywhere", (i, r) -> new Object[] {"LSET", "k", any(r), "element:" + i}),
                        linear("LINSERT in the middle", (i, r) ->
                                new Object[] {"LINSERT", "k", "AFTER", "element:" + (members / 2 + i), "new"}),
                        linear("LREM from the middle", (i, r) -> new Object[] {"LREM", "k", 1, "new"})));
    }

    private static List<Op> setOps(String prefix) {
        return List.of(
                op("SADD of a new one", (i, r) -> new Object[] {"SADD", "k", prefix + (members + i)}),
                op("SADD of an old one", (i, r) -> new Object[] {"SADD", "k", prefix + any(r)}),
                op("SISMEMBER", (i, r) -> new Object[] {"SISMEMBER", "k", prefix + any(r)}),
                op("SREM", (i, r) -> new Object[] {"SREM", "k", prefix + (members + i)}),
                op("SCARD", line("SCARD", "k")),
                op("SRANDMEMBER", line("SRANDMEMBER", "k")),
                op("SRANDMEMBER of 10", line("SRANDMEMBER", "k", 10)),
                op("SSCAN", (i, r) -> new Object[] {"SSCAN", "k", any(r)}),
                op("SPOP", line("SPOP", "k")));
    }

    private static Subject ints() {
        return new Subject(
                "ints",
                (i, r) -> new Object[] {"SADD", "k", mixed(i)},
                (i, r) -> new Object[] {"SREM", "k", mixed(i)},
                setOps(""));
    }

    private static Subject texts() {
        return new Subject(
                "texts",
                (i, r) -> new Object[] {"SADD", "k", "member:" + mixed(i)},
                (i, r) -> new Object[] {"SREM", "k", "member:" + mixed(i)},
                setOps("member:"));
    }

    private static Subject hashes() {
        return new Subject(
                "hash",
                (i, r) -> new Object[] {"HSET", "k", "field:" + mixed(i), "value:" + i},
                (i, r) -> new Object[] {"HDEL", "k", "field:" + mixed(i)},
                List.of(
                        op("HSET of a new one", (i, r) -> new Object[] {"HSET", "k", "field:" + (members + i), "v"}),
                        op("HSET of an old one", (i, r) -> new Object[] {"HSET", "k", "field:" + any(r), "value:" + i}),
                        op("HGET", (i, r) -> new Object[] {"HGET", "k", "field:" + any(r)}),
                        op("HEXISTS", (i, r) -> new Object[] {"HEXISTS", "k", "field:" + any(r)}),
                        op("HDEL", (i, r) -> new Object[] {"HDEL", "k", "field:" + (members + i)}),
                        op("HLEN", line("HLEN", "k")),
                        op("HRANDFIELD", line("HRANDFIELD", "k")),
                        op("HSCAN", (i, r) -> new Object[] {"HSCAN", "k", any(r)})));
    }

    private static Subject sortedSets() {
        return new Subject(
                "zset",
                (i, r) -> new Object[] {"ZADD", "k", r.nextInt(1 << 30), "member:" + mixed(i)},
                (i, r) -> i % 2 == 0
                        ? new Object[] {"ZREM", "k", "member:" + mixed(i)}
                        : new Object[] {i % 4 == 1 ? "ZPOPMIN" : "ZPOPMAX", "k"},
                List.of(
                        op("ZADD of a new one", (i, r) ->
                                new Object[] {"ZADD", "k", r.nextInt(1 << 30), "member:" + (members + i)}),
                        op("ZADD of an old one", (i, r) ->
                                new Object[] {"ZADD", "k", r.nextInt(1 << 30), "member:" + any(r)}),
                        op("ZINCRBY", (i, r) -> new Object[] {"ZINCRBY", "k", 1000, "member:" + any(r)}),
                        op("ZSCORE", (i, r) -> new Object[] {"ZSCORE", "k", "member:" + any(r)}),
                        op("ZRANK", (i, r) -> new Object[] {"ZRANK", "k", "member:" + any(r)}),
                        op("ZRANGE of 10", (i, r) -> stretch("ZRANGE", any(r), 9)),
                        op("ZRANGE BYSCORE of 10", (i, r) -> new Object[] {
                            "ZRANGE", "k", r.nextInt(1 << 30), "+inf", "BYSCORE", "LIMIT", 0, 10
                        }),
                        op("ZCOUNT", (i, r) -> new Object[] {"ZCOUNT", "k", r.nextInt(1 << 30), "+inf"}),
                        op("ZRANDMEMBER", line("ZRANDMEMBER", "k")),
                        op("ZREM", (i, r) -> new Object[] {"ZREM", "k", "member:" + (members + i)}),
                        op("ZPOPMIN", line("ZPOPMIN", "k")),
                        op("ZSCAN", (i, r) -> new Object[] {"ZSCAN", "k", any(r)})));
    }

    private static Subject strings() {
        return new Subject(
                "strings",
                (i, r) -> new Object[] {"SET", "key:" + mixed(i), "value:" + i},
                (i, r) -> new Object[] {"DEL", "key:" + mixed(i)},
                List.of(
                        op("SET of a new one", (i, r) -> new Object[] {"SET", "key:" + (members + i), "v"}),
                        op("SET of an old one", (i, r) -> new Object[] {"SET", "key:" + any(r), "value:" + i}),
                        op("GET", (i, r) -> new Object[] {"GET", "key:" + any(r)}),
                        op("APPEND", (i, r) -> new Object[] {"APPEND", "key:" + any(r), "x"}),
                        op("EXPIRE", (i, r) -> new Object[] {"EXPIRE", "key:" + (members + i), 1000}),
                        op("DEL", (i, r) -> new Object[] {"DEL", "key:" + (members + i)}),
                        op("RANDOMKEY", line("RANDOMKEY")),
                        op("SCAN", (i, r) -> new Object[] {"SCAN", any(r)})));
    }

    private static Subject streams() {
        return new Subject(
                "stream",
                (i, r) -> new Object[] {"XADD", "k", (i + 1) + "-0", "field", "value:" + i},
                (i, r) -> i % 2 == 0
                        ? new Object[] {"XDEL", "k", (mixed(i) + 1) + "-0"}
                        : new Object[] {"XTRIM", "k", "MAXLEN", members - i - 1},
                List.of(
                        op("XADD", (i, r) -> new Object[] {"XADD", "k", (members * 2L + i) + "-0", "field", "value"}),
                        op("XLEN", line("XLEN", "k")),
                        op("XRANGE of one", (i, r) -> stretch("XRANGE", any(r) + 1, 0)),
                        op("XREAD of 10", (i, r) ->
                                new Object[] {"XREAD", "COUNT", 10, "STREAMS", "k", any(r) + "-0"}),
                        op("XREVRANGE of 10", line("XREVRANGE", "k", "+", "-", "COUNT", 10)),
                        op("XDEL", (i, r) -> new Object[] {"XDEL", "k", (members * 2L + i) + "-0"})));
    }

    private static Object[] stretch(String command, int from, int more) {
        return new Object[] {command, "k", from, from + more};
    }

    private static List<Bytes> words(Words words, int number, Random chance) {
        List<Bytes> line = new ArrayList<>();
        for (Object word : words.of(number, chance)) {
            line.add(Bytes.of(word.toString()));
        }
        return line;
    }

    // ---- one type

    private void run(
            Subject subject,
            Server server,
            List<String> memory,
            List<String> times,
            List<String> pauses,
            List<String> missed)
            throws IOException {
        String first = words(subject.grow(), 0, new Random(seed)).get(0).utf8();
        if (!engine.catalog().find(Bytes.of(first)).isBuilt()) {
            System.out.println(subject.name() + ": left out, there is no " + first + " yet");
            return;
        }
        System.out.println("measuring " + subject.name() + " ...");
        new Million().pass(subject.grow(), 1000); // to load classes takes longer than any command
        long empty = heap();
        Pause growing = pass(subject.grow(), members);
        long full = heap();
        double ours = (full - empty) / (double) members;
        double theirs = server == null ? Double.NaN : server.fill(subject);
        memory.add(row(subject.name(), ours, theirs));
        times.add("-- " + subject.name());
        for (Op op : subject.ops()) {
            Times here = time(op);
            Times there = server == null ? null : server.time(op);
            times.add(row(op, here, there));
            if (!op.linear() && here.max() > BAR_MILLIS * 1000) {
                missed.add(String.format("%s: %s took %.1f ms", subject.name(), op.label(), here.max() / 1000));
            }
        }
        Pause shrinking = pass(subject.shrink(), members);
        for (Pause pause : List.of(growing, shrinking)) {
            String name = subject.name() + (pause == growing ? ", growing" : ", shrinking");
            pauses.add(row(name, pause));
            if (pause.own() > BAR_MILLIS) {
                missed.add(String.format("%s: command %,d took %.1f ms", name, pause.number(), pause.own()));
            }
        }
    }

    /** Runs a command once for each member and looks for the slowest. */
    private Pause pass(Words words, int count) {
        Random chance = new Random(seed);
        long collections = collections(false);
        long millis = collections(true);
        long longest = 0;
        long own = 0;
        int where = 0;
        for (int i = 0; i < count; i++) {
            List<Bytes> line = words(words, i, chance);
            long cpu = THREADS.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            Reply reply = engine.execute(client, line);
            long took = System.nanoTime() - start;
            if (took > 1_000_000) {
                longest = Math.max(longest, took);
                long busy = Math.min(took, THREADS.getCurrentThreadCpuTime() - cpu);
                where = busy > own ? i : where;
                own = Math.max(own, busy);
            }
            check(line, reply);
        }
        return new Pause(longest / 1e6, own / 1e6, where, collections(false) - collections, collections(true) - millis);
    }

    private static void check(List<Bytes> line, Reply reply) {
        if (reply == null || reply.isError()) {
            throw new IllegalStateException(line + " -> " + reply);
        }
    }

    private Times time(Op op) {
        int count = op.linear() ? SLOW_CALLS : calls;
        int warm = op.linear() ? 0 : count / 4;
        Random chance = new Random(seed);
        long[] took = new long[count];
        for (int i = -warm; i < count; i++) {
            List<Bytes> line = words(op.words(), i + warm, chance);
            long cpu = THREADS.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            Reply reply = engine.execute(client, line);
            long time = System.nanoTime() - start;
            if (time > 1_000_000) {
                // Not what a collection or another program took from it.
                time = Math.min(time, THREADS.getCurrentThreadCpuTime() - cpu);
            }
            check(line, reply);
            if (i >= 0) {
                took[i] = time;
            }
        }
        Arrays.sort(took);
        double mean = Arrays.stream(took).average().orElseThrow() / 1000;
        return new Times(mean, took[count / 2] / 1e3, took[(int) (count * 0.99)] / 1e3, took[count - 1] / 1e3);
    }

    /** The serial collector closes small gaps between what is alive in every fourth full collection only. */
    private static long heap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return JAVA.totalMemory() - JAVA.freeMemory();
    }

    private static long collections(boolean millis) {
        long sum = 0;
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            sum += millis ? bean.getCollectionTime() : bean.getCollectionCount();
        }
        return sum;
    }

    // ---- what is printed

    private static String row(String name, double ours, double theirs) {
        return Double.isNaN(theirs)
                ? String.format("%-26s%10.1f", name, ours)
                : String.format("%-26s%10.1f%10.1f%9.2f x", name, ours, theirs, ours / theirs);
    }

    private static String row(Op op, Times here, Times there) {
        String label = op.label() + (op.linear() ? " *" : "");
        String ours =
                String.format("%-26s%8.2f%8.2f%8.1f%9.0f", label, here.mean(), here.median(), here.p99(), here.max());
        if (there == null) {
            return ours;
        }
        double ratio = here.mean() / Math.max(there.mean(), 0.01);
        return String.format(
                "%s |%8.2f%8.1f%8.1f%9.0f |%6.2f x",
                ours, there.mean(), there.median(), there.p99(), there.max(), ratio);
    }

    private static String row(String name, Pause pause) {
        return String.format(
                "%-26s%10.1f%10.1f%10d%10d",
                name, pause.wall(), pause.own(), pause.collections(), pause.collectionMillis());
    }

    private static void print(List<String> memory, List<String> times, List<String> pauses, List<String> missed) {
        System.out.println("\n" + NOTES);
        System.out.printf("%-26s%10s%10s%11s%n", "bytes per element", "here", "Redis", "ratio");
        memory.forEach(System.out::println);
        System.out.printf("%n%-26s%8s%8s%8s%9s |%8s%8s%8s%9s |%8s%n",
                "µs per call", "mean", "median", "p99", "max", "mean", "median", "p99", "max", "ratio");
        times.forEach(System.out::println);
        System.out.println("* takes time of the order of the size, in Redis too: " + SLOW_CALLS + " calls");
        System.out.printf("%n%-26s%10s%10s%10s%10s%n", "longest pause, ms", "wall", "own", "GCs", "GC ms");
        pauses.forEach(System.out::println);
        System.out.printf("%nno command of constant or logarithmic time over %.0f ms: %s%n",
                BAR_MILLIS, missed.isEmpty() ? "met" : "MISSED");
        missed.forEach(System.out::println);
    }

    // ---- the other side

    /** A redis-server of our own and a connection to it. */
    private static final class Server {
        private static final int BATCH = 500;

        private final Process process;
        private final Path home;
        private final Socket socket;
        private final RespReader in;
        private final OutputStream out;

        private Server(Process process, Path home, Socket socket) throws IOException {
            this.process = process;
            this.home = home;
            this.socket = socket;
            in = new RespReader(new BufferedInputStream(socket.getInputStream(), 1 << 16), Limits.DEFAULT);
            out = socket.getOutputStream();
        }

        static Server start() throws Exception {
            Path home = Files.createTempDirectory("rediscover-bench");
            int port;
            try (ServerSocket socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }
            List<String> command = List.of(
                    "redis-server", "--port", "" + port, "--bind", "127.0.0.1", "--save", "", "--dir", home.toString(),
                    "--latency-tracking-info-percentiles", "50", "99", "100");
            Process process;
            try {
                process = new ProcessBuilder(command).redirectErrorStream(true).start();
            } catch (IOException e) {
                Files.delete(home);
                System.out.println("There is no redis-server on the PATH (Debian: apt install redis-server),"
                        + " so only our own side is measured.\n");
                return null;
            }
            StringBuilder said = new StringBuilder();
            while (said.indexOf("eady to accept") < 0) {
                int next = process.getInputStream().read();
                if (next < 0) {
                    throw new IOException("redis-server did not start: " + said);
                }
                said.append((char) next);
            }
            return new Server(process, home, new Socket("127.0.0.1", port));
        }

        void stop() throws Exception {
            socket.close();
            process.destroy();
            process.waitFor();
            File[] left = home.toFile().listFiles();
            for (File file : left == null ? new File[0] : left) {
                Files.delete(file.toPath());
            }
            Files.delete(home);
        }

        /** Builds the value anew and says how many bytes an element takes. */
        double fill(Subject subject) throws IOException {
            ask("FLUSHALL", "SYNC");
            long empty = Long.parseLong(info("memory", "used_memory:"));
            run(subject.grow(), members);
            return (Long.parseLong(info("memory", "used_memory:")) - empty) / (double) members;
        }

        Times time(Op op) throws IOException {
            ask("CONFIG", "RESETSTAT");
            int count = op.linear() ? SLOW_CALLS : calls;
            run(op.words(), op.linear() ? count : count + count / 4);
            String first = words(op.words(), 0, new Random(seed)).get(0).utf8();
            String name = first.toLowerCase(Locale.ROOT);
            String mean = info("commandstats", "cmdstat_" + name + ":");
            String spread = info("latencystats", "latency_percentiles_usec_" + name + ":");
            double longest = field(spread, "p100=");
            return new Times(field(mean, "usec_per_call="), field(spread, "p50="), field(spread, "p99="), longest);
        }

        private void run(Words words, int count) throws IOException {
            Random chance = new Random(seed);
            RespWriter writer = new RespWriter(2);
            for (int i = 0; i < count; i += BATCH) {
                int end = Math.min(count, i + BATCH);
                writer.clear();
                for (int j = i; j < end; j++) {
                    writer.command(words(words, j, chance));
                }
                writer.drainTo(out);
                out.flush();
                for (int j = i; j < end; j++) {
                    Reply reply = in.read();
                    if (reply.isError()) {
                        throw new IOException("redis-server: " + reply);
                    }
                }
            }
        }

        private Reply ask(String... words) throws IOException {
            List<Bytes> line = new ArrayList<>();
            for (String word : words) {
                line.add(Bytes.of(word));
            }
            out.write(RespWriter.encodeCommand(line));
            out.flush();
            return in.read();
        }

        /** What stands behind {@code name} in a section of INFO. */
        private String info(String section, String name) throws IOException {
            String text = ((Reply.Bulk) ask("INFO", section)).value().utf8();
            for (String line : text.split("\r\n")) {
                if (line.startsWith(name)) {
                    return line.substring(name.length());
                }
            }
            throw new IOException("redis-server says nothing of " + name);
        }

        private static double field(String line, String name) {
            for (String part : line.split(",")) {
                if (part.startsWith(name)) {
                    return Double.parseDouble(part.substring(name.length()));
                }
            }
            return Double.NaN;
        }
    }
}
