package dev.rediscover.shell;

import java.util.ArrayList;
import java.util.List;

/** Takes apart what was typed or pasted as one text: a command a line, except where a quote or a backslash goes on. */
final class PastedLines {
    private PastedLines() {}

    /** The commands in {@code text}; blank lines are left out. */
    static List<String> of(String text) {
        List<String> commands = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : lines(text)) {
            open.append(open.length() == 0 ? "" : "\n").append(line);
            if (!InputParser.continues(open.toString())) {
                take(open, commands);
            }
        }
        take(open, commands);
        return commands;
    }

    private static void take(StringBuilder open, List<String> commands) {
        String command = InputParser.joined(open.toString()).strip();
        if (!command.isEmpty()) {
            commands.add(command);
        }
        open.setLength(0);
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            lines.add(text.substring(from, end));
            from = end + 1;
        }
        lines.add(text.substring(from));
        return lines;
    }
}
