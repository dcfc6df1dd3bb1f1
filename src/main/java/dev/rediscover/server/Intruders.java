package dev.rediscover.server;

import dev.rediscover.base.Bytes;
import java.util.List;

/**
 * Recognizes what a web browser sends that somebody has talked into posting to this port: lines of HTTP, one of which
 * could hold commands. As Redis does, whoever begins like that is hung up on before the rest is read.
 */
final class Intruders {
    private Intruders() {}

    /** Whether this is the first line of a POST, or the line that names the host in any request. */
    static boolean isOne(List<Bytes> argv) {
        return argv.get(0).is("POST") || argv.get(0).is("Host:");
    }
}
