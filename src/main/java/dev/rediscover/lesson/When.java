package dev.rediscover.lesson;

import java.util.List;

/**
 * When a mistake speaks: all that is given must hold; what is {@code null} or empty does not matter.
 *
 * @param used one of these commands was used
 * @param usedOnly no other command was used
 * @param notUsed none of these was used
 * @param typed the line fits one of these glob patterns, without letter case, blanks made single
 * @param text a part of the Lua text fits one of these
 * @param notText no part of the Lua text fits any of these
 * @param reply the last reply fits
 * @param effect what became of the keys
 * @param state all of these hold
 */
public record When(
        List<String> used,
        List<String> usedOnly,
        List<String> notUsed,
        List<String> typed,
        List<Regex> text,
        List<Regex> notText,
        Matcher reply,
        Effect effect,
        List<Check> state) {

    /**
     * What became of the keys.
     *
     * @param changed a key that fits one of these glob patterns was changed in any way
     * @param created … was not there before
     * @param deleted … is not there any more
     * @param except keys that do not count
     * @param nothing no key was changed at all
     */
    public record Effect(
            List<String> changed, List<String> created, List<String> deleted, List<String> except, boolean nothing) {}
}
