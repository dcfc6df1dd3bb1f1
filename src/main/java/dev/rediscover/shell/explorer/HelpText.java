package dev.rediscover.shell.explorer;

import dev.rediscover.render.DisplayWidth;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import java.util.ArrayList;
import java.util.List;

/** What the explorer says about itself. */
final class HelpText {
    private static final String[][] KEYS = {
        {"Up Down j k", "move; PgUp PgDn Home End"},
        {"Enter Right", "open; go into a value"},
        {"Left", "close; back to the tree"},
        {"Tab", "tree to value and back"},
        {"1 to 6", "keys, slow log, memory,"},
        {"", "commands, clients, channels"},
        {"/", "find keys: part of a name,"},
        {"", "or a pattern with * ? ["},
        {"s", "sort: name, size, memory,"},
        {"", "time to live"},
        {".", "other delimiters of names"},
        {"v", "another way to look at it"},
        {"n p", "next, previous page"},
        {"e", "edit a value or an element"},
        {"a", "add to a value"},
        {"t", "seconds to live; or for ever"},
        {"m", "rename"},
        {"d", "delete; disconnect a client"},
        {"u U", "take back, do again"},
        {":", "run any command"},
        {"c", "the commands that build it"},
        {"l", "the commands so far"},
        {"r", "read everything anew"},
        {"q Esc", "leave; Ctrl-C, Ctrl-D too"},
    };

    private static final String[] REMARKS = {
        "",
        "What changes data runs as a command of",
        "your client: \"> HSET ...\". Looking runs",
        "nothing, so it counts as no use of a",
        "key and in no statistics; \"like SCAN",
        "...\" says which command would tell the",
        "same. Values are typed as they are; in",
        "quotes, \\n and \\x00 mean bytes.",
    };

    private HelpText() {}

    /** The help; a line says so where nothing may be changed. */
    static List<StyledText> lines(boolean readOnly) {
        List<StyledText> lines = new ArrayList<>();
        for (String[] key : KEYS) {
            lines.add(new StyledText.Builder()
                    .add(DisplayWidth.padEnd(key[0], 12), Role.COMMAND)
                    .add(key[1])
                    .build());
        }
        for (String remark : REMARKS) {
            lines.add(StyledText.of(remark, Role.MUTED));
        }
        if (readOnly) {
            lines.add(StyledText.of("Here you can look only.", Role.WARNING));
        }
        return lines;
    }

    /** The commands so far, the newest last. */
    static List<StyledText> log(List<ExplorerState.Logged> log) {
        List<StyledText> lines = new ArrayList<>();
        for (ExplorerState.Logged entry : log) {
            lines.add(line(entry));
        }
        if (lines.isEmpty()) {
            lines.add(StyledText.of("None yet.", Role.MUTED));
        }
        return lines;
    }

    /** A command and its reply on one line. */
    static StyledText line(ExplorerState.Logged entry) {
        StyledText.Builder out = new StyledText.Builder();
        out.add(entry.ran() ? "> " : "like ", Role.MUTED).add(entry.line(), Role.COMMAND);
        if (!entry.reply().isEmpty()) {
            out.add("  " + entry.reply(), Role.MUTED);
        }
        return out.build();
    }
}
