package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.MurmurHash;
import java.util.Arrays;

/**
 * A HyperLogLog: an estimate of how many different elements were seen, in at most 12 KB. Each element's hash chooses
 * one of 16384 registers, which keeps the longest run of zeros, plus one, that any of its elements had.
 *
 * <p>It lives in a string, byte for byte as Redis has it: {@code HYLL}, the encoding (0 dense, 1 sparse), three zeros,
 * the count last estimated (little endian, its highest bit set when it is out of date), then the registers: six bits
 * each, or as runs (see {@link SparseRegisters}). Sources: the layout as hyperloglog.c of Redis documents it; O. Ertl,
 * "New cardinality estimation algorithms for HyperLogLog sketches" (2017) for the estimate.
 */
public final class HyperLogLog {
    /** How many registers there are. */
    public static final int REGISTERS = 16384;

    static final int HEADER = 16;

    private static final int DENSE_LENGTH = HEADER + REGISTERS * 6 / 8;
    private static final int ENCODING = 4;
    private static final int COUNT = 8;
    private static final int OUT_OF_DATE = 0x80; // in the last byte of the count
    private static final int HASH_BITS = 50; // of the hash, those that do not choose the register
    private static final long SEED = 0xadc83b19L;
    private static final double ALPHA = 0.721347520444481703680; // 1 / (2 ln 2)

    byte[] array;
    int length;

    private HyperLogLog(byte[] array, int length) {
        this.array = array;
        this.length = length;
    }

    /** Whether a string has the header of a HyperLogLog, and the length if it is a dense one. */
    public static boolean isIn(StringValue value) {
        if (value.length() < HEADER) {
            return false;
        }
        byte[] bytes = value.backing();
        boolean magic = bytes[0] == 'H' && bytes[1] == 'Y' && bytes[2] == 'L' && bytes[3] == 'L';
        int encoding = bytes[ENCODING] & 0xff;
        return magic && (encoding == 1 || encoding == 0 && value.length() == DENSE_LENGTH);
    }

    /** One that has seen nothing. */
    public static HyperLogLog empty() {
        byte[] array = new byte[HEADER + 2];
        System.arraycopy(Bytes.of("HYLL").array(), 0, array, 0, 4);
        array[ENCODING] = 1;
        SparseRegisters.writeZeros(array, HEADER, REGISTERS);
        return new HyperLogLog(array, array.length);
    }

    /** The one in {@code value}, for looking only. */
    public static HyperLogLog in(StringValue value) {
        return new HyperLogLog(value.backing(), value.length());
    }

    /**
     * The one in {@code value}, to be changed and then put back with {@link #storeIn}. A dense one changes in place,
     * a small one in a copy.
     */
    public static HyperLogLog toChange(StringValue value) {
        if (in(value).isSparse()) {
            return new HyperLogLog(Arrays.copyOf(value.backing(), value.length()), value.length());
        }
        value.grow(value.length());
        return in(value);
    }

    /** Makes this the content of {@code value}, which is raw from then on. */
    public void storeIn(StringValue value) {
        value.adopt(array, length);
    }

    /** Whether the registers are kept as runs. */
    public boolean isSparse() {
        return array[ENCODING] == 1;
    }

    // ---- registers

    /**
     * Shows it an element.
     *
     * @param sparseMax up to how many bytes the sparse encoding is kept
     * @return whether a register changed
     * @throws CorruptHyperLogLog if the runs of the sparse encoding do not reach the register
     */
    public boolean add(Bytes element, long sparseMax) {
        long hash = MurmurHash.of(element, SEED);
        int register = (int) (hash & REGISTERS - 1);
        long rest = hash >>> 64 - HASH_BITS | 1L << HASH_BITS;
        return raise(register, Long.numberOfTrailingZeros(rest) + 1, sparseMax);
    }

    /** Lets a register hold at least {@code value}; whether that changed it. See {@link #add}. */
    public boolean raise(int register, int value, long sparseMax) {
        if (!isSparse()) {
            return raiseDense(register, value);
        }
        SparseRegisters.Raised raised = new SparseRegisters(this).raise(register, value, sparseMax);
        if (raised == SparseRegisters.Raised.NEEDS_DENSE) {
            toDense();
            return raiseDense(register, value);
        }
        return raised == SparseRegisters.Raised.YES;
    }

    private boolean raiseDense(int register, int value) {
        if (dense(register) >= value) {
            return false;
        }
        setDense(register, value);
        return true;
    }

    private int dense(int register) {
        int at = HEADER + register * 6 / 8;
        int shift = register * 6 & 7;
        int next = shift > 2 ? array[at + 1] & 0xff : 0;
        return ((array[at] & 0xff) >> shift | next << 8 - shift) & 63;
    }

    private void setDense(int register, int value) {
        int at = HEADER + register * 6 / 8;
        int shift = register * 6 & 7;
        array[at] = (byte) (array[at] & ~(63 << shift) | value << shift);
        if (shift > 2) {
            array[at + 1] = (byte) (array[at + 1] & ~(63 >> 8 - shift) | value >> 8 - shift);
        }
    }

    /**
     * Changes to the dense encoding, if it is not in it.
     *
     * @throws CorruptHyperLogLog if the runs do not cover exactly all registers
     */
    public void toDense() {
        if (!isSparse()) {
            return;
        }
        byte[] registers = new byte[REGISTERS];
        readInto(registers);
        array = Arrays.copyOf(Arrays.copyOf(array, HEADER), DENSE_LENGTH);
        length = DENSE_LENGTH;
        array[ENCODING] = 0;
        for (int i = 0; i < REGISTERS; i++) {
            setDense(i, registers[i]);
        }
    }

    /**
     * Raises each of {@code registers} to at least what it is here.
     *
     * @throws CorruptHyperLogLog if the runs do not cover exactly all registers
     */
    public void readInto(byte[] registers) {
        if (isSparse()) {
            new SparseRegisters(this).readInto(registers);
            return;
        }
        for (int i = 0; i < REGISTERS; i++) {
            registers[i] = (byte) Math.max(registers[i], dense(i));
        }
    }

    /** The runs of the sparse encoding, as PFDEBUG DECODE writes them: {@code Z:12 v:3,1 z:5}. */
    public String runs() {
        return new SparseRegisters(this).toString();
    }

    // ---- counting

    /** The count that was noted and still holds; -1 if there is none. */
    public long notedCount() {
        long count = 0;
        for (int i = 7; i >= 0; i--) {
            count = count << 8 | array[COUNT + i] & 0xff;
        }
        return count < 0 ? -1 : count;
    }

    /** Notes a count in the string of a HyperLogLog. */
    public static void note(StringValue value, long count) {
        byte[] bytes = new byte[8];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (count >>> 8 * i);
        }
        value.setRange(COUNT, Bytes.wrap(bytes));
    }

    /** Marks the noted count as out of date. */
    public void forgetCount() {
        array[COUNT + 7] |= (byte) OUT_OF_DATE;
    }

    /**
     * About how many different elements it has seen.
     *
     * @throws CorruptHyperLogLog if the runs do not cover exactly all registers
     */
    public long estimate() {
        byte[] registers = new byte[REGISTERS];
        readInto(registers);
        return estimate(registers);
    }

    /** About how many different elements made {@code registers} what they are. */
    public static long estimate(byte[] registers) {
        int[] histogram = new int[64];
        for (byte register : registers) {
            histogram[register]++;
        }
        double m = REGISTERS;
        double z = m * tau((m - histogram[HASH_BITS + 1]) / m);
        for (int i = HASH_BITS; i >= 1; i--) {
            z = (z + histogram[i]) * 0.5;
        }
        z += m * sigma(histogram[0] / m);
        return Math.round(ALPHA * m * m / z);
    }

    /** Corrects for registers that are still 0. */
    private static double sigma(double share) {
        if (share == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double x = share;
        double y = 1;
        double z = x;
        double before;
        do {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        } while (before != z);
        return z;
    }

    /** Corrects for registers that can grow no more. */
    private static double tau(double share) {
        if (share == 0 || share == 1) {
            return 0;
        }
        double x = share;
        double y = 1;
        double z = 1 - x;
        double before;
        do {
            x = Math.sqrt(x);
            before = z;
            y *= 0.5;
            z -= (1 - x) * (1 - x) * y;
        } while (before != z);
        return z / 3;
    }
}
