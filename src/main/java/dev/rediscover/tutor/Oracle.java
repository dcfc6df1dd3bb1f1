package dev.rediscover.tutor;

import dev.rediscover.lesson.Accept;
import dev.rediscover.lesson.EffectRule;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.lesson.Step;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells whether an answer does what the solution does, by doing both: on the data shown, on the other data of the step,
 * and on data that is a little different.
 */
final class Oracle {
    private final Step step;
    private final Script script;
    private final boolean repliesCount;
    private final EffectRule rule;
    private final World shown;
    private final List<World> others = new ArrayList<>();
    private List<World> nearby;

    /** What an answer is, compared with the solution. */
    enum Kind {
        /** It does the same on all data. */
        SAME,
        /** It does something else on the data shown. */
        OTHER,
        /** It does something else on other data only. */
        WEAK
    }

    /** {@code data}: the lines of setup that show the difference; empty if it is to be seen as it is. */
    record Ruling(Kind kind, List<Line> data) {}

    /** Data, and what the solution makes of it. */
    private static final class World {
        private final Step.Judged judged;
        private final Stage stage;
        private final List<Line> lines;
        private final boolean existence;
        private final Script script;
        private Judge judge;
        private Boolean solved;

        World(Step.Judged judged, Stage stage, List<Line> lines, boolean existence, Script script) {
            this.judged = judged;
            this.stage = stage;
            this.lines = lines;
            this.existence = existence;
            this.script = script;
        }

        private Judge judge() {
            if (judge == null) {
                judge = new Judge(judged, stage, script);
            }
            return judge;
        }

        Performance model() {
            return judge().model();
        }

        /** Whether the step still makes sense here: the solution is right, and is no error. */
        boolean makesSense(boolean mayFail) {
            if (solved == null) {
                boolean fails = !mayFail && fails(model());
                solved = !fails && accepts(judged.solution());
            }
            return solved;
        }

        boolean accepts(List<Line> lines) {
            String typed = lines.isEmpty() ? "" : lines.get(lines.size() - 1).typed();
            return judge().verdict(typed, perform(lines)).accepted();
        }

        Performance perform(List<Line> lines) {
            return script.perform(stage.copy(), lines);
        }
    }

    /** {@code begin}: the stage before the step's setup; {@code before}: the same with it. */
    Oracle(Step step, Stage begin, Stage before) {
        this.step = step;
        this.script = Script.of(step);
        Step.Judged judged = step.judgedOrNull();
        this.repliesCount = judged.accept().stream().anyMatch(one -> one.sameReply() || one.reply() != null);
        this.rule = rule(judged);
        this.shown = new World(judged, before, List.of(), false, script);
        for (Step variant : step.head().variants().hidden()) {
            List<Line> setup = variant.head().setup();
            others.add(new World(variant.judgedOrNull(), Scene.with(begin, variant), setup, false, Script.of(variant)));
        }
    }

    /** What the author says does not count does not count here. */
    private static EffectRule rule(Step.Judged judged) {
        for (Accept accept : judged.accept()) {
            if (accept.effect() != null) {
                EffectRule own = accept.effect();
                return new EffectRule(
                        null,
                        own.ignoreTtl(),
                        own.ignoreStreamIds(),
                        own.ignoreListOrder(),
                        own.ttlBySeconds(),
                        own.scoreBy());
            }
        }
        return EffectRule.DEFAULT;
    }

    /** What the solution did on the data shown. */
    Performance model() {
        return shown.model();
    }

    /** Whether an answer does the same as the solution on the data shown. */
    boolean sameHere(List<Line> lines) {
        return same(shown, lines);
    }

    private boolean same(World world, List<Line> lines) {
        Comparison comparison = new Comparison(world.perform(lines), world.model());
        boolean sameEffect = script.onlyKeysCount() ? comparison.keys(rule) == null : comparison.effects(rule) == null;
        return sameEffect && (!repliesCount || comparison.replies() == null);
    }

    /** {@code adds}: see {@link Mutant}; then it does not matter that it would do less where a key is or is not. */
    Ruling of(List<Line> lines, boolean adds) {
        if (!sameHere(lines)) {
            return new Ruling(Kind.OTHER, List.of());
        }
        for (World world : others) {
            if (!same(world, lines)) {
                return new Ruling(Kind.WEAK, world.lines);
            }
        }
        Ruling weak = null;
        for (World world : nearby()) {
            boolean counts = !(adds && world.existence);
            if (counts && world.makesSense(mayFail()) && !same(world, lines)) {
                Ruling found = new Ruling(Kind.WEAK, world.lines);
                if (!world.accepts(lines)) {
                    return found;
                }
                weak = weak == null ? found : weak;
            }
        }
        return weak == null ? new Ruling(Kind.SAME, List.of()) : weak;
    }

    private boolean mayFail() {
        return fails(model());
    }

    private static boolean fails(Performance performance) {
        return performance.played().stream().anyMatch(one -> isError(one.reply()));
    }

    /** Whether a reply is an error, or has one inside, as EXEC's can. */
    private static boolean isError(Reply reply) {
        List<Reply> items = reply == null ? null : ReplyText.items(reply);
        return items == null ? reply instanceof Reply.Err : items.stream().anyMatch(Oracle::isError);
    }

    private List<World> nearby() {
        if (nearby == null) {
            nearby = new ArrayList<>();
            Step.Judged judged = step.judgedOrNull();
            List<Line> lines = step.luaOrNull() == null
                    ? judged.solution()
                    : step.luaOrNull().call();
            for (NearbyData.Datum datum : NearbyData.of(shown.stage, lines)) {
                Stage stage = shown.stage.copy();
                Played played = stage.run(datum.line());
                Reply reply = played.reply();
                boolean comesOrGoes =
                        played.changes().stream().anyMatch(change -> change.before() == null || change.after() == null);
                boolean done =
                        reply != null && !(reply instanceof Reply.Err) && !reply.equals(new Reply.Status("QUEUED"));
                if (done) {
                    nearby.add(
                            new World(judged, stage, List.of(datum.line()), datum.existence() || comesOrGoes, script));
                }
            }
        }
        return nearby;
    }
}
