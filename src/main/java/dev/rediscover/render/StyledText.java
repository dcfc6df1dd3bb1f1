package dev.rediscover.render;

import dev.rediscover.base.ControlCharacters;
import java.util.ArrayList;
import java.util.List;

/**
 * Text in which every piece knows its {@link Role}; a line break is an ordinary character. Immutable; made by a {@link
 * Builder}.
 *
 * @param spans the pieces in order, none of them empty
 */
public record StyledText(List<Span> spans) {
    /** No text. */
    public static final StyledText EMPTY = new StyledText(List.of());

    /** One piece. */
    public record Span(String text, Role role) {}

    /** {@code text} in one role. */
    public static StyledText of(String text, Role role) {
        return new Builder().add(text, role).build();
    }

    /** Ordinary text. */
    public static StyledText of(String text) {
        return of(text, Role.PLAIN);
    }

    /** The text without its roles. */
    public String plain() {
        if (spans.size() == 1) {
            return spans.get(0).text();
        }
        StringBuilder out = new StringBuilder();
        for (Span span : spans) {
            out.append(span.text());
        }
        return out.toString();
    }

    /** Whether there is no text at all. */
    public boolean isEmpty() {
        return spans.isEmpty();
    }

    /** The columns of the text, taken as one line. */
    public int width() {
        return DisplayWidth.of(plain());
    }

    /** This text and {@code other} behind it. */
    public StyledText concat(StyledText other) {
        return new Builder().add(this).add(other).build();
    }

    /** The lines, without their line breaks; a line break at the very end opens no further line. */
    public List<StyledText> lines() {
        List<StyledText> lines = new ArrayList<>();
        Builder line = new Builder();
        boolean open = false;
        for (Span span : spans) {
            int start = 0;
            for (int end = span.text().indexOf('\n');
                    end >= 0;
                    end = span.text().indexOf('\n', start)) {
                lines.add(
                        line.add(span.text().substring(start, end), span.role()).build());
                line = new Builder();
                start = end + 1;
            }
            line.add(span.text().substring(start), span.role());
            open = !span.text().endsWith("\n");
        }
        if (open) {
            lines.add(line.build());
        }
        return lines;
    }

    /**
     * The text for a terminal, with the escape sequences of {@code theme}, which are then the only ones: what data or
     * lessons bring along is written out.
     */
    public String ansi(Theme theme) {
        StringBuilder out = new StringBuilder();
        for (Span span : spans) {
            String code = theme.code(span.role());
            String text = ControlCharacters.shown(span.text());
            if (code.isEmpty()) {
                out.append(text);
            } else {
                colour(out, text, "\u001b[" + code + "m");
            }
        }
        return out.toString();
    }

    /** Colour ends with the line, so that a pager or a cut never lets it run on. */
    private static void colour(StringBuilder out, String text, String on) {
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            int stop = end < 0 ? text.length() : end;
            if (stop > start) {
                out.append(on).append(text, start, stop).append("\u001b[0m");
            }
            if (end >= 0) {
                out.append('\n');
            }
            start = stop + 1;
        }
    }

    /** Collects pieces; neighbours of the same role become one. */
    public static final class Builder {
        private final List<Span> spans = new ArrayList<>();
        private final StringBuilder pending = new StringBuilder();
        private Role role = Role.PLAIN;

        /** Appends {@code text} in a role. */
        public Builder add(String text, Role itsRole) {
            if (!text.isEmpty()) {
                if (itsRole != role) {
                    flush();
                    role = itsRole;
                }
                pending.append(text);
            }
            return this;
        }

        /** Appends ordinary text. */
        public Builder add(String text) {
            return add(text, Role.PLAIN);
        }

        /** Appends all pieces of {@code text}. */
        public Builder add(StyledText text) {
            for (Span span : text.spans()) {
                add(span.text(), span.role());
            }
            return this;
        }

        /** Ends the line. */
        public Builder newline() {
            return add("\n", role);
        }

        public StyledText build() {
            flush();
            return spans.isEmpty() ? EMPTY : new StyledText(List.copyOf(spans));
        }

        private void flush() {
            if (pending.length() > 0) {
                spans.add(new Span(pending.toString(), role));
                pending.setLength(0);
            }
        }
    }
}
