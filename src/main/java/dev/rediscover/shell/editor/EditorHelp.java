package dev.rediscover.shell.editor;

import dev.rediscover.render.DisplayWidth;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;

/** What the keys of the editor do. */
public final class EditorHelp {
    private static final String[][] KEYS = {
        {"F5, Alt-Enter, Ctrl-X Ctrl-S", "run the script; in a lesson: have it judged"},
        {"F4, Alt-R", "in a lesson: try it on a copy, without a verdict"},
        {"Esc, Ctrl-C", "leave; your text is kept"},
        {"Tab, Shift-Tab", "complete or indent; take back an indent"},
        {"Alt-?, F2", "the next hint"},
        {"F3, Alt-T", "more or less of the task"},
        {"Ctrl-Z or Ctrl-_, Alt-Z", "undo, redo"},
        {"Ctrl-K, Ctrl-U, Ctrl-W", "delete to the end, the beginning, a word"},
        {"Ctrl-Y", "put back what was deleted"},
        {"Alt-B, Alt-F, Alt-<, Alt->", "a word back or on, the top, the bottom"},
        {"Ctrl-X Ctrl-E", "write in your own editor ($VISUAL, $EDITOR)"},
    };

    private EditorHelp() {}

    /** The keys, a line or two each, in {@code columns}. */
    public static StyledText of(int columns) {
        int widest = 0;
        for (String[] key : KEYS) {
            widest = Math.max(widest, key[0].length());
        }
        boolean beside = columns >= widest + 48;
        StyledText.Builder out = new StyledText.Builder();
        for (String[] key : KEYS) {
            out.add(beside ? DisplayWidth.padEnd(key[0], widest + 2) : key[0] + ": ", Role.COMMAND)
                    .add(key[1])
                    .newline();
        }
        return out.build();
    }
}
