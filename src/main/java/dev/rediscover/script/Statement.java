package dev.rediscover.script;

/** Something that a script does. */
abstract class Statement {
    /** What {@link #run} gives after {@code break}. */
    static final Object[] BREAK = {"break"};

    /** Does it. {@code null} if the next statement follows; {@link #BREAK}; or what the function returns. */
    abstract Object[] run(Frame frame);
}
