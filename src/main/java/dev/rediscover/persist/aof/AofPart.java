package dev.rediscover.persist.aof;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Quoting;

/**
 * One file of an append-only file, as a line of its manifest names it.
 *
 * @param name its name in the folder, without a path
 * @param seq its number among those of its kind, from 1 up
 * @param startOffset where it begins in the stream for replicas, {@link #UNSAID} if not said; newer servers say it
 * @param endOffset where it ends there, {@link #UNSAID} if not said
 */
public record AofPart(String name, long seq, Kind kind, long startOffset, long endOffset) {
    /** Stands where nothing is said. */
    public static final long UNSAID = -1;

    /** What a file is for. */
    public enum Kind {
        /** The data at one moment. */
        BASE('b'),
        /** What changed afterwards. */
        INCREMENT('i'),
        /** What a rewrite has made superfluous; it is deleted soon. */
        HISTORY('h');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        /** As the manifest writes it. */
        public char letter() {
            return letter;
        }
    }

    /** One of which nothing is said about replicas. */
    public AofPart(String name, long seq, Kind kind) {
        this(name, seq, kind, UNSAID, UNSAID);
    }

    AofPart as(Kind other) {
        return new AofPart(name, seq, other, startOffset, endOffset);
    }

    /** Its line of the manifest. */
    String line() {
        StringBuilder line = new StringBuilder("file ").append(Quoting.word(Bytes.of(name)));
        line.append(" seq ").append(seq).append(" type ").append(kind.letter);
        if (startOffset != UNSAID) {
            line.append(" startoffset ").append(startOffset);
        }
        if (endOffset != UNSAID) {
            line.append(" endoffset ").append(endOffset);
        }
        return line.append('\n').toString();
    }
}
