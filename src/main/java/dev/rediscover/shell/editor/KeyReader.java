package dev.rediscover.shell.editor;

import dev.rediscover.shell.editor.EditorKey.Kind;

/**
 * Makes keys of the characters that a terminal sends. What the sequences mean: ECMA-48, and the keyboard of xterm
 * (Xterm Control Sequences, "PC-Style Function Keys", "Bracketed Paste Mode").
 */
final class KeyReader {
    private static final char ESCAPE = 27;
    private static final char CTRL_X = 24;
    private static final String PASTE_END = "\u001b[201~";

    private final StringBuilder open = new StringBuilder();
    private StringBuilder pasted; // null outside of a paste
    private char high;

    /** Takes the next character, -1 for the end; {@code null} while a key is not complete or says nothing. */
    EditorKey take(int read) {
        if (read < 0) {
            return EditorKey.of(Kind.LEAVE);
        }
        char c = (char) read;
        if (pasted != null) {
            return paste(c);
        }
        if (open.length() > 0) {
            return goesOn(c);
        }
        if (Character.isHighSurrogate(c)) {
            high = c;
            return null;
        }
        if (Character.isLowSurrogate(c)) {
            return EditorKey.of(new String(new char[] {high, c}));
        }
        if (c == ESCAPE || c == CTRL_X) {
            open.append(c);
            return null;
        }
        return plain(c);
    }

    /** Whether the next character may belong to the same key; what is pasted comes at its own pace. */
    boolean isOpen() {
        return open.length() > 0 && open.charAt(0) == ESCAPE;
    }

    /** No character came for a while: an escape was the key itself; anything else begun is dropped. */
    EditorKey rest() {
        boolean escape = open.length() == 1;
        open.setLength(0);
        return escape ? EditorKey.of(Kind.LEAVE) : null;
    }

    private EditorKey paste(char c) {
        pasted.append(c);
        int end = pasted.length() - PASTE_END.length();
        if (end >= 0 && pasted.indexOf(PASTE_END, end) == end) {
            String text = pasted.substring(0, end);
            pasted = null;
            return new EditorKey(Kind.PASTE, text);
        }
        if (pasted.length() > 2 * Page.MOST_CHARACTERS) {
            pasted.delete(Page.MOST_CHARACTERS, end); // nobody reads further; the end of it may be coming
        }
        return null;
    }

    private static EditorKey plain(char c) {
        return switch (c) {
            case '\r', '\n' -> EditorKey.of(Kind.ENTER);
            case '\t' -> EditorKey.of(Kind.TAB);
            case 8, 127 -> EditorKey.of(Kind.BACKSPACE);
            case 1 -> EditorKey.of(Kind.HOME);
            case 2 -> EditorKey.of(Kind.LEFT);
            case 3 -> EditorKey.of(Kind.LEAVE);
            case 4 -> EditorKey.of(Kind.DELETE);
            case 5 -> EditorKey.of(Kind.END);
            case 6 -> EditorKey.of(Kind.RIGHT);
            case 11 -> EditorKey.of(Kind.KILL);
            case 14 -> EditorKey.of(Kind.DOWN);
            case 16 -> EditorKey.of(Kind.UP);
            case 21 -> EditorKey.of(Kind.WIPE);
            case 23 -> EditorKey.of(Kind.DELETE_WORD);
            case 25 -> EditorKey.of(Kind.YANK);
            case 26, 31 -> EditorKey.of(Kind.UNDO);
            default -> c < ' ' ? null : EditorKey.of(String.valueOf(c));
        };
    }

    private EditorKey goesOn(char c) {
        if (open.charAt(0) == CTRL_X) {
            open.setLength(0);
            return c == 19 ? EditorKey.of(Kind.RUN) : c == 5 ? EditorKey.of(Kind.OUTSIDE) : null;
        }
        open.append(c);
        boolean introduced = open.length() == 2 && (c == '[' || c == 'O');
        boolean console = open.length() == 3 && c == '[' && open.charAt(1) == '['; // the Linux console's F keys
        boolean parameter = open.length() > 2 && (c >= '0' && c <= '9' || c == ';');
        if (introduced || console || parameter && open.length() < 12) {
            return null;
        }
        String sequence = open.substring(1);
        open.setLength(0);
        if (sequence.equals("[200~")) {
            pasted = new StringBuilder();
            return null;
        }
        Kind kind = sequence.length() == 1 ? alt(sequence.charAt(0)) : kind(sequence);
        return kind == null ? null : EditorKey.of(kind);
    }

    private static Kind alt(char c) {
        return switch (c) {
            case '\r', '\n' -> Kind.RUN;
            case 3, ESCAPE -> Kind.LEAVE;
            case 'b', 'B' -> Kind.WORD_LEFT;
            case 'f', 'F' -> Kind.WORD_RIGHT;
            case 'h', 'H' -> Kind.HELP;
            case 't', 'T' -> Kind.TASK;
            case 'r', 'R' -> Kind.TRY;
            case '?' -> Kind.HINT;
            case 'z', 'Z' -> Kind.REDO;
            case '<' -> Kind.TOP;
            case '>' -> Kind.BOTTOM;
            case 8, 127 -> Kind.DELETE_WORD;
            default -> null;
        };
    }

    private static Kind kind(String sequence) {
        return switch (sequence) {
            case "[A", "OA" -> Kind.UP;
            case "[B", "OB" -> Kind.DOWN;
            case "[C", "OC" -> Kind.RIGHT;
            case "[D", "OD" -> Kind.LEFT;
            case "[1;3C", "[1;5C" -> Kind.WORD_RIGHT;
            case "[1;3D", "[1;5D" -> Kind.WORD_LEFT;
            case "[H", "OH", "[1~", "[7~" -> Kind.HOME;
            case "[F", "OF", "[4~", "[8~" -> Kind.END;
            case "[1;5H" -> Kind.TOP;
            case "[1;5F" -> Kind.BOTTOM;
            case "[5~" -> Kind.PAGE_UP;
            case "[6~" -> Kind.PAGE_DOWN;
            case "[3~" -> Kind.DELETE;
            case "[Z" -> Kind.BACK_TAB;
            case "OP", "[11~", "[[A" -> Kind.HELP;
            case "OQ", "[12~", "[[B" -> Kind.HINT;
            case "OR", "[13~", "[[C" -> Kind.TASK;
            case "OS", "[14~", "[[D" -> Kind.TRY;
            case "[15~", "[[E" -> Kind.RUN;
            default -> null;
        };
    }
}
