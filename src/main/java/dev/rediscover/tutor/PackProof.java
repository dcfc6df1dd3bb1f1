package dev.rediscover.tutor;

import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Pack;
import java.util.ArrayList;
import java.util.List;

/**
 * Proves by running that a pack judges rightly: every model solution passes; nothing typed and nothing done does not;
 * every example of a mistake brings up its own message and is not accepted; cheats, the answers of other steps and
 * mutants of the solution do not pass, unless they do exactly what the solution does; what does the same does pass.
 */
public final class PackProof {
    private static final long SEED = 1;
    private static final long MOST_MILLIS = 60_000;

    private PackProof() {}

    /** Everything that a pack judges wrongly; empty if nothing. */
    public static List<Finding> of(Pack pack, EngineMaker maker) {
        List<Finding> findings = new ArrayList<>();
        pack.lessons().forEach(lesson -> findings.addAll(of(lesson, maker)));
        return findings;
    }

    /** Everything that a lesson judges wrongly; empty if nothing. */
    public static List<Finding> of(Lesson lesson, EngineMaker maker) {
        return of(lesson, maker, true);
    }

    /** What is found in one step, and by playing the lesson through. */
    public static List<Finding> of(Lesson lesson, String step, EngineMaker maker) {
        LessonProof proof = LessonProof.of(lesson, maker, SEED);
        List<Finding> findings = new ArrayList<>(proof.findings());
        if (proof.steps().contains(step)) {
            findings.addAll(proof.prove(step, true, MOST_MILLIS).findings());
        }
        return findings;
    }

    /** Everything that a lesson judges wrongly, with or without answers that are nearly right. */
    public static List<Finding> of(Lesson lesson, EngineMaker maker, boolean mutants) {
        LessonProof proof = LessonProof.of(lesson, maker, SEED);
        List<Finding> findings = new ArrayList<>(proof.findings());
        for (String step : proof.steps()) {
            findings.addAll(proof.prove(step, mutants, MOST_MILLIS).findings());
        }
        return findings;
    }
}
