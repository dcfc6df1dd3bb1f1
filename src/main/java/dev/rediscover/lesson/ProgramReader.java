package dev.rediscover.lesson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the kinds whose answer is more than a line: scripts to mend or to write, projects, words of one's own. */
final class ProgramReader {
    private static final int MOST_MILESTONES = 20;

    private final Faults faults;
    private final LineReader lines;
    private final JudgedReader judged;
    private final CheckReader checks;
    private final LuaScriptReader luas;

    ProgramReader(Faults faults, LineReader lines, JudgedReader judged) {
        this.faults = faults;
        this.lines = lines;
        this.judged = judged;
        this.checks = new CheckReader(faults, lines);
        this.luas = new LuaScriptReader(faults, lines, judged);
    }

    Step fix(Form form, Step.Head head) {
        if (isLua(form)) {
            LuaScript lua = luas.read(form, "script");
            return new Step.Fix(head, lua.lines(lua.given()), luas.judged(form, lua), lua);
        }
        form.require("script", "list the lines that the learner finds, with what is wrong in them");
        form.require("solution", "write the whole script as it should be");
        List<Line> script = lines.lines(form, "script");
        List<Line> solution = lines.lines(form, "solution");
        if (!script.isEmpty() && script.equals(solution)) {
            faults.add(
                    Rule.SCRIPT_SAME,
                    form.placeOf("script"),
                    "the script is the solution already",
                    "put a fault into script, or make it kind: script");
        }
        return new Step.Fix(head, script, judged.judged(form, solution, Accept.SAME), null);
    }

    /** Whether the answer is a Lua text; a fault if fields of such a step stand in another one. */
    private boolean isLua(Form form) {
        if (form.has("language")) {
            form.word("language", LuaScript.LANGUAGE);
            return true;
        }
        luas.refuseFields(form);
        return false;
    }

    Step script(Form form, Step.Head head) {
        if (isLua(form)) {
            LuaScript lua = luas.read(form, "given");
            return new Step.Script(head, luas.judged(form, lua), lua);
        }
        form.require("solution", "write the lines of the model solution");
        return new Step.Script(head, judged.judged(form, lines.lines(form, "solution"), Accept.SAME), null);
    }

    Step reflect(Form form, Step.Head head) {
        return new Step.Reflect(head, form.text("answer", "write what a good answer says, to compare with"));
    }

    Step project(Form form, Step.Head head) {
        form.require("solution", "write commands that reach every milestone");
        form.require("milestones", "list what is to be reached: milestones: [{id: …, goal: …, state: […]}]");
        List<Step.Milestone> milestones = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        List<Node> items = form.items("milestones", false);
        for (Node item : items) {
            Form milestone = Form.of(Shape.MILESTONE, item, faults);
            if (milestone != null) {
                milestones.add(milestone(milestone, ids));
            }
        }
        if (form.has("milestones") && (items.size() < 2 || items.size() > MOST_MILESTONES)) {
            faults.add(
                    Rule.PROJECT_MILESTONES,
                    form.placeOf("milestones"),
                    "a project has from 2 to " + MOST_MILESTONES + " milestones; here are " + items.size(),
                    items.size() < 2 ? "make it kind: task, or add a milestone" : "split the project");
        }
        List<Line> solution = lines.lines(form, "solution");
        return new Step.Project(head, milestones, judged.judgedByItself(form, solution));
    }

    private Step.Milestone milestone(Form form, Set<String> ids) {
        String id = form.id("id", "-", "give the milestone a short id");
        if (!id.isEmpty() && !ids.add(id)) {
            faults.add(
                    Rule.ID_DUPLICATE,
                    form.placeOf("id"),
                    "the milestone " + Texts.quoted(id) + " stands here twice",
                    "give every milestone its own id");
        }
        String goal = form.text("goal", "say what is to be reached");
        form.require("state", "say what holds then: state: [{key: …}]");
        List<Check> state = checks.checks(form);
        if (form.has("state") && state.isEmpty()) {
            faults.add(
                    Rule.PROJECT_MILESTONES,
                    form.placeOf("state"),
                    "this milestone asks for nothing, so it is reached at once",
                    "add a check");
        }
        return new Step.Milestone(id, goal, state, form.textOr("after", null));
    }
}
