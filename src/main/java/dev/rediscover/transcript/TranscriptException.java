package dev.rediscover.transcript;

import java.io.IOException;

/** A file that is no transcript. The message starts with file, line and column and says what to do. */
public final class TranscriptException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    TranscriptException(String file, int line, int column, String problem) {
        super(file + ":" + line + ":" + column + ": " + problem);
        this.line = line;
        this.column = column;
    }

    /** The line, counted from 1. */
    public int line() {
        return line;
    }

    /** The column, counted from 1. */
    public int column() {
        return column;
    }
}
