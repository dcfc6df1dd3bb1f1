package dev.rediscover.lesson;

import java.util.List;

/**
 * One way to be right: all of it must hold.
 *
 * @param sameReply the last reply equals the solution's
 * @param effect the effect equals the solution's in this way; {@code null} if it does not matter
 * @param reply what the last reply must be like; {@code null} if it does not matter
 * @param state what the data must be like
 */
public record Accept(boolean sameReply, EffectRule effect, Matcher reply, List<Check> state) {
    /** The default of one command: same typed reply and same effect as the solution. */
    public static final Accept SAME = new Accept(true, EffectRule.DEFAULT, null, List.of());

    /** The default of a task: same effect, replies do not count. */
    public static final Accept SAME_EFFECT = new Accept(false, EffectRule.DEFAULT, null, List.of());

    /** Asks for nothing: where something else decides. */
    public static final Accept ANYTHING = new Accept(false, null, null, List.of());
}
