package dev.rediscover.persist;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.command.Session;
import dev.rediscover.embed.Families;
import dev.rediscover.oracle.RealServer;
import dev.rediscover.value.EncodingLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * RDB files with bytes changed, lost, doubled or taken from elsewhere, their checksums mostly repaired: each is refused
 * with an {@link RdbException}, or loads, and then what it holds can be read. {@code -Drdb.files=100000} tries more,
 * {@code -Drdb.seed=N} others.
 *
 * <p>Memory is measured as all that the reading thread has allocated in the end, what it has let go again included,
 * which is more than it ever held: for a broken file no more than for the whole one it was made of and four times
 * its own size, and a constant. So what a file falsely says of itself costs nothing.
 */
class RdbFuzzTest {
    private static final long CONSTANT = 512 << 10;
    private static final long SLOWEST_MILLIS = 2_000;
    private static final int[] TELLING = {0, 1, 2, 0x3f, 0x40, 0x7f, 0x80, 0x81, 0x82, 0xc0, 0xc3, 0xf0, 0xfe, 0xff};

    private final long seed = Long.getLong("rdb.seed", 8);
    private final int files = Integer.getInteger("rdb.files", 12_000);
    private final RandomSource random = new RandomSource(seed);
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long refused;
    private long loaded;
    private long most; // in thousandths of what was allowed
    private long slowest;

    @TempDir
    Path folder;

    @Test
    @Timeout(600)
    void broken_files_are_refused_or_load() throws IOException {
        Session everything = RdbSamples.everything();
        fuzz(
                "own",
                List.of(
                        RdbSamples.forms(12, true),
                        RdbSamples.forms(4, false),
                        RdbSamples.saved(everything, 0, false),
                        RdbSamples.saved(everything, 0, true)),
                files);
    }

    @Test
    @Timeout(600)
    void broken_files_of_a_real_server_are_refused_or_load() throws IOException {
        List<byte[]> real = new ArrayList<>();
        for (String compression : List.of("yes", "no")) {
            try (RealServer server = RealServer.start(
                    "--dir",
                    folder.toString(),
                    "--dbfilename",
                    compression + ".rdb",
                    "--rdbcompression",
                    compression)) {
                RdbMatrixTest.fillSmall(server, compression);
                real.add(Files.readAllBytes(folder.resolve(compression + ".rdb")));
            }
        }
        fuzz("real", real, files / 2);
    }

    private void fuzz(String name, List<byte[]> whole, int count) throws IOException {
        long[] allowed = new long[whole.size()];
        for (int i = 0; i < allowed.length; i++) {
            read(whole.get(i), "whole"); // classes are loaded
            allowed[i] = read(whole.get(i), "whole " + name + " file " + i);
        }
        assertThat(refused).as("whole files").isZero();
        for (int i = 0; i < count; i++) {
            int which = random.nextInt(whole.size());
            byte[] broken = broken(whole);
            String what = "seed " + seed + ", " + name + " file " + i;
            long begun = Clock.ticks();
            long allocated = i % 10 == 0 ? load(broken, what) : read(broken, what);
            slowest = Math.max(slowest, (Clock.ticks() - begun) / 1_000_000);
            long bound = Arrays.stream(allowed).max().getAsLong() + 4L * broken.length + CONSTANT;
            assertThat(allocated).as(what + " of " + which).isLessThan(bound);
            most = Math.max(most, allocated * 1000 / bound);
        }
        assertThat(slowest).isLessThan(SLOWEST_MILLIS);
        assertThat(refused).isGreaterThan(count / 3);
        System.out.printf(
                "rdb: %d broken files (%s), seed %d: %d refused, %d loaded; memory at most %d %% of the bound,"
                        + " the slowest took %d ms%n",
                count, name, seed, refused, loaded, most / 10, slowest);
    }

    private long read(byte[] file, String what) throws IOException {
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            RdbReader.read(new ByteArrayInputStream(file), file.length, new EncodingLimits(), true, entry -> {});
            loaded++;
        } catch (RdbException e) {
            refused++;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(what, e);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** Into an engine, whose data are read afterwards. */
    private long load(byte[] file, String what) throws IOException {
        Session session = new Session(Families.all());
        long before = threads.getCurrentThreadAllocatedBytes();
        long allocated = 0;
        try {
            RdbLoad.into(session.engine, new ByteArrayInputStream(file), file.length, true, RdbLoad.SILENT);
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
            loaded++;
            DatasetDigest.of(session.engine);
            RdbSamples.saved(session, 0, true);
        } catch (RdbException e) {
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
            refused++;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(what, e);
        }
        return allocated;
    }

    private byte[] broken(List<byte[]> whole) {
        byte[] file = whole.get(random.nextInt(whole.size())).clone();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            file = changed(file, whole);
        }
        boolean isSigned = file.length > 20 && file[8] != '4';
        return isSigned && random.nextInt(8) > 0 ? OldForms.signed(file) : file;
    }

    private byte[] changed(byte[] file, List<byte[]> whole) {
        int at = 9 + random.nextInt(Math.max(1, file.length - 18));
        if (file.length < 40) {
            return file;
        }
        switch (random.nextInt(9)) {
            case 0:
                return Arrays.copyOf(file, at);
            case 1:
                return joined(file, at, file, Math.min(file.length, at + 1 + random.nextInt(20)));
            case 2:
                return joined(file, at, file, Math.max(9, at - random.nextInt(200)));
            case 3:
                byte[] other = whole.get(random.nextInt(whole.size()));
                return joined(file, at, other, random.nextInt(other.length));
            case 4:
                for (int i = 0; i < 8 && at + i < file.length; i++) {
                    file[at + i] = (byte) (i == 0 ? 0x81 : random.nextInt(4) == 0 ? 0 : random.nextInt(256));
                }
                return file;
            case 5, 6:
                file[at] = (byte) TELLING[random.nextInt(TELLING.length)];
                return file;
            case 7:
                file[at] = (byte) random.nextInt(256);
                return file;
            default:
                file[at] ^= (byte) (1 << random.nextInt(8));
                return file;
        }
    }

    private static byte[] joined(byte[] head, int to, byte[] tail, int from) {
        byte[] joined = Arrays.copyOf(head, to + tail.length - from);
        System.arraycopy(tail, from, joined, to, tail.length - from);
        return joined;
    }
}
