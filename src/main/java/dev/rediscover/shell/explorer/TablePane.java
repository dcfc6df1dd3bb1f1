package dev.rediscover.shell.explorer;

import dev.rediscover.render.Canvas;
import dev.rediscover.render.DisplayWidth;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import java.util.ArrayList;
import java.util.List;

/** A table with a cursor; columns that do not fit are left out from the right, the widest one gives way first. */
final class TablePane {
    private static final int LEAST = 12; // columns that the widest column keeps

    private final FactTable table;
    private final Canvas canvas;
    private final int width;
    private final int[] widths;
    private int columns;

    TablePane(FactTable table, Canvas canvas, int width) {
        this.table = table;
        this.canvas = canvas;
        this.width = width;
        this.columns = table.heads().size();
        this.widths = new int[columns];
        measure();
    }

    private void measure() {
        for (int c = 0; c < columns; c++) {
            widths[c] = table.heads().get(c).length();
            for (List<String> row : table.rows()) {
                widths[c] = Math.max(widths[c], DisplayWidth.of(row.get(c)));
            }
        }
        while (columns > table.widest() + 1 && total() - widths[table.widest()] + LEAST > width) {
            columns--;
        }
        if (columns > 0) {
            int over = total() - width;
            widths[table.widest()] -= Math.max(0, Math.min(over, widths[table.widest()] - LEAST));
        }
    }

    private int total() {
        int sum = 1;
        for (int c = 0; c < columns; c++) {
            sum += widths[c] + (c == 0 ? 0 : 2);
        }
        return sum;
    }

    List<StyledText> draw(int cursor, int height) {
        List<StyledText> out = new ArrayList<>(height);
        if (!table.heads().isEmpty()) {
            out.add(row(table.heads(), " ", true));
        }
        int room = height - out.size() - (table.note().isEmpty() ? 0 : 2);
        int top = Cells.top(cursor, table.rows().size(), room);
        for (int i = top; i < Math.min(table.rows().size(), top + room); i++) {
            StyledText line = row(table.rows().get(i), i == cursor ? ">" : " ", false);
            out.add(i == cursor ? Cells.selected(line, width) : line);
        }
        if (!table.note().isEmpty()) {
            out.add(StyledText.EMPTY);
            out.add(StyledText.of(" " + table.note(), Role.MUTED));
        }
        return Cells.block(out, 0, width, height);
    }

    private StyledText row(List<String> cells, String mark, boolean head) {
        StyledText.Builder out = new StyledText.Builder().add(mark, Role.EMPHASIS);
        for (int c = 0; c < columns; c++) {
            String text = DisplayWidth.fit(Cells.harmless(cells.get(c)), widths[c], canvas.gap());
            boolean right = table.numbers().get(c);
            Role role = head ? Role.HEADING : right ? Role.NUMBER : c == table.widest() ? Role.STRING : Role.PLAIN;
            out.add(c == 0 ? "" : "  ");
            out.add(right ? DisplayWidth.padStart(text, widths[c]) : DisplayWidth.padEnd(text, widths[c]), role);
        }
        return Cells.fit(out.build(), width);
    }
}
