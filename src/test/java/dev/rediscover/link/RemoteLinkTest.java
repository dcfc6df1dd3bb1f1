package dev.rediscover.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.oracle.RealServer;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The link on a real server: what is said first, what comes late, what is given up, who one is. */
class RemoteLinkTest {
    private static RealServer server;

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
    void empty() throws IOException {
        try (Heard you = Heard.at(server.port())) {
            you.say("FLUSHALL");
            you.say("CONFIG SET requirepass ''");
        }
    }

    @Test
    void it_speaks_resp3_and_tells_who_it_is() throws IOException {
        try (Heard you = Heard.at(server.port())) {
            assertThat(you.client.protocol()).isEqualTo(3);
            you.say("HSET h f v");
            assertThat(you.say("HGETALL h")).isInstanceOf(Reply.MapOf.class);
            ServerFacts facts = you.link.facts();
            assertThat(facts.server()).isEqualTo("redis");
            assertThat(facts.version()).startsWith("7.");
            assertThat(facts.mode()).isEqualTo("standalone");
            assertThat(facts.role()).isEqualTo("master");
        }
    }

    @Test
    void it_speaks_resp2_where_it_is_asked_to() throws IOException {
        RemoteAddress old = RemoteAddress.LOCAL
                .at("127.0.0.1", server.port())
                .speaking(2)
                .withDb(3)
                .named("me");
        try (Heard you = new Heard(old, RemoteOptions.TYPED)) {
            assertThat(you.client.protocol()).isEqualTo(2);
            assertThat(you.client.db()).isEqualTo(3);
            you.say("HSET h f v");
            assertThat(you.say("HGETALL h")).isInstanceOf(Reply.Arr.class);
            assertThat(you.text("CLIENT GETNAME")).isEqualTo("me");
            assertThat(you.link.facts().version()).startsWith("7.");
            assertThat(you.text("HELLO 3 SETNAME other")).contains("redis");
            assertThat(you.client.protocol()).isEqualTo(3);
        }
    }

    @Test
    void a_unix_socket_is_as_good_as_tcp() throws IOException {
        Path socket = Files.createTempDirectory("link").resolve("r.sock");
        try (RealServer other = RealServer.start("--unixsocket", socket.toString());
                Heard you = new Heard(RemoteAddress.LOCAL.withSocket(socket.toString()), RemoteOptions.TYPED);
                Heard bob = new Heard(RemoteAddress.LOCAL.withSocket(socket.toString()), RemoteOptions.TYPED)) {
            assertThat(other.port()).isPositive();
            assertThat(you.link.name()).isEqualTo("redis " + socket);
            assertThat(you.text("SET k v")).isEqualTo("OK");
            assertThat(you.client.send(List.of(b("BLPOP"), b("l"), b("0")))).isNull();
            bob.say("LPUSH l x");
            Heard.eventually("the reply", () -> you.late.size() == 1);
            assertThat(Heard.text(you.late.get(0))).isEqualTo("[l, x]");
        }
    }

    private static dev.rediscover.base.Bytes b(String text) {
        return dev.rediscover.base.Bytes.of(text);
    }

    @Test
    void the_state_of_a_client_is_known() throws IOException {
        try (Heard you = Heard.at(server.port())) {
            you.say("SELECT 4");
            assertThat(you.client.db()).isEqualTo(4);
            you.say("SELECT 999");
            assertThat(you.client.db()).isEqualTo(4);
            you.say("MULTI");
            assertThat(you.client.isInTransaction()).isTrue();
            you.say("SELECT 5");
            assertThat(you.client.db()).isEqualTo(4);
            you.say("SET a 1");
            assertThat(you.text("EXEC")).isEqualTo("[OK, OK]");
            assertThat(you.client.isInTransaction()).isFalse();
            assertThat(you.client.db()).isEqualTo(5);
            you.say("MULTI");
            you.say("NOPE");
            assertThat(you.text("EXEC")).startsWith("EXECABORT");
            assertThat(you.client.isInTransaction()).isFalse();
            you.say("SUBSCRIBE news sport");
            assertThat(you.client.isListening()).isTrue();
            you.say("UNSUBSCRIBE");
            assertThat(you.client.isListening()).isFalse();
        }
    }

    @Test
    void messages_come_late_in_both_protocols() throws IOException {
        for (int protocol = 2; protocol <= 3; protocol++) {
            RemoteAddress address =
                    RemoteAddress.LOCAL.at("127.0.0.1", server.port()).speaking(protocol);
            try (Heard you = new Heard(address, RemoteOptions.TYPED);
                    Heard bob = Heard.at(server.port())) {
                assertThat(you.text("SUBSCRIBE a b")).isEqualTo("[[subscribe, a, 1], [subscribe, b, 2]]");
                assertThat(you.text("PSUBSCRIBE x*")).isEqualTo("[[psubscribe, x*, 3]]");
                bob.say("PUBLISH a one");
                bob.say("PUBLISH x1 two");
                Heard.eventually("both", () -> you.late.size() == 2);
                assertThat(you.late).allMatch(reply -> reply instanceof Reply.Push);
                assertThat(Heard.text(you.late.get(0))).isEqualTo("[message, a, one]");
                assertThat(Heard.text(you.late.get(1))).isEqualTo("[pmessage, x*, x1, two]");
                assertThat(you.text("UNSUBSCRIBE")).contains("[unsubscribe, a, ", "[unsubscribe, b, "); // in any order
                assertThat(you.text("PUNSUBSCRIBE")).isEqualTo("[[punsubscribe, x*, 0]]");
                assertThat(you.text("UNSUBSCRIBE")).isEqualTo("[[unsubscribe, (nil), 0]]");
                assertThat(you.text("PING")).isEqualTo("PONG");
            }
        }
    }

    @Test
    void invalidations_come_late() throws IOException {
        try (Heard you = Heard.at(server.port());
                Heard bob = Heard.at(server.port())) {
            you.say("CLIENT TRACKING ON");
            you.say("GET k");
            bob.say("SET k 1");
            Heard.eventually("it", () -> you.late.size() == 1);
            assertThat(Heard.text(you.late.get(0))).isEqualTo("[invalidate, [k]]");
        }
    }

    @Test
    void monitor_shows_lines_until_it_is_cancelled() throws IOException {
        try (Heard you = Heard.at(server.port());
                Heard bob = Heard.at(server.port())) {
            you.say("SELECT 2");
            assertThat(you.text("MONITOR")).isEqualTo("OK");
            assertThat(you.client.isMonitoring()).isTrue();
            bob.say("SET seen 1");
            Heard.eventually(
                    "it",
                    () -> you.late.stream().anyMatch(line -> Heard.text(line).contains("\"seen\"")));
            you.client.cancel();
            assertThat(you.client.isMonitoring()).isFalse();
            assertThat(you.text("PING")).isEqualTo("PONG");
            assertThat(you.client.db()).isEqualTo(2);
            assertThat(you.text("CLIENT INFO")).contains(" db=2 ");
        }
    }

    @Test
    void who_looks_at_nothing_is_sent_no_more_than_he_can_hold() throws IOException {
        try (Heard you = Heard.at(server.port());
                Heard bob = Heard.at(server.port())) {
            you.say("SUBSCRIBE flood");
            you.unseen = 10_001;
            bob.say("EVAL \"for i = 1, 100 do redis.call('PUBLISH', 'flood', i) end return 1\" 0");
            assertThat(bob.text("PING")).isEqualTo("PONG");
            assertThat(you.late).isEmpty();
            you.unseen = 0;
            Heard.eventually("the rest comes", () -> you.late.size() == 100);
        }
    }

    @Test
    void a_blocked_command_can_be_given_up() throws IOException {
        try (Heard you = Heard.at(server.port());
                Heard bob = Heard.at(server.port())) {
            assertThat(you.client.send(List.of(b("BLPOP"), b("queue"), b("0")))).isNull();
            assertThat(you.client.isWaiting()).isTrue();
            assertThatThrownBy(() -> you.say("PING")).isInstanceOf(LinkTrouble.class);
            you.client.cancel();
            assertThat(you.client.isWaiting()).isFalse();
            assertThat(you.text("PING")).isEqualTo("PONG");
            bob.say("LPUSH queue x");
            assertThat(bob.text("LLEN queue")).as("nobody waits any more").isEqualTo("1");
            assertThat(you.late).isEmpty();
            assertThat(you.notes).isEmpty();
        }
    }

    @Test
    void a_server_that_is_busy_is_left_alone() throws IOException {
        try (Heard you = Heard.at(server.port())) {
            assertThat(you.client.send(List.of(b("DEBUG"), b("SLEEP"), b("4")))).isNull();
            you.client.cancel();
            assertThat(you.client.isWaiting()).isFalse();
            assertThat(you.notes).anyMatch(note -> note.contains("closed to stop DEBUG"));
            assertThat(you.text("PING")).isEqualTo("PONG");
        }
    }

    @Test
    void a_reply_that_takes_too_long_ends_the_connection() throws IOException {
        RemoteAddress address = RemoteAddress.LOCAL.at("127.0.0.1", server.port());
        try (Heard you = new Heard(address, RemoteOptions.TYPED.within(5000, 300))) {
            assertThatThrownBy(() -> you.say("DEBUG SLEEP 1"))
                    .isInstanceOf(LinkTrouble.class)
                    .hasMessageContaining("No reply to DEBUG within 0.3 s")
                    .hasMessageContaining("unknown whether it ran");
            assertThat(you.text("PING")).isEqualTo("PONG");
        }
    }

    @Test
    void several_clients_have_several_states() throws IOException {
        try (Heard you = Heard.at(server.port())) {
            LinkClient bob = you.link.open("bob", you);
            you.say("SET n 1");
            you.say("WATCH n");
            you.say("MULTI");
            you.say("INCR n");
            assertThat(Heard.text(you.say(bob, "INCR n"))).isEqualTo("2");
            assertThat(bob.isInTransaction()).isFalse();
            assertThat(you.text("EXEC")).isEqualTo("(nil)");
        }
    }

    @Test
    void replies_can_be_switched_off() throws IOException {
        try (Heard you = Heard.at(server.port())) {
            assertThat(you.say("CLIENT REPLY SKIP")).isEqualTo(Reply.SILENCE);
            assertThat(you.say("SET a 1")).isEqualTo(Reply.SILENCE);
            assertThat(you.text("GET a")).isEqualTo("1");
            assertThat(you.say("CLIENT REPLY OFF")).isEqualTo(Reply.SILENCE);
            assertThat(you.say("SET a 2")).isEqualTo(Reply.SILENCE);
            assertThat(you.text("CLIENT REPLY ON")).isEqualTo("OK");
            assertThat(you.text("GET a")).isEqualTo("2");
        }
    }

    @Test
    void passwords_and_users_are_let_in_or_not() throws IOException {
        try (Heard admin = Heard.at(server.port())) {
            admin.say("ACL SETUSER alice on >s3cret ~* +@all");
            admin.say("CONFIG SET requirepass hidden");
            RemoteAddress here = RemoteAddress.LOCAL.at("127.0.0.1", server.port());
            for (int protocol = 2; protocol <= 3; protocol++) {
                RemoteAddress wrong = here.speaking(protocol).as("alice", "wr0ng");
                assertThatThrownBy(() -> new Heard(wrong, RemoteOptions.TYPED))
                        .isInstanceOf(LinkTrouble.class)
                        .satisfies(e -> assertThat(((LinkTrouble) e).kind()).isEqualTo(LinkTrouble.Kind.NOT_LET_IN))
                        .hasMessageContaining("WRONGPASS")
                        .hasMessageNotContaining("wr0ng");
                try (Heard alice = new Heard(here.speaking(protocol).as("alice", "s3cret"), RemoteOptions.TYPED)) {
                    assertThat(alice.text("ACL WHOAMI")).isEqualTo("alice");
                }
            }
            try (Heard nobody = Heard.at(server.port())) {
                assertThat(nobody.client.protocol()).isEqualTo(2);
                assertThat(nobody.text("GET x")).startsWith("NOAUTH");
                assertThat(nobody.text("AUTH hidden")).isEqualTo("OK");
                assertThat(nobody.client.protocol())
                        .as("RESP3 as soon as it can be")
                        .isEqualTo(3);
                assertThat(nobody.text("GET x")).isEqualTo("(nil)");
            }
            admin.say("CONFIG SET requirepass ''");
        }
    }

    @Test
    void nobody_at_the_address_is_said_in_a_sentence() {
        assertThatThrownBy(() -> Heard.at(1))
                .isInstanceOf(LinkTrouble.class)
                .hasMessage("Could not connect to Redis at 127.0.0.1:1: Connection refused; no server listens there.");
        assertThatThrownBy(() -> new Heard(RemoteAddress.LOCAL.at("no-such-host.invalid", 1), RemoteOptions.TYPED))
                .hasMessageContaining("there is no such host");
        assertThatThrownBy(() -> new Heard(RemoteAddress.LOCAL.withSocket("/no/such.sock"), RemoteOptions.TYPED))
                .hasMessage("Could not connect to Redis at /no/such.sock: there is no such socket; no server listens"
                        + " there.");
        assertThatThrownBy(() -> new Heard(
                        RemoteAddress.LOCAL.at("127.0.0.1", server.port()).withDb(99), RemoteOptions.TYPED))
                .hasMessageContaining("does not give database 99");
    }
}
