package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Proves that commands for a second server are judged rightly: what is nearly the solution saves nothing. */
final class CrashProof {
    private final Step.Crash crash;
    private final Tries tries;
    private final Stage before;
    private final BiConsumer<ProofRule, String> found;
    private int mutants;
    private int killed;
    private int explained;

    CrashProof(Step.Crash crash, Tries tries, Stage before, BiConsumer<ProofRule, String> found) {
        this.crash = crash;
        this.tries = tries;
        this.before = before;
        this.found = found;
    }

    /** Types the other right answers, and if {@code mutated} what is nearly the solution. */
    Kills prove(boolean mutated) {
        for (List<String> also : crash.answer().also()) {
            Tries.Tried tried = tries.attempt(also);
            if (!tried.passed()) {
                found.accept(ProofRule.ALSO_PASSES, "not accepted: " + String.join("; ", also) + ": " + tried.said());
            }
        }
        if (!mutated) {
            return Kills.NONE;
        }
        List<Line> solution = crash.answer().solution();
        Set<List<String>> all = new LinkedHashSet<>();
        for (Mutant mutant : Mutants.of(solution, before.link().engine().catalog(), List.<Bytes>of())) {
            all.add(mutant.lines());
        }
        all.add(List.of("PING"));
        List<String> typed = new ArrayList<>();
        solution.forEach(line -> typed.add(line.typed()));
        all.remove(typed);
        all.forEach(this::mutant);
        return new Kills(mutants, killed, 0, explained, mutants - killed - explained);
    }

    private void mutant(List<String> lines) {
        mutants++;
        if (!tries.attempt(lines).passed()) {
            killed++;
        } else if (crash.answer().also().contains(lines)) {
            explained++;
        } else {
            found.accept(ProofRule.MUTANTS_FAIL, "accepted, and not the solution: " + String.join("; ", lines));
        }
    }
}
