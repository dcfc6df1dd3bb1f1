package dev.rediscover.resp;

import dev.rediscover.base.Bytes;
import java.io.ByteArrayOutputStream;

/**
 * Writes a binary string so that a person can read it and {@link CommandLine} reads it back unchanged.
 *
 * <p>Three strengths: {@link #quote} is what redis-cli prints, every byte beyond printable ASCII escaped; {@link
 * #quoteReadable} leaves valid UTF-8 text as it is; {@link #word} quotes only where the splitter needs it.
 */
public final class Quoting {
    private static final String HEX = "0123456789abcdef";

    private Quoting() {}

    /** {@code bytes} between double quotes as redis-cli prints them; pure ASCII. */
    public static String quote(Bytes bytes) {
        StringBuilder out = new StringBuilder(bytes.length() + 2).append('"');
        for (int i = 0; i < bytes.length(); i++) {
            appendByte(out, bytes.at(i));
        }
        return out.append('"').toString();
    }

    /** As {@link #quote}, but printable characters in valid UTF-8 stay readable. */
    public static String quoteReadable(Bytes bytes) {
        StringBuilder out = new StringBuilder(bytes.length() + 2).append('"');
        int i = 0;
        while (i < bytes.length()) {
            int b = bytes.at(i);
            int length = b < 0x80 ? 1 : Utf8.sequence(bytes, i);
            int character = length > 1 ? Utf8.decode(bytes, i, length) : b;
            if (length > 1 && Utf8.printable(character)) {
                out.appendCodePoint(character);
                i += length;
            } else {
                appendByte(out, b);
                i++;
            }
        }
        return out.append('"').toString();
    }

    /** One word of a command line: bare where the splitter takes it bare, else as {@link #quoteReadable}. */
    public static String word(Bytes bytes) {
        return standsBare(bytes) ? bytes.utf8() : quoteReadable(bytes);
    }

    /** A whole command, its words written by {@link #word} with one blank between them. */
    public static String line(Iterable<Bytes> words) {
        StringBuilder out = new StringBuilder();
        for (Bytes word : words) {
            if (out.length() > 0) {
                out.append(' ');
            }
            out.append(word(word));
        }
        return out.toString();
    }

    private static boolean standsBare(Bytes bytes) {
        int i = 0;
        while (i < bytes.length()) {
            int b = bytes.at(i);
            int length = b < 0x80 ? 1 : Utf8.sequence(bytes, i);
            if (length == 0 || length > 1 && !Utf8.printable(Utf8.decode(bytes, i, length))) {
                return false;
            }
            if (b <= ' ' || b == 0x7f || b == '"' || b == '\'' || b == '\\') {
                return false;
            }
            i += length;
        }
        return !bytes.isEmpty();
    }

    private static void appendByte(StringBuilder out, int b) {
        switch (b) {
            case '\\' -> out.append("\\\\");
            case '"' -> out.append("\\\"");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case 7 -> out.append("\\a");
            case '\b' -> out.append("\\b");
            default -> {
                if (b >= ' ' && b < 0x7f) {
                    out.append((char) b);
                } else {
                    out.append("\\x").append(HEX.charAt(b >> 4)).append(HEX.charAt(b & 15));
                }
            }
        }
    }

    /** The bytes of {@code text} with the escapes of a double-quoted word undone; quotes have no meaning here. */
    public static Bytes unescape(String text) {
        Bytes in = Bytes.of(text);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length());
        int at = 0;
        while (at < in.length()) {
            at = CommandLine.takeEscaped(in, at, out);
        }
        return Bytes.wrap(out.toByteArray());
    }
}
