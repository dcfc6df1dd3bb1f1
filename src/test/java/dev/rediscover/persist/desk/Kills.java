package dev.rediscover.persist.desk;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.resp.Limits;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.RespReader;
import dev.rediscover.resp.RespWriter;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Kills {@code rediscover serve} at random moments while clients write to it, starts it again on the same files, and
 * compares what is there with what was acknowledged. Run it as a program for more than the test does:
 * {@code java -cp ... dev.rediscover.persist.desk.Kills 500 everysec 1} (kills, appendfsync, seed).
 */
final class Kills {
    private static final int CLIENTS = 4;
    private static final int KINDS = 4; // counters, lists, keys of their own, pairs of counters in transactions
    private static final int SHOWN_EVERY = 100;
    private static final long SECOND_NANOS = 1_000_000_000;
    private static final int FRESH_EVERY = 25; // kills, so that the files stay small

    private final Path home;
    private final String policy;
    private final Random random;
    private final List<Writer> writers = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private Path folder;
    private long acknowledged;
    private long lost;
    private long lostOld; // of those lost, how many had been acknowledged for longer than a second
    private long killedAt; // in ns of this machine
    private long unanswered; // what was there though nobody had been told
    private int kills;

    Kills(Path home, String policy, long seed) {
        this.home = home;
        this.policy = policy;
        this.random = new Random(seed);
    }

    public static void main(String[] args) throws IOException {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 500;
        String policy = args.length > 1 ? args[1] : "always";
        long seed = args.length > 2 ? Long.parseLong(args[2]) : System.nanoTime();
        Path home = Files.createTempDirectory("kills");
        Kills kills = new Kills(home, policy, seed);
        kills.run(count);
        System.out.println(kills.told() + ", seed " + seed);
        kills.faults.forEach(System.out::println);
        boolean kept = policy.equals("always") ? kills.lost == 0 : kills.lostOld == 0;
        System.exit(kept && kills.faults.isEmpty() ? 0 : 1);
    }

    /** What came of it, in a line. */
    String told() {
        return String.format(
                Locale.ROOT,
                "appendfsync %s: %d kills -9 under load, %d writes acknowledged, %d of them lost (%d of those more"
                        + " than a second old), %d more were there",
                policy,
                kills,
                acknowledged,
                lost,
                lostOld,
                unanswered);
    }

    long lost() {
        return lost;
    }

    /** How many of those lost had been acknowledged for longer than a second. */
    long lostOld() {
        return lostOld;
    }

    long acknowledged() {
        return acknowledged;
    }

    /** What was there as nothing that was written can explain. */
    List<String> faults() {
        return faults;
    }

    /** Kills it so many times. */
    void run(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            if (i % FRESH_EVERY == 0) {
                freshFolder(i);
            }
            try (ServedProcess server = start()) {
                verify(server);
                load(server);
            }
            kills++;
            if (kills % SHOWN_EVERY == 0) {
                System.out.println(told());
            }
        }
        try (ServedProcess server = start()) {
            verify(server);
        }
    }

    private void freshFolder(int number) throws IOException {
        if (folder != null) {
            try (ServedProcess server = start()) {
                verify(server);
            }
            delete(folder);
        }
        folder = Files.createDirectory(home.resolve(policy + number));
        writers.clear();
        for (int i = 0; i < CLIENTS; i++) {
            writers.add(new Writer(i, random.nextLong()));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private ServedProcess start() throws IOException {
        ServedProcess server = new ServedProcess(
                folder,
                "--appendonly",
                "yes",
                "--appendfsync",
                policy,
                "--save",
                "",
                "--auto-aof-rewrite-min-size",
                "32kb",
                "--auto-aof-rewrite-percentage",
                "40",
                "--hz",
                "100");
        if (server.port() < 0) {
            throw new IOException("it does not start after a kill: " + server.said());
        }
        return server;
    }

    private void load(ServedProcess server) throws IOException {
        CountDownLatch ended = new CountDownLatch(CLIENTS);
        CountDownLatch begun = new CountDownLatch(CLIENTS);
        for (Writer writer : writers) {
            writer.begin(server.port(), begun, ended);
        }
        try {
            begun.await(30, TimeUnit.SECONDS);
            long nanos = (20 + random.nextInt(130)) * 1_000_000L;
            ended.await(nanos, TimeUnit.NANOSECONDS);
            killedAt = Clock.ticks();
            server.kill();
            if (!ended.await(30, TimeUnit.SECONDS)) {
                throw new IOException("a client does not notice");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void verify(ServedProcess server) throws IOException {
        try (Wire wire = new Wire(server.port())) {
            for (Writer writer : writers) {
                writer.verify(wire);
            }
        }
    }

    /** A connection that sends commands in one piece and reads the replies. */
    private static final class Wire implements AutoCloseable {
        private final Socket socket;
        private final OutputStream out;
        private final RespReader in;

        Wire(int port) throws IOException {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(30_000);
            socket.setTcpNoDelay(true);
            out = socket.getOutputStream();
            in = new RespReader(new BufferedInputStream(socket.getInputStream()), Limits.DEFAULT);
        }

        void send(byte[] commands) throws IOException {
            out.write(commands);
        }

        Reply read() throws IOException {
            Reply reply = in.read();
            if (reply == null) {
                throw new IOException("it hung up");
            }
            return reply;
        }

        long number(String... words) throws IOException {
            Reply reply = ask(words);
            if (reply instanceof Reply.Int number) {
                return number.value();
            }
            String text = reply instanceof Reply.Bulk bulk && bulk.value() != null
                    ? bulk.value().latin1()
                    : "0";
            return Long.parseLong(text);
        }

        Reply ask(String... words) throws IOException {
            send(command(words));
            return read();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static byte[] command(String... words) {
        List<Bytes> argv = new ArrayList<>();
        for (String word : words) {
            argv.add(Bytes.of(word));
        }
        return RespWriter.encodeCommand(argv);
    }

    /** What a client had heard of at some moment. */
    private record Past(long at, long[] heard) {}

    /** A client that writes in pipelines, and knows of each kind of write how many it sent and heard of. */
    private final class Writer {
        private final int id;
        private final Random chance;
        private final long[] sent = new long[KINDS];
        private final long[] heard = new long[KINDS];
        private final long[] verified = new long[KINDS];
        private final List<Past> past = new ArrayList<>();
        private long keysFrom;

        Writer(int id, long seed) {
            this.id = id;
            chance = new Random(seed);
        }

        void begin(int port, CountDownLatch begun, CountDownLatch ended) {
            keysFrom = heard[2];
            past.clear();
            Thread thread = new Thread(() -> {
                try (Wire wire = new Wire(port)) {
                    for (boolean first = true; ; first = false) {
                        batch(wire);
                        if (first) {
                            begun.countDown();
                        }
                    }
                } catch (IOException e) {
                    begun.countDown(); // it was killed
                } finally {
                    ended.countDown();
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        private void batch(Wire wire) throws IOException {
            int size = 1 + chance.nextInt(16);
            int[] kinds = new int[size];
            ByteArrayOutputStream commands = new ByteArrayOutputStream();
            for (int i = 0; i < size; i++) {
                kinds[i] = chance.nextInt(KINDS);
                commands.writeBytes(write(kinds[i]));
                sent[kinds[i]]++;
            }
            wire.send(commands.toByteArray());
            for (int kind : kinds) {
                int replies = kind == 3 ? 4 : 1;
                for (int i = 0; i < replies; i++) {
                    Reply reply = wire.read();
                    if (reply.isError()) {
                        fault("an error: " + reply);
                    }
                }
                heard[kind]++;
            }
            past.add(new Past(Clock.ticks(), heard.clone()));
        }

        /** How many it had heard of, a second before the kill. */
        private long old(int kind) {
            long old = verified[kind];
            for (Past moment : past) {
                old = moment.at < killedAt - SECOND_NANOS ? moment.heard[kind] : old;
            }
            return old;
        }

        private byte[] write(int kind) {
            return switch (kind) {
                case 0 -> command("INCR", "counter:" + id);
                case 1 -> command("RPUSH", "list:" + id, Long.toString(sent[1]));
                case 2 -> command("SET", "key:" + id + ":" + sent[2], "x".repeat(chance.nextInt(300)));
                default -> {
                    ByteArrayOutputStream all = new ByteArrayOutputStream();
                    all.writeBytes(command("MULTI"));
                    all.writeBytes(command("INCR", "left:" + id));
                    all.writeBytes(command("INCR", "right:" + id));
                    all.writeBytes(command("EXEC"));
                    yield all.toByteArray();
                }
            };
        }

        /** Compares what there is with what was heard, and goes on from what there is. */
        void verify(Wire wire) throws IOException {
            compare(0, wire.number("GET", "counter:" + id));
            long length = wire.number("LLEN", "list:" + id);
            compare(1, length);
            if (length > 0) {
                Reply last = wire.ask("LINDEX", "list:" + id, "-1");
                if (!(last instanceof Reply.Bulk bulk) || !bulk.value().is(Long.toString(length - 1))) {
                    fault("list:" + id + " of " + length + " ends with " + last);
                }
            }
            long keys = keysFrom;
            while (keys < sent[2] && wire.number("EXISTS", "key:" + id + ":" + keys) == 1) {
                keys++;
            }
            compare(2, keys);
            long left = wire.number("GET", "left:" + id);
            if (left != wire.number("GET", "right:" + id)) {
                fault("half a transaction of client " + id);
            }
            compare(3, left);
        }

        private void compare(int kind, long there) {
            synchronized (faults) {
                acknowledged += heard[kind] - verified[kind];
                lost += Math.max(0, heard[kind] - there);
                lostOld += Math.max(0, old(kind) - there);
                unanswered += Math.max(0, there - heard[kind]);
            }
            if (there > sent[kind]) {
                fault("more than was sent of kind " + kind + " by client " + id + ": " + there + " of " + sent[kind]);
            }
            sent[kind] = there;
            heard[kind] = there;
            verified[kind] = there;
        }

        private void fault(String text) {
            synchronized (faults) {
                faults.add(text + " (kill " + kills + ")");
            }
        }
    }
}
