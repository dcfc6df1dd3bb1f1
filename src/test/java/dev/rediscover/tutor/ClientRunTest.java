package dev.rediscover.tutor;

import static dev.rediscover.tutor.Lessons.solved;
import static dev.rediscover.tutor.Lessons.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.link.LinkClient;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Programs that connect from outside: what is noted of them, and how it is judged. */
class ClientRunTest {
    private static final String COUNT = """
            - id: out
              kind: client
              prompt: Connect to {host}:{port}.
              setup: ["MSET a 1 b 2"]
              programs: {python: "connect({host}, {port})"}
              solution: ["app> INCR a", "app>> INCR b"]
              arrives: [{line: ["INCR a", "INCR b"], how: pipeline}]
            """;

    /** Stands for the network: runs commands on the lesson's engine and tells the lesson of them. */
    private static final class Network {
        private final LessonRun run;
        private final Map<Long, LinkClient> open = new HashMap<>();

        Network(LessonRun run) {
            this.run = run;
        }

        Reply send(long id, String command) throws IOException {
            return send(id, command, false);
        }

        Reply send(long id, String command, boolean joined) throws IOException {
            if (!open.containsKey(id)) {
                run.callers().arrives(id);
                open.put(id, run.link().open("x" + id, (client, reply) -> {}));
            }
            List<Bytes> words = CommandLine.split(command).words();
            Reply reply = open.get(id).send(words);
            run.callers().arrived(id, words, joined, reply);
            return reply;
        }

        void hangUp(long id) {
            open.remove(id).close();
            run.callers().left(id);
        }
    }

    private static String refusal(LessonRun run) throws IOException {
        return Lessons.refusal(run.settle());
    }

    @Test
    void whatArrivesIsJudgedWhenItIsAsked() throws IOException {
        LessonRun run = started(COUNT);
        run.openedPort(7001);
        assertThat(run.text(run.step().head().prompt())).isEqualTo("Connect to 127.0.0.1:7001.");
        assertThat(run.settle()).isNull();
        Network network = new Network(run);
        network.send(7, "CLIENT SETINFO LIB-NAME redis-py");
        network.send(7, "INCR a");
        network.send(7, "INCR b", true);
        assertThat(run.callers().take()).hasSize(3);
        assertThat(solved(run.settle()).played()).hasSize(3);
        assertThat(run.settle()).isNull();
    }

    @Test
    void aRunThatEndsOtherwiseIsAnAttemptAndTheNextBeginsWithTheStepsData() throws IOException {
        LessonRun run = started(COUNT);
        Network network = new Network(run);
        network.send(7, "INCR a");
        network.send(7, "INCR b");
        assertThat(run.settle()).isInstanceOf(Outcome.Ran.class);
        network.hangUp(7);
        assertThat(refusal(run)).contains("INCR a, then INCR b arrived once, not in one pipeline");
        assertThat(run.attempts()).isEqualTo(1);
        assertThat(network.send(8, "INCR a")).isEqualTo(new Reply.Int(2));
        network.send(8, "INCR b", true);
        solved(run.settle());
        assertThat(run.history().stream().map(line -> line.client() + " " + line.text()))
                .endsWith("c1 INCR a", "c1 INCR b")
                .hasSize(6);
    }

    @Test
    void onlyAGreetingIsNoAttempt() throws IOException {
        LessonRun run = started(COUNT);
        Network network = new Network(run);
        network.send(7, "HELLO 3");
        network.hangUp(7);
        assertThat(run.settle()).isInstanceOf(Outcome.Ran.class);
        assertThat(run.attempts()).isZero();
    }

    @Test
    void whatIsTypedAtThePromptDoesNotCountAsAProgram() throws IOException {
        LessonRun run = started(COUNT);
        run.enter("INCR a");
        run.enter("INCR b");
        assertThat(Lessons.refusal(run.enter("check"))).contains("Nothing has arrived");
    }

    @Test
    void waitingRepliesPushesAndTimeAreKnown() throws IOException {
        LessonRun run = started("""
                - id: worker
                  kind: client
                  prompt: P
                  programs: {python: "{port}"}
                  solution: ["app> BLPOP work 0", "LPUSH work j1", "app> SET done j1"]
                  arrives:
                    - {line: ["BLPOP work *", "LPUSH work *"], how: across}
                    - {line: "BLPOP work *", reply: {type: array}}
                """);
        Network network = new Network(run);
        assertThat(network.send(7, "BLPOP work 5")).isNull();
        run.link().clock().advance(2000);
        run.callers().passed(2000);
        Outcome.Ran pushed = (Outcome.Ran) run.enter("LPUSH work j1");
        assertThat(pushed.played().get(0).late()).hasSize(1);
        network.send(7, "SET done j1");
        solved(run.settle());
        assertThat(run.history().stream().map(line -> line.typed()))
                .endsWith("@c1 BLPOP work 5", ":tick 2000ms", "LPUSH work j1", "@c1 SET done j1");
    }

    @Test
    void aWaitingClientMayHangUp() throws IOException {
        LessonRun run = started("""
                - id: worker
                  kind: client
                  prompt: P
                  programs: {python: "{port}"}
                  runs: add
                  solution: ["app> BLPOP work 0", "LPUSH work j1", "app> QUIT", "next> LPOP jobs"]
                """);
        Network network = new Network(run);
        assertThat(network.send(7, "BLPOP work 0")).isNull();
        network.hangUp(7);
        assertThat(run.settle()).isInstanceOf(Outcome.Refused.class);
        run.enter("RPUSH work j1");
        network.send(8, "LLEN work");
        assertThat(run.callers().take().get(2).reply()).isEqualTo(new Reply.Int(1));
    }

    @Test
    void whatComesInBetweenComesAfterACommandOfTheProgram() throws IOException {
        LessonRun run = started("""
                - id: watch
                  kind: client
                  prompt: P
                  programs: {python: "{port}"}
                  setup: ["SET stock 5"]
                  meanwhile: [{after: WATCH, run: ["bob> DECR stock"]}]
                  solution: ["app> WATCH stock", "app> GET stock", "app> MULTI", "app>> DECR stock", "app>> EXEC", "app> DECR stock"]
                  arrives: [{line: EXEC, reply: null}]
                """);
        Network network = new Network(run);
        network.send(3, "WATCH stock");
        assertThat(network.send(3, "GET stock")).isEqualTo(new Reply.Bulk(Bytes.of("4")));
        network.send(3, "MULTI");
        network.send(3, "DECR stock", true);
        assertThat(network.send(3, "EXEC", true)).isEqualTo(Reply.NIL_ARRAY);
        network.send(3, "DECR stock");
        solved(run.settle());
    }
}
