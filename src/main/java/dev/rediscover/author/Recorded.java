package dev.rediscover.author;

import dev.rediscover.transcript.Event;

/** What a transcript says that the program decided. */
final class Recorded {
    private static final long LONGEST = 24 * 3600 * 1000L;

    private Recorded() {}

    /** How the step went so far by this verdict; {@code null} if it says nothing of that. */
    static Mark mark(Event.Verdict verdict) {
        if (verdict.words().contains("pass")) {
            return verdict.words().contains("skipped")
                    ? Mark.SKIPPED
                    : verdict.words().contains("revealed") ? Mark.REVEALED : Mark.PASS;
        }
        if (verdict.words().contains("miss")) {
            return Mark.MISS;
        }
        if (verdict.words().contains("hit")) {
            return Mark.PASS;
        }
        return verdict.words().contains("fail") ? Mark.FAIL : null;
    }

    /** The better one of two marks of a step. */
    static Mark later(Mark before, Mark now) {
        return Mark.better(before, now);
    }

    /** The time that a verdict tells, as {@code t=+8.2} in seconds; -1 if it tells none that can be. */
    static long millis(Event.Verdict verdict) {
        String text = verdict.value("t");
        if (text == null || !text.startsWith("+") || text.length() > 12) {
            return -1;
        }
        try {
            long millis = Math.round(Double.parseDouble(text.substring(1)) * 1000);
            return millis >= 0 && millis <= LONGEST ? millis : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
