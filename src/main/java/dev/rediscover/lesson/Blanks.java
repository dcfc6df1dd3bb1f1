package dev.rediscover.lesson;

import java.util.ArrayList;
import java.util.List;

/** The blanks {@code __} of a command template. */
public final class Blanks {
    private static final String BLANK = "__";

    private Blanks() {}

    /** How many blanks there are. */
    public static int count(String template) {
        return pieces(template).size() - 1;
    }

    /** Whether a whole line is the template with something in every blank; blanks between words count as one. */
    public static boolean fits(String template, String line) {
        List<String> pieces = pieces(single(template));
        String rest = single(line);
        if (!rest.regionMatches(true, 0, pieces.get(0), 0, pieces.get(0).length())) {
            return false;
        }
        int at = pieces.get(0).length();
        for (int i = 1; i < pieces.size(); i++) {
            String piece = pieces.get(i);
            boolean last = i == pieces.size() - 1;
            int next = last ? rest.length() - piece.length() : find(rest, piece, at + 1);
            if (next < at + 1 || last && !rest.regionMatches(true, next, piece, 0, piece.length())) {
                return false;
            }
            at = next + piece.length();
        }
        return true;
    }

    /**
     * The line that a learner means: the whole of it if it fits the template, else the template with the typed words in
     * its blanks. With one blank all that was typed goes into it. A line that begins like the template is the whole
     * line, even if it does not fit. {@code null} if there are more or fewer words than blanks.
     */
    public static String fill(String template, String typed) {
        String text = typed.strip();
        if (fits(template, text) || beginsAlike(template, text)) {
            return text;
        }
        List<String> pieces = pieces(template);
        List<String> words =
                pieces.size() == 2 ? List.of(text) : List.of(single(text).split(" "));
        if (words.size() != pieces.size() - 1 || text.isEmpty()) {
            return null;
        }
        StringBuilder out = new StringBuilder(pieces.get(0));
        for (int i = 0; i < words.size(); i++) {
            out.append(words.get(i)).append(pieces.get(i + 1));
        }
        return out.toString();
    }

    private static boolean beginsAlike(String template, String text) {
        String first = single(template).split(" ")[0];
        String typed = single(text).split(" ")[0];
        int blank = first.indexOf(BLANK);
        boolean several = text.strip().indexOf(' ') > 0;
        return blank < 0
                ? typed.equalsIgnoreCase(first)
                : several && blank > 0 && typed.regionMatches(true, 0, first, 0, blank);
    }

    private static int find(String text, String piece, int from) {
        for (int at = from; at + piece.length() <= text.length(); at++) {
            if (text.regionMatches(true, at, piece, 0, piece.length())) {
                return at;
            }
        }
        return -1;
    }

    private static List<String> pieces(String template) {
        List<String> pieces = new ArrayList<>();
        int at = 0;
        int blank = template.indexOf(BLANK);
        while (blank >= 0) {
            pieces.add(template.substring(at, blank));
            at = blank + BLANK.length();
            while (at < template.length() && template.charAt(at) == '_') {
                at++;
            }
            blank = template.indexOf(BLANK, at);
        }
        pieces.add(template.substring(at));
        return pieces;
    }

    private static String single(String text) {
        return String.join(" ", text.strip().split("\\s+"));
    }
}
