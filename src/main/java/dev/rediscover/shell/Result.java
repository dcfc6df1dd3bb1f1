package dev.rediscover.shell;

/** What became of a line; the later ones outweigh the earlier ones when a run of lines is judged as a whole. */
public enum Result {
    /** All is well. */
    FINE,
    /** The user wants to leave. */
    LEAVE,
    /** Redis replied with an error, or a check failed. */
    ERROR,
    /** Waiting took too long, or would never end. */
    TIMED_OUT,
    /** The line itself is wrong: a quote left open, a word of the shell misused. */
    USAGE,
    /** The server cannot be reached any more. */
    LOST;

    /** The exit code of a run that ended so. */
    public int exitCode() {
        return switch (this) {
            case FINE, LEAVE -> 0;
            case ERROR -> 1;
            case USAGE -> 2;
            case LOST -> 3;
            case TIMED_OUT -> 4;
        };
    }

    /** The weightier of the two. */
    public Result and(Result other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
