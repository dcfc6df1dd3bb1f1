package dev.rediscover.spec;

import java.util.ArrayList;
import java.util.List;

/** The lines of one entry of a table, continuation lines joined; {@link Catalog} documents the format. */
record TableEntry(String heading, String since, List<String> flags, String cost, String summary, List<String> more) {
    /** Reads the entry whose heading begins at {@code start} of {@code table}. */
    static TableEntry read(String table, int start) {
        List<String> lines = lines(table, start);
        if (lines.size() < 3) {
            throw broken(lines.get(0), "needs a line of facts and a summary");
        }
        String facts = lines.get(1);
        int first = facts.indexOf('|');
        int second = facts.indexOf('|', first + 1);
        if (first < 0 || second < 0) {
            throw broken(lines.get(0), "needs: since | flags | cost");
        }
        return new TableEntry(
                lines.get(0),
                facts.substring(0, first).trim(),
                wordsOf(facts.substring(first + 1, second)),
                facts.substring(second + 1).trim(),
                lines.get(2),
                lines.subList(3, lines.size()));
    }

    private static IllegalArgumentException broken(String heading, String why) {
        return new IllegalArgumentException("table entry " + heading + ": " + why);
    }

    private static List<String> lines(String table, int start) {
        List<String> lines = new ArrayList<>(8);
        int line = start;
        while (line < table.length() && (line == start || table.charAt(line) <= ' ')) {
            int end = Catalog.endOfLine(table, line);
            String text = table.substring(line, end).trim();
            if (table.startsWith("    ", line) && !text.isEmpty()) {
                text = lines.remove(lines.size() - 1) + " " + text;
            }
            if (!text.isEmpty()) {
                lines.add(text);
            }
            line = end + 1;
        }
        return lines;
    }

    /** The first word of the heading. */
    String name() {
        int space = heading.indexOf(' ');
        return space < 0 ? heading : heading.substring(0, space);
    }

    /** What follows {@code word} on the line that begins with it (possibly nothing); null if there is no such line. */
    String line(String word) {
        List<String> found = lines(word);
        return found.isEmpty() ? null : found.get(0);
    }

    /** As {@link #line}, for a line that may stand there several times. */
    List<String> lines(String word) {
        List<String> found = new ArrayList<>(2);
        for (String line : more) {
            if (line.startsWith(word) && (line.length() == word.length() || line.charAt(word.length()) == ' ')) {
                found.add(line.substring(word.length()).trim());
            }
        }
        return found;
    }

    /** The words of {@code text}, split at spaces. */
    static List<String> wordsOf(String text) {
        List<String> words = new ArrayList<>(4);
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf(' ', at);
            end = end < 0 ? text.length() : end;
            if (end > at) {
                words.add(text.substring(at, end));
            }
            at = end + 1;
        }
        return words;
    }
}
