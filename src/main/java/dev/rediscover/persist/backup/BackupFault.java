package dev.rediscover.persist.backup;

import java.io.IOException;

/** A backup that cannot be made, read or restored; the message is a sentence that says why and what helps. */
public final class BackupFault extends IOException {
    private static final long serialVersionUID = 1;

    /** One with this sentence. */
    public BackupFault(String message) {
        super(message);
    }

    BackupFault(String message, IOException cause) {
        super(message, cause);
    }
}
