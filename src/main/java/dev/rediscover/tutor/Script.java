package dev.rediscover.tutor;

import dev.rediscover.lesson.CommandName;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How lines are performed in a step: what other clients do meanwhile and afterwards. */
final class Script implements Judge.Script {
    private final Map<String, List<Line>> meanwhile;
    private final List<Line> then;

    private Script(Map<String, List<Line>> meanwhile, List<Line> then) {
        this.meanwhile = meanwhile;
        this.then = then;
    }

    static Script of(Step step) {
        if (step instanceof Step.Command command) {
            return new Script(Map.of(), command.then());
        }
        if (step instanceof Step.Fill fill) {
            return new Script(Map.of(), fill.then());
        }
        return new Script(step instanceof Step.Task task ? task.meanwhile() : Map.of(), List.of());
    }

    @Override
    public Performance perform(Stage stage, List<Line> lines) {
        Run run = start();
        List<Played> played = new ArrayList<>();
        for (Line line : lines) {
            played.addAll(run.play(stage, line));
        }
        played.addAll(stage.runAside(then));
        return new Performance(stage, played);
    }

    /** One performance that goes line by line; what happens meanwhile happens once in it. */
    Run start() {
        return new Run(new LinkedHashMap<>(meanwhile));
    }

    /** A performance under way. */
    static final class Run {
        private final Map<String, List<Line>> left;

        private Run(Map<String, List<Line>> left) {
            this.left = left;
        }

        /** Runs a line and whatever follows it by itself. */
        List<Played> play(Stage stage, Line line) {
            List<Played> played = new ArrayList<>();
            played.add(stage.run(line));
            for (String command : List.copyOf(left.keySet())) {
                if (!line.isOther() && CommandName.fits(command, line.words())) {
                    played.addAll(stage.runAside(left.remove(command)));
                }
            }
            return played;
        }
    }
}
