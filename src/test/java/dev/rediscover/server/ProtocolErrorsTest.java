package dev.rediscover.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.command.CoreFamilies;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Gate;
import dev.rediscover.oracle.RealServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Broken frames, sent to this server and to a real one: both answer the same bytes and hang up. {@code -Dframes.seed=N}
 * takes other random ones, {@code -Dframes.count=N} more.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtocolErrorsTest {
    private final long seed = Long.getLong("frames.seed", 5);
    private final int count = Integer.getInteger("frames.count", 3_000);
    private final Engine engine = new Engine(CoreFamilies.all(), Clock.system(), new RandomSource(1));
    private RealServer real;
    private Server ours;

    @BeforeAll
    void start() throws IOException {
        real = RealServer.start();
        ours = Server.start(Gate.to(engine), Endpoints.loopback(0));
    }

    @AfterAll
    void stop() {
        ours.close();
        real.close();
    }

    @Test
    void framesThatSomebodyThoughtOf() throws IOException {
        for (String frame : frames()) {
            compare(frame.getBytes(StandardCharsets.ISO_8859_1), shown(frame));
        }
    }

    private static String shown(String frame) {
        return frame.length() > 200 ? frame.substring(0, 100) + "… of " + frame.length() : frame;
    }

    private static List<String> frames() throws IOException {
        List<String> frames = new ArrayList<>();
        try (InputStream in = ProtocolErrorsTest.class.getResourceAsStream("/server/broken-frames.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.startsWith("#")) {
                    frames.add(line.translateEscapes());
                }
            }
        }
        frames.add("P".repeat(70_000));
        frames.add("P".repeat(70_000) + "\r\nPING\r\n");
        frames.add("*" + "1".repeat(70_000));
        frames.add("*1\r\n$" + "1".repeat(70_000));
        frames.add("*1\r\n" + "x".repeat(70_000));
        frames.add("*1\r\nx" + "x".repeat(70_000) + "\r\n");
        frames.add("*2\r\n$4\r\nECHO\r\n$100000\r\n" + "x".repeat(100_000) + "\r\n");
        frames.add("*2\r\n$4\r\nECHO\r\n$100000\r\n" + "x".repeat(100_000) + "yyPING\r\n");
        return frames;
    }

    @Test
    void framesThatCameToHarmByChance() throws IOException {
        BrokenFrames broken = new BrokenFrames(new RandomSource(seed));
        RandomSource random = new RandomSource(seed + 1);
        for (int i = 0; i < count; i++) {
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            for (int j = 1 + random.nextInt(6); j > 0; j--) {
                sent.writeBytes(random.nextInt(3) == 0 ? broken.mutated() : broken.whole());
            }
            if (!hasNul(sent.toByteArray())) {
                compare(sent.toByteArray(), "seed " + seed + ", " + i);
            }
        }
    }

    /** A line with a zero byte never ends for a real server, because C ends strings there; to us it is any byte. */
    private static boolean hasNul(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    @Test
    void beforeThePasswordIsSaid() throws IOException {
        try (Wire here = new Wire(ours.port());
                Wire there = new Wire(real.port())) {
            here.ask("CONFIG", "SET", "requirepass", "secret");
            there.ask("CONFIG", "SET", "requirepass", "secret");
            for (String frame : List.of(
                    "*10\r\n",
                    "*11\r\n",
                    "*1\r\n$16384\r\n",
                    "*1\r\n$16385\r\n",
                    "PING\r\n",
                    "NOSUCH\r\n",
                    "*x\r\n",
                    "AUTH wrong\r\n*11\r\n",
                    "AUTH secret\r\n*11\r\n$4\r\nMGET\r\n$1\r\na\r\n$1\r\na\r\n",
                    "AUTH secret\r\n*2\r\n$4\r\nECHO\r\n$20000\r\n" + "x".repeat(20_000) + "\r\nPING\r\n")) {
                compare(frame.getBytes(StandardCharsets.ISO_8859_1), shown(frame));
            }
            here.ask("CONFIG", "SET", "requirepass", "");
            there.ask("CONFIG", "SET", "requirepass", "");
        }
    }

    private void compare(byte[] sent, String what) throws IOException {
        String there = plain(exchange(real.port(), sent));
        String here = plain(exchange(ours.port(), sent));
        assertThat(here)
                .as("%s%n%s", what, new String(sent, 0, Math.min(sent.length, 400), StandardCharsets.ISO_8859_1))
                .isEqualTo(there);
    }

    /** HELLO tells which server it is, and the number of the connection. */
    private static String plain(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replaceAll("(version\r\n\\$)[0-9]+\r\n[0-9.]+", "$1")
                .replaceAll("(id\r\n:)[0-9]+", "$1");
    }

    /** All that comes back until the server hangs up, once it knows that nothing more will be sent. */
    static byte[] exchange(int port, byte[] sent) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            ByteArrayOutputStream got = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(sent);
                socket.shutdownOutput();
                socket.getInputStream().transferTo(got);
            } catch (SocketException e) {
                // hung up on while there was something left to read: what came before that counts
            }
            return got.toByteArray();
        }
    }
}
