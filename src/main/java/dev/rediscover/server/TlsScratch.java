package dev.rediscover.server;

import java.nio.ByteBuffer;

/**
 * Where the loop's thread encrypts and decrypts. All connections share it, so that one that is idle holds no buffer;
 * what is left over at the end of a turn moves to the connection.
 */
final class TlsScratch {
    private static final int BYTES = 1 << 16; // several records, of 16 KB each

    /** Encrypted bytes that come in. */
    final ByteBuffer in = ByteBuffer.allocate(BYTES);

    /** Encrypted bytes that go out. */
    final ByteBuffer out = ByteBuffer.allocate(BYTES);

    /** A record's contents, where whoever reads has no room for a whole one. */
    final ByteBuffer plain = ByteBuffer.allocate(BYTES);

    /** A copy of what is left in {@code buffer}; {@code null} for nothing. */
    static ByteBuffer leftOf(ByteBuffer buffer) {
        if (!buffer.hasRemaining()) {
            return null;
        }
        ByteBuffer copy = ByteBuffer.allocate(buffer.remaining());
        copy.put(buffer).flip();
        return copy;
    }
}
