package dev.rediscover.tutor;

import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.lesson.Step;
import dev.rediscover.resp.Reply;

/**
 * A prediction of which the learner said how sure it is, and what really happened.
 *
 * @param millis when, in ms since 1970
 * @param confidence 1 to 3, see {@link Confidence}
 * @param hit whether it was right
 * @param asked the command whose reply was predicted
 * @param said the prediction
 * @param truth what really happens, as {@code it replies …}
 */
public record Surprise(
        long millis,
        String pack,
        String lesson,
        String step,
        int confidence,
        boolean hit,
        String asked,
        String said,
        String truth) {
    private static final int MOST = 200; // characters of a text

    static Surprise of(
            long millis,
            String pack,
            Lesson lesson,
            Step.Predict step,
            int confidence,
            String said,
            Reply truth,
            boolean hit) {
        return new Surprise(
                millis,
                pack,
                lesson.id(),
                step.id(),
                confidence,
                hit,
                clean(step.asked().typed()),
                clean(said),
                truth == null ? "it waits" : "it replies " + clean(ReplyText.show(truth)));
    }

    /** A miss of somebody who was sure: the kind that teaches most. */
    public boolean isConfidentMiss() {
        return !hit && confidence >= Confidence.SURE;
    }

    /** On one line, without what separates cells, and not longer than a line should be. */
    private static String clean(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length() && i < MOST; i++) {
            out.append(text.charAt(i) < ' ' ? ' ' : text.charAt(i));
        }
        return text.length() > MOST
                ? out.append('…').toString()
                : out.toString().strip();
    }
}
