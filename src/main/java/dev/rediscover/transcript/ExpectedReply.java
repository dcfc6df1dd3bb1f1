package dev.rediscover.transcript;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Compares the reply in a file with the one that came now. A line matches if it is the same; if not, its ending may
 * allow more: {@code (near 2)} a number that differs by at most so much, {@code (glob)} a pattern as KEYS takes it,
 * {@code (re)} a regular expression; {@code ...} alone stands for any lines; {@code (unordered)} behind the first line
 * lets the items of an array come in any order.
 */
public final class ExpectedReply {
    private static final int MAX_LOOKS = 1_000_000; // at characters, by one regular expression on one line

    private ExpectedReply() {}

    /** The index of the first expected line that does not match (which may be their number), or -1 if all do. */
    public static int firstDifference(List<String> expected, List<String> actual) {
        int difference = ordered(expected, 0, actual, 0);
        if (difference >= 0 && !expected.isEmpty() && expected.get(0).endsWith(" (unordered)")) {
            return unordered(expected, actual) ? -1 : 0;
        }
        return difference;
    }

    /** Walks both; {@code ...} tries the shortest gap first and comes back here only for the last one. */
    private static int ordered(List<String> expected, int from, List<String> actual, int start) {
        int e = from;
        int a = start;
        int gap = -1; // the expected line behind the last "...", and how many actual lines it has swallowed up to
        int resume = 0;
        int furthest = from;
        while (e < expected.size() || a < actual.size()) {
            if (e < expected.size() && a < actual.size() && matches(expected.get(e), actual.get(a))) {
                e++;
                a++;
            } else if (e < expected.size() && expected.get(e).equals("...")) {
                gap = ++e;
                resume = a;
            } else if (gap >= 0 && resume < actual.size()) {
                e = gap;
                a = ++resume;
            } else {
                return Math.max(furthest, e);
            }
            furthest = Math.max(furthest, e);
        }
        return -1;
    }

    private static boolean matches(String expected, String actual) {
        if (expected.equals(actual)) {
            return true;
        }
        int suffix = expected.lastIndexOf(" (");
        if (suffix < 0 || !expected.endsWith(")")) {
            return false;
        }
        String body = expected.substring(0, suffix);
        String how = expected.substring(suffix + 2, expected.length() - 1);
        if (how.startsWith("near ")) {
            return isNear(body, actual, how.substring(5));
        }
        return switch (how) {
            case "glob" -> Glob.matches(Bytes.of(body), Bytes.of(actual));
            case "re" -> matchesPattern(body, actual);
            default -> false;
        };
    }

    /** The same but for the number at the end, which may stand in quotes. */
    private static boolean isNear(String expected, String actual, String distance) {
        int from = numberStart(expected);
        int to = numberStart(actual);
        if (!expected.substring(0, from).equals(actual.substring(0, to))) {
            return false;
        }
        try {
            double difference = number(expected.substring(from)) - number(actual.substring(to));
            return Math.abs(difference) <= Double.parseDouble(distance);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static double number(String text) {
        return Double.parseDouble(text.endsWith("\"") ? text.substring(0, text.length() - 1) : text);
    }

    private static int numberStart(String text) {
        int start = text.endsWith("\"") ? text.length() - 1 : text.length();
        while (start > 0 && "0123456789.-+e".indexOf(text.charAt(start - 1)) >= 0) {
            start--;
        }
        return start;
    }

    private static boolean matchesPattern(String pattern, String actual) {
        try {
            return Pattern.compile(pattern)
                    .matcher(new Limited(actual, new int[1]))
                    .matches();
        } catch (PatternSyntaxException | TooLong | StackOverflowError e) {
            return false;
        }
    }

    /** Text that ends a search which looks at it too often: patterns come from anybody. */
    private record Limited(CharSequence text, int[] looks) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (++looks[0] > MAX_LOOKS) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Limited(text.subSequence(start, end), looks);
        }
    }

    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The items of both as bags; an item keeps its nested lines, and loses its number. */
    private static boolean unordered(List<String> expected, List<String> actual) {
        List<String> plain = new ArrayList<>(expected);
        String first = plain.get(0);
        plain.set(0, first.substring(0, first.length() - " (unordered)".length()));
        List<String> wanted = items(plain);
        List<String> found = items(actual);
        wanted.sort(null);
        found.sort(null);
        return wanted.equals(found);
    }

    private static List<String> items(List<String> lines) {
        List<String> items = new ArrayList<>();
        int indent = 0; // how wide the numbering of this reply is
        for (String line : lines) {
            int mark = numbering(line);
            if (mark > 0 && (items.isEmpty() || mark <= indent)) {
                indent = Math.max(indent, mark);
                items.add(line.substring(mark));
            } else if (items.isEmpty()) {
                items.add(line);
            } else {
                items.set(items.size() - 1, items.get(items.size() - 1) + "\n" + line);
            }
        }
        return items;
    }

    /** The length of {@code "12) "}, {@code " 3~ "} or {@code "1# "} at the start, or 0. */
    private static int numbering(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        int digits = at;
        while (at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9') {
            at++;
        }
        boolean marked = at > digits && at + 1 < line.length() && ")~#".indexOf(line.charAt(at)) >= 0;
        return marked && line.charAt(at + 1) == ' ' ? at + 2 : 0;
    }
}
