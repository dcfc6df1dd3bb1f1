package dev.rediscover.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Opens what a server listens on: all of it, or none. */
final class Binding {
    private static final String ANY = "*";
    private static final String ANY_V6 = "::*";

    private final Endpoints where;
    private final int backlog;
    private final List<Listener> kept;
    private final List<Listener> open = new ArrayList<>();

    private Binding(Endpoints where, int backlog, List<Listener> kept) {
        this.where = where;
        this.backlog = backlog;
        this.kept = kept;
    }

    /**
     * Listens everywhere that {@code where} says.
     *
     * @param backlog how many connections may wait to be accepted
     * @param kept listeners that are there already and stay open
     * @throws IOException that says which address cannot be had and why; then none is open
     */
    static List<Listener> open(Endpoints where, int backlog, List<Listener> kept) throws IOException {
        Binding binding = new Binding(where, backlog, kept);
        try {
            binding.openPort(where.port(), Listener.Kind.TCP);
            binding.openPort(where.tlsPort(), Listener.Kind.TLS);
            binding.openUnixSocket();
            return binding.open;
        } catch (IOException | RuntimeException e) {
            for (Listener listener : binding.open) {
                if (!kept.contains(listener)) {
                    Closing.quietly(listener.channel());
                }
            }
            throw e;
        }
    }

    /** Whether {@code where} asks for what {@code listener} does. */
    static boolean isWanted(Listener listener, Endpoints where) {
        if (listener.kind() == Listener.Kind.UNIX) {
            return listener.wanted().equals(where.unixSocket());
        }
        int port = listener.kind() == Listener.Kind.TCP ? where.port() : where.tlsPort();
        boolean bound = where.bind().contains(listener.wanted()) || where.bind().contains("-" + listener.wanted());
        boolean dual = listener.address().startsWith("*:");
        return bound && port == listener.port() && dual == isAnyOfBoth(where.bind());
    }

    private Listener kept(String wanted, int port, Listener.Kind kind) {
        for (Listener listener : kept) {
            if (listener.kind() == kind && listener.wanted().equals(wanted) && listener.port() == port) {
                return listener;
            }
        }
        return null;
    }

    /** The first address takes a free port if {@code wanted} is 0, and the others take the same. */
    private void openPort(int wanted, Listener.Kind kind) throws IOException {
        int port = wanted;
        boolean dual = isAnyOfBoth(where.bind());
        for (String address : port < 0 ? List.<String>of() : where.bind()) {
            boolean optional = address.startsWith("-");
            String host = optional ? address.substring(1) : address;
            if (dual && host.equals(ANY)) {
                continue; // one socket for both families
            }
            try {
                Listener listener = kept(host, port, kind);
                listener = listener == null ? openTcp(host, port, dual, kind) : listener;
                port = listener.port();
                open.add(listener);
            } catch (IOException | UnsupportedOperationException e) {
                if (!optional || isInUse(e)) {
                    throw refusal(host + ":" + port, e);
                }
            }
        }
    }

    /** Whether every address of both families is wanted; Java's sockets for IPv6 take IPv4 along. */
    private static boolean isAnyOfBoth(List<String> bind) {
        return bind.contains(ANY) && (bind.contains(ANY_V6) || bind.contains("-" + ANY_V6)) && hasV6();
    }

    private static boolean hasV6() {
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.INET6)) {
            return channel.isOpen();
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static boolean isInUse(Exception e) {
        return e instanceof BindException
                && e.getMessage() != null
                && e.getMessage().contains("in use");
    }

    private Listener openTcp(String host, int port, boolean dual, Listener.Kind kind) throws IOException {
        InetAddress address = resolve(host);
        boolean v6 = address.getAddress().length == 16;
        ServerSocketChannel channel =
                ServerSocketChannel.open(v6 ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(new InetSocketAddress(address, port), backlog);
            channel.configureBlocking(false);
            int bound = channel.socket().getLocalPort();
            String shown = dual ? "*:" + bound : Addresses.text(channel.getLocalAddress(), "");
            return new Listener(channel, host, shown, bound, kind);
        } catch (IOException | RuntimeException e) {
            Closing.quietly(channel);
            throw e;
        }
    }

    private static InetAddress resolve(String host) throws UnknownHostException {
        return switch (host) {
            case ANY -> InetAddress.getByAddress(new byte[4]);
            case ANY_V6, "::" -> InetAddress.getByAddress(new byte[16]);
            default -> InetAddress.getByName(host);
        };
    }

    private static IOException refusal(String place, Exception why) {
        String reason = why instanceof UnknownHostException ? "Name or service not known" : why.getMessage();
        return new IOException("could not listen on " + place + ": " + reason, why);
    }

    // ---- Unix sockets

    /** A file that was left behind by a server that is gone is in the way, so it is taken away, as Redis does. */
    private void openUnixSocket() throws IOException {
        if (where.unixSocket().isEmpty()) {
            return;
        }
        Listener already = kept(where.unixSocket(), 0, Listener.Kind.UNIX);
        if (already != null) {
            open.add(already);
            return;
        }
        Path path = Path.of(where.unixSocket());
        try {
            removeStale(path);
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            open.add(new Listener(channel, where.unixSocket(), where.unixSocket(), 0, Listener.Kind.UNIX));
            channel.bind(UnixDomainSocketAddress.of(path), backlog);
            channel.configureBlocking(false);
            if (where.unixSocketMode() != 0) {
                Files.setPosixFilePermissions(path, permissions(where.unixSocketMode()));
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw refusal("the Unix socket " + where.unixSocket(), e);
        }
    }

    private static void removeStale(Path path) throws IOException {
        if (Files.isRegularFile(path) || Files.isDirectory(path)) {
            throw new IOException("there is something else of this name");
        }
        Files.deleteIfExists(path);
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values(); // rwx of the owner, of the group, of all others
        for (int i = 0; i < all.length; i++) {
            if ((mode & 0400 >> i) != 0) {
                permissions.add(all[i]);
            }
        }
        return permissions;
    }
}
