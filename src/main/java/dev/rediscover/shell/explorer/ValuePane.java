package dev.rediscover.shell.explorer;

import dev.rediscover.render.Canvas;
import dev.rediscover.render.DisplayWidth;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.render.Wording;
import java.util.ArrayList;
import java.util.List;

/** What the key under the cursor holds. */
final class ValuePane {
    private final ExplorerState state;
    private final Canvas canvas;
    private final int width;

    ValuePane(ExplorerState state, Canvas canvas, int width) {
        this.state = state;
        this.canvas = canvas;
        this.width = width;
    }

    List<StyledText> draw(int height) {
        Held held = state.held();
        if (held == null) {
            return Cells.block(branch(), 0, width, height);
        }
        List<StyledText> out = new ArrayList<>(height);
        out.add(name(held));
        out.add(looks(held));
        out.addAll(body(held, height - 2));
        return Cells.block(out, 0, width, height);
    }

    /** What a branch holds. */
    private List<StyledText> branch() {
        KeyTree.Row row = state.tree().current();
        if (row == null || row.branch() == null) {
            return List.of();
        }
        KeyBranch branch = row.branch();
        List<StyledText> out = new ArrayList<>();
        out.add(StyledText.of(canvas.text(branch.prefix(), width), Role.HEADING));
        out.add(StyledText.of(Wording.count(branch.keys(), "key"), Role.NUMBER));
        if (branch.bytes() > 0) {
            out.add(StyledText.of(Wording.size(branch.bytes()) + " of memory"));
        }
        out.add(StyledText.of(Wording.count(branch.mortal()) + " with a time to live"));
        out.add(StyledText.EMPTY);
        out.add(StyledText.of(branch.open() ? "Enter closes it." : "Enter opens it.", Role.MUTED));
        return out;
    }

    /** The key and, as far as there is room, its facts, the more important ones rather than the others. */
    private StyledText name(Held held) {
        int name = Math.min(DisplayWidth.of(canvas.text(held.key(), width)), Math.max(8, width / 3));
        String time = held.expireAt() < 0 ? "" : Wording.expiry(Math.max(0, held.expireAt() - state.now()));
        String encoding = held.encoding().equals(held.type()) ? "" : held.encoding();
        String bytes = held.bytes() < 0 ? "" : Wording.size(held.bytes());
        String facts = held.type();
        for (String fact : List.of(Wording.count(held.size(), unit(held.type())), time, bytes, encoding)) {
            boolean fits = name + 4 + facts.length() + fact.length() <= width;
            facts += fact.isEmpty() || !fits ? "" : ", " + fact;
        }
        return new StyledText.Builder()
                .add(canvas.text(held.key(), Math.max(name, width - 2 - facts.length())), Role.KEY)
                .add("  " + facts, Role.MUTED)
                .build();
    }

    private static String unit(String type) {
        return switch (type) {
            case "string" -> "byte";
            case "hash" -> "field";
            case "set", "zset" -> "member";
            case "stream" -> "entry";
            default -> "element";
        };
    }

    /** The ways to look at it, the present one in brackets. */
    private StyledText looks(Held held) {
        StyledText.Builder out = new StyledText.Builder();
        for (int i = 0; i < held.looks().size(); i++) {
            String label = held.looks().get(i).label();
            boolean shown = i == held.look();
            out.add(i == 0 ? "" : " ").add(shown ? "[" + label + "]" : label, shown ? Role.EMPHASIS : Role.MUTED);
        }
        Held.Page page = held.page();
        if (!page.token().isEmpty() || page.next() != null) {
            out.add("  from " + (page.token().isEmpty() ? "the start" : page.token()), Role.MUTED);
            out.add(page.next() == null ? "" : ", n: more", Role.MUTED);
        }
        return out.build();
    }

    private List<StyledText> body(Held held, int height) {
        Held.Look look = held.shown();
        if (look.picture() != null) {
            List<StyledText> drawing = look.picture()
                    .draw(new Canvas(width, height + 1, canvas.ascii()))
                    .lines();
            return drawing.subList(Math.min(1, drawing.size()), drawing.size()); // its first line says what ours does
        }
        return look.lines() == null ? items(held, height) : text(held, look.lines(), height);
    }

    private List<StyledText> text(Held held, List<String> lines, int height) {
        List<StyledText> out = new ArrayList<>();
        for (int i = held.top(); i < lines.size() && out.size() < height; i++) {
            String rest = Cells.harmless(lines.get(i));
            do {
                String part = DisplayWidth.head(rest, width);
                out.add(StyledText.of(part, Role.STRING));
                rest = rest.substring(part.length());
            } while (!rest.isEmpty() && out.size() < height);
        }
        return out;
    }

    private List<StyledText> items(Held held, int height) {
        List<Item> items = held.page().items();
        int top = Cells.top(held.at(), items.size(), height);
        int shown = Math.min(items.size(), top + height);
        int placeWidth = 0;
        int nameWidth = 0;
        for (Item item : items.subList(top, shown)) {
            placeWidth = Math.max(placeWidth, item.place().length());
            nameWidth = item.name() == null ? 0 : Math.max(nameWidth, DisplayWidth.of(name(item)));
        }
        List<StyledText> out = new ArrayList<>();
        for (int i = top; i < shown; i++) {
            boolean cursor = i == held.at() && state.inValue();
            StyledText line = item(items.get(i), placeWidth, nameWidth, cursor);
            out.add(cursor ? Cells.selected(line, width) : line);
        }
        return out;
    }

    private String name(Item item) {
        return canvas.text(item.name(), item.value() == null ? width - 3 : width / 2);
    }

    private StyledText item(Item item, int placeWidth, int nameWidth, boolean cursor) {
        StyledText.Builder out = new StyledText.Builder().add(cursor ? "> " : "  ", Role.EMPHASIS);
        int room = width - 2;
        if (placeWidth > 0) {
            out.add(DisplayWidth.padStart(item.place(), placeWidth) + "  ", Role.MUTED);
            room -= placeWidth + 2;
        }
        if (item.name() != null) {
            boolean alone = item.value() == null;
            out.add(alone ? name(item) : DisplayWidth.padEnd(name(item), nameWidth), alone ? Role.STRING : Role.FIELD);
            out.add(alone ? "" : " " + canvas.bar() + " ", Role.BORDER);
            room -= nameWidth + 3;
        }
        String time = item.expireAt() < 0 ? "" : "  (" + Wording.expiry(item.expireAt() - state.now()) + ")";
        if (item.value() != null) {
            out.add(value(item, Math.max(4, room - time.length())), Role.STRING);
        }
        return out.add(time, Role.MUTED).build();
    }

    /** A stream's pairs are quoted already. */
    private String value(Item item, int room) {
        boolean stream = state.held().type().equals("stream");
        return stream
                ? DisplayWidth.fit(Cells.harmless(item.value().utf8()), room, canvas.gap())
                : canvas.text(item.value(), room);
    }
}
