package dev.rediscover.tutor;

import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Place;
import dev.rediscover.lesson.Step;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The proof of a lesson, step by step: {@link #of} plays it through with its own solutions, then {@link #prove} proves
 * one step. Steps may be proved in any order, by several threads.
 */
public final class LessonProof {
    private static final long DAY_MILLIS = 86_400_000;
    private static final int LEARNERS = 8;

    private final Lesson lesson;
    private final EngineMaker maker;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Scene> scenes = new LinkedHashMap<>();

    private LessonProof(Lesson lesson, EngineMaker maker) {
        this.lesson = lesson;
        this.maker = maker;
    }

    /**
     * Plays a lesson through, with its own seed and clock, and where those do not matter with others.
     *
     * @param seed where the other chances begin
     */
    public static LessonProof of(Lesson lesson, EngineMaker maker, long seed) {
        LessonProof proof = new LessonProof(lesson, maker);
        proof.play();
        proof.elsewhere(seed);
        return proof;
    }

    public Lesson lesson() {
        return lesson;
    }

    /** What was found by playing the lesson through. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** A lesson that could not be played through. */
    public static Finding failed(Lesson lesson, String why) {
        return new Finding(lesson.id(), "", Place.whole(lesson.file()), ProofRule.STEP_ENDS.word(), why);
    }

    /** The ids of the steps to prove, in order. */
    public List<String> steps() {
        return List.copyOf(scenes.keySet());
    }

    /**
     * Proves a step; whatever goes wrong is a finding.
     *
     * @param mutants whether answers that are nearly right are tried too
     * @param millis how long it may take
     */
    public StepProved prove(String id, boolean mutants, long millis) {
        Step step = lesson.step(id);
        try {
            Stage begin = scenes.get(id).begin(step);
            return new StepProof(lesson, step, begin, Deadline.in(millis)).prove(mutants);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return failed(id, "proving this step failed: " + e);
        }
    }

    /** A step that could not be proved. */
    public StepProved failed(String id, String why) {
        return new StepProved(id, List.of(finding(lesson.step(id), ProofRule.STEP_ENDS, why)), Kills.NONE);
    }

    private Finding finding(Step step, ProofRule rule, String text) {
        return new Finding(lesson.id(), step.id(), step.head().place(), rule.word(), text);
    }

    // ---- playing

    private void play() {
        Stage empty = Stage.empty(maker, lesson.clockMillis(), lesson.seed());
        Stage stage = empty.at(List.of());
        setup(
                stage,
                lesson.setup(),
                lesson.steps().isEmpty() ? null : lesson.steps().get(0));
        for (Step step : lesson.steps()) {
            if (!step.head().continues()) {
                stage = empty.at(lesson.setup());
            }
            if (step.isExercise()) {
                scenes.put(step.id(), new Scene(maker, lesson.clockMillis(), lesson.seed(), stage.history()));
            }
            setup(stage, Scene.ownSetup(step), step);
            try {
                playOn(step, stage, lesson.seed());
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                findings.add(finding(step, ProofRule.STEP_ENDS, "running this step failed: " + e));
                return;
            }
        }
    }

    private void setup(Stage stage, List<Line> lines, Step blamed) {
        for (Line line : lines) {
            Reply reply = stage.run(line).reply();
            boolean given =
                    blamed instanceof Step.Predict predict && predict.given().contains(line);
            if (reply instanceof Reply.Err error && blamed != null && !given && !isTurnedAway(line, error)) {
                String text = "the setup line " + line.typed() + " replies " + error.text();
                findings.add(finding(blamed, ProofRule.SETUP_RUNS, text));
            }
        }
    }

    /** Whether another client lacks the right or the password: such lines are there to be found in ACL LOG. */
    private static boolean isTurnedAway(Line line, Reply.Err error) {
        return line.isOther() && (error.code().equals("NOPERM") || error.code().equals("WRONGPASS"));
    }

    /** Does what the model solution of a step does. */
    static void playOn(Step step, Stage stage, long seed) {
        if (step instanceof Step.Demo demo) {
            demo.run().forEach(shown -> stage.run(shown.line()));
        } else {
            Steps.run(step, stage, seed).passBy();
        }
    }

    // ---- other seeds and clocks

    private void elsewhere(long seed) {
        if (!lesson.ownSeed()) {
            for (long other = seed + 1; other <= seed + 2; other++) {
                elsewhere(ProofRule.OTHER_SEED, "with the seed " + other, lesson, lesson.clockMillis(), other);
            }
        }
        if (!lesson.ownClock()) {
            long later = lesson.clockMillis() + 59 * DAY_MILLIS + 12_345_678;
            elsewhere(ProofRule.OTHER_CLOCK, "at another time", lesson, later, lesson.seed());
        }
        for (int i = 1; i <= LEARNERS && OwnData.isIn(lesson); i++) {
            Lesson own = OwnData.of(lesson, "", "learner " + i);
            elsewhere(ProofRule.OWN_DATA, "on the data of another learner", own, own.clockMillis(), own.seed());
        }
    }

    private void elsewhere(ProofRule rule, String how, Lesson taken, long clockMillis, long seed) {
        Stage empty = Stage.empty(maker, clockMillis, seed);
        Stage stage = empty.at(lesson.setup());
        for (Step step : taken.steps()) {
            if (!step.head().continues()) {
                stage = empty.at(lesson.setup());
            }
            stage.run(Scene.ownSetup(step));
            boolean races = step instanceof Step.Race || step instanceof Step.Crash;
            try {
                String problem = step.isExercise() && !races ? Golden.problem(step, stage, seed) : null;
                if (problem != null && isRightHere(lesson.step(step.id()))) {
                    findings.add(finding(step, rule, how + ", " + problem));
                }
                playOn(step, stage, seed);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                findings.add(finding(step, ProofRule.STEP_ENDS, "running this step failed: " + e));
                return;
            }
        }
    }

    /** What is wrong here too is told where the step itself is proved. */
    private boolean isRightHere(Step step) {
        Stage before = Scene.with(scenes.get(step.id()).begin(step), step);
        return Golden.problem(step, before, lesson.seed()) == null;
    }
}
