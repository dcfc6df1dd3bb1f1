package dev.rediscover.shell.explorer;

import dev.rediscover.base.Bytes;

/**
 * A line that is being typed, or a yes or no that is waited for.
 *
 * @param label what stands before the line
 * @param text what is typed so far
 * @param caret before which of its characters the cursor stands
 * @param key the key that it is about, or {@code null}
 * @param item the element that it is about, or {@code null}
 */
public record Question(Purpose purpose, String label, String text, int caret, Bytes key, Item item) {
    /** What the line is for. */
    public enum Purpose {
        FILTER,
        EDIT,
        ADD,
        EXPIRE,
        RENAME,
        COMMAND,
        DELETE_KEY,
        DELETE_ITEM,
        KILL;

        /** Whether y or n is all that is wanted. */
        boolean isConfirmation() {
            return this == DELETE_KEY || this == DELETE_ITEM || this == KILL;
        }
    }

    static Question of(Purpose purpose, String label, String text, Bytes key, Item item) {
        return new Question(purpose, label, text, text.length(), key, item);
    }

    private Question with(String newText, int newCaret) {
        return new Question(purpose, label, newText, newCaret, key, item);
    }

    /** With a key pressed that edits the line; other keys change nothing. */
    Question pressed(ExplorerKey pressed) {
        int before = caret == 0 ? 0 : text.offsetByCodePoints(caret, -1);
        int after = caret == text.length() ? caret : text.offsetByCodePoints(caret, 1);
        return switch (pressed.kind()) {
            case TEXT -> {
                String typed = Character.toString(pressed.point());
                yield with(text.substring(0, caret) + typed + text.substring(caret), caret + typed.length());
            }
            case BACKSPACE -> with(text.substring(0, before) + text.substring(caret), before);
            case DELETE -> with(text.substring(0, caret) + text.substring(after), caret);
            case WIPE -> with("", 0);
            case LEFT -> with(text, before);
            case RIGHT -> with(text, after);
            case HOME -> with(text, 0);
            case END -> with(text, text.length());
            default -> this;
        };
    }
}
