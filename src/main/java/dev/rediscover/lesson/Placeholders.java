package dev.rediscover.lesson;

import java.util.Map;

/**
 * Texts with the names of {@code vary} in braces: <code>{who}</code>, and with numbers also <code>{n+1}</code>,
 * <code>{n-1}</code>, <code>{n*2}</code> and <code>{n+m}</code>. Other braces are left as they are.
 */
final class Placeholders {
    private Placeholders() {}

    /** Whether a text names {@code name}. */
    static boolean mentions(String text, String name) {
        for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
            int close = text.indexOf('}', at);
            if (close > 0) {
                String inside = text.substring(at + 1, close);
                int operator = operator(inside);
                boolean first = (operator < 0 ? inside : inside.substring(0, operator)).equals(name);
                if (first || operator > 0 && inside.substring(operator + 1).equals(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the text is one place-holder and nothing else. */
    static boolean isAlone(String text) {
        return text.startsWith("{") && text.indexOf('}') == text.length() - 1;
    }

    /** The text with every name that is known replaced by its value. */
    static String fill(String text, Map<String, String> values) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            int close = open < 0 ? -1 : text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String value = value(text.substring(open + 1, close), values);
            out.append(text, at, open);
            if (value == null) {
                out.append('{');
                at = open + 1;
            } else {
                out.append(value);
                at = close + 1;
            }
        }
        return out.append(text.substring(at)).toString();
    }

    /** What stands for the inside of a pair of braces; {@code null} if it is none of ours. */
    private static String value(String inside, Map<String, String> values) {
        int operator = operator(inside);
        if (operator < 0) {
            return values.get(inside);
        }
        Long left = number(inside.substring(0, operator), values);
        Long right = number(inside.substring(operator + 1), values);
        if (!values.containsKey(inside.substring(0, operator)) || left == null || right == null) {
            return null;
        }
        return Long.toString(
                switch (inside.charAt(operator)) {
                    case '+' -> left + right;
                    case '-' -> left - right;
                    default -> left * right;
                });
    }

    private static int operator(String inside) {
        for (int i = 1; i < inside.length(); i++) {
            char c = inside.charAt(i);
            if (c == '+' || c == '-' || c == '*') {
                return i;
            }
        }
        return -1;
    }

    private static Long number(String text, Map<String, String> values) {
        String digits = values.getOrDefault(text, text);
        try {
            return digits.length() <= 12 ? Long.valueOf(digits) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
