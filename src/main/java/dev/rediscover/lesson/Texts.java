package dev.rediscover.lesson;

import dev.rediscover.base.ControlCharacters;
import java.util.Collection;
import java.util.Locale;

/** Small questions about texts that come from strangers. */
final class Texts {
    private Texts() {}

    static String withoutControls(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!ControlCharacters.is(text.charAt(i))) {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    static String hex4(int codePoint) {
        return String.format(Locale.ROOT, "%04X", codePoint);
    }

    /** {@code text} in quotes for a message, cut to a bearable length. */
    static String quoted(String text) {
        return '"' + cut(withoutControls(text), 60) + '"';
    }

    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    /** The candidate nearest to {@code word}, or {@code null} if none is near enough to be meant. */
    static String nearest(String word, Collection<String> candidates) {
        String best = null;
        int bestDistance = Math.max(1, word.length() / 3) + 1;
        for (String candidate : candidates) {
            int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** Edits (insert, delete, replace, swap of neighbours) from one word to the other. */
    static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 20 || a.length() > 60) {
            return Math.max(a.length(), b.length());
        }
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replace, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }

    /** A cure that names the nearest candidate, or lists them all. */
    static String didYouMean(String word, Collection<String> candidates) {
        String nearest = nearest(word, candidates);
        return nearest != null ? "did you mean " + nearest + "?" : "known here: " + String.join(", ", candidates);
    }
}
