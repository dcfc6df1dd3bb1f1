package dev.rediscover.link;

/**
 * What a command could destroy or stop, as a reason to ask before it is sent.
 *
 * @param asks whether somebody should be asked
 * @param sentence what it would do, as a sentence for a question ("FLUSHALL deletes every key of every database:
 *     12345 keys."); empty if nothing is to be asked
 * @param word what to type to go on: the command's name in capitals; empty if nothing is to be asked
 */
public record Risk(boolean asks, String sentence, String word) {
    /** Nothing to ask. */
    public static final Risk NONE = new Risk(false, "", "");

    static Risk of(String word, String sentence) {
        return new Risk(true, sentence, word);
    }
}
