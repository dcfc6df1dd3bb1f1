package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.lesson.Check;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Mistake;
import dev.rediscover.lesson.ReplyDiff;
import dev.rediscover.lesson.Step;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Lines as an author tries them out: run on a copy of the data, with everything that is to be seen of what came of
 * them. It also judges answers to a step that is in no lesson yet, just as a learner's would be judged.
 */
public final class Rehearsal {
    private final Performance done;

    private Rehearsal(Performance done) {
        this.done = done;
    }

    /** Lines, then those that follow by themselves, run on a copy of {@code before}. */
    public static Rehearsal of(Stage before, List<Line> lines, List<Line> then) {
        return new Rehearsal(Performance.on(before.copy(), lines, then));
    }

    /** The data of a lesson after its last step, every step solved as its author solved it. */
    public static Stage after(Lesson lesson, EngineMaker maker) {
        return upTo(lesson, null, maker);
    }

    /** The data when a step of a lesson begins, every step before it solved as its author solved it. */
    public static Stage before(Lesson lesson, String step, EngineMaker maker) {
        return upTo(lesson, step, maker);
    }

    private static Stage upTo(Lesson lesson, String id, EngineMaker maker) {
        Stage empty = Stage.empty(maker, lesson.clockMillis(), lesson.seed());
        Stage stage = empty.at(lesson.setup());
        for (Step step : lesson.steps()) {
            stage = step.head().continues() ? stage : empty.at(lesson.setup());
            stage.run(step.head().setup());
            if (step instanceof Step.Predict predict) {
                stage.run(predict.given());
            }
            if (step.id().equals(id)) {
                return stage;
            }
            if (step instanceof Step.Demo demo) {
                for (Step.Shown shown : demo.run()) {
                    stage.run(shown.line());
                }
            } else {
                Steps.run(step, stage, lesson.seed()).playSolution();
            }
        }
        return stage;
    }

    /**
     * A line as it is typed at the prompt.
     *
     * @param line {@code null} if it cannot be read
     * @param problem why not; else {@code null}
     */
    public record Read(Line line, String problem) {}

    /** Reads {@code CMD}, {@code @bob CMD}, {@code bob> CMD} and {@code :tick 61s}. */
    public static Read read(String typed) {
        Typed read = Typed.read(typed);
        return new Read(read.line(), read.problem());
    }

    // ---- what came of it

    /** Every line with its reply. */
    public List<Played> played() {
        return done.played();
    }

    /** The reply of the last command, if need be the one that came late; {@code null} if it still waits. */
    public Reply reply() {
        return done.reply();
    }

    /** The author's commands, without moves of the clock and what followed by itself. */
    public List<Line> commands() {
        return done.commands();
    }

    /** The keys that were changed, in the database that is selected afterwards. */
    public List<Bytes> changed() {
        return here(done.effect().changed());
    }

    /** Of these, the keys that were not there before. */
    public List<Bytes> created() {
        return here(done.effect().created());
    }

    /** Of these, the keys that are gone. */
    public List<Bytes> deleted() {
        return here(done.effect().deleted());
    }

    private List<Bytes> here(Set<Effect.Spot> spots) {
        List<Bytes> keys = new ArrayList<>();
        for (Effect.Spot spot : spots) {
            if (spot.db() == db()) {
                keys.add(spot.key());
            }
        }
        return keys;
    }

    private int db() {
        return done.stage().db(Line.YOU);
    }

    /** The type of a key afterwards, as TYPE names it; {@code none} for no key. */
    public String type(Bytes key) {
        return Values.type(done.stage(), db(), key);
    }

    /** What a key holds: a list as an array, a set as a set, a hash and a sorted set as a map; nil for no key. */
    public Reply content(Bytes key) {
        return Values.content(done.stage(), db(), key);
    }

    /** Whether a key holds the registers of a HyperLogLog. */
    public boolean isHyperLogLog(Bytes key) {
        return Values.registers(done.stage(), db(), key) != null;
    }

    /** What TTL replies for a key: seconds, -1 for no time to live, -2 for no key. */
    public long ttl(Bytes key) {
        Reply reply = done.stage().ask(db(), List.of(Bytes.of("TTL"), key));
        return reply instanceof Reply.Int seconds ? seconds.value() : -2;
    }

    /** What any command replies to somebody who only looks. */
    public Reply ask(List<Bytes> words) {
        return done.stage().ask(db(), words);
    }

    /** Whether a check holds. */
    public boolean holds(Check check) {
        return new StateCheck(done.stage(), db()).test(check).holds();
    }

    /** Whether this is a mistake that an author foresaw; {@code typed} is the last line. */
    public boolean makes(Mistake mistake, String typed) {
        return Mistakes.first(List.of(mistake), typed, done, db()) != null;
    }

    /** Whether the order of the last reply means nothing. */
    public boolean isUnordered() {
        return Unordered.of(done.lastWords()) != ReplyDiff.Order.GIVEN;
    }

    // ---- judging

    /**
     * What a learner would be told.
     *
     * @param accepted whether the answer is right
     * @param feedback why not, as it is said first; {@code null} if it is accepted, or if nothing is said
     * @param fullest the same as strongly as it is ever said
     */
    public record Judgement(boolean accepted, Feedback feedback, String fullest) {}

    /**
     * Judges an answer to a step.
     *
     * @param before the data when the step begins, the step's own setup included
     * @param typed the lines of the answer; after the last of several {@code check} is said
     */
    public static Judgement judge(Step step, Stage before, List<String> typed, long seed) {
        StepRun run = Steps.run(step, before.copy(), seed);
        Tries.Tried tried = Tries.attempt(run, typed);
        Feedback first = tried.spoke();
        if (tried.passed() || first == null) {
            return new Judgement(tried.passed(), null, null);
        }
        for (int i = 0; i < 2 && !(tried.outcome() instanceof Outcome.Solved); i++) {
            tried = Tries.attempt(run, run.waitsForCheck() ? List.of() : typed);
        }
        String fullest = run.why();
        return new Judgement(false, first, fullest == null ? first.text() : fullest);
    }
}
