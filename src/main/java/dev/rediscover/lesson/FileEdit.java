package dev.rediscover.lesson;

import java.util.ArrayList;
import java.util.List;

/**
 * Adds to a file of a pack as an author would: lines are put in where they belong, and everything that stands there,
 * with its comments and its layout, stays as it is.
 */
public final class FileEdit {
    private final List<String> lines;
    private final Node.Fields root;
    private final String ending;

    private FileEdit(String text, Node.Fields root) {
        this.root = root;
        this.ending = text.contains("\r\n") ? "\r\n" : "\n";
        this.lines = new ArrayList<>(List.of(text.split("\n", -1)));
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        lines.replaceAll(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }

    /** The text of a file to be added to; {@code null} if it is not YAML, or no mapping. */
    public static FileEdit of(String text) {
        Faults faults = new Faults();
        Node root = YamlTree.read("", text, faults);
        return root instanceof Node.Fields fields && !faults.hasErrors() ? new FileEdit(text, fields) : null;
    }

    /** The text as it is now. */
    public String text() {
        return String.join(ending, lines) + ending;
    }

    /** How many lines the text has now. */
    public int count() {
        return lines.size();
    }

    /**
     * Adds an entry at the end of a list of mappings that stand one below the other.
     *
     * @param item begins with {@code "- "} and has no indentation of its own
     * @return the number of its first line, from 1; 0 if the list is not written so
     */
    public int addItem(String field, String item) {
        Node value = root.get(field);
        boolean empty = value instanceof Node.Scalar scalar && scalar.type() == Node.Type.NULL
                || value instanceof Node.Items none && none.items().isEmpty();
        if (empty && onlyBracketsAfter(field)) {
            int line = place(field).line() - 1;
            lines.set(line, lines.get(line).replaceFirst(":\\s*(\\[\\s*\\]|null\\b|~)", ":"));
            return insert(line + 1, item, "  ");
        }
        if (!(value instanceof Node.Items items) || !startsWith(items.place(), "-")) {
            return 0;
        }
        int dash = items.place().column() - 1;
        int at = endOf(field, dash);
        String lead = items.items().size() > 1 && blankBefore(items.items()) ? "\n" : "";
        return insert(at, lead + item, " ".repeat(dash)) + lead.length();
    }

    private boolean onlyBracketsAfter(String field) {
        String line = lines.get(place(field).line() - 1);
        return line.matches("\\S+:\\s*(\\[\\s*\\]|null|~)?\\s*(#.*)?");
    }

    /** Whether the author keeps his entries apart with a blank line. */
    private boolean blankBefore(List<Node> items) {
        int line = items.get(items.size() - 1).place().line() - 2;
        while (line > 0 && lines.get(line).strip().startsWith("#")) {
            line--;
        }
        return line >= 0 && lines.get(line).isBlank();
    }

    /** Adds a plain word at the end of a list of words; false if there is no such list. */
    public boolean addWord(String field, String word) {
        if (!(root.get(field) instanceof Node.Items items)) {
            return false;
        }
        boolean flow = startsWith(items.place(), "[");
        if (items.items().isEmpty()) {
            return flow && put(items.place(), 1, word);
        }
        Place last = items.items().get(items.items().size() - 1).place();
        if (flow) {
            return put(last, lengthAt(last), ", " + word);
        }
        lines.add(last.line(), " ".repeat(items.place().column() - 1) + "- " + word);
        return true;
    }

    /** Adds {@code name: text} at the end of a mapping, which is made if it is not there; false if it is in braces. */
    public boolean addEntry(String field, String name, String text) {
        Node value = root.get(field);
        if (value == null) {
            lines.add(field + ":");
            lines.add("  " + name + ": " + text);
            return true;
        }
        if (!(value instanceof Node.Fields fields) || fields.fields().isEmpty() || startsWith(value.place(), "{")) {
            return false;
        }
        int indent = fields.fields().get(0).place().column() - 1;
        lines.add(endOf(field, indent), " ".repeat(indent) + name + ": " + text);
        return true;
    }

    private Place place(String field) {
        for (Node.Field one : root.fields()) {
            if (one.name().equals(field)) {
                return one.place();
            }
        }
        throw new IllegalArgumentException(field);
    }

    private boolean startsWith(Place place, String sign) {
        return lines.get(place.line() - 1).startsWith(sign, offset(place));
    }

    private int offset(Place place) {
        return lines.get(place.line() - 1).offsetByCodePoints(0, place.column() - 1);
    }

    private boolean put(Place place, int behind, String text) {
        String line = lines.get(place.line() - 1);
        int at = offset(place) + behind;
        lines.set(place.line() - 1, line.substring(0, at) + text + line.substring(at));
        return true;
    }

    /** How long the word at a place is, with its quotes. */
    private int lengthAt(Place place) {
        String line = lines.get(place.line() - 1);
        int start = offset(place);
        char quote = line.charAt(start);
        if (quote == '"' || quote == '\'') {
            return line.indexOf(quote, start + 1) + 1 - start;
        }
        int end = start;
        while (end < line.length() && ",] #".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return end - start;
    }

    /**
     * The index of the line behind the last one of a field whose entries are indented by {@code indent}: blank lines
     * and comments that belong to what follows stay behind it.
     */
    private int endOf(String field, int indent) {
        int own = place(field).line();
        int end = lines.size();
        for (Node.Field other : root.fields()) {
            if (other.place().line() > own) {
                end = Math.min(end, other.place().line() - 1);
            }
        }
        while (end > own && isLoose(lines.get(end - 1), indent)) {
            end--;
        }
        return end;
    }

    private static boolean isLoose(String line, int indent) {
        String text = line.strip();
        boolean outside = line.indexOf(text) < Math.max(1, indent);
        return text.isEmpty() || text.startsWith("#") && outside || text.equals("...");
    }

    private int insert(int at, String block, String indent) {
        List<String> added = new ArrayList<>();
        for (String line : block.stripTrailing().split("\n", -1)) {
            added.add(line.isEmpty() ? "" : indent + line);
        }
        lines.addAll(at, added);
        return at + 1;
    }
}
