package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Reads JSON into values of Lua, with the errors of {@code cjson.decode}. */
final class JsonReader {
    private static final int MOST_DEPTH = 500;

    private final Run run;
    private final Bytes text;
    private int position;
    private int depth;

    JsonReader(Run run, Bytes text) {
        this.run = run;
        this.text = text;
    }

    Object value() {
        Object value = next("value");
        blanks();
        if (position < text.length()) {
            throw unexpected("the end");
        }
        return value;
    }

    private int peek() {
        return position < text.length() ? text.at(position) : -1;
    }

    private void blanks() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
            position++;
        }
    }

    private Object next(String wanted) {
        run.step();
        blanks();
        switch (peek()) {
            case '{' -> {
                return object();
            }
            case '[' -> {
                return array();
            }
            case '"' -> {
                return string();
            }
            default -> {
                return literal(wanted);
            }
        }
    }

    private Object literal(String wanted) {
        if (takes("true")) {
            return Boolean.TRUE;
        }
        if (takes("false")) {
            return Boolean.FALSE;
        }
        if (takes("null")) {
            return JsonLibrary.NULL;
        }
        int start = position;
        while ("+-.eE0123456789".indexOf(peek()) >= 0 && peek() > 0) {
            position++;
        }
        Double number = start == position
                ? null
                : LuaNumbers.parse(text.slice(start, position).latin1());
        if (number == null) {
            position = start;
            throw unexpected(wanted);
        }
        return number;
    }

    private boolean takes(String word) {
        if (position + word.length() > text.length()
                || !text.slice(position, position + word.length()).latin1().equals(word)) {
            return false;
        }
        position += word.length();
        return true;
    }

    private LuaTable object() {
        enter();
        LuaTable table = new LuaTable();
        blanks();
        if (peek() == '}') {
            position++;
        } else {
            do {
                blanks();
                if (peek() != '"') {
                    throw unexpected("object key string");
                }
                Bytes key = string();
                blanks();
                if (peek() != ':') {
                    throw unexpected("colon");
                }
                position++;
                table.put(key, next("value"));
            } while (another('}', "comma or object end"));
        }
        depth--;
        return table;
    }

    private LuaTable array() {
        enter();
        LuaTable table = new LuaTable();
        blanks();
        if (peek() == ']') {
            position++;
        } else {
            int index = 1;
            do {
                table.put((double) index++, next("value"));
            } while (another(']', "comma or array end"));
        }
        depth--;
        return table;
    }

    private void enter() {
        position++;
        if (++depth > MOST_DEPTH) {
            throw LuaError.of("Found too many nested data structures (" + depth + ")");
        }
    }

    private boolean another(char end, String wanted) {
        blanks();
        int c = peek();
        if (c != ',' && c != end) {
            throw unexpected(wanted);
        }
        position++;
        return c == ',';
    }

    private Bytes string() {
        int start = position++;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (peek() != '"') {
            int c = peek();
            if (c < 32) {
                position = start;
                throw LuaError.of("Expected value but found unexpected end of string at character " + (start + 1));
            }
            position++;
            if (c == '\\') {
                escape(out);
            } else {
                out.write(c);
            }
        }
        position++;
        return Bytes.wrap(out.toByteArray());
    }

    private void escape(ByteArrayOutputStream out) {
        int c = peek();
        position++;
        int simple = "\"\\/bfnrt".indexOf(c);
        if (c > 0 && simple >= 0) {
            out.write("\"\\/\b\f\n\r\t".charAt(simple));
        } else if (c == 'u') {
            int code = hex();
            if (Character.isHighSurrogate((char) code) && takes("\\u")) {
                code = Character.toCodePoint((char) code, (char) hex());
            }
            out.writeBytes(new String(Character.toChars(code)).getBytes(StandardCharsets.UTF_8));
        } else {
            throw LuaError.of("Expected value but found invalid escape code at character " + (position - 1));
        }
    }

    private int hex() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw LuaError.of("Expected value but found invalid unicode escape code at character " + position);
            }
            code = code * 16 + digit;
            position++;
        }
        return code;
    }

    private LuaError unexpected(String wanted) {
        String found = switch (peek()) {
            case -1 -> "T_END";
            case '{' -> "T_OBJ_BEGIN";
            case '}' -> "T_OBJ_END";
            case '[' -> "T_ARR_BEGIN";
            case ']' -> "T_ARR_END";
            case ':' -> "T_COLON";
            case ',' -> "T_COMMA";
            case '"' -> "T_STRING";
            default -> "invalid token";
        };
        return LuaError.of("Expected " + wanted + " but found " + found + " at character " + (position + 1));
    }
}
