package dev.rediscover.shell.explorer;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Glob;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Gathers keys, as a scan gives them, into a tree of bounded size: closed branches only count, open ones keep the first
 * of what they hold in the wanted order. So a million keys take no more room than some hundred.
 */
public final class KeyIndex {
    /** How many leaves, and how many branches, an open branch lists at most. */
    static final int MOST = 500;

    private static final int BIGGEST = 10;

    /** How many keys of a type there are, and what they take. */
    public record TypeTotal(String type, long keys, long bytes) {}

    private static final class Node {
        final Bytes prefix;
        final Bytes name;
        final boolean open;
        final TreeMap<Bytes, Node> branches = new TreeMap<>();
        final TreeSet<KeyLeaf> leaves;
        long keys;
        long bytes;
        long mortal;
        long hidden;

        Node(Bytes prefix, Bytes name, boolean open, Comparator<KeyLeaf> order) {
            this.prefix = prefix;
            this.name = name;
            this.open = open;
            this.leaves = new TreeSet<>(order);
        }

        void count(KeyLeaf leaf) {
            keys++;
            bytes += leaf.bytes();
            mortal += leaf.expireAt() < 0 ? 0 : 1;
        }
    }

    private final Scope scope;
    private final Set<Bytes> open;
    private final KeyOrder order;
    private final Node root;
    private final TreeMap<String, long[]> types = new TreeMap<>();
    private final TreeSet<KeyLeaf> biggest = new TreeSet<>(KeyOrder.MEMORY);

    /**
     * Which keys are gathered, and how their names are parted.
     *
     * @param base what they begin with
     * @param pattern what else they match; {@code null} for a tree of all, else the keys are listed flat
     * @param delimiters the bytes that part names
     */
    record Scope(Bytes base, Bytes pattern, String delimiters) {}

    KeyIndex(Scope scope, Set<Bytes> open, KeyOrder order) {
        this.scope = scope;
        this.open = open;
        this.order = order;
        this.root = new Node(scope.base(), scope.base(), true, order);
    }

    /** Whether {@code key} is to be gathered. */
    boolean wants(Bytes key) {
        Bytes base = scope.base();
        boolean inside = key.length() >= base.length()
                && (base.isEmpty() || key.slice(0, base.length()).equals(base));
        return inside && (scope.pattern() == null || Glob.matches(scope.pattern(), key));
    }

    /** Gathers a key that is {@linkplain #wants wanted}; the leaf's name is not looked at. */
    void add(KeyLeaf leaf) {
        root.count(leaf);
        total(leaf);
        Node node = root;
        int start = scope.base().length();
        int end = scope.pattern() == null ? partEnd(leaf.key(), start) : -1;
        while (end >= 0) {
            node = branch(node, leaf.key(), start, end);
            if (node == null) {
                return;
            }
            node.count(leaf);
            if (!node.open) {
                return;
            }
            start = end;
            end = partEnd(leaf.key(), start);
        }
        Bytes name =
                leaf.key().slice(scope.pattern() == null ? start : 0, leaf.key().length());
        node.leaves.add(new KeyLeaf(leaf.key(), name, leaf.type(), leaf.size(), leaf.bytes(), leaf.expireAt()));
        if (node.leaves.size() > MOST) {
            node.leaves.pollLast();
            node.hidden++;
        }
    }

    /** The index behind the next delimiter that has something behind it; -1 if there is none. */
    private int partEnd(Bytes key, int start) {
        for (int i = start; i < key.length() - 1; i++) {
            if (scope.delimiters().indexOf(key.at(i)) >= 0) {
                return i + 1;
            }
        }
        return -1;
    }

    /** The branch of a part of a name; {@code null} if there are so many that it is not listed. */
    private Node branch(Node node, Bytes key, int start, int end) {
        Bytes name = key.slice(start, end);
        Node child = node.branches.get(name);
        if (child != null) {
            return child;
        }
        if (node.branches.size() >= MOST) {
            if (name.compareTo(node.branches.lastKey()) > 0) {
                node.hidden++;
                return null;
            }
            node.hidden += node.branches.pollLastEntry().getValue().keys;
        }
        Bytes prefix = key.slice(0, end);
        child = new Node(prefix, name, open.contains(prefix), order);
        node.branches.put(name, child);
        return child;
    }

    private void total(KeyLeaf leaf) {
        long[] total = types.get(leaf.type());
        if (total == null) {
            total = new long[2];
            types.put(leaf.type(), total);
        }
        total[0]++;
        total[1] += leaf.bytes();
        biggest.add(leaf);
        if (biggest.size() > BIGGEST) {
            biggest.pollLast();
        }
    }

    /** What has been gathered so far. */
    KeyBranch tree() {
        return frozen(root);
    }

    private KeyBranch frozen(Node node) {
        List<KeyBranch> branches = new ArrayList<>(node.branches.size());
        for (Node child : node.branches.values()) {
            branches.add(frozen(child));
        }
        if (order == KeyOrder.SIZE) {
            Collections.sort(branches, (a, b) -> Long.compare(b.keys(), a.keys()));
        } else if (order == KeyOrder.MEMORY) {
            Collections.sort(branches, (a, b) -> Long.compare(b.bytes(), a.bytes()));
        }
        return new KeyBranch(
                node.prefix,
                node.name,
                node.keys,
                node.bytes,
                node.mortal,
                node.open,
                List.copyOf(branches),
                List.copyOf(node.leaves),
                node.hidden);
    }

    /** How much there is of each type, by name. */
    List<TypeTotal> types() {
        List<TypeTotal> all = new ArrayList<>();
        for (Map.Entry<String, long[]> entry : types.entrySet()) {
            all.add(new TypeTotal(entry.getKey(), entry.getValue()[0], entry.getValue()[1]));
        }
        return all;
    }

    /** The keys that take most, the largest first. */
    List<KeyLeaf> biggest() {
        return List.copyOf(biggest);
    }
}
