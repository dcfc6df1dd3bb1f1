import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.command.CoreFamilies;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Snapshot;
import dev.rediscover.engine.SnapshotTarget;
import dev.rediscover.persist.RdbOptions;
import dev.rediscover.persist.RdbSink;
import dev.rediscover.persist.RdbWriter;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.Value;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/** How long commands wait for a snapshot that is being taken of many keys; see {@link #USAGE} and {@link #NOTES}. */
public final class Snapshots {
    private static final String USAGE = """
            usage: java -Xms3g -Xmx3g -XX:+UseSerialGC -cp target/classes src/bench/Snapshots.java [options]
              --keys N      keys, of all types (1000000)
              --elements N  elements of the values that are written to while they are lent (1000000)
              --seed N      seed of all chance (1)
              --help        this text
            """;

    private static final String NOTES = """
            The engine in turns, as the server has them: 64 commands, then a slice of the snapshot of up to 1 ms, which
            is written as RDB; another thread takes the bytes, encodes large values and gives them back.
            Times in ms: by the clock on the wall, and in brackets by the processor time of the thread, which neither a
            collection nor another program lengthens; that one is held against the bar. GC: collections meanwhile.
            """;

    private static final double BAR_MILLIS = 10; // for a million keys
    private static final int COMMANDS_A_TURN = 64;
    private static final long SLICE = 1_000_000;
    private static final long ROOM = 16 << 20;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** The longest of its kind, in ns. */
    private static final class Longest {
        private long wall;
        private long own;
        private long count;
        private long begunWall;
        private long begunOwn;

        void begin() {
            begunOwn = THREADS.getCurrentThreadCpuTime();
            begunWall = System.nanoTime();
        }

        void end() {
            wall = Math.max(wall, System.nanoTime() - begunWall);
            own = Math.max(own, THREADS.getCurrentThreadCpuTime() - begunOwn);
            count++;
        }

        double millis() {
            return own / 1e6;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%8.3f (%.3f)", wall / 1e6, own / 1e6);
        }
    }

    /** Takes what the snapshot tells, as whoever saves in the background does. */
    private static final class Paper implements SnapshotTarget, RdbSink {
        private record Large(int db, Bytes key, Value value, long expireAt) {}

        private final AtomicLong waiting = new AtomicLong(); // bytes
        private final AtomicLong bytes = new AtomicLong();
        private final LinkedBlockingQueue<Object> queue = new LinkedBlockingQueue<>();
        private final ConcurrentLinkedQueue<Value> read = new ConcurrentLinkedQueue<>();
        private final RdbOptions options;
        private final RdbWriter writer;
        private final Thread thread = new Thread(this::write);
        private long lent;

        Paper(Engine engine) {
            options = RdbOptions.of(engine, 0, true);
            writer = new RdbWriter(this, options);
            thread.setDaemon(true);
            thread.start();
        }

        private void write() {
            RdbWriter own = new RdbWriter(
                    (chunk, length) -> {
                        bytes.addAndGet(length);
                        return chunk;
                    },
                    options);
            try {
                for (Object next = queue.take(); next != this; next = queue.take()) {
                    if (next instanceof Large large) {
                        own.entry(large.db, large.key, large.value, large.expireAt);
                        own.flush();
                        read.add(large.value);
                    } else {
                        int length = (Integer) next;
                        waiting.addAndGet(-length);
                        bytes.addAndGet(length);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public byte[] chunk(byte[] chunk, int length) {
            waiting.addAndGet(length);
            queue.add(length);
            return new byte[chunk.length];
        }

        @Override
        public void entry(int db, Bytes key, Value value, long expireAt) {
            writer.entry(db, key, value, expireAt);
        }

        @Override
        public void large(int db, Bytes key, Value value, long expireAt) {
            lent++;
            queue.add(new Large(db, key, value, expireAt));
        }

        @Override
        public boolean hasRoom() {
            return waiting.get() < ROOM;
        }

        void giveBack(Snapshot snapshot) {
            for (Value value = read.poll(); value != null; value = read.poll()) {
                snapshot.release(value);
                lent--;
            }
        }

        void finish(Snapshot snapshot) throws InterruptedException {
            writer.end();
            queue.add(this);
            thread.join();
            giveBack(snapshot);
        }
    }

    private static int keys = 1_000_000;
    private static int elements = 1_000_000;
    private static long seed = 1;
    private static double worst;

    private final Random chance = new Random(seed);
    private final Engine engine = new Engine(CoreFamilies.all(), Clock.system(), new RandomSource(seed));
    private final Client client = engine.connect((to, reply) -> {});
    private int fresh;

    private Snapshots() {}

    public static void main(String[] args) throws Exception {
        if (!understood(args)) {
            System.err.print(USAGE);
            System.exit(2);
        }
        System.out.print(NOTES);
        System.out.printf(Locale.ROOT, "%n%,d keys, seed %d, heap %,d MiB, Java %s%n%n",
                keys, seed, Runtime.getRuntime().maxMemory() >> 20, System.getProperty("java.version"));
        Snapshots bench = new Snapshots();
        bench.fill();
        bench.alone();
        for (String what : new String[] {"reads and writes", "reads and writes", "new keys only", "deletions only"}) {
            bench.taken(what);
        }
        bench.flushed();
        System.out.printf(Locale.ROOT, "%nlongest stop %.3f ms for a million keys, bar %.0f: %s%n%n",
                worst * 1e6 / keys, BAR_MILLIS, worst * 1e6 / keys <= BAR_MILLIS ? "met" : "MISSED");
        System.out.printf("values of %,d elements, written to while they are lent%n", elements);
        for (String type : new String[] {"list", "set", "hash", "zset", "string"}) {
            large(type);
        }
        System.exit(worst * 1e6 / keys <= BAR_MILLIS ? 0 : 1);
    }

    private static boolean understood(String[] args) {
        try {
            for (int i = 0; i < args.length; i++) {
                switch (args[i]) {
                    case "--keys" -> keys = Math.max(1000, Integer.parseInt(args[++i]));
                    case "--elements" -> elements = Math.max(10_000, Integer.parseInt(args[++i]));
                    case "--seed" -> seed = Long.parseLong(args[++i]);
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
            return true;
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            System.err.println("an option without its value, or with a wrong one: " + String.join(" ", args));
            return false;
        }
    }

    private Reply run(Object... words) {
        Bytes[] line = new Bytes[words.length];
        for (int i = 0; i < words.length; i++) {
            line[i] = Bytes.of(words[i].toString());
        }
        return run(line);
    }

    private Reply run(Bytes[] line) {
        Reply reply = engine.execute(client, java.util.List.of(line));
        if (reply instanceof Reply.Err failure) {
            throw new IllegalStateException(line[0] + ": " + failure);
        }
        return reply;
    }

    // ---- many keys

    private static final String[] KINDS = {"s", "s", "s", "s", "s", "t", "h", "l", "n", "z"};

    private String key(int number) {
        return KINDS[number % KINDS.length] + number;
    }

    /** A command that writes to the key with this number, whatever it holds. */
    private Bytes[] write(int number) {
        String key = key(number);
        String line = switch (key.charAt(0)) {
            case 's' -> number % 3 == 0 ? "SET " + key + " value:" + chance.nextInt(1000) + " EX 10000"
                    : "SET " + key + " value:" + chance.nextInt(1000);
            case 't' -> "APPEND " + key + " " + "a longer text that nobody packs ".replace(' ', '_').repeat(8);
            case 'h' -> "HSET " + key + " name a" + chance.nextInt(99) + " age 1 mail x@example.com city Here f"
                    + chance.nextInt(5) + " more";
            case 'l' -> "RPUSH " + key + " " + "job:1 job:2 job:3 job:4".substring(0, 5 + 6 * chance.nextInt(4));
            case 'n' -> "SADD " + key + " 1 2 3 " + chance.nextInt(100) + " " + chance.nextInt(100);
            default -> "ZADD " + key + " 1 one 2 two " + chance.nextInt(100) + " m" + chance.nextInt(10);
        };
        String[] words = line.split(" ");
        Bytes[] argv = new Bytes[words.length];
        for (int i = 0; i < words.length; i++) {
            argv[i] = Bytes.of(words[i]);
        }
        return argv;
    }

    private void fill() {
        for (int i = 0; i < keys; i++) {
            run(write(i));
        }
        fresh = keys;
        System.out.printf(Locale.ROOT, "filled: %,d keys, %,d MB%n%n", engine.db(0).size(), engine.dataBytes() >> 20);
    }

    private Bytes[] command(String what) {
        return switch (what) {
            case "new keys only" -> write(fresh++);
            case "deletions only" -> new Bytes[] {Bytes.of("DEL"), Bytes.of(key(chance.nextInt(fresh)))};
            default -> chance.nextInt(2) == 0
                    ? write(chance.nextInt(keys))
                    : new Bytes[] {Bytes.of("TYPE"), Bytes.of(key(chance.nextInt(keys)))};
        };
    }

    private void turn(String what, Longest longest) {
        for (int i = 0; i < COMMANDS_A_TURN; i++) {
            Bytes[] line = command(what);
            longest.begin();
            run(line);
            longest.end();
        }
    }

    private static long collections() {
        long sum = 0;
        for (GarbageCollectorMXBean each : ManagementFactory.getGarbageCollectorMXBeans()) {
            sum += each.getCollectionCount();
        }
        return sum;
    }

    private void alone() {
        Longest command = new Longest();
        long gc = collections();
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < 2_000_000_000L) {
            turn("reads and writes", command);
        }
        long speed = command.count * 1_000_000_000L / (System.nanoTime() - begun);
        System.out.printf(Locale.ROOT, "%-18s longest command%s, GC %d; %,d commands a second%n",
                "no snapshot", command, collections() - gc, speed);
    }

    private void taken(String what) throws InterruptedException {
        System.gc();
        int before = engine.db(0).size();
        Longest begin = new Longest();
        Longest slice = new Longest();
        Longest command = new Longest();
        long gc = collections();
        long begun = System.nanoTime();
        begin.begin();
        Paper paper = new Paper(engine);
        Snapshot snapshot = Snapshot.begin(engine, paper);
        begin.end();
        boolean done = false;
        while (!done) {
            turn(what, command);
            slice.begin();
            done = snapshot.advance(SLICE);
            paper.giveBack(snapshot);
            slice.end();
        }
        snapshot.end();
        paper.finish(snapshot);
        long nanos = System.nanoTime() - begun;
        System.out.printf(Locale.ROOT, "%-18s begin%s, slice%s, command%s, GC %d%n", what, begin, slice, command,
                collections() - gc);
        System.out.printf(Locale.ROOT, "%-18s %,d keys in %.2f s, %,d MB, %,d commands a second meanwhile%n", "",
                snapshot.told(), nanos / 1e9, paper.bytes.get() >> 20, command.count * 1_000_000_000L / nanos);
        worst = Math.max(worst, Math.max(begin.millis(), Math.max(slice.millis(), command.millis())));
        if (snapshot.told() != before) {
            throw new IllegalStateException(snapshot.told() + " keys told, there were " + before);
        }
    }

    private void flushed() throws InterruptedException {
        Longest flush = new Longest();
        Paper paper = new Paper(engine);
        Snapshot snapshot = Snapshot.begin(engine, paper);
        long total = snapshot.total();
        flush.begin();
        run("FLUSHALL");
        flush.end();
        while (!snapshot.advance(SLICE)) {
            paper.giveBack(snapshot);
        }
        snapshot.end();
        paper.finish(snapshot);
        System.out.printf(Locale.ROOT, "%-18s command%s, and %,d of %,d keys told%n", "FLUSHALL", flush,
                snapshot.told(), total);
        worst = Math.max(worst, flush.millis());
    }

    // ---- large values

    private static void large(String type) throws InterruptedException {
        Snapshots bench = new Snapshots();
        for (int i = 0; i < elements; i++) {
            bench.grow(type, i);
        }
        Longest before = new Longest();
        Longest first = new Longest();
        Longest lent = new Longest();
        Longest after = new Longest();
        bench.several(type, before);
        Paper paper = new Paper(bench.engine);
        Snapshot snapshot = Snapshot.begin(bench.engine, paper);
        while (!snapshot.advance(SLICE)) {
            paper.giveBack(snapshot);
        }
        first.begin();
        bench.grow(type, elements);
        first.end();
        bench.several(type, lent);
        snapshot.end();
        paper.finish(snapshot);
        bench.several(type, after);
        String form = "%-8s longest of 1,000 before%s; first while lent%s, 1,000 behind it%s; after%s%n";
        System.out.printf(Locale.ROOT, form, type, before, first, lent, after);
    }

    private void several(String type, Longest longest) {
        for (int i = 0; i < 1000; i++) {
            longest.begin();
            grow(type, elements + i + 1);
            longest.end();
        }
    }

    private void grow(String type, int i) {
        switch (type) {
            case "list" -> run("RPUSH", "k", "element:" + i);
            case "set" -> run("SADD", "k", "member:" + i);
            case "hash" -> run("HSET", "k", "field:" + i, "value:" + i);
            case "zset" -> run("ZADD", "k", i % 1000, "member:" + i);
            default -> run("APPEND", "k", "0123456789");
        }
    }
}
