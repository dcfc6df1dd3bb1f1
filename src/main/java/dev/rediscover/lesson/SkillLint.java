package dev.rediscover.lesson;

import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the lessons of a pack teach what the pack says, in an order that can be followed. */
final class SkillLint {
    private final Pack pack;
    private final Node.Fields tree;
    private final Faults faults;

    private SkillLint(Pack pack, Node.Fields tree, Faults faults) {
        this.pack = pack;
        this.tree = tree;
        this.faults = faults;
    }

    /** {@code tree}: that of pack.yaml; {@code needs}: where each lesson says what it needs. */
    static void lint(Pack pack, Node.Fields tree, Map<Lesson, Linted> lessons, Catalog catalog, Faults faults) {
        SkillLint lint = new SkillLint(pack, tree, faults);
        lint.skills();
        lint.order(lessons);
        lint.required(catalog);
    }

    private void skills() {
        Set<String> practised = new HashSet<>();
        Set<String> reviewed = new HashSet<>();
        for (Lesson lesson : pack.lessons()) {
            for (Step step : lesson.steps()) {
                if (step.isExercise()) {
                    practised.addAll(step.head().skills());
                    reviewed.addAll(step.head().policy().review() ? step.head().skills() : List.of());
                }
            }
        }
        if (!(tree.get("skills") instanceof Node.Fields skills)) {
            return;
        }
        for (Node.Field skill : skills.fields()) {
            if (!practised.contains(skill.name())) {
                faults.add(
                        Rule.TEACH_SKILL_UNUSED,
                        skill.place(),
                        "the skill " + skill.name() + " is practised in no exercise",
                        "name it in skills: of an exercise or in goal: of its lesson, or drop it");
            } else if (!reviewed.contains(skill.name())) {
                faults.add(
                        Rule.TEACH_NOT_REVIEWED,
                        skill.place(),
                        "the skill " + skill.name() + " never comes back: every exercise of it has review: false",
                        "let one of them come back: policy: {review: true}");
            }
        }
    }

    private void order(Map<Lesson, Linted> lessons) {
        Map<String, String> taughtBy = new HashMap<>();
        for (Lesson lesson : pack.lessons()) {
            lesson.goal().forEach(goal -> taughtBy.putIfAbsent(goal, lesson.id()));
        }
        Set<String> taught = new HashSet<>();
        for (Lesson lesson : pack.lessons()) {
            for (int i = 0; i < lesson.needs().size(); i++) {
                String need = lesson.needs().get(i);
                if (taughtBy.containsKey(need) && !taught.contains(need)) {
                    faults.add(
                            Rule.TEACH_NEEDS_LATER,
                            lessons.get(lesson).at("needs", "" + i),
                            "the skill " + need + " is needed here, and taught only in " + taughtBy.get(need),
                            "put that lesson before this one in pack.yaml");
                }
            }
            taught.addAll(lesson.goal());
        }
    }

    private void required(Catalog catalog) {
        Node requires = tree.get("requires");
        Node commands = requires instanceof Node.Fields fields ? fields.get("commands") : null;
        for (String name : pack.requires()) {
            CommandSpec spec = catalog == null ? null : catalog.find(name);
            if (spec != null && !spec.isBuilt() && commands != null) {
                faults.add(
                        Rule.PORTABLE_NOT_BUILT,
                        commands.place(),
                        "the engine inside the program does not have " + spec.words() + " yet",
                        "a pack that requires it cannot be used");
            }
        }
    }
}
