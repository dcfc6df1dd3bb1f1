package dev.rediscover.shell;

import dev.rediscover.render.DisplayWidth;
import dev.rediscover.render.LuaStyle;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.tutor.ScriptFault;
import java.util.List;

/** The line of a script that an error blames, with a sign beneath the place where it names one. */
final class FaultText {
    private FaultText() {}

    /**
     * The line of {@code fault} in {@code script}, every line ended; empty if the script has no such line.
     *
     * @param plain whether it is to be told instead of drawn
     */
    static StyledText of(String script, ScriptFault fault, int columns, boolean plain) {
        List<StyledText> lines = fault == null ? List.of() : LuaStyle.lines(script);
        if (fault == null || fault.line() > lines.size()) {
            return StyledText.EMPTY;
        }
        String text = lines.get(fault.line() - 1).plain();
        if (plain) {
            return StyledText.of("Line " + fault.line() + " is: " + text.strip() + "\n");
        }
        String lead = "> " + fault.line() + "  ";
        int room = Math.max(10, columns - lead.length() - 1);
        int at = Math.min(fault.column(), text.length());
        int from = at > room - 8 ? Math.max(0, at - room / 2) : 0;
        boolean cut = DisplayWidth.of(text.substring(from)) > room;
        StyledText.Builder out = new StyledText.Builder();
        out.add(lead, Role.ERROR);
        if (from == 0 && !cut) {
            out.add(lines.get(fault.line() - 1));
        } else {
            String shown = (from > 0 ? "…" : "") + text.substring(from > 0 ? from + 1 : 0);
            out.add(LuaStyle.of(cut ? DisplayWidth.head(shown, room - 1) + "…" : shown));
        }
        out.newline();
        if (at >= 0) {
            int column = lead.length() + DisplayWidth.of(text.substring(from, at));
            out.add(" ".repeat(column) + "^", Role.ERROR).newline();
        }
        return out.build();
    }
}
