package dev.rediscover.resp;

import dev.rediscover.base.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A typed line split into words as redis-cli splits it, or what is wrong with it.
 *
 * <p>Words are separated by blanks. Inside double quotes {@code \xHH \n \r \t \b \a} are escapes and a backslash takes
 * any other character as it is; inside single quotes only {@code \'} is one. A quote may open in the middle of a word;
 * a closing one ends the word, so a blank or the end of the line must follow. Inline commands on a connection are split
 * by the same rules.
 *
 * @param tokens the words in order; when a quote was left open, the last one is what was typed of it so far
 * @param problem what is wrong, {@link Problem#NONE} for a good line
 * @param problemAt where: the quote that was never closed, or the first character that should have been a blank; an
 *     index into the line like all offsets here, -1 for a good line
 */
public record CommandLine(List<Token> tokens, Problem problem, int problemAt) {
    /** What can be wrong with a line. */
    public enum Problem {
        NONE,
        OPEN_DOUBLE_QUOTE,
        OPEN_SINGLE_QUOTE,
        TEXT_AFTER_QUOTE
    }

    /** One word: its bytes, and where it stands in the line, its quotes included ({@code end} is exclusive). */
    public record Token(Bytes value, int start, int end) {}

    /** Splits a line as typed; its characters count as their UTF-8 bytes, offsets are indexes into {@code line}. */
    public static CommandLine split(String line) {
        Bytes bytes = Bytes.of(line);
        CommandLine split = split(bytes);
        return bytes.length() == line.length() ? split : split.withOffsets(charIndexes(line, bytes.length()));
    }

    /** Splits a line of bytes; offsets are indexes into {@code line}. As in C, a byte 0 ends the line. */
    public static CommandLine split(Bytes line) {
        return new Splitter(line).run();
    }

    /** Whether nothing is wrong. */
    public boolean ok() {
        return problem == Problem.NONE;
    }

    /** Whether more text could still make this a good line: a quote is open. */
    public boolean isOpen() {
        return problem == Problem.OPEN_DOUBLE_QUOTE || problem == Problem.OPEN_SINGLE_QUOTE;
    }

    /** The words alone; meant to be run only if {@link #ok}. */
    public List<Bytes> words() {
        List<Bytes> words = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            words.add(token.value());
        }
        return words;
    }

    /** What is wrong, as a sentence with a column counted from 1; empty for a good line. */
    public String explanation() {
        return switch (problem) {
            case NONE -> "";
            case OPEN_DOUBLE_QUOTE -> "the double quote at column " + (problemAt + 1) + " is never closed";
            case OPEN_SINGLE_QUOTE -> "the single quote at column " + (problemAt + 1) + " is never closed";
            case TEXT_AFTER_QUOTE ->
                "column " + (problemAt + 1) + ": a closing quote ends the word, so a blank must follow it";
        };
    }

    private CommandLine withOffsets(int[] index) {
        List<Token> moved = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            moved.add(new Token(token.value(), index[token.start()], index[token.end()]));
        }
        return new CommandLine(moved, problem, problemAt < 0 ? -1 : index[problemAt]);
    }

    /** For every byte offset of the UTF-8 encoding, the index of the character it belongs to. */
    private static int[] charIndexes(String line, int byteCount) {
        int[] index = new int[byteCount + 1];
        int at = 0;
        int i = 0;
        while (i < line.length()) {
            int point = line.codePointAt(i);
            boolean loneSurrogate = point >= 0xd800 && point <= 0xdfff; // encoded as one question mark
            int width = point < 0x80 || loneSurrogate ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            for (int k = 0; k < width; k++) {
                index[at++] = i;
            }
            i += Character.charCount(point);
        }
        index[at] = line.length();
        return index;
    }

    /** Appends the character at {@code at} with its escape undone; returns the offset behind it. */
    static int takeEscaped(Bytes in, int at, ByteArrayOutputStream out) {
        int b = in.at(at);
        if (b != '\\' || at + 1 >= in.length() || in.at(at + 1) == 0) {
            out.write(b);
            return at + 1;
        }
        int next = in.at(at + 1);
        if (next == 'x' && at + 3 < in.length() && hex(in.at(at + 2)) >= 0 && hex(in.at(at + 3)) >= 0) {
            out.write(hex(in.at(at + 2)) << 4 | hex(in.at(at + 3)));
            return at + 4;
        }
        out.write(
                switch (next) {
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case 'b' -> '\b';
                    case 'a' -> 7;
                    default -> next;
                });
        return at + 2;
    }

    private static int hex(int b) {
        return b < 0x80 ? Character.digit(b, 16) : -1;
    }

    /** The walk along one line. */
    private static final class Splitter {
        private final Bytes line;
        private final int end;
        private final List<Token> tokens = new ArrayList<>();
        private final ByteArrayOutputStream word = new ByteArrayOutputStream();
        private int at;
        private Problem problem = Problem.NONE;
        private int problemAt = -1;

        Splitter(Bytes line) {
            this.line = line;
            int length = 0;
            while (length < line.length() && line.at(length) != 0) {
                length++;
            }
            this.end = length;
        }

        CommandLine run() {
            while (problem == Problem.NONE) {
                while (at < end && isSpace(line.at(at))) {
                    at++;
                }
                if (at == end) {
                    break;
                }
                takeWord();
            }
            return new CommandLine(tokens, problem, problemAt);
        }

        private void takeWord() {
            int start = at;
            word.reset();
            while (at < end && !endsBareWord(line.at(at))) {
                int b = line.at(at);
                if (b == '"' || b == '\'') {
                    takeQuoted(b);
                    break;
                }
                word.write(b);
                at++;
            }
            if (problem != Problem.TEXT_AFTER_QUOTE) {
                tokens.add(new Token(Bytes.wrap(word.toByteArray()), start, at));
            }
        }

        private void takeQuoted(int quote) {
            int opened = at++;
            while (at < end && line.at(at) != quote) {
                if (quote == '"') {
                    at = takeEscaped(line, at, word);
                } else if (line.at(at) == '\\' && at + 1 < end && line.at(at + 1) == '\'') {
                    word.write('\'');
                    at += 2;
                } else {
                    word.write(line.at(at++));
                }
            }
            if (at == end) {
                problem = quote == '"' ? Problem.OPEN_DOUBLE_QUOTE : Problem.OPEN_SINGLE_QUOTE;
                problemAt = opened;
                return;
            }
            at++;
            if (at < end && !isSpace(line.at(at))) {
                problem = Problem.TEXT_AFTER_QUOTE;
                problemAt = at;
            }
        }

        /** The blanks between words. */
        private static boolean isSpace(int b) {
            return b == ' ' || b >= '\t' && b <= '\r';
        }

        /** Vertical tab and form feed are blanks between words but do not end one. */
        private static boolean endsBareWord(int b) {
            return b == ' ' || b == '\n' || b == '\r' || b == '\t';
        }
    }
}
