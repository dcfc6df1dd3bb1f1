package dev.rediscover.value;

import dev.rediscover.base.Numbers;

/**
 * How large things would be in Redis's listpack format (listpack.c), which decides when a list leaves its compact
 * encoding. Only streams are stored in that format: {@link ListpackWriter}.
 */
final class Listpack {
    /** The header and the end mark of a listpack. */
    static final int FRAME = 7;

    private Listpack() {}

    /** The bytes one element takes, with its header and its back length. */
    static int entrySize(byte[] element) {
        int size = isShortInteger(element) ? integerSize(element) : stringSize(element.length);
        return size + backLengthSize(size);
    }

    static boolean isShortInteger(byte[] element) {
        return element.length > 0 && element.length <= 20 && Numbers.isLong(element, 0, element.length);
    }

    private static int integerSize(byte[] element) {
        long value = Numbers.parseLong(element, 0, element.length);
        if (value >= 0 && value <= 127) {
            return 1;
        }
        if (value >= -4096 && value <= 4095) {
            return 2;
        }
        if (value == (short) value) {
            return 3;
        }
        if (value >= -(1 << 23) && value < 1 << 23) {
            return 4;
        }
        return value == (int) value ? 5 : 9;
    }

    private static int stringSize(int length) {
        return length < 64 ? length + 1 : length < 4096 ? length + 2 : length + 5;
    }

    /** How many bytes the length of an element takes behind it; the limits of listpack.c are one short of powers. */
    static int backLengthSize(int size) {
        if (size < 128) {
            return 1;
        }
        return size < 16_383 ? 2 : size < 2_097_151 ? 3 : size < 268_435_455 ? 4 : 5;
    }
}
