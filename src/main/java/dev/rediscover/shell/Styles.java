package dev.rediscover.shell;

import dev.rediscover.render.Role;
import dev.rediscover.render.Theme;
import org.jline.utils.AttributedStyle;

/** The roles of a theme as styles of the line editor. */
final class Styles {
    private Styles() {}

    /** The style of {@code role}: the theme's escape codes, read number by number. */
    static AttributedStyle of(Theme theme, Role role) {
        AttributedStyle style = AttributedStyle.DEFAULT;
        int number = 0;
        String codes = theme.code(role) + ";";
        for (int i = 0; i < codes.length(); i++) {
            char c = codes.charAt(i);
            if (c == ';') {
                style = with(style, number);
                number = 0;
            } else {
                number = number * 10 + c - '0';
            }
        }
        return style;
    }

    private static AttributedStyle with(AttributedStyle style, int code) {
        if (code >= 30 && code <= 37) {
            return style.foreground(code - 30);
        }
        if (code >= 90 && code <= 97) {
            return style.foreground(code - 90 + 8);
        }
        return switch (code) {
            case 1 -> style.bold();
            case 2 -> style.faint();
            case 4 -> style.underline();
            case 7 -> style.inverse();
            default -> style;
        };
    }
}
