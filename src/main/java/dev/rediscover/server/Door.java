package dev.rediscover.server;

import dev.rediscover.engine.Client;
import dev.rediscover.server.ServerLog.Level;
import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import jdk.net.ExtendedSocketOptions;

/** Lets those in who knock, or tells them why not. */
final class Door {
    private static final int ACCEPTS_A_TURN = 1000;
    private static final int KEEPALIVE_PROBES = 3;
    private static final byte[] FULL = ascii("-ERR max number of clients reached\r\n");

    /** What a real server says, word for word: people look it up. */
    private static final byte[] DENIED = ascii("-DENIED Redis is running in protected mode because protected mode is"
            + " enabled and no password is set for the default user. In this mode connections are only accepted from"
            + " the loopback interface. If you want to connect from external computers to Redis you may adopt one of"
            + " the following solutions: 1) Just disable protected mode sending the command 'CONFIG SET protected-mode"
            + " no' from the loopback interface by connecting to Redis from the same host the server is running,"
            + " however MAKE SURE Redis is not publicly accessible from internet if you do so. Use CONFIG REWRITE to"
            + " make this change permanent. 2) Alternatively you can just disable the protected mode by editing the"
            + " Redis configuration file, and setting the protected mode option to 'no', and then restarting the"
            + " server. 3) If you started the server manually just for testing, restart it with the '--protected-mode"
            + " no' option. 4) Setup a an authentication password for the default user. NOTE: You only need to do one"
            + " of the above things in order for the server to start accepting connections from the outside.\r\n");

    private final EventLoop loop;
    private final Settings settings;

    Door(EventLoop loop, Settings settings) {
        this.loop = loop;
        this.settings = settings;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Accepts who waits, a bounded number of them; false if the system has no means left to. */
    boolean open(Listener listener) {
        for (int i = 0; i < ACCEPTS_A_TURN; i++) {
            SocketChannel channel;
            try {
                channel = listener.channel().accept();
            } catch (IOException e) {
                loop.log().write(Level.WARNING, "Cannot accept a connection: " + e.getMessage());
                return false;
            }
            if (channel == null) {
                return true;
            }
            try {
                admit(listener, channel);
            } catch (IOException | RuntimeException e) {
                loop.log().write(Level.WARNING, "Cannot serve a connection: " + e.getMessage());
                Closing.quietly(channel);
            }
        }
        return true;
    }

    private void admit(Listener listener, SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        String from = Addresses.text(channel.getRemoteAddress(), listener.address());
        byte[] refusal = refusal(channel);
        if (refusal != null) {
            loop.gate().engine().stats().network().rejected();
            loop.log().write(Level.VERBOSE, "Refused a connection from " + from);
            if (listener.kind() != Listener.Kind.TLS) {
                channel.write(ByteBuffer.wrap(refusal));
            }
            Closing.quietly(channel);
            return;
        }
        if (listener.kind() != Listener.Kind.UNIX) {
            setOptions(channel);
        }
        if (listener.kind() == Listener.Kind.TLS) {
            loop.tlsDoor().welcome(channel, listener, from);
        } else {
            enter(new PlainTransport(channel), listener, from);
        }
    }

    /** {@code transport} belongs to a client from now on. */
    Connection enter(Transport transport, Listener listener, String from) throws IOException {
        SocketChannel channel = transport.channel();
        Connection connection = new Connection(loop, transport, listener.kind() == Listener.Kind.UNIX);
        Client client = loop.gate().engine().connect(connection);
        client.addresses(from, Addresses.text(channel.getLocalAddress(), listener.address()));
        client.traffic(connection);
        connection.begin(client, channel.register(loop.selector(), SelectionKey.OP_READ, connection));
        loop.joined(connection);
        if (loop.log().takes(Level.VERBOSE)) {
            loop.log().write(Level.VERBOSE, "Accepted " + from);
        }
        return connection;
    }

    /** What to say to someone who cannot come in; {@code null} if nothing is against it. */
    private byte[] refusal(SocketChannel channel) throws IOException {
        if (loop.size() >= settings.mostClients()) {
            return FULL;
        }
        return settings.isProtected() && !Addresses.isLocal(channel.getRemoteAddress()) ? DENIED : null;
    }

    private void setOptions(SocketChannel channel) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        int seconds = settings.keepAliveSeconds();
        if (seconds > 0) {
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            setIfKnown(channel, ExtendedSocketOptions.TCP_KEEPIDLE, seconds);
            setIfKnown(channel, ExtendedSocketOptions.TCP_KEEPINTERVAL, Math.max(1, seconds / KEEPALIVE_PROBES));
            setIfKnown(channel, ExtendedSocketOptions.TCP_KEEPCOUNT, KEEPALIVE_PROBES);
        }
    }

    private static void setIfKnown(SocketChannel channel, SocketOption<Integer> option, int value) throws IOException {
        if (channel.supportedOptions().contains(option)) {
            channel.setOption(option, value);
        }
    }
}
