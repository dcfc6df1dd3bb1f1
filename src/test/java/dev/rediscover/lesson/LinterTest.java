package dev.rediscover.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinterTest {
    private static final String TOP = "id: x\ntitle: T\nminutes: 5\nsetup: [\"SET page:home 1\"]\nsteps:\n";

    private static List<String> lint(String yaml) {
        PackReader.LessonResult result = new PackReader(Commands.catalog()).readLessonText("x.yaml", yaml);
        assertThat(result.faults()).isEmpty();
        return Linter.lint(result.lesson()).stream()
                .map(fault -> fault.rule().id() + "@" + fault.place().line())
                .toList();
    }

    private static List<String> command(String fields) {
        return lint(TOP + "  - id: a\n    kind: command\n" + fields.indent(4));
    }

    private static final String GOOD = "prompt: Add one to `page:home`.\nsolution: [INCR page:home]\nhints: [Short.]\n";

    @Test
    void aGoodStepHasNoFault() {
        assertThat(command(GOOD)).isEmpty();
    }

    @Test
    void namesThatNobodyToldAreDishonest() {
        assertThat(command("prompt: Count.\nsolution: [INCR page:about]\nhints: [Short.]\n"))
                .containsExactly("honesty.hidden-name@6");
        assertThat(command("prompt: Count.\nsolution: [INCR page:home]\nhints: [Short.]\nstate: [{key: secret}]\n"))
                .containsExactly("honesty.hidden-name@6");
    }

    @Test
    void theSolutionIsNotGivenAway() {
        assertThat(command("prompt: Type `incr  page:home`.\nsolution: [INCR page:home]\nhints: [Short.]\n"))
                .containsExactly("honesty.solution-in-prompt@6");
        assertThat(command(GOOD.replace("Short.", "Try INCR page:home"))).containsExactly("honesty.hint-is-solution@6");
        assertThat(command(GOOD.replace("[Short.]", "[{reveal: solution}]")))
                .containsExactly("honesty.hint-is-solution@6");
    }

    @Test
    void helpIsOffered() {
        assertThat(command(GOOD.replace("hints: [Short.]\n", ""))).containsExactly("teach.no-hint-no-mistake@6");
        assertThat(command(GOOD + "mistakes:\n  - {id: m, when: {used: GET}, say: x}\n"))
                .containsExactly("teach.mistake-without-example@12");
        assertThat(command(GOOD + "after: Well done!\n")).containsExactly("teach.praise-only@6");
    }

    @Test
    void aRaceOffersHelpAndTellsItsNames() {
        String race = TOP + "  - {id: a, kind: race, prompt: P, clients: {ann: [INCR page:far], bob: [GET n]},"
                + " find: {state: [{key: page:far}], solution: a b}}\n";
        assertThat(lint(race)).containsExactly("teach.no-hint-no-mistake@6");
        assertThat(lint(race.replace("prompt: P", "prompt: P, hints: [Look.]"))).isEmpty();
    }

    @Test
    void shadowedMistakesAreFound() {
        String mistakes = "mistakes:\n  - {id: m, when: {used: [GET, SET]}, say: x, examples: [GET a]}\n"
                + "  - {id: n, when: {used: GET, reply: 1}, say: y, examples: [GET b]}\n";
        assertThat(command(GOOD + mistakes)).containsExactly("feedback.mistake-shadowed@13");
    }

    @Test
    void lessonsMoveAndPractiseTheirGoals() {
        StringBuilder says = new StringBuilder(TOP.replace("minutes", "goal: [s.a]\nminutes"));
        for (int i = 0; i < 5; i++) {
            says.append("  - {id: s").append(i).append(", kind: say, prompt: P}\n");
        }
        assertThat(lint(says.toString())).containsExactly("teach.goal-not-practised@0", "teach.many-say@10");
    }
}
