package dev.rediscover.author;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report as a page that stands alone: how far each learner came, how hard each step was, and who is where. */
public final class GradePage {
    private static final String STYLE = """
            .heat{overflow-x:auto}.heat td{padding:.1rem .25rem;text-align:center;font-size:.8rem}
            .heat th{font-size:.8rem;font-weight:normal}.heat thead th{writing-mode:vertical-rl;padding:.3rem 0}
            .pass{background:#2a7d4f;color:#fff}.held-out{background:#8a4b12;color:#fff}
            .revealed,.skipped{background:#d9b44a;color:#000}.miss{background:#c98a3a;color:#000}
            .fail{background:#b3362b;color:#fff}.unattempted{background:none}
            svg{max-width:100%;height:auto}svg text{font:12px system-ui,sans-serif;fill:currentColor}
            .num{text-align:right}
            """;
    private static final List<String> VERDICTS =
            List.of("pass", "held-out", "revealed", "skipped", "miss", "fail", "unattempted");
    private static final Map<String, String> COLOURS = Map.of(
            "pass", "#2a7d4f",
            "held-out", "#8a4b12",
            "revealed", "#d9b44a",
            "skipped", "#e6cf8a",
            "miss", "#c98a3a",
            "fail", "#b3362b",
            "unattempted", "#9996");
    private static final Map<String, String> SIGNS = Map.of(
            "pass", "+",
            "held-out", "h",
            "revealed", "r",
            "skipped", "s",
            "miss", "m",
            "fail", "x",
            "unattempted", "");

    private GradePage() {}

    /** The page. */
    public static String of(GradeReport report) {
        StringBuilder body = new StringBuilder();
        body.append("<h1>")
                .append(Html.escape(report.pack() + " " + report.version()))
                .append("</h1>\n<p>");
        body.append(report.files())
                .append(" sessions of ")
                .append(report.learners().size());
        body.append(" learners. ").append(Html.escape(GradeReport.HONESTLY)).append("</p>\n");
        learners(body, report);
        steps(body, report);
        heat(body, report);
        list(body, "Notes", report.notes());
        list(body, "Not graded", report.problems());
        return Html.page("en", "Grades: " + report.pack(), STYLE, body.toString());
    }

    // ---- charts

    private static void learners(StringBuilder body, GradeReport report) {
        body.append("<h2>Learners</h2>\n");
        Map<String, Map<String, Integer>> bars = new LinkedHashMap<>();
        for (GradeReport.Learner one : report.learners()) {
            bars.put(one.name() + " (" + one.points() + "/" + one.of() + ")", counts(one.rows()));
        }
        bars(body, "Verdicts of each learner", bars);
        body.append("<table><thead><tr><th>Learner</th><th>Points</th><th>Right</th><th>Unaided</th><th>Answers</th>"
                + "<th>Hints</th><th>Time</th></tr></thead>\n<tbody>\n");
        for (GradeReport.Learner one : report.learners()) {
            body.append("<tr><td>").append(Html.escape(one.name())).append("</td>");
            number(body, one.points() + "/" + one.of());
            number(body, one.count(Mark.PASS) + "/" + one.rows().size());
            number(body, Integer.toString(one.unaided()));
            number(body, sum(one, false));
            number(body, sum(one, true));
            number(body, GradeTable.time(one.millis()));
            body.append("</tr>\n");
        }
        body.append("</tbody></table>\n");
    }

    private static String sum(GradeReport.Learner learner, boolean hints) {
        return Integer.toString(learner.rows().stream()
                .mapToInt(row -> hints ? row.hints() : row.attempts())
                .sum());
    }

    private static void number(StringBuilder body, String text) {
        body.append("<td class=\"num\">").append(Html.escape(text)).append("</td>");
    }

    private static void steps(StringBuilder body, GradeReport report) {
        Map<String, List<GradeReport.Row>> rows = byStep(report);
        Map<String, Map<String, Integer>> bars = new LinkedHashMap<>();
        rows.forEach((name, all) -> bars.put(name, counts(all)));
        body.append("<h2>Steps</h2>\n");
        bars(body, "Verdicts at each step", bars);
    }

    private static Map<String, List<GradeReport.Row>> byStep(GradeReport report) {
        Map<String, List<GradeReport.Row>> rows = new LinkedHashMap<>();
        for (GradeReport.Learner one : report.learners()) {
            for (GradeReport.Row row : one.rows()) {
                rows.computeIfAbsent(row.lesson() + "/" + row.step(), step -> new ArrayList<>())
                        .add(row);
            }
        }
        return rows;
    }

    private static Map<String, Integer> counts(List<GradeReport.Row> rows) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        VERDICTS.forEach(verdict -> counts.put(verdict, 0));
        rows.forEach(row -> counts.merge(row.verdict(), 1, Integer::sum));
        return counts;
    }

    private static void bars(StringBuilder body, String title, Map<String, Map<String, Integer>> bars) {
        int height = 22 * bars.size() + 6;
        body.append("<p>");
        for (String verdict : VERDICTS) {
            body.append("<span class=\"").append(verdict).append("\">&nbsp;").append(SIGNS.get(verdict));
            body.append("&nbsp;</span> ").append(verdict).append(" &nbsp; ");
        }
        body.append("</p>\n<svg role=\"img\" viewBox=\"0 0 800 ").append(height).append("\" width=\"800\">");
        body.append("<title>").append(Html.escape(title)).append("</title>\n");
        int y = 2;
        for (Map.Entry<String, Map<String, Integer>> bar : bars.entrySet()) {
            body.append("<text x=\"0\" y=\"").append(y + 14).append("\">");
            body.append(Html.escape(shortened(bar.getKey()))).append("</text>");
            bar(body, y, bar.getValue());
            body.append('\n');
            y += 22;
        }
        body.append("</svg>\n");
    }

    private static void bar(StringBuilder body, int y, Map<String, Integer> counts) {
        int all =
                Math.max(1, counts.values().stream().mapToInt(Integer::intValue).sum());
        double x = 300;
        for (Map.Entry<String, Integer> part : counts.entrySet()) {
            double width = 500.0 * part.getValue() / all;
            if (part.getValue() > 0) {
                body.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"18\" fill=\"%s\">"
                                + "<title>%s: %d</title></rect>",
                        x,
                        y,
                        width,
                        COLOURS.get(part.getKey()),
                        part.getKey(),
                        part.getValue()));
            }
            x += width;
        }
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= 42
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 41)) + "…";
    }

    // ---- who is where

    private static void heat(StringBuilder body, GradeReport report) {
        Map<String, List<GradeReport.Row>> steps = byStep(report);
        body.append("<h2>Who is where</h2>\n<p>The number is that of the answers it took.</p>\n");
        body.append("<div class=\"heat\"><table><thead><tr><th>learner</th>");
        steps.keySet()
                .forEach(step -> body.append("<th>").append(Html.escape(step)).append("</th>"));
        body.append("</tr></thead>\n<tbody>\n");
        for (GradeReport.Learner one : report.learners()) {
            body.append("<tr><th>").append(Html.escape(one.name())).append("</th>");
            for (GradeReport.Row row : one.rows()) {
                body.append("<td class=\"").append(row.verdict()).append("\" title=\"");
                body.append(Html.escape(row.lesson() + "/" + row.step() + ": " + row.verdict()));
                body.append("\">").append(SIGNS.get(row.verdict()));
                body.append(row.attempts() > 1 ? Integer.toString(row.attempts()) : "")
                        .append("</td>");
            }
            body.append("</tr>\n");
        }
        body.append("</tbody></table></div>\n");
    }

    private static void list(StringBuilder body, String title, List<String> sentences) {
        if (sentences.isEmpty()) {
            return;
        }
        body.append("<h2>").append(title).append("</h2>\n<ul>\n");
        sentences.forEach(one -> body.append("<li>").append(Html.escape(one)).append("</li>\n"));
        body.append("</ul>\n");
    }
}
