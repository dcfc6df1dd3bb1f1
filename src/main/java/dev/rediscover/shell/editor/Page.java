package dev.rediscover.shell.editor;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines and a cursor. Changes make another page.
 *
 * @param lines at least one; without their line breaks
 * @param row the cursor's line, from 0
 * @param column the cursor's place in its line, in characters
 */
record Page(List<String> lines, int row, int column) {
    /** What a page can hold, in characters; far more than a script that somebody types. */
    static final int MOST_CHARACTERS = 64 * 1024;

    /** The longest line breaks that are taken. */
    static final int MOST_LINES = 2000;

    /** A page with {@code text}, the cursor at its beginning. */
    static Page of(String text) {
        String clean = text.replace("\r\n", "\n").replace('\r', '\n').replace("\t", "  ");
        return new Page(List.of(clean.split("\n", -1)), 0, 0);
    }

    String text() {
        return String.join("\n", lines);
    }

    /** The cursor's line. */
    String line() {
        return lines.get(row);
    }

    /** The part of the cursor's line before the cursor. */
    String before() {
        return line().substring(0, column);
    }

    /** The part of the cursor's line from the cursor on. */
    String after() {
        return line().substring(column);
    }

    /** The cursor's place in the text. */
    int offset() {
        int offset = column;
        for (int i = 0; i < row; i++) {
            offset += lines.get(i).length() + 1;
        }
        return offset;
    }

    /** The same text with the cursor in line {@code toRow} or the nearest there is. */
    Page at(int toRow, int toColumn) {
        int there = Math.max(0, Math.min(lines.size() - 1, toRow));
        String line = lines.get(there);
        int place = Math.max(0, Math.min(line.length(), toColumn));
        boolean inside = place > 0
                && place < line.length()
                && Character.isLowSurrogate(line.charAt(place))
                && Character.isHighSurrogate(line.charAt(place - 1));
        return new Page(lines, there, inside ? place - 1 : place);
    }

    /** The cursor at place {@code offset} of the text. */
    Page atOffset(int offset) {
        int left = offset;
        for (int i = 0; i < lines.size(); i++) {
            if (left <= lines.get(i).length()) {
                return at(i, left);
            }
            left -= lines.get(i).length() + 1;
        }
        return end();
    }

    Page end() {
        return at(lines.size() - 1, Integer.MAX_VALUE);
    }

    /** Another text in the place of the cursor's line. */
    Page withLine(String line, int newColumn) {
        List<String> next = new ArrayList<>(lines);
        next.set(row, line);
        return new Page(next, row, 0).at(row, newColumn);
    }

    /** Puts {@code text}, which may hold line breaks, at the cursor; too much of it is left out. */
    Page insert(String text) {
        String clean = text.replace("\r\n", "\n").replace('\r', '\n').replace("\t", "  ");
        int room = MOST_CHARACTERS - text().length();
        String taken = clean.length() <= room ? clean : clean.substring(0, Math.max(0, room));
        String[] parts = taken.split("\n", -1);
        if (parts.length > 1 && lines.size() + parts.length > MOST_LINES) {
            return this;
        }
        List<String> next = new ArrayList<>(lines);
        String last = parts[parts.length - 1];
        if (parts.length == 1) {
            next.set(row, before() + last + after());
            return new Page(next, row, column + last.length());
        }
        next.set(row, before() + parts[0]);
        for (int i = 1; i < parts.length - 1; i++) {
            next.add(row + i, parts[i]);
        }
        int lastRow = row + parts.length - 1;
        next.add(lastRow, last + after());
        return new Page(next, lastRow, last.length());
    }

    /** Takes out the character before the cursor, or joins the line to the one before. */
    Page backspace() {
        if (column == 0) {
            return row == 0 ? this : at(row - 1, Integer.MAX_VALUE).delete();
        }
        Page back = left();
        return back.withLine(back.before() + after(), back.column);
    }

    /** Takes out the character at the cursor, or joins the next line to this one. */
    Page delete() {
        if (column < line().length()) {
            Page next = right();
            return withLine(before() + next.after(), column);
        }
        if (row + 1 == lines.size()) {
            return this;
        }
        List<String> joined = new ArrayList<>(lines);
        String below = joined.remove(row + 1);
        joined.set(row, line() + below);
        return new Page(joined, row, column);
    }

    Page left() {
        if (column > 0) {
            return at(row, column - Character.charCount(line().codePointBefore(column)));
        }
        return row == 0 ? this : at(row - 1, Integer.MAX_VALUE);
    }

    Page right() {
        if (column < line().length()) {
            return at(row, column + Character.charCount(line().codePointAt(column)));
        }
        return row + 1 == lines.size() ? this : at(row + 1, 0);
    }

    /** To the beginning of this word or the one before. */
    Page wordLeft() {
        Page to = this;
        while ((to.row > 0 || to.column > 0) && !wordEndsAt(to)) {
            to = to.left();
        }
        while (to.column > 0 && wordEndsAt(to)) {
            to = to.left();
        }
        return to;
    }

    /** Behind this word or the next one. */
    Page wordRight() {
        Page to = this;
        while (!to.isAtEnd() && !wordBeginsAt(to)) {
            to = to.right();
        }
        while (wordBeginsAt(to)) {
            to = to.right();
        }
        return to;
    }

    private boolean isAtEnd() {
        return row + 1 == lines.size() && column == line().length();
    }

    private static boolean wordEndsAt(Page page) {
        return page.column > 0 && Character.isLetterOrDigit(page.line().charAt(page.column - 1));
    }

    private static boolean wordBeginsAt(Page page) {
        return page.column < page.line().length()
                && Character.isLetterOrDigit(page.line().charAt(page.column));
    }

    /** How many blanks the cursor's line begins with. */
    int indent() {
        return indentOf(line());
    }

    static int indentOf(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }

    /** The cursor's line with so many blanks at its beginning; the cursor stays at its character. */
    Page indented(int blanks) {
        int had = indent();
        return blanks == had
                ? this
                : withLine(" ".repeat(blanks) + line().substring(had), Math.max(blanks, column + blanks - had));
    }
}
