package dev.rediscover.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What lies where in a server that keeps its data in files: in its memory, in the files as the system has them (a
 * killed process leaves them so), and on the disk for sure (so much a power cut leaves).
 */
public final class CrashPicture implements Picture {
    private static final int WIDEST = 80;
    private static final int LEAST_COLUMNS = 60; // for three columns side by side
    private static final String GAP_BEFORE = "appendonly.aof.";
    private static final String NO_PROCESS = "no process";
    private static final String EMPTY = "empty";
    private static final String NO_FILE = "no file";
    private static final String ALL = "all of it";
    private static final String NOTHING_YET = "nothing yet";

    /**
     * A file.
     *
     * @param size in bytes
     * @param lines what is in it
     * @param synced how many of the lines are on the disk for sure
     */
    public record Part(String name, long size, List<String> lines, int synced) {
        boolean isWhole() {
            return synced >= lines.size();
        }
    }

    /** A line of a column. */
    private record Cell(String text, Role role) {}

    private final List<String> memory;
    private final List<Part> parts;

    /**
     * A moment.
     *
     * @param memory the keys with their values; {@code null} if no process runs
     * @param parts the files, in the order in which they are read
     */
    public CrashPicture(List<String> memory, List<Part> parts) {
        this.memory = memory == null ? null : List.copyOf(memory);
        this.parts = List.copyOf(parts);
    }

    // ---- the drawing

    @Override
    public StyledText draw(Canvas canvas) {
        int width = Math.min(WIDEST, canvas.columns());
        StyledText.Builder out = new StyledText.Builder();
        if (width < LEAST_COLUMNS) {
            stacked(canvas, width, out);
        } else {
            beside(canvas, (width - 6) / 3, out);
        }
        return out.build();
    }

    private void beside(Canvas canvas, int width, StyledText.Builder out) {
        List<List<Cell>> columns = List.of(
                cut(memoryCells(canvas, width), canvas),
                cut(fileCells(canvas, width), canvas),
                cut(diskCells(canvas, width), canvas));
        String bar = " " + canvas.bar() + " ";
        String[] titles = {"memory", "files", "on disk for sure"};
        int rows = columns.stream().mapToInt(List::size).max().orElse(0);
        for (int row = -1; row < rows; row++) {
            int last = last(columns, row);
            for (int column = 0; column <= last; column++) {
                Cell cell = row < 0 ? new Cell(titles[column], Role.HEADING) : at(columns.get(column), row);
                out.add(column == 0 ? "" : bar, Role.BORDER).add(cell.text(), cell.role());
                out.add(column == last ? "" : " ".repeat(width - DisplayWidth.of(cell.text())));
            }
            out.newline();
        }
    }

    /** The last column that has something in a row. */
    private static int last(List<List<Cell>> columns, int row) {
        int last = columns.size() - 1;
        while (row >= 0 && last > 0 && row >= columns.get(last).size()) {
            last--;
        }
        return last;
    }

    private static Cell at(List<Cell> column, int row) {
        return row < column.size() ? column.get(row) : new Cell("", Role.MUTED);
    }

    private void stacked(Canvas canvas, int width, StyledText.Builder out) {
        section("memory", cut(memoryCells(canvas, width - 2), canvas), out);
        section("files", cut(fileCells(canvas, width - 2), canvas), out);
        List<Cell> disk = isWhole() && !parts.isEmpty()
                ? List.of(new Cell(ALL, Role.MUTED))
                : cut(diskCells(canvas, width - 2), canvas);
        section("on disk for sure", disk, out);
    }

    private boolean isWhole() {
        return parts.stream().allMatch(Part::isWhole);
    }

    private static void section(String title, List<Cell> cells, StyledText.Builder out) {
        out.add(title, Role.HEADING).newline();
        cells.forEach(cell -> out.add("  ").add(cell.text(), cell.role()).newline());
    }

    private static List<Cell> cut(List<Cell> cells, Canvas canvas) {
        int room = canvas.lines();
        if (cells.size() <= room) {
            return cells;
        }
        List<Cell> fewer = new ArrayList<>(cells.subList(0, room - 1));
        int more = cells.size() - room + 1;
        fewer.add(new Cell(canvas.gap() + " " + more + (more == 1 ? " more line" : " more lines"), Role.MUTED));
        return fewer;
    }

    private List<Cell> memoryCells(Canvas canvas, int width) {
        if (memory == null || memory.isEmpty()) {
            return List.of(new Cell(memory == null ? NO_PROCESS : EMPTY, Role.MUTED));
        }
        List<Cell> cells = new ArrayList<>();
        memory.forEach(key -> cells.add(cell(key, width, Role.PLAIN, canvas)));
        return cells;
    }

    private List<Cell> fileCells(Canvas canvas, int width) {
        List<Cell> cells = new ArrayList<>();
        for (Part part : parts) {
            cells.add(named(part, width, canvas));
            if (part.lines().isEmpty()) {
                cells.add(new Cell("  " + EMPTY, Role.MUTED));
            }
            part.lines().forEach(line -> cells.add(inner(line, width, Role.PLAIN, canvas)));
        }
        return cells.isEmpty() ? List.of(new Cell(NO_FILE, Role.MUTED)) : cells;
    }

    private List<Cell> diskCells(Canvas canvas, int width) {
        List<Cell> cells = new ArrayList<>();
        for (Part part : parts) {
            cells.add(named(part, width, canvas));
            part.lines()
                    .subList(0, Math.min(part.synced(), part.lines().size()))
                    .forEach(line -> cells.add(inner(line, width, Role.PLAIN, canvas)));
            if (part.lines().isEmpty()) {
                cells.add(new Cell("  " + EMPTY, Role.MUTED));
            } else if (!part.isWhole()) {
                cells.add(inner(missing(part), width, Role.WARNING, canvas));
            }
        }
        return cells.isEmpty() ? List.of(new Cell(NO_FILE, Role.MUTED)) : cells;
    }

    private static String missing(Part part) {
        int missing = part.lines().size() - part.synced();
        return part.synced() == 0 ? NOTHING_YET : missing + " not yet";
    }

    private static Cell cell(String text, int width, Role role, Canvas canvas) {
        return new Cell(canvas.name(text, width), role);
    }

    private static Cell inner(String text, int width, Role role, Canvas canvas) {
        return new Cell("  " + canvas.name(text, width - 2), role);
    }

    /** The name of a file, and its size where there is room. */
    private static Cell named(Part part, int width, Canvas canvas) {
        String name = part.name();
        if (DisplayWidth.of(name) > width && name.startsWith(GAP_BEFORE)) {
            name = canvas.gap() + name.substring(GAP_BEFORE.length());
        }
        String sized = name + ", " + Wording.size(part.size());
        return new Cell(canvas.name(DisplayWidth.of(sized) <= width ? sized : name, width), Role.KEY);
    }

    // ---- the same in words

    @Override
    public String sentence() {
        StringBuilder out = new StringBuilder("In memory: ");
        out.append(memory == null ? NO_PROCESS : memory.isEmpty() ? EMPTY : String.join("; ", memory));
        if (parts.isEmpty()) {
            return out.append(". In the files and on disk for sure: " + NO_FILE + ".")
                    .toString();
        }
        List<String> files = new ArrayList<>();
        List<String> disk = new ArrayList<>();
        for (Part part : parts) {
            String lines = part.lines().isEmpty() ? EMPTY : String.join("; ", part.lines());
            files.add(part.name() + ", " + Wording.size(part.size()) + ": " + lines);
            disk.add("of " + part.name() + " " + (part.isWhole() ? ALL : kept(part)));
        }
        out.append(". In the files: ").append(String.join(". In ", files)).append(". On disk for sure: ");
        return out.append(isWhole() ? ALL : String.join("; ", disk)).append('.').toString();
    }

    private static String kept(Part part) {
        List<String> kept = new ArrayList<>(part.lines().subList(0, part.synced()));
        kept.add(missing(part));
        return String.join(", ", kept);
    }

    @Override
    public Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("running", memory != null);
        data.put("memory", memory == null ? null : new ArrayList<Object>(memory));
        List<Object> files = new ArrayList<>();
        for (Part part : parts) {
            Map<String, Object> file = new LinkedHashMap<>();
            file.put("name", part.name());
            file.put("bytes", part.size());
            file.put("size", Wording.size(part.size()));
            file.put("lines", new ArrayList<Object>(part.lines()));
            file.put("synced", part.synced());
            files.add(file);
        }
        data.put("files", files);
        return data;
    }
}
