package dev.rediscover.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Bytes as they are, over TCP or a Unix socket. */
record PlainTransport(SocketChannel channel) implements Transport {
    @Override
    public int read(ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        return channel.write(from);
    }

    @Override
    public boolean wantsToWrite() {
        return false;
    }

    @Override
    public boolean holdsInput() {
        return false;
    }

    @Override
    public void close() {
        Closing.quietly(channel);
    }
}
