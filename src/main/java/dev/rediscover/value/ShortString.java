package dev.rediscover.value;

import dev.rediscover.base.Bytes;

/**
 * A string of up to 16 bytes with its content in fields: 24 bytes on the heap for up to 8, 32 for more, where an object
 * and an array take 48 to 56. It cannot be changed, so it counts as shared: who wants to change it gets a copy. Only
 * the keyspace may let it {@linkplain #takeOver take over} another string as a whole.
 */
abstract sealed class ShortString extends StringValue {
    private static final int HALF = 8;
    private static final int LONGEST = 2 * HALF;
    private static final int LENGTH_BITS = 5;

    /** Up to 8 bytes. */
    private static final class Single extends ShortString {
        private long content;

        Single(byte[] array, Form form) {
            super(array.length, form);
            content = packed(array, 0, array.length);
        }

        @Override
        public boolean takeOver(Value other) {
            if (isHeld() || !(other instanceof Single single)) {
                return false;
            }
            content = single.content;
            takeNotes(single);
            return true;
        }

        @Override
        public int at(int index) {
            return index < length() ? unpacked(content, index) & 0xff : 0;
        }

        @Override
        public void copyTo(byte[] target, int at) {
            for (int i = 0; i < length(); i++) {
                target[at + i] = unpacked(content, i);
            }
        }

        @Override
        public long heapBytes() {
            return Footprint.object(4 + HALF);
        }
    }

    /** 9 to 16 bytes. */
    private static final class Pair extends ShortString {
        private long first;
        private long second;

        Pair(byte[] array, Form form) {
            super(array.length, form);
            first = packed(array, 0, HALF);
            second = packed(array, HALF, array.length);
        }

        @Override
        public boolean takeOver(Value other) {
            if (isHeld() || !(other instanceof Pair pair)) {
                return false;
            }
            first = pair.first;
            second = pair.second;
            takeNotes(pair);
            return true;
        }

        @Override
        public int at(int index) {
            return index >= length() ? 0 : unpacked(index < HALF ? first : second, index) & 0xff;
        }

        @Override
        public void copyTo(byte[] target, int at) {
            for (int i = 0; i < HALF; i++) {
                target[at + i] = unpacked(first, i);
            }
            for (int i = HALF; i < length(); i++) {
                target[at + i] = unpacked(second, i);
            }
        }

        @Override
        public long heapBytes() {
            return Footprint.object(4 + 2 * HALF);
        }
    }

    private ShortString(int length, Form form) {
        setMark(form.ordinal() << LENGTH_BITS | length);
    }

    static boolean fits(Bytes text) {
        return text.length() <= LONGEST;
    }

    static ShortString of(byte[] array, Form form) {
        return array.length <= HALF ? new Single(array, form) : new Pair(array, form);
    }

    /** The bytes from {@code from} to {@code to}, at most 8, the first in the lowest bits. */
    private static long packed(byte[] array, int from, int to) {
        long bits = 0;
        for (int i = to - 1; i >= from; i--) {
            bits = bits << 8 | array[i] & 0xff;
        }
        return bits;
    }

    /** The byte at {@code index}, which counts from the first byte of either half. */
    private static byte unpacked(long bits, int index) {
        return (byte) (bits >>> 8 * index); // a shift goes by its lowest six bits
    }

    @Override
    Form form() {
        return Form.of(mark() >>> LENGTH_BITS);
    }

    @Override
    public int length() {
        return mark() & (1 << LENGTH_BITS) - 1;
    }

    @Override
    byte[] exact() {
        byte[] array = new byte[length()];
        copyTo(array, 0);
        return array;
    }

    @Override
    byte[] backing() {
        return exact();
    }

    /** Always: nobody may change it where it lies. */
    @Override
    public boolean isShared() {
        return true;
    }

    /** For good: it is cheaper to replace than to find a bit for. */
    @Override
    public void lend() {
        share();
    }

    /** Does nothing. */
    @Override
    public void giveBack() {
        // it was shared for good
    }

    final void takeNotes(ShortString other) {
        setMark(other.mark());
        setAccess(other.access());
    }

    private static IllegalStateException unchangeable() {
        return new IllegalStateException("a short string is changed through a copy");
    }

    @Override
    byte[] grown(int length) {
        throw unchangeable();
    }

    @Override
    void adopt(byte[] array, int length) {
        throw unchangeable();
    }

    @Override
    void set(Bytes text, Form form) {
        throw unchangeable();
    }
}
