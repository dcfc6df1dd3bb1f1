package dev.rediscover.tutor;

import dev.rediscover.lesson.Line;
import dev.rediscover.link.KeyChange;
import dev.rediscover.resp.Reply;
import java.util.List;

/**
 * A line that was run.
 *
 * @param line what was run
 * @param reply its reply; {@code null} if the client waits, or if the line moved the clock
 * @param late replies that came with it to clients that had waited, and pushes, in order
 * @param changes the keys it changed
 * @param at the time on the engine's clock right after it, in milliseconds; 0 if it changed no key
 * @param protocol the version of RESP that the client spoke after it, 2 or 3
 * @param own whether the learner (or the model solution) ran it; otherwise it happened by itself
 */
public record Played(
        Line line, Reply reply, List<Late> late, List<KeyChange> changes, long at, int protocol, boolean own) {
    /** A reply that comes later than its command, or a push, to a client that speaks that version of RESP. */
    public record Late(String client, Reply reply, int protocol) {}

    /** Whether the client waits now. */
    public boolean waits() {
        return reply == null && !line.isTick();
    }
}
