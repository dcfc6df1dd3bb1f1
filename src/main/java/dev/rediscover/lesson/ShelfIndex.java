package dev.rediscover.lesson;

import java.util.ArrayList;
import java.util.List;

/**
 * Which packs are installed, and what is in those in use, as one small text: installing and removing a pack comes down
 * to putting another such text in its place.
 *
 * <p>For each version of a pack there is a tab-separated line {@code at}, id, version, {@code current} or {@code kept},
 * where it came from; below a current one stand its lines in the form of {@link LessonIndex}. A version that cannot be
 * understood is left out.
 */
public final class ShelfIndex {
    /** The name of its file in the folder of packs; no id of a pack begins so. */
    public static final String FILE = "_index.tsv";

    private final List<Entry> entries;

    /** An index of these versions. */
    public ShelfIndex(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * One version of a pack that is installed.
     *
     * @param current whether lessons are taken from this one
     * @param from where it came from: a path or an address
     * @param rows of a current one its lines in the form of {@link LessonIndex}, else empty
     */
    public record Entry(String id, String version, boolean current, String from, String rows) {
        /** Its folder, inside the folder of packs. */
        public String path() {
            return id + "/" + version;
        }
    }

    /** Every version, in the order in which they are offered. */
    public List<Entry> entries() {
        return entries;
    }

    /** The version of a pack that is in use; {@code null} if the pack is not installed. */
    public Entry current(String id) {
        for (Entry entry : entries) {
            if (entry.current() && entry.id().equals(id)) {
                return entry;
            }
        }
        return null;
    }

    /** This version of a pack; {@code null} if it is not installed. */
    public Entry version(String id, String version) {
        for (Entry entry : entries) {
            if (entry.id().equals(id) && entry.version().equals(version)) {
                return entry;
            }
        }
        return null;
    }

    /** Reads the text of an index. */
    public static ShelfIndex parse(String text) {
        List<Entry> entries = new ArrayList<>();
        List<String> head = null;
        StringBuilder rows = new StringBuilder();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            if (text.startsWith("at\t", from)) {
                add(entries, head, rows);
                head = LessonIndex.cells(text, from, end, '\t');
                rows.setLength(0);
            } else {
                rows.append(text, from, end).append('\n');
            }
            from = end + 1;
        }
        add(entries, head, rows);
        return new ShelfIndex(entries);
    }

    private static void add(List<Entry> entries, List<String> head, StringBuilder rows) {
        if (head == null || head.size() < 5) {
            return;
        }
        boolean current = head.get(3).equals("current");
        Entry entry = new Entry(head.get(1), head.get(2), current, head.get(4), rows.toString());
        boolean sound = entry.id().indexOf('/') < 0
                && entry.version().indexOf('/') < 0
                && PackSource.isSafe(entry.path())
                && (!current || describes(entry));
        if (sound) {
            entries.add(entry);
        }
    }

    /** Whether the lines are about this pack and no other. */
    private static boolean describes(Entry entry) {
        try {
            List<LessonIndex.PackEntry> packs = LessonIndex.parse(entry.rows()).packs();
            return packs.size() == 1 && packs.get(0).id().equals(entry.id());
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            return false;
        }
    }

    /** The text of the index. */
    public String text() {
        StringBuilder out = new StringBuilder();
        for (Entry entry : entries) {
            out.append("at\t").append(entry.id()).append('\t').append(entry.version());
            out.append(entry.current() ? "\tcurrent\t" : "\tkept\t");
            out.append(entry.from()).append('\n').append(entry.rows());
        }
        return out.toString();
    }

    /** What is in the packs that are in use. */
    LessonIndex lessons() {
        StringBuilder rows = new StringBuilder();
        for (Entry entry : entries) {
            rows.append(entry.current() ? entry.rows() : "");
        }
        return LessonIndex.parse(rows.toString());
    }
}
