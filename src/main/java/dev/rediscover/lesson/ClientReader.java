package dev.rediscover.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a step of kind {@code client}. */
final class ClientReader {
    private static final int MOST_LINES = 200;

    private final Faults faults;
    private final LineReader lines;
    private final JudgedReader judged;
    private final MatcherReader matchers;

    ClientReader(Faults faults, LineReader lines, JudgedReader judged) {
        this.faults = faults;
        this.lines = lines;
        this.judged = judged;
        this.matchers = new MatcherReader(faults, false);
    }

    Step.Client read(Form form, Step.Head head, Map<String, List<Line>> meanwhile) {
        form.require("programs", "write the whole program: programs: {python: |, node: |, …}");
        form.require("solution", "write what the program sends: solution: [\"app> SET a 1\"]");
        List<Line> solution = lines.lines(form, "solution");
        checkSolution(form, solution);
        Map<ProgramLanguage, String> programs = programs(form, "programs");
        Map<ProgramLanguage, String> starts = programs(form, "starts");
        for (ProgramLanguage language : starts.keySet()) {
            if (!programs.containsKey(language)) {
                faults.add(
                        Rule.CLIENT_PROGRAM,
                        form.placeOf("starts"),
                        "there is a beginning in " + language.word() + ", and no program",
                        "write the whole program under programs: too");
            }
        }
        boolean fresh = form.word("runs", "fresh").equals("fresh");
        Step.Judged how = judged.judged(form, solution, Accept.SAME_EFFECT);
        return new Step.Client(head, programs, starts, arrivals(form), fresh, meanwhile, how);
    }

    private void checkSolution(Form form, List<Line> solution) {
        boolean program = solution.stream().anyMatch(Line::isOther);
        if (!solution.isEmpty() && !program) {
            faults.add(
                    Rule.CLIENT_SOLUTION,
                    form.placeOf("solution"),
                    "no program sends anything in this solution",
                    "put the name of a connection before what it sends: app> SET a 1");
        }
        if (solution.size() > MOST_LINES) {
            faults.add(
                    Rule.CLIENT_SOLUTION,
                    form.placeOf("solution"),
                    "this solution has " + solution.size() + " lines",
                    "show the idea with at most " + MOST_LINES);
        }
    }

    private Map<ProgramLanguage, String> programs(Form form, String field) {
        Map<ProgramLanguage, String> programs = new LinkedHashMap<>();
        Form texts = form.has(field) ? Form.of(Shape.PROGRAM_TEXTS, form.node(field), faults) : null;
        if (texts == null) {
            return programs;
        }
        for (ProgramLanguage language : ProgramLanguage.values()) {
            if (texts.has(language.word())) {
                programs.put(language, texts.text(language.word(), "write the program, with {port} for the port"));
            }
        }
        for (Map.Entry<ProgramLanguage, String> program : programs.entrySet()) {
            if (!program.getValue().contains("{port}")) {
                faults.add(
                        Rule.CLIENT_PROGRAM,
                        texts.placeOf(program.getKey().word()),
                        "this program does not say where to connect",
                        "write {port} where the number of the port belongs, and {host} for the address");
            }
        }
        return programs;
    }

    private List<Arrival> arrivals(Form form) {
        List<Arrival> arrivals = new ArrayList<>();
        for (Node item : form.items("arrives", true)) {
            Form arrival = Form.of(Shape.ARRIVAL, item, faults);
            if (arrival != null) {
                arrivals.add(arrival(arrival));
            }
        }
        return arrivals;
    }

    private Arrival arrival(Form form) {
        boolean pushed = form.has("pushed");
        if (pushed == form.has("line")) {
            faults.add(
                    Rule.CLIENT_ARRIVAL,
                    form.place(),
                    pushed ? "this asks for two things at once" : "this does not say what must arrive",
                    "write either line: \"SET a *\" (a command of the program) or pushed: \"message *\"");
        }
        List<String> patterns = form.texts(pushed ? "pushed" : "line");
        if (patterns.isEmpty() && (pushed || form.has("line"))) {
            faults.add(Rule.CLIENT_ARRIVAL, form.place(), "nothing has to arrive here", "name a command");
        }
        Arrival.How how = pushed
                ? Arrival.How.PUSHED
                : Arrival.How.valueOf(form.word("how", "in_order").toUpperCase(java.util.Locale.ROOT));
        Check.Label label = new Check.Label(
                form.place(), form.textOr("goal", null), form.message("say"), (int) form.number("points", 1));
        return new Arrival(label, patterns, how, (int) form.number("times", 0), matchers.of(form, "reply", null));
    }
}
