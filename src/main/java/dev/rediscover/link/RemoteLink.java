package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Limits;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.RespReader;
import dev.rediscover.resp.RespWriter;
import dev.rediscover.spec.Catalog;
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
    /** Hears what happened beside the replies: a redirection, a new connection, what was lost. Called on any thread. */
    public interface Notes {
        /** One sentence for whoever uses {@code client}. */
        void noted(LinkClient client, String sentence);
    }

    private final RemoteAddress address;
    private final RemoteOptions options;
    private final Catalog catalog;
    private final Notes notes;
    private final List<RemoteClient> clients = new ArrayList<>();

    /** A plain link in RESP2 that waits for every reply, {@code timeoutMillis} at most; 0 for ever. */
    public RemoteLink(String host, int port, int timeoutMillis) {
        this(
                RemoteAddress.LOCAL.at(host, port).speaking(2),
                RemoteOptions.waiting(timeoutMillis),
                new Catalog(List.of()),
                (client, sentence) -> {});
    }

    /**
     * Nothing is connected yet.
     *
     * @param catalog the commands that are known here; what it lacks is asked of the server
     * @param notes hears what is no reply
     */
    public RemoteLink(RemoteAddress address, RemoteOptions options, Catalog catalog, Notes notes) {
        this.address = address;
        this.options = options;
        this.catalog = catalog;
        this.notes = notes;
    }

    /** Where it leads. */
    public RemoteAddress address() {
        return address;
    }

    /** How it behaves. */
    public RemoteOptions options() {
        return options;
    }

    /**
     * What the server says of itself.
     *
     * @throws LinkTrouble if it cannot be asked
     */
    public ServerFacts facts() throws IOException {
        return ServerFacts.UNKNOWN;
    }

    /** The commands known here together with those that only the server knows; asks it once, and not for long. */
    public Catalog catalog() {
        return catalog;
    }

    /** Why {@code argv} is not sent over a read-only link, as a sentence; {@code null} if it may be sent. */
    public String refusal(List<Bytes> argv) {
        return null;
    }

    /** What {@code argv}, sent by a client in database {@code db}, could destroy. Asks the server for sizes. */
    public Risk risk(int db, List<Bytes> argv) {
        return Risk.NONE;
    }

    @Override
    public String name() {
        return address.name();
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
                socket.connect(new InetSocketAddress(address.host(), address.port()), options.connectMillis());
            } catch (IOException e) {
                socket.close();
                throw new IOException(
                        "Could not connect to Redis at " + RemoteLink.this.name() + ": " + e.getMessage(), e);
            }
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(options.replyMillis());
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
