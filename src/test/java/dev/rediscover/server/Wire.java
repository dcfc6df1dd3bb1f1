package dev.rediscover.server;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.resp.Limits;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.RespReader;
import dev.rediscover.resp.RespWriter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A plain client for tests: it sends what it is told and waits, up to a bound, for what comes. */
final class Wire implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final RespReader reader;

    Wire(int port) throws IOException {
        this("127.0.0.1", port);
    }

    Wire(String host, int port) throws IOException {
        this(connected(host, port));
    }

    /** Over a socket that is connected. */
    Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        reader = new RespReader(socket.getInputStream(), Limits.DEFAULT);
    }

    private static Socket connected(String host, int port) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
        return socket;
    }

    Socket socket() {
        return socket;
    }

    /** Sends a command and gives the next reply. */
    Reply ask(String... words) throws IOException {
        send(words);
        return next();
    }

    /** Sends a command. */
    void send(String... words) throws IOException {
        List<Bytes> argv = new ArrayList<>();
        for (String word : words) {
            argv.add(Bytes.of(word));
        }
        raw(RespWriter.encodeCommand(argv));
    }

    /** Sends bytes as they are. */
    void raw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Sends characters, a byte each. */
    void raw(String latin1) throws IOException {
        raw(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The next reply; {@code null} once the server has hung up. */
    Reply next() throws IOException {
        return reader.read();
    }

    /** Asks PING until the answer is such; fails if it never is. */
    void await(Predicate<Reply> wanted) throws IOException {
        long end = Clock.system().millis() + 2 * PATIENCE_MILLIS;
        while (!wanted.test(ask("PING"))) {
            if (Clock.system().millis() > end) {
                throw new AssertionError("PING is never answered as it should be");
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
