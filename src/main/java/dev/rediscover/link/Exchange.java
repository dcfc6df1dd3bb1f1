package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;

/** A command on its way, until its reply is there or the connection is lost. */
final class Exchange {
    private final List<Bytes> argv;
    private final List<Reply> confirmed = new ArrayList<>(0);
    private int confirmations; // still to come; 0 for a command that has one reply
    private Reply reply;
    private IOException trouble;

    /** {@code confirmations} is how many frames a command of subscriptions gets; 0 for any other. */
    Exchange(List<Bytes> argv, int confirmations) {
        this.argv = argv;
        this.confirmations = confirmations;
    }

    List<Bytes> argv() {
        return argv;
    }

    /** Whether it waits for confirmations of its own command. */
    synchronized boolean wants(String confirmation) {
        return confirmations > 0 && argv.get(0).is(confirmation);
    }

    /** Takes a confirmation; whether it was the last. */
    synchronized boolean confirm(Reply frame) {
        confirmed.add(frame);
        if (--confirmations > 0) {
            return false;
        }
        complete(new Reply.Frames(List.copyOf(confirmed)));
        return true;
    }

    synchronized void complete(Reply whole) {
        reply = whole;
        notifyAll();
    }

    synchronized void fail(IOException why) {
        if (reply == null) {
            trouble = why;
            notifyAll();
        }
    }

    synchronized boolean isDone() {
        return reply != null || trouble != null;
    }

    /**
     * Waits for the end, {@code millis} at most; 0 for ever.
     *
     * @return the reply; {@code null} if it is not there in time
     * @throws IOException why it will never be
     */
    synchronized Reply await(long millis) throws IOException {
        long end = millis == 0 ? Long.MAX_VALUE : Clock.system().millis() + millis;
        while (reply == null && trouble == null) {
            long left = end == Long.MAX_VALUE ? 0 : end - Clock.system().millis();
            if (left < 0 || left == 0 && end != Long.MAX_VALUE) {
                return null;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }
        if (trouble != null) {
            throw trouble;
        }
        return reply;
    }
}
