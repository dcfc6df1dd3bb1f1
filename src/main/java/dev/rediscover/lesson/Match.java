package dev.rediscover.lesson;

import dev.rediscover.resp.Reply;

/**
 * Whether a reply is as wanted.
 *
 * @param difference the first difference; {@code null} if there is none
 */
public record Match(Difference difference) {
    /** It is as wanted. */
    public static final Match OK = new Match(null);

    /** Whether it is as wanted. */
    public boolean ok() {
        return difference == null;
    }

    static Match no(Difference difference) {
        return new Match(difference);
    }

    /** A reply that does not fit: says what it is, and what it should be only vaguely until the last strength. */
    static Match miss(Matcher matcher, Reply reply, String vaguely) {
        String what = Difference.WHOLE + " is ";
        String kind = reply instanceof Reply.Err err ? "an error: " + err.text() : ReplyText.type(reply);
        return no(new Difference(
                Difference.WHOLE,
                what + kind + "; " + vaguely + " is wanted",
                what + ReplyText.show(reply) + "; " + vaguely + " is wanted",
                what + ReplyText.show(reply) + ", wanted " + matcher.wanted()));
    }
}
