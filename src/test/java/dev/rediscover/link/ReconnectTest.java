package dev.rediscover.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.oracle.RealServer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Connections that break, and servers that are killed: what comes back, what is said, what is never sent twice. */
class ReconnectTest {

    private static LinkTrouble.Kind kind(Throwable trouble) {
        return ((LinkTrouble) trouble).kind();
    }

    /** Hangs up on everybody but {@code admin}, as a proxy or a time-out would. */
    private static void hangUp(Heard admin) throws IOException {
        admin.say("CLIENT KILL TYPE normal SKIPME yes");
        admin.say("CLIENT KILL TYPE pubsub SKIPME yes");
    }

    @Test
    void a_client_comes_back_as_it_was() throws IOException {
        try (RealServer server = RealServer.start();
                Heard admin = Heard.at(server.port())) {
            admin.say("ACL SETUSER alice on >s3cret ~* &* +@all");
            RemoteAddress address =
                    RemoteAddress.LOCAL.at("127.0.0.1", server.port()).as("alice", "s3cret");
            try (Heard you = new Heard(address.named("me"), RemoteOptions.TYPED)) {
                you.say("SELECT 7");
                you.say("CLIENT SETNAME other");
                hangUp(admin);
                assertThat(you.text("CLIENT INFO")).contains(" db=7 ", "name=other", "user=alice", "resp=3");
                assertThat(you.notes).singleElement().asString().contains("was lost; it is back, in database 7");
            }
        }
    }

    @Test
    void a_server_that_was_killed_is_found_again() throws IOException {
        try (RealServer server = RealServer.start();
                Heard you = Heard.at(server.port())) {
            you.say("SET a 1");
            server.kill();
            assertThatThrownBy(() -> you.say("SET a 2"))
                    .isInstanceOf(LinkTrouble.class)
                    .satisfies(e -> assertThat(kind(e)).isEqualTo(LinkTrouble.Kind.CANNOT_CONNECT));
            server.startAgain();
            assertThat(you.text("GET a")).isEqualTo("(nil)");
            assertThat(you.text("SET a 3")).isEqualTo("OK");
        }
    }

    @Test
    void a_write_whose_fate_is_unknown_is_not_sent_again() throws IOException {
        try (RealServer server = RealServer.start();
                FlakyProxy proxy = new FlakyProxy(server.port());
                Heard admin = Heard.at(server.port());
                Heard you = Heard.at(proxy.port())) {
            you.say("SET n 10");
            proxy.cutBeforeNextReply();
            assertThatThrownBy(() -> you.say("INCR n"))
                    .isInstanceOf(LinkTrouble.class)
                    .satisfies(e -> assertThat(kind(e)).isEqualTo(LinkTrouble.Kind.FATE_UNKNOWN))
                    .hasMessage("The connection was lost after INCR was sent. It is unknown whether it ran; it was not"
                            + " sent again.");
            assertThat(admin.text("GET n")).as("it ran once, never twice").isEqualTo("11");
            proxy.cutBeforeNextReply();
            assertThat(you.text("GET n")).as("what only reads is sent again").isEqualTo("11");
            proxy.cutBeforeNextReply();
            assertThatThrownBy(() -> you.say("PUBLISH a b")).hasMessageContaining("unknown whether it ran");
            you.say("PING");
            proxy.cutBeforeNextReply();
            assertThatThrownBy(() -> you.say("EVAL 'return 1' 0")).hasMessageContaining("unknown whether it ran");
        }
    }

    @Test
    void a_transaction_goes_down_with_its_connection() throws IOException {
        try (RealServer server = RealServer.start();
                Heard admin = Heard.at(server.port());
                Heard you = Heard.at(server.port())) {
            you.say("MULTI");
            you.say("SET a 1");
            hangUp(admin);
            Heard.eventually("it is noticed", () -> !you.client.isInTransaction());
            assertThatThrownBy(() -> you.say("SET b 1"))
                    .satisfies(e -> assertThat(kind(e)).isEqualTo(LinkTrouble.Kind.NOT_SENT))
                    .hasMessageContaining("transaction");
            assertThat(admin.text("EXISTS a b")).isEqualTo("0");
            assertThat(you.text("SET b 1"))
                    .as("the next line is one of its own again")
                    .isEqualTo("OK");
            you.say("WATCH b");
            hangUp(admin);
            Heard.eventually(
                    "it is noticed", () -> admin.text("CLIENT LIST").lines().count() == 1);
            assertThatThrownBy(() -> you.say("MULTI")).hasMessageContaining("no longer watched");
            assertThat(you.text("MULTI")).isEqualTo("OK");
        }
    }

    @Test
    void exec_under_which_the_connection_breaks_has_an_unknown_fate() throws IOException {
        try (RealServer server = RealServer.start();
                FlakyProxy proxy = new FlakyProxy(server.port());
                Heard admin = Heard.at(server.port());
                Heard you = Heard.at(proxy.port())) {
            you.say("MULTI");
            you.say("INCR n");
            proxy.cutBeforeNextReply();
            assertThatThrownBy(() -> you.say("EXEC"))
                    .satisfies(e -> assertThat(kind(e)).isEqualTo(LinkTrouble.Kind.FATE_UNKNOWN));
            assertThat(admin.text("GET n")).isEqualTo("1");
            you.say("MULTI");
            proxy.cutBeforeNextReply();
            assertThatThrownBy(() -> you.say("INCR n")).hasMessageContaining("nothing of it ran");
            assertThat(admin.text("GET n")).isEqualTo("1");
            assertThat(you.text("GET n")).isEqualTo("1");
        }
    }

    @Test
    void who_listens_listens_again_by_itself() throws IOException {
        try (RealServer server = RealServer.start();
                Heard admin = Heard.at(server.port());
                Heard you = Heard.at(server.port())) {
            you.say("SUBSCRIBE news");
            you.say("PSUBSCRIBE x*");
            hangUp(admin);
            Heard.eventually("it is back", () -> you.notes.size() == 2);
            assertThat(you.notes.get(0)).contains("is missed");
            assertThat(you.notes.get(1)).contains("was lost; it is back.");
            admin.say("PUBLISH news one");
            admin.say("PUBLISH x1 two");
            Heard.eventually("both come", () -> you.late.size() == 2);
        }
    }

    @Test
    void shutdown_is_no_failure() throws IOException {
        try (RealServer server = RealServer.start();
                Heard you = Heard.at(server.port())) {
            you.say("SHUTDOWN NOSAVE");
            assertThat(you.notes).contains("The server has shut down.");
        }
    }
}
