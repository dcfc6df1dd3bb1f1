package dev.rediscover.persist.aof;

import java.io.IOException;

/**
 * An append-only file, or its manifest, that is not as it should be. The message names the file and the place in it,
 * and says what helps.
 */
public final class AofFault extends IOException {
    private static final long serialVersionUID = 1;

    private final String file;
    private final long place;

    AofFault(String file, long place, String message) {
        super(message);
        this.file = file;
        this.place = place;
    }

    /** The name of the file that is at fault. */
    public String file() {
        return file;
    }

    /** Of a manifest the line, from 1 up; of another file how many bytes stand before the fault; -1 for all of it. */
    public long place() {
        return place;
    }
}
