package dev.rediscover.link;

import java.io.IOException;

/** Why a command of a remote server has no reply; the message is one or two sentences that hold no password. */
public final class LinkTrouble extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is the matter, by which callers choose an exit code. */
    public enum Kind {
        /** Nobody answers at the address, or TLS fails. */
        CANNOT_CONNECT,
        /** The server does not let this user in. */
        NOT_LET_IN,
        /** The connection was lost and this command was not sent, because what it stood in is gone. */
        NOT_SENT,
        /** The connection was lost after the command was sent: nobody here knows whether it ran. */
        FATE_UNKNOWN,
        /** No reply came in time; the connection was closed. */
        TIMED_OUT,
        /** What came is not what a Redis server sends, or more than is taken; the connection was closed. */
        BAD_REPLY,
        /** The command was not sent, because it would write and the link is read-only. */
        REFUSED
    }

    private final Kind kind;

    LinkTrouble(Kind kind, String sentence) {
        super(sentence);
        this.kind = kind;
    }

    LinkTrouble(Kind kind, String sentence, Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
    }

    /** What is the matter. */
    public Kind kind() {
        return kind;
    }
}
