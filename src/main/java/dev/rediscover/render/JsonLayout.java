package dev.rediscover.render;

import java.util.ArrayList;
import java.util.List;

/** JSON (RFC 8259) on one line, laid out over several: one member or element a line, two blanks a level. */
public final class JsonLayout {
    private static final int DEEPEST = 64;
    private static final int LONGEST = 256 * 1024; // characters

    private final String text;
    private final List<String> lines = new ArrayList<>();
    private StringBuilder line = new StringBuilder();
    private int at;

    private JsonLayout(String text) {
        this.text = text;
    }

    /** The lines of an object or array; {@code null} if {@code text} is none, or too long or too deep to lay out. */
    public static List<String> of(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        JsonLayout layout = new JsonLayout(text);
        layout.skipBlanks();
        char first = layout.peek();
        if (first != '{' && first != '[' || !layout.value(0)) {
            return null;
        }
        layout.skipBlanks();
        if (layout.at < text.length()) {
            return null;
        }
        layout.lines.add(layout.line.toString());
        return layout.lines;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void breakLine(int depth) {
        lines.add(line.toString());
        line = new StringBuilder("  ".repeat(depth));
    }

    /** Reads a value and writes it; false if there is none. */
    private boolean value(int depth) {
        skipBlanks();
        return switch (peek()) {
            case '{' -> depth < DEEPEST && collection(depth, '}', true);
            case '[' -> depth < DEEPEST && collection(depth, ']', false);
            case '"' -> string();
            default -> scalar();
        };
    }

    private boolean collection(int depth, char end, boolean named) {
        line.append(text.charAt(at++));
        skipBlanks();
        if (peek() == end) {
            line.append(text.charAt(at++));
            return true;
        }
        while (true) {
            breakLine(depth + 1);
            if (named && !name() || !value(depth + 1)) {
                return false;
            }
            skipBlanks();
            if (peek() == end) {
                breakLine(depth);
                line.append(text.charAt(at++));
                return true;
            }
            if (peek() != ',') {
                return false;
            }
            line.append(text.charAt(at++));
        }
    }

    private boolean name() {
        skipBlanks();
        if (!string()) {
            return false;
        }
        skipBlanks();
        if (peek() != ':') {
            return false;
        }
        at++;
        line.append(": ");
        return true;
    }

    private boolean string() {
        int start = at;
        if (peek() != '"') {
            return false;
        }
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) < ' ') {
                return false;
            }
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
        if (at > text.length()) {
            return false;
        }
        line.append(text, start, at);
        return true;
    }

    /** A number, true, false or null; numbers are held to their characters alone. */
    private boolean scalar() {
        int start = at;
        while (at < text.length() && " \t\r\n,]}".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        line.append(word);
        return word.equals("true") || word.equals("false") || word.equals("null") || isNumber(word);
    }

    private static boolean isNumber(String word) {
        boolean digit = false;
        for (int i = 0; i < word.length(); i++) {
            digit |= Character.isDigit(word.charAt(i));
            if ("0123456789+-.eE".indexOf(word.charAt(i)) < 0) {
                return false;
            }
        }
        return digit && word.charAt(0) != '+' && word.charAt(0) != '.';
    }
}
