package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Cuts a script into tokens. */
final class Lexer {
    /** What a token is. Words of the language, operators and brackets are all SYMBOLs, told apart by their text. */
    enum Kind {
        NAME,
        NUMBER,
        STRING,
        SYMBOL,
        END
    }

    private static final Set<String> WORDS = Set.of(
            "and",
            "break",
            "do",
            "else",
            "elseif",
            "end",
            "false",
            "for",
            "function",
            "if",
            "in",
            "local",
            "nil",
            "not",
            "or",
            "repeat",
            "return",
            "then",
            "true",
            "until",
            "while");

    private static final String[] SYMBOLS = {"...", "..", "==", "~=", "<=", ">="};

    final String chunk;
    private final byte[] source;
    private int position;
    private int line = 1;

    private Kind kind;
    private String text = "";
    private Bytes string;
    private double number;
    private int tokenLine = 1;
    private int lastLine = 1;
    private int start;

    /** {@code chunk} is the name of the script in errors. */
    Lexer(Bytes script, String chunk) {
        this.chunk = chunk;
        source = script.array();
    }

    Kind kind() {
        return kind;
    }

    /** A name, a word of the language or a symbol as it is written; a string or number as errors show it. */
    String text() {
        return text;
    }

    /** What errors show of the present token, a byte for each character. */
    String shown() {
        if (kind == Kind.SYMBOL && text.length() == 1 && (text.charAt(0) < ' ' || text.charAt(0) == 0x7F)) {
            return "char(" + (int) text.charAt(0) + ")";
        }
        int nul = text.indexOf(0);
        return nul < 0 ? text : text.substring(0, nul);
    }

    /** Whether the token behind the present name is {@code =}. */
    boolean isAssigned() {
        int keptPosition = position;
        int keptLine = line;
        skipBlanksAndComments();
        boolean assigned = at(0) == '=' && at(1) != '=';
        position = keptPosition;
        line = keptLine;
        return assigned;
    }

    /** The value of a string. */
    Bytes string() {
        return string;
    }

    /** The value of a number. */
    double number() {
        return number;
    }

    /** The line in which the present token ends. */
    int endLine() {
        return line;
    }

    /** The line in which the token before the present one ended: where Lua says that an instruction is. */
    int lastLine() {
        return lastLine;
    }

    /** The line of the present token. */
    int line() {
        return tokenLine;
    }

    /** Where the present token begins, in bytes. */
    int start() {
        return start;
    }

    /** Where the present token ends, in bytes. */
    int end() {
        return position;
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** Reads the next token. */
    void advance() {
        lastLine = line;
        skipBlanksAndComments();
        tokenLine = line;
        start = position;
        if (position >= source.length) {
            kind = Kind.END;
            text = "<eof>";
            return;
        }
        int c = at(0);
        if (isLetter(c)) {
            word();
        } else if (isDigit(c) || c == '.' && isDigit(at(1))) {
            numeral();
        } else if (c == '"' || c == '\'') {
            quoted(c);
        } else if (c == '[' && longBracketLevel() >= 0) {
            kind = Kind.STRING;
            String brackets = "=".repeat(longBracketLevel());
            string = longBracket("string");
            text = "[" + brackets + "[" + string.latin1() + "]" + brackets + "]";
        } else if (c == '[' && at(1) == '=') {
            int end = position + 1;
            while (end < source.length && source[end] == '=') {
                end++;
            }
            throw error("invalid long string delimiter near '[" + "=".repeat(end - position - 1) + "'");
        } else {
            symbol();
        }
    }

    private int at(int ahead) {
        return position + ahead < source.length ? source[position + ahead] & 0xFF : -1;
    }

    private void skipBlanksAndComments() {
        while (position < source.length) {
            int c = at(0);
            if (c == '\n' || c == '\r') {
                lineBreak();
            } else if (c == ' ' || c >= '\t' && c <= '\r') {
                position++;
            } else if (c == '-' && at(1) == '-') {
                position += 2;
                comment();
            } else {
                return;
            }
        }
    }

    /** Passes over a line break: one byte, or two that differ. */
    private void lineBreak() {
        int c = at(0);
        position++;
        if ((at(0) == '\n' || at(0) == '\r') && at(0) != c) {
            position++;
        }
        line++;
    }

    private void comment() {
        if (at(0) == '[' && longBracketLevel() >= 0) {
            longBracket("comment");
            return;
        }
        while (position < source.length && at(0) != '\n' && at(0) != '\r') {
            position++;
        }
    }

    private void word() {
        int start = position;
        while (isLetter(at(0)) || isDigit(at(0))) {
            position++;
        }
        text = Bytes.copyOf(source, start, position).latin1();
        kind = WORDS.contains(text) ? Kind.SYMBOL : Kind.NAME;
    }

    private void numeral() {
        int start = position;
        while (isDigit(at(0)) || at(0) == '.') {
            position++;
        }
        if (at(0) == 'e' || at(0) == 'E') {
            position++;
            if (at(0) == '+' || at(0) == '-') {
                position++;
            }
        }
        while (isLetter(at(0)) || isDigit(at(0))) {
            position++;
        }
        text = Bytes.copyOf(source, start, position).latin1();
        Double value = LuaNumbers.parse(text);
        if (value == null) {
            throw error("malformed number near '" + text + "'");
        }
        number = value;
        kind = Kind.NUMBER;
    }

    private void quoted(int quote) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        position++;
        while (at(0) != quote) {
            int c = at(0);
            if (c == -1) {
                throw error("unfinished string near '<eof>'");
            }
            if (c == '\n' || c == '\r') {
                throw error("unfinished string near '" + (char) quote + untilNul(out) + "'");
            }
            position++;
            if (c == '\\') {
                escape(out, quote);
            } else {
                out.write(c);
            }
        }
        position++;
        kind = Kind.STRING;
        string = Bytes.wrap(out.toByteArray());
        text = (char) quote + string.latin1() + (char) quote;
    }

    private static String untilNul(ByteArrayOutputStream out) {
        String read = out.toString(StandardCharsets.ISO_8859_1);
        int nul = read.indexOf(0);
        return nul < 0 ? read : read.substring(0, nul);
    }

    private void escape(ByteArrayOutputStream out, int quote) {
        int c = at(0);
        if (isDigit(c)) {
            int code = 0;
            for (int i = 0; i < 3 && isDigit(at(0)); i++) {
                code = code * 10 + at(0) - '0';
                position++;
            }
            if (code > 255) {
                throw error("escape sequence too large near '" + (char) quote + untilNul(out) + "'");
            }
            out.write(code);
            return;
        }
        if (c == -1) {
            return; // the end is told by whoever asks for the next byte
        }
        if (c == '\n' || c == '\r') {
            lineBreak();
            out.write('\n');
            return;
        }
        position++;
        int meant = "abfnrtv".indexOf(c);
        out.write(meant < 0 ? c : "\u0007\b\f\n\r\t\u000B".charAt(meant));
    }

    /** The number of {@code =} in the long bracket that begins here, -1 if none does. */
    private int longBracketLevel() {
        int level = 0;
        while (at(1 + level) == '=') {
            level++;
        }
        return at(1 + level) == '[' ? level : -1;
    }

    private Bytes longBracket(String what) {
        int level = longBracketLevel();
        position += level + 2;
        if (at(0) == '\r' || at(0) == '\n') {
            lineBreak();
        }
        ByteArrayOutputStream inside = new ByteArrayOutputStream();
        while (position < source.length) {
            int c = at(0);
            if (c == ']' && closes(level)) {
                position += level + 2;
                return Bytes.wrap(inside.toByteArray());
            }
            if (c == '[' && level == 0 && at(1) == '[') {
                throw error("nesting of [[...]] is deprecated near '['");
            }
            if (c == '\n' || c == '\r') {
                lineBreak();
                inside.write('\n');
            } else {
                inside.write(c);
                position++;
            }
        }
        throw error("unfinished long " + what + " near '<eof>'");
    }

    private boolean closes(int level) {
        for (int i = 1; i <= level; i++) {
            if (at(i) != '=') {
                return false;
            }
        }
        return at(level + 1) == ']';
    }

    private void symbol() {
        kind = Kind.SYMBOL;
        for (String candidate : SYMBOLS) {
            if (startsWith(candidate)) {
                text = candidate;
                position += candidate.length();
                return;
            }
        }
        text = String.valueOf((char) at(0));
        position++;
    }

    private boolean startsWith(String candidate) {
        for (int i = 0; i < candidate.length(); i++) {
            if (at(i) != candidate.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** The error of a script that is not Lua; it has its line in front. */
    LuaError error(String message) {
        String placed = chunk + ":" + line + ": " + message;
        return new LuaError(Bytes.wrap(placed.getBytes(StandardCharsets.ISO_8859_1)), chunk, line);
    }
}
