package dev.rediscover.persist.aof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Engine;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.RespWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files with random damage load as far as they are whole, or are refused: no other exception, no hang, no memory for
 * what is only announced. {@code -Daof.files=100000 -Daof.seed=N} tries more, or others.
 */
class AofFuzzTest {
    /** What a load may take beside what the file is worth: buffers, the engine's own tables, texts of errors. */
    private static final long OWN_BYTES = 8 << 20;

    private static final String[] LINES = {
        "SELECT 0",
        "SET text 'some text'",
        "INCR number",
        "RPUSH list a b c 1 2 3 -7",
        "LPOP list",
        "SADD set a b c",
        "SADD ints 1 2 3",
        "HSET hash f v g w",
        "HPEXPIREAT hash 4102444800000 FIELDS 1 f",
        "ZADD zset 1 a 2.5 b -inf c",
        "XADD stream 1-1 f v",
        "XADD stream 2-2 f v g w",
        "XSETID stream 5-5 ENTRIESADDED 7 MAXDELETEDID 1-0",
        "XGROUP CREATE stream group 0 ENTRIESREAD 1",
        "XCLAIM stream group alice 0 2-2 TIME 1000 RETRYCOUNT 2 JUSTID FORCE",
        "MULTI",
        "SET x 1",
        "SELECT 3",
        "RPUSH y 1",
        "EXEC",
        "PEXPIREAT text 4102444800000",
        "PFADD hll a b c",
        "ARSET arr 5 a b",
        "EVAL 'return redis.call(\"SET\", KEYS[1], 1)' 1 scripted",
        "FUNCTION LOAD '#!lua name=lib\nredis.register_function(\"f\", function(k, a) return 1 end)'",
        "RENAME x z",
        "SWAPDB 0 3",
        "DEL z"
    };

    @TempDir
    Path folder;

    private int loaded;
    private int cut;
    private long most;
    private final Engine engine = new Engine(Families.all(), Clock.system(), new RandomSource(7));

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void damagedFilesLoadOrAreRefused() throws IOException {
        long seed = Long.getLong("aof.seed", System.nanoTime());
        int files = Integer.getInteger("aof.files", 3000);
        Random random = new Random(seed);
        List<byte[]> seeds = List.of(commands(), withPreamble());
        for (int i = 0; i < files; i++) {
            byte[] damaged = damage(seeds.get(random.nextInt(seeds.size())), random);
            String what = "-Daof.seed=" + seed + ", file " + i;
            long before = allocated();
            tryToLoad(damaged, what);
            long taken = allocated() - before;
            most = Math.max(most, taken);
            assertThat(taken)
                    .as(what + ": bytes for a file of " + damaged.length)
                    .isLessThan(OWN_BYTES);
        }
        System.out.printf(
                "%d damaged append-only files (-Daof.seed=%d): %d loaded (%d of them with a cut tail), %d refused;"
                        + " at most %d kB for one of %d kB%n",
                files, seed, loaded, cut, files - loaded, most / 1024, seeds.get(0).length / 1024);
        assertThat(loaded).isBetween(files / 10, files - files / 10);
    }

    private void tryToLoad(byte[] damaged, String what) throws IOException {
        try {
            AofLoad load = load(damaged);
            loaded++;
            cut += load.truncated() > 0 ? 1 : 0;
        } catch (AofFault fault) {
            if (fault.getCause() instanceof RuntimeException) {
                fail(what, fault);
            }
        } catch (RuntimeException | StackOverflowError e) {
            fail(what, e);
        }
    }

    private AofLoad load(byte[] bytes) throws IOException {
        for (int i = 0; i < Engine.DATABASES; i++) {
            engine.db(i).clear();
        }
        engine.scripts().clear();
        engine.scripts().clearLibraries();
        Path file = folder.resolve("damaged.aof");
        Files.write(file, bytes);
        return new AofLoader(engine, new AofLoad.Options(true, false, AofLoad.ALL, true), AofLoad.SILENT)
                .load(List.of(file), List.of("damaged.aof"));
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static byte[] commands() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("#TS:100\r\n".getBytes(StandardCharsets.US_ASCII));
        for (String line : LINES) {
            out.writeBytes(RespWriter.encodeCommand(CommandLine.split(line).words()));
        }
        return out.toByteArray();
    }

    private byte[] withPreamble() throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path base = home.resolve("base");
        try (Server server = new Server(home)) {
            for (String line : LINES) {
                if (!line.startsWith("AR") && !line.startsWith("HPEXP")) {
                    server.run(line);
                }
            }
            server.base(base);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Files.readAllBytes(base));
        out.writeBytes(commands());
        return out.toByteArray();
    }

    private static byte[] damage(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int times = 1 + random.nextInt(3); times > 0 && bytes.length > 1; times--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(7)) {
                case 0 -> bytes = Arrays.copyOf(bytes, at);
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 3 -> bytes = spliced(bytes, at, at, digits(random));
                case 4 -> bytes = spliced(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(40)), new byte[0]);
                case 5 -> bytes = spliced(bytes, at, at, piece(whole, random));
                default -> bytes = length(bytes, at, random);
            }
        }
        return bytes;
    }

    private static byte[] digits(Random random) {
        return Long.toString(random.nextLong() >>> random.nextInt(64)).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] piece(byte[] whole, Random random) {
        int from = random.nextInt(whole.length);
        return Arrays.copyOfRange(whole, from, Math.min(whole.length, from + random.nextInt(100)));
    }

    /** Puts another number behind the next sign of a length. */
    private static byte[] length(byte[] bytes, int from, Random random) {
        for (int i = from; i + 1 < bytes.length; i++) {
            if ((bytes[i] == '$' || bytes[i] == '*') && Character.isDigit(bytes[i + 1])) {
                return spliced(bytes, i + 1, i + 2, digits(random));
            }
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] with) {
        List<byte[]> parts = new ArrayList<>();
        parts.add(Arrays.copyOf(bytes, from));
        parts.add(with);
        parts.add(Arrays.copyOfRange(bytes, to, bytes.length));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        parts.forEach(out::writeBytes);
        return out.toByteArray();
    }
}
