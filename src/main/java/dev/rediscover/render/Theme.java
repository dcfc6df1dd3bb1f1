package dev.rediscover.render;

/**
 * Which role gets which of the terminal's sixteen colours. The user's own palette decides what those look like, so
 * plain blue, unreadable on many dark backgrounds, is never used.
 *
 * <p>What the codes mean: ECMA-48, Select Graphic Rendition.
 */
public enum Theme {
    /** Colours that read on dark and light backgrounds alike. */
    AUTO,
    /** For a light background. */
    LIGHT,
    /** For a dark background. */
    DARK,
    /** Bold and bright, nothing faint. */
    HIGH_CONTRAST,
    /** No colour: bold, faint, underlined, reversed. */
    MONO,
    /** Tells nothing by red against green: additions are cyan, removals yellow. */
    COLOUR_BLIND,
    /** No escape sequences at all, for {@code NO_COLOR}, files and dumb terminals. */
    PLAIN;

    /** The theme of that name as users write it ({@code high-contrast}), or {@code null}. */
    public static Theme named(String name) {
        for (Theme theme : values()) {
            if (theme.label().equalsIgnoreCase(name)) {
                return theme;
            }
        }
        return null;
    }

    /** The name as users write it. */
    public String label() {
        return switch (this) {
            case AUTO -> "auto";
            case LIGHT -> "light";
            case DARK -> "dark";
            case HIGH_CONTRAST -> "high-contrast";
            case MONO -> "mono";
            case COLOUR_BLIND -> "colour-blind";
            case PLAIN -> "none";
        };
    }

    /** The parameters of the escape sequence for {@code role}, such as {@code 1;31}; empty for none. */
    public String code(Role role) {
        return switch (this) {
            case AUTO -> auto(role);
            case LIGHT -> light(role);
            case DARK -> dark(role);
            case HIGH_CONTRAST -> highContrast(role);
            case MONO -> mono(role);
            case COLOUR_BLIND -> colourBlind(role);
            case PLAIN -> "";
        };
    }

    private static String auto(Role role) {
        return switch (role) {
            case PLAIN -> "";
            case HEADING, EMPHASIS -> "1";
            case KEY, FIELD, COMMAND -> "36";
            case STRING, STATUS, ADDED, SUCCESS -> "32";
            case NUMBER, TYPE, BAR -> "35";
            case ERROR, REMOVED -> "31";
            case CHANGED, WARNING -> "33";
            case MUTED, BORDER -> "2";
            case SELECTED -> "7";
        };
    }

    private static String light(Role role) {
        return switch (role) {
            case CHANGED, WARNING -> "35";
            case KEY, COMMAND -> "1;36";
            case MUTED, BORDER -> "90";
            default -> auto(role);
        };
    }

    private static String dark(Role role) {
        return switch (role) {
            case KEY, FIELD, COMMAND -> "96";
            case STRING, STATUS, ADDED, SUCCESS -> "92";
            case NUMBER, TYPE, BAR -> "95";
            case ERROR, REMOVED -> "91";
            case CHANGED, WARNING -> "93";
            case MUTED, BORDER -> "37";
            default -> auto(role);
        };
    }

    private static String highContrast(Role role) {
        return switch (role) {
            case MUTED, BORDER, TYPE -> "";
            case ERROR, REMOVED -> "1;7";
            default -> {
                String code = dark(role);
                yield code.isEmpty() || code.equals("1") ? code : "1;" + code;
            }
        };
    }

    private static String mono(Role role) {
        return switch (role) {
            case HEADING, EMPHASIS, KEY, COMMAND, SUCCESS -> "1";
            case ERROR, WARNING -> "1;7";
            case SELECTED -> "7";
            case ADDED, CHANGED -> "1";
            case REMOVED -> "4";
            case MUTED, BORDER, TYPE -> "2";
            case PLAIN, FIELD, STRING, NUMBER, STATUS, BAR -> "";
        };
    }

    private static String colourBlind(Role role) {
        return switch (role) {
            case STRING, STATUS, FIELD -> "";
            case ADDED, SUCCESS -> "1;36";
            case REMOVED, ERROR -> "1;33";
            case CHANGED, WARNING -> "1;35";
            default -> auto(role);
        };
    }
}
