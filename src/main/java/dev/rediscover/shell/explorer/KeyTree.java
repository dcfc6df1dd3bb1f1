package dev.rediscover.shell.explorer;

import dev.rediscover.base.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The tree of keys as it is shown: what is open, what it is filtered and sorted by, and where the cursor stands.
 *
 * @param root what the last scan found; kept until a new one has found something
 * @param open the prefixes of the open branches
 * @param base what all keys shown begin with
 * @param filter what the user typed to find keys; empty for all
 * @param delimiters the bytes that part names
 * @param at the key or prefix under the cursor; {@code null} for the first row
 * @param row the row of the cursor when it was last seen, for when that key is gone
 * @param scanned how many keys the scan under way has seen
 * @param all how many there are
 * @param complete whether the scan has ended
 */
public record KeyTree(
        KeyBranch root,
        Set<Bytes> open,
        Bytes base,
        String filter,
        KeyOrder order,
        String delimiters,
        Bytes at,
        int row,
        long scanned,
        long all,
        boolean complete) {
    /** A line of the tree: a branch, a key, or how many are not listed. */
    public record Row(int depth, KeyBranch branch, KeyLeaf leaf, long more) {
        /** What tells this row from the others; {@code null} for the last kind. */
        Bytes id() {
            return branch != null ? branch.prefix() : leaf != null ? leaf.key() : null;
        }
    }

    private static final String[] DELIMITERS = {":", ":/.", ":/._-|"};

    static KeyTree from(Bytes base) {
        return new KeyTree(KeyBranch.EMPTY, Set.of(), base, "", KeyOrder.NAME, DELIMITERS[0], null, 0, 0, 0, false);
    }

    /** All rows, from the first. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        append(rows, root, 0);
        return rows;
    }

    private static void append(List<Row> rows, KeyBranch branch, int depth) {
        for (KeyBranch child : branch.branches()) {
            rows.add(new Row(depth, child, null, 0));
            if (child.open()) {
                append(rows, child, depth + 1);
            }
        }
        for (KeyLeaf leaf : branch.leaves()) {
            rows.add(new Row(depth, null, leaf, 0));
        }
        if (branch.hidden() > 0) {
            rows.add(new Row(depth, null, null, branch.hidden()));
        }
    }

    /** The index of the cursor's row among {@code rows}; 0 if there are none. */
    int cursor(List<Row> rows) {
        for (int i = 0; at != null && i < rows.size(); i++) {
            if (at.equals(rows.get(i).id())) {
                return i;
            }
        }
        return Math.max(0, Math.min(row, rows.size() - 1));
    }

    /** The row under the cursor, or {@code null}. */
    Row current() {
        List<Row> rows = rows();
        return rows.isEmpty() ? null : rows.get(cursor(rows));
    }

    /** The key under the cursor, or {@code null}. */
    Bytes key() {
        Row current = current();
        return current == null || current.leaf() == null ? null : current.leaf().key();
    }

    /** With the cursor moved by so many rows. */
    KeyTree moved(int by) {
        List<Row> rows = rows();
        if (rows.isEmpty()) {
            return this;
        }
        int to = Math.max(0, Math.min(rows.size() - 1, cursor(rows) + by));
        return at(rows.get(to).id(), to);
    }

    KeyTree at(Bytes id, int itsRow) {
        return new KeyTree(root, open, base, filter, order, delimiters, id, itsRow, scanned, all, complete);
    }

    /** With a branch opened or closed. */
    KeyTree opened(Bytes prefix, boolean isOpen) {
        Set<Bytes> set = new HashSet<>(open);
        if (isOpen) {
            set.add(prefix);
        } else {
            set.remove(prefix);
        }
        return new KeyTree(root, Set.copyOf(set), base, filter, order, delimiters, at, row, scanned, all, complete);
    }

    KeyTree filtered(String text) {
        return new KeyTree(root, open, base, text, order, delimiters, null, 0, scanned, all, complete);
    }

    KeyTree sorted(KeyOrder by) {
        return new KeyTree(root, open, base, filter, by, delimiters, at, row, scanned, all, complete);
    }

    /** With the next set of delimiters. */
    KeyTree parted() {
        int next = 0;
        for (int i = 0; i < DELIMITERS.length; i++) {
            next = DELIMITERS[i].equals(delimiters) ? (i + 1) % DELIMITERS.length : next;
        }
        return new KeyTree(root, Set.of(), base, filter, order, DELIMITERS[next], null, 0, scanned, all, complete);
    }

    /** With what a scan has found by now. */
    KeyTree found(KeyBranch tree, long seen, long there, boolean isComplete) {
        KeyTree next = new KeyTree(tree, open, base, filter, order, delimiters, at, row, seen, there, isComplete);
        List<Row> rows = next.rows();
        return next.withRow(next.cursor(rows), rows);
    }

    private KeyTree withRow(int itsRow, List<Row> rows) {
        Bytes id = rows.isEmpty() ? at : rows.get(itsRow).id();
        return at(complete ? id : at, complete ? itsRow : row); // until a scan ends its key may still turn up
    }

    /** The pattern that the filter stands for: itself if it has wildcards, else anything that holds it. */
    Bytes pattern() {
        if (filter.isEmpty()) {
            return null;
        }
        boolean glob = filter.indexOf('*') >= 0 || filter.indexOf('?') >= 0 || filter.indexOf('[') >= 0;
        return Bytes.of(glob ? filter : "*" + filter + "*");
    }

    /** Which keys are to be gathered. */
    KeyIndex.Scope scope() {
        return new KeyIndex.Scope(base, pattern(), delimiters);
    }
}
