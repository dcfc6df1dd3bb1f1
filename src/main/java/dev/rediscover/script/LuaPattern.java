package dev.rediscover.script;

import dev.rediscover.base.Bytes;

/** Lua's patterns, matched by trying: the reference manual, 5.4.1. */
final class LuaPattern {
    private static final int MOST_CAPTURES = 32;
    private static final int MOST_DEPTH = 200;
    private static final int OPEN = -1;
    private static final int POSITION = -2;

    private final Run run;
    private final byte[] text;
    private final byte[] pattern;
    private final int patternEnd;
    private final int[] starts = new int[MOST_CAPTURES];
    private final int[] lengths = new int[MOST_CAPTURES];
    private int captures;
    private int depth;

    LuaPattern(Run run, Bytes text, Bytes pattern) {
        this.run = run;
        this.text = text.array();
        this.pattern = pattern.array();
        int zero = pattern.indexOf('\0', 0);
        this.patternEnd = zero < 0 ? this.pattern.length : zero; // as in Lua 5.1, a byte 0 ends the pattern
    }

    /** Tries at {@code start}; where the match ends, -1 if there is none. */
    int match(int start, int patternStart) {
        captures = 0;
        depth = 0;
        return match0(start, patternStart);
    }

    int captures() {
        return captures;
    }

    /** The capture at {@code index}; the whole match from {@code start} to {@code end} if there are none. */
    Object capture(int index, int start, int end) {
        if (index >= captures) {
            if (index == 0) {
                return Bytes.copyOf(text, start, end);
            }
            throw LuaError.of("invalid capture index");
        }
        if (lengths[index] == POSITION) {
            return starts[index] + 1.0;
        }
        if (lengths[index] == OPEN) {
            throw LuaError.of("unfinished capture");
        }
        return Bytes.copyOf(text, starts[index], starts[index] + lengths[index]);
    }

    /** All that was matched. */
    Bytes whole(int start, int end) {
        return Bytes.copyOf(text, start, end);
    }

    private int match0(int start, int patternStart) {
        if (++depth > MOST_DEPTH) {
            throw LuaError.of("pattern too complex");
        }
        try {
            return follow(start, patternStart);
        } finally {
            depth--;
        }
    }

    /** Goes on item by item; where the pattern branches, another call tries what follows. */
    private int follow(int start, int patternStart) {
        int s = start;
        int p = patternStart;
        while (p < patternEnd) {
            run.step();
            if (pattern[p] == '(') {
                return open(s, p);
            }
            if (pattern[p] == ')') {
                return close(s, p + 1);
            }
            if (pattern[p] == '$' && p + 1 == patternEnd) {
                return s == text.length ? s : -1;
            }
            int end = classEnd(p);
            if (isSpecial(p)) {
                s = special(s, p);
                p = afterSpecial(p);
            } else if (isRepeated(end)) {
                return repeated(s, p, end);
            } else {
                s = fits(s, p, end) ? s + 1 : -1;
                p = end;
            }
            if (s < 0) {
                return -1;
            }
        }
        return s;
    }

    private boolean isSpecial(int p) {
        char next = pattern[p] == '%' ? (char) pattern[p + 1] : 0;
        return next == 'b' || next == 'f' || next >= '0' && next <= '9';
    }

    private int special(int s, int p) {
        return switch (pattern[p + 1]) {
            case 'b' -> balance(s, p + 2);
            case 'f' -> frontier(s, p + 2);
            default -> back(s, (char) pattern[p + 1]);
        };
    }

    private int afterSpecial(int p) {
        return switch (pattern[p + 1]) {
            case 'b' -> p + 4;
            case 'f' -> classEnd(p + 2);
            default -> p + 2;
        };
    }

    private boolean isRepeated(int end) {
        return end < patternEnd && "?*+-".indexOf(pattern[end]) >= 0;
    }

    private int repeated(int s, int p, int end) {
        switch (pattern[end]) {
            case '*' -> {
                return most(s, p, end);
            }
            case '+' -> {
                return fits(s, p, end) ? most(s + 1, p, end) : -1;
            }
            case '-' -> {
                return least(s, p, end);
            }
            default -> {
                int found = fits(s, p, end) ? match0(s + 1, end + 1) : -1;
                return found >= 0 ? found : match0(s, end + 1);
            }
        }
    }

    private int open(int s, int p) {
        boolean position = p + 1 < patternEnd && pattern[p + 1] == ')';
        if (captures >= MOST_CAPTURES) {
            throw LuaError.of("too many captures");
        }
        starts[captures] = s;
        lengths[captures] = position ? POSITION : OPEN;
        captures++;
        int end = match0(s, position ? p + 2 : p + 1);
        if (end < 0) {
            captures--;
        }
        return end;
    }

    private int close(int s, int p) {
        int index = captures - 1;
        while (index >= 0 && lengths[index] != OPEN) {
            index--;
        }
        if (index < 0) {
            throw LuaError.of("invalid pattern capture");
        }
        lengths[index] = s - starts[index];
        int end = match0(s, p);
        if (end < 0) {
            lengths[index] = OPEN;
        }
        return end;
    }

    private int balance(int s, int p) {
        if (p + 1 >= patternEnd) {
            throw LuaError.of("unbalanced pattern");
        }
        if (s >= text.length || text[s] != pattern[p]) {
            return -1;
        }
        int open = 1;
        for (int i = s + 1; i < text.length; i++) {
            run.step();
            if (text[i] == pattern[p + 1]) {
                if (--open == 0) {
                    return i + 1;
                }
            } else if (text[i] == pattern[p]) {
                open++;
            }
        }
        return -1;
    }

    private int frontier(int s, int p) {
        if (p >= patternEnd || pattern[p] != '[') {
            throw LuaError.of("missing '[' after '%f' in pattern");
        }
        int end = classEnd(p);
        int before = s == 0 ? 0 : text[s - 1] & 0xFF;
        int here = s < text.length ? text[s] & 0xFF : 0;
        return !inSet(before, p, end - 1) && inSet(here, p, end - 1) ? s : -1;
    }

    private int back(int s, char digit) {
        int index = digit - '1';
        if (index < 0 || index >= captures || lengths[index] == OPEN) {
            throw LuaError.of("invalid capture index");
        }
        int length = lengths[index];
        for (int i = 0; i < length; i++) {
            if (s + i >= text.length || text[s + i] != text[starts[index] + i]) {
                return -1;
            }
        }
        return s + length;
    }

    private int most(int s, int p, int end) {
        int count = 0;
        while (fits(s + count, p, end)) {
            run.step();
            count++;
        }
        for (; count >= 0; count--) {
            int found = match0(s + count, end + 1);
            if (found >= 0) {
                return found;
            }
        }
        return -1;
    }

    private int least(int start, int p, int end) {
        for (int s = start; ; s++) {
            run.step();
            int found = match0(s, end + 1);
            if (found >= 0) {
                return found;
            }
            if (!fits(s, p, end)) {
                return -1;
            }
        }
    }

    private int classEnd(int start) {
        int p = start;
        byte c = pattern[p++];
        if (c == '%') {
            if (p >= patternEnd) {
                throw LuaError.of("malformed pattern (ends with '%')");
            }
            return p + 1;
        }
        if (c != '[') {
            return p;
        }
        if (p < patternEnd && pattern[p] == '^') {
            p++;
        }
        do {
            if (p >= patternEnd) {
                throw LuaError.of("malformed pattern (missing ']')");
            }
            if (pattern[p++] == '%') {
                p++;
            }
        } while (p >= patternEnd || pattern[p] != ']');
        return p + 1;
    }

    private boolean fits(int s, int p, int end) {
        if (s >= text.length) {
            return false;
        }
        int c = text[s] & 0xFF;
        return switch (pattern[p]) {
            case '.' -> true;
            case '%' -> isOf(c, (char) pattern[p + 1]);
            case '[' -> inSet(c, p, end - 1);
            default -> (pattern[p] & 0xFF) == c;
        };
    }

    private boolean inSet(int c, int open, int close) {
        int p = open + 1;
        boolean wanted = true;
        if (pattern[p] == '^') {
            wanted = false;
            p++;
        }
        for (; p < close; p++) {
            if (pattern[p] == '%') {
                p++;
                if (isOf(c, (char) pattern[p])) {
                    return wanted;
                }
            } else if (p + 2 < close && pattern[p + 1] == '-') {
                if ((pattern[p] & 0xFF) <= c && c <= (pattern[p + 2] & 0xFF)) {
                    return wanted;
                }
                p += 2;
            } else if ((pattern[p] & 0xFF) == c) {
                return wanted;
            }
        }
        return !wanted;
    }

    private static boolean isOf(int c, char letter) {
        boolean found = switch (Character.toLowerCase(letter)) {
            case 'a' -> isLetter(c);
            case 'c' -> c < 32 || c == 127;
            case 'd' -> c >= '0' && c <= '9';
            case 'l' -> c >= 'a' && c <= 'z';
            case 'p' -> c > 32 && c < 127 && !isLetter(c) && !(c >= '0' && c <= '9');
            case 's' -> c == ' ' || c >= 9 && c <= 13;
            case 'u' -> c >= 'A' && c <= 'Z';
            case 'w' -> isLetter(c) || c >= '0' && c <= '9';
            case 'x' -> Character.digit(c, 16) >= 0 && c < 128;
            case 'z' -> c == 0;
            default -> {
                yield letter == c;
            }
        };
        boolean isClass = "acdlpsuwxz".indexOf(Character.toLowerCase(letter)) >= 0;
        return isClass && Character.isUpperCase(letter) ? !found : found;
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
