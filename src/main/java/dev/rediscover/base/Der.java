package dev.rediscover.base;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The little of DER (ITU-T X.690) that private keys need: walking over elements, and putting a few together. Lengths up
 * to what an {@code int} holds; every step is checked against the end of the data.
 */
final class Der {
    static final int INTEGER = 0x02;
    static final int OCTETS = 0x04;
    static final int NULL = 0x05;
    static final int OBJECT_ID = 0x06;
    static final int SEQUENCE = 0x30;

    /** Data that is not DER, or not the element that stands here. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String what) {
            super(what);
        }
    }

    private final byte[] data;
    private final int end;
    private int at;

    Der(byte[] data) {
        this(data, 0, data.length);
    }

    private Der(byte[] data, int at, int end) {
        this.data = data;
        this.at = at;
        this.end = end;
    }

    boolean atEnd() {
        return at >= end;
    }

    /** The tag of the element that stands here; -1 at the end. */
    int tag() {
        return atEnd() ? -1 : data[at] & 0xff;
    }

    /** The contents of the element that stands here, which must have {@code tag}; goes on behind it. */
    Der inside(int tag) throws Malformed {
        if (tag() != tag) {
            throw new Malformed("an element of another kind");
        }
        at++;
        int length = length();
        Der contents = new Der(data, at, at + length);
        at += length;
        return contents;
    }

    /** The whole element that stands here, with its tag and length; goes on behind it. */
    byte[] element() throws Malformed {
        int start = at;
        inside(tag());
        return Arrays.copyOfRange(data, start, at);
    }

    /** All that is left. */
    byte[] rest() {
        return Arrays.copyOfRange(data, at, end);
    }

    private int length() throws Malformed {
        int first = next();
        if (first < 0x80) {
            return checked(first);
        }
        if (first == 0x80 || first > 0x84) {
            throw new Malformed("a length that is too long");
        }
        int length = 0;
        for (int i = first & 0x7f; i > 0; i--) {
            length = length << 8 | next();
        }
        return checked(length);
    }

    private int checked(int length) throws Malformed {
        if (length < 0 || length > end - at) {
            throw new Malformed("it is cut off");
        }
        return length;
    }

    private int next() throws Malformed {
        if (atEnd()) {
            throw new Malformed("it is cut off");
        }
        return data[at++] & 0xff;
    }

    /** An element of {@code tag} with {@code parts} one after the other inside. */
    static byte[] put(int tag, byte[]... parts) {
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            contents.writeBytes(part);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        putLength(element, contents.size());
        element.writeBytes(contents.toByteArray());
        return element.toByteArray();
    }

    private static void putLength(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
            return;
        }
        int bytes = (39 - Integer.numberOfLeadingZeros(length)) / 8;
        out.write(0x80 | bytes);
        for (int i = bytes - 1; i >= 0; i--) {
            out.write(length >>> 8 * i);
        }
    }
}
