package dev.rediscover.author;

import java.util.ArrayList;
import java.util.List;

/**
 * HTML of the part of Markdown that lessons are written in: paragraphs, {@code **bold**}, {@code *stress*}, {@code
 * `code`}, lists, headings and fenced blocks. Everything else is text, above all tags: nothing of a pack becomes HTML.
 */
final class MarkdownHtml {
    private static final String FENCE = "```";

    private final StringBuilder out = new StringBuilder();
    private final List<String> paragraph = new ArrayList<>();
    private String list = "";
    private boolean fenced;

    private MarkdownHtml() {}

    /** A whole text. */
    static String of(String markdown) {
        MarkdownHtml html = new MarkdownHtml();
        for (String line : markdown.strip().split("\n", -1)) {
            html.line(line);
        }
        if (html.fenced) {
            html.out.append("</pre>\n");
        }
        html.endList();
        return html.out.toString();
    }

    private void line(String line) {
        if (line.stripLeading().startsWith(FENCE)) {
            endList();
            out.append(fenced ? "</pre>\n" : "<pre>");
            fenced = !fenced;
        } else if (fenced) {
            out.append(Html.escape(line)).append('\n');
        } else if (line.isBlank()) {
            endParagraph();
        } else if (line.startsWith("#")) {
            endList();
            out.append("<h4>").append(inline(line.replaceFirst("^#+\\s*", ""))).append("</h4>\n");
        } else {
            text(line);
        }
    }

    private void text(String line) {
        String entry = line.strip();
        boolean bullet = entry.startsWith("- ") || entry.startsWith("* ");
        boolean number = entry.matches("\\d{1,3}\\. .*");
        if (bullet || number) {
            endParagraph();
            begin(bullet ? "ul" : "ol");
            paragraph.add(entry.substring(entry.indexOf(' ') + 1));
        } else {
            if (paragraph.isEmpty() && !line.startsWith(" ")) {
                endList();
            }
            paragraph.add(entry);
        }
    }

    private void begin(String kind) {
        if (!list.equals(kind)) {
            endList();
            out.append('<').append(kind).append(">\n");
            list = kind;
        }
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            String tag = list.isEmpty() ? "p" : "li";
            out.append('<').append(tag).append('>').append(inline(String.join("\n", paragraph)));
            out.append("</").append(tag).append(">\n");
            paragraph.clear();
        }
    }

    private void endList() {
        endParagraph();
        if (!list.isEmpty()) {
            out.append("</").append(list).append(">\n");
            list = "";
        }
    }

    /** A text within a line. */
    static String inline(String text) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        boolean bold = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            int close = c == '`' ? text.indexOf('`', at + 1) : c == '*' ? stressEnd(text, at) : -1;
            if (text.startsWith("**", at) && (bold || text.indexOf("**", at + 2) > 0)) {
                out.append(bold ? "</strong>" : "<strong>");
                bold = !bold;
                at += 2;
            } else if (close > at + 1) {
                String inside = text.substring(at + 1, close);
                out.append(c == '`' ? "<code>" + Html.escape(inside) + "</code>" : "<em>" + inline(inside) + "</em>");
                at = close + 1;
            } else {
                out.append(Html.escape(Character.toString(c)));
                at++;
            }
        }
        return out + (bold ? "</strong>" : "");
    }

    /** The star that ends what the one at {@code at} begins; -1 where that is only a star, as in {@code user:*}. */
    private static int stressEnd(String text, int at) {
        int close = text.indexOf('*', at + 1);
        boolean opens = at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1));
        boolean afterWord = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
        boolean closes = close > at + 1 && !Character.isWhitespace(text.charAt(close - 1));
        boolean crosses = close > 0 && text.substring(at, close).indexOf('`') >= 0;
        return opens && !afterWord && closes && !crosses ? close : -1;
    }
}
