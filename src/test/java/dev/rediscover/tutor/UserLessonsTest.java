package dev.rediscover.tutor;

import static dev.rediscover.tutor.Lessons.refusal;
import static dev.rediscover.tutor.Lessons.solved;
import static dev.rediscover.tutor.Lessons.started;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Steps about users: who somebody is and what users may do is judged, and holds from step to step. */
class UserLessonsTest {
    private static final String STEPS = """
            - id: make
              kind: command
              prompt: P
              solution: ["ACL SETUSER bob on >pw ~cart:* +@read"]
              after: A.
            - id: in
              kind: predict
              prompt: P
              given: ["SET cart:1 x", "bob> AUTH bob pw"]
              run: "bob> GET cart:1"
              is: "x"
            - id: out
              kind: predict
              prompt: P
              run: "bob> GET stock:1"
              is: {error: NOPERM}
            - id: allow
              kind: task
              prompt: P
              solution: ["ACL SETUSER bob %R~stock:*"]
              state:
                - {run: "bob> GET stock:1", expect: {is: null}, say: "bob is told {reply}."}
                - {run: "ACL DRYRUN bob SET stock:1 x", expect: {like: "*no permissions*"}, say: "too much"}
                - {run: "bob> SET stock:1 x", expect: {error: NOPERM}}
            - id: log
              kind: command
              prompt: P
              solution: ["ACL LOG 1"]
            - id: gone
              kind: predict
              prompt: P
              given: ["CONFIG SET requirepass hidden"]
              run: "ann> GET k"
              is: {error: NOAUTH}
            - id: locked
              kind: command
              prompt: P
              solution: ["ACL SETUSER default -@dangerous +acl"]
            """;

    @Test
    void usersAreJudgedAndStay() throws IOException {
        LessonRun run = started(STEPS);
        assertThat(refusal(run.enter("ACL SETUSER bob on >pw ~cart:* +@all"))).contains("bob may run other commands");
        assertThat(refusal(run.enter("ACL SETUSER bob on >other ~cart:* +@read")))
                .contains("bob");
        solved(run.enter("ACL SETUSER bob +@read ~cart:* >pw on"));
        run.enter("");
        assertThat(solved(run.enter("x")).hit()).isTrue();
        run.enter("");
        assertThat(solved(run.enter("NOPERM")).hit()).isTrue();
        run.enter("");
        assertThat(((Outcome.Ran) run.enter("ACL SETUSER bob ~stock:*")).goals())
                .isNotEmpty();
        solved(run.enter("ACL SETUSER bob resetkeys ~cart:* %R~stock:*"));
        run.enter("");
        assertThat(solved(run.enter("ACL LOG 1")).played().get(0).reply().toString())
                .contains("stock:1", "bob");
        run.enter("");
        assertThat(solved(run.enter("NOAUTH")).hit()).isTrue();
        run.enter("");
        solved(run.enter("ACL SETUSER default -@dangerous +acl"));
    }
}
