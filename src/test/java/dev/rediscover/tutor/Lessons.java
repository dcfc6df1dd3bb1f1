package dev.rediscover.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Clock;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Engine;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.PackReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Lessons and engines for the tests of this room. */
final class Lessons {
    static final EngineMaker ENGINES = (clock, random) -> new Engine(Families.all(), clock, random);

    private Lessons() {}

    static Lesson counters() {
        try (var in = Lessons.class.getResourceAsStream("/lesson/counters.yaml")) {
            return read("counters", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A lesson with these steps, after a setup of {@code greeting}, {@code page:home} and a list {@code jobs}. */
    static Lesson of(String steps) {
        return read(
                "x",
                "id: x\ntitle: T\nminutes: 5\nsetup: [SET greeting hello, SET page:home 41, RPUSH jobs a b c]\nsteps:\n"
                        + steps.indent(2));
    }

    private static Lesson read(String id, String yaml) {
        PackReader.LessonResult result = new PackReader(null).readLessonText(id + ".yaml", yaml);
        assertThat(result.faults()).isEmpty();
        return result.lesson();
    }

    static LessonRun run(Lesson lesson) {
        return new LessonRun("p", lesson, ENGINES, Progress.unkept(Clock.system()));
    }

    static LessonRun started(String steps) {
        LessonRun run = run(of(steps));
        run.start();
        return run;
    }

    static String refusal(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).feedback().text();
    }

    static Outcome.Solved solved(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            throw new AssertionError("refused: " + refused.feedback().text());
        }
        assertThat(outcome).isInstanceOf(Outcome.Solved.class);
        return (Outcome.Solved) outcome;
    }
}
