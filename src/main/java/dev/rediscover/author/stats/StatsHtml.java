package dev.rediscover.author.stats;

import dev.rediscover.author.Html;
import dev.rediscover.render.Wording;
import java.util.List;
import java.util.Locale;

/** The figures of a class as a page: a heat map of the steps, and the wrong answers of each. */
public final class StatsHtml {
    private static final String STYLE = """
            td.n{text-align:right;font-variant-numeric:tabular-nums}
            td.bar{min-width:8rem;padding:0}td.bar div{background:#c0392b;color:#fff;padding:.25rem .3rem;min-width:2.2rem}
            .none{color:#b3362b;font-weight:600}.yes{color:#3a7d44}
            """;

    private StatsHtml() {}

    /** The page. */
    public static String of(ClassFigures figures) {
        String title = figures.pack().title() + ": where the class goes wrong";
        StringBuilder body = new StringBuilder();
        body.append("<h1>").append(Html.escape(title)).append("</h1>\n<p>");
        body.append(Html.escape(figures.pack().id() + " " + figures.pack().version() + ", "
                + Wording.count(figures.learners(), "learner") + ", "
                + Wording.count(figures.sessions(), "session")));
        body.append("</p>\n<h2>Steps</h2>\n").append(heatMap(figures.steps())).append("<h2>Wrong answers</h2>\n");
        for (StepFigures step : figures.steps()) {
            body.append(step.clusters().isEmpty() ? "" : clusters(step));
        }
        return Html.page(figures.pack().locale(), title, STYLE, body.toString());
    }

    private static String heatMap(List<StepFigures> steps) {
        StringBuilder out = new StringBuilder("<table>\n<tr><th>Step</th><th>Learners</th><th>Not right at once</th>"
                + "<th>Right later</th><th>Missed</th><th>Shown or skipped</th><th>Open</th></tr>\n");
        for (StepFigures step : steps) {
            long percent = Math.round(100 * step.heat());
            double colour = 0.12 + 0.88 * step.heat();
            out.append("<tr><td><a href=\"#").append(Html.escape(anchor(step))).append("\">");
            out.append(Html.escape(step.name())).append("</a></td>").append(number(step.learners()));
            out.append(String.format(
                    Locale.ROOT,
                    "<td class=\"bar\"><div style=\"width:%d%%;opacity:%.2f\">%d %%</div></td>",
                    Math.max(percent, 1),
                    colour,
                    percent));
            out.append(number(step.later())).append(number(step.missed()));
            out.append(number(step.revealed() + step.skipped()))
                    .append(number(step.open()))
                    .append("</tr>\n");
        }
        return out.append("</table>\n").toString();
    }

    private static String number(int number) {
        return "<td class=\"n\">" + number + "</td>";
    }

    private static String anchor(StepFigures step) {
        return step.name().replace('/', '-');
    }

    private static String clusters(StepFigures step) {
        StringBuilder out = new StringBuilder("<h3 id=\"" + Html.escape(anchor(step)) + "\">");
        out.append(Html.escape(step.name())).append("</h3>\n<table>\n<tr><th>Learners</th><th>Answer</th>");
        out.append("<th>What came of it</th><th>What they were told</th><th>Message</th></tr>\n");
        for (Cluster cluster : step.clusters()) {
            out.append("<tr>").append(number(cluster.learners())).append("<td>");
            for (List<String> example : cluster.examples()) {
                out.append("<code>")
                        .append(Html.escape(String.join("; ", example)))
                        .append("</code><br>");
            }
            out.append("</td><td>").append(Html.escape(cluster.outcome())).append("</td><td>");
            out.append(Html.escape(cluster.told())).append("</td><td>");
            out.append(
                    cluster.mistake() == null
                            ? "<span class=\"none\">none of its own</span>"
                            : "<span class=\"yes\">" + Html.escape(cluster.mistake()) + "</span>");
            out.append("</td></tr>\n");
        }
        return out.append("</table>\n").toString();
    }
}
