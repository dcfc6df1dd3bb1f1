package dev.rediscover.transcript;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Utf8;
import java.util.ArrayList;
import java.util.List;

/** What the first characters of a line mean, and how a line that only looks so is kept apart. */
final class Markers {
    static final String FENCE = "```";
    static final String CONTINUED = "..>";
    static final int LONGEST_NAME = 32;

    private Markers() {}

    /** The length of the client's name if {@code line} starts with one and {@code > ? <}, else 0. */
    static int clientLength(String line) {
        int end = 0;
        while (end < line.length() && end <= LONGEST_NAME && isNameCharacter(line.charAt(end), end)) {
            end++;
        }
        if (end == 0 || end > LONGEST_NAME || end == line.length() || ">?<".indexOf(line.charAt(end)) < 0) {
            return 0;
        }
        return end + 1 == line.length() || line.charAt(end + 1) == ' ' ? end : 0;
    }

    private static boolean isNameCharacter(char c, int at) {
        boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        return letter || at > 0 && (c >= '0' && c <= '9' || c == '_' || c == '-');
    }

    /** Whether clients may be called so: a letter, then letters, digits, {@code _} and {@code -}; at most 32. */
    static boolean isClientName(String name) {
        return !name.isEmpty() && clientLength(name + ">") == name.length();
    }

    /** Whether the line starts with one of {@code #: #> #< #!} and a blank, or is nothing else. */
    static boolean isNote(String line) {
        return line.length() >= 2
                && line.charAt(0) == '#'
                && ":><!".indexOf(line.charAt(1)) >= 0
                && (line.length() == 2 || line.charAt(2) == ' ');
    }

    /** The text behind a marker of {@code length} characters and its blank. */
    static String after(String line, int length) {
        return line.length() <= length + 1 ? "" : line.substring(length + 1);
    }

    /** A line of a reply as it is written: itself, unless it could be mistaken or holds control characters. */
    static String escapeReply(String line) {
        if (!isClean(line)) {
            return "\\" + Quoting.quoteReadable(Utf8.bytes(line));
        }
        boolean mistakable = line.startsWith("\\")
                || line.startsWith(FENCE)
                || line.startsWith(CONTINUED)
                || isNote(line)
                || clientLength(line) > 0;
        return mistakable ? "\\" + line : line;
    }

    /** The opposite of {@link #escapeReply}; {@code null} if the line is quoted wrongly. */
    static String unescapeReply(String line) {
        if (!line.startsWith("\\")) {
            return line;
        }
        return line.startsWith("\\\"") ? unquote(line.substring(1)) : line.substring(1);
    }

    /** The text between double quotes, its escapes undone; {@code null} unless that is all there is. */
    static String unquote(String quoted) {
        CommandLine split = CommandLine.split(quoted);
        return split.ok() && split.tokens().size() == 1
                ? Utf8.text(split.words().get(0))
                : null;
    }

    /** Whether a line of text can stand in the file as it is: no control characters but the tab, no lone surrogates. */
    static boolean isClean(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7f || c == 0xfeff) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == line.length()
                        || !Character.isLowSurrogate(line.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** Words with quotes where they need some. */
    static String join(List<String> words) {
        List<Bytes> bytes = new ArrayList<>();
        for (String word : words) {
            bytes.add(Utf8.bytes(word));
        }
        return Quoting.line(bytes);
    }

    /** The opposite of {@link #join}; text whose quotes are wrong is split at its blanks. */
    static List<String> split(String text) {
        CommandLine line = CommandLine.split(text);
        if (!line.ok()) {
            return List.of(text.strip().split("\\s+"));
        }
        List<String> words = new ArrayList<>();
        for (Bytes word : line.words()) {
            words.add(Utf8.text(word));
        }
        return words;
    }

    static String value(List<String> words, String name) {
        for (String word : words) {
            if (word.startsWith(name) && word.startsWith("=", name.length())) {
                return word.substring(name.length() + 1);
            }
        }
        return null;
    }
}
