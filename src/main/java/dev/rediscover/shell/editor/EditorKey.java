package dev.rediscover.shell.editor;

/**
 * A key that was pressed, or a text that was pasted.
 *
 * @param text what {@link Kind#TEXT} types and {@link Kind#PASTE} brings; empty for every other kind
 */
public record EditorKey(Kind kind, String text) {
    /** What keys there are. */
    public enum Kind {
        TEXT,
        PASTE,
        ENTER,
        TAB,
        BACK_TAB,
        UP,
        DOWN,
        LEFT,
        RIGHT,
        WORD_LEFT,
        WORD_RIGHT,
        HOME,
        END,
        PAGE_UP,
        PAGE_DOWN,
        TOP,
        BOTTOM,
        BACKSPACE,
        DELETE,
        DELETE_WORD,
        /** Deletes to the end of the line, or the line break. */
        KILL,
        /** Deletes to the beginning of the line. */
        WIPE,
        /** Puts back what was deleted last. */
        YANK,
        UNDO,
        REDO,
        RUN,
        /** Runs the script on trial. */
        TRY,
        /** The user's own editor. */
        OUTSIDE,
        HELP,
        HINT,
        /** More or less of the task. */
        TASK,
        LEAVE
    }

    /** A character or several. */
    public static EditorKey of(String text) {
        return new EditorKey(Kind.TEXT, text);
    }

    /** Another key. */
    public static EditorKey of(Kind kind) {
        return new EditorKey(kind, "");
    }
}
