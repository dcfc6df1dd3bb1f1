package dev.rediscover.shell.explorer;

import dev.rediscover.render.StyledText;
import java.util.List;

/**
 * A text over everything else, until a key ends it.
 *
 * @param top how many of its lines are scrolled out of sight
 */
public record Overlay(String title, List<StyledText> lines, int top) {
    static Overlay of(String title, List<StyledText> lines) {
        return new Overlay(title, lines, 0);
    }

    Overlay scrolled(int by) {
        return new Overlay(title, lines, Math.max(0, Math.min(lines.size() - 1, top + by)));
    }
}
