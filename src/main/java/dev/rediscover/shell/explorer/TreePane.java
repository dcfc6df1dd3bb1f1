package dev.rediscover.shell.explorer;

import dev.rediscover.base.Bytes;
import dev.rediscover.render.Canvas;
import dev.rediscover.render.DisplayWidth;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.render.Wording;
import java.util.ArrayList;
import java.util.List;

/** The tree of keys: a row a branch or key, with as many facts behind it as there is room for. */
final class TreePane {
    private static final int LEAST_FACTS = 16; // columns of the first two facts
    private static final int DEEPEST = 8; // levels that are indented

    private final ExplorerState state;
    private final Canvas canvas;
    private final int width;
    private int factRoom;

    TreePane(ExplorerState state, Canvas canvas, int width) {
        this.state = state;
        this.canvas = canvas;
        this.width = width;
    }

    List<StyledText> draw(int height) {
        List<KeyTree.Row> rows = state.tree().rows();
        if (rows.isEmpty()) {
            return Cells.block(List.of(StyledText.of(nothing(), Role.MUTED)), 0, width, height);
        }
        int cursor = state.tree().cursor(rows);
        int top = Cells.top(cursor, rows.size(), height);
        List<KeyTree.Row> seen = rows.subList(top, Math.min(rows.size(), top + height));
        measure(seen);
        List<StyledText> out = new ArrayList<>(height);
        for (int i = top; i < top + seen.size(); i++) {
            StyledText line = line(rows.get(i), i == cursor);
            boolean marked = i == cursor && !state.inValue();
            out.add(marked ? Cells.selected(line, width) : line);
        }
        return Cells.block(out, 0, width, height);
    }

    /** How much room for facts the longest name leaves; the first fact, and the one sorted by, get theirs anyway. */
    private void measure(List<KeyTree.Row> seen) {
        int longest = 0;
        for (KeyTree.Row row : seen) {
            Bytes name = row.branch() != null
                    ? row.branch().name()
                    : row.leaf() != null ? row.leaf().name() : Bytes.EMPTY;
            int indent = 3 + 2 * Math.min(DEEPEST, row.depth());
            longest = Math.max(longest, indent + DisplayWidth.of(canvas.text(name, width)));
        }
        factRoom = Math.max(Math.min(LEAST_FACTS, width / 2), width - longest);
    }

    private String nothing() {
        KeyTree tree = state.tree();
        if (!tree.complete()) {
            return "looking ...";
        }
        return tree.filter().isEmpty() ? "No keys." : "No key fits the filter.";
    }

    private StyledText line(KeyTree.Row row, boolean isCursor) {
        StyledText.Builder out = new StyledText.Builder();
        out.add(isCursor ? ">" : " ", Role.EMPHASIS).add("  ".repeat(Math.min(DEEPEST, row.depth())));
        int room = width - 1 - 2 * Math.min(DEEPEST, row.depth());
        if (row.branch() != null) {
            out.add(row.branch().open() ? "- " : "+ ", Role.BORDER);
            facts(out, canvas.text(row.branch().name(), room - 2), Role.HEADING, room - 2, branchFacts(row.branch()));
        } else if (row.leaf() != null) {
            facts(out.add("  "), canvas.text(row.leaf().name(), room - 2), Role.KEY, room - 2, leafFacts(row.leaf()));
        } else {
            out.add("  " + canvas.more(row.more()), Role.MUTED);
        }
        return Cells.fit(out.build(), width);
    }

    private record Fact(String text, int columns, Role role) {}

    private List<Fact> branchFacts(KeyBranch branch) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(Wording.count(branch.keys(), "key"), 8, Role.NUMBER));
        facts.add(new Fact(Wording.size(branch.bytes()), 7, Role.MUTED));
        return facts;
    }

    private List<Fact> leafFacts(KeyLeaf leaf) {
        String time = leaf.expireAt() < 0 ? "" : Wording.duration(leaf.expireAt() - state.now());
        Fact expiry = new Fact(time, 8, Role.MUTED);
        Fact size = new Fact(Wording.count(leaf.size()), 6, Role.NUMBER);
        Fact bytes = new Fact(Wording.size(leaf.bytes()), 7, Role.MUTED);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(leaf.type(), 6, Role.TYPE));
        switch (state.tree().order()) {
            case SIZE -> facts.addAll(List.of(size, bytes, expiry));
            case TTL -> facts.addAll(List.of(expiry, bytes, size));
            default -> facts.addAll(List.of(bytes, expiry, size));
        }
        return facts;
    }

    /** The name and, set to the right, as many facts as fit, the most important ones. */
    private void facts(StyledText.Builder out, String name, Role role, int room, List<Fact> facts) {
        List<String> texts = new ArrayList<>();
        List<Role> roles = new ArrayList<>();
        int used = 0;
        for (Fact fact : facts) {
            int columns = Math.max(fact.columns(), fact.text().length()) + 1;
            if (used + columns > factRoom) {
                break;
            }
            used += columns;
            texts.add(DisplayWidth.padStart(fact.text(), columns));
            roles.add(fact.role());
        }
        out.add(DisplayWidth.padEnd(DisplayWidth.fit(name, room - used, canvas.gap()), room - used), role);
        for (int i = 0; i < texts.size(); i++) {
            out.add(texts.get(i), roles.get(i));
        }
    }
}
