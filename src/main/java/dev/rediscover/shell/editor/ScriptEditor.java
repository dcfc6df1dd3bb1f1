package dev.rediscover.shell.editor;

import dev.rediscover.render.LuaTokens;
import dev.rediscover.render.StyledText;
import dev.rediscover.shell.editor.EditorKey.Kind;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** A script being written: what each key makes of it. Knows no terminal; one thread at a time. */
public final class ScriptEditor {
    private static final int MOST_UNDONE = 500;

    /** What a key asks whoever shows the editor to do. */
    public enum Wish {
        NOTHING,
        RUN,
        TRY,
        OUTSIDE,
        HINT,
        LEAVE
    }

    private final Collection<String> commands;
    private final Deque<Page> past = new ArrayDeque<>();
    private final Deque<Page> undone = new ArrayDeque<>();
    private Page page;
    private StyledText said = StyledText.EMPTY;
    private int faultLine; // from 1; 0 for none
    private LuaWords.Offers offers = LuaWords.Offers.NONE;
    private int offered = -1;
    private String killed = "";
    private Kind last = Kind.LEAVE;
    private boolean wholeTask;
    private boolean helping;
    private int wantedColumn = -1; // where the cursor was before it passed shorter lines
    private int pageRows = 10;

    /** An editor with {@code script}, the cursor behind it. */
    public ScriptEditor(String script, Collection<String> commands) {
        page = Page.of(script).end();
        this.commands = commands;
    }

    /** The text as it stands. */
    public String text() {
        return page.text();
    }

    Page page() {
        return page;
    }

    /** What is shown below the script. */
    StyledText said() {
        return said;
    }

    /** The line that the last run blamed, from 1; 0 for none. */
    int faultLine() {
        return faultLine;
    }

    boolean showsWholeTask() {
        return wholeTask;
    }

    boolean isHelping() {
        return helping;
    }

    /** What may be completed to; empty unless it has just been asked. */
    List<String> offers() {
        return offers.texts();
    }

    /** Which of the offers stands in the text; -1 for none. */
    int offered() {
        return offered;
    }

    /** How many lines PageUp and PageDown go. */
    void pageRows(int rows) {
        pageRows = Math.max(1, rows);
    }

    /** Shows what a run said, the cursor on the line to blame. */
    public void ran(EditorDesk.Ran ran) {
        say(ran.said());
        faultLine = ran.line();
        if (ran.line() > 0 && ran.line() <= page.lines().size()) {
            String line = page.lines().get(ran.line() - 1);
            int column = ran.column() >= 0 ? ran.column() : Page.indentOf(line);
            page = page.at(ran.line() - 1, column);
        }
    }

    /** Shows a text below the script. */
    public void say(StyledText text) {
        said = text;
        helping = false;
        faultLine = 0;
    }

    /** Takes another text in the place of this one, which can be undone. */
    public void replace(String text) {
        change(Page.of(text).at(page.row(), page.column()), true);
    }

    /** Does what a key asks for; what only others can do is the answer. */
    public Wish press(EditorKey key) {
        Kind kind = key.kind();
        if (kind != Kind.TAB) {
            offers = LuaWords.Offers.NONE;
            offered = -1;
        }
        if (helping && kind != Kind.RUN && kind != Kind.TRY) {
            helping = false;
            if (kind == Kind.LEAVE || kind == Kind.HELP) {
                return Wish.NOTHING;
            }
        }
        Wish wish = wish(kind);
        if (wish == Wish.NOTHING && !isMoved(kind) && !isEdited(key)) {
            other(kind);
        }
        last = kind;
        return wish;
    }

    private static Wish wish(Kind kind) {
        return switch (kind) {
            case RUN -> Wish.RUN;
            case TRY -> Wish.TRY;
            case OUTSIDE -> Wish.OUTSIDE;
            case HINT -> Wish.HINT;
            case LEAVE -> Wish.LEAVE;
            default -> Wish.NOTHING;
        };
    }

    private void other(Kind kind) {
        switch (kind) {
            case HELP -> helping = true;
            case TASK -> wholeTask = !wholeTask;
            case UNDO -> travel(past, undone);
            case REDO -> travel(undone, past);
            default -> {}
        }
    }

    // ---- moving

    private boolean isMoved(Kind kind) {
        Page to = switch (kind) {
            case UP -> vertically(-1);
            case DOWN -> vertically(1);
            case PAGE_UP -> vertically(-pageRows);
            case PAGE_DOWN -> vertically(pageRows);
            case LEFT -> page.left();
            case RIGHT -> page.right();
            case WORD_LEFT -> page.wordLeft();
            case WORD_RIGHT -> page.wordRight();
            case HOME -> page.at(page.row(), page.column() == page.indent() ? 0 : page.indent());
            case END -> page.at(page.row(), Integer.MAX_VALUE);
            case TOP -> page.at(0, 0);
            case BOTTOM -> page.end();
            default -> null;
        };
        boolean vertical = kind == Kind.UP || kind == Kind.DOWN || kind == Kind.PAGE_UP || kind == Kind.PAGE_DOWN;
        wantedColumn = vertical ? Math.max(wantedColumn, page.column()) : -1;
        page = to == null ? page : to;
        return to != null;
    }

    private Page vertically(int lines) {
        return page.at(page.row() + lines, Math.max(wantedColumn, page.column()));
    }

    // ---- changing

    private boolean isEdited(EditorKey key) {
        switch (key.kind()) {
            case TEXT -> type(key.text());
            case PASTE -> change(page.insert(printable(key.text())), true);
            case ENTER -> change(newLine(), true);
            case TAB -> tab();
            case BACK_TAB -> change(page.indented(Math.max(0, page.indent() - LuaBlocks.STEP)), true);
            case BACKSPACE -> change(backspace(), last != Kind.BACKSPACE);
            case DELETE -> change(page.delete(), last != Kind.DELETE);
            case DELETE_WORD -> cut(page.wordLeft(), page);
            case KILL -> cut(page, page.after().isEmpty() ? page.right() : page.at(page.row(), Integer.MAX_VALUE));
            case WIPE -> cut(page.at(page.row(), 0), page);
            case YANK -> change(page.insert(killed), true);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static String printable(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != 127 || c == '\n' || c == '\r' || c == '\t') {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Takes another page; {@code apart}: undo takes it back by itself. */
    private void change(Page next, boolean apart) {
        if (next.lines().equals(page.lines())) {
            page = next;
            return;
        }
        if (apart || past.isEmpty()) {
            past.push(page);
            if (past.size() > MOST_UNDONE) {
                past.removeLast();
            }
        }
        undone.clear();
        page = next;
        faultLine = 0;
    }

    private void travel(Deque<Page> from, Deque<Page> to) {
        if (!from.isEmpty()) {
            to.push(page);
            page = from.pop();
            faultLine = 0;
        }
    }

    private void cut(Page from, Page until) {
        String text = page.text();
        int start = from.offset();
        killed = text.substring(start, until.offset());
        change(
                Page.of(text.substring(0, start) + text.substring(until.offset()))
                        .atOffset(start),
                true);
    }

    /** Backspace in the blanks that a line begins with goes back to the indentation before. */
    private Page backspace() {
        boolean blank = page.column() > 0 && page.before().isBlank();
        int to = page.column() <= 0 ? 0 : (page.column() - 1) / LuaBlocks.STEP * LuaBlocks.STEP;
        return blank ? page.withLine(" ".repeat(to) + page.after(), to) : page.backspace();
    }

    private void type(String text) {
        boolean wasCloser = isCloser(page.before().strip());
        Page next = page.insert(text);
        boolean isCloser = isCloser(next.before().strip());
        boolean word = LuaTokens.isNamePart(text.charAt(0));
        change(wasCloser != isCloser ? fitted(next) : next, last != Kind.TEXT || !word);
    }

    private static boolean isCloser(String line) {
        return switch (line) {
            case "end", "else", "elseif", "until", "}", ")", "end)", "})" -> true;
            default -> false;
        };
    }

    /** The cursor's line indented as what stands before it wants. */
    private static Page fitted(Page page) {
        int indent = LuaBlocks.indent(page.text(), page.at(page.row(), 0).offset());
        return indent < 0 ? page : page.indented(indent);
    }

    private Page newLine() {
        Page left = page.before().isBlank() ? page.withLine(page.after(), 0) : page;
        Page next = left.insert("\n");
        int blanks = Page.indentOf(next.line());
        Page bare = next.withLine(next.line().substring(blanks), 0);
        int indent = LuaBlocks.indent(bare.text(), bare.offset());
        return indent < 0 ? next : bare.indented(indent).at(bare.row(), indent);
    }

    private void tab() {
        if (last == Kind.TAB && offers.texts().size() > 1) {
            String before = offered < 0 ? "" : offers.texts().get(offered);
            int length = offered < 0 ? page.column() - offers.from() : before.length();
            offered = (offered + 1) % offers.texts().size();
            put(length, offers.texts().get(offered));
            return;
        }
        LuaWords.Offers found = LuaWords.at(page, commands);
        if (found.texts().isEmpty()) {
            offers = LuaWords.Offers.NONE;
            boolean lead = page.before().isBlank();
            int wanted =
                    lead ? LuaBlocks.indent(page.text(), page.at(page.row(), 0).offset()) : 0;
            boolean fits = lead && page.indent() < wanted;
            int blanks = fits ? wanted - page.indent() : LuaBlocks.STEP - page.column() % LuaBlocks.STEP;
            change(page.insert(" ".repeat(blanks)), true);
            return;
        }
        offers = found;
        offered = -1;
        put(page.column() - found.from(), LuaWords.common(found.texts()));
        if (found.texts().size() == 1) {
            offers = LuaWords.Offers.NONE;
        }
    }

    /** Puts {@code text} in the place of the {@code length} characters before the cursor. */
    private void put(int length, String text) {
        int from = page.column() - length;
        change(page.withLine(page.line().substring(0, from) + text + page.after(), from + text.length()), true);
    }
}
