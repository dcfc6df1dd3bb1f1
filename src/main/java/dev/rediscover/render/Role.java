package dev.rediscover.render;

/** What a piece of text is, which a {@link Theme} may show by colour; the text says the same without it. */
public enum Role {
    /** Ordinary text. */
    PLAIN,
    HEADING,
    KEY,
    FIELD,
    STRING,
    NUMBER,
    STATUS,
    ERROR,
    /** A marker of a reply's type, such as {@code (integer)}. */
    TYPE,
    /** Less important: nothing there, numbering, hints. */
    MUTED,
    ADDED,
    REMOVED,
    CHANGED,
    BORDER,
    BAR,
    WARNING,
    SUCCESS,
    COMMAND,
    EMPHASIS,
    /** What the cursor stands on; a sign beside it says the same. */
    SELECTED
}
