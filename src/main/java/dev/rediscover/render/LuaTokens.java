package dev.rediscover.render;

import dev.rediscover.render.LuaToken.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a Lua script that may be half-written into its pieces: nothing is an error here, so that a script can be
 * coloured and indented while it is typed.
 *
 * <p>What the pieces are: Lua 5.1 Reference Manual, section 2.1.
 */
public final class LuaTokens {
    private static final String WORDS = " and break do else elseif end false for function if in local nil not or"
            + " repeat return then true until while ";

    private final String text;
    private final List<LuaToken> tokens = new ArrayList<>();
    private int at;

    private LuaTokens(String text) {
        this.text = text;
    }

    /** The pieces of {@code script} in order; blanks belong to none. */
    public static List<LuaToken> of(String script) {
        LuaTokens cutter = new LuaTokens(script);
        cutter.cut();
        return cutter.tokens;
    }

    /** Whether {@code text} is a word of the language. */
    public static boolean isWord(String text) {
        return !text.isEmpty() && text.indexOf(' ') < 0 && WORDS.contains(" " + text + " ");
    }

    /** Whether {@code c} may stand in a name. */
    public static boolean isNamePart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || isDigit(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
    }

    private void cut() {
        if (text.startsWith("#!")) {
            add(Kind.COMMENT, lineEnd(0)); // the line that names flags or a library
        }
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '-' && peek(1) == '-') {
                comment();
            } else if (isDigit(c) || c == '.' && isDigit(peek(1))) {
                add(Kind.NUMBER, numberEnd());
            } else if (isNamePart(c)) {
                int end = at;
                while (end < text.length() && isNamePart(text.charAt(end))) {
                    end++;
                }
                add(isWord(text.substring(at, end)) ? Kind.WORD : Kind.NAME, end);
            } else if (c == '"' || c == '\'') {
                quoted(c);
            } else if (c == '[' && level(at) >= 0) {
                longBracket(Kind.STRING, at);
            } else {
                add(Kind.SYMBOL, at + symbolLength());
            }
        }
    }

    private void add(Kind kind, int end) {
        tokens.add(new LuaToken(kind, at, end));
        at = end;
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private void comment() {
        if (peek(2) == '[' && level(at + 2) >= 0) {
            longBracket(Kind.COMMENT, at + 2);
        } else {
            add(Kind.COMMENT, lineEnd(at));
        }
    }

    private int numberEnd() {
        int end = at;
        while (end < text.length()) {
            char c = text.charAt(end);
            char before = end > at ? text.charAt(end - 1) : 0;
            boolean exponent = (c == '+' || c == '-') && (before == 'e' || before == 'E') && !isHexadecimal();
            boolean twoDots = c == '.' && end + 1 < text.length() && text.charAt(end + 1) == '.';
            if (twoDots || !isNamePart(c) && c != '.' && !exponent) {
                return end;
            }
            end++;
        }
        return end;
    }

    private boolean isHexadecimal() {
        return peek(0) == '0' && (peek(1) == 'x' || peek(1) == 'X');
    }

    private void quoted(char quote) {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        boolean closed = end < text.length() && text.charAt(end) == quote;
        add(closed ? Kind.STRING : Kind.OPEN, Math.min(closed ? end + 1 : end, text.length()));
    }

    /** The number of {@code =} in the long bracket at {@code from}, -1 if there is none. */
    private int level(int from) {
        int end = from + 1;
        while (end < text.length() && text.charAt(end) == '=') {
            end++;
        }
        return end < text.length() && text.charAt(end) == '[' ? end - from - 1 : -1;
    }

    private void longBracket(Kind kind, int from) {
        String close = "]" + "=".repeat(level(from)) + "]";
        int end = text.indexOf(close, from);
        add(end < 0 ? Kind.OPEN : kind, end < 0 ? text.length() : end + close.length());
    }

    private int symbolLength() {
        if (text.startsWith("...", at)) {
            return 3;
        }
        boolean two = text.startsWith("..", at)
                || text.startsWith("==", at)
                || text.startsWith("~=", at)
                || text.startsWith("<=", at)
                || text.startsWith(">=", at);
        return two ? 2 : Character.charCount(text.codePointAt(at));
    }
}
