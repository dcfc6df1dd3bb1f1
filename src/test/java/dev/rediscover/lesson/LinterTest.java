package dev.rediscover.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LinterTest {
    private static final String TOP = "id: x\ntitle: T\nminutes: 5\nsetup: [\"SET page:home 1\"]\nsteps:\n";

    private static final String PACK = "format: 1\nid: p\nversion: 1.0.0\ntitle: T\nlessons: [x]\n";

    private static List<String> lint(String yaml) {
        return lint(Map.of("pack.yaml", PACK, "x.yaml", yaml));
    }

    private static List<String> lint(Map<String, String> files) {
        PackSource source = path -> files.containsKey(path) ? files.get(path).getBytes(StandardCharsets.UTF_8) : null;
        PackReader.PackResult result = new PackReader(Commands.catalog()).read(source);
        assertThat(result.faults()).isEmpty();
        return Linter.lint(source, result.pack(), Commands.catalog(), List.of()).stream()
                .map(fault -> fault.rule().id() + "@" + fault.place().line())
                .toList();
    }

    private static List<String> command(String fields) {
        return lint(TOP + "  - id: a\n    kind: command\n" + fields.indent(4));
    }

    private static final String GOOD =
            "prompt: INCR adds one. Count a visit of `page:home`.\nsolution: [INCR page:home]\nhints: [INCR.]\n";

    @Test
    void aGoodStepHasNoFault() {
        assertThat(command(GOOD)).isEmpty();
    }

    @Test
    void namesThatNobodyToldAreDishonest() {
        assertThat(command("prompt: Count.\nsolution: [INCR page:about]\nhints: [INCR.]\n"))
                .containsExactly("honesty.hidden-name@9");
        assertThat(command("prompt: Count.\nsolution: [INCR page:home]\nhints: [INCR.]\nstate: [{key: secret}]\n"))
                .containsExactly("honesty.hidden-name@11");
    }

    @Test
    void theSolutionIsNotGivenAway() {
        assertThat(command("prompt: Type `incr  page:home`.\nsolution: [INCR page:home]\nhints: [INCR.]\n"))
                .containsExactly("honesty.solution-in-prompt@8");
        assertThat(command(GOOD.replace("INCR.", "Try INCR page:home"))).containsExactly("honesty.hint-is-solution@10");
        assertThat(command(GOOD.replace("[INCR.]", "[{reveal: solution}]")))
                .containsExactly("honesty.hint-is-solution@10");
    }

    @Test
    void helpIsOffered() {
        assertThat(command(GOOD.replace("hints: [INCR.]\n", ""))).containsExactly("teach.no-hint-no-mistake@6");
        assertThat(command(GOOD + "mistakes:\n  - {id: m, when: {used: GET}, say: x}\n"))
                .containsExactly("teach.mistake-without-example@12");
        assertThat(command(GOOD + "after: Well done!\n")).containsExactly("teach.praise-only@11");
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
        for (String id : List.of("one", "two", "three", "four", "five")) {
            says.append("  - {id: ").append(id).append(", kind: say, prompt: P}\n");
        }
        String pack = PACK + "skills: {s.a: A}\n";
        assertThat(lint(Map.of("pack.yaml", pack, "x.yaml", says.toString())))
                .containsExactly("teach.skill-not-practised@6", "teach.goal-not-practised@3", "teach.many-say@10");
    }

    @Test
    @Timeout(20)
    void textsThatAreMadeToBeSlowAreNot() {
        String lines = "prompt: \"" + "\\n ".repeat(3900) + "\"\n";
        String ticks = "after: '" + "``` `".repeat(1500) + "'\n";
        String names = "solution: [\"MSET " + "a:b 1 ".repeat(20_000) + "\"]\n";
        String yaml = TOP + "  - id: a\n    kind: command\n" + (lines + ticks + names).indent(4);
        PackSource source = path -> (path.equals("pack.yaml") ? PACK : yaml).getBytes(StandardCharsets.UTF_8);
        Pack pack = new PackReader(null).read(source).pack();
        assertThat(Linter.lint(source, pack, null, List.of())).isNotEmpty();
    }
}
