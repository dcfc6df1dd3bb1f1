package dev.rediscover.author.recording;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Texts written as YAML 1.2, each so that it is read as just this text again. */
final class YamlText {
    /** Longer lines are laid out over several. */
    static final int WIDTH = 100;

    private static final Set<String> WORDS_WITH_MEANING = Set.of("true", "false", "null", "yes", "no", "on", "off");
    private static final String SAFE_SIGNS = " .,_/()`'-*<>=+!?%;";

    private YamlText() {}

    /** A text that may stand anywhere, also inside brackets: always in quotes. */
    static String quoted(String text) {
        boolean plain = text.indexOf('\\') < 0 && text.indexOf('"') < 0 && !hasUnprintable(text);
        if (plain) {
            return '"' + text + '"';
        }
        return hasUnprintable(text) ? escaped(text) : "'" + text.replace("'", "''") + "'";
    }

    /** A name or text that may stand anywhere, bare if that is surely the same. */
    static String word(String text) {
        boolean bare = !text.isEmpty() && !WORDS_WITH_MEANING.contains(text.toLowerCase(Locale.ROOT));
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            bare &= letter || i > 0 && (c >= '0' && c <= '9' || c == '-' || c == '_');
        }
        return bare ? text : quoted(text);
    }

    /** The value of a field on a line of its own: bare where that is surely the same text, else in quotes. */
    static String line(String text) {
        boolean bare = !text.isEmpty()
                && Character.isLetter(text.charAt(0))
                && text.equals(text.strip())
                && !WORDS_WITH_MEANING.contains(text.toLowerCase(Locale.ROOT))
                && !hasUnprintable(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean colonInside = c == ':' && i + 1 < text.length() && text.charAt(i + 1) != ' ';
            bare &= Character.isLetterOrDigit(c) || SAFE_SIGNS.indexOf(c) >= 0 || colonInside;
        }
        return bare ? text : quoted(text);
    }

    /** The same as {@link #line}, or a block of wrapped lines where it is long; {@code indent}: of the field. */
    static String prose(String text, int indent) {
        String clean = tidy(text);
        if (clean.indexOf('\n') < 0 && clean.length() + indent + 10 <= WIDTH) {
            return line(clean);
        }
        StringBuilder out = new StringBuilder("|");
        boolean fenced = false;
        for (String row : clean.split("\n", -1)) {
            fenced ^= row.strip().startsWith("```");
            for (String part : fenced || row.startsWith(" ") ? List.of(row) : wrapped(row, 84 - indent)) {
                out.append('\n').append(part.isEmpty() ? "" : " ".repeat(indent + 2) + part);
            }
        }
        return out.toString();
    }

    /** A text line by line, as it is, or in quotes where a block could not keep it; {@code indent}: of the field. */
    static String block(String text, int indent) {
        boolean odd = text.isBlank() || text.startsWith(" ") || text.startsWith("\n") || text.endsWith("\n");
        if (odd || hasUnprintable(text.replace("\n", ""))) {
            return quoted(text);
        }
        StringBuilder out = new StringBuilder("|");
        for (String row : text.split("\n", -1)) {
            out.append('\n').append(row.isEmpty() ? "" : " ".repeat(indent + 2) + row);
        }
        return out.toString();
    }

    /** Without what a text block cannot keep: tabs, control characters, blanks at the ends, empty lines around it. */
    static String tidy(String text) {
        StringBuilder out = new StringBuilder();
        for (String row : text.replace("\t", "    ").split("\n")) {
            String kept = row.stripTrailing();
            for (int i = 0; i < kept.length(); i += Character.charCount(kept.codePointAt(i))) {
                int c = kept.codePointAt(i);
                out.append(isUnprintable(c) ? "" : Character.toString(c));
            }
            out.append('\n');
        }
        String all = out.toString();
        while (all.startsWith("\n")) {
            all = all.substring(1);
        }
        return all.startsWith(" ") ? all.strip() : all.stripTrailing();
    }

    private static List<String> wrapped(String row, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        String hang = row.startsWith("- ") || row.startsWith("* ") ? "  " : "";
        for (String word : row.split(" ")) {
            if (line.length() > hang.length() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(hang);
            }
            line.append(line.length() == 0 || line.toString().equals(hang) ? "" : " ")
                    .append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** A list of texts on one line, or one a line where that would be long; {@code indent}: of the field. */
    static String list(List<String> items, int indent) {
        String flow = "[" + String.join(", ", items) + "]";
        if (flow.length() + indent + 12 <= WIDTH) {
            return " " + flow;
        }
        StringBuilder out = new StringBuilder();
        items.forEach(item ->
                out.append('\n').append(" ".repeat(indent + 2)).append("- ").append(item));
        return out.toString();
    }

    /** A command as it was typed; one with characters that a file cannot hold has its words quoted anew. */
    static String command(String typed) {
        if (typed.indexOf('\n') < 0 && typed.indexOf('\t') < 0 && !hasUnprintable(typed)) {
            return quoted(typed);
        }
        CommandLine split = CommandLine.split(typed);
        List<String> words = new ArrayList<>();
        for (Bytes word : split.words()) {
            String shown = Quoting.word(word);
            words.add(hasUnprintable(shown) ? Quoting.quote(word) : shown);
        }
        return quoted(String.join(" ", words));
    }

    static boolean hasUnprintable(String text) {
        return text.codePoints().anyMatch(YamlText::isUnprintable);
    }

    /** What the reader of lessons refuses in a text, and what YAML does not take bare. */
    private static boolean isUnprintable(int c) {
        return c < ' '
                || c >= 0x7f && c <= 0xa0
                || c >= 0x200b && c <= 0x200f
                || c >= 0x2028 && c <= 0x202e
                || c >= 0x2066 && c <= 0x2069
                || c == 0xfeff
                || c >= 0xd800 && c <= 0xdfff
                || c == 0xfffe
                || c == 0xffff;
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> out.append(isUnprintable(c) ? String.format("\\u%04x", c) : Character.toString(c));
            }
        }
        return out.append('"').toString();
    }
}
