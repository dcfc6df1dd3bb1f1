package dev.rediscover.author;

import dev.rediscover.base.ControlCharacters;

/** Pieces of HTML that pages for people have in common. Pages stand alone: no script, nothing loaded from elsewhere. */
public final class Html {
    private static final String STYLE = """
            :root{color-scheme:light dark;--line:#8886;--soft:#8882;--accent:#b3362b}
            body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
            pre,code{font-family:ui-monospace,monospace;font-size:.92em}
            pre{background:var(--soft);padding:.7rem 1rem;overflow-x:auto;border-radius:.3rem}
            table{border-collapse:collapse}th,td{border:1px solid var(--line);padding:.25rem .6rem;text-align:left}
            h1,h2,h3{line-height:1.25}h2{margin-top:2.2rem;border-bottom:1px solid var(--line)}
            @media print{body{max-width:none;margin:0}h2{break-after:avoid}}
            """;

    private Html() {}

    /** Text as it may stand between tags and in quoted attributes; control characters are left out. */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(ControlCharacters.is(c) ? ' ' : c);
            }
        }
        return out.toString();
    }

    /**
     * A whole page.
     *
     * @param language such as {@code en}
     * @param style more rules of style; empty for none
     * @param body already HTML
     */
    public static String page(String language, String title, String style, String body) {
        return "<!doctype html>\n<html lang=\"" + escape(language) + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\""
                + " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                + "<title>" + escape(title) + "</title>\n<style>\n" + STYLE + style + "</style>\n</head>\n<body>\n"
                + body
                + "</body>\n</html>\n";
    }
}
