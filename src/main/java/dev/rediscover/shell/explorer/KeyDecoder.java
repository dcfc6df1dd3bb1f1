package dev.rediscover.shell.explorer;

import dev.rediscover.shell.explorer.ExplorerKey.Kind;

/**
 * Makes keys of the characters that a terminal sends. What the sequences mean: ECMA-48, and the keyboard of xterm
 * (Xterm Control Sequences, "PC-Style Function Keys").
 */
final class KeyDecoder {
    private static final char ESCAPE = 27;

    private final StringBuilder open = new StringBuilder();
    private char high;

    /** Takes the next character, -1 for the end; {@code null} while a key is not complete or says nothing. */
    ExplorerKey take(int read) {
        if (read < 0) {
            return ExplorerKey.of(Kind.LEAVE);
        }
        char c = (char) read;
        if (open.length() > 0) {
            return goesOn(c);
        }
        if (Character.isHighSurrogate(c)) {
            high = c;
            return null;
        }
        if (Character.isLowSurrogate(c)) {
            return ExplorerKey.of(Character.toCodePoint(high, c));
        }
        if (c == ESCAPE) {
            open.append(c);
            return null;
        }
        return plain(c);
    }

    /** Whether the next character may belong to the same key. */
    boolean isOpen() {
        return open.length() > 0;
    }

    /** No character came for a while: an escape was the key itself; anything else begun is dropped. */
    ExplorerKey rest() {
        boolean escape = open.length() == 1;
        open.setLength(0);
        return escape ? ExplorerKey.of(Kind.ESCAPE) : null;
    }

    private static ExplorerKey plain(char c) {
        return switch (c) {
            case '\r', '\n' -> ExplorerKey.of(Kind.ENTER);
            case '\t' -> ExplorerKey.of(Kind.TAB);
            case 8, 127 -> ExplorerKey.of(Kind.BACKSPACE);
            case 1 -> ExplorerKey.of(Kind.HOME);
            case 5 -> ExplorerKey.of(Kind.END);
            case 21 -> ExplorerKey.of(Kind.WIPE);
            case 3, 4 -> ExplorerKey.of(Kind.LEAVE);
            default -> c < ' ' ? null : ExplorerKey.of(c);
        };
    }

    private ExplorerKey goesOn(char c) {
        open.append(c);
        boolean introduced = open.length() == 2 && (c == '[' || c == 'O');
        boolean parameter = open.length() > 2 && (c >= '0' && c <= '9' || c == ';');
        if (introduced || parameter && open.length() < 12) {
            return null;
        }
        String sequence = open.substring(1);
        open.setLength(0);
        Kind kind = kind(sequence);
        return kind == null ? null : ExplorerKey.of(kind);
    }

    private static Kind kind(String sequence) {
        return switch (sequence) {
            case "[A", "OA" -> Kind.UP;
            case "[B", "OB" -> Kind.DOWN;
            case "[C", "OC" -> Kind.RIGHT;
            case "[D", "OD" -> Kind.LEFT;
            case "[H", "OH", "[1~", "[7~" -> Kind.HOME;
            case "[F", "OF", "[4~", "[8~" -> Kind.END;
            case "[5~" -> Kind.PAGE_UP;
            case "[6~" -> Kind.PAGE_DOWN;
            case "[3~" -> Kind.DELETE;
            case "[Z" -> Kind.TAB;
            default -> null;
        };
    }
}
