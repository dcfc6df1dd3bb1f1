package dev.rediscover.script;

/** Something that a script does. */
abstract class Statement {
    /** What {@link #run} gives when the next statement follows. */
    static final int ON = 0;

    /** What it gives after {@code break}. */
    static final int BREAK = 1;

    /** What it gives after {@code return}; the frame has the values. */
    static final int RETURN = 2;

    /** Does it. */
    abstract int run(Frame frame);
}
