package dev.rediscover.spec;

/** Where the channels stand among the words of commands that say or listen to messages. Who stops listening may. */
public final class ChannelPositions {
    private ChannelPositions() {}

    /** The position of the first channel; 0 if the command names none that matters to access control. */
    public static int first(CommandSpec spec) {
        return switch (spec.name()) {
            case "PUBLISH", "SPUBLISH", "SUBSCRIBE", "SSUBSCRIBE", "PSUBSCRIBE" -> 1;
            default -> 0;
        };
    }

    /** Behind the last channel of a line of {@code words} words. */
    public static int end(CommandSpec spec, int words) {
        return spec.name().endsWith("PUBLISH") ? Math.min(2, words) : words;
    }

    /** Whether the words are patterns of channels. */
    public static boolean arePatterns(CommandSpec spec) {
        return spec.name().equals("PSUBSCRIBE");
    }
}
