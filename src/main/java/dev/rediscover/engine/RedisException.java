package dev.rediscover.engine;

import dev.rediscover.resp.Reply;

/** An error reply on its way to the client. Carries no stack trace: it is an answer, not a fault. */
public final class RedisException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Reply.Err reply;

    public RedisException(Reply.Err reply) {
        super(reply.text(), null, false, false);
        this.reply = reply;
    }

    public Reply.Err reply() {
        return reply;
    }
}
