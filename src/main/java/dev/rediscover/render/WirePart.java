package dev.rediscover.render;

import java.util.ArrayList;
import java.util.List;

/**
 * One element of the protocol as it goes over the wire.
 *
 * @param depth how many arrays, maps and the like it is inside of
 * @param bytes what is sent, with {@code \r\n} and other bytes that cannot be seen spelled out
 * @param meaning what kind of element it is, and of what length
 */
record WirePart(int depth, String bytes, String meaning) {
    private static final int MOST_TEXT = 60;

    /**
     * A message in its elements.
     *
     * @param parts the first of them
     * @param total how many there are
     * @param bytes how long it is
     */
    record Message(List<WirePart> parts, long total, long bytes) {
        private static final int KEPT = 200;

        /** The elements of whole RESP messages (https://redis.io/docs/latest/develop/reference/protocol-spec/). */
        static Message of(byte[] message) {
            List<WirePart> parts = new ArrayList<>();
            long[] total = new long[1];
            int at = 0;
            while (at < message.length) {
                at = read(message, at, 0, parts, total);
            }
            return new Message(parts, total[0], message.length);
        }
    }

    private static int read(byte[] message, int at, int depth, List<WirePart> parts, long[] total) {
        int end = at;
        while (message[end] != '\r') {
            end++;
        }
        char type = (char) message[at];
        int next = end + 2;
        long length = "$=*~>%".indexOf(type) >= 0 ? Long.parseLong(text(message, at + 1, end)) : 0;
        if ((type == '$' || type == '=') && length >= 0) {
            next += (int) length + 2;
        }
        total[0]++;
        if (parts.size() < Message.KEPT) {
            parts.add(new WirePart(depth, spelled(message, at, next), meaning(type, length)));
        }
        long children = "*~>".indexOf(type) >= 0 ? length : type == '%' ? 2 * length : 0;
        for (long i = 0; i < children && next < message.length; i++) {
            next = read(message, next, depth + 1, parts, total);
        }
        return next;
    }

    private static String text(byte[] message, int from, int to) {
        return new String(message, from, to - from, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static String meaning(char type, long length) {
        return switch (type) {
            case '+' -> "status";
            case '-' -> "error";
            case ':' -> "integer";
            case '$' -> length < 0 ? "null" : "bulk, " + Wording.count(length, "byte");
            case '*' -> length < 0 ? "null" : "array of " + Wording.count(length);
            case '%' -> "map of " + Wording.count(length, "pair");
            case '~' -> "set of " + Wording.count(length);
            case '>' -> "push of " + Wording.count(length);
            case '_' -> "null";
            case '#' -> "boolean";
            case ',' -> "double";
            case '(' -> "big number";
            default -> "verbatim, " + Wording.count(length, "byte");
        };
    }

    private static String spelled(byte[] message, int from, int to) {
        StringBuilder out = new StringBuilder();
        int shown = to - from <= MOST_TEXT ? to : from + MOST_TEXT - 8;
        spell(message, from, shown, out);
        if (shown < to) {
            out.append("...");
            spell(message, to - 2, to, out);
        }
        return out.toString();
    }

    private static void spell(byte[] message, int from, int to, StringBuilder out) {
        for (int i = from; i < to; i++) {
            int b = message[i] & 0xff;
            switch (b) {
                case '\r' -> out.append("\\r");
                case '\n' -> out.append("\\n");
                default -> out.append(b >= ' ' && b < 0x7f ? Character.toString(b) : String.format("\\x%02x", b));
            }
        }
    }
}
