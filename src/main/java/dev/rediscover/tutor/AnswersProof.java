package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Glob;
import dev.rediscover.lesson.Blanks;
import dev.rediscover.lesson.Check;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.lesson.Step;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Types answers that are commands into a step: some that must not pass, and some that must. */
final class AnswersProof {
    private final StepProof proof;
    private final Step step;
    private final Step.Judged judged;
    private final Stage before;
    private final Script script;
    private final Judge judge;
    private final Oracle oracle;
    private final Set<Step.Survivor> unused;
    private int mutants;
    private int killed;
    private int equivalent;
    private int explained;
    private int survived;

    AnswersProof(StepProof proof) {
        this.proof = proof;
        this.step = proof.step();
        this.judged = step.judgedOrNull();
        this.before = proof.before();
        this.script = Script.of(step);
        this.judge = new Judge(judged, before, script);
        this.oracle = new Oracle(step, proof.begin(), before);
        this.unused = new LinkedHashSet<>(judged.survivors());
    }

    /** Whether an answer, done as a whole, is right under these rules. */
    static boolean accepts(Step step, Step.Judged judged, Stage before, List<String> answer) {
        Script script = Script.of(step);
        List<Line> lines = lines(step, answer);
        return new Judge(judged, before, script)
                .verdict(last(answer), script.perform(before.copy(), lines))
                .accepted();
    }

    private static String last(List<String> lines) {
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    private List<Line> lines(List<String> typed) {
        return lines(step, typed);
    }

    /** The lines of an answer that can be read; those that run it where it is a Lua text. */
    private static List<Line> lines(Step step, List<String> typed) {
        if (step.luaOrNull() != null) {
            return typed.isEmpty() ? List.of() : step.luaOrNull().lines(typed.get(0));
        }
        List<Line> lines = new ArrayList<>();
        for (String one : typed) {
            Line line = Typed.read(one).line();
            if (line != null) {
                lines.add(line);
            }
        }
        return lines;
    }

    private boolean isOne() {
        return step instanceof Step.Command || step instanceof Step.Fill;
    }

    /** What came of the solution. */
    List<Played> solved() {
        return oracle.model().played();
    }

    // ---- cheats

    /** What somebody might try who does not know the answer. */
    void cheats() {
        if (step instanceof Step.Order) {
            return;
        }
        Set<List<String>> cheats = new LinkedHashSet<>();
        if (step.luaOrNull() != null) {
            luaCheats(cheats);
            tryCheats(cheats);
            return;
        }
        for (String cheat : List.of("PING", "HELP", "FLUSHALL", "FLUSHDB", "COMMAND COUNT")) {
            cheats.add(List.of(cheat));
        }
        Reply reply = oracle.model().reply();
        if (reply != null && ReplyText.text(reply) != null) {
            cheats.add(List.of("ECHO " + Quoting.word(ReplyText.text(reply))));
        }
        for (Step other : proof.lesson().steps()) {
            if (other != step && other.judgedOrNull() != null && !(other instanceof Step.Order)) {
                List<String> typed = Mutants.typed(other.judgedOrNull().solution());
                cheats.add(isOne() ? typed.subList(0, Math.min(1, typed.size())) : typed);
            }
        }
        if (step instanceof Step.Client) {
            cheats.add(judged.solution().stream().map(Line::text).toList()); // typed instead of programmed
        }
        tryCheats(cheats);
    }

    /** Texts that know the reply, or do something else altogether. */
    private void luaCheats(Set<List<String>> cheats) {
        cheats.add(List.of("return"));
        cheats.add(List.of("return redis.call(\"FLUSHALL\")"));
        String constant = LuaConstant.of(oracle.model().reply());
        if (constant != null) {
            cheats.add(List.of("return " + constant));
        }
        for (Step other : proof.lesson().steps()) {
            if (other != step && other.luaOrNull() != null) {
                cheats.add(List.of(other.luaOrNull().solution()));
            }
        }
    }

    private void tryCheats(Set<List<String>> cheats) {
        cheats.remove(solutionTyped());
        for (List<String> cheat : cheats) {
            Tries.Tried tried = tried(cheat);
            if (tried != null && tried.passed() && !meant(tried.typed()) && !oracle.sameHere(lines(tried.typed()))) {
                proof.found(
                        ProofRule.CHEATS_FAIL,
                        "accepted, though it does something else than the solution: " + text(tried.typed()));
            }
        }
    }

    // ---- trying

    /** Whether the whole answer is judged at once, so that it is not worth typing if it is wrong as a whole. */
    private boolean judgedAsAWhole() {
        boolean live = step instanceof Step.Project || step instanceof Step.Client;
        return !live && !(step instanceof Step.Task task && task.live());
    }

    /** An answer typed; {@code null} if it is refused for certain. */
    private Tries.Tried tried(List<String> answer) {
        proof.deadline().check();
        if (judgedAsAWhole()) {
            Performance performance = script.perform(before.copy(), lines(answer));
            if (!judge.verdict(last(answer), performance).accepted()) {
                return null;
            }
        }
        return proof.tries().answer(answer);
    }

    /** The solution as it is typed. */
    private List<String> solutionTyped() {
        return step.luaOrNull() != null ? List.of(step.luaOrNull().solution()) : Mutants.typed(judged.solution());
    }

    /** An answer for a report; of a Lua text, how it differs from the solution. */
    private String text(List<String> lines) {
        boolean lua = step.luaOrNull() != null && lines.size() == 1;
        return lua
                ? LuaDifference.between(step.luaOrNull().solution(), lines.get(0))
                        .shown()
                : String.join("; ", lines);
    }

    /** Whether the author calls an answer right. */
    private boolean meant(List<String> lines) {
        return judged.also().contains(lines);
    }

    // ---- answers that do the same

    /** The same typed otherwise must pass. */
    void equivalents() {
        if (step instanceof Step.Order || step instanceof Step.Fill) {
            return;
        }
        for (List<String> same : same()) {
            proof.deadline().check();
            Tries.Tried tried = proof.tries().answer(same);
            if (!tried.passed() && oracle.sameHere(lines(same))) {
                proof.found(
                        ProofRule.EQUIVALENT_PASSES,
                        "not accepted, though it does the same as the solution: " + text(same) + ": " + tried.said());
            }
        }
    }

    private List<List<String>> same() {
        return step.luaOrNull() == null
                ? Equivalents.of(step)
                : LuaEquivalents.of(step.luaOrNull().solution()).stream()
                        .map(List::of)
                        .toList();
    }

    // ---- mutants

    Kills mutants() {
        Set<List<String>> seen = new HashSet<>();
        List<String> solution = solutionTyped();
        for (Mutant mutant : all()) {
            Tries.Tried tried = tried(mutant.lines());
            boolean passed = tried != null && tried.passed();
            if (!passed) {
                boolean read = isReadable(mutant.lines());
                mutants += read ? 1 : 0;
                killed += read ? 1 : 0;
                continue;
            }
            List<String> typed = tried.typed();
            boolean begunOnly = typed.size() <= solution.size()
                    && solution.subList(0, typed.size()).equals(typed);
            if (!begunOnly && seen.add(typed)) {
                mutants++;
                passed(typed, mutant.adds());
            }
        }
        for (Step.Survivor gone : unused) {
            proof.found(
                    ProofRule.SURVIVOR_GONE,
                    gone.place(),
                    "no mutant that passes is " + text(gone.answer()) + " (any more)");
        }
        return new Kills(mutants, killed, equivalent, explained, survived);
    }

    private List<Mutant> all() {
        List<Bytes> keys =
                new ArrayList<>(before.link().engine().db(before.db(Line.YOU)).keys());
        keys.sort(null);
        List<Mutant> all = new ArrayList<>();
        if (step.luaOrNull() != null) {
            LuaMutants.of(step.luaOrNull().solution()).forEach(one -> all.add(new Mutant(List.of(one), false)));
            return all;
        }
        if (step instanceof Step.Order order) {
            orders(order).forEach(lines -> all.add(new Mutant(lines, false)));
            return all;
        }
        all.addAll(Mutants.of(judged.solution(), before.link().engine().catalog(), keys));
        if (step instanceof Step.Fill fill) {
            all.removeIf(mutant -> !Blanks.fits(fill.template(), mutant.lines().get(0)));
        }
        if (asksForNothingElse()) {
            List<String> stray = new ArrayList<>(List.of("SET stray 1"));
            stray.addAll(Mutants.typed(judged.solution()));
            all.add(new Mutant(stray, false));
        }
        return all;
    }

    private boolean asksForNothingElse() {
        List<Check> checks = new ArrayList<>(judged.state());
        judged.accept().forEach(accept -> checks.addAll(accept.state()));
        return !isOne() && checks.stream().anyMatch(check -> check instanceof Check.Only);
    }

    /** Other orders of the lines, some with a line too few or one that does not belong there. */
    private static List<List<String>> orders(Step.Order order) {
        List<String> solution = Mutants.typed(order.judged().solution());
        List<List<String>> orders = new ArrayList<>(solution.size() > 1 ? Mutants.ofOrder(solution) : List.of());
        for (String distractor : Mutants.typed(order.distractors())) {
            for (int i = 0; i < solution.size(); i++) {
                List<String> instead = new ArrayList<>(solution);
                instead.set(i, distractor);
                orders.add(instead);
                List<String> more = new ArrayList<>(solution);
                more.add(i, distractor);
                orders.add(more);
            }
        }
        orders.removeIf(solution::equals);
        return orders;
    }

    /** Whether an engine can do something with each line; one that it cannot read would prove nothing. */
    private boolean isReadable(List<String> answer) {
        if (fails(oracle.model()) || step.luaOrNull() != null) {
            return true;
        }
        return !fails(script.perform(before.copy(), lines(answer)));
    }

    private static boolean fails(Performance performance) {
        for (Played played : performance.played()) {
            if (played.own()
                    && played.reply() instanceof Reply.Err error
                    && error.text().startsWith("ERR ")) {
                return true;
            }
        }
        return false;
    }

    private void passed(List<String> typed, boolean adds) {
        Oracle.Ruling ruling = meant(typed) ? null : oracle.of(lines(typed), adds);
        if (ruling == null || ruling.kind() == Oracle.Kind.SAME) {
            equivalent++;
            return;
        }
        Step.Survivor named = named(typed);
        if (named != null) {
            unused.remove(named);
            explained++;
            return;
        }
        survived++;
        if (ruling.kind() == Oracle.Kind.OTHER) {
            proof.found(
                    ProofRule.MUTANTS_FAIL,
                    "accepted, though it does something else than the solution: " + text(typed));
        } else {
            proof.found(
                    ProofRule.WEAK_DATA,
                    "accepted: " + text(typed) + ", which differs from the solution with this setup only: "
                            + String.join("; ", Mutants.typed(ruling.data())));
        }
    }

    private Step.Survivor named(List<String> typed) {
        LuaDifference changed = step.luaOrNull() == null
                ? null
                : LuaDifference.between(step.luaOrNull().solution(), typed.get(0));
        for (Step.Survivor survivor : judged.survivors()) {
            if (changed != null && changed.fits(survivor.answer())) {
                return survivor;
            }
            boolean fits = survivor.answer().size() == typed.size();
            for (int i = 0; fits && i < typed.size(); i++) {
                String wanted = survivor.answer().get(i);
                fits = wanted.equals(typed.get(i)) || Glob.matches(Bytes.of(wanted), Bytes.of(typed.get(i)));
            }
            if (fits) {
                return survivor;
            }
        }
        return null;
    }
}
