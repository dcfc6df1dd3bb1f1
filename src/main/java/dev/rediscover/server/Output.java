package dev.rediscover.server;

import dev.rediscover.resp.Reply;
import dev.rediscover.resp.RespWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * What still has to go out on one connection: pieces that are full, large strings as they are, and behind them what is
 * still being written. A connection that has nothing to say holds no buffer.
 */
final class Output implements RespWriter.Sink {
    /** The first {@code length} of {@code bytes}, less what the output has sent of its first piece. */
    private record Piece(byte[] bytes, int length) {}

    /** What a piece takes beside its bytes, roughly. */
    private static final int PIECE_BYTES = 64;

    private final RespWriter writer = new RespWriter(2, this);
    private ArrayDeque<Piece> pieces; // null as long as one buffer is enough
    private long pieceBytes;
    private int sent; // of the first piece; of the writer's bytes if there is no piece

    /** Appends {@code reply} in RESP{@code protocol}. */
    void add(Reply reply, int protocol) {
        writer.protocol(protocol);
        writer.write(reply);
    }

    /** Appends replies that are bytes already. */
    void add(byte[] encoded) {
        writer.encoded(encoded);
    }

    @Override
    public void take(byte[] bytes, int length) {
        if (pieces == null) {
            pieces = new ArrayDeque<>(4);
        }
        pieces.add(new Piece(bytes, length));
        pieceBytes += length + PIECE_BYTES;
    }

    /** Bytes that wait to go out, with what the pieces take. */
    long size() {
        return pieceBytes + writer.size() - sent;
    }

    boolean isEmpty() {
        return pieceBytes == 0 && sent == writer.size();
    }

    int pieces() {
        return pieces == null ? 0 : pieces.size();
    }

    long pieceBytes() {
        return pieceBytes;
    }

    int written() {
        return writer.size();
    }

    int room() {
        return writer.capacity();
    }

    /** Gives back memory that nothing is in. */
    void trim() {
        if (isEmpty()) {
            writer.trim();
            pieces = null;
        }
    }

    /** Forgets all of it. */
    void drop() {
        pieces = null;
        pieceBytes = 0;
        sent = 0;
        writer.clear();
        writer.trim();
    }

    /**
     * Sends what the other side takes, at most about {@code most} bytes.
     *
     * @param shared a buffer to send by; what is in it does not matter
     * @return how many bytes were sent
     */
    long send(Transport transport, ByteBuffer shared, long most) throws IOException {
        if (isEmpty() && transport.wantsToWrite()) {
            transport.write(shared.clear().limit(0));
        }
        long total = 0;
        while (total < most && !isEmpty()) {
            shared.clear();
            fill(shared);
            shared.flip();
            int offered = shared.remaining();
            int taken = transport.write(shared);
            drop(taken);
            total += taken;
            if (taken < offered) {
                break;
            }
        }
        return total;
    }

    private void fill(ByteBuffer shared) {
        int from = sent;
        if (pieceBytes > 0) {
            for (Piece piece : pieces) {
                int part = Math.min(shared.remaining(), piece.length() - from);
                shared.put(piece.bytes(), from, part);
                if (shared.remaining() == 0) {
                    return;
                }
                from = 0;
            }
        }
        shared.put(writer.array(), from, Math.min(shared.remaining(), writer.size() - from));
    }

    /** Forgets the first {@code count} bytes: they are out. */
    private void drop(int count) {
        int rest = count;
        while (pieceBytes > 0 && rest >= pieces.peek().length() - sent) {
            Piece gone = pieces.poll();
            rest -= gone.length() - sent;
            pieceBytes -= gone.length() + PIECE_BYTES;
            sent = 0;
        }
        sent += rest;
        if (pieceBytes == 0 && sent == writer.size()) {
            writer.clear();
            sent = 0;
        }
    }
}
