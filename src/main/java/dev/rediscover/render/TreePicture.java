package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keys as a tree of the parts of their names, with counts per branch and type and time to live per key. */
final class TreePicture implements Picture {
    private static final int DEEPEST = 16; // more parts than this stay together
    private static final int[] WIDTHS = {Integer.MAX_VALUE, 20, 10, 6, 4, 3, 2};

    private final Node root = new Node(Bytes.EMPTY);
    private final String delimiters;

    /** A part of a name: a branch, a key, or both. */
    private static final class Node {
        final Bytes name;
        final TreeMap<Bytes, Node> children = new TreeMap<>();
        final TreeMap<String, Long> types = new TreeMap<>();
        long count;
        TreeKey key;

        Node(Bytes name) {
            this.name = name;
        }
    }

    TreePicture(List<TreeKey> keys, String delimiters) {
        this.delimiters = delimiters;
        for (TreeKey key : keys) {
            add(key);
        }
    }

    private void add(TreeKey key) {
        Node node = root;
        int start = 0;
        count(node, key);
        for (int i = 0, depth = 1; i < key.key().length() - 1 && depth < DEEPEST; i++) {
            if (delimiters.indexOf(key.key().at(i)) >= 0) {
                node = node.children.computeIfAbsent(key.key().slice(start, i + 1), Node::new);
                count(node, key);
                start = i + 1;
                depth++;
            }
        }
        Bytes rest = key.key().slice(start, key.key().length());
        node.children.computeIfAbsent(rest, Node::new).key = key;
    }

    private static void count(Node node, TreeKey key) {
        node.count++;
        node.types.merge(key.type(), 1L, Long::sum);
    }

    @Override
    public StyledText draw(Canvas canvas) {
        return best(canvas).out.build();
    }

    /** The attempt with the most lines of those that are not too long. */
    private Drawing best(Canvas canvas) {
        Drawing best = null;
        for (int width : WIDTHS) {
            for (int depth = DEEPEST; depth >= 1; depth = depth > 4 ? 4 : depth - 1) {
                Drawing drawing = new Drawing(canvas, width);
                drawing.root(root, depth);
                boolean fits = drawing.lines <= canvas.lines();
                if (best == null || fits && drawing.lines > best.lines || best.lines > canvas.lines()) {
                    best = drawing;
                }
            }
        }
        return best;
    }

    /** One attempt, with at most so many children a branch; stops soon after it has become too long. */
    private static final class Drawing {
        final StyledText.Builder out = new StyledText.Builder();
        final StringBuilder said = new StringBuilder(); // the same to be heard, with whole names
        private final Canvas canvas;
        private final int width;
        int lines = 1;

        Drawing(Canvas canvas, int width) {
            this.canvas = canvas;
            this.width = width;
        }

        void root(Node root, int depth) {
            out.add(Wording.count(root.count, "key"), Role.HEADING);
            out.add(root.count == 0 ? "" : summary(root), Role.MUTED).newline();
            said.append(Wording.count(root.count, "key")).append(root.count == 0 ? "" : summary(root));
            children(root, Bytes.EMPTY, "", depth, canvas.lines() - 1);
        }

        private static String summary(Node node) {
            StringBuilder text = new StringBuilder(" (");
            for (Map.Entry<String, Long> type : node.types.entrySet()) {
                text.append(text.length() == 2 ? "" : ", ");
                text.append(Wording.count(type.getValue())).append(' ').append(type.getKey());
            }
            return text.append(')').toString();
        }

        private void children(Node node, Bytes path, String indent, int depth, int most) {
            List<Node> all = new ArrayList<>(node.children.values());
            int shown = all.size() <= most ? all.size() : most - 1;
            int front = all.size() <= most ? shown : shown - shown / 3;
            for (int i = 0; i < all.size() && lines <= canvas.lines(); i++) {
                if (i == front && shown < all.size()) {
                    line(indent, false)
                            .add(canvas.more(all.size() - shown), Role.MUTED)
                            .newline();
                    said.append("; ").append(Wording.count(all.size() - shown)).append(" more");
                    said.append(path.isEmpty() ? "" : " under " + Wording.said(path, canvas.columns()));
                    i = all.size() - (shown - front) - 1;
                    continue;
                }
                child(all.get(i), path, indent, i + 1 == all.size(), depth);
            }
        }

        private void child(Node first, Bytes path, String indent, boolean last, int depth) {
            Node node = first;
            Bytes name = first.name;
            while (node.key == null && node.children.size() == 1) {
                node = node.children.firstEntry().getValue();
                name = name.concat(node.name);
            }
            line(indent, last);
            String facts = facts(node);
            int room = canvas.columns() - indent.length() - 5 - facts.length();
            out.add(canvas.text(name, Math.max(6, room)), node.children.isEmpty() ? Role.KEY : Role.HEADING);
            out.add(facts, Role.MUTED).newline();
            Bytes whole = path.concat(name);
            said.append(said.indexOf(";") < 0 && said.indexOf(":") < 0 ? ": " : "; ");
            said.append(node.key == null ? "under " : "").append(Wording.said(whole, canvas.columns()));
            said.append(facts.replace("  ", ", "));
            if (depth > 1) {
                children(node, whole, indent + (last ? "   " : canvas.bar() + "  "), depth - 1, width);
            }
        }

        private static String facts(Node node) {
            String ownFacts = "";
            if (node.key != null) {
                long ttl = node.key.ttl();
                ownFacts = "  " + node.key.type() + (ttl < 0 ? "" : "  " + Wording.expiry(ttl));
            }
            return node.children.isEmpty()
                    ? ownFacts
                    : ownFacts + "  " + Wording.count(node.count, "key") + summary(node);
        }

        private StyledText.Builder line(String indent, boolean last) {
            lines++;
            String branch = canvas.ascii() ? last ? "`- " : "|- " : last ? "└─ " : "├─ ";
            return out.add(indent + branch, Role.BORDER);
        }
    }

    @Override
    public String sentence() {
        if (root.count == 0) {
            return "There are no keys.";
        }
        return (root.count == 1 ? "There is " : "There are ") + best(Canvas.HEARD).said + ".";
    }

    @Override
    public Map<String, Object> data() {
        return data(root);
    }

    private static Map<String, Object> data(Node node) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", node.name);
        if (node.key != null) {
            data.put("key", node.key.key());
            data.put("type", node.key.type());
            data.put("ttl", node.key.ttl() < 0 ? null : node.key.ttl());
        }
        if (node.count > 0 || node.key == null) {
            List<Object> children = new ArrayList<>();
            for (Node child : node.children.values()) {
                children.add(data(child));
            }
            data.put("keys", node.count);
            data.put("types", new LinkedHashMap<>(node.types));
            data.put("children", children);
        }
        return data;
    }
}
