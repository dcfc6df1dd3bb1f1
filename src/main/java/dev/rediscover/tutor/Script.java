package dev.rediscover.tutor;

import dev.rediscover.lesson.CommandName;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.LuaCalls;
import dev.rediscover.lesson.LuaScript;
import dev.rediscover.lesson.Step;
import dev.rediscover.resp.Quoting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How lines are performed in a step: what other clients do meanwhile and afterwards. */
final class Script implements Judge.Script {
    private final Map<String, List<Line>> meanwhile;
    private final List<Line> then;
    private final boolean ofPrograms;
    private final LuaScript lua;

    private Script(Map<String, List<Line>> meanwhile, List<Line> then, boolean ofPrograms, LuaScript lua) {
        this.meanwhile = meanwhile;
        this.then = then;
        this.ofPrograms = ofPrograms;
        this.lua = lua;
    }

    static Script of(Step step) {
        if (step instanceof Step.Command command) {
            return new Script(Map.of(), command.then(), false, null);
        }
        if (step instanceof Step.Fill fill) {
            return new Script(Map.of(), fill.then(), false, null);
        }
        if (step instanceof Step.Client client) {
            return new Script(client.meanwhile(), List.of(), true, null);
        }
        return new Script(
                step instanceof Step.Task task ? task.meanwhile() : Map.of(), List.of(), false, step.luaOrNull());
    }

    @Override
    public boolean onlyKeysCount() {
        return ofPrograms;
    }

    @Override
    public Performance perform(Stage stage, List<Line> lines) {
        Run run = start();
        List<Played> played = new ArrayList<>();
        for (Line line : lines) {
            played.addAll(run.play(stage, line));
        }
        played.addAll(stage.runAside(then));
        return new Performance(stage, played, called(lines));
    }

    /** The commands that the Lua texts in lines name; {@code null} in a step that is not about a Lua text. */
    List<Line> called(List<Line> lines) {
        if (lua == null) {
            return null;
        }
        List<Line> called = new ArrayList<>();
        for (String text : lua.texts(lines)) {
            for (LuaCalls.Called call : LuaCalls.of(text)) {
                called.add(new Line(Quoting.line(call.words()), Line.YOU, call.words(), 0));
            }
        }
        return called;
    }

    /** One performance that goes line by line; what happens meanwhile happens once in it. */
    Run start() {
        return new Run(new LinkedHashMap<>(meanwhile), ofPrograms);
    }

    /** A performance under way. */
    static final class Run {
        private final Map<String, List<Line>> left;
        private final boolean ofPrograms;

        private Run(Map<String, List<Line>> left, boolean ofPrograms) {
            this.left = left;
            this.ofPrograms = ofPrograms;
        }

        /** Runs a line and whatever follows it by itself. */
        List<Played> play(Stage stage, Line line) {
            List<Played> played = new ArrayList<>();
            played.add(stage.run(line));
            played.addAll(stage.runAside(follows(line)));
            return played;
        }

        /** What follows a line by itself, once. */
        List<Line> follows(Line line) {
            List<Line> lines = new ArrayList<>();
            for (String command : List.copyOf(left.keySet())) {
                if (line.isOther() == ofPrograms && CommandName.fits(command, line.words())) {
                    lines.addAll(left.remove(command));
                }
            }
            return lines;
        }
    }
}
