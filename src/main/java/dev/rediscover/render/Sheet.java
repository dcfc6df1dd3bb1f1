package dev.rediscover.render;

/** The paper that a {@link MapPicture} is drawn on: one sign to a column and line, names where nothing else stands. */
final class Sheet {
    private final Canvas canvas;
    private final int columns;
    private final int lines;
    private final double kilometresPerColumn;
    private final int[][] points;
    private final String[][] names; // where a name begins
    private final boolean[][] taken;
    private int unnamed;

    Sheet(Canvas canvas, int columns, int lines, double kilometresPerColumn) {
        this.canvas = canvas;
        this.columns = columns;
        this.lines = lines;
        this.kilometresPerColumn = kilometresPerColumn;
        points = new int[lines][columns];
        names = new String[lines][columns];
        taken = new boolean[lines][columns];
    }

    double kilometresPerColumn() {
        return kilometresPerColumn;
    }

    /** The column so many kilometres from the left edge. */
    int column(double kilometres) {
        return (int) Math.min(columns - 1, Math.round(kilometres / kilometresPerColumn));
    }

    /** The line so many kilometres from the upper edge; lines are twice as high as columns are wide. */
    int line(double kilometres) {
        return (int) Math.min(lines - 1, Math.round(kilometres / kilometresPerColumn / 2));
    }

    void point(int column, int line) {
        points[line][column]++;
        taken[line][column] = true;
    }

    /** Writes a name to the right of a point, or else to its left, if there is room for the whole of it. */
    boolean name(int column, int line, String name) {
        int width = DisplayWidth.of(name);
        if (!place(column + 2, line, name, width) && !place(column - width - 1, line, name, width)) {
            unnamed++;
            return false;
        }
        return true;
    }

    private boolean place(int start, int line, String name, int width) {
        if (start < 0 || start + width > columns) {
            return false;
        }
        for (int i = Math.max(0, start - 1); i < Math.min(columns, start + width + 1); i++) {
            if (taken[line][i]) {
                return false;
            }
        }
        names[line][start] = name;
        for (int i = start; i < start + width; i++) {
            taken[line][i] = true;
        }
        return true;
    }

    /** How many columns there is something in. */
    int usedColumns() {
        int used = 0;
        for (boolean[] line : taken) {
            for (int i = used; i < columns; i++) {
                used = line[i] ? i + 1 : used;
            }
        }
        return used;
    }

    /** How many lines there is something in. */
    int usedLines() {
        int used = lines;
        while (used > 1 && isEmpty(used - 1)) {
            used--;
        }
        return used;
    }

    private boolean isEmpty(int line) {
        for (boolean cell : taken[line]) {
            if (cell) {
                return false;
            }
        }
        return true;
    }

    /** Whether some sign stands for several points. */
    boolean isCrowded() {
        for (int[] line : points) {
            for (int count : line) {
                if (count > 1) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How many names found no room. */
    int unnamed() {
        return unnamed;
    }

    /** Writes the first {@code width} columns of a line. */
    void write(StyledText.Builder out, int line, int width) {
        int column = 0;
        while (column < width) {
            if (names[line][column] != null) {
                out.add(names[line][column], Role.STRING);
                column += DisplayWidth.of(names[line][column]);
            } else {
                int count = points[line][column++];
                out.add(count == 0 ? " " : sign(count), count == 0 ? Role.PLAIN : Role.EMPHASIS);
            }
        }
    }

    private String sign(int count) {
        return count == 1 ? canvas.ascii() ? "o" : "●" : count < 10 ? Integer.toString(count) : "*";
    }
}
