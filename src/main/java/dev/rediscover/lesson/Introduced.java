package dev.rediscover.lesson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The commands that learners of a pack have been told of or shown so far, lesson after lesson. */
final class Introduced {
    private final Set<String> words = new HashSet<>();

    /** Notes the words in capitals of a text: so commands are written. */
    private void text(String text) {
        if (text == null) {
            return;
        }
        for (String word : text.split("[^A-Za-z0-9_.]+")) {
            String bare = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
            if (bare.equals(bare.toUpperCase(Locale.ROOT))) {
                words.add(bare);
            }
        }
    }

    void command(Line line) {
        if (!line.isTick()) {
            words.add(line.words().get(0).utf8().toUpperCase(Locale.ROOT));
        }
    }

    private void commands(List<Line> lines) {
        lines.forEach(this::command);
    }

    /** The command of a line in capitals if nobody has told of it, else {@code null}. */
    String unknown(Line line) {
        if (line.isTick() || line.isOther()) {
            return null;
        }
        String name = line.words().get(0).utf8().toUpperCase(Locale.ROOT);
        return words.contains(name) ? null : name;
    }

    /** What the head of a lesson tells. */
    void lesson(Lesson lesson) {
        text(lesson.title());
        text(lesson.summary());
    }

    /** What a learner has before an answer: the prompt, hints, documentation, gates, and what is shown. */
    void before(Step step) {
        text(step.head().prompt());
        step.head().hints().forEach(hint -> text(hint.text()));
        step.head().docs().forEach(this::text);
        Step.Judged judged = step.judgedOrNull();
        if (judged != null) {
            names(judged.gates().all().keySet());
            names(judged.gates().any().keySet());
            judged.state().forEach(check -> text(check.label().goal()));
        }
        if (step instanceof Step.Fill fill) {
            text(fill.template());
        } else if (step.luaOrNull() != null) {
            commands(step.luaOrNull().call());
            called(step.luaOrNull().given());
        } else if (step instanceof Step.Fix fix) {
            commands(fix.script());
        } else if (step instanceof Step.Project project) {
            project.milestones().forEach(milestone -> text(milestone.goal()));
        } else if (step instanceof Step.Client client) {
            client.arrives().forEach(arrival -> text(arrival.label().goal()));
        }
    }

    /** The commands that a Lua text calls. */
    private void called(String lua) {
        for (LuaCalls.Called call : LuaCalls.of(lua)) {
            words.add(call.words().get(0).utf8().toUpperCase(Locale.ROOT));
        }
    }

    private void names(Set<String> commands) {
        commands.forEach(this::text);
    }

    /** What a learner has seen when a step is done. */
    void after(Step step) {
        text(step.head().after());
        Step.Judged judged = step.judgedOrNull();
        if (judged != null) {
            commands(judged.solution());
        }
        if (step.luaOrNull() != null) {
            called(step.luaOrNull().solution());
        }
        List<Line> shown = new ArrayList<>();
        if (step instanceof Step.Demo demo) {
            demo.run().forEach(one -> {
                shown.add(one.line());
                text(one.note());
            });
        } else if (step instanceof Step.Predict predict) {
            shown.addAll(predict.given());
            shown.addAll(predict.run());
            shown.addAll(predict.then());
            shown.add(predict.asked());
        } else if (step instanceof Step.Choice choice) {
            choice.options().forEach(option -> text(option.text()));
            shown.addAll(choice.run());
        } else if (step instanceof Step.Reflect reflect) {
            text(reflect.answer());
        } else if (step instanceof Step.Crash crash) {
            crash.happens().forEach(event -> text(event.text()));
            crash.then().forEach(event -> text(event.text()));
            shown.addAll(crash.answer().solution());
            if (crash.asks()) {
                shown.add(crash.answer().ask());
            }
        } else if (step instanceof Step.Race race) {
            race.clients().values().forEach(program -> program.forEach(line -> text(line.text())));
        }
        commands(shown);
        step.mistakes().forEach(mistake -> text(mistake.say().toString()));
    }
}
