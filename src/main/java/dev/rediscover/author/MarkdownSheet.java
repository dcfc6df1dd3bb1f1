package dev.rediscover.author;

import java.util.List;

/** A document in Markdown, as most programs read it. */
final class MarkdownSheet implements Sheet {
    private static final String FENCE = "```";

    private final StringBuilder out = new StringBuilder();

    @Override
    public void heading(int level, String text, String id) {
        if (level == 2) {
            out.append("<a id=\"").append(id).append("\"></a>\n\n");
        }
        out.append("#".repeat(level)).append(' ').append(plain(text)).append("\n\n");
    }

    @Override
    public void prose(String markdown) {
        boolean fenced = false;
        for (String line : markdown.strip().split("\n", -1)) {
            boolean fence = line.stripLeading().startsWith(FENCE);
            out.append(fenced || fence ? line : quietened(line)).append('\n');
            fenced ^= fence;
        }
        out.append(fenced ? FENCE + "\n\n" : "\n");
    }

    /** A line that can neither open a tag nor a heading. */
    private static String quietened(String line) {
        String text = line;
        int marks = 0;
        while (marks < text.length() && text.charAt(marks) == '#') {
            marks++;
        }
        if (marks > 0) {
            text = "**" + text.substring(marks).strip() + "**";
        }
        return outsideCode(text);
    }

    /** Angle brackets are written so that they are never tags; in code they are text already. */
    private static String outsideCode(String text) {
        StringBuilder safe = new StringBuilder();
        boolean code = false;
        for (char c : text.toCharArray()) {
            code ^= c == '`';
            safe.append(c == '<' && !code ? "&lt;" : Character.toString(c));
        }
        return safe.toString();
    }

    private static String plain(String text) {
        return outsideCode(text.replace("\n", " "));
    }

    @Override
    public void block(List<String> lines) {
        String fence = FENCE;
        while (String.join("\n", lines).contains(fence)) {
            fence += "`";
        }
        out.append(fence).append("text\n");
        lines.forEach(line -> out.append(line).append('\n'));
        out.append(fence).append("\n\n");
    }

    @Override
    public void entries(List<String> entries, boolean numbered) {
        for (int i = 0; i < entries.size(); i++) {
            out.append(numbered ? i + 1 + ". " : "- [ ] ")
                    .append(plain(entries.get(i)))
                    .append('\n');
        }
        out.append('\n');
    }

    @Override
    public void contents(List<String> ids, List<String> words) {
        for (int i = 0; i < ids.size(); i++) {
            String word = plain(words.get(i)).replace("[", "\\[").replace("]", "\\]");
            out.append(i + 1)
                    .append(". [")
                    .append(word)
                    .append("](#")
                    .append(ids.get(i))
                    .append(")\n");
        }
        out.append('\n');
    }

    @Override
    public void room(int lines) {
        out.append("Answer: ").append("_".repeat(40)).append("\n\n");
    }

    @Override
    public void newPage() {
        out.append("<div style=\"break-before: page\"></div>\n\n");
    }

    @Override
    public String text() {
        return out.toString().stripTrailing() + "\n";
    }
}
