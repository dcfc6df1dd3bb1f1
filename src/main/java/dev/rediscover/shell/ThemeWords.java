package dev.rediscover.shell;

import dev.rediscover.render.DisplayWidth;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;

/** What {@code :set theme} shows: every role as it looks now. */
final class ThemeWords {
    private static final int NAME_WIDTH = 10;

    private ThemeWords() {}

    /** A line for each role, its name and something of its kind, in the colours that are set. */
    static StyledText preview(boolean coloured) {
        StyledText.Builder out = new StyledText.Builder();
        for (Role role : Role.values()) {
            String name = role.name().toLowerCase(java.util.Locale.ROOT);
            out.add("  ").add(DisplayWidth.padEnd(name, NAME_WIDTH)).add("  ");
            out.add(sample(role), role).newline();
        }
        if (!coloured) {
            String why = "No colours here: plain mode, NO_COLOR, a dumb terminal or --no-color; \":set color always\".";
            out.add(why, Role.MUTED).newline();
        }
        return out.build();
    }

    private static String sample(Role role) {
        return switch (role) {
            case PLAIN -> "Text that is nothing else.";
            case HEADING -> "Learning";
            case KEY -> "user:7";
            case FIELD -> "name";
            case STRING -> "\"Ada\"";
            case NUMBER -> "42";
            case STATUS -> "OK";
            case ERROR -> "(error) ERR syntax error";
            case TYPE -> "(integer)";
            case MUTED -> "Enter goes on.";
            case ADDED -> "+ added";
            case REMOVED -> "- removed";
            case CHANGED -> "~ changed";
            case BORDER -> "--------";
            case BAR -> "#####";
            case WARNING -> "Not yet.";
            case SUCCESS -> "Right.";
            case COMMAND -> "LPUSH todo write";
            case EMPHASIS -> "what matters";
            case SELECTED -> "> where the cursor stands";
        };
    }
}
