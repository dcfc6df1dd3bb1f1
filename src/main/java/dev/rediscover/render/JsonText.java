package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.resp.Utf8;
import java.util.List;
import java.util.Map;

/**
 * Writes JSON (RFC 8259) from plain Java values: maps, lists, strings, numbers, booleans, {@code null} and {@link
 * Bytes}.
 *
 * <p>A binary string that is not UTF-8 becomes <code>{"hex": "00ff"}</code>, because JSON has no bytes.
 */
public final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    /** {@code value} on one line. */
    public static String of(Object value) {
        StringBuilder out = new StringBuilder();
        append(out, value);
        return out.toString();
    }

    private static void append(StringBuilder out, Object value) {
        if (value instanceof Map<?, ?> map) {
            appendMap(out, map);
        } else if (value instanceof List<?> list) {
            out.append('[');
            for (int i = 0; i < list.size(); i++) {
                out.append(i == 0 ? "" : ",");
                append(out, list.get(i));
            }
            out.append(']');
        } else if (value instanceof Bytes bytes) {
            out.append(Utf8.valid(bytes) ? string(bytes.utf8()) : "{\"hex\":\"" + hex(bytes) + "\"}");
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            out.append(string(number.isNaN() ? "nan" : number > 0 ? "inf" : "-inf"));
        } else if (value instanceof Double number) {
            out.append(Numbers.format(number));
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            out.append(string(value.toString()));
        }
    }

    private static void appendMap(StringBuilder out, Map<?, ?> map) {
        out.append('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(first ? "" : ",");
            first = false;
            out.append(string(entry.getKey().toString())).append(':');
            append(out, entry.getValue());
        }
        out.append('}');
    }

    /** {@code text} between quotes, with the escapes JSON asks for. */
    static String string(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                default -> {
                    if (c < ' ') {
                        out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    private static String hex(Bytes bytes) {
        StringBuilder out = new StringBuilder(2 * bytes.length());
        for (int i = 0; i < bytes.length(); i++) {
            out.append(HEX.charAt(bytes.at(i) >> 4)).append(HEX.charAt(bytes.at(i) & 15));
        }
        return out.toString();
    }
}
