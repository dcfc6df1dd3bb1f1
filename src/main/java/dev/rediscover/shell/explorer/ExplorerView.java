package dev.rediscover.shell.explorer;

import dev.rediscover.render.Canvas;
import dev.rediscover.render.DisplayWidth;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.render.Wording;
import java.util.ArrayList;
import java.util.List;

/** Draws a state: exactly so many lines of exactly so many columns. */
public final class ExplorerView {
    /** Lines that are no page: two above, three below. */
    public static final int FRAME = 5;

    private static final int NARROW = 64; // below it there is room for one pane only
    private static final int LEAST_COLUMNS = 24;
    private static final int LEAST_ROWS = 10;

    private final ExplorerState state;
    private final Canvas canvas;
    private final int columns;
    private final int rows;

    private ExplorerView(ExplorerState state, int columns, int rows, boolean ascii) {
        this.state = state;
        this.columns = columns;
        this.rows = rows;
        this.canvas = new Canvas(columns, rows, ascii);
    }

    /** The screen. */
    public static List<StyledText> draw(ExplorerState state, int columns, int rows, boolean ascii) {
        if (columns < LEAST_COLUMNS || rows < LEAST_ROWS) {
            StyledText small = StyledText.of("Too small; q leaves.", Role.WARNING);
            return Cells.block(List.of(small), 0, columns, rows);
        }
        return new ExplorerView(state, columns, rows, ascii).screen();
    }

    /** The column of the terminal's cursor on the last line but one, where a line is typed; -1 where none is. */
    public static int caret(ExplorerState state, int columns) {
        return state.question() == null ? -1 : new AskedLine(state.question(), columns).caret();
    }

    private List<StyledText> screen() {
        List<StyledText> out = new ArrayList<>(rows);
        out.add(Cells.fit(tabs(), columns));
        out.add(Cells.fit(status(), columns));
        out.addAll(state.overlay() == null ? body(rows - FRAME) : overlay(rows - FRAME));
        out.add(Cells.fit(log(), columns));
        out.add(Cells.fit(message(), columns));
        out.add(Cells.fit(keys(), columns));
        return out;
    }

    private StyledText tabs() {
        StyledText.Builder out = new StyledText.Builder();
        for (ExplorerTab tab : ExplorerTab.values()) {
            boolean shown = tab == state.tab();
            String number = Integer.toString(tab.ordinal() + 1);
            String text = columns < NARROW && !shown ? number : number + " " + tab.title();
            out.add(shown ? "[" + text + "]" : " " + text + " ", shown ? Role.EMPHASIS : Role.MUTED);
        }
        if (state.place().refusal() != null) {
            out.add(" read-only", Role.WARNING);
        }
        return out.build();
    }

    /** A rule with what is shown in it. */
    private StyledText status() {
        StringBuilder text = new StringBuilder("db").append(state.place().db());
        String dot = canvas.ascii() ? " - " : " · ";
        if (state.tab() == ExplorerTab.KEYS) {
            KeyTree tree = state.tree();
            text.append(dot).append(Wording.count(tree.root().keys(), "key"));
            text.append(tree.complete() ? "" : dot + progress(tree.scanned(), tree.all()));
            text.append(tree.base().isEmpty() ? "" : dot + canvas.text(tree.base(), 20) + "*");
            text.append(tree.filter().isEmpty() ? "" : dot + "filter " + canvas.text(tree.pattern(), 20));
            String order = dot + "by " + tree.order().label();
            text.append(text.length() + order.length() <= columns - 4 ? order : "");
        } else if (state.tab() == ExplorerTab.MEMORY) {
            Usage usage = state.usage();
            text.append(dot).append(Wording.count(usage.root().keys(), "key"));
            text.append(dot).append(Wording.size(usage.root().bytes()));
            text.append(usage.complete() ? "" : dot + progress(usage.scanned(), usage.all()));
        }
        String shown = DisplayWidth.head(text.toString(), columns - 4);
        return new StyledText.Builder()
                .add(canvas.rule(1) + " ", Role.BORDER)
                .add(shown, Role.HEADING)
                .add(" " + canvas.rule(columns - 3 - DisplayWidth.of(shown)), Role.BORDER)
                .build();
    }

    private static String progress(long scanned, long all) {
        return "looking, " + (all == 0 ? 0 : Math.min(100, scanned * 100 / all)) + " %";
    }

    private List<StyledText> body(int height) {
        return switch (state.tab()) {
            case KEYS -> keysAndValue(height);
            case MEMORY -> new MemoryPane(state.usage(), canvas, columns).draw(state.row(), height);
            default -> new TablePane(state.sheet(), canvas, columns).draw(state.row(), height);
        };
    }

    private List<StyledText> keysAndValue(int height) {
        if (columns < NARROW) {
            return state.inValue()
                    ? new ValuePane(state, canvas, columns).draw(height)
                    : new TreePane(state, canvas, columns).draw(height);
        }
        int left = Math.max(30, Math.min(56, columns * 9 / 20));
        List<StyledText> tree = new TreePane(state, canvas, left).draw(height);
        List<StyledText> value = new ValuePane(state, canvas, columns - left - 3).draw(height);
        List<StyledText> out = new ArrayList<>(height);
        for (int i = 0; i < height; i++) {
            out.add(new StyledText.Builder()
                    .add(tree.get(i))
                    .add(" " + canvas.bar() + " ", Role.BORDER)
                    .add(value.get(i))
                    .build());
        }
        return out;
    }

    private List<StyledText> overlay(int height) {
        Overlay overlay = state.overlay();
        List<StyledText> all = new ArrayList<>();
        for (StyledText line : overlay.lines()) {
            Cells.wrap(harmless(line), columns, all);
        }
        int room = height - 1;
        int top = Math.max(0, Math.min(overlay.top(), all.size() - room));
        List<StyledText> lines = new ArrayList<>();
        String part = all.size() > room ? "  (from line " + (top + 1) + " of " + all.size() + ")" : "";
        lines.add(new StyledText.Builder()
                .add(overlay.title(), Role.HEADING)
                .add(part, Role.MUTED)
                .build());
        lines.addAll(all.subList(top, Math.min(all.size(), top + room)));
        return Cells.block(lines, 0, columns, height);
    }

    private StyledText log() {
        List<ExplorerState.Logged> log = state.log();
        StyledText line = log.isEmpty() ? StyledText.EMPTY : HelpText.line(log.get(log.size() - 1));
        return new StyledText.Builder()
                .add(canvas.rule(1) + " ", Role.BORDER)
                .add(harmless(line))
                .build();
    }

    private static StyledText harmless(StyledText line) {
        StyledText.Builder out = new StyledText.Builder();
        for (StyledText.Span span : line.spans()) {
            out.add(Cells.harmless(span.text()), span.role());
        }
        return out.build();
    }

    private StyledText message() {
        if (state.question() == null) {
            return harmless(state.note());
        }
        if (!state.note().isEmpty()) {
            return harmless(state.note()).concat(StyledText.of("  (go on typing, or Esc)", Role.MUTED));
        }
        return new AskedLine(state.question(), columns).line();
    }

    private StyledText keys() {
        return StyledText.of(DisplayWidth.head(keyWords(), columns), Role.MUTED);
    }

    private String keyWords() {
        if (state.question() != null) {
            return state.question().purpose().isConfirmation()
                    ? "y yes  any other key no"
                    : state.question().purpose() == Question.Purpose.FILTER
                            ? "Enter keep  Esc all keys  up down move"
                            : "Enter do it  Esc leave it  Ctrl-U wipe";
        }
        if (state.overlay() != null) {
            return "up down scroll  any other key back";
        }
        boolean wide = columns >= NARROW;
        String end = wide ? "  ? help  q leave" : "  ? help  q";
        if (state.tab() == ExplorerTab.CLIENTS) {
            return (wide ? "up down move  " : "") + "d disconnect  r refresh" + end;
        }
        if (state.tab() != ExplorerTab.KEYS) {
            return (wide ? "up down move  " : "") + "r refresh  1-6 pages" + end;
        }
        if (state.inValue()) {
            return wide
                    ? "e edit  a add  d del  v view  n p page  u undo  Tab back" + end
                    : "e edit a add d del v view Tab ? q";
        }
        return wide
                ? "Enter open  / find  e edit  a add  d del  t ttl  s sort  u undo" + end
                : "Enter open  / find  s sort  ? help  q";
    }
}
