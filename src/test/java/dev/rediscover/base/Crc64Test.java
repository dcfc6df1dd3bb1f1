package dev.rediscover.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Crc64Test {
    private final byte[] data = new byte[5000];

    Crc64Test() {
        new Random(5).nextBytes(data);
    }

    @Test
    void isTheChecksumOfRedis() {
        byte[] text = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertThat(Crc64.of(text, 0, text.length)).isEqualTo(0xe9c6d914c4b8d9caL);
    }

    @Test
    void isTheSameInOnePieceAndByteByByte() {
        long crc = 0;
        for (int i = 0; i < data.length; i++) {
            crc = Crc64.update(crc, data, i, i + 1);
        }
        assertThat(Crc64.of(data, 0, data.length)).isEqualTo(crc);
        assertThat(Crc64.update(Crc64.of(data, 0, 13), data, 13, data.length)).isEqualTo(crc);
    }

    @Test
    void isJoinedFromTwoParts() {
        for (int cut : new int[] {0, 1, 9, 2500, 4999, 5000}) {
            long first = Crc64.of(data, 0, cut);
            long second = Crc64.of(data, cut, data.length);
            assertThat(Crc64.join(first, second, data.length - cut)).isEqualTo(Crc64.of(data, 0, data.length));
        }
        byte[] zeros = new byte[1 << 20];
        long alone = Crc64.of(data, 0, 9);
        assertThat(Crc64.join(alone, 0, zeros.length)).isEqualTo(Crc64.update(alone, zeros, 0, zeros.length));
    }
}
