package dev.rediscover.server;

import java.io.Closeable;
import java.io.IOException;

/** Closes what nobody needs any more. */
final class Closing {
    private Closing() {}

    /** Closes {@code what}; that it cannot be closed changes nothing for anybody. */
    static void quietly(Closeable what) {
        try {
            what.close();
        } catch (IOException e) {
            // the system lets go of it anyway
        }
    }
}
