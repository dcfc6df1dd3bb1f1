package dev.rediscover.author;

import java.util.List;

/** A document as one page of HTML that stands alone and prints well. */
final class HtmlSheet implements Sheet {
    private static final String STYLE = """
            h1{margin-bottom:.3rem}h3{margin:1.6rem 0 .4rem}
            .page{break-before:page}
            .room{border-bottom:1px solid var(--line);height:1.8rem}
            ul.boxes{list-style:none;padding-left:.3rem}
            ul.boxes>li::before{content:"\\2610\\00a0 "}
            nav ol{columns:2}
            pre{white-space:pre-wrap}
            @media print{pre,ul,ol{break-inside:avoid}h3{break-after:avoid}a{color:inherit;text-decoration:none}}
            """;

    private final String language;
    private final StringBuilder out = new StringBuilder();
    private String title = "";
    private boolean begunPage;

    HtmlSheet(String language) {
        this.language = language;
    }

    @Override
    public void heading(int level, String text, String id) {
        title = level == 1 ? text : title;
        out.append("<h").append(level).append(" id=\"").append(Html.escape(id)).append('"');
        out.append(begunPage ? " class=\"page\">" : ">").append(Html.escape(text));
        out.append("</h").append(level).append(">\n");
        begunPage = false;
    }

    @Override
    public void prose(String markdown) {
        out.append(MarkdownHtml.of(markdown));
    }

    @Override
    public void block(List<String> lines) {
        out.append("<pre>").append(Html.escape(String.join("\n", lines))).append("</pre>\n");
    }

    @Override
    public void entries(List<String> entries, boolean numbered) {
        out.append(numbered ? "<ol>\n" : "<ul class=\"boxes\">\n");
        entries.forEach(
                entry -> out.append("<li>").append(MarkdownHtml.inline(entry)).append("</li>\n"));
        out.append(numbered ? "</ol>\n" : "</ul>\n");
    }

    @Override
    public void contents(List<String> ids, List<String> words) {
        out.append("<nav>\n<ol>\n");
        for (int i = 0; i < ids.size(); i++) {
            out.append("<li><a href=\"#").append(Html.escape(ids.get(i))).append("\">");
            out.append(Html.escape(words.get(i))).append("</a></li>\n");
        }
        out.append("</ol>\n</nav>\n");
    }

    @Override
    public void room(int lines) {
        out.append("<div class=\"room\"></div>\n".repeat(lines));
    }

    @Override
    public void newPage() {
        begunPage = true;
    }

    @Override
    public String text() {
        return Html.page(language, title, STYLE, out.toString());
    }
}
