package dev.rediscover.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check values are those that the algorithms' catalogues give for the text 123456789. */
class ChecksumTest {
    private static final byte[] CHECK = Bytes.of("123456789").array();

    @Test
    void crc64HasItsCheckValue() {
        assertThat(Crc64.of(CHECK, 0, 9)).isEqualTo(0xe9c6d914c4b8d9caL);
        assertThat(Crc64.update(Crc64.of(CHECK, 0, 4), CHECK, 4, 9)).isEqualTo(0xe9c6d914c4b8d9caL);
    }

    @Test
    void crc16HasItsCheckValue() {
        assertThat(Crc16.of(CHECK, 0, 9)).isEqualTo(0x31c3);
    }

    @ParameterizedTest
    @CsvSource({"foo, 12182", "bar, 5061", "'', 0", "{user1000}.following, 3443", "x{user1000}y{z}, 3443"})
    void slotsAreThoseOfARealCluster(String key, int slot) {
        assertThat(KeySlot.of(Bytes.of(key))).isEqualTo(slot);
    }

    @Test
    void emptyAndUnclosedTagsDoNotCount() {
        assertThat(KeySlot.of(Bytes.of("{}x"))).isNotEqualTo(KeySlot.of(Bytes.of("{}y")));
        assertThat(KeySlot.of(Bytes.of("{x"))).isEqualTo(Crc16.of(new byte[] {'{', 'x'}, 0, 2) % KeySlot.COUNT);
        assertThat(KeySlot.of(Bytes.of("foo{{bar}}zap")))
                .isEqualTo(Crc16.of(Bytes.of("{bar").array(), 0, 4) % KeySlot.COUNT);
    }

    /** Vectors from the xxhash library, over the bytes (7 i + length) mod 256; every length class and its edges. */
    @ParameterizedTest
    @CsvSource({
        "0, 2d06800538d394c2", "1, e12ef9d2eb86ceeb", "3, a9088dda485b481c", "4, 57648c318a7a307e",
        "8, b0fb3e3c3f94990a", "9, 8aca5cb309437c2e", "16, 2bd926d88792965a", "17, 621f018aad19b14a",
        "128, e9549af9a74093e6", "129, b54ad1cd8a4c84b9", "240, 3e136902ec966624", "241, bd7d29b6ba966d6a",
        "1024, dc5acf0b043c445b", "1025, c856c953bbdbc807", "3000, b751069dffeae2cf"
    })
    void xxh3AgreesWithItsLibrary(int length, String hash) {
        byte[] data = new byte[length];
        for (int i = 0; i < length; i++) {
            data[i] = (byte) (i * 7 + length);
        }
        assertThat(String.format("%016x", Xxh3.of(Bytes.wrap(data)))).isEqualTo(hash);
    }
}
