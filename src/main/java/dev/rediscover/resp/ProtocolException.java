package dev.rediscover.resp;

import java.io.IOException;

/**
 * The other side does not speak the protocol. The message is what Redis says, such as {@code Protocol error: invalid
 * bulk length}; a server replies with it, preceded by {@code ERR}, and closes the connection.
 */
public final class ProtocolException extends IOException {
    private static final long serialVersionUID = 1L;

    ProtocolException(String problem) {
        super("Protocol error: " + problem);
    }
}
