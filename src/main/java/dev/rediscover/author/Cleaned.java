package dev.rediscover.author;

/** Text from a file that anybody may have written, as it may be shown: on one line, without control characters. */
final class Cleaned {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_SENTENCE = 600;

    private Cleaned() {}

    /** A name. */
    static String name(String text) {
        return text(text, LONGEST_NAME);
    }

    /** A sentence or two. */
    static String sentence(String text) {
        return text(text, LONGEST_SENTENCE);
    }

    private static String text(String text, int longest) {
        StringBuilder out = new StringBuilder();
        int[] points = text.strip().codePoints().limit(longest + 1L).toArray();
        for (int i = 0; i < Math.min(points.length, longest); i++) {
            out.appendCodePoint(shown(points[i]));
        }
        return points.length > longest ? out + "…" : out.toString();
    }

    private static int shown(int point) {
        if (Character.isWhitespace(point)) {
            return ' ';
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> 0xfffd;
            default -> point;
        };
    }
}
