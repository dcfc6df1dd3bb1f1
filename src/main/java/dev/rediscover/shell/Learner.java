package dev.rediscover.shell;

/**
 * Who learns, as transcripts name them: only if somebody set it, with {@code :set learner NAME} or the variable {@code
 * REDISCOVER_LEARNER}.
 */
final class Learner {
    private static final String VARIABLE = "REDISCOVER_LEARNER";
    private static final int LONGEST = 64;

    private Learner() {}

    /** The name; {@code null} if there is none. */
    static String of(Settings settings) {
        String set = settings.get(Setting.LEARNER);
        String name = set.equals(Setting.LEARNER.fallback())
                ? settings.environment().getOrDefault(VARIABLE, "").strip()
                : set;
        return name.isEmpty() ? null : name.substring(0, Math.min(name.length(), LONGEST));
    }
}
