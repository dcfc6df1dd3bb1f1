package dev.rediscover.server;

import dev.rediscover.resp.Reply;
import dev.rediscover.resp.RespWriter;
import java.io.IOException;
import java.nio.ByteBuffer;

/** What still has to go out on one connection. */
final class Output {
    private final RespWriter writer = new RespWriter(2);
    private int sent;

    /** Appends {@code reply} in RESP{@code protocol}. */
    void add(Reply reply, int protocol) {
        writer.protocol(protocol);
        writer.write(reply);
    }

    /** Bytes that wait to go out. */
    long size() {
        return writer.size() - (long) sent;
    }

    boolean isEmpty() {
        return sent == writer.size();
    }

    /**
     * Sends what the other side takes, at most about {@code most} bytes.
     *
     * @param shared a buffer to send by; what is in it does not matter
     * @return how many bytes were sent
     */
    long send(Transport transport, ByteBuffer shared, long most) throws IOException {
        long total = 0;
        while (total < most && sent < writer.size()) {
            int piece = Math.min(shared.capacity(), writer.size() - sent);
            shared.clear();
            shared.put(writer.array(), sent, piece).flip();
            int taken = transport.write(shared);
            sent += taken;
            total += taken;
            if (taken < piece) {
                break;
            }
        }
        if (sent == writer.size()) {
            writer.clear();
            sent = 0;
        }
        return total;
    }
}
