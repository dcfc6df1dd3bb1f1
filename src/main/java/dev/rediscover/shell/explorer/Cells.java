package dev.rediscover.shell.explorer;

import dev.rediscover.render.DisplayWidth;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import java.util.ArrayList;
import java.util.List;

/** Lines of an exact width. */
final class Cells {
    private Cells() {}

    /** {@code line} cut or filled up with blanks to {@code width} columns. */
    static StyledText fit(StyledText line, int width) {
        StyledText.Builder out = new StyledText.Builder();
        int room = width;
        for (StyledText.Span span : line.spans()) {
            String text = DisplayWidth.head(span.text(), room);
            out.add(text, span.role());
            room -= DisplayWidth.of(text);
            if (text.length() < span.text().length()) {
                break;
            }
        }
        return out.add(" ".repeat(Math.max(0, room))).build();
    }

    /** {@code line} without its roles, as the line under the cursor. */
    static StyledText selected(StyledText line, int width) {
        return StyledText.of(fit(StyledText.of(line.plain()), width).plain(), Role.SELECTED);
    }

    /** Exactly {@code height} lines of exactly {@code width} columns, the first {@code top} left out. */
    static List<StyledText> block(List<StyledText> lines, int top, int width, int height) {
        List<StyledText> out = new ArrayList<>(height);
        for (int i = 0; i < height; i++) {
            out.add(fit(top + i < lines.size() ? lines.get(top + i) : StyledText.EMPTY, width));
        }
        return out;
    }

    /** Adds {@code line} to {@code out}, as several lines if it is wider than {@code width}. */
    static void wrap(StyledText line, int width, List<StyledText> out) {
        StyledText.Builder part = new StyledText.Builder();
        int room = width;
        for (StyledText.Span span : line.spans()) {
            String rest = span.text();
            while (!rest.isEmpty()) {
                String head = DisplayWidth.head(rest, room);
                part.add(head, span.role());
                room -= DisplayWidth.of(head);
                rest = rest.substring(head.length());
                if (!rest.isEmpty()) {
                    out.add(part.build());
                    part = new StyledText.Builder();
                    room = width;
                }
            }
        }
        out.add(part.build());
    }

    /** The first line to show so that the line {@code cursor} of {@code count} is on a screen of {@code height}. */
    static int top(int cursor, int count, int height) {
        return Math.max(0, Math.min(cursor - height / 2, count - height));
    }

    /** What there is of {@code text} without control characters, which would move the terminal's cursor. */
    static String harmless(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> out.appendCodePoint(Character.isISOControl(point) ? '?' : point));
        return out.toString();
    }
}
