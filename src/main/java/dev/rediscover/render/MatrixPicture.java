package dev.rediscover.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who has what: rows and columns with names, and a mark where they meet. Members in sets, clients on channels. */
final class MatrixPicture implements Picture {
    private static final int MOST_SAID = 20;

    /** One row: its name, and for each column whether there is a mark. */
    record Row(String name, List<Boolean> marks) {}

    private final String title;
    private final List<String> columns;
    private final List<Row> rows;
    private final long total;
    private final String verb;
    private final String footer;

    /**
     * A table of marks.
     *
     * @param total how many rows there are, if more than are given
     * @param verb how a row goes with its columns in a sentence: {@code is in}, {@code is heard by}
     * @param footer what else is to be known; empty for nothing
     */
    MatrixPicture(String title, List<String> columns, List<Row> rows, long total, String verb, String footer) {
        this.title = title;
        this.columns = columns;
        this.rows = rows;
        this.total = total;
        this.verb = verb;
        this.footer = footer;
    }

    boolean hasRows() {
        return !rows.isEmpty();
    }

    @Override
    public StyledText draw(Canvas canvas) {
        StyledText.Builder out = new StyledText.Builder();
        out.add(DisplayWidth.fit(title, canvas.columns(), canvas.gap()), Role.HEADING)
                .newline();
        List<String> foot = footer.isEmpty() ? List.of() : Wording.wrapped(footer, canvas.columns());
        int room = Math.max(1, canvas.lines() - 2 - foot.size());
        int shown = total <= room ? rows.size() : Math.min(rows.size(), room - 1);
        int name = 4;
        for (Row row : rows.subList(0, shown)) {
            name = Math.max(name, DisplayWidth.of(row.name()));
        }
        name = Math.min(name, canvas.columns() / 3);
        int width = 3;
        for (String column : columns) {
            width = Math.max(width, DisplayWidth.of(column));
        }
        width = Math.min(width, 14);
        if (columns.isEmpty()) {
            foot.forEach(line -> out.add(line, Role.MUTED).newline());
            return out.build();
        }
        int fit = Math.max(1, Math.min(columns.size(), (canvas.columns() - name) / (width + 2)));
        head(name, width, fit, canvas, out);
        for (Row row : rows.subList(0, shown)) {
            row(row, name, width, fit, canvas, out);
        }
        if (shown < total) {
            out.add(canvas.more(total - shown), Role.MUTED).newline();
        }
        foot.forEach(line -> out.add(line, Role.MUTED).newline());
        return out.build();
    }

    private void head(int name, int width, int fit, Canvas canvas, StyledText.Builder out) {
        out.add(" ".repeat(name));
        for (int i = 0; i < fit; i++) {
            boolean cut = i == fit - 1 && fit < columns.size();
            String label = cut ? canvas.gap() : canvas.name(columns.get(i), width);
            out.add("  ").add(i == fit - 1 ? label : DisplayWidth.padEnd(label, width), Role.FIELD);
        }
        out.newline();
    }

    private void row(Row row, int name, int width, int fit, Canvas canvas, StyledText.Builder out) {
        String label = canvas.name(row.name(), name);
        StringBuilder marks = new StringBuilder();
        for (int i = 0; i < fit; i++) {
            boolean cut = i == fit - 1 && fit < columns.size();
            String mark = cut ? "" : row.marks().get(i) ? canvas.ascii() ? "x" : "●" : canvas.ascii() ? "." : "·";
            marks.append("  ").append(DisplayWidth.padEnd(mark, width));
        }
        out.add(DisplayWidth.padEnd(label, name), Role.STRING)
                .add(marks.toString().stripTrailing())
                .newline();
    }

    @Override
    public String sentence() {
        StringBuilder out = new StringBuilder(title);
        String gap = ": ";
        for (Row row : rows.subList(0, Math.min(rows.size(), MOST_SAID))) {
            List<String> with = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                if (row.marks().get(i)) {
                    with.add(columns.get(i));
                }
            }
            out.append(gap).append(row.name()).append(' ').append(verb).append(' ');
            out.append(with.isEmpty() ? "none of " + String.join(", ", columns) : String.join(" and ", with));
            gap = "; ";
        }
        long left = total - Math.min(rows.size(), MOST_SAID);
        out.append(left > 0 ? "; and " + Wording.count(left, "more line") + "." : ".");
        return footer.isEmpty() ? out.toString() : out + " " + footer;
    }

    @Override
    public Map<String, Object> data() {
        List<Object> list = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", row.name());
            one.put("marks", new ArrayList<Object>(row.marks()));
            list.add(one);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("title", title);
        data.put("columns", new ArrayList<Object>(columns));
        data.put("rows", list);
        data.put("total", total);
        data.put("footer", footer);
        return data;
    }
}
