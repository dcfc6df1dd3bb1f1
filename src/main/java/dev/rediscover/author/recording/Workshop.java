package dev.rediscover.author.recording;

import dev.rediscover.lesson.Fault;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Linter;
import dev.rediscover.lesson.LuaScript;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.lesson.Step;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.tutor.EngineMaker;
import dev.rediscover.tutor.Feedback;
import dev.rediscover.tutor.Finding;
import dev.rediscover.tutor.PackProof;
import dev.rediscover.tutor.Rehearsal;
import dev.rediscover.tutor.Stage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes steps of drafts, judges answers to them, and proves them in their lesson. */
final class Workshop {
    private static final String HEAD = "id: draft\ntitle: Draft\nminutes: 1\nsteps:\n";

    private static final int MOST_DOCS = 4;

    /** The kind of a draft whose answer is a Lua text; the step is a script. */
    static final String LUA = "lua";

    static final String NO_LUA = "The solution runs no script, or more than one: play it as EVAL 'return 1' 0, or as"
            + " FUNCTION LOAD and FCALL.";

    private final Lesson lesson;
    private final Stage base;
    private final EngineMaker maker;
    private final Catalog catalog;

    /**
     * Steps for the end of a lesson.
     *
     * @param lesson without steps, if there is none yet
     */
    Workshop(Lesson lesson, EngineMaker maker, Catalog catalog) {
        this(lesson, Rehearsal.after(lesson, maker), maker, catalog);
    }

    /** Steps that begin with the data of {@code base}. */
    Workshop(Lesson lesson, Stage base, EngineMaker maker, Catalog catalog) {
        this.lesson = lesson;
        this.maker = maker;
        this.catalog = catalog;
        this.base = base;
    }

    /**
     * The step that a draft makes.
     *
     * @param yaml as an item of a list
     * @param step {@code null} if it cannot be read
     * @param remarks what an author should know of it
     * @param faults why it cannot be read
     */
    record Made(String yaml, Step step, List<String> remarks, List<String> faults) {}

    /** The commands that there are. */
    Catalog catalog() {
        return catalog;
    }

    Lesson lesson() {
        return lesson;
    }

    /** The data of the lesson with a step's own setup. */
    Stage stage(List<String> setup) {
        Stage stage = base.copy();
        stage.run(lines(setup));
        return stage;
    }

    /** Typed lines that can be read, as lines to run. */
    static List<Line> lines(List<String> typed) {
        List<Line> lines = new ArrayList<>();
        for (String text : typed) {
            Line line = Rehearsal.read(text).line();
            if (line != null) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** Why a line cannot stand in a lesson, without a full stop; {@code null} if it can. */
    String fault(Line line) {
        String step = new StepYaml("x", "task")
                .field("prompt", "P")
                .commands("solution", List.of(line.typed()))
                .text();
        for (Fault fault : read(step).faults()) {
            if (fault.isError()) {
                return fault.what() + "; " + fault.cure();
            }
        }
        return null;
    }

    // ---- what a draft is

    /** The kind that the author named, else the one that fits the solution. */
    static String kind(Draft draft) {
        if (draft.kind() != null) {
            return draft.kind();
        }
        return own(draft.solution()) > 1 ? "task" : "command";
    }

    /** How many of the lines are the answer: other clients and the clock at the end may follow by themselves. */
    static int own(List<String> solution) {
        int own = solution.size();
        while (own > 1 && byItself(solution.get(own - 1))) {
            own--;
        }
        return own;
    }

    private static boolean byItself(String typed) {
        Line line = Rehearsal.read(typed).line();
        return line != null && (line.isOther() || line.isTick());
    }

    private static boolean isOneLine(String kind) {
        return kind.equals("command") || kind.equals("predict");
    }

    /** The author's id, else the command's name, with a number if a step of the lesson has it already. */
    String id(Draft draft) {
        if (draft.id() != null) {
            return draft.id();
        }
        List<Line> lines = lines(draft.solution());
        String word = "step";
        for (Line line : lines) {
            word = line.isTick() ? word : line.words().get(0).utf8();
            if (!kind(draft).equals("predict") && !line.isTick()) {
                break;
            }
        }
        String name =
                word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-$", "");
        String start = name.isEmpty() ? "step" : name;
        String id = start;
        for (int number = 2; lesson.step(id) != null; number++) {
            id = start + "-" + number;
        }
        return id;
    }

    /** The lines of the solution that are the answer. */
    static List<String> answer(Draft draft) {
        return isOneLine(kind(draft)) ? draft.solution().subList(0, own(draft.solution())) : draft.solution();
    }

    private static List<String> then(Draft draft) {
        return isOneLine(kind(draft))
                ? draft.solution()
                        .subList(own(draft.solution()), draft.solution().size())
                : List.of();
    }

    /** The solution, played on the data of the step. */
    Rehearsal played(Draft draft) {
        return Rehearsal.of(stage(draft.setup()), lines(answer(draft)), lines(then(draft)));
    }

    /** An answer, played likewise. */
    Rehearsal played(Draft draft, List<String> typed) {
        return Rehearsal.of(stage(draft.setup()), lines(typed), lines(then(draft)));
    }

    /** Whether the answer is the Lua text in the lines of the solution. */
    static boolean isLua(Draft draft) {
        return LUA.equals(draft.kind());
    }

    /** Whether it should be, and no line of the solution has such a text. */
    static boolean lacksLua(Draft draft) {
        return isLua(draft) && !draft.solution().isEmpty() && LuaDraft.of(draft.solution()) == null;
    }

    /** An answer as it is kept: in a step about a Lua text, the lines of the step with the text in them. */
    static List<String> kept(Draft draft, List<String> typed) {
        LuaDraft lua = isLua(draft) ? LuaDraft.of(typed) : null;
        return lua == null ? typed : lua.typed();
    }

    /** An answer as a learner gives it: the Lua text alone where that is asked for. */
    private static List<String> given(Draft draft, List<String> typed) {
        LuaDraft lua = isLua(draft) ? LuaDraft.of(typed) : null;
        return lua == null ? typed : List.of(lua.text());
    }

    private static List<List<String>> given(Draft draft, List<List<String>> answers, boolean all) {
        return all ? answers.stream().map(one -> given(draft, one)).toList() : answers;
    }

    // ---- the step

    /** Makes the step. Whatever is not needed for it to be right is left out. */
    Made make(Draft draft) {
        List<String> remarks = new ArrayList<>();
        String accept = accept(draft, remarks);
        List<StepYaml.MistakeText> mistakes = new ArrayList<>();
        for (MistakeChoice.Named named : new MistakeChoice(this, draft).all()) {
            StepYaml.MistakeText text = named.text();
            mistakes.add(new StepYaml.MistakeText(
                    text.id(), text.when(), text.say(), given(draft, text.examples(), isLua(draft))));
        }
        String yaml = yaml(draft, accept, mistakes).text();
        PackReader.LessonResult read = read(yaml);
        List<String> faults = new ArrayList<>();
        for (Fault fault : read.faults()) {
            if (fault.isError()) {
                faults.add(fault.what() + " — " + fault.cure());
            }
        }
        return new Made(yaml, faults.isEmpty() ? firstStep(read) : null, remarks, faults);
    }

    private PackReader.LessonResult read(String item) {
        return new PackReader(catalog).readLessonText("draft.yaml", HEAD + item.indent(2));
    }

    /** A step as it is read; {@code null} if it cannot be. */
    Step read(StepYaml step) {
        PackReader.LessonResult read = read(step.text());
        return read.ok() ? firstStep(read) : null;
    }

    /** The least that a step of a kind needs, for reading a part of one. */
    static StepYaml sample(String kind) {
        return new StepYaml("x", kind)
                .field("prompt", "P")
                .field(kind.equals("predict") ? "run" : "solution", "[PING]");
    }

    private static Step firstStep(PackReader.LessonResult read) {
        boolean there = read.lesson() != null && !read.lesson().steps().isEmpty();
        return there ? read.lesson().steps().get(0) : null;
    }

    private StepYaml yaml(Draft draft, String accept, List<StepYaml.MistakeText> mistakes) {
        String kind = kind(draft);
        LuaDraft lua = isLua(draft) ? LuaDraft.of(draft.solution()) : null;
        StepYaml out = new StepYaml(id(draft), lua == null ? kind : "script");
        if (lua != null) {
            out.ofTexts().field("language", LuaScript.LANGUAGE);
        }
        out.prose("prompt", draft.prompt() == null ? "(no prompt yet)" : draft.prompt());
        out.commands("setup", draft.setup());
        if (kind.equals("predict")) {
            prediction(draft, out);
        } else {
            solution(draft, lua, out);
            if (accept != null) {
                out.field("accept", accept);
            }
            out.answers("also", given(draft, draft.also(), lua != null));
            if (kind.equals("task")) {
                out.entries("state", goals(draft));
            }
        }
        if (!kind.equals("predict")) {
            out.items("docs", docs(draft));
        }
        out.mistakes(mistakes);
        out.entries(
                "hints",
                draft.hints().stream()
                        .map(text -> YamlText.line(YamlText.tidy(text)))
                        .toList());
        return out.prose("after", draft.after());
    }

    private static void solution(Draft draft, LuaDraft lua, StepYaml out) {
        if (lua == null) {
            out.commands("solution", answer(draft)).commands("then", then(draft));
        } else {
            out.commands("call", lua.callTyped()).text("solution", lua.text());
        }
    }

    /** The commands of the solution, to be read about. */
    private List<String> docs(Draft draft) {
        Set<String> names = new LinkedHashSet<>();
        for (Line line : lines(answer(draft))) {
            CommandSpec spec = line.isTick() ? null : catalog.find(line.words().get(0));
            if (spec != null) {
                names.add(YamlText.word(spec.words()));
            }
        }
        return names.size() > MOST_DOCS ? List.of() : List.copyOf(names);
    }

    private void prediction(Draft draft, StepYaml out) {
        out.commands("run", answer(draft)).commands("then", then(draft));
        Rehearsal truth = played(draft);
        for (String matcher : MatcherText.candidates(truth.reply(), truth.isUnordered())) {
            String step = new StepYaml("x", "predict")
                    .field("prompt", "P")
                    .field("run", "[PING]")
                    .field("is", matcher)
                    .text();
            if (firstStep(read(step)) instanceof Step.Predict predict
                    && predict.is().fits(truth.reply())) {
                out.field("is", matcher);
                return;
            }
        }
    }

    // ---- goals and what is accepted

    /** The solution as somebody plays it who begins late and looks around. */
    private static List<String> disturbed(List<String> solution) {
        List<String> lines = new ArrayList<>(List.of(":tick 7s"));
        for (String line : solution) {
            lines.add("RANDOMKEY");
            lines.add(line);
        }
        return lines;
    }

    private List<String> goals(Draft draft) {
        Rehearsal right = played(draft);
        List<String> goals = new ArrayList<>();
        for (String goal : GoalText.of(right, played(draft, disturbed(draft.solution())))) {
            if (holds(goal, right)) {
                goals.add(goal);
            }
        }
        return goals;
    }

    private boolean holds(String check, Rehearsal right) {
        String step = new StepYaml("x", "task")
                .field("prompt", "P")
                .field("solution", "[PING]")
                .entries("state", List.of(check))
                .text();
        Step read = firstStep(read(step));
        return read != null
                && read.judgedOrNull().state().size() == 1
                && right.holds(read.judgedOrNull().state().get(0));
    }

    /** What is accepted, where the default would refuse the solution to somebody who takes his time; else null. */
    private String accept(Draft draft, List<String> remarks) {
        if (!kind(draft).equals("task") || draft.solution().isEmpty()) {
            return null;
        }
        List<String> slowly = disturbed(draft.solution());
        String[][] ways = {
            {null, null},
            {"{same_effect: {ignore: [stream_ids]}}", "ids of streams do not count, since they are times"},
            {"{same_effect: {ignore: [ttl]}}", "times to live do not count, since they depend on when it is done"},
            {"{same_effect: {ignore: [ttl, stream_ids]}}", "neither times to live nor ids of streams count"},
            {
                "{state: [" + String.join(", ", withoutWords(goals(draft))) + "]}",
                "what time or chance decides does not count"
            },
        };
        for (String[] way : ways) {
            Step step = read(yaml(draft, way[0], List.of()));
            if (step != null
                    && Rehearsal.judge(step, stage(draft.setup()), slowly, lesson.seed())
                            .accepted()) {
                if (way[1] != null) {
                    remarks.add("accept: " + way[1] + ".");
                }
                return way[0];
            }
        }
        return null;
    }

    private static List<String> withoutWords(List<String> goals) {
        return goals.stream()
                .map(goal -> goal.replaceFirst(", goal: .*}$", "}"))
                .toList();
    }

    // ---- judging and mistakes

    /** Judges an answer to the step as it is so far, without its mistakes. */
    Rehearsal.Judgement judge(Draft draft, List<String> typed) {
        Step step = make(draft.withTries(List.of())).step();
        LuaDraft lua = isLua(draft) ? LuaDraft.of(draft.solution()) : null;
        if (lua != null && !lua.runsAs(LuaDraft.of(typed))) {
            String same = "Only the script may differ: play " + String.join(", then ", lua.callTyped()) + ".";
            return new Rehearsal.Judgement(false, new Feedback(Feedback.Kind.UNREADABLE, null, same), same);
        }
        return step == null
                ? new Rehearsal.Judgement(false, null, null)
                : Rehearsal.judge(step, stage(draft.setup()), given(draft, typed), lesson.seed());
    }

    /** Whether what is said of an answer is only that it cannot be read. */
    static boolean isSlip(Rehearsal.Judgement judgement) {
        Feedback feedback = judgement.feedback();
        return feedback != null && !feedback.countsAsAttempt();
    }

    /** What an author says, as the text of a message: braces that are no place-holder stand for themselves. */
    static String message(String said) {
        StepYaml step = sample("task")
                .mistakes(List.of(new StepYaml.MistakeText("x", "{used: PING}", said, List.of(List.of("PING")))));
        boolean fine = new PackReader(null)
                .readLessonText("draft.yaml", HEAD + step.text().indent(2))
                .ok();
        return fine ? said : said.replace("{", "{{").replace("}", "}}");
    }

    // ---- the proof

    /**
     * What is wrong or unwise in the step, as sentences; the lesson's other steps are not blamed.
     *
     * @param wrong what judges wrongly
     * @param unwise what is legal and could be better
     */
    record Proof(List<String> wrong, List<String> unwise) {}

    /** Proves the step at the end of its lesson. */
    Proof prove(Step step) {
        List<Step> steps = new ArrayList<>(lesson.steps());
        steps.add(step);
        Lesson whole = lesson.with(steps);
        List<String> wrong = new ArrayList<>();
        List<String> unwise = new ArrayList<>();
        for (Finding finding : PackProof.of(whole, step.id(), maker)) {
            if (finding.step().equals(step.id())) {
                (finding.isSurvivor() ? unwise : wrong)
                        .add(finding.text() + " — " + finding.cure() + " [" + finding.rule() + "]");
            }
        }
        for (Fault fault : Linter.lint(whole)) {
            boolean here = fault.place().file().equals(step.head().place().file());
            if (here) {
                unwise.add(fault.what() + " — " + fault.cure() + " ["
                        + fault.rule().id() + "]");
            }
        }
        return new Proof(wrong, unwise);
    }
}
