package dev.rediscover.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/**
 * Bytes through TLS, once both sides have shaken hands ({@link TlsHandshake}). Whoever wants to shake hands again, as
 * TLS 1.2 allows, is hung up on.
 */
final class TlsTransport implements Transport {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final SSLEngine engine;
    private final TlsScratch scratch;
    private ByteBuffer undecrypted; // came in, not yet through the engine; null for nothing
    private ByteBuffer unread; // decrypted, but whoever read had no more room; null for nothing
    private ByteBuffer unsent; // encrypted, but the socket took no more; null for nothing
    private boolean stoppedForRoom;
    private boolean ended;
    private boolean closed;

    TlsTransport(SocketChannel channel, SSLEngine engine, TlsScratch scratch) {
        this.channel = channel;
        this.engine = engine;
        this.scratch = scratch;
    }

    @Override
    public SocketChannel channel() {
        return channel;
    }

    /** The encryption, for the handshake. */
    SSLEngine engine() {
        return engine;
    }

    // ---- in

    @Override
    public int read(ByteBuffer into) throws IOException {
        int before = into.position();
        takeUnread(into);
        if (unread == null) {
            stoppedForRoom = false;
            ByteBuffer encrypted = load();
            decrypt(encrypted, into, into.position());
            undecrypted = TlsScratch.leftOf(encrypted);
        }
        int count = into.position() - before;
        return count == 0 && ended && !holdsInput() ? -1 : count;
    }

    @Override
    public boolean holdsInput() {
        return unread != null || stoppedForRoom;
    }

    private void takeUnread(ByteBuffer into) {
        if (unread != null) {
            int count = Math.min(unread.remaining(), into.remaining());
            into.put(into.position(), unread, unread.position(), count).position(into.position() + count);
            unread.position(unread.position() + count);
            if (!unread.hasRemaining()) {
                unread = null;
            }
        }
    }

    /** What has come in so far, and what the socket has now. */
    private ByteBuffer load() throws IOException {
        ByteBuffer in = scratch.in;
        in.clear();
        if (undecrypted != null) {
            in.put(undecrypted);
            undecrypted = null;
        }
        if (!ended && in.hasRemaining() && channel.read(in) < 0) {
            ended = true;
        }
        return in.flip();
    }

    /** Decrypts whole records as long as there is room; if there is none for the first, it waits in {@link #unread}. */
    private void decrypt(ByteBuffer encrypted, ByteBuffer into, int start) throws IOException {
        while (encrypted.hasRemaining() && !engine.isInboundDone()) {
            boolean fits = into.remaining() >= engine.getSession().getApplicationBufferSize();
            if (!fits && into.position() > start) {
                stoppedForRoom = true;
                return;
            }
            ByteBuffer plain = fits ? into : scratch.plain.clear();
            SSLEngineResult result = unwrap(encrypted, plain);
            if (!fits && result.bytesProduced() > 0) {
                unread = TlsScratch.leftOf(plain.flip());
                takeUnread(into);
                stoppedForRoom = encrypted.hasRemaining();
                return;
            }
            if (result.getStatus() == Status.BUFFER_UNDERFLOW || isStuck(result)) {
                return;
            }
        }
    }

    private static boolean isStuck(SSLEngineResult result) {
        return result.bytesConsumed() == 0 && result.bytesProduced() == 0;
    }

    private SSLEngineResult unwrap(ByteBuffer encrypted, ByteBuffer plain) throws IOException {
        SSLEngineResult result;
        try {
            result = engine.unwrap(encrypted, plain);
        } catch (SSLException e) {
            sendAlert();
            throw e;
        }
        if (result.getStatus() == Status.CLOSED) {
            ended = true;
        } else if (result.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
            afterTheHandshake();
        }
        return result;
    }

    /** TLS 1.3 renews its keys on the way; what else would be said here is a handshake that nobody asked for. */
    private void afterTheHandshake() throws IOException {
        if (!"TLSv1.3".equals(engine.getSession().getProtocol()) && !engine.isInboundDone()) {
            throw new SSLException("renegotiation is refused");
        }
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
        while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && wrapOwnWords()) {
            // each turn of the loop sends one message of the protocol's own
        }
    }

    // ---- out

    @Override
    public int write(ByteBuffer from) throws IOException {
        int before = from.position();
        sendUnsent();
        while (unsent == null && from.hasRemaining()) {
            ByteBuffer out = scratch.out.clear();
            int room = engine.getSession().getPacketBufferSize();
            while (from.hasRemaining() && out.remaining() >= room) {
                SSLEngineResult result = engine.wrap(from, out);
                if (result.getStatus() == Status.CLOSED || isStuck(result)) {
                    throw new ClosedChannelException();
                }
            }
            send(out.flip());
        }
        return from.position() - before;
    }

    @Override
    public boolean wantsToWrite() {
        return unsent != null;
    }

    private void send(ByteBuffer encrypted) throws IOException {
        channel.write(encrypted);
        unsent = TlsScratch.leftOf(encrypted);
    }

    private void sendUnsent() throws IOException {
        if (unsent != null) {
            channel.write(unsent);
            if (!unsent.hasRemaining()) {
                unsent = null;
            }
        }
    }

    /**
     * Sends one message of the protocol itself: of the handshake, of new keys, of the end.
     *
     * @return false if it must wait until the socket takes more, or there was nothing to say
     */
    boolean wrapOwnWords() throws IOException {
        sendUnsent();
        if (unsent != null) {
            return false;
        }
        SSLEngineResult result = engine.wrap(NOTHING.duplicate(), scratch.out.clear());
        send(scratch.out.flip());
        return result.bytesProduced() > 0;
    }

    /**
     * Takes one message of the handshake.
     *
     * @return false if it has not come in whole yet
     */
    boolean unwrapOwnWords() throws IOException {
        ByteBuffer encrypted = load();
        SSLEngineResult result;
        try {
            result = engine.unwrap(encrypted, scratch.plain.clear());
        } catch (SSLException e) {
            sendAlert();
            throw e;
        }
        undecrypted = TlsScratch.leftOf(encrypted);
        boolean came = result.bytesConsumed() > 0;
        if (engine.isInboundDone() || ended && !came) {
            throw new IOException("hung up in the middle of the handshake");
        }
        return came;
    }

    /** Ends the handshake: what came in behind it is input now. */
    void shaken() {
        stoppedForRoom = undecrypted != null;
    }

    // ---- the end

    /** Tells the other side why it is hung up on; whoever does not listen is not waited for. */
    private void sendAlert() {
        try {
            while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && wrapOwnWords()) {
                // until all is said
            }
        } catch (IOException e) {
            // it is gone already
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            engine.closeOutbound();
            sendAlert();
            Closing.quietly(channel);
        }
    }
}
