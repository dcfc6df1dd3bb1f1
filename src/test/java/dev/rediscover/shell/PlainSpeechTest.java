package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.lesson.Shelf;
import dev.rediscover.lesson.Step;
import dev.rediscover.sessions.Answers;
import dev.rediscover.tutor.LessonRun;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing is lost to who hears the screen: every lesson is taken twice, drawn and in plain sentences, with wrong
 * answers and right ones, and every word and number of what is drawn is also said.
 */
class PlainSpeechTest {
    /** How a drawing says that it leaves out what a sentence may say, and what INFO tells of this process. */
    private static final String LEFT_OUT = "\u2026 [\\d,]+ more|\\S*(\u2026|\\.\\.\\.)\\S*"
            + "|[\\[{(<]\\d+ (items?|fields?|members?)[\\]})>]|(used_cpu|used_memory|mem_)\\S*";

    /** The number of an open port: the two have one each. */
    private static final String PORT = "(?i)((\\bport|127\\.0\\.0\\.1|localhost|-p)\\W{1,4})\\d{4,5}";

    static List<String> lessons() {
        return Lessons.names(Shelf.BUNDLED);
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void everyFactThatIsDrawnIsSaid(String name) {
        Sessions drawn = session();
        Sessions plain = session();
        plain.run(":set plain on");
        String line = ":learn " + name;
        List<String> lost = new ArrayList<>();
        compare(line, drawn.run(line), plain.run(line), lost);
        for (int turns = 0; drawn.session.lesson() != null; turns++) {
            assertThat(turns).as("stuck in %s", name).isLessThan(200);
            for (String typed : next(drawn.session.lesson())) {
                compare(typed, drawn.run(typed), plain.run(typed), lost);
            }
        }
        assertThat(lost).isEmpty();
    }

    private static Sessions session() {
        Sessions it = new Sessions();
        it.run(":set diff on", ":set confidence off");
        return it;
    }

    /** What is typed next: a wrong answer where there is one and then a right one; what is read is gone past. */
    private static List<String> next(LessonRun run) {
        if (run.isSolved() || !run.step().isExercise()) {
            return List.of("");
        }
        List<String> typed = new ArrayList<>(Answers.wrong(run));
        if (run.step() instanceof Step.Predict) {
            return typed.isEmpty() ? List.of("hint", "7654321") : typed;
        }
        if (Answers.isWhole(run.step())) {
            if (!typed.isEmpty()) {
                typed.add("check");
                typed.add("reset");
            }
            typed.add("run");
        }
        typed.addAll(List.of("why", "hint", "skip"));
        return run.step().kind() == Step.Kind.ANSWER ? List.of(":why", ":hint", ":skip") : typed;
    }

    private static void compare(String typed, String drawn, String plain, List<String> lost) {
        Set<String> missing = facts(drawn.replaceAll(LEFT_OUT, "").replaceAll(PORT, "$1"));
        missing.removeAll(facts(plain.replaceAll(PORT, "$1")));
        if (!missing.isEmpty()) {
            lost.add(missing + " after \"" + typed + "\", drawn:\n" + drawn + "\nsaid:\n" + plain);
        }
    }

    /** The words and numbers of a text, without what only draws. */
    private static Set<String> facts(String text) {
        Set<String> facts = new LinkedHashSet<>();
        for (String word : text.split("[^\\p{L}\\p{N}_:.@#*+-]+")) {
            String bare = word.replaceAll("^[:.+*-]+|[:.-]+$", "");
            if (!bare.isEmpty() && !bare.equals("x")) {
                facts.add(bare.toLowerCase(Locale.ROOT));
            }
        }
        return facts;
    }
}
