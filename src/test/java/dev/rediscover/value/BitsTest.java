package dev.rediscover.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fast ways against the slow one: bit by bit. */
class BitsTest {
    private static byte[] array(RandomSource random, int length) {
        byte[] array = new byte[length];
        int sparse = random.nextInt(4);
        for (int i = 0; i < length; i++) {
            array[i] = (byte) (sparse == 0 ? random.nextInt(256) : sparse == 1 ? 0 : sparse == 2 ? -1 : 1);
        }
        return array;
    }

    private static boolean bit(byte[] array, long at) {
        return at / 8 < array.length && (array[(int) (at / 8)] >> 7 - at % 8 & 1) == 1;
    }

    @Test
    void counting_and_finding_agree_with_looking_at_each_bit() {
        for (long seed = 1; seed <= 2000; seed++) {
            RandomSource random = new RandomSource(seed);
            byte[] array = array(random, 1 + random.nextInt(60));
            int from = random.nextInt(array.length * 8);
            int to = from + random.nextInt(array.length * 8 - from + 1);
            int count = 0;
            int firstSet = -1;
            int firstClear = -1;
            for (int i = to - 1; i >= from; i--) {
                count += bit(array, i) ? 1 : 0;
                firstSet = bit(array, i) ? i : firstSet;
                firstClear = bit(array, i) ? firstClear : i;
            }
            assertThat(Bits.count(array, from, to)).as("seed %d", seed).isEqualTo(count);
            assertThat(Bits.find(array, true, from, to)).as("seed %d", seed).isEqualTo(firstSet);
            assertThat(Bits.find(array, false, from, to)).as("seed %d", seed).isEqualTo(firstClear);
        }
    }

    @Test
    void fields_are_read_as_written_and_leave_their_neighbours_alone() {
        for (long seed = 1; seed <= 2000; seed++) {
            RandomSource random = new RandomSource(seed);
            byte[] array = array(random, 40);
            byte[] before = array.clone();
            int bits = 1 + random.nextInt(64);
            int offset = random.nextInt(40 * 8 - bits + 1);
            long value = random.nextLong();
            Bits.set(array, offset, bits, value);
            BigInteger expected =
                    BigInteger.valueOf(value).and(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
            assertThat(Bits.get(array, 40, offset, bits)).as("seed %d", seed).isEqualTo(expected.longValue());
            for (int i = 0; i < 320; i++) {
                if (i < offset || i >= offset + bits) {
                    assertThat(bit(array, i)).as("bit %d, seed %d", i, seed).isEqualTo(bit(before, i));
                }
            }
        }
        assertThat(Bits.get(new byte[] {-1, -1}, 1, 4, 8)).isEqualTo(0xf0);
        assertThat(Bits.get(new byte[0], 0, 1_000_000, 64)).isZero();
    }

    @Test
    void every_operation_agrees_with_its_definition_on_strings_of_any_length() {
        for (long seed = 1; seed <= 500; seed++) {
            RandomSource random = new RandomSource(seed);
            List<StringValue> sources = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                sources.add(
                        random.nextInt(6) == 0 ? null : StringValue.of(Bytes.wrap(array(random, random.nextInt(30)))));
            }
            for (BitOperation operation : BitOperation.values()) {
                byte[] result = operation.apply(sources);
                for (int i = 0; i < result.length * 8; i++) {
                    assertThat(bit(result, i))
                            .as("%s, bit %d, seed %d", operation, i, seed)
                            .isEqualTo(defined(operation, sources, i));
                }
            }
        }
    }

    private static boolean defined(BitOperation operation, List<StringValue> sources, int at) {
        int set = 0;
        for (StringValue source : sources) {
            set += source != null && bit(source.bytes().array(), at) ? 1 : 0;
        }
        boolean first = sources.get(0) != null && bit(sources.get(0).bytes().array(), at);
        int others = set - (first ? 1 : 0);
        return switch (operation) {
            case AND -> set == sources.size();
            case OR -> set > 0;
            case XOR -> set % 2 == 1;
            case NOT -> !first;
            case DIFF -> first && others == 0;
            case DIFF1 -> !first && others > 0;
            case ANDOR -> first && others > 0;
            case ONE -> set == 1;
        };
    }

    @Test
    void field_types_know_their_range() {
        FieldType i64 = new FieldType(true, 64);
        FieldType u63 = new FieldType(false, 63);
        FieldType i1 = new FieldType(true, 1);
        FieldType u8 = new FieldType(false, 8);
        assertThat(List.of(i64.max(), i64.min())).containsExactly(Long.MAX_VALUE, Long.MIN_VALUE);
        assertThat(List.of(u63.max(), u63.min())).containsExactly(Long.MAX_VALUE, 0L);
        assertThat(List.of(i1.max(), i1.min())).containsExactly(0L, -1L);
        assertThat(u8.outside(-1)).isEqualTo(1);
        assertThat(u8.outside(200, -201)).isEqualTo(-1);
        assertThat(u8.wrap(-1)).isEqualTo(255);
        assertThat(i64.outside(Long.MAX_VALUE, 1)).isEqualTo(1);
        assertThat(i64.outside(Long.MIN_VALUE, -1)).isEqualTo(-1);
        assertThat(i64.outside(-5, Long.MAX_VALUE)).isZero();
        assertThat(u63.outside(5, Long.MIN_VALUE)).isEqualTo(-1);
    }
}
