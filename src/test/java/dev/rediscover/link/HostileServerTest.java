package dev.rediscover.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that are none, or mean harm: a clear sentence, in bounded time and memory. */
@Timeout(60)
class HostileServerTest {
    private static final RemoteOptions HASTY = RemoteOptions.TYPED.within(500, 500);

    private static final String OLD =
            "-ERR unknown command `HELLO`, with args beginning with: `3`, `AUTH`, `default`, `s3cret`, \r\n";

    /** What a server sends as soon as somebody has said something. */
    private interface Answer {
        void give(OutputStream out) throws IOException;
    }

    /** Answers the first {@code polite} commands with an error, as a very old server, and then as it likes. */
    private static final class Fake implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

        Fake(int polite, Answer answer) throws IOException {
            Thread thread = new Thread(() -> serve(polite, answer), "fake");
            thread.setDaemon(true);
            thread.start();
        }

        private void serve(int polite, Answer answer) {
            while (!socket.isClosed()) {
                try (Socket near = socket.accept()) {
                    byte[] buffer = new byte[4096];
                    for (int i = 0; i < polite; i++) {
                        near.getInputStream().read(buffer);
                        near.getOutputStream().write(bytes(OLD));
                    }
                    near.getInputStream().read(buffer);
                    answer.give(near.getOutputStream());
                    while (near.getInputStream().read(buffer) > 0) {
                        continue;
                    }
                } catch (IOException e) {
                    // the other side hung up, as it should
                }
            }
        }

        RemoteAddress address() {
            return RemoteAddress.LOCAL.at("127.0.0.1", socket.getLocalPort());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void isRefused(Answer answer, String said) throws IOException {
        isRefused(answer, HASTY, said);
    }

    private static void isRefused(Answer answer, RemoteOptions options, String said) throws IOException {
        try (Fake fake = new Fake(0, answer)) {
            assertThatThrownBy(() -> new Heard(fake.address(), options).close())
                    .isInstanceOf(LinkTrouble.class)
                    .satisfies(e -> assertThat(((LinkTrouble) e).kind()).isEqualTo(LinkTrouble.Kind.CANNOT_CONNECT))
                    .hasMessageContaining(said)
                    .hasMessageNotContaining("\u001b");
        }
    }

    @Test
    void other_protocols_are_told_from_redis() throws IOException {
        isRefused(out -> out.write(bytes("HTTP/1.1 400 Bad Request\r\n\r\n")), "does not speak Redis's protocol");
        isRefused(out -> out.write(bytes("\u0015\u0003\u0001\u0000\u0002\u0002")), "add --tls");
        isRefused(out -> out.write(bytes("\u001b[2J\r\n")), "does not speak Redis's protocol");
    }

    @Test
    void a_server_without_hello_gets_the_password_by_auth() throws IOException {
        try (Fake fake = new Fake(1, out -> out.write(bytes("-WRONGPASS you said s3cret\r\n")))) {
            assertThatThrownBy(() -> new Heard(fake.address().withPassword("s3cret"), HASTY).close())
                    .isInstanceOf(LinkTrouble.class)
                    .hasMessageContaining("refuses the password: WRONGPASS you said ***");
        }
        try (Fake fake = new Fake(0, out -> out.write(bytes("+OK\r\n")));
                Heard you = new Heard(fake.address().withPassword("s3cret").speaking(2), RemoteOptions.waiting(500))) {
            assertThat(you.client.protocol()).isEqualTo(2);
        }
    }

    @Test
    void silence_and_hanging_up_are_told() throws IOException {
        isRefused(out -> {}, "did not answer HELLO within");
        isRefused(OutputStream::close, "took the connection and dropped it");
    }

    @Test
    void replies_without_end_are_cut_off() throws IOException {
        isRefused(
                out -> {
                    out.write(bytes("*2000000000\r\n"));
                    byte[] ones = bytes(":1\r\n".repeat(4096));
                    while (true) {
                        out.write(ones);
                    }
                },
                RemoteOptions.TYPED.within(30_000, 30_000), // the limit is to be reached, not the time-out
                "a reply of more than");
        isRefused(
                out -> {
                    byte[] text = bytes("x".repeat(65536));
                    out.write('+');
                    while (true) {
                        out.write(text);
                    }
                },
                "does not speak Redis's protocol");
        isRefused(out -> out.write(bytes("*1\r\n".repeat(5000))), "nested deeper");
        isRefused(out -> out.write(bytes("$999999999999\r\n")), "invalid bulk length");
    }

    private static Heard talking(Fake fake) throws IOException {
        return new Heard(fake.address().speaking(2), RemoteOptions.waiting(500));
    }

    @Test
    void nonsense_in_the_middle_ends_the_connection_with_a_sentence() throws IOException {
        try (Fake fake = new Fake(1, out -> out.write(bytes("?what\r\n")));
                Heard you = talking(fake)) {
            assertThat(you.text("PING")).startsWith("ERR");
            assertThatThrownBy(() -> you.say("SET a 1"))
                    .isInstanceOf(LinkTrouble.class)
                    .hasMessageContaining("The reply to SET is not taken")
                    .hasMessageContaining("unknown whether it ran");
        }
    }

    @Test
    void a_server_that_goes_silent_is_left() throws IOException {
        try (Fake fake = new Fake(1, out -> {});
                Heard you = talking(fake)) {
            assertThat(you.text("PING")).startsWith("ERR");
            assertThatThrownBy(() -> you.say("SET a 1"))
                    .hasMessageContaining("No reply to SET within 0.5 s")
                    .hasMessageContaining("unknown whether it ran");
        }
    }

    @Test
    void redirections_in_a_circle_end() throws IOException {
        ServerSocket[] self = new ServerSocket[1];
        try (Fake fake = new Fake(0, out -> {
            while (true) {
                out.write(bytes("-MOVED 1 127.0.0.1:" + self[0].getLocalPort() + "\r\n"));
            }
        })) {
            self[0] = fake.socket;
            RemoteAddress address = fake.address().speaking(2);
            try (Heard you = new Heard(address, RemoteOptions.waiting(500).inCluster(true))) {
                assertThat(you.text("GET a")).startsWith("MOVED 1 ");
                assertThat(you.notes).anyMatch(note -> note.contains("gave up after"));
            }
        }
    }

    @Test
    void redirections_to_nowhere_are_no_redirections() {
        Place from = new Place("h", 1);
        for (String text : new String[] {
            "MOVED",
            "MOVED 1",
            "MOVED x h:1",
            "MOVED 99999 h:1",
            "MOVED 1 h:0",
            "MOVED 1 h:99999",
            "MOVED 1 h",
            "ASKED 1 h:1"
        }) {
            assertThat(Redirect.of(new dev.rediscover.resp.Reply.Err(text), from))
                    .as(text)
                    .isNull();
        }
        assertThat(Redirect.of(new dev.rediscover.resp.Reply.Err("MOVED 3 :7002"), from))
                .isEqualTo(new Redirect(false, 3, new Place("h", 7002)));
        assertThat(Redirect.of(new dev.rediscover.resp.Reply.Err("ASK 3 ::1:7002"), from))
                .isEqualTo(new Redirect(true, 3, new Place("::1", 7002)));
    }

    @Test
    void a_catalogue_that_floods_leaves_ours() throws IOException {
        try (Fake fake = new Fake(3, out -> {
                    byte[] ones = bytes("$3\r\nabc\r\n".repeat(4096));
                    out.write(bytes("*2000000000\r\n"));
                    while (true) {
                        out.write(ones);
                    }
                });
                Heard you = new Heard(fake.address().speaking(2), RemoteOptions.waiting(2000))) {
            assertThat(you.link.catalog()).isSameAs(Heard.CATALOG);
        }
    }
}
