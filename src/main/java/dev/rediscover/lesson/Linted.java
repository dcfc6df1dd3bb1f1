package dev.rediscover.lesson;

import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A lesson that is being looked at: what was read, the tree that it was read from, and what was found. */
final class Linted {
    /** The fields of a step whose lines run as they stand. */
    private static final Set<String> LINES =
            Set.of("setup", "script", "solution", "run", "given", "ask", "then", "lines", "distractors", "happens");

    /** The same in a step whose answer is a Lua text. */
    private static final Set<String> LINES_BESIDE_LUA = Set.of("setup", "call");

    private final Lesson lesson;
    private final Node.Fields tree;
    private final Catalog catalog;
    private final Faults faults;

    /** A lesson, and its tree as it stands in the file. */
    Linted(Lesson lesson, Node.Fields tree, Catalog catalog, Faults faults) {
        this.lesson = lesson;
        this.tree = tree;
        this.catalog = catalog;
        this.faults = faults;
    }

    /** A line that runs, and where it stands. */
    record Spoken(Line line, Place place, String field) {}

    Lesson lesson() {
        return lesson;
    }

    Node.Fields tree() {
        return tree;
    }

    Faults faults() {
        return faults;
    }

    void add(Rule rule, Place place, String what, String cure) {
        faults.add(rule, place, what, cure);
    }

    /** Where something of the lesson stands. */
    Place at(String... path) {
        return at(tree, path);
    }

    /** Where something of a step stands: the innermost part of the path that is there. */
    Place at(Step step, String... path) {
        Node.Fields node = node(step);
        return node == null ? step.head().place() : at(node, path);
    }

    private static Place at(Node from, String... path) {
        Node node = from;
        Place place = from.place();
        for (String part : path) {
            Node next = null;
            if (node instanceof Node.Fields fields) {
                next = fields.get(part);
            } else if (node instanceof Node.Items items) {
                int index = Integer.parseInt(part);
                next = index < items.items().size() ? items.items().get(index) : null;
            }
            if (next == null) {
                return place;
            }
            node = next;
            place = next.place();
        }
        return place;
    }

    /** The tree of a step with the values that are shown; {@code null} if there is none. */
    Node.Fields node(Step step) {
        if (tree.get("steps") instanceof Node.Items items) {
            for (Node item : items.items()) {
                if (item.place().equals(step.head().place()) && item instanceof Node.Fields fields) {
                    Variation variation = Variation.of(step.kind(), fields, new Faults());
                    return variation == null ? fields : variation.shown();
                }
            }
        }
        return null;
    }

    /** The lines of the lesson's own setup that stand in its file. */
    List<Spoken> setup() {
        List<Spoken> lines = new ArrayList<>();
        if (tree.get("setup") != null) {
            addLines(lines, tree.get("setup"), "setup");
        }
        return lines;
    }

    /** Every line of a step that runs, in the order in which they stand. */
    List<Spoken> lines(Step step) {
        List<Spoken> lines = new ArrayList<>();
        Node.Fields node = node(step);
        if (node != null && step.kind() != Step.Kind.RACE) {
            boolean lua = step.luaOrNull() != null;
            for (Node.Field field : node.fields()) {
                if ((lua ? LINES_BESIDE_LUA : LINES).contains(field.name())) {
                    addLines(lines, field.value(), field.name());
                }
            }
        }
        return lines;
    }

    private void addLines(List<Spoken> lines, Node node, String field) {
        if (node instanceof Node.Scalar scalar) {
            boolean onPurpose = scalar.text().contains("(sic) ");
            Line line = onPurpose ? null : new LineReader(null, new Faults()).read(scalar.text(), scalar.place());
            if (line != null && !line.isTick()) {
                lines.add(new Spoken(line, scalar.place(), field));
            }
        } else if (node instanceof Node.Items items) {
            items.items().forEach(item -> addLines(lines, item, field));
        } else if (node instanceof Node.Fields fields) {
            fields.fields().stream()
                    .filter(inner -> LINES.contains(inner.name()))
                    .forEach(inner -> addLines(lines, inner.value(), field));
        }
    }

    /** The command of a line, a subcommand where there is one; {@code null} if it is not known. */
    CommandSpec spec(Line line) {
        if (catalog == null || line.isTick()) {
            return null;
        }
        CommandSpec spec = catalog.find(line.words().get(0));
        boolean sub = spec != null && spec.isContainer() && line.words().size() > 1;
        return sub ? spec.subcommand(line.words().get(1)) : spec;
    }
}
