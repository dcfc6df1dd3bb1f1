package dev.rediscover.persist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import org.junit.jupiter.api.Test;

class LzfPackerTest {
    private static final long SEED = Long.getLong("lzf.seed", 5);

    private final RandomSource random = new RandomSource(SEED);
    private final LzfPacker packer = new LzfPacker();

    /** Few letters or many, so that some can be packed and some cannot. */
    private byte[] text() {
        byte[] text = new byte[1 + random.nextInt(random.nextInt(20) == 0 ? 30_000 : 400)];
        int letters = 1 << random.nextInt(9);
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) random.nextInt(letters);
        }
        return text;
    }

    @Test
    void packs_one_string_after_another_whether_or_not_they_get_shorter() {
        int packed = 0;
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] text = text();
            int from = random.nextInt(text.length);
            int most = Math.max(0, text.length - from - 4);
            int length = packer.pack(text, from, text.length, most);
            if (length == 0) {
                refused++;
                continue;
            }
            packed++;
            assertThat(length).isLessThanOrEqualTo(most);
            Bytes unpacked = Lzf.unpack(packer.packed(), 0, length, text.length - from);
            assertThat(unpacked).as("seed %d, string %d", SEED, i).isEqualTo(Bytes.copyOf(text, from, text.length));
        }
        assertThat(packed).isGreaterThan(2000);
        assertThat(refused).isGreaterThan(2000);
    }
}
