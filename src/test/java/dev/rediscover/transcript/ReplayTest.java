package dev.rediscover.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.oracle.RealServer;
import dev.rediscover.render.ReplyStyle;
import dev.rediscover.render.ReplyText;
import dev.rediscover.shell.Engines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final String HEADER = "---\nseed: 7\nclock: 2026-01-01T00:00:00Z\nserver: 7.0\n---\n";

    static final ReplyLines PRINTER = (command, reply, protocol) ->
            Arrays.asList(ReplyText.print(command, protocol == 2 ? reply.resp2() : reply, ReplyStyle.CLASSIC)
                    .plain()
                    .split("\n"));

    static Replayed onEngine(Transcript transcript) {
        return Replay.onEngine(transcript, Engines::forLesson, PRINTER, Replay.Limits.DEFAULT);
    }

    static Replayed onServer(Transcript transcript, RealServer server) throws IOException {
        return Replay.onServer(transcript, "127.0.0.1", server.port(), true, PRINTER, Replay.Limits.DEFAULT);
    }

    private static Transcript block(String... lines) throws IOException {
        return file(HEADER + "```redis\n" + String.join("\n", lines) + "\n```\n");
    }

    private static Transcript file(String text) throws IOException {
        return TranscriptReader.parse("f.session.md", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void same(Transcript transcript) {
        assertThat(onEngine(transcript).text()).isEmpty();
    }

    private static void differs(Transcript transcript, String text) {
        assertThat(onEngine(transcript).text()).isEqualTo(text);
    }

    @Test
    void countsWhatItRan() throws IOException {
        Replayed replayed = onEngine(block("A> SET a 1", "OK", "A> INCR a", "(integer) 2"));
        assertThat(replayed.isSame()).isTrue();
        assertThat(replayed.commands()).isEqualTo(2);
    }

    @Test
    void namesTheFirstLineThatDiffers() throws IOException {
        differs(
                block("A> RPUSH l a b c", "(integer) 3", "A> LRANGE l 0 -1", "1) \"a\"", "2) \"x\"", "3) \"y\""),
                "f.session.md:11: LRANGE l 0 -1\n  expected: 2) \"x\"\n  actual:   2) \"b\"");
        differs(
                block("A> RPUSH l a b", "(integer) 2", "A> LRANGE l 0 -1", "1) \"a\""),
                "f.session.md:10: LRANGE l 0 -1\n  expected: (nothing more)\n  actual:   2) \"b\"");
        differs(block("A> PING", "PONG", "PONG"), "f.session.md:9: PING\n  expected: PONG\n  actual:   (nothing more)");
    }

    @Test
    void looseEndingsAreTaken() throws IOException {
        same(block("A> SET k v EX 60", "OK", "A> TTL k", "(integer) 59 (near 2)"));
    }

    @Test
    void lateRepliesAreCompared() throws IOException {
        same(block("A> BLPOP q 0", "bob> RPUSH q x", "(integer) 1", "A< 1) \"q\"", "A< 2) \"x\""));
        differs(
                block("A> BLPOP q 0", "bob> RPUSH q x", "(integer) 1", "A< 1) \"q\"", "A< 2) \"y\""),
                "f.session.md:11: late for A\n  expected: 2) \"y\"\n  actual:   2) \"x\"");
        differs(
                block("A> BLPOP q 0", "bob> RPUSH q x", "(integer) 1"),
                "f.session.md:8: RPUSH q x\n  expected: (nothing more)\n  actual:   A< 1) \"q\"");
        differs(
                block("A> PING", "PONG", "A< 1) \"q\""),
                "f.session.md:9: late for A\n  expected: 1) \"q\"\n  actual:   (nothing more)");
    }

    @Test
    void anAttemptIsTakenBackWithTheTimeThatPassedInIt() throws IOException {
        same(block(
                "A> SET k v EX 60",
                "OK",
                "#! tick 10s",
                "#: kept",
                "A> PERSIST q",
                "(integer) 0",
                "#! tick 20s",
                "#: attempt 1 fail undone",
                "A> TTL k",
                "(integer) 50"));
    }

    @Test
    void aTimeOutComesWithTheTick() throws IOException {
        same(block("A> BLPOP q 5", "#! tick 6s", "A< (nil)", "A> PING", "PONG"));
        differs(
                block("A> BLPOP q 5", "#! tick 6s", "A> PING", "PONG"),
                "f.session.md:8: #! tick 6s\n  expected: (nothing more)\n  actual:   A< (nil)");
    }

    @Test
    void aClientThatWaitsCanSendNothing() throws IOException {
        differs(block("A> BLPOP q 0", "A> PING", "PONG"), "f.session.md:8: A still waits for the command before");
        same(block("A> BLPOP q 0", "#! cancel A", "A> PING", "PONG"));
    }

    @Test
    void controlsMoveTimeAndTakeBack() throws IOException {
        same(block("A> SET k v EX 60", "OK", "#! tick 1m", "A> GET k", "(nil)"));
        same(block("A> SET k v", "OK", "#! undo", "A> GET k", "(nil)", "#! redo", "A> GET k", "\"v\""));
        same(block("A> SET k v", "OK", "A> SELECT 3", "OK", "#! restart", "A> SET k w NX", "OK"));
        same(block("A> SET k v", "OK", "#! play", "A> DEL k", "(integer) 1", "#! done", "A> GET k", "\"v\""));
        differs(
                block("#! tick soon", "A> PING", "PONG"),
                "f.session.md:7: `tick` wants a span of time such as 500ms, 61s, 5m, 2h or 1d");
        differs(block("#! undo"), "f.session.md:7: there is nothing to undo here");
    }

    @Test
    void resetGoesBackToWhereTheStepBegan() throws IOException {
        same(file(HEADER + "```redis\nA> SET a 1\nOK\n```\n## x · task\n```redis :hide\nA> SET b 1\nOK\n```\n```redis\n"
                + "A> INCR a\n(integer) 2\n```\n```redis\nA> INCR b\n(integer) 2\n#! reset\n"
                + "A> MGET a b\n1) \"1\"\n2) \"1\"\n```\n"));
    }

    @Test
    void anAttemptThatWasNotTakenIsUndone() throws IOException {
        same(block(
                "A> SET n 1",
                "OK",
                "#: attempt 1 pass",
                "A> SELECT 3",
                "OK",
                "A> INCR n",
                "(integer) 1",
                "#: attempt 2 fail undone",
                "A> GET n",
                "\"1\"",
                "#: attempt 3 fail",
                "A> INCR n",
                "(integer) 2"));
    }

    @Test
    void chanceIsTheSameAgain() throws IOException {
        Replayed first = onEngine(block("A> SADD s a b c d e f g h", "(integer) 8", "A> SRANDMEMBER s 5", "?"));
        String member = first.difference().actual().substring(3);
        same(block(
                "A> SADD s a b c d e f g h",
                "(integer) 8",
                "A> SRANDMEMBER s 5",
                "1) " + member,
                "...",
                "#: attempt 1 fail undone",
                "A> SADD s a b c d e f g h",
                "(integer) 8",
                "A> SRANDMEMBER s 5",
                "1) " + member,
                "..."));
    }

    @Test
    void aSessionThatWasCutOffRunsAsFarAsItGoes() throws IOException {
        same(file(HEADER + "```redis\nA> PING\nPONG\nA> SET a 1\n"));
        differs(block("A> PING"), "f.session.md:7: PING\n  expected: (nothing more)\n  actual:   PONG");
    }

    @Test
    void whatCannotBeRunIsSaid() throws IOException {
        differs(
                file("---\nclock: noon\n---\n"),
                "f.session.md:1: the clock must read like 2026-01-01T00:00:00Z, not noon");
        Replayed late =
                Replay.onEngine(block("A> PING", "PONG"), Engines::forLesson, PRINTER, new Replay.Limits(100, -1));
        assertThat(late.text()).startsWith("f.session.md:6: it took longer than");
        assertThat(late.isSame()).isFalse();
    }

    @Test
    void aRealServerIsComparedToo() throws IOException {
        try (RealServer server = RealServer.start()) {
            Transcript blocking = block(
                    "A> SELECT 2",
                    "OK",
                    "A> BLPOP q 0",
                    "bob> SELECT 2",
                    "OK",
                    "bob> RPUSH q x",
                    "(integer) 1",
                    "A< 1) \"q\"",
                    "A< 2) \"x\"",
                    "#: attempt 1 fail undone",
                    "A> SET n 1",
                    "OK",
                    "#: attempt 2 pass",
                    "A> INCR n",
                    "(integer) 2",
                    "#: attempt 3 fail undone",
                    "A> GET n",
                    "\"1\"");
            same(blocking);
            assertThat(onServer(blocking, server).text()).isEmpty();
            assertThat(onServer(block("A> GET n", "\"1\""), server).text())
                    .as("emptied first")
                    .endsWith("actual:   (nil)");
            assertThat(onServer(block("#! tick 5s"), server).text()).contains("7: the clock of a real server");
        }
    }

    @Test
    void aRealServerIsLeftAloneUnlessAllowed() throws IOException {
        try (RealServer server = RealServer.start()) {
            Transcript write = block("A> SET n 1", "OK");
            assertThat(onServer(write, server).isSame()).isTrue();
            Replayed kept = Replay.onServer(write, "127.0.0.1", server.port(), false, PRINTER, Replay.Limits.DEFAULT);
            assertThat(kept.obstacle()).contains("holds keys");
            assertThat(onServer(file("```redis\nA> PING\nPONG\n```\n"), server).obstacle())
                    .contains("names no `server`");
            assertThat(onServer(file("---\nserver: 99.1\n---\n"), server).obstacle())
                    .contains("version 99.1 or newer");
        }
    }

    @Test
    void versionsAreComparedByNumber() {
        assertThat(ServerScene.atLeast("7.0.15", "7.0")).isTrue();
        assertThat(ServerScene.atLeast("10.0", "7.2.4")).isTrue();
        assertThat(ServerScene.atLeast("7.0", "7.0.1")).isFalse();
    }

    @Test
    void spansOfTimeAreRead() {
        for (String text : List.of("90s", "1m30s", "90", "90000ms")) {
            assertThat(TimeSpan.millis(text)).as(text).isEqualTo(90_000);
        }
        for (String text : List.of("", "+", "-5s", "5 s", "5y", "s", "9999999999999s")) {
            assertThat(TimeSpan.millis(text)).as(text).isEqualTo(-1);
        }
    }
}
