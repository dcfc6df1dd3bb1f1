package dev.rediscover.persist;

import dev.rediscover.value.EncodingLimits;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads RDB files of versions 1 to 14, from a stream and key by key. Nothing that a file says of itself is believed: no
 * length before as many bytes are there, no count before so many elements have been seen.
 */
public final class RdbReader {
    private RdbReader() {}

    /**
     * Reads one file, which may be followed by something else, as an append-only file with a preamble is. Reads ahead
     * of what it needs.
     *
     * @param size how many bytes {@code in} has at most
     * @param limits of the values that are made
     * @param checked whether a checksum that is there must fit
     * @return how many bytes belong to the RDB file
     * @throws RdbException if it is not well formed; all that was told before that was
     */
    public static long read(InputStream in, long size, EncodingLimits limits, boolean checked, RdbVisitor visitor)
            throws IOException, RdbException {
        throw new IOException("not here yet" + in + size + limits + checked + visitor);
    }
}
