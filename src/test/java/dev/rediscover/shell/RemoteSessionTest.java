package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.oracle.RealServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell on a real redis-server. */
class RemoteSessionTest {
    private static RealServer server;

    @TempDir
    Path home;

    private Sessions it;

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
        it = new Sessions(StateFolder.of(Map.of("REDISCOVER_HOME", home.toString())));
        it.screen.columns = 500; // no sentence is broken
        assertThat(it.run(":connect 127.0.0.1 " + server.port())).contains("Connected to", "nothing can be taken back");
        it.screen.answers.add("y");
        assertThat(it.run("FLUSHALL")).startsWith("OK\n");
    }

    @AfterEach
    void hangUp() {
        it.session.close();
    }

    private String prompt() {
        return it.session.promptMark() + it.session.prompt();
    }

    private String place() {
        return "127.0.0.1:" + server.port();
    }

    @Test
    void commandsGoThereAndThePromptSaysSo() {
        assertThat(it.run("SET greeting hello", "GET greeting")).isEqualTo("\"hello\"\n");
        assertThat(prompt()).isEqualTo(place() + "> ");
        it.run("SELECT 2");
        assertThat(prompt()).isEqualTo(place() + "[2]> ");
        it.run("MULTI", "INCR n");
        assertThat(prompt()).isEqualTo(place() + "[2](TX)> ");
        assertThat(it.run("EXEC")).contains("(integer) 1");
        assertThat(prompt()).isEqualTo(place() + "[2]> ");
    }

    @Test
    void theBuiltInEngineIsAsItWasLeft() {
        it.run("SET a there");
        assertThat(it.run(":disconnect")).contains("Left " + place());
        assertThat(prompt()).isEqualTo("learn> ");
        assertThat(it.run("GET a")).isEqualTo("(nil)\n");
        it.run("SET a here", ":connect 127.0.0.1:" + server.port());
        assertThat(it.run("GET a")).isEqualTo("\"there\"\n");
        assertThat(it.run(":disconnect", "GET a")).isEqualTo("\"here\"\n");
        assertThat(it.run(":disconnect")).contains("built-in engine already");
    }

    @Test
    void whatOnlyOurEngineCanDoSaysSo() {
        for (String word : new String[] {"undo", "redo", "snap", "clock", "tick 1s", "dry GET a", "diff", "restart"}) {
            assertThat(it.run(":" + word)).contains("works on the built-in engine only", ":disconnect");
        }
        assertThat(it.run("LPUSH", "why")).contains("works on the built-in engine only");
    }

    @Test
    void nothingIsSaidToHaveChanged() {
        assertThat(it.run("SET a 1")).isEqualTo("OK\n");
    }

    @Test
    void aDangerousCommandIsAskedFor() {
        it.run("SET a 1", "SET b 2");
        it.screen.answers.add("n");
        assertThat(it.run("FLUSHALL")).contains("every key of every database", "2 keys", "It was not sent.");
        assertThat(it.run("DBSIZE")).contains("2");
        it.screen.answers.add("");
        assertThat(it.run("FLUSHALL")).contains("It was not sent.");
        it.screen.answers.add("y");
        assertThat(it.run("FLUSHALL")).startsWith("OK\n");
        assertThat(it.run("DBSIZE")).contains("0");
    }

    @Test
    void onAProductionServerItsNameIsTyped() {
        it.run("SET a 1", ":connect -p " + server.port() + " --production shop");
        assertThat(prompt()).isEqualTo("shop! " + place() + "> ");
        it.screen.answers.add("y");
        assertThat(it.run("FLUSHDB")).contains("It was not sent.");
        it.screen.answers.add("shop");
        assertThat(it.run("FLUSHDB")).startsWith("OK\n");
    }

    @Test
    void offATerminalItIsRefusedUnlessAgreedBefore() {
        it.screen.interactive = false;
        it.run("SET a 1");
        assertThat(it.session.run("FLUSHALL")).isEqualTo(Result.ERROR);
        assertThat(it.screen.take()).contains("It was not sent; with --yes such commands are.");
        it.run(":connect -p " + server.port() + " --yes");
        assertThat(it.session.run("FLUSHALL")).isEqualTo(Result.FINE);
    }

    @Test
    void aReadOnlyConnectionRefusesWrites() {
        it.run("SET a 1", ":connect -p " + server.port() + " --read-only");
        assertThat(it.run("GET a")).isEqualTo("\"1\"\n");
        assertThat(it.session.run("SET a 2")).isEqualTo(Result.ERROR);
        assertThat(it.screen.take()).contains("SET writes, and this connection is read-only");
        assertThat(it.run("GET a")).isEqualTo("\"1\"\n");
        assertThat(prompt()).isEqualTo(place() + "> ");
    }

    @Test
    void anotherClientHasAConnectionOfItsOwn() {
        assertThat(it.run("@bob CLIENT ID")).isNotEqualTo(it.run("CLIENT ID"));
        it.run(":as bob");
        assertThat(prompt()).isEqualTo("bob@" + place() + "> ");
        it.run(":as", "SUBSCRIBE news");
        assertThat(prompt()).isEqualTo(place() + "(subscribed mode)> ");
        it.session.run("@bob PUBLISH news hello");
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            it.session.tick();
            assertThat(it.screen.late.toString()).contains("news", "hello");
        });
        assertThat(it.session.servers().endStream()).isTrue();
        assertThat(prompt()).isEqualTo(place() + "> ");
        assertThat(it.session.servers().endStream()).isFalse();
    }

    @Test
    void whatIsMonitoredComesByItselfUntilItIsEnded() {
        assertThat(it.run("MONITOR")).startsWith("OK\n");
        assertThat(prompt()).contains("(monitoring)> ");
        it.session.run("@bob SET seen 1");
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            it.session.tick();
            assertThat(it.screen.late.toString()).contains("\"SET\" \"seen\" \"1\"");
        });
        assertThat(it.session.servers().endStream()).isTrue();
        assertThat(it.run("GET seen")).startsWith("\"1\"\n");
        assertThat(prompt()).isEqualTo(place() + "> ");
    }

    @Test
    void aCommandThatWaitsCanBeStopped() throws InterruptedException {
        Thread thread = new Thread(() -> it.session.run("BLPOP nothing 0"));
        thread.start();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> {
            it.session.interrupt();
            return !thread.isAlive();
        });
        assertThat(it.screen.take()).contains("BLPOP was stopped.");
        assertThat(it.run("PING")).startsWith("PONG\n");
    }

    @Test
    void aServerThatIsGoneIsToldAndThePromptSaysIt() throws IOException {
        try (RealServer brief = RealServer.start()) {
            it.run(":connect -p " + brief.port());
            assertThat(it.run("PING")).isEqualTo("PONG\n");
        }
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> it.session.run("INCR n") == Result.LOST);
        assertThat(prompt()).isEqualTo("not connected> ");
        assertThat(it.run(":disconnect", "PING")).isEqualTo("PONG\n");
    }

    @Test
    void whereNobodyListensNothingChanges() {
        it.run(":disconnect");
        assertThat(it.session.run(":connect -p 1")).isEqualTo(Result.LOST);
        assertThat(it.screen.take()).contains("Could not connect to Redis at 127.0.0.1:1");
        assertThat(prompt()).isEqualTo("learn> ");
        assertThat(it.session.run(":connect what")).isEqualTo(Result.USAGE);
        assertThat(it.screen.take()).contains("\"what\" is no address and no name of a server");
    }

    @Test
    void serversHaveNames() throws IOException {
        Files.writeString(
                home.resolve("connections"),
                "# name and words\nmine redis://127.0.0.1:" + server.port() + "/3\n"
                        + "shop -p " + server.port() + " --production shop\n"
                        + "open redis://me:s3cret@127.0.0.1\nbroken\n");
        assertThat(it.run(":connect"))
                .contains(
                        "Servers by name: mine, shop, open.",
                        "connections:4: there is a password",
                        "connections:5: a line is a name")
                .doesNotContain("s3cret");
        it.run(":connect mine");
        assertThat(prompt()).isEqualTo(place() + "[3]> ");
        it.run(":connect shop");
        assertThat(prompt()).isEqualTo("shop! " + place() + "> ");
    }

    @Test
    void errorsHelpAndLessonsAreAsEverywhere() {
        assertThat(it.run("LPUSHH a 1")).contains("ERR unknown command", "Did you mean LPUSH");
        assertThat(it.run("help LPUSH")).contains("LPUSH key element");
        it.run("SET a 1");
        assertThat(it.run("LPUSH a 1")).contains("WRONGTYPE");
        it.run(":learn counters");
        assertThat(prompt()).contains("counters");
        assertThat(it.run(":connect x")).contains("A lesson has an engine of its own");
        it.run("exit");
        assertThat(prompt()).isEqualTo(place() + "> ");
        assertThat(it.run("GET a")).isEqualTo("\"1\"\n");
    }

    @Test
    void keysAreCompletedByWhatWasUsedAndFound() throws IOException {
        it.run("SET user:1 a", "RPUSH user:list a", "GET never:there", ":connect -p " + server.port());
        assertThat(offers("GET", "us")).containsExactly("user:1"); // SCAN goes by type
        it.run("GET never:there");
        assertThat(offers("DEL", "us")).containsExactly("user:1", "user:list");
        assertThat(offers("GET", "nev")).containsExactly("never:there");
        assertThat(offers("GET", "nosuch*")).isEmpty();
        it.run("SELECT 4", "SET other 1");
        assertThat(offers("GET", "oth")).containsExactly("other");
        it.run(":set keynames off");
        assertThat(offers("GET", "oth")).isEmpty();
        it.run("SELECT 0");
    }

    private List<String> offers(String... words) {
        List<Bytes> typed = new ArrayList<>();
        for (String word : words) {
            typed.add(Bytes.of(word));
        }
        return new CommandCompleter(it.session)
                .offers(typed).stream().map(CommandCompleter.Offer::text).toList();
    }

    @Test
    void helpSaysWhatTheServerLacks() {
        assertThat(it.run("help LPUSH")).contains("LPUSH key element").doesNotContain("Not on this server");
        assertThat(it.run("help HGETDEL")).contains("HGETDEL key", "Not on this server."); // of 8.0; the server is 7
        assertThat(it.run("help EVAL")).doesNotContain("This engine does not have it yet", "Not on this server");
    }

    @Test
    void aPasswordIsAskedForWithoutBeingShown() {
        it.screen.answers.add("y");
        it.run("CONFIG SET requirepass s3cret");
        try {
            it.run(":connect -p " + server.port());
            assertThat(it.run("GET a")).contains("NOAUTH");
            it.screen.answers.add("s3cret");
            assertThat(it.run("AUTH")).startsWith("OK\n").doesNotContain("s3cret");
            assertThat(it.run("GET a")).startsWith("(nil)\n");
            it.screen.answers.add("s3cret");
            assertThat(it.run(":connect -p " + server.port() + " --askpass")).contains("Connected to");
            assertThat(it.run("GET a")).startsWith("(nil)\n");
            assertThat(it.run(":connect -p " + server.port() + " -a wrong"))
                    .contains("WRONGPASS")
                    .doesNotContain("wrong.");
        } finally {
            it.run(":connect redis://:s3cret@127.0.0.1:" + server.port() + " --yes", "CONFIG SET requirepass \"\"");
        }
    }

    @Test
    void keysAreDrawnAndPeekedAt() {
        it.run("RPUSH todo wash cook", "SADD a x y", "SADD b y z", "SET user:1 ann EX 100");
        assertThat(it.run(":show todo")).contains("todo", "wash", "cook");
        assertThat(it.run(":show a b")).contains("y");
        assertThat(it.run(":show nothing")).contains("There is no key nothing.");
        assertThat(it.run(":tree")).contains("user:", "todo", "list");
        assertThat(it.run(":tree user:")).contains("1").doesNotContain("todo");
        assertThat(it.run(":tree by=mem")).contains("built-in engine only");
        assertThat(it.run(":peek todo"))
                .contains("TYPE todo\nlist", "LLEN todo\n(integer) 2", "PTTL todo\n(integer) -1");
        assertThat(it.run(":watch todo")).contains("wash");
        assertThat(it.run("RPUSH todo sweep")).contains("(integer) 3", "sweep");
        it.session.run("RPUSH todo other");
        it.run("SELECT 3", "SET here 1");
        assertThat(it.run(":show here")).contains("here");
        it.run(":watch off", "SELECT 0");
    }

    @Test
    void aLargeKeyIsDrawnInPartAndSaysSo() {
        StringBuilder line = new StringBuilder("RPUSH long");
        for (int i = 0; i < 3000; i++) {
            line.append(" e").append(i);
        }
        it.run(line.toString());
        assertThat(it.run(":show long")).contains("e0", "3000");
    }
}
