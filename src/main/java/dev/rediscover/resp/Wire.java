package dev.rediscover.resp;

/** The strict numbers of the protocol: a sign, digits without a leading zero, nothing else. */
final class Wire {
    private Wire() {}

    /** Whether {@code array[from, to)} is a number that fits a long. */
    static boolean isLong(byte[] array, int from, int to) {
        int at = from < to && array[from] == '-' ? from + 1 : from;
        int digits = to - at;
        if (digits < 1 || digits > 19 || array[at] == '0' && (digits > 1 || at > from)) {
            return false;
        }
        for (int i = at; i < to; i++) {
            if (array[i] < '0' || array[i] > '9') {
                return false;
            }
        }
        long value = magnitude(array, at, to);
        return value >= 0 || value == Long.MIN_VALUE && at > from;
    }

    /** The number in {@code array[from, to)}, of which {@link #isLong} is true. */
    static long parseLong(byte[] array, int from, int to) {
        return array[from] == '-' ? -magnitude(array, from + 1, to) : magnitude(array, from, to);
    }

    /** Negative when it does not fit: nineteen digits stay below 2^64, so the sign bit tells. */
    private static long magnitude(byte[] array, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + (array[i] - '0');
        }
        return value;
    }
}
