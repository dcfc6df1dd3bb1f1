package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Utf8;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Splits what is typed as Redis's command-line does, for the line editor: when to go on, and what Tab completes. */
final class InputParser implements Parser {
    /** The prompt of a line that goes on. */
    static final String CONTINUED = "...> ";

    private final Session session;

    /** A parser for what is typed in {@code session}; {@code null} for lines of any. */
    InputParser(Session session) {
        this.session = session;
    }

    /** Whether Enter should open a further line: a quote is open, or the last character is a backslash of its own. */
    static boolean continues(String text) {
        String start = text.stripLeading();
        if (start.startsWith("#")) {
            return false;
        }
        if (start.startsWith(":")
                && !start.startsWith(":as ")
                && !start.startsWith(":dry ")
                && !start.startsWith(":explain ")) {
            return false; // the words of the shell take whatever quote there is
        }
        return endsWithLoneBackslash(text) || CommandLine.split(joined(text)).isOpen();
    }

    private static boolean endsWithLoneBackslash(String text) {
        int backslashes = 0;
        while (backslashes < text.length() && text.charAt(text.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    /** Takes back the line breaks behind a backslash. */
    static String joined(String text) {
        return text.indexOf("\\\n") < 0 ? text : text.replace("\\\n", "");
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        boolean script = session != null && session.isTypingScript(); // whose quotes are Lua's
        if (context == ParseContext.ACCEPT_LINE && !script && continues(line)) {
            throw new EOFError(-1, -1, "the line goes on");
        }
        return new Words(line, Math.min(cursor, line.length()));
    }

    /** The words up to the cursor, the one under it last; only what stands before the cursor counts. */
    static final class Words implements CompletingParsedLine {
        private final String line;
        private final int cursor;
        private final List<String> words = new ArrayList<>();
        private final List<Bytes> values = new ArrayList<>();
        private final int wordStart;

        Words(String line, int cursor) {
            this.line = line;
            this.cursor = cursor;
            CommandLine split = CommandLine.split(line.substring(0, cursor));
            int start = cursor;
            for (CommandLine.Token token : split.tokens()) {
                words.add(Utf8.text(token.value()));
                values.add(token.value());
                start = token.start();
            }
            boolean fresh = words.isEmpty() || !split.isOpen() && endsWithBlank();
            if (fresh) {
                words.add("");
                values.add(Bytes.EMPTY);
            }
            wordStart = fresh ? cursor : start;
        }

        private boolean endsWithBlank() {
            return Character.isWhitespace(line.charAt(cursor - 1));
        }

        /** The words as bytes. */
        List<Bytes> values() {
            return values;
        }

        @Override
        public String word() {
            return words.get(words.size() - 1);
        }

        @Override
        public int wordCursor() {
            return word().length();
        }

        @Override
        public int wordIndex() {
            return words.size() - 1;
        }

        @Override
        public List<String> words() {
            return words;
        }

        @Override
        public String line() {
            return line;
        }

        @Override
        public int cursor() {
            return cursor;
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            String text = candidate.toString();
            return text.isEmpty() ? text : Quoting.word(Utf8.bytes(text));
        }

        @Override
        public int rawWordCursor() {
            return cursor - wordStart;
        }

        @Override
        public int rawWordLength() {
            return cursor - wordStart;
        }
    }
}
