package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.resp.Limits;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.RespReader;
import dev.rediscover.resp.RespWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;

/** One connection to a server's Unix socket, for a command and its reply at a time. It does not connect again. */
public final class SocketTalk implements AutoCloseable {
    private final SocketChannel channel;
    private final Selector selector;
    private final RespReader replies;
    private final long patience; // in ms, for one reply
    private long deadline;

    private SocketTalk(SocketChannel channel, Selector selector, long patience) {
        this.channel = channel;
        this.selector = selector;
        this.patience = patience;
        this.replies = new RespReader(new Incoming(), Limits.DEFAULT);
    }

    /**
     * A connection to a socket.
     *
     * @param patience how many ms a reply may take
     */
    public static SocketTalk to(Path socket, long patience) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        channel.configureBlocking(false);
        Selector selector = Selector.open();
        channel.register(selector, SelectionKey.OP_READ);
        return new SocketTalk(channel, selector, patience);
    }

    /**
     * The reply to a command.
     *
     * @throws EOFException if the server hung up
     * @throws IOException if it does not reply in time
     */
    public Reply ask(List<Bytes> words) throws IOException {
        deadline = Clock.system().millis() + patience;
        ByteBuffer out = ByteBuffer.wrap(RespWriter.encodeCommand(words));
        try {
            while (out.hasRemaining()) {
                channel.write(out);
            }
        } catch (IOException e) {
            throw (IOException) new EOFException("the server hung up").initCause(e);
        }
        Reply reply = replies.read();
        if (reply == null) {
            throw new EOFException("the server hung up");
        }
        return reply;
    }

    @Override
    public void close() {
        try {
            channel.close();
            selector.close();
        } catch (IOException e) {
            // it is not used any more
        }
    }

    /** What the server says, as long as there is time to wait for it. */
    private final class Incoming extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            while (true) {
                int got;
                try {
                    got = channel.read(ByteBuffer.wrap(into, offset, length));
                } catch (IOException e) {
                    throw (IOException) new EOFException("the server hung up").initCause(e);
                }
                if (got != 0) {
                    return got;
                }
                long left = deadline - Clock.system().millis();
                if (left <= 0) {
                    throw new IOException("no reply came within " + patience / 1000 + " s");
                }
                selector.select(left);
                selector.selectedKeys().clear();
            }
        }
    }
}
