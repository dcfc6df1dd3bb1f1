package dev.rediscover.value;

/**
 * A small integer inside a string, as BITFIELD reads and writes it.
 *
 * @param signed whether it is in two's complement
 * @param bits how wide it is: 1 to 64 if signed, else 1 to 63
 */
public record FieldType(boolean signed, int bits) {
    /** The greatest number that fits. */
    public long max() {
        return signed ? Long.MAX_VALUE >>> 64 - bits : -1L >>> 64 - bits;
    }

    /** The least number that fits. */
    public long min() {
        return signed ? Long.MIN_VALUE >> 64 - bits : 0;
    }

    /** What stays of {@code number} when only its lowest bits are kept, and the highest of them is the sign. */
    public long wrap(long number) {
        int rest = 64 - bits;
        return signed ? number << rest >> rest : number << rest >>> rest;
    }

    /**
     * Where {@code number} lies: 1 above the range, -1 below it, 0 within; unsigned ones take it as unsigned. As in
     * Redis, numbers further below the range than 64 bits can say count as above it.
     */
    public int outside(long number) {
        if (!signed) {
            return Long.compareUnsigned(number, max()) > 0 ? 1 : 0;
        }
        boolean above = bits < 64 && max() - number < 0;
        return above ? 1 : number < min() ? -1 : 0;
    }

    /** Where {@code number}, which fits, would come to lie with {@code increment} added. */
    public int outside(long number, long increment) {
        long sum = number + increment;
        if (((number ^ sum) & (increment ^ sum)) < 0) {
            return increment > 0 ? 1 : -1;
        }
        return sum > max() ? 1 : sum < min() ? -1 : 0;
    }
}
