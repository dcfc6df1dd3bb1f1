package dev.rediscover.server;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/** Addresses as Redis writes them: {@code 127.0.0.1:6379}, {@code [::1]:6379}, {@code /tmp/redis.sock:0}. */
final class Addresses {
    private Addresses() {}

    /** {@code address} as CLIENT LIST shows it; {@code unixPath} stands for both ends of a Unix socket. */
    static String text(SocketAddress address, String unixPath) {
        if (address instanceof InetSocketAddress internet && internet.getAddress() != null) {
            return host(internet.getAddress()) + ":" + internet.getPort();
        }
        return (address instanceof UnixDomainSocketAddress || address == null ? unixPath : address) + ":0";
    }

    private static String host(InetAddress address) {
        return address instanceof Inet6Address ? "[" + shortened(address.getAddress()) + "]" : address.getHostAddress();
    }

    /** An IPv6 address with the longest run of zeros left out (RFC 5952). */
    static String shortened(byte[] address) {
        int[] words = new int[8];
        for (int i = 0; i < 8; i++) {
            words[i] = (address[2 * i] & 0xff) << 8 | address[2 * i + 1] & 0xff;
        }
        int gap = gap(words);
        int gapEnd = gap;
        while (gap >= 0 && gapEnd < 8 && words[gapEnd] == 0) {
            gapEnd++;
        }
        StringBuilder text = new StringBuilder(40);
        for (int i = 0; i < 8; i++) {
            if (i == gap) {
                text.append("::");
                i = gapEnd - 1;
            } else {
                text.append(i == 0 || i == gapEnd ? "" : ":").append(Integer.toHexString(words[i]));
            }
        }
        return text.toString();
    }

    /** Where the longest run of at least two zeros begins; -1 if there is none. */
    private static int gap(int[] words) {
        int best = -1;
        int longest = 1;
        int length = 0;
        for (int i = 0; i < 8; i++) {
            length = words[i] == 0 ? length + 1 : 0;
            if (length > longest) {
                longest = length;
                best = i - length + 1;
            }
        }
        return best;
    }

    /** Whether a connection from {@code address} comes from this very machine. */
    static boolean isLocal(SocketAddress address) {
        return !(address instanceof InetSocketAddress internet)
                || internet.getAddress() != null && internet.getAddress().isLoopbackAddress();
    }
}
