package dev.rediscover.author;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report for other programs: CSV (RFC 4180), values for JSON, and the XML that JUnit's tools read. */
public final class GradeFiles {
    private static final String COLUMNS = "learner,lesson,step,kind,verdict,unaided,attempts,hints,revealed,"
            + "active_seconds,points,of,recorded,mistakes,message";

    private GradeFiles() {}

    // ---- CSV

    /** A line a learner and step; cells that a spreadsheet would take for a formula get an apostrophe in front. */
    public static String csv(GradeReport report) {
        StringBuilder out = new StringBuilder(COLUMNS).append("\r\n");
        for (GradeReport.Learner learner : report.learners()) {
            for (GradeReport.Row row : learner.rows()) {
                List<String> cells = List.of(
                        learner.name(),
                        row.lesson(),
                        row.step(),
                        row.kind(),
                        row.verdict(),
                        row.unaided() ? "yes" : "no",
                        Integer.toString(row.attempts()),
                        Integer.toString(row.hints()),
                        row.revealed() ? "yes" : "no",
                        row.millis() < 0 ? "" : Long.toString(Math.round(row.millis() / 1000.0)),
                        Integer.toString(row.points()),
                        Integer.toString(row.of()),
                        row.recorded() == null ? "" : row.recorded().label(),
                        String.join(" ", row.mistakes()),
                        row.message() == null ? "" : Cleaned.sentence(row.message()));
                List<String> written = new ArrayList<>();
                cells.forEach(cell -> written.add(cell(cell)));
                out.append(String.join(",", written)).append("\r\n");
            }
        }
        return out.toString();
    }

    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    // ---- JSON

    /** Values for JSON; the results have the fields of check50's: name, passed, message, depends_on. */
    public static Map<String, Object> values(GradeReport report) {
        List<Object> learners = new ArrayList<>();
        report.learners().forEach(learner -> learners.add(values(learner)));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("version", 1);
        values.put("pack", report.pack());
        values.put("pack_version", report.version());
        values.put("status", report.problems().isEmpty() ? "done" : "error");
        values.put("learners", learners);
        values.put("problems", report.problems());
        values.put("notes", report.notes());
        values.put("proves", GradeReport.HONESTLY);
        return values;
    }

    private static Map<String, Object> values(GradeReport.Learner learner) {
        boolean all = learner.rows().stream().allMatch(row -> Boolean.TRUE.equals(row.passed()));
        List<Object> results = new ArrayList<>();
        learner.rows().forEach(row -> results.add(values(row)));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("learner", learner.name());
        values.put("status", all ? "pass" : "fail");
        values.put("points", learner.points());
        values.put("of", learner.of());
        values.put("unaided", learner.unaided());
        values.put("active_seconds", learner.millis() < 0 ? null : learner.millis() / 1000);
        values.put("results", results);
        return values;
    }

    private static Map<String, Object> values(GradeReport.Row row) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", row.lesson() + "/" + row.step());
        values.put("passed", row.passed());
        values.put("message", row.message() == null ? null : Cleaned.sentence(row.message()));
        values.put("depends_on", row.dependsOn() == null ? List.of() : List.of(row.lesson() + "/" + row.dependsOn()));
        values.put("lesson", row.lesson());
        values.put("step", row.step());
        values.put("kind", row.kind());
        values.put("verdict", row.verdict());
        values.put("unaided", row.unaided());
        values.put("attempts", row.attempts());
        values.put("hints", row.hints());
        values.put("revealed", row.revealed());
        values.put("active_seconds", row.millis() < 0 ? null : row.millis() / 1000);
        values.put("points", row.points());
        values.put("of", row.of());
        values.put("recorded", row.recorded() == null ? null : row.recorded().label());
        values.put("mistakes", row.mistakes());
        values.put("held_out", row.held());
        return values;
    }

    // ---- JUnit

    /** A suite a learner, a case a step; what was not tried is skipped, files that could not be graded are errors. */
    public static String junit(GradeReport report) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append("<testsuites name=\"")
                .append(xml(report.pack() + " " + report.version()))
                .append("\">\n");
        for (GradeReport.Learner learner : report.learners()) {
            long skipped =
                    learner.rows().stream().filter(row -> row.passed() == null).count();
            long failed = learner.rows().stream()
                    .filter(row -> Boolean.FALSE.equals(row.passed()))
                    .count();
            out.append("  <testsuite name=\"").append(xml(learner.name())).append("\" tests=\"");
            out.append(learner.rows().size()).append("\" failures=\"").append(failed);
            out.append("\" errors=\"0\" skipped=\"").append(skipped).append("\">\n");
            learner.rows().forEach(row -> junit(out, row));
            out.append("  </testsuite>\n");
        }
        int problems = report.problems().size();
        if (problems > 0) {
            out.append("  <testsuite name=\"not graded\" tests=\"").append(problems);
            out.append("\" failures=\"0\" errors=\"").append(problems).append("\" skipped=\"0\">\n");
            for (String problem : report.problems()) {
                out.append("    <testcase classname=\"files\" name=\"file\"><error message=\"");
                out.append(xml(problem)).append("\"/></testcase>\n");
            }
            out.append("  </testsuite>\n");
        }
        return out.append("</testsuites>\n").toString();
    }

    private static void junit(StringBuilder out, GradeReport.Row row) {
        out.append("    <testcase classname=\"").append(xml(row.lesson()));
        out.append("\" name=\"").append(xml(row.step()));
        if (row.millis() >= 0) {
            long tenths = row.millis() / 100;
            out.append("\" time=\"").append(tenths / 10).append('.').append(tenths % 10);
        }
        if (row.passed() == null) {
            out.append("\"><skipped message=\"not tried\"/></testcase>\n");
        } else if (row.passed()) {
            out.append("\"/>\n");
        } else {
            out.append("\"><failure message=\"").append(xml(row.verdict())).append("\">");
            out.append(xml(row.message() == null ? row.verdict() : Cleaned.sentence(row.message())));
            out.append("</failure></testcase>\n");
        }
    }

    /** Text in XML 1.0: what HTML escapes, and without the two characters more that XML has no place for. */
    private static String xml(String text) {
        return Html.escape(text).replace('\ufffe', ' ').replace('\uffff', ' ');
    }
}
