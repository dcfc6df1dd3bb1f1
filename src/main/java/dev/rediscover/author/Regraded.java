package dev.rediscover.author;

import dev.rediscover.lesson.Lesson;
import dev.rediscover.transcript.Transcript;
import java.util.List;

/**
 * A session, judged again.
 *
 * @param transcript what was judged
 * @param lesson what it was judged by
 * @param takes every exercise that the session came to, in order; one that it came back to is there again
 * @param unknown steps that the lesson does not have
 * @param notes sentences on what could not be done exactly as it was
 */
public record Regraded(
        Transcript transcript, Lesson lesson, List<Take> takes, List<UnknownStep> unknown, List<String> notes) {
    /**
     * A step that the session has and the lesson has not.
     *
     * @param line where it begins in the file, from 1
     * @param recorded what the file says of it; {@code null} if it says nothing
     */
    public record UnknownStep(int line, String id, Mark recorded) {}
}
