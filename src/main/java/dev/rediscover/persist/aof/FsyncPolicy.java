package dev.rediscover.persist.aof;

/** When what was written must be on disk: appendfsync. */
public enum FsyncPolicy {
    /** Before any reply goes out. */
    ALWAYS,
    /** Within about a second. */
    EVERYSEC,
    /** Whenever the operating system sees fit. */
    NO;

    /** The one of this name; {@code word} is one that the configuration takes. */
    public static FsyncPolicy of(String word) {
        return switch (word) {
            case "always" -> ALWAYS;
            case "no" -> NO;
            default -> EVERYSEC;
        };
    }
}
