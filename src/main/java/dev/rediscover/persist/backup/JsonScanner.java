package dev.rediscover.persist.backup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON of {@code backup.json}: objects, lists, texts, whole numbers, true, false and null (RFC 8259 without
 * fractions), a few levels deep.
 */
final class JsonScanner {
    private static final int DEEPEST = 8;
    private static final int MOST_DIGITS = 18;

    private final String text;
    private int at;

    private JsonScanner(String text) {
        this.text = text;
    }

    /** The value of {@code text}: maps, lists, strings, longs, booleans, {@code null}. */
    static Object read(String text) throws BackupFault {
        JsonScanner scanner = new JsonScanner(text);
        Object value = scanner.value(0);
        scanner.blanks();
        if (scanner.at < text.length()) {
            throw scanner.fault("nothing may follow the end");
        }
        return value;
    }

    private BackupFault fault(String why) {
        int line = 1;
        int begin = 0;
        for (int i = 0; i < Math.min(at, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                begin = i + 1;
            }
        }
        return new BackupFault(line + ":" + (at - begin + 1) + ": " + why);
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private Object value(int depth) throws BackupFault {
        blanks();
        if (depth > DEEPEST) {
            throw fault("more than " + DEEPEST + " levels");
        }
        char c = at < text.length() ? text.charAt(at) : 0;
        switch (c) {
            case '{':
                return object(depth);
            case '[':
                return list(depth);
            case '"':
                return string();
            case 't':
                return word("true", Boolean.TRUE);
            case 'f':
                return word("false", Boolean.FALSE);
            case 'n':
                return word("null", null);
            default:
                return number();
        }
    }

    private Object word(String word, Object meaning) throws BackupFault {
        if (!text.startsWith(word, at)) {
            throw fault("a value is missing");
        }
        at += word.length();
        return meaning;
    }

    private Long number() throws BackupFault {
        int begin = at;
        if (at < text.length() && text.charAt(at) == '-') {
            at++;
        }
        int digits = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == digits) {
            throw fault("a value is missing");
        }
        if (at - digits > MOST_DIGITS || at < text.length() && ".eE".indexOf(text.charAt(at)) >= 0) {
            throw fault("a whole number of up to " + MOST_DIGITS + " digits is wanted");
        }
        return Long.valueOf(text.substring(begin, at));
    }

    private Map<String, Object> object(int depth) throws BackupFault {
        Map<String, Object> fields = new LinkedHashMap<>();
        at++;
        blanks();
        if (skip('}')) {
            return fields;
        }
        do {
            blanks();
            if (at >= text.length() || text.charAt(at) != '"') {
                throw fault("a field's name between quotes is missing");
            }
            String name = string();
            blanks();
            expect(':');
            if (fields.containsKey(name)) {
                throw fault("the field \"" + name + "\" is there twice");
            }
            fields.put(name, value(depth + 1));
            blanks();
        } while (skip(','));
        expect('}');
        return fields;
    }

    private List<Object> list(int depth) throws BackupFault {
        List<Object> items = new ArrayList<>();
        at++;
        blanks();
        if (skip(']')) {
            return items;
        }
        do {
            items.add(value(depth + 1));
            blanks();
        } while (skip(','));
        expect(']');
        return items;
    }

    private boolean skip(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char c) throws BackupFault {
        if (!skip(c)) {
            throw fault("'" + c + "' is missing");
        }
    }

    private String string() throws BackupFault {
        StringBuilder out = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw fault("a control character in a text");
            }
            out.append(c == '\\' ? escaped() : c);
        }
        expect('"');
        return out.toString();
    }

    private char escaped() throws BackupFault {
        char c = at < text.length() ? text.charAt(at++) : 0;
        switch (c) {
            case '"', '\\', '/':
                return c;
            case 'n':
                return '\n';
            case 't':
                return '\t';
            case 'r':
                return '\r';
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'u':
                return unicode();
            default:
                throw fault("an escape that JSON does not know");
        }
    }

    private char unicode() throws BackupFault {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw fault("four hexadecimal digits are missing");
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }
}
