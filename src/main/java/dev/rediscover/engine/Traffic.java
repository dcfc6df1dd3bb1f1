package dev.rediscover.engine;

/**
 * What the connection of a client holds and has moved, in bytes, as CLIENT LIST tells it. Looked at while the gate's
 * monitor is held.
 */
public interface Traffic {
    /** The lowest number that no other connection has: what a file descriptor is elsewhere. */
    int descriptor();

    /** What has come in and is not read yet. */
    long queryBytes();

    /** Room in the buffers for what comes in. */
    long queryFree();

    /** Arguments that wait for the rest of their command. */
    long argumentBytes();

    /** Room in the buffer that replies are written to. */
    long replyRoom();

    /** Replies in that buffer that wait to be sent. */
    long replyBytes();

    /** How many pieces wait to be sent before that buffer. */
    int pieces();

    /** What these pieces take. */
    long pieceBytes();

    /** All that has come in. */
    long received();

    /** All that was sent. */
    long sent();

    /** Whether it came over a Unix socket. */
    boolean isLocalSocket();

    /** What it does not only wait to read: {@code r}, {@code w} or both. */
    String events();

    /** All memory that is held for it, roughly. */
    default long memory() {
        return OVERHEAD + queryBytes() + queryFree() + argumentBytes() + replyRoom() + pieceBytes();
    }

    /** What a connection takes that holds nothing. */
    long OVERHEAD = 1024;
}
