package dev.rediscover.engine;

import dev.rediscover.resp.Reply;

/** What a handler returns when its client waits; never leaves the engine. */
final class Waiting {
    static final Reply MARK = new Reply.Status("waiting");

    private Waiting() {}
}
