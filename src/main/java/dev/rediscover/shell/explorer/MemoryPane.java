package dev.rediscover.shell.explorer;

import dev.rediscover.base.Bytes;
import dev.rediscover.render.Canvas;
import dev.rediscover.render.DisplayWidth;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.render.Wording;
import java.util.ArrayList;
import java.util.List;

/** What the keys take, as bars: by the beginnings of their names, by type, and the largest keys. */
final class MemoryPane {
    private static final int FACTS = 22; // columns of the size and the number of keys
    private static final int SIZE = 9; // columns of the size
    private static final int NARROW = 64; // below it the number of keys is left out

    private record Bar(Bytes name, String label, long keys, long bytes) {}

    private final Usage usage;
    private final Canvas canvas;
    private final int width;
    private final List<StyledText> out = new ArrayList<>();

    MemoryPane(Usage usage, Canvas canvas, int width) {
        this.usage = usage;
        this.canvas = canvas;
        this.width = width;
    }

    /** How many lines there are to scroll through. */
    static int lines(Usage usage) {
        return new MemoryPane(usage, Canvas.of(80), 80).all().size();
    }

    List<StyledText> draw(int top, int height) {
        List<StyledText> all = all();
        return Cells.block(all, Math.max(0, Math.min(top, all.size() - height)), width, height);
    }

    private List<StyledText> all() {
        if (usage.root().keys() == 0) {
            out.add(StyledText.of(usage.complete() ? " No keys." : " looking ...", Role.MUTED));
            return out;
        }
        List<Bar> prefixes = new ArrayList<>();
        long loose = usage.root().keys();
        long looseBytes = usage.root().bytes();
        for (KeyBranch branch : usage.root().branches()) {
            prefixes.add(new Bar(branch.prefix(), "", branch.keys(), branch.bytes()));
            loose -= branch.keys();
            looseBytes -= branch.bytes();
        }
        if (loose > 0) {
            prefixes.add(new Bar(null, prefixes.isEmpty() ? "(no prefix)" : "(all others)", loose, looseBytes));
        }
        bars("By beginning of the name", prefixes);
        List<Bar> types = new ArrayList<>();
        for (KeyIndex.TypeTotal type : usage.types()) {
            types.add(new Bar(null, type.type(), type.keys(), type.bytes()));
        }
        bars("By type", types);
        List<Bar> biggest = new ArrayList<>();
        for (KeyLeaf leaf : usage.biggest()) {
            biggest.add(new Bar(leaf.key(), "", -1, leaf.bytes()));
        }
        bars("The largest keys", biggest);
        return out;
    }

    private void bars(String title, List<Bar> bars) {
        if (!out.isEmpty()) {
            out.add(StyledText.EMPTY);
        }
        out.add(StyledText.of(" " + title, Role.HEADING));
        int nameWidth = 0;
        long most = 1;
        for (Bar bar : bars) {
            nameWidth = Math.max(nameWidth, DisplayWidth.of(name(bar)));
            most = Math.max(most, bar.bytes());
        }
        int facts = width < NARROW ? SIZE : FACTS;
        int gauge = width - nameWidth - facts - 3;
        for (Bar bar : bars) {
            String keys = bar.keys() < 0 ? "" : Wording.count(bar.keys(), "key");
            StyledText.Builder line = new StyledText.Builder();
            line.add(" ")
                    .add(DisplayWidth.padEnd(name(bar), nameWidth), Role.KEY)
                    .add(" ");
            if (gauge >= 4) {
                line.add(canvas.gauge((double) bar.bytes() / most, gauge), Role.BAR);
            }
            line.add(DisplayWidth.padStart(Wording.size(bar.bytes()), SIZE), Role.NUMBER);
            line.add(facts == SIZE ? "" : DisplayWidth.padStart(keys, FACTS - SIZE), Role.MUTED);
            out.add(line.build());
        }
    }

    private String name(Bar bar) {
        return bar.name() == null ? bar.label() : canvas.text(bar.name(), Math.max(8, width / 3));
    }
}
