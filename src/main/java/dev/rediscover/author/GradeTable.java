package dev.rediscover.author;

import dev.rediscover.render.DisplayWidth;
import dev.rediscover.render.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report as lines of text, none wider than 80 columns but for sentences about files. */
public final class GradeTable {
    private static final int STEP = 25;

    private GradeTable() {}

    /**
     * The report.
     *
     * @param steps whether each step is listed, not only each learner
     */
    public static String of(GradeReport report, boolean steps) {
        StringBuilder out = new StringBuilder();
        if (steps) {
            report.learners().forEach(learner -> steps(out, learner));
        }
        totals(out, report);
        list(out, "Notes:", report.notes());
        list(out, "Not graded:", report.problems());
        out.append('\n').append(summary(report)).append('\n');
        return out.append(GradeReport.HONESTLY).append('\n').toString();
    }

    private static void steps(StringBuilder out, GradeReport.Learner learner) {
        Map<String, List<GradeReport.Row>> lessons = new LinkedHashMap<>();
        learner.rows()
                .forEach(row -> lessons.computeIfAbsent(row.lesson(), id -> new ArrayList<>())
                        .add(row));
        lessons.forEach((lesson, rows) -> {
            String title = learner.name() + "  " + lesson;
            if (rows.stream().allMatch(row -> row.mark() == Mark.UNATTEMPTED)) {
                out.append(DisplayWidth.fit(title, 40, "..")).append(": nothing tried\n");
                return;
            }
            out.append(fit(title, STEP + 2)).append(" verdict     unaided tries hints shown   time points\n");
            rows.forEach(row -> out.append(line(row)).append('\n'));
        });
        out.append(lessons.isEmpty() ? "" : "\n");
    }

    private static String line(GradeReport.Row row) {
        return "  " + fit(row.step(), STEP) + " " + fit(row.verdict(), 12) + fit(row.unaided() ? "yes" : "-", 7)
                + right(count(row.attempts()), 6) + right(count(row.hints()), 6)
                + right(row.revealed() ? "yes" : "-", 6)
                + right(time(row.millis()), 7) + right(row.points() + "/" + row.of(), 7);
    }

    private static String count(int number) {
        return number == 0 ? "-" : Integer.toString(number);
    }

    private static void totals(StringBuilder out, GradeReport report) {
        if (report.learners().isEmpty()) {
            return;
        }
        out.append(fit("learner", STEP + 2)).append("   points   pass unaided missed failed   open   time\n");
        for (GradeReport.Learner one : report.learners()) {
            int missed = one.count(Mark.MISS) + one.count(Mark.SKIPPED) + one.count(Mark.REVEALED);
            out.append(fit(one.name(), STEP + 2))
                    .append(right(one.points() + "/" + one.of(), 9))
                    .append(right(Integer.toString(one.count(Mark.PASS)), 7))
                    .append(right(Integer.toString(one.unaided()), 8))
                    .append(right(Integer.toString(missed), 7))
                    .append(right(Integer.toString(one.count(Mark.FAIL)), 7))
                    .append(right(Integer.toString(one.count(Mark.UNATTEMPTED)), 7))
                    .append(right(time(one.millis()), 7))
                    .append('\n');
        }
    }

    private static void list(StringBuilder out, String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            out.append('\n').append(title).append('\n');
            sentences.forEach(one -> out.append("  ").append(one).append('\n'));
        }
    }

    private static String summary(GradeReport report) {
        return Wording.count(report.files(), "session") + " of "
                + Wording.count(report.learners().size(), "learner") + " graded by "
                + report.pack() + " " + report.version()
                + (report.problems().isEmpty() ? "" : ", " + report.problems().size() + " not graded")
                + (report.passedOver() == 0 ? "" : ", " + report.passedOver() + " of other packs passed over") + ".";
    }

    /** Minutes and seconds; a dash for a time that is not known. */
    static String time(long millis) {
        if (millis < 0) {
            return "-";
        }
        long seconds = millis / 1000;
        return seconds / 60 + ":" + (seconds % 60 < 10 ? "0" : "") + seconds % 60;
    }

    private static String fit(String text, int columns) {
        String shown = DisplayWidth.fit(text, columns, "..");
        return shown + " ".repeat(Math.max(0, columns - DisplayWidth.of(shown)));
    }

    private static String right(String text, int columns) {
        return " ".repeat(Math.max(1, columns - text.length())) + text;
    }
}
