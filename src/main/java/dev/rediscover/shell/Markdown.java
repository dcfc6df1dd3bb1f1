package dev.rediscover.shell;

import dev.rediscover.render.DisplayWidth;
import dev.rediscover.render.LuaStyle;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import java.util.ArrayList;
import java.util.List;

/**
 * The texts of lessons, a small part of Markdown, wrapped to a width: paragraphs, {@code **bold**}, {@code `code`},
 * {@code *stress*}, lists, headings, and fenced blocks, which are never wrapped.
 */
final class Markdown {
    private static final String FENCE = "```";

    private final int width;
    private final boolean marked;
    private final StyledText.Builder out = new StyledText.Builder();
    private final List<String> paragraph = new ArrayList<>();
    private boolean fenced;
    private StringBuilder lua; // the script of a fence for Lua; null elsewhere

    private Markdown(int width, boolean marked) {
        this.width = Math.max(20, width);
        this.marked = marked;
    }

    /**
     * {@code text} wrapped to {@code width} columns, every line ended.
     *
     * @param marked whether code keeps its backticks, for where no colour tells it from text
     */
    static StyledText of(String text, int width, boolean marked) {
        Markdown markdown = new Markdown(width, marked);
        int from = 0;
        while (from <= text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            markdown.line(text.substring(from, end));
            from = end + 1;
        }
        markdown.endParagraph();
        if (markdown.lua != null) {
            markdown.script(); // nobody has closed the fence
        }
        return markdown.trimmed();
    }

    private StyledText trimmed() {
        List<StyledText> lines = new ArrayList<>(out.build().lines());
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        StyledText.Builder all = new StyledText.Builder();
        for (StyledText line : lines) {
            all.add(line).newline();
        }
        return all.build();
    }

    private void line(String line) {
        if (line.stripLeading().startsWith(FENCE)) {
            endParagraph();
            fence(line.strip());
        } else if (lua != null) {
            lua.append(line).append('\n');
        } else if (fenced) {
            out.add("    " + line, Role.COMMAND).newline();
        } else if (line.isBlank()) {
            endParagraph();
            out.newline();
        } else if (line.startsWith("#")) {
            endParagraph();
            out.add(line.substring(headingMarks(line)).strip(), Role.HEADING).newline();
        } else {
            if (itemMark(line) > 0) {
                endParagraph();
            }
            paragraph.add(line);
        }
    }

    private void fence(String mark) {
        fenced = !fenced;
        if (fenced && mark.equals(FENCE + "lua")) {
            lua = new StringBuilder();
        } else if (lua != null) {
            script();
        }
    }

    /** Adds the script of the fence, in its colours. */
    private void script() {
        for (StyledText line : LuaStyle.lines(lua.toString())) {
            out.add("    ").add(line).newline();
        }
        lua = null;
    }

    private static int headingMarks(String line) {
        int marks = 0;
        while (marks < line.length() && line.charAt(marks) == '#') {
            marks++;
        }
        return marks;
    }

    /** The length of a list mark with its indentation and blank, {@code "- "} or {@code "1. "}; 0 if there is none. */
    private static int itemMark(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        int start = at;
        while (at < line.length() && Character.isDigit(line.charAt(at))) {
            at++;
        }
        boolean number = at > start && at < line.length() && line.charAt(at) == '.';
        boolean bullet = at == start && at < line.length() && (line.charAt(at) == '-' || line.charAt(at) == '*');
        return (number || bullet) && line.startsWith(" ", at + 1) ? at + 2 : 0;
    }

    private void endParagraph() {
        if (paragraph.isEmpty()) {
            return;
        }
        int mark = itemMark(paragraph.get(0));
        StringBuilder text = new StringBuilder();
        for (String line : paragraph) {
            text.append(text.length() == 0 ? "" : " ").append(text.length() == 0 ? line.substring(mark) : line.strip());
        }
        String indent = " ".repeat(mark);
        out.add(paragraph.get(0).substring(0, mark));
        new Wrapping(indent).add(text.toString());
        paragraph.clear();
    }

    /** A paragraph being filled word by word. */
    private final class Wrapping {
        private final String indent;
        private int column;
        private boolean fresh = true;
        private StyledText.Builder piece = new StyledText.Builder(); // what may not be torn apart: code and its comma
        private int pieceWidth;

        Wrapping(String indent) {
            this.indent = indent;
            this.column = indent.length();
        }

        void add(String text) {
            int from = 0;
            Role role = Role.PLAIN;
            while (from < text.length()) {
                int next = mark(text, from);
                words(text.substring(from, next), role);
                from = next;
                if (text.startsWith("**", from)) {
                    role = role == Role.PLAIN ? Role.EMPHASIS : Role.PLAIN;
                    from += 2;
                } else if (from < text.length()) {
                    from = marked(text, from, role);
                }
            }
            place();
            out.newline();
        }

        private int mark(String text, int from) {
            int at = from;
            while (at < text.length() && text.charAt(at) != '*' && text.charAt(at) != '`') {
                at++;
            }
            return at;
        }

        /** Adds the code or the stressed words that begin at {@code at}, or the bare star; returns where to go on. */
        private int marked(String text, int at, Role role) {
            boolean isCode = text.charAt(at) == '`';
            int close = isCode ? text.indexOf('`', at + 1) : stressEnd(text, at);
            if (isCode) {
                int end = close < 0 ? text.length() : close;
                code(text.substring(at + 1, end));
                return end + 1;
            }
            if (close < 0) {
                word("*", role);
                return at + 1;
            }
            words(text.substring(at + 1, close), Role.EMPHASIS);
            return close + 1;
        }

        /** The star that ends what the one at {@code at} begins; -1 where that is only a star, as in {@code user:*}. */
        private int stressEnd(String text, int at) {
            int close = text.indexOf('*', at + 1);
            boolean stresses = close > at + 1
                    && text.charAt(at + 1) != ' '
                    && text.charAt(close - 1) != ' '
                    && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)) && text.charAt(at - 1) != ':');
            return stresses ? close : -1;
        }

        private void words(String text, Role role) {
            int from = 0;
            while (from < text.length()) {
                int end = text.indexOf(' ', from);
                end = end < 0 ? text.length() : end;
                if (end > from) {
                    word(text.substring(from, end), role);
                }
                if (end < text.length()) {
                    place();
                }
                from = end + 1;
            }
        }

        /** Code stays in one piece where it fits on a line. */
        private void code(String text) {
            String shown = marked ? "`" + text + "`" : text;
            if (DisplayWidth.of(shown) <= width - indent.length()) {
                word(shown, Role.COMMAND);
            } else {
                words(shown, Role.COMMAND);
            }
        }

        private void word(String word, Role role) {
            piece.add(word, role);
            pieceWidth += DisplayWidth.of(word);
        }

        /** Puts the piece on the line, or on the next one where it does not fit. */
        private void place() {
            if (pieceWidth == 0) {
                return;
            }
            boolean fits = fresh || column + 1 + pieceWidth <= width;
            if (!fits) {
                out.add("\n" + indent);
                column = indent.length();
            }
            boolean blank = fits && !fresh;
            out.add(blank ? " " : "").add(piece.build());
            column += pieceWidth + (blank ? 1 : 0);
            fresh = false;
            piece = new StyledText.Builder();
            pieceWidth = 0;
        }
    }
}
