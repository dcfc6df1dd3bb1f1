package dev.rediscover.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTreeTest {
    private static String tree(String step) {
        StringBuilder out = new StringBuilder();
        print(CheckTree.of(Lessons.of(step), 0, Lessons.ENGINES), "", out);
        return out.toString();
    }

    private static void print(List<CheckTree> tree, String indent, StringBuilder out) {
        for (CheckTree part : tree) {
            String mark = part.mark() == CheckTree.Mark.HOLDS ? "+" : part.mark() == CheckTree.Mark.FAILS ? "-" : " ";
            out.append(indent).append(mark).append(' ').append(part.text()).append('\n');
            print(part.parts(), indent + "  ", out);
        }
    }

    @Test
    void a_command_is_asked_for_reply_and_effect() {
        assertThat(tree("- {id: a, kind: command, prompt: P, solution: [INCR page:home]}"))
                .isEqualTo("""
                        + the model solution passes
                        + accepted: all of these
                          + the same reply: (integer) 42
                          + the same effect: it changes page:home
                        """);
    }

    @Test
    void what_the_solution_itself_does_not_meet_is_marked() {
        assertThat(tree("""
                - id: a
                  kind: task
                  prompt: P
                  solution: [SET greeting hi]
                  accept: [{reply: {status: QUEUED}}, {same_effect: {scope: "x*", ignore: [ttl]}}]
                  state:
                    - {key: greeting, type: string, value: ho}
                    - {absent: [page:home]}
                  gates: {require: [SET], forbid: [DEL], max_commands: 1}
                """)).isEqualTo("""
                        - the model solution passes
                        + accepted: any of these
                          - the reply is the status QUEUED; it is OK
                          + the same effect: it changes greeting (only keys like x* count; times to live do not count)
                        - at the end
                          - the key greeting is a string, holds "ho"; the key greeting is "hi", wanted "ho"
                          - no key page:home; the key page:home is there, and should not be
                        + commands
                          + at most 1 commands; 1 are used
                          + without DEL
                          + with SET
                        """);
    }

    @Test
    void the_engine_is_asked_what_a_prediction_comes_to() {
        assertThat(tree("- {id: a, kind: predict, prompt: P, run: INCR page:home, is: 42}"))
                .isEqualTo("+ INCR page:home replies (integer) 42\n");
        assertThat(tree("- {id: a, kind: predict, prompt: P, run: INCR page:home, is: 41}"))
                .isEqualTo("- INCR page:home replies (integer) 41; the engine replies (integer) 42\n");
    }

    @Test
    void milestones_and_races_are_walked_through() {
        assertThat(tree("""
                - id: a
                  kind: project
                  prompt: P
                  milestones:
                    - {id: one, goal: G, state: [{key: n, value: "1"}]}
                    - {id: two, goal: G, state: [{key: n, value: "3"}]}
                  solution: [SET n 1, SET n 2]
                """)).isEqualTo("""
                        - the model solution passes
                        + milestone one
                          + the key n is there, holds "1"
                        - milestone two
                          - the key n is there, holds "3"; the key n is "2", wanted "3"
                        """);
        assertThat(tree("""
                - id: a
                  kind: race
                  prompt: P
                  clients: {ann: ["INCR n"], bob: ["SET n 5"]}
                  find: {state: [{key: n, value: 6}], solution: b a}
                """)).isEqualTo("""
                        + the model solution passes
                          the order b a ends with this
                            the key n is there, holds "6"
                        """);
    }

    @Test
    void each_example_of_a_mistake_is_tried() {
        assertThat(tree("""
                - id: a
                  kind: command
                  prompt: P
                  solution: [INCR page:home]
                  mistakes:
                    - {id: down, when: {used: DECR}, say: S, examples: [DECR page:home, INCRBY page:home 1, PING]}
                """)).contains("""
                        - mistakes
                          + down: DECR page:home
                          - down: INCRBY page:home 1; it is accepted
                          - down: PING; instead:\s""");
    }

    @Test
    void nothing_is_asked_where_nothing_is_judged() {
        assertThat(tree("- {id: a, kind: say, prompt: P}")).isEmpty();
    }
}
