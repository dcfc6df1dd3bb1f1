package dev.rediscover.tutor;

import dev.rediscover.lesson.Difference;
import dev.rediscover.lesson.Mistake;

/**
 * What a judge says of an answer.
 *
 * @param accepted whether it is right
 * @param gate the gate that stopped it; {@code null} for none
 * @param mistake the mistake that the author foresaw; {@code null} for none
 * @param difference the first difference from what is wanted; {@code null} for none
 * @param text the author's words for gate, mistake or check, filled in; {@code null} if there are none
 */
record Verdict(boolean accepted, String gate, Mistake mistake, Difference difference, String text) {
    static final Verdict YES = new Verdict(true, null, null, null, null);

    static Verdict gate(String gate, String text) {
        return new Verdict(false, gate, null, null, text);
    }

    static Verdict mistake(Mistake mistake, String text) {
        return new Verdict(false, null, mistake, null, text);
    }

    static Verdict differs(Difference difference, String text) {
        return new Verdict(false, null, null, difference, text);
    }
}
