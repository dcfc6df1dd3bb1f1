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
    private static final int BYTES = 7; // columns of a number of bytes
    private static final int DEEPEST = 8; // levels that are indented

    private final ExplorerState state;
    private final Canvas canvas;
    private final int width;
    private final int[] widths = new int[4];
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
        int top = Cells.top(cursor, rows.size(), height - 1);
        List<KeyTree.Row> seen = rows.subList(top, Math.min(rows.size(), top + height - 1));
        measure(seen);
        List<StyledText> out = new ArrayList<>(height);
        StyledText.Builder head = new StyledText.Builder().add("   ");
        facts(head, "name", Role.MUTED, width - 3, heads());
        out.add(head.build());
        for (int i = top; i < top + seen.size(); i++) {
            StyledText line = line(rows.get(i), i == cursor);
            boolean marked = i == cursor && !state.inValue();
            out.add(marked ? Cells.selected(line, width) : line);
        }
        return Cells.block(out, 0, width, height);
    }

    /** How wide the columns of facts are, and how many of them the longest name leaves room for. */
    private void measure(List<KeyTree.Row> seen) {
        int longest = 0;
        for (KeyTree.Row row : seen) {
            Bytes name = row.branch() != null
                    ? row.branch().name()
                    : row.leaf() != null ? row.leaf().name() : Bytes.EMPTY;
            int indent = 3 + 2 * Math.min(DEEPEST, row.depth());
            longest = Math.max(longest, indent + DisplayWidth.of(canvas.text(name, width)));
            List<Fact> facts = row.leaf() != null ? leafFacts(row.leaf()) : List.of();
            for (int i = 0; i < facts.size(); i++) {
                widths[i] = Math.max(widths[i], facts.get(i).text().length());
            }
        }
        List<Fact> heads = heads();
        for (int i = 0; i < widths.length; i++) {
            widths[i] =
                    widths[i] == 0 ? 0 : Math.max(widths[i], heads.get(i).text().length());
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

    private record Fact(String text, Role role) {}

    private static List<Fact> branchFacts(KeyBranch branch) {
        return List.of(
                new Fact(Wording.count(branch.keys(), "key"), Role.NUMBER),
                new Fact(DisplayWidth.padStart(size(branch.bytes()), BYTES), Role.MUTED));
    }

    private static String size(long bytes) {
        return bytes == 0 ? "" : Wording.size(bytes);
    }

    /** The most important first: what is sorted by comes right behind the type. */
    private List<Fact> leafFacts(KeyLeaf leaf) {
        String time = leaf.expireAt() < 0 ? "" : Wording.duration(leaf.expireAt() - state.now());
        Fact size = new Fact(leaf.size() < 0 ? "" : Wording.count(leaf.size()), Role.NUMBER);
        Fact bytes = new Fact(size(leaf.bytes()), Role.MUTED);
        return ordered(new Fact(leaf.type(), Role.TYPE), bytes, new Fact(time, Role.MUTED), size);
    }

    private List<Fact> heads() {
        Role role = Role.MUTED;
        return ordered(new Fact("type", role), new Fact("memory", role), new Fact("ttl", role), new Fact("size", role));
    }

    private List<Fact> ordered(Fact type, Fact bytes, Fact expiry, Fact size) {
        return switch (state.tree().order()) {
            case SIZE -> List.of(type, size, bytes, expiry);
            case TTL -> List.of(type, expiry, bytes, size);
            default -> List.of(type, bytes, expiry, size);
        };
    }

    /** The name and, set to the right, as many facts as fit; those of keys stand in columns. */
    private void facts(StyledText.Builder out, String name, Role role, int room, List<Fact> facts) {
        boolean columns = facts.size() == widths.length;
        List<StyledText> texts = new ArrayList<>();
        int used = 0;
        for (int i = 0; i < facts.size(); i++) {
            String text = columns && widths[i] == 0 ? "" : facts.get(i).text();
            int space = columns ? widths[i] == 0 ? 0 : widths[i] + 1 : text.length() + 1;
            if (used + space > factRoom) {
                break;
            }
            used += space;
            texts.add(StyledText.of(
                    DisplayWidth.padStart(text, space), facts.get(i).role()));
        }
        out.add(DisplayWidth.padEnd(DisplayWidth.fit(name, room - used, canvas.gap()), room - used), role);
        for (StyledText text : texts) {
            out.add(text);
        }
    }
}
