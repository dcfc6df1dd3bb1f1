package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Step;
import dev.rediscover.oracle.RealServer;
import dev.rediscover.tutor.LessonRun;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lessons whose commands run on a real server as well. */
class OnServerTest {
    private static final String LESSON_KEYS = "KEYS rediscover:lesson:*";

    private static final String BY_CHANCE_OR_TIME = "(SPOP|[SHZ]RANDMEMBER|HRANDFIELD|[SH]SCAN|P?TTL|XADD \\S+ \\*).*";

    private static RealServer server;

    private final Sessions there = new Sessions();
    private final Sessions it = new Sessions();

    @BeforeAll
    static void start() throws IOException {
        server = RealServer.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void connect() {
        for (Sessions one : new Sessions[] {there, it}) {
            one.screen.columns = 500;
            one.run(":connect 127.0.0.1 " + server.port());
        }
        there.screen.answers.add("y");
        there.run("FLUSHALL", "SET precious 1");
    }

    @AfterEach
    void hangUp() {
        it.session.close();
        there.session.close();
    }

    private String keys() {
        return there.run("KEYS *");
    }

    @ParameterizedTest
    @ValueSource(strings = {"strings", "lists", "hashes", "sets", "sorted-sets", "streams"})
    void modelSolutionsReplyThereAsHereAndNothingIsLeft(String lesson) {
        assertThat(it.run(":learn " + lesson + " server")).contains("also runs on 127.0.0.1:" + server.port());
        int same = 0;
        StringBuilder otherwise = new StringBuilder();
        for (int turns = 0; it.session.lesson() != null && turns < 300; turns++) {
            LessonRun run = it.session.lesson();
            Step step = run.step();
            boolean plays = !run.isSolved() && (step.kind() == Step.Kind.COMMAND || step.kind() == Step.Kind.TASK);
            if (!plays) {
                it.run(run.isSolved() || !step.isExercise() ? "" : "skip");
                continue;
            }
            for (Line line : step.judgedOrNull().solution()) {
                String shown = it.run(line.typed());
                same += shown.contains("replies the same") ? 1 : 0;
                boolean differs =
                        shown.contains("replies otherwise") && !line.typed().matches(BY_CHANCE_OR_TIME);
                otherwise.append(differs ? line.typed() + "\n" + shown : "");
            }
            if (it.session.lesson() == run && run.step() == step && !run.isSolved()) {
                it.run("skip");
            }
        }
        assertThat(otherwise).isEmpty();
        assertThat(same).isGreaterThan(3);
        assertThat(keys()).isEqualTo("1) \"precious\"\n");
    }

    @Test
    void theLessonsDataIsThereAndNothingElseIsTouched() {
        it.run(":learn lists server");
        while (!it.session.takesCommands() || it.session.lesson().step().kind() != Step.Kind.TASK) {
            it.run(it.session.lesson().isSolved() || !it.session.lesson().step().isExercise() ? "" : "skip");
        }
        assertThat(it.run("FLUSHALL")).contains("ran on the built-in engine only");
        assertThat(it.run("RPUSH mine a")).contains("replies the same");
        assertThat(there.run("GET precious")).isEqualTo("\"1\"\n");
        assertThat(there.run(LESSON_KEYS)).contains("rediscover:lesson:").contains(":mine");
        it.run("exit");
        assertThat(keys()).isEqualTo("1) \"precious\"\n");
        assertThat(it.run("GET precious")).isEqualTo("\"1\"\n");
    }

    @Test
    void whatAKilledProgramLeftIsDeletedAtTheNextStart() {
        String user = System.getProperty("user.name").replaceAll("[^\\p{L}\\p{N}_.-]", "");
        there.run("SET rediscover:lesson:" + user + ":left 1", "SET rediscover:lesson:somebody-else:left 1");
        it.run(":learn lists server", "exit");
        assertThat(keys()).contains("precious", "somebody-else").doesNotContain(user + ":left");
    }

    @Test
    void aServerThatIsGoneEndsOnlyItsPart() throws IOException {
        RealServer other = RealServer.start();
        Sessions own = new Sessions();
        own.screen.columns = 500;
        own.run(":connect 127.0.0.1 " + other.port());
        own.run(":learn lists server");
        other.close();
        String shown = "";
        for (int i = 0; i < 3 && !shown.contains("goes on without"); i++) {
            shown = own.run("skip") + own.run("");
        }
        assertThat(shown).contains("The lesson goes on without");
        assertThat(own.session.lesson()).isNotNull();
        own.session.close();
    }

    @Test
    void nothingIsWrittenWhereNothingShallBe() {
        it.run(":disconnect", ":connect --read-only 127.0.0.1:" + server.port());
        assertThat(it.run(":learn lists server")).contains("it is connected read-only");
        it.run(":disconnect", ":connect --production shop 127.0.0.1:" + server.port());
        assertThat(it.run(":learn lists server")).contains("it is marked as production");
        it.run(":disconnect");
        assertThat(it.run(":learn lists server")).contains("There is no server");
    }
}
