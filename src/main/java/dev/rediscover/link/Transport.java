package dev.rediscover.link;

import dev.rediscover.base.ControlCharacters;
import dev.rediscover.base.TlsFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.InvalidPathException;
import java.security.cert.CertificateException;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** The bytes to and from a server, over TCP, TLS or a Unix socket. Reading and writing may happen on two threads. */
abstract class Transport implements AutoCloseable {
    private static final String NO_TLS = "the server does not seem to speak TLS there; leave out --tls (or write"
            + " redis:// instead of rediss://).";

    abstract InputStream in() throws IOException;

    abstract OutputStream out() throws IOException;

    /** Hangs up; whoever reads or writes gets an exception. */
    @Override
    public abstract void close();

    /**
     * Connects.
     *
     * @param millis how long that may take; 0 for as long as the operating system lets it
     * @throws LinkTrouble with a sentence that says why nobody could be reached
     */
    static Transport open(RemoteAddress address, int millis) throws LinkTrouble {
        try {
            if (address.isUnix()) {
                return new Unix(address.socket());
            }
            Socket socket = connect(address, millis);
            return new Tcp(address.isTls() ? encrypted(socket, address, millis) : socket);
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            throw new LinkTrouble(
                    LinkTrouble.Kind.CANNOT_CONNECT,
                    "Could not connect to Redis at " + address.spoken() + ": " + reason(e, millis),
                    e);
        }
    }

    private static Socket connect(RemoteAddress address, int millis) throws IOException {
        IOException first = null;
        for (InetAddress each : InetAddress.getAllByName(address.host())) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(each, address.port()), millis);
                socket.setTcpNoDelay(true);
                socket.setKeepAlive(true);
                return socket;
            } catch (IOException e) {
                socket.close();
                first = first == null ? e : first;
            }
        }
        throw first == null ? new UnknownHostException(address.host()) : first;
    }

    /**
     * TLS on {@code socket}. The host's name is compared with the certificate unless the caller brought authorities of
     * his own: their certificates often bear no name at all, and redis-cli does not look at it either.
     */
    private static Socket encrypted(Socket socket, RemoteAddress address, int millis) throws IOException {
        RemoteTls tls = address.tls();
        try {
            TlsFiles files = new TlsFiles(tls.cert(), tls.key(), "", tls.caCert(), tls.caCertDir());
            String name = tls.sni().isEmpty() ? address.host() : tls.sni();
            SSLSocket secure = (SSLSocket)
                    files.forClient(tls.insecure()).getSocketFactory().createSocket(socket, name, address.port(), true);
            SSLParameters parameters = secure.getSSLParameters();
            if (!tls.insecure() && !files.hasAuthorities()) {
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
            }
            if (!tls.sni().isEmpty()) {
                parameters.setServerNames(java.util.List.of(new SNIHostName(tls.sni())));
            }
            secure.setSSLParameters(parameters);
            secure.setSoTimeout(millis);
            secure.startHandshake();
            secure.setSoTimeout(0);
            return secure;
        } catch (IOException | IllegalArgumentException e) {
            socket.close();
            throw e;
        }
    }

    private static String reason(Exception e, int millis) {
        String said = e.getMessage() == null ? e.getClass().getSimpleName() : ControlCharacters.shown(e.getMessage());
        if (e instanceof UnknownHostException) {
            return "there is no such host.";
        }
        if (e instanceof SocketTimeoutException) {
            boolean connected = said.startsWith("Read");
            return connected
                    ? "the TLS handshake got no answer within " + millis / 1000.0 + " s; " + NO_TLS
                    : "no answer within " + millis / 1000.0 + " s.";
        }
        if (e instanceof SSLException) {
            return tlsReason(e, said);
        }
        if (e instanceof ConnectException && said.startsWith("Connection refused")) {
            return "Connection refused; no server listens there.";
        }
        if (said.startsWith("No such file or directory")) {
            return "there is no such socket; no server listens there.";
        }
        return said.endsWith(".") ? said : said + '.';
    }

    private static String tlsReason(Exception e, String said) {
        if (said.contains("Unsupported or unrecognized SSL message")) {
            return NO_TLS;
        }
        boolean certificate = false;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            certificate |= cause instanceof CertificateException;
        }
        return certificate
                ? "its certificate is not trusted (" + said + "); --cacert FILE names the authority it comes from."
                : "TLS failed (" + said + ").";
    }

    /** TCP, encrypted or not. */
    private static final class Tcp extends Transport {
        private final Socket socket;

        Tcp(Socket socket) {
            this.socket = socket;
        }

        @Override
        InputStream in() throws IOException {
            return socket.getInputStream();
        }

        @Override
        OutputStream out() throws IOException {
            return socket.getOutputStream();
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

    /**
     * A Unix socket. The streams are our own: those of {@link java.nio.channels.Channels} hold a lock while they read,
     * so that nobody could write meanwhile.
     */
    private static final class Unix extends Transport {
        private final SocketChannel channel;

        Unix(String path) throws IOException {
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(path));
            } catch (IOException | InvalidPathException e) {
                channel.close();
                throw e;
            }
        }

        @Override
        InputStream in() {
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                }

                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    return channel.read(ByteBuffer.wrap(bytes, from, length));
                }
            };
        }

        @Override
        OutputStream out() {
            return new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    write(new byte[] {(byte) b}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    ByteBuffer buffer = ByteBuffer.wrap(bytes, from, length);
                    while (buffer.hasRemaining()) {
                        channel.write(buffer);
                    }
                }
            };
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                // The connection is gone either way.
            }
        }
    }
}
