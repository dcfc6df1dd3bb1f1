package dev.rediscover.persist.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON text (RFC 8259) into maps, lists, strings, {@link Number}s, booleans and {@code null}. Names may not
 * come twice in an object, halves of surrogate pairs not alone, and depth and count are bounded.
 */
final class JsonText {
    private static final int DEEPEST = 8;

    /** It is no JSON. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        private final int at;

        Malformed(int at, String what) {
            super(what, null, false, false);
            this.at = at;
        }

        /** How many characters stand before what is wrong. */
        int at() {
            return at;
        }
    }

    /** A number as it is written. */
    record Number(String text) {
        /** As an integer, of 64 bits with or without a sign; {@code null} if it is none. */
        Long whole() {
            try {
                return text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text);
            } catch (NumberFormatException e) {
                return null;
            }
        }
    }

    private final String text;
    private final long mostValues;
    private int at;
    private long values;

    private JsonText(String text, long mostValues) {
        this.text = text;
        this.mostValues = mostValues;
    }

    /** What {@code text} says; {@code mostValues} bounds how many values there may be in it. */
    static Object read(String text, long mostValues) throws Malformed {
        JsonText json = new JsonText(text, mostValues);
        Object value = json.value(1);
        json.blanks();
        if (json.at < text.length()) {
            throw json.malformed("there is more after the end of the object");
        }
        return value;
    }

    private Malformed malformed(String what) {
        return new Malformed(at, what);
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char next() throws Malformed {
        blanks();
        if (at == text.length()) {
            throw malformed("it ends too early");
        }
        return text.charAt(at);
    }

    private void expect(char c) throws Malformed {
        if (next() != c) {
            throw malformed("there should be a " + c);
        }
        at++;
    }

    private Object value(int depth) throws Malformed {
        if (depth > DEEPEST) {
            throw malformed("it is nested too deeply");
        }
        if (++values > mostValues) {
            throw malformed("it holds more values than there is memory for");
        }
        char c = next();
        return switch (c) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Object word(String word, Object meant) throws Malformed {
        if (!text.startsWith(word, at)) {
            throw malformed("this is no value");
        }
        at += word.length();
        return meant;
    }

    private Map<String, Object> object(int depth) throws Malformed {
        Map<String, Object> fields = new LinkedHashMap<>();
        expect('{');
        if (next() == '}') {
            at++;
            return fields;
        }
        while (true) {
            if (next() != '"') {
                throw malformed("there should be a name in double quotes");
            }
            int begin = at;
            String name = string();
            expect(':');
            Object value = value(depth + 1);
            if (fields.containsKey(name)) {
                throw new Malformed(begin, "\"" + name + "\" is there twice");
            }
            fields.put(name, value);
            if (next() != ',') {
                break;
            }
            at++;
        }
        expect('}');
        return fields;
    }

    private List<Object> list(int depth) throws Malformed {
        List<Object> items = new ArrayList<>();
        expect('[');
        if (next() == ']') {
            at++;
            return items;
        }
        while (true) {
            items.add(value(depth + 1));
            if (next() != ',') {
                break;
            }
            at++;
        }
        expect(']');
        return items;
    }

    private String string() throws Malformed {
        at++;
        int begin = at;
        StringBuilder out = null; // only where something is escaped
        while (true) {
            if (at == text.length()) {
                throw malformed("the double quote is never closed");
            }
            char c = text.charAt(at);
            if (c == '"') {
                String found = out == null ? text.substring(begin, at) : out.toString();
                at++;
                return whole(found, begin);
            }
            if (c < ' ') {
                throw malformed("a control character must be escaped");
            }
            if (c == '\\') {
                out = out == null ? new StringBuilder(text.substring(begin, at)) : out;
                out.append(escaped());
            } else {
                if (out != null) {
                    out.append(c);
                }
                at++;
            }
        }
    }

    private static String whole(String found, int begin) throws Malformed {
        for (int i = 0; i < found.length(); i++) {
            char c = found.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < found.length()
                    && Character.isLowSurrogate(found.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new Malformed(begin, "half of a character (\\u" + Integer.toHexString(c) + ") stands alone");
            }
        }
        return found;
    }

    private char escaped() throws Malformed {
        char kind = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        at += 2;
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> {
                at -= 2;
                throw malformed("there is no such escape");
            }
        };
    }

    private char unicode() throws Malformed {
        int code = 0;
        for (int i = 0; i < 4; i++, at++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0 || text.charAt(at) > 'f') {
                throw malformed("four hexadecimal digits must follow \\u");
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }

    private Number number() throws Malformed {
        int begin = at;
        at += at < text.length() && text.charAt(at) == '-' ? 1 : 0;
        boolean zero = at < text.length() && text.charAt(at) == '0';
        int digits = digits();
        boolean good = digits > 0 && !(zero && digits > 1);
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            good &= digits() > 0;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            at += at < text.length() && "+-".indexOf(text.charAt(at)) >= 0 ? 1 : 0;
            good &= digits() > 0;
        }
        if (!good) {
            at = begin;
            throw malformed("this is no value");
        }
        return new Number(text.substring(begin, at));
    }

    private int digits() {
        int begin = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - begin;
    }
}
