package dev.rediscover.shell;

import dev.rediscover.render.DisplayWidth;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.render.Theme;
import java.io.IOException;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;

/**
 * Shows long texts a window at a time. The screen is not wiped: what was shown stays there to scroll back to. Whoever
 * goes on typing gets the rest at once, and no key is lost.
 */
final class Pager {
    private final Terminal terminal;
    private final Theme theme;
    private String typed = "";

    Pager(Terminal terminal, Theme theme) {
        this.terminal = terminal;
        this.theme = theme;
    }

    /** Shows {@code lines} to their end or until the reader has had enough; returns the key for the next line. */
    String show(List<StyledText> lines) {
        int shown = 0;
        int step = page();
        while (shown < lines.size()) {
            shown = print(lines, shown, step);
            step = shown < lines.size() ? ask(shown, lines.size()) : 0;
            if (step < 0) {
                return typed;
            }
        }
        return typed;
    }

    private int page() {
        return Math.max(2, terminal.getHeight() - 2);
    }

    /** Prints as many lines as fill {@code rows} rows of the window; returns the index behind the last. */
    private int print(List<StyledText> lines, int from, int rows) {
        int width = Math.max(1, terminal.getWidth());
        int used = 0;
        int at = from;
        while (at < lines.size() && (used < rows || at == from)) {
            StyledText line = lines.get(at++);
            used += 1 + Math.max(0, line.width() - 1) / width;
            terminal.writer().print(line.ansi(theme));
            terminal.writer().print('\n');
        }
        terminal.flush();
        return at;
    }

    /** How many rows to go on by; -1 to end it. */
    private int ask(int shown, int all) {
        String prompt = "-- " + shown + " of " + all + " lines; space: more, Enter: a line, q: enough --";
        prompt = DisplayWidth.head(prompt, Math.max(10, terminal.getWidth() - 1));
        terminal.writer().print(StyledText.of(prompt, Role.EMPHASIS).ansi(theme));
        terminal.flush();
        Attributes before = terminal.enterRawMode();
        int step = 0;
        try {
            while (step == 0) {
                step = step(terminal.reader().read());
            }
        } catch (IOException e) {
            step = -1;
        } finally {
            terminal.setAttributes(before);
            terminal.writer().print("\r" + " ".repeat(DisplayWidth.of(prompt)) + "\r");
            terminal.flush();
        }
        return step;
    }

    /** The key begins the next line: all that is left is shown. */
    private int rest(int key) {
        typed = Character.toString(key);
        return Integer.MAX_VALUE;
    }

    private int step(int key) {
        return switch (key) {
            case ' ' -> page();
            case '\r', '\n' -> 1;
            case 'q', 'Q', 27, 3, 4, -1 -> -1;
            default -> key < ' ' ? 0 : rest(key);
        };
    }
}
