package dev.rediscover.resp;

import dev.rediscover.base.Bytes;
import java.nio.charset.StandardCharsets;

/**
 * Tells which bytes are well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF), and
 * carries the others through a {@code String} without loss.
 */
public final class Utf8 {
    private Utf8() {}

    /**
     * {@code bytes} as text; a byte that is not UTF-8 becomes a lone surrogate U+DC80 to U+DCFF, which {@link #bytes}
     * turns back into that byte.
     */
    public static String text(Bytes bytes) {
        if (valid(bytes)) {
            return bytes.utf8();
        }
        StringBuilder out = new StringBuilder(bytes.length());
        int at = 0;
        while (at < bytes.length()) {
            int length = sequence(bytes, at);
            if (length == 0) {
                out.append((char) (0xdc00 + bytes.at(at++)));
            } else {
                out.appendCodePoint(decode(bytes, at, length));
                at += length;
            }
        }
        return out.toString();
    }

    /** The bytes of {@code text}: its UTF-8 encoding, and the original bytes where {@link #text} found no UTF-8. */
    public static Bytes bytes(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        int at = 0;
        int i = 0;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            if (point >= 0xdc80 && point <= 0xdcff) {
                encoded[at++] = (byte) (point - 0xdc00); // where the encoder, finding half a pair, put a question mark
            } else {
                boolean half = point >= 0xd800 && point <= 0xdfff;
                at += point < 0x80 || half ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            }
            i += Character.charCount(point);
        }
        return Bytes.wrap(encoded);
    }

    /** The length, 1 to 4, of the well-formed character that starts at {@code at}; 0 if none starts there. */
    public static int sequence(Bytes bytes, int at) {
        int first = bytes.at(at);
        if (first < 0x80) {
            return 1;
        }
        int length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
        if (length == 0 || at + length > bytes.length()) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes.at(at + i) & 0xc0) != 0x80) {
                return 0;
            }
        }
        int second = bytes.at(at + 1);
        boolean overlong = first == 0xe0 && second < 0xa0 || first == 0xf0 && second < 0x90;
        boolean outside = first == 0xed && second > 0x9f || first == 0xf4 && second > 0x8f;
        return overlong || outside ? 0 : length;
    }

    /** The code point of the {@code length} bytes at {@code at}, which {@link #sequence} found well formed. */
    public static int decode(Bytes bytes, int at, int length) {
        int first = bytes.at(at);
        int point = length == 1 ? first : first & (0x7f >> length);
        for (int i = 1; i < length; i++) {
            point = point << 6 | bytes.at(at + i) & 0x3f;
        }
        return point;
    }

    /** Whether all of {@code bytes} is well-formed UTF-8. */
    public static boolean valid(Bytes bytes) {
        int at = 0;
        while (at < bytes.length()) {
            int length = sequence(bytes, at);
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** Whether {@code point} shows as itself: not a control, not a separator other than the blank, not unassigned. */
    public static boolean printable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }
}
