package dev.rediscover.lesson;

import dev.rediscover.spec.Catalog;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the tree of one lesson file. */
final class LessonReader {
    private static final int MOST_STEPS = 100;
    private static final String DEFAULT_CLOCK = "2026-01-01T00:00:00Z";

    private final PackSource source;
    private final Catalog catalog;
    private final Skills skills;
    private final Policy policy;
    private final Faults faults;

    LessonReader(PackSource source, Catalog catalog, Skills skills, Policy policy, Faults faults) {
        this.source = source;
        this.catalog = catalog;
        this.skills = skills;
        this.policy = policy;
        this.faults = faults;
    }

    /** The lesson of a file's tree; {@code null} if it is no lesson at all. */
    Lesson read(String file, Node root) {
        Form form = root == null ? null : Form.of(Shape.LESSON, root, faults);
        if (form == null) {
            return null;
        }
        PackReader.checkFormat(form, false);
        String id = form.id("id", "-", "give the lesson the id that its file is named after");
        if (Form.isId(id, "-") && !file.equals(id + ".yaml")) {
            faults.add(
                    Rule.ID_FILE,
                    form.placeOf("id"),
                    "the lesson is called " + id + ", its file " + file,
                    "name the file " + id + ".yaml, or change the id");
        }
        LineReader lines = new LineReader(catalog, faults);
        SetupReader setups = new SetupReader(source, faults, lines);
        List<String> goal = form.texts("goal");
        List<String> needs = form.texts("needs");
        Excuse.read(form);
        skills.check(goal, form.placeOf("goal"), faults);
        skills.check(needs, form.placeOf("needs"), faults);
        Policy own = new PolicyReader(faults).read(form, policy);
        form.require("minutes", "say how long it takes: minutes: 10");
        return new Lesson(
                file,
                id,
                form.text("title", "give the lesson a title"),
                form.textOr("summary", ""),
                goal,
                needs,
                (int) form.number("minutes", 10),
                clock(form),
                form.number("seed", 7),
                form.has("clock"),
                form.has("seed"),
                setups.read(form),
                steps(form, new StepReader(faults, lines, setups, skills, own, goal)));
    }

    private long clock(Form form) {
        String text = form.textOr("clock", DEFAULT_CLOCK);
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            faults.add(
                    Rule.FIELD_CHOICE,
                    form.placeOf("clock"),
                    "the time " + Texts.quoted(text) + " cannot be read",
                    "write it as " + DEFAULT_CLOCK);
            return Instant.parse(DEFAULT_CLOCK).toEpochMilli();
        }
    }

    private List<Step> steps(Form form, StepReader reader) {
        List<Step> steps = new ArrayList<>();
        form.require("steps", "list the steps");
        List<Node> items = form.items("steps", false);
        if (form.has("steps") && items.isEmpty() && form.node("steps") instanceof Node.Items) {
            faults.add(Rule.LESSON_EMPTY, form.placeOf("steps"), "the lesson has no steps", "write at least one");
        }
        if (items.size() > MOST_STEPS) {
            faults.add(
                    Rule.LIST_TOO_LONG,
                    form.placeOf("steps"),
                    "the lesson has " + items.size() + " steps; " + MOST_STEPS + " are allowed",
                    "split the lesson in two");
            items = items.subList(0, MOST_STEPS);
        }
        Set<String> ids = new HashSet<>();
        for (Node item : items) {
            Step step = reader.read(item);
            if (step != null) {
                checkId(step, item, ids);
                steps.add(step);
            }
        }
        return steps;
    }

    private void checkId(Step step, Node item, Set<String> ids) {
        if (!step.id().isEmpty() && !ids.add(step.id())) {
            faults.add(
                    Rule.ID_DUPLICATE,
                    ((Node.Fields) item).get("id").place(),
                    "the step " + Texts.quoted(step.id()) + " stands in this lesson twice",
                    "give every step its own id");
        }
    }
}
