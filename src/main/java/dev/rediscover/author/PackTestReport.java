package dev.rediscover.author;

import dev.rediscover.lesson.Fault;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Pack;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.render.Wording;
import dev.rediscover.tutor.Finding;
import dev.rediscover.tutor.Kills;
import dev.rediscover.tutor.StepProved;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the proof of packs found, as text and as JSON.
 *
 * @param packs in the order in which they were named
 */
public record PackTestReport(List<OfPack> packs) {
    /**
     * A finding as a program reads it.
     *
     * @param file as an editor opens it
     * @param line from 1; 0 for the file as a whole
     * @param survivor whether it only lowers the kill rate
     */
    public record Found(
            String file,
            int line,
            int column,
            String rule,
            String lesson,
            String step,
            boolean survivor,
            String what,
            String cure) {
        private static Found of(PackPlace place, Finding finding) {
            return new Found(
                    place.file(finding.place().file()),
                    finding.place().line(),
                    finding.place().column(),
                    finding.rule(),
                    finding.lesson(),
                    finding.step(),
                    finding.isSurvivor(),
                    finding.text(),
                    finding.cure());
        }

        private static Found of(PackPlace place, Fault fault) {
            return new Found(
                    place.file(fault.place().file()),
                    fault.place().line(),
                    fault.place().column(),
                    fault.rule().id(),
                    "",
                    "",
                    false,
                    fault.what(),
                    fault.cure());
        }

        /** {@code file:line:column: lesson/step: what — cure [rule]}. */
        public String text() {
            String where = line == 0 ? file : file + ":" + line + ":" + column;
            String who = lesson.isEmpty() ? "" : step.isEmpty() ? lesson + ": " : lesson + "/" + step + ": ";
            return where + ": " + who + what + " — " + cure + " [" + rule + "]";
        }
    }

    /** A lesson: how many of its steps were proved, and how well. */
    public record OfLesson(String id, String file, int steps, Kills kills, List<Finding> findings) {
        static OfLesson of(Lesson lesson, List<Finding> played, Map<String, StepProved> proved) {
            List<Finding> findings = new ArrayList<>(played);
            Kills kills = Kills.NONE;
            for (var step : lesson.steps()) {
                StepProved one = proved.get(step.id());
                if (one != null) {
                    findings.addAll(one.findings());
                    kills = kills.plus(one.kills());
                }
            }
            return new OfLesson(lesson.id(), lesson.file(), proved.size(), kills, List.copyOf(findings));
        }
    }

    /** A pack; one that cannot be read has no lessons, only findings. */
    public record OfPack(String name, String id, String version, List<OfLesson> lessons, List<Found> found) {
        static OfPack of(PackPlace place, Pack pack, List<OfLesson> lessons, List<Found> sessions) {
            List<Found> found = new ArrayList<>();
            lessons.forEach(lesson -> lesson.findings().forEach(finding -> found.add(Found.of(place, finding))));
            found.addAll(sessions);
            return new OfPack(place.name(), pack.id(), pack.version(), lessons, found);
        }

        static OfPack unreadable(PackPlace place, PackReader.PackResult read) {
            List<Found> found = new ArrayList<>();
            read.faults().stream().filter(Fault::isError).forEach(fault -> found.add(Found.of(place, fault)));
            Pack pack = read.pack();
            return new OfPack(
                    place.name(), pack == null ? "" : pack.id(), pack == null ? "" : pack.version(), List.of(), found);
        }

        /** All lessons together. */
        public Kills kills() {
            Kills all = Kills.NONE;
            for (OfLesson lesson : lessons) {
                all = all.plus(lesson.kills());
            }
            return all;
        }

        public int steps() {
            return lessons.stream().mapToInt(OfLesson::steps).sum();
        }

        /** Whether nothing is wrong and at least so many mutants are killed, from 0 to 1. */
        public boolean ok(double minKill) {
            return found.stream().allMatch(Found::survivor) && kills().rate() >= minKill;
        }
    }

    /** Whether every pack is fine. */
    public boolean ok(double minKill) {
        return packs.stream().allMatch(pack -> pack.ok(minKill));
    }

    // ---- text

    /** A table for each pack, then what was found, then a sentence. */
    public String text(double minKill) {
        StringBuilder out = new StringBuilder();
        for (OfPack pack : packs) {
            out.append(pack.name()).append('\n');
            if (!pack.lessons().isEmpty()) {
                table(out, pack);
            }
            if (pack.kills().rate() < minKill) {
                out.append("  the kill rate is below ").append(percent(minKill)).append('\n');
            }
            out.append('\n');
        }
        for (OfPack pack : packs) {
            pack.found().forEach(found -> out.append(found.text()).append('\n'));
            out.append(pack.found().isEmpty() ? "" : "\n");
        }
        return out.append(summary(minKill)).toString();
    }

    private static void table(StringBuilder out, OfPack pack) {
        int width = 6;
        for (OfLesson lesson : pack.lessons()) {
            width = Math.max(width, lesson.id().length());
        }
        String form = "  %-" + width + "s %6s %8s %7s %11s %10s %9s%n";
        out.append(row(form, "lesson", "steps", "mutants", "killed", "equivalent", "explained", "kill rate"));
        for (OfLesson lesson : pack.lessons()) {
            out.append(row(form, lesson.id(), lesson.steps(), lesson.kills()));
        }
        if (pack.lessons().size() > 1) {
            out.append(row(form, "all", pack.steps(), pack.kills()));
        }
    }

    private static String row(String form, String name, int steps, Kills kills) {
        boolean none = kills.mutants() == 0;
        return row(
                form,
                name,
                steps,
                kills.mutants(),
                kills.killed(),
                kills.equivalent(),
                kills.explained(),
                none ? "-" : percent(kills.rate()));
    }

    private static String row(String form, Object... cells) {
        return String.format(Locale.ROOT, form, cells);
    }

    /** Rounded down, so that what is not enough does not look as if it were. */
    private static String percent(double rate) {
        return String.format(Locale.ROOT, "%.1f %%", Math.floor(rate * 1000) / 10);
    }

    private String summary(double minKill) {
        int steps = packs.stream().mapToInt(OfPack::steps).sum();
        long survivors = packs.stream()
                .flatMap(pack -> pack.found().stream())
                .filter(Found::survivor)
                .count();
        long faults = packs.stream().mapToLong(pack -> pack.found().size()).sum() - survivors;
        return Wording.count(packs.size(), "pack") + ", " + Wording.count(steps, "step") + ": "
                + Wording.count(faults, "finding") + ", " + Wording.count(survivors, "survivor")
                + (ok(minKill) ? "; all is well" : "") + "\n";
    }

    // ---- JSON

    /** Plain values for JSON; the names are stable. */
    public Map<String, Object> values(double minKill, long seed) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("ok", ok(minKill));
        values.put("minKill", minKill);
        values.put("seed", seed);
        List<Object> all = new ArrayList<>();
        for (OfPack pack : packs) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("pack", pack.name());
            one.put("id", pack.id());
            one.put("version", pack.version());
            one.put("ok", pack.ok(minKill));
            one.put("steps", pack.steps());
            putKills(one, pack.kills());
            one.put(
                    "lessons",
                    pack.lessons().stream().map(PackTestReport::values).toList());
            one.put(
                    "findings",
                    pack.found().stream().map(PackTestReport::values).toList());
            all.add(one);
        }
        values.put("packs", all);
        return values;
    }

    private static void putKills(Map<String, Object> values, Kills kills) {
        values.put("mutants", kills.mutants());
        values.put("killed", kills.killed());
        values.put("equivalent", kills.equivalent());
        values.put("explained", kills.explained());
        values.put("survived", kills.survived());
        values.put("killRate", kills.rate());
    }

    private static Map<String, Object> values(OfLesson lesson) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("lesson", lesson.id());
        values.put("file", lesson.file());
        values.put("steps", lesson.steps());
        putKills(values, lesson.kills());
        return values;
    }

    private static Map<String, Object> values(Found found) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("file", found.file());
        values.put("line", found.line());
        values.put("column", found.column());
        values.put("rule", found.rule());
        values.put("severity", found.survivor() ? "survivor" : "error");
        values.put("lesson", found.lesson());
        values.put("step", found.step());
        values.put("what", found.what());
        values.put("cure", found.cure());
        return values;
    }
}
