package dev.rediscover.transcript;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the chain of hashes in a transcript says. A sealed transcript (of an exam) ends every {@code #:} and {@code #!}
 * line with {@code chain=} and sixteen hexadecimal digits: the beginning of SHA-256 of the 32 bytes of the hash before
 * (none for the first) and of all bytes since, up to the blank before {@code chain=}. The last line is
 * {@code #! sealed}.
 * Line ends may be of either kind, a byte order mark is passed over: mail and version control change those.
 *
 * <p>A chain shows that a file was changed by accident or without care. It proves no authorship: whoever has the
 * program can make a new one.
 *
 * @param state what was found
 * @param line where the file stops fitting, or ends too early, from 1; the last line if all is well, 0 without a chain
 * @param since the first line that the mark in {@code line} stands for: between the two something was changed
 */
public record Chain(State state, int line, int since) {
    /** What can be said of a file. */
    public enum State {
        /** Every mark fits, and the seal is the last line. */
        INTACT,
        /** A mark does not fit what stands above it, or something stands behind the seal. */
        BROKEN,
        /** It fits as far as it goes, but there is no seal: not handed in yet, a crash, or the end is cut off. */
        ENDS_EARLY,
        /** No exam, and no chain. */
        NOT_SEALED
    }

    private static final String SEAL = "#! sealed";
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** Looks at a file. */
    public static Chain read(Path file) throws IOException {
        return of(Files.readAllBytes(file));
    }

    /** Looks at the bytes of a file. */
    public static Chain of(byte[] bytes) {
        Walk walk = new Walk(bytes);
        walk.run();
        return walk.result();
    }

    /** The state of the chain behind all complete lines of {@code bytes}. */
    static ChainState behind(byte[] bytes) {
        Walk walk = new Walk(bytes);
        walk.run();
        return walk.chain;
    }

    /** Whether the transcript is whole and as it was written, or makes no claim to be. */
    public boolean ok() {
        return state == State.INTACT || state == State.NOT_SEALED;
    }

    /** One word for tables: {@code intact}, {@code broken}, {@code ends-early}, {@code not-sealed}. */
    public String word() {
        return switch (state) {
            case INTACT -> "intact";
            case BROKEN -> "broken";
            case ENDS_EARLY -> "ends-early";
            case NOT_SEALED -> "not-sealed";
        };
    }

    /** A sentence without its full stop. */
    public String text() {
        return switch (state) {
            case INTACT -> "the seal is intact";
            case BROKEN ->
                since == line
                        ? "the seal is broken: line " + line + " was changed or added"
                        : "the seal is broken: something between line " + since + " and line " + line + " was changed";
            case ENDS_EARLY ->
                "it ends early, at line " + line + ", without its seal; what is there is as it was written";
            case NOT_SEALED -> "it is not sealed";
        };
    }

    /** One way through a file. */
    private static final class Walk {
        private final byte[] bytes;
        private final ChainState chain = new ChainState();
        private int number;
        private int marks;
        private int lastMark;
        private boolean exam;
        private boolean sealed;
        private Chain broken;

        Walk(byte[] bytes) {
            this.bytes = bytes;
        }

        void run() {
            int start = startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
            for (int i = start; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    number++;
                    line(start, i > start && bytes[i - 1] == '\r' ? i - 1 : i);
                    start = i + 1;
                }
            }
            if (start < bytes.length) { // a line that was not finished
                number++;
                if (sealed) {
                    breaks(number);
                }
            }
        }

        private boolean startsWith(byte[] lead) {
            boolean same = bytes.length >= lead.length;
            for (int i = 0; same && i < lead.length; i++) {
                same = bytes[i] == lead[i];
            }
            return same;
        }

        private void line(int from, int to) {
            int mark = to - ChainState.MARK.length() - ChainState.DIGITS;
            boolean marked = mark > from
                    && bytes[from] == '#'
                    && (bytes[from + 1] == ':' || bytes[from + 1] == '!')
                    && text(mark, mark + ChainState.MARK.length()).equals(ChainState.MARK);
            if (sealed && from < to) {
                breaks(number);
            }
            if (!marked) {
                exam |= number > 1
                        && marks == 0
                        && text(from, Math.min(to, from + 5)).equals("exam:");
                chain.add(bytes, from, to);
                chain.add("\n");
                return;
            }
            chain.add(bytes, from, mark);
            if (!chain.mark().equals(text(to - ChainState.DIGITS, to))) {
                breaks(lastMark + 1);
            }
            chain.add("\n");
            marks++;
            lastMark = number;
            sealed |= text(from, Math.min(mark, from + SEAL.length())).equals(SEAL);
        }

        private void breaks(int since) {
            broken = broken == null ? new Chain(State.BROKEN, number, since) : broken;
        }

        private String text(int from, int to) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }

        Chain result() {
            if (broken != null) {
                return broken;
            }
            if (sealed) {
                return new Chain(State.INTACT, number, number);
            }
            return marks > 0 || exam
                    ? new Chain(State.ENDS_EARLY, number, lastMark + 1)
                    : new Chain(State.NOT_SEALED, 0, 0);
        }
    }
}
