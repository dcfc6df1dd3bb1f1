package dev.rediscover.lesson;

import dev.rediscover.base.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands that a Lua text names: the literal words of {@code redis.call("SET", …)} and {@code redis.pcall}, as far
 * as they can be read without running it. Comments and other strings are passed over.
 */
public final class LuaCalls {
    private final String text;
    private final List<Called> calls = new ArrayList<>();
    private int at;
    private int line = 1;

    private LuaCalls(String text) {
        this.text = text;
    }

    /**
     * A command that is called.
     *
     * @param words the command and what follows it, up to the first word that is not a literal
     * @param line the line of the text in which it stands, from 1
     */
    public record Called(List<Bytes> words, int line) {}

    /** The calls of a text, in the order in which they stand. */
    public static List<Called> of(String text) {
        LuaCalls calls = new LuaCalls(text);
        calls.read();
        return List.copyOf(calls.calls);
    }

    /** Whether one of the commands that a text calls is this one, named as in gates. */
    public static boolean uses(String text, String command) {
        for (Called call : of(text)) {
            if (CommandName.fits(command, call.words())) {
                return true;
            }
        }
        return false;
    }

    private void read() {
        boolean afterPart = false; // what stands here belongs to the name before it
        while (skipBlanks()) {
            if (isQuote(at)) {
                literal();
                afterPart = false;
            } else if (isWord(at)) {
                String word = word();
                if (!afterPart && word.equals("redis")) {
                    called();
                }
                afterPart = false;
            } else {
                char c = text.charAt(at++);
                afterPart = c == '.' || c == ':';
            }
        }
    }

    /** Behind {@code redis}: reads {@code .call("NAME", "word", …}. */
    private void called() {
        int from = line;
        if (!take('.') || !skipBlanks() || !isWord(at)) {
            return;
        }
        String function = word();
        boolean calls = function.equals("call") || function.equals("pcall");
        boolean bracket = calls && take('(');
        List<Bytes> words = new ArrayList<>();
        while (calls && skipBlanks() && isQuote(at)) {
            words.add(literal());
            if (!bracket || !skipBlanks() || text.charAt(at) != ',' && text.charAt(at) != ')') {
                break;
            }
            if (text.charAt(at) == ')') {
                break;
            }
            at++;
        }
        if (!words.isEmpty()) {
            this.calls.add(new Called(List.copyOf(words), from));
        }
    }

    private boolean take(char wanted) {
        if (skipBlanks() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    /** Goes on to the next thing that is said; whether there is one. */
    private boolean skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                line++;
                at++;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (text.startsWith("--", at)) {
                at += 2;
                int level = level(at);
                if (level >= 0) {
                    bracketed(level);
                } else {
                    int end = text.indexOf('\n', at);
                    at = end < 0 ? text.length() : end;
                }
            } else {
                return true;
            }
        }
        return false;
    }

    private boolean isQuote(int i) {
        char c = text.charAt(i);
        return c == '"' || c == '\'' || c == '[' && level(i) >= 0;
    }

    /** The number of {@code =} of a long bracket that begins here; -1 if none does. */
    private int level(int i) {
        if (i >= text.length() || text.charAt(i) != '[') {
            return -1;
        }
        int end = i + 1;
        while (end < text.length() && text.charAt(end) == '=') {
            end++;
        }
        return end < text.length() && text.charAt(end) == '[' ? end - i - 1 : -1;
    }

    private Bytes literal() {
        char quote = text.charAt(at);
        if (quote == '[') {
            return Bytes.of(bracketed(level(at)));
        }
        int from = ++at;
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        int end = Math.min(at, text.length());
        at = Math.min(end + 1, text.length());
        return Bytes.of(text.substring(from, end));
    }

    private String bracketed(int level) {
        int from = at + level + 2;
        String close = "]" + "=".repeat(level) + "]";
        int end = text.indexOf(close, from);
        String inside = text.substring(Math.min(from, text.length()), end < 0 ? text.length() : end);
        line += (int) inside.chars().filter(c -> c == '\n').count();
        at = end < 0 ? text.length() : end + close.length();
        return inside;
    }

    private boolean isWord(int i) {
        char c = text.charAt(i);
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private String word() {
        int from = at;
        while (at < text.length() && isWord(at)) {
            at++;
        }
        return text.substring(from, at);
    }
}
