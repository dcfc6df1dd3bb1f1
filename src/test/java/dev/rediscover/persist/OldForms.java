package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Crc64;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Payloads of DUMP put together by hand, byte for byte as the file format says, in the forms that no server at hand
 * writes: those of older versions and of newer ones. Texts shorter than 64 bytes only.
 */
final class OldForms {
    private OldForms() {}

    /** A payload: the type, its body, the version of RDB and the checksum. */
    static Bytes payload(int type, byte[] body, int version) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(type);
        out.writeBytes(body);
        number(out, version, 2);
        number(out, Crc64.update(0, out.toByteArray(), 0, out.size()), 8);
        return Bytes.wrap(out.toByteArray());
    }

    /** {@code whole} with a checksum that fits again. */
    static byte[] signed(byte[] whole) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(whole, 0, whole.length - 8);
        number(out, Crc64.update(0, out.toByteArray(), 0, out.size()), 8);
        return out.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, long number, int width) {
        for (int i = 0; i < width; i++) {
            out.write((int) (number >>> (8 * i)));
        }
    }

    static byte[] bytes(Object... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof Integer value) {
                out.write(value);
            } else if (part instanceof Long value) {
                number(out, value, 8);
            } else {
                out.writeBytes((byte[]) part);
            }
        }
        return out.toByteArray();
    }

    /** A string with its length in front. */
    static byte[] string(byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (text.length < 64) {
            out.write(text.length);
        } else {
            out.write(text.length >> 8 | 0x40);
            out.write(text.length);
        }
        out.writeBytes(text);
        return out.toByteArray();
    }

    static byte[] string(String text) {
        return string(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A count, then each text with its length. */
    static byte[] strings(int count, List<String> texts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(count);
        texts.forEach(text -> out.writeBytes(string(text)));
        return out.toByteArray();
    }

    /** A ziplist of texts and, where a text is a number of 8 bits to 64, of integers in each width. */
    static byte[] ziplist(List<String> texts) {
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        int before = 0;
        int start = 10;
        for (String text : texts) {
            start = 10 + entries.size();
            entries.write(before);
            entries.writeBytes(ziplistContent(text));
            before = 10 + entries.size() - start;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        number(out, 10 + entries.size() + 1, 4);
        number(out, start, 4);
        number(out, texts.size(), 2);
        out.writeBytes(entries.toByteArray());
        out.write(0xff);
        return out.toByteArray();
    }

    private static byte[] ziplistContent(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!text.matches("-?[0-9]{1,19}")) {
            out.write(text.length());
            out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
            return out.toByteArray();
        }
        long value = Long.parseLong(text);
        if (value >= 0 && value <= 12) {
            out.write(0xf1 + (int) value);
        } else {
            int width = value == (byte) value ? 1 : value == (short) value ? 2 : value << 40 >> 40 == value ? 3 : 8;
            width = width == 8 && value == (int) value ? 4 : width;
            out.write(width == 1 ? 0xfe : width == 2 ? 0xc0 : width == 3 ? 0xf0 : width == 4 ? 0xd0 : 0xe0);
            number(out, value, width);
        }
        return out.toByteArray();
    }

    /** A zipmap with two bytes to spare behind each value. */
    static byte[] zipmap(List<String> pairs) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(pairs.size() / 2);
        for (int i = 0; i < pairs.size(); i++) {
            out.write(pairs.get(i).length());
            if (i % 2 == 1) {
                out.write(2);
            }
            out.writeBytes(pairs.get(i).getBytes(StandardCharsets.ISO_8859_1));
            if (i % 2 == 1) {
                out.write(0);
                out.write(0);
            }
        }
        out.write(0xff);
        return out.toByteArray();
    }

    /** A listpack of texts. */
    static byte[] listpack(List<String> texts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int size = 7 + texts.stream().mapToInt(text -> text.length() + 2).sum();
        number(out, size, 4);
        number(out, texts.size(), 2);
        for (String text : texts) {
            out.write(0x80 | text.length());
            out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
            out.write(text.length() + 1);
        }
        out.write(0xff);
        return out.toByteArray();
    }

    static byte[] intset(int width, long... members) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        number(out, width, 4);
        number(out, members.length, 4);
        for (long member : members) {
            number(out, member, width);
        }
        return out.toByteArray();
    }
}
