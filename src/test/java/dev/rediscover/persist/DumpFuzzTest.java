package dev.rediscover.persist;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random values between this engine and a real server, and payloads that are not what they seem.
 * {@code -Ddump.seed=N} takes others, {@code -Ddump.values=N} more.
 */
class DumpFuzzTest {
    private static final int MUTATIONS_EACH = 6;

    /** What a broken payload may cost: some memory of its own for each of its bytes, which LZF may multiply. */
    private static final long MOST_ALLOCATED = 8L << 20;

    private static final long MOST_ALLOCATED_PER_BYTE = 2_000;

    private final long seed = Long.getLong("dump.seed", 11);
    private final int values = Integer.getInteger("dump.values", 5_000);
    private final RandomSource random = new RandomSource(seed);
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private int refused;
    private int taken;

    @Test
    @Timeout(240)
    void random_values_go_both_ways_and_broken_ones_do_no_harm() throws IOException {
        try (TwoServers both = new TwoServers()) {
            for (int i = 0; i < values; i++) {
                if (i % 50 == 0) {
                    both.there(limits());
                }
                String what = "seed " + seed + ", value " + i;
                both.there("DEL k");
                for (int parts = 1 + random.nextInt(3); parts > 0; parts--) {
                    both.there(command(i).toArray(new Bytes[0]));
                }
                if (i % 12 == 5) {
                    both.there("XGROUP CREATE k group 0");
                    both.there("XREADGROUP GROUP group ann COUNT 2 STREAMS k >");
                }
                Bytes payload = both.dumpThere("k");
                carry(both, payload, what);
                for (int m = 0; m < MUTATIONS_EACH; m++) {
                    spoil(both, random.nextInt(2) == 0 ? payload : both.dumpHere("k"), what + ", mutation " + m);
                }
            }
        }
        System.out.printf(
                "dump: %d random values both ways, seed %d; of %d broken payloads %d refused%n",
                values, seed, refused + taken, refused);
        assertThat(refused).isGreaterThan(taken);
    }

    private void carry(TwoServers both, Bytes payload, String what) throws IOException {
        assertThat(both.restoreHere(payload, "k")).as(what).isEqualTo(Reply.OK);
        assertThat(both.contentsHere("k")).as(what).isEqualTo(both.contentsThere("k"));
        assertThat(both.restoreThere(both.dumpHere("k"), "copy")).as(what).isEqualTo(Reply.OK);
        assertThat(both.contentsThere("copy")).as(what).isEqualTo(both.contentsThere("k"));
        assertThat(both.sameThere("k", "copy")).as(what).isTrue();
    }

    /** Restores the payload with bytes changed, lost or added; it is refused, or what it gives can be dumped. */
    private void spoil(TwoServers both, Bytes payload, String what) {
        byte[] broken = broken(payload.array());
        long before = threads.getCurrentThreadAllocatedBytes();
        Reply reply = both.restoreHere(Bytes.wrap(broken), "broken");
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated)
                .as("%s: bytes allocated for %d", what, broken.length)
                .isLessThan(MOST_ALLOCATED + MOST_ALLOCATED_PER_BYTE * broken.length);
        if (reply.isError()) {
            refused++;
            assertThat(((Reply.Err) reply).text())
                    .as(what)
                    .isIn("ERR Bad data format", "ERR DUMP payload version or checksum are wrong");
        } else {
            taken++;
            assertThat(both.restoreHere(both.dumpHere("broken"), "again"))
                    .as(what)
                    .isEqualTo(Reply.OK);
            assertThat(both.contentsHere("again")).as(what).isEqualTo(both.contentsHere("broken"));
        }
    }

    private byte[] broken(byte[] whole) {
        byte[] broken = Arrays.copyOf(whole, whole.length);
        int body = whole.length - 10;
        switch (random.nextInt(4)) {
            case 0 -> { // cut
                int left = random.nextInt(body);
                broken = new byte[left + 10];
                System.arraycopy(whole, 0, broken, 0, left);
                System.arraycopy(whole, body, broken, left, 10);
            }
            case 1 -> { // a piece of itself twice
                int at = random.nextInt(body);
                int length = 1 + random.nextInt(Math.min(body - at, 40));
                broken = new byte[whole.length + length];
                System.arraycopy(whole, 0, broken, 0, at + length);
                System.arraycopy(whole, at, broken, at + length, whole.length - at);
            }
            default -> { // other bytes, most of them in front, where the lengths are
                for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                    int at = random.nextInt(random.nextInt(2) == 0 ? body : Math.min(body, 16));
                    broken[at] = (byte) (random.nextInt(3) == 0 ? 0xff : random.nextLong());
                }
            }
        }
        return OldForms.signed(broken);
    }

    private String limits() {
        return "CONFIG SET hash-max-listpack-entries " + random.nextInt(100) + " set-max-intset-entries "
                + random.nextInt(200) + " zset-max-listpack-entries " + random.nextInt(100) + " list-max-listpack-size "
                + (random.nextInt(20) - 5) + " list-compress-depth " + random.nextInt(3) + " rdbcompression "
                + (random.nextInt(3) == 0 ? "no" : "yes");
    }

    private List<Bytes> command(int kind) {
        List<Bytes> line = new ArrayList<>();
        int size = 1 + random.nextInt(random.nextInt(8) == 0 ? 300 : 12);
        boolean numbers = random.nextInt(3) == 0;
        line.add(
                Bytes.of(List.of("SET", "RPUSH", "SADD", "HSET", "ZADD", "XADD").get(kind % 6)));
        line.add(Bytes.of("k"));
        if (kind % 6 == 0) {
            line.add(word(numbers));
            return line;
        }
        if (kind % 6 == 5) {
            line.add(Bytes.of("*"));
            size = Math.min(size, 20);
        }
        for (int i = 0; i < size; i++) {
            if (kind % 6 == 4) {
                line.add(score());
            }
            line.add(word(numbers));
            if (kind % 6 == 3 || kind % 6 == 5) {
                line.add(word(random.nextInt(2) == 0));
            }
        }
        return line;
    }

    private Bytes score() {
        return Bytes.of(
                switch (random.nextInt(6)) {
                    case 0 -> "inf";
                    case 1 -> "-inf";
                    case 2 -> Long.toString(random.nextLong());
                    case 3 -> Double.toString(Double.longBitsToDouble(random.nextLong() & ~(1L << 62)));
                    case 4 -> "" + random.nextInt(100) / 8.0;
                    default -> "" + random.nextInt(1000);
                });
    }

    /** Integers of every width, texts of every kind of length, bytes of any value. */
    private Bytes word(boolean number) {
        if (number || random.nextInt(5) == 0) {
            return Bytes.of(random.nextLong() >> random.nextInt(64));
        }
        int length = random.nextInt(
                switch (random.nextInt(12)) {
                    case 0 -> 5_000;
                    case 1 -> 200;
                    case 2 -> 80;
                    default -> 10;
                });
        if (random.nextInt(3) == 0) {
            return Bytes.wrap("ab ".repeat(length / 3 + 1).getBytes(StandardCharsets.US_ASCII));
        }
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) random.nextLong();
        }
        return Bytes.wrap(text);
    }
}
