package dev.rediscover.base;

/**
 * Characters with which a text could move the cursor, change a terminal's state or trick a reader's eye: the control
 * characters (ISO 6429: C0 without line break and tab, DEL, C1), Unicode's overrides of the writing direction (UAX 9),
 * its separators of lines and paragraphs, and the mark of byte order.
 */
public final class ControlCharacters {
    private ControlCharacters() {}

    /** Whether {@code c} is one. */
    public static boolean is(char c) {
        if (c >= ' ' && c < 0x7f) {
            return false;
        }
        return c < ' ' && c != '\n' && c != '\t'
                || c >= 0x7f && c <= 0x9f
                || c >= 0x202a && c <= 0x202e
                || c >= 0x2066 && c <= 0x2069
                || c == 0x2028
                || c == 0x2029
                || c == 0xfeff;
    }

    /** The index of the first one in {@code text}, or -1. */
    public static int in(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (is(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    /** The text with each of them written out, as {@code \x1b}; a carriage return before a line break stays. */
    public static String shown(String text) {
        int first = in(text);
        if (first < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean endsLine = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (!is(c) || endsLine) {
                out.append(c);
            } else {
                String hex = Integer.toHexString(c);
                out.append(c < 0x100 ? "\\x" : "\\u").append("0".repeat((c < 0x100 ? 2 : 4) - hex.length()));
                out.append(hex);
            }
        }
        return out.toString();
    }
}
