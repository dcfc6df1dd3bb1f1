package dev.rediscover.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * The bytes of one connection, to be read and written without ever waiting: as they are, or through TLS. Only the
 * loop's thread uses it.
 */
interface Transport {
    /**
     * Puts what has come in into {@code into}; both lie between the buffer's position and its limit.
     *
     * @return how many bytes, 0 if there are none now, -1 when the other side will send no more
     */
    int read(ByteBuffer into) throws IOException;

    /**
     * Takes as many bytes of {@code from} as can go out now, and moves the buffer's position behind them.
     *
     * @return how many bytes were taken; less than all means: again, once the socket takes more
     */
    int write(ByteBuffer from) throws IOException;

    /** Whether bytes wait here that must go out once the socket takes more, though {@link #write} was given no more. */
    boolean wantsToWrite();

    /** Whether bytes wait here to be read, so that the selector would not tell of them. */
    boolean holdsInput();

    /** The socket; non-blocking. */
    SocketChannel channel();

    /** Hangs up, without a word to who does not listen; closing twice does nothing. */
    void close();
}
