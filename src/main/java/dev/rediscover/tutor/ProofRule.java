package dev.rediscover.tutor;

/** What holds in a pack that judges rightly, and what to do where it does not. */
enum ProofRule {
    SETUP_RUNS("setup-runs", "mend the line, or what comes before it"),
    SOLUTION_PASSES("solution-passes", "mend the solution, or what accept, state and gates ask for"),
    ALSO_PASSES("also-passes", "accept it, or take it out of also"),
    PREDICTION_IS_TRUE("prediction-is-true", "write what the engine replies under is"),
    OTHER_SEED("other-seed", "ask for what does not hang on chance, or choose a seed for the lesson (seed: 11)"),
    OTHER_CLOCK("other-clock", "ask for what does not hang on the time, or set the lesson's clock"),
    OWN_DATA("own-data", "let later steps fit whatever the learner's data are: continue: false, or the same vary"),
    ALTERNATIVE_BREAKS(
            "alternative-breaks-next", "begin the later step with continue: false, or accept less in the earlier one"),
    EMPTY_FAILS("empty-fails", "ask for something that only an answer brings about"),
    UNTOUCHED_FAILS("untouched-fails", "ask for something that the setup does not hold yet"),
    CHEATS_FAIL("cheats-fail", "ask for more: same_effect, a state, or gates that require the command"),
    EQUIVALENT_PASSES("equivalent-passes", "accept what does the same, or let gates say what is wanted"),
    MISTAKE_IS_WRONG("mistake-is-wrong", "narrow accept, or take the example out"),
    MISTAKE_SPEAKS("mistake-speaks", "narrow the when of what speaks instead, put it later, or mend the example"),
    MISTAKE_UNTRIED("mistake-untried", "give it an answer that brings it up: examples: [...]"),
    ACCEPT_UNTRIED("accept-untried", "write an answer that only this one takes under also, or remove it"),
    MUTANTS_FAIL("mutants-fail", "ask for more, or write it under also (right) or survivor_ok (harmless, and why)"),
    WEAK_DATA("weak-data", "put such data into setup, or into variants besides what is shown"),
    SURVIVOR_GONE("survivor-gone", "take it out of survivor_ok: it does not pass any more"),
    RACE_OTHERS_FAIL("race-others-fail", "ask for an end that not every order has"),
    RACE_BREAKS("race-breaks", "let the programs go wrong in some order, or ask for more"),
    RACE_MUTANTS_FAIL("race-mutants-fail", "ask for more in the invariant, or add a case"),
    STEP_ENDS("step-ends", "make the step's data and commands smaller");

    private final String word;
    private final String cure;

    ProofRule(String word, String cure) {
        this.word = word;
        this.cure = cure;
    }

    /** Its name in reports; stable. */
    String word() {
        return word;
    }

    String cure() {
        return cure;
    }

    /** The rule of this name. */
    static ProofRule of(String word) {
        for (ProofRule rule : values()) {
            if (rule.word.equals(word)) {
                return rule;
            }
        }
        throw new IllegalArgumentException("no rule " + word);
    }

    /** Whether it is about an answer that is accepted and should not be: what the kill rate counts. */
    boolean isSurvivor() {
        return this == MUTANTS_FAIL || this == WEAK_DATA || this == RACE_MUTANTS_FAIL;
    }
}
