package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Reads JSON into values of Lua, token by token, with the errors of {@code cjson.decode}. */
final class JsonReader {
    /** What a stack bears, whatever the script has chosen. */
    private static final int MOST_DEPTH = 1500;

    /** About what a table and one of its elements take on the heap. */
    private static final int TABLE = 96;

    private final Run run;
    private final JsonSettings settings;
    private final Bytes text;
    private int position;
    private int depth;

    /** The token that was read last: its name in errors, where it stands, and what it is worth. */
    private String token;

    private int start;
    private Object worth;

    JsonReader(Run run, JsonSettings settings, Bytes text) {
        this.run = run;
        this.settings = settings;
        this.text = text;
    }

    Object value() {
        if (text.length() >= 2 && (text.at(0) == 0 || text.at(1) == 0)) {
            throw LuaError.of("JSON parser does not support UTF-16 or UTF-32");
        }
        next();
        Object value = here();
        next();
        if (!token.equals("T_END")) {
            throw unexpected("the end");
        }
        return value;
    }

    /** The character at so much behind the position, 0 at the end: a byte 0 ends the text. */
    private int peek(int ahead) {
        return position + ahead < text.length() ? text.at(position + ahead) : 0;
    }

    private LuaError unexpected(String wanted) {
        return LuaError.of("Expected " + wanted + " but found " + token + " at character " + (start + 1));
    }

    /** The value that the token begins. */
    private Object here() {
        run.step();
        return switch (token) {
            case "T_STRING", "T_NUMBER", "T_BOOLEAN", "T_NULL" -> worth;
            case "T_OBJ_BEGIN" -> object();
            case "T_ARR_BEGIN" -> array();
            default -> throw unexpected("value");
        };
    }

    private LuaTable object() {
        enter();
        LuaTable table = new LuaTable();
        next();
        while (!token.equals("T_OBJ_END")) {
            if (!token.equals("T_STRING")) {
                throw unexpected("object key string");
            }
            Object key = worth;
            next();
            if (!token.equals("T_COLON")) {
                throw unexpected("colon");
            }
            next();
            Operators.put(run, table, key, here());
            if (!another("T_OBJ_END", "comma or object end")) {
                break;
            }
        }
        depth--;
        return table;
    }

    private LuaTable array() {
        enter();
        LuaTable table = new LuaTable();
        next();
        if (!token.equals("T_ARR_END")) {
            int index = 1;
            do {
                Operators.put(run, table, (double) index++, here());
            } while (another("T_ARR_END", "comma or array end"));
        }
        depth--;
        return table;
    }

    /** Reads past a comma, to the token behind it, or past the end; whether it was a comma. */
    private boolean another(String end, String wanted) {
        next();
        if (token.equals(end)) {
            return false;
        }
        if (!token.equals("T_COMMA")) {
            throw unexpected(wanted);
        }
        next();
        if (token.equals("T_OBJ_END") && end.equals("T_OBJ_END")) {
            throw unexpected("object key string");
        }
        return true;
    }

    private void enter() {
        run.allocate(TABLE);
        if (++depth > Math.min(settings.decodeDepth, MOST_DEPTH)) {
            throw LuaError.of("Found too many nested data structures (" + depth + ") at character " + position);
        }
    }

    private void next() {
        while (peek(0) == ' ' || peek(0) == '\t' || peek(0) == '\n' || peek(0) == '\r') {
            position++;
        }
        start = position;
        int c = peek(0);
        token = switch (c) {
            case 0 -> "T_END";
            case '{' -> "T_OBJ_BEGIN";
            case '}' -> "T_OBJ_END";
            case '[' -> "T_ARR_BEGIN";
            case ']' -> "T_ARR_END";
            case ':' -> "T_COLON";
            case ',' -> "T_COMMA";
            default -> "";
        };
        if (token.isEmpty()) {
            longer(c);
        } else if (c != 0) {
            position++;
        }
    }

    /** A token of several characters. */
    private void longer(int c) {
        if (c == '"') {
            string();
        } else if (c == '-' || c >= '0' && c <= '9') {
            if (settings.decodeInvalid == JsonSettings.OFF && isInvalidNumber()) {
                token = "invalid number";
            } else {
                number();
            }
        } else if (takes("true") || takes("false")) {
            token = "T_BOOLEAN";
            worth = c == 't';
        } else if (takes("null")) {
            token = "T_NULL";
            worth = JsonLibrary.NULL;
        } else if (settings.decodeInvalid == JsonSettings.ON && isInvalidNumber()) {
            number();
        } else {
            token = "invalid token";
        }
    }

    private boolean takes(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (peek(i) != word.charAt(i)) {
                return false;
            }
        }
        position += word.length();
        return true;
    }

    /** Whether a number begins here that C can read, but JSON does not allow. */
    private boolean isInvalidNumber() {
        if (peek(0) == '+') {
            return true;
        }
        int p = peek(0) == '-' ? 1 : 0;
        if (peek(p) == '0') {
            return (peek(p + 1) | 0x20) == 'x' || peek(p + 1) >= '0' && peek(p + 1) <= '9';
        }
        int first = peek(p) | 0x20;
        int second = peek(p + 1) | 0x20;
        int third = peek(p + 2) | 0x20;
        return first == 'i' && second == 'n' && third == 'f' || first == 'n' && second == 'a' && third == 'n';
    }

    /** The longest number that begins here, as C reads it. */
    private void number() {
        int end = position;
        while (end < text.length() && isOfNumber(text.at(end))) {
            end++;
        }
        String word = text.slice(position, end).latin1();
        int length = LuaNumbers.prefix(word);
        if (length == 0) {
            token = "invalid number";
            return;
        }
        token = "T_NUMBER";
        worth = LuaNumbers.parse(word.substring(0, length));
        position += length;
    }

    private static boolean isOfNumber(int c) {
        return c < 128 && Character.isLetterOrDigit(c) || "+-.()_".indexOf(c) >= 0;
    }

    private void string() {
        position++;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (peek(0) != '"') {
            int c = peek(0);
            if (c == 0) {
                failed("unexpected end of string");
                return;
            }
            if (c != '\\') {
                out.write(c);
                position++;
            } else if (peek(1) == 'u') {
                if (!unicode(out)) {
                    failed("invalid unicode escape code");
                    return;
                }
            } else {
                int simple = peek(1) == 0 ? -1 : "\"\\/bfnrt".indexOf(peek(1));
                if (simple < 0) {
                    failed("invalid escape code");
                    return;
                }
                out.write("\"\\/\b\f\n\r\t".charAt(simple));
                position += 2;
            }
        }
        position++;
        run.checkLength(out.size());
        token = "T_STRING";
        worth = Bytes.wrap(out.toByteArray());
    }

    private void failed(String why) {
        token = why;
        start = position;
    }

    /** Reads an escape, or two that are one character; false, with the position as it was, if it is none. */
    private boolean unicode(ByteArrayOutputStream out) {
        int code = hex(2);
        int length = 6;
        if (code < 0 || Character.isLowSurrogate((char) code)) {
            return false;
        }
        if (Character.isHighSurrogate((char) code)) {
            int low = peek(6) == '\\' && peek(7) == 'u' ? hex(8) : -1;
            if (low < 0 || !Character.isLowSurrogate((char) low)) {
                return false;
            }
            code = Character.toCodePoint((char) code, (char) low);
            length = 12;
        }
        out.writeBytes(Character.toString(code).getBytes(StandardCharsets.UTF_8));
        position += length;
        return true;
    }

    private int hex(int ahead) {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int c = peek(ahead + i);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }
}
