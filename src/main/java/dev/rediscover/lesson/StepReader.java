package dev.rediscover.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one step. */
final class StepReader {
    private final Faults faults;
    private final LineReader lines;
    private final SetupReader setups;
    private final JudgedReader judged;
    private final MatcherReader matchers;
    private final ProgramReader programs;
    private final Skills skills;
    private final Policy policy;
    private final List<String> goal;
    private Step.Variants variants = Step.Variants.NONE;

    /** What a step inherits from its lesson, and whom to ask for its parts. */
    StepReader(Faults faults, LineReader lines, SetupReader setups, Skills skills, Policy policy, List<String> goal) {
        this.faults = faults;
        this.lines = lines;
        this.setups = setups;
        this.judged = new JudgedReader(faults, lines);
        this.matchers = new MatcherReader(faults, false);
        this.programs = new ProgramReader(faults, lines, judged);
        this.skills = skills;
        this.policy = policy;
        this.goal = goal;
    }

    /** The step of a node; {@code null} with faults if it has no kind that is known. */
    Step read(Node node) {
        if (!(node instanceof Node.Fields fields)) {
            faults.add(
                    Rule.FIELD_TYPE,
                    node.place(),
                    "this step is " + node.called() + "; a mapping is wanted",
                    "begin it with - id: … and kind: …");
            return null;
        }
        Step.Kind kind = kind(fields);
        if (kind == null) {
            return null;
        }
        Variation variation = Variation.of(kind, fields, faults);
        variants = Step.Variants.NONE;
        if (variation == null) {
            return read(kind, fields);
        }
        List<Step> hidden = all(kind, variation.hidden());
        List<Step> others = all(kind, variation.others());
        variants = new Step.Variants(hidden, others);
        return read(kind, variation.shown());
    }

    /** The steps of nodes that differ in their data only: what all of them have wrong is told of the shown one. */
    private List<Step> all(Step.Kind kind, List<Node.Fields> nodes) {
        List<Step> steps = new ArrayList<>();
        for (Node.Fields node : nodes) {
            Faults own = new Faults();
            steps.add(new StepReader(own, lines.tellingTo(own), setups.tellingTo(own), skills, policy, goal)
                    .read(kind, node));
        }
        return steps;
    }

    private Step read(Step.Kind kind, Node.Fields node) {
        Form form = Form.of(Shape.of(kind), node, faults);
        Step.Head head = head(form, kind);
        return switch (kind) {
            case SAY -> new Step.Say(head);
            case DEMO -> demo(form, head);
            case PREDICT -> predict(form, head);
            case CHOICE -> choice(form, head);
            case ANSWER -> answer(form, head);
            case FILL -> fill(form, head);
            case ORDER -> order(form, head);
            case COMMAND -> command(form, head);
            case TASK -> task(form, head);
            case FIX -> programs.fix(form, head);
            case SCRIPT -> programs.script(form, head);
            case PROJECT -> programs.project(form, head);
            case REFLECT -> programs.reflect(form, head);
            case RACE -> new RaceReader(faults, lines, setups, judged).read(form, head);
            case CLIENT -> new ClientReader(faults, lines, judged).read(form, head, meanwhile(form));
            case CRASH -> new CrashReader(faults, lines, judged).read(form, head);
        };
    }

    private Step.Kind kind(Node.Fields fields) {
        Node node = fields.get("kind");
        List<String> known = new ArrayList<>();
        for (Step.Kind kind : Step.Kind.values()) {
            known.add(kind.word());
            if (node instanceof Node.Scalar scalar && scalar.text().equals(kind.word())) {
                return kind;
            }
        }
        if (node == null) {
            faults.add(
                    Rule.FIELD_MISSING,
                    fields.place(),
                    "this step has no field \"kind\"",
                    "write kind: " + String.join(", ", known));
        } else {
            String text = node instanceof Node.Scalar scalar ? scalar.text() : node.called();
            faults.add(
                    Rule.KIND_UNKNOWN,
                    node.place(),
                    "there is no kind of step " + Texts.quoted(text),
                    Texts.didYouMean(text, known));
        }
        return null;
    }

    private Step.Head head(Form form, Step.Kind kind) {
        String id = form.id("id", "-", "give the step a short id that never changes");
        String prompt = form.text("prompt", "tell the learner what this is about");
        List<String> practised = form.texts("skills");
        skills.check(practised, form.placeOf("skills"), faults);
        Excuse.read(form);
        boolean passive = kind == Step.Kind.SAY || kind == Step.Kind.DEMO || kind == Step.Kind.REFLECT;
        return new Step.Head(
                id,
                form.place(),
                prompt,
                practised.isEmpty() ? goal : practised,
                setups.read(form),
                form.bool("continue", true),
                hints(form),
                form.textOr("after", null),
                docs(form),
                (int) form.number("points", passive ? 0 : 1),
                form.bool("optional", false),
                new PolicyReader(faults).read(form, policy),
                variants);
    }

    private List<String> docs(Form form) {
        List<String> docs = new ArrayList<>();
        for (String command : form.texts("docs")) {
            docs.add(lines.commandName(command, form.placeOf("docs")));
        }
        return docs;
    }

    private List<Hint> hints(Form form) {
        List<Hint> hints = new ArrayList<>();
        for (Node item : form.items("hints", true)) {
            if (!hints.isEmpty() && hints.get(hints.size() - 1).revealsSolution()) {
                faults.add(
                        Rule.HINT_REVEAL,
                        item.place(),
                        "this hint comes after the solution",
                        "put {reveal: solution} last");
            }
            Hint hint = item instanceof Node.Scalar scalar ? textHint(scalar) : reveal(item);
            if (hint != null) {
                hints.add(hint);
            }
        }
        return hints;
    }

    private Hint textHint(Node.Scalar scalar) {
        if (scalar.text().isBlank()) {
            faults.add(Rule.TEXT_EMPTY, scalar.place(), "this hint is empty", "write one, or remove it");
            return null;
        }
        return new Hint(scalar.text());
    }

    private Hint reveal(Node item) {
        Form form = Form.of(Shape.HINT, item, faults);
        if (form == null) {
            return null;
        }
        form.require("reveal", "write {reveal: solution}, or quote the text");
        form.word("reveal", "solution");
        return new Hint(null);
    }

    private Step demo(Form form, Step.Head head) {
        form.require("run", "list the commands to show");
        List<Step.Shown> shown = new ArrayList<>();
        for (Node item : form.items("run", true)) {
            List<Line> line = new ArrayList<>();
            String note = null;
            if (item instanceof Node.Fields) {
                Form inner = Form.of(Shape.SHOWN, item, faults);
                inner.require("run", "write the command: {run: \"GET a\", note: …}");
                line.addAll(lines.lines(inner, "run"));
                note = inner.textOr("note", null);
            } else {
                lines.addTo(line, item);
            }
            for (int i = 0; i < line.size(); i++) {
                shown.add(new Step.Shown(line.get(i), i == line.size() - 1 ? note : null));
            }
        }
        return new Step.Demo(head, shown);
    }

    private Step predict(Form form, Step.Head head) {
        form.require("run", "write the command whose reply is to be predicted");
        form.require("is", "say what the reply is: is: 1, or is: {error: ERR}");
        List<Line> given = lines.lines(form, "given");
        List<Line> run = lines.lines(form, "run");
        Line ask = lines.line(form, "ask");
        Line asked = ask != null ? ask : run.isEmpty() ? null : run.get(run.size() - 1);
        if (asked == null) {
            return new Step.Say(head);
        }
        if (asked.isTick()) {
            faults.add(
                    Rule.FIELD_CONFLICT,
                    form.placeOf(ask != null ? "ask" : "run"),
                    "a move of the clock has no reply",
                    "end with a command; what follows it belongs into then:");
        }
        Matcher is = matchers.of(form, "is", new Matcher.Anything());
        return new Step.Predict(head, given, run, ask, lines.lines(form, "then"), is, judged.mistakes(form, true));
    }

    private Step choice(Form form, Step.Head head) {
        form.require("options", "list the options");
        List<Step.Option> options = new ArrayList<>();
        for (Node item : form.items("options", false)) {
            Form option = Form.of(Shape.OPTION, item, faults);
            if (option != null) {
                options.add(option(option));
            }
        }
        long right = options.stream().filter(Step.Option::ok).count();
        if (right == 0 && form.has("options")) {
            faults.add(
                    Rule.CHOICE_NO_RIGHT, form.placeOf("options"), "no option is right", "give one of them ok: true");
        }
        boolean many = form.bool("many", right > 1);
        if (!many && right > 1) {
            faults.add(
                    Rule.CHOICE_MANY,
                    form.placeOf("many"),
                    "only one may be picked, but " + right + " options are right",
                    "write many: true, or leave one ok");
        }
        return new Step.Choice(head, many, form.bool("shuffle", true), options, lines.lines(form, "run"));
    }

    private Step.Option option(Form form) {
        boolean ok = form.bool("ok", false);
        if (!ok && !form.has("why")) {
            faults.add(
                    Rule.CHOICE_NO_WHY,
                    form.place(),
                    "this option is wrong and does not say why",
                    "add why: and tell the learner what speaks against it");
        }
        return new Step.Option(form.text("text", "write the option"), ok, form.message("why"));
    }

    private Step answer(Form form, Step.Head head) {
        form.require("is", "say what is right: is: 6379");
        Matcher is = matchers.of(form, "is", new Matcher.Anything());
        return new Step.Answer(head, is, judged.mistakes(form, true));
    }

    private List<Line> oneLine(Form form) {
        form.require("solution", "write the model solution: solution: [\"INCR page:home\"]");
        List<Line> solution = lines.lines(form, "solution");
        if (solution.size() > 1) {
            faults.add(
                    Rule.COMMAND_ONE_LINE,
                    form.placeOf("solution"),
                    "the solution has " + solution.size() + " lines, but here the learner types one",
                    "make it kind: task, or move the others to setup or then");
        }
        return solution;
    }

    private Step command(Form form, Step.Head head) {
        List<Line> solution = oneLine(form);
        return new Step.Command(head, judged.judged(form, solution, Accept.SAME), lines.lines(form, "then"));
    }

    private Step fill(Form form, Step.Head head) {
        String template = form.text("template", "write the command with __ for every blank");
        if (form.has("template") && Blanks.count(template) == 0) {
            faults.add(
                    Rule.FILL_BLANKS,
                    form.placeOf("template"),
                    "the template has no blank",
                    "write __ where something is missing");
        }
        List<Line> solution = oneLine(form);
        if (Blanks.count(template) > 0
                && !solution.isEmpty()
                && !Blanks.fits(template, solution.get(0).text())) {
            faults.add(
                    Rule.FILL_SOLUTION,
                    form.placeOf("solution"),
                    "the solution does not fit the template " + Texts.quoted(template),
                    "let the two agree outside the blanks");
        }
        return new Step.Fill(head, template, judged.judged(form, solution, Accept.SAME), lines.lines(form, "then"));
    }

    private Step order(Form form, Step.Head head) {
        form.require("lines", "list the lines in the right order");
        List<Line> right = lines.lines(form, "lines");
        if (form.has("lines") && right.size() < 2) {
            faults.add(
                    Rule.ORDER_LINES,
                    form.placeOf("lines"),
                    "there is nothing to put in order",
                    "write at least two lines");
        }
        List<Line> distractors = lines.lines(form, "distractors");
        return new Step.Order(head, distractors, judged.judged(form, right, Accept.SAME));
    }

    private Step task(Form form, Step.Head head) {
        form.require("solution", "write the commands of the model solution");
        List<Line> solution = lines.lines(form, "solution");
        Step.Judged how = judged.judged(form, solution, Accept.SAME_EFFECT);
        boolean live = form.word("check", "live").equals("live");
        return new Step.Task(head, how, meanwhile(form), live, form.bool("port", false));
    }

    private Map<String, List<Line>> meanwhile(Form form) {
        Map<String, List<Line>> meanwhile = new LinkedHashMap<>();
        for (Node item : form.items("meanwhile", true)) {
            Form entry = Form.of(Shape.MEANWHILE, item, faults);
            if (entry == null) {
                continue;
            }
            entry.require("run", "list what happens: run: [\"bob> SET a 1\"]");
            String after = entry.text("after", "name the learner's command: after: WATCH");
            if (!after.isBlank()) {
                meanwhile.put(lines.commandName(after, entry.placeOf("after")), lines.lines(entry, "run"));
            }
        }
        return meanwhile;
    }
}
