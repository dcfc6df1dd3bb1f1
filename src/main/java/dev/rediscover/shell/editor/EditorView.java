package dev.rediscover.shell.editor;

import dev.rediscover.render.DisplayWidth;
import dev.rediscover.render.LuaStyle;
import dev.rediscover.render.LuaToken;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import java.util.ArrayList;
import java.util.List;

/** Draws the editor: the task, the script in numbered lines, what was said, the keys. Keeps what is scrolled to. */
final class EditorView {
    private static final int FEWEST_LINES = 4; // of the script, whatever else there is to show

    /**
     * A screen.
     *
     * @param lines each as wide as the terminal
     * @param caretRow where the cursor is
     */
    record Frame(List<StyledText> lines, int caretRow, int caretColumn) {}

    private final boolean ascii;
    private int top;
    private int left;
    private int columns;
    private List<StyledText> out;

    EditorView(boolean ascii) {
        this.ascii = ascii;
    }

    /** The screen of {@code editor} on a terminal of this size. */
    Frame draw(ScriptEditor editor, EditorDesk desk, int width, int rows) {
        columns = width;
        out = new ArrayList<>();
        LuaBlocks blocks = LuaBlocks.of(editor.text());
        List<StyledText> task = task(editor, desk, rows);
        List<StyledText> below = below(editor, rows);
        int frame = 2 + (task.isEmpty() ? 0 : 1) + (below.isEmpty() ? 0 : 1);
        int room = Math.max(1, rows - frame - task.size() - below.size());
        editor.pageRows(room - 1);
        rule(desk.title(), Role.HEADING);
        task.forEach(this::put);
        if (!task.isEmpty()) {
            rule("", Role.MUTED);
        }
        int first = out.size();
        int gutter = gutter(editor.page());
        scroll(editor.page(), room, gutter);
        code(editor, blocks, room, gutter);
        if (!below.isEmpty()) {
            rule("", Role.MUTED);
        }
        below.forEach(this::put);
        put(footer(editor, desk, blocks));
        while (out.size() > rows) {
            out.remove(out.size() - 2);
        }
        int caret = gutter + DisplayWidth.of(shown(editor.page().before())) - left;
        return new Frame(out, Math.min(rows - 1, first + editor.page().row() - top), Math.min(columns - 1, caret));
    }

    // ---- above and below

    private List<StyledText> task(ScriptEditor editor, EditorDesk desk, int rows) {
        List<StyledText> all = desk.task(columns - 1).lines();
        int most = editor.showsWholeTask() ? rows - FEWEST_LINES - 4 : rows < 12 ? 1 : rows / 3;
        return all.size() <= most || most < 1 ? all : cut(all, Math.max(1, most), "F3: the other %d lines of the task");
    }

    private List<StyledText> cut(List<StyledText> all, int most, String note) {
        List<StyledText> some = new ArrayList<>(all.subList(0, most - 1));
        String text = (ascii ? "... " : "… ") + note.replace("%d", Integer.toString(all.size() - most + 1));
        some.add(StyledText.of(text, Role.MUTED));
        return some;
    }

    private List<StyledText> below(ScriptEditor editor, int rows) {
        if (editor.isHelping()) {
            return clipped(broken(EditorHelp.of(columns - 1).lines()), rows - FEWEST_LINES);
        }
        if (!editor.offers().isEmpty()) {
            return List.of(offers(editor));
        }
        List<StyledText> all = broken(editor.said().lines());
        int most = Math.max(1, rows / 2 - 2);
        return all.size() <= most ? all : cut(all, most, "%d more lines stand at the prompt when you leave");
    }

    private static List<StyledText> clipped(List<StyledText> lines, int most) {
        return lines.subList(0, Math.max(0, Math.min(most, lines.size())));
    }

    /** Lines that are too long for the screen, in pieces. */
    private List<StyledText> broken(List<StyledText> lines) {
        List<StyledText> all = new ArrayList<>();
        for (StyledText line : lines) {
            StyledText rest = line;
            while (rest.width() > columns) {
                String head = DisplayWidth.head(rest.plain(), columns);
                int blank = head.lastIndexOf(' ');
                int end = blank > columns / 2 ? blank : head.length();
                all.add(part(rest, 0, end));
                rest = part(rest, blank == end ? end + 1 : end, Integer.MAX_VALUE);
            }
            all.add(rest);
        }
        return all;
    }

    private static StyledText part(StyledText text, int from, int until) {
        StyledText.Builder part = new StyledText.Builder();
        int at = 0;
        for (StyledText.Span span : text.spans()) {
            int start = Math.max(from, at) - at;
            int end = Math.min(until - at, span.text().length());
            if (start < end) {
                part.add(span.text().substring(start, end), span.role());
            }
            at += span.text().length();
        }
        return part.build();
    }

    private StyledText offers(ScriptEditor editor) {
        StyledText.Builder line = new StyledText.Builder();
        int room = columns - 2;
        List<String> texts = editor.offers();
        for (int i = Math.max(0, editor.offered() - 2);
                i < texts.size() && room > texts.get(i).length() + 6;
                i++) {
            boolean here = i == editor.offered();
            line.add(here ? "[" + texts.get(i) + "]" : " " + texts.get(i) + " ", here ? Role.SELECTED : Role.PLAIN);
            line.add(" ");
            room -= texts.get(i).length() + 3;
        }
        return line.add(room < 6 || texts.size() > 1 && editor.offered() < 0 ? "Tab" : "", Role.MUTED)
                .build();
    }

    private StyledText footer(ScriptEditor editor, EditorDesk desk, LuaBlocks blocks) {
        String note = pairing(editor, blocks);
        String place = editor.page().row() + 1 + ":" + (editor.page().column() + 1);
        String right = note.isEmpty() ? place : note;
        String run = "F5 " + desk.verb();
        String trial = desk.trial().isEmpty() ? "Tab complete" : "F4 " + desk.trial();
        String[] keys = {run, "Esc leave", trial, "F1 keys", "Alt-Enter also " + desk.verb() + "s"};
        StyledText.Builder line = new StyledText.Builder();
        int room = columns
                - 2
                - Math.min(right.length(), columns - 19 - desk.verb().length());
        for (String key : keys) {
            if (key.length() + 2 <= room) {
                int space = key.indexOf(' ');
                line.add(key.substring(0, space), Role.COMMAND).add(key.substring(space) + "  ", Role.MUTED);
                room -= key.length() + 2;
            }
        }
        return line.add(" ".repeat(Math.max(0, room + 1)))
                .add(right, note.isEmpty() ? Role.MUTED : Role.CHANGED)
                .build();
    }

    /** What at the cursor closes what, or, where the cursor is on no bracket, nothing. */
    private static String pairing(ScriptEditor editor, LuaBlocks blocks) {
        LuaBlocks.Pair here = blocks.at(editor.page().offset());
        if (here == null) {
            return "";
        }
        if (here.open() == null) {
            return blocks.word(here.close()) + " closes nothing";
        }
        if (here.close() == null) {
            return "no " + blocks.closer(here.open()) + " yet";
        }
        int line = blocks.lineOf(here.open());
        int end = blocks.lineOf(here.close());
        if (line == end) {
            return "";
        }
        return editor.page().row() + 1 == end
                ? "closes " + blocks.word(here.open()) + ", line " + line
                : "to " + blocks.word(here.close()) + ", line " + end;
    }

    // ---- the script

    private static int gutter(Page page) {
        return Math.max(2, Integer.toString(page.lines().size()).length()) + 4;
    }

    private void scroll(Page page, int room, int gutter) {
        top = Math.max(Math.min(top, page.row()), page.row() - room + 1);
        top = Math.max(0, Math.min(top, page.lines().size() - room));
        int caret = DisplayWidth.of(shown(page.before()));
        int width = Math.max(4, columns - gutter - 1);
        if (caret < width) {
            left = 0;
        } else {
            left = Math.max(Math.min(left, Math.max(0, caret - 1)), caret - width + 1);
        }
    }

    private void code(ScriptEditor editor, LuaBlocks blocks, int room, int gutter) {
        List<StyledText> lines = LuaStyle.of(editor.text() + "\n").lines();
        LuaBlocks.Pair here = blocks.at(editor.page().offset());
        int start = 0;
        for (int i = 0; i < lines.size(); i++) {
            int length = editor.page().lines().get(i).length();
            if (i >= top && i < top + room) {
                StyledText.Builder line = new StyledText.Builder();
                boolean fault = editor.faultLine() == i + 1;
                String number = DisplayWidth.padStart(Integer.toString(i + 1), gutter - 4);
                line.add(fault ? ">" : " ", Role.ERROR).add(number, fault ? Role.ERROR : Role.MUTED);
                line.add(ascii ? " | " : " │ ", fault ? Role.ERROR : Role.BORDER);
                StyledText styled = here == null ? lines.get(i) : paired(lines.get(i), here, start);
                window(line, styled, columns - gutter);
                put(line.build());
            }
            start += length + 1;
        }
        for (int i = lines.size() - top; i < room; i++) {
            put(StyledText.of(" ".repeat(gutter - 2) + (ascii ? "|" : "│"), Role.BORDER));
        }
    }

    /** A line with the ends of {@code pair} marked; the line begins at {@code start} in the script. */
    private static StyledText paired(StyledText line, LuaBlocks.Pair pair, int start) {
        StyledText marked = line;
        for (LuaToken token : new LuaToken[] {pair.open(), pair.close()}) {
            if (token != null
                    && token.start() >= start
                    && token.end() <= start + line.plain().length()) {
                String text = line.plain().substring(token.start() - start, token.end() - start);
                marked = part(marked, 0, token.start() - start)
                        .concat(StyledText.of(text, Role.SELECTED))
                        .concat(part(marked, token.end() - start, Integer.MAX_VALUE));
            }
        }
        return marked;
    }

    /** The part of a line that is scrolled to; a sign stands where it goes on. */
    private void window(StyledText.Builder to, StyledText line, int width) {
        int column = 0;
        int total = DisplayWidth.of(shown(line.plain()));
        boolean cutLeft = left > 0 && total > left;
        boolean cutRight = total - left > width;
        to.add(cutLeft ? ascii ? "<" : "…" : "", Role.MUTED);
        for (StyledText.Span span : line.spans()) {
            String text = shown(span.text());
            StringBuilder kept = new StringBuilder();
            for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
                int point = text.codePointAt(i);
                int wide = DisplayWidth.of(point);
                boolean inside =
                        column >= left + (cutLeft ? 1 : 0) && column + wide <= left + width - (cutRight ? 1 : 0);
                if (inside) {
                    kept.appendCodePoint(point);
                } else if (cutLeft && column <= left && column + wide > left + 1) {
                    kept.append(' '); // half of a wide character
                }
                column += wide;
            }
            to.add(kept.toString(), span.role());
        }
        if (cutRight) {
            to.add(ascii ? ">" : "…", Role.MUTED);
        }
    }

    /** A text with what takes no column of its own made visible. */
    private static String shown(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f && c < 0xa0) {
                out = out == null ? new StringBuilder(text) : out;
                out.setCharAt(i, '?');
            }
        }
        return out == null ? text : out.toString();
    }

    // ---- lines

    private void rule(String title, Role role) {
        String text = title.isEmpty() ? "" : DisplayWidth.fit(title, columns - 6, ascii ? "..." : "…");
        StyledText.Builder line = new StyledText.Builder();
        String dash = ascii ? "-" : "─";
        if (!text.isEmpty()) {
            line.add(dash + " ", Role.BORDER).add(text, role).add(" ");
        }
        int used = text.isEmpty() ? 0 : DisplayWidth.of(text) + 3;
        put(line.add(dash.repeat(Math.max(0, columns - used)), Role.BORDER).build());
    }

    /** Adds a line, filled or cut to the width of the screen. */
    private void put(StyledText line) {
        int width = line.width();
        if (width <= columns) {
            out.add(line.concat(StyledText.of(" ".repeat(columns - width))));
            return;
        }
        String head = DisplayWidth.head(line.plain(), columns);
        int pad = columns - DisplayWidth.of(head);
        out.add(part(line, 0, head.length()).concat(StyledText.of(" ".repeat(pad))));
    }
}
