package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Limits;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.RespReader;
import dev.rediscover.resp.RespWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * A Redis server somewhere else, over TCP. Each client is a connection of its own and waits for its replies, so a
 * blocking command holds its caller until it is answered or {@code timeoutMillis} is over.
 */
public final class RemoteLink implements Link {
    private final String host;
    private final int port;
    private final int timeoutMillis;
    private final List<RemoteClient> clients = new ArrayList<>();

    /** Nothing is connected yet. {@code timeoutMillis} bounds connecting and every reply; 0 for never. */
    public RemoteLink(String host, int port, int timeoutMillis) {
        this.host = host;
        this.port = port;
        this.timeoutMillis = timeoutMillis;
    }

    @Override
    public String name() {
        return host + ":" + port;
    }

    @Override
    public LinkClient open(String name, LateReplies late) throws IOException {
        RemoteClient client = new RemoteClient(name);
        clients.add(client);
        return client;
    }

    @Override
    public void close() {
        clients.forEach(RemoteClient::close);
        clients.clear();
    }

    private final class RemoteClient implements LinkClient {
        private final String name;
        private final Socket socket = new Socket();
        private final RespReader reader;
        private final RespWriter writer = new RespWriter(2);
        private int db;

        RemoteClient(String name) throws IOException {
            this.name = name;
            try {
                socket.connect(new InetSocketAddress(host, port), timeoutMillis);
            } catch (IOException e) {
                socket.close();
                throw new IOException(
                        "Could not connect to Redis at " + RemoteLink.this.name() + ": " + e.getMessage(), e);
            }
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(timeoutMillis);
            reader = new RespReader(new BufferedInputStream(socket.getInputStream()), Limits.DEFAULT);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Reply send(List<Bytes> argv) throws IOException {
            writer.clear();
            writer.command(argv);
            writer.drainTo(socket.getOutputStream());
            Reply reply = reader.read();
            if (reply == Reply.OK || reply.equals(Reply.OK)) {
                noteDatabase(argv);
            }
            return reply;
        }

        private void noteDatabase(List<Bytes> argv) {
            if (argv.size() == 2 && argv.get(0).is("SELECT")) {
                db = Integer.parseInt(argv.get(1).utf8());
            }
        }

        @Override
        public boolean isWaiting() {
            return false;
        }

        @Override
        public void cancel() {
            // Nobody can be waiting: send returns only with the reply.
        }

        @Override
        public boolean isListening() {
            return false;
        }

        @Override
        public int db() {
            return db;
        }

        @Override
        public int protocol() {
            return 2;
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                // The connection is gone either way.
            }
        }
    }
}
