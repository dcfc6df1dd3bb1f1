package dev.rediscover.server;

/** Tells faults of this program to whoever reads its log. */
final class Faults {
    private static final int FRAMES = 6;

    private Faults() {}

    /** What happened, and where, in one line. */
    static String told(Throwable fault) {
        StringBuilder text = new StringBuilder(fault.toString());
        StackTraceElement[] frames = fault.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
            text.append(" at ").append(frames[i]);
        }
        return text.toString();
    }
}
