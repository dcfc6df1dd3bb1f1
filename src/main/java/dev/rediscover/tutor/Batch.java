package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;

/** What a client has watched and queued, to say afterwards why its EXEC did nothing. */
public final class Batch {
    private static final int MOST = 100;

    private final List<Bytes> watched = new ArrayList<>();
    private final List<String> queued = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private long watchedSince;
    private boolean open;
    private boolean ended;

    /** Notes a command of the client, with its reply; {@code number} is how many commands had been sent by then. */
    public void note(List<Bytes> command, Reply reply, long number) {
        Bytes name = command.get(0);
        if (ended && !name.is("exec")) {
            forget();
        }
        if (name.is("watch") && !reply.isError()) {
            watchedSince = watched.isEmpty() ? number : watchedSince;
            watched.addAll(command.subList(1, Math.min(command.size(), MOST)));
        } else if (name.is("multi") && !reply.isError()) {
            open = true;
        } else if (name.is("exec") || name.is("discard") || name.is("reset") || name.is("unwatch") && !open) {
            ended = true;
        } else if (open) {
            List<String> list = reply.isError() ? refused : queued;
            if (list.size() < MOST && !name.is("multi") && !name.is("watch")) {
                list.add(Quoting.line(command) + (reply instanceof Reply.Err error ? " (" + error.text() + ")" : ""));
            }
        }
    }

    private void forget() {
        watched.clear();
        queued.clear();
        refused.clear();
        open = false;
        ended = false;
    }

    List<Bytes> watched() {
        return watched;
    }

    /** How many commands had been sent when the first key was watched. */
    long watchedSince() {
        return watchedSince;
    }

    List<String> queued() {
        return queued;
    }

    /** The lines that were refused when they should have been queued, each with its error. */
    List<String> refused() {
        return refused;
    }
}
