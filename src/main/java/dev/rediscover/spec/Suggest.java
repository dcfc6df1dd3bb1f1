package dev.rediscover.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** "Did you mean": the names nearest to a mistyped one. */
public final class Suggest {
    private record Candidate(String name, int distance) implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            return distance == other.distance ? name.compareTo(other.name) : Integer.compare(distance, other.distance);
        }
    }

    private Suggest() {}

    /**
     * At most {@code most} of {@code names}, the nearest first, letter case ignored. Nearness is the
     * Damerau-Levenshtein distance in its restricted form (a swap of neighbours counts once); a name may differ in one
     * letter of three.
     */
    public static List<String> nearest(String typed, Collection<String> names, int most) {
        String wanted = typed.toUpperCase(Locale.ROOT);
        int allowed = Math.max(1, Math.min(3, wanted.length() / 3));
        List<Candidate> found = new ArrayList<>();
        for (String name : names) {
            if (Math.abs(name.length() - wanted.length()) <= allowed) {
                int distance = distance(wanted, name.toUpperCase(Locale.ROOT));
                if (distance <= allowed) {
                    found.add(new Candidate(name, distance));
                }
            }
        }
        Collections.sort(found);
        List<String> nearest = new ArrayList<>();
        for (Candidate candidate : found.subList(0, Math.min(most, found.size()))) {
            nearest.add(candidate.name);
        }
        return nearest;
    }

    /** How many letters must be inserted, removed, replaced or swapped with their neighbour to make b of a. */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
