package dev.rediscover.shell.explorer;

/**
 * A key that was pressed.
 *
 * @param point the character of {@link Kind#TEXT}, 0 for every other kind
 */
public record ExplorerKey(Kind kind, int point) {
    /** What keys there are. */
    public enum Kind {
        TEXT,
        ENTER,
        ESCAPE,
        TAB,
        UP,
        DOWN,
        LEFT,
        RIGHT,
        HOME,
        END,
        PAGE_UP,
        PAGE_DOWN,
        BACKSPACE,
        DELETE,
        /** Ctrl-U: the whole line that is being typed. */
        WIPE,
        /** Ctrl-C, Ctrl-D, or the end of the input. */
        LEAVE
    }

    /** A character. */
    public static ExplorerKey of(int point) {
        return new ExplorerKey(Kind.TEXT, point);
    }

    /** Another key. */
    public static ExplorerKey of(Kind kind) {
        return new ExplorerKey(kind, 0);
    }
}
