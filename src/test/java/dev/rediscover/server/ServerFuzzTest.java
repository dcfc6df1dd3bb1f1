package dev.rediscover.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.command.CoreFamilies;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Gate;
import dev.rediscover.resp.Limits;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.RespReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mutated frames do a server no harm: whatever comes in, it answers what is whole, says what is broken in Redis's own
 * words, hangs up, and holds no more memory than before. {@code -Dfuzz.frames=1000000 -Dfuzz.seed=N} sends more.
 */
class ServerFuzzTest {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int MOST_A_CONNECTION = 12;
    private static final int CONNECTIONS_A_ROUND = 1_000;
    private static final long GROWTH_BYTES = 24L << 20;
    private static final Pattern PROTOCOL_ERROR = Pattern.compile("ERR Protocol error: (invalid multibulk length"
            + "|invalid bulk length|too big mbulk count string|too big bulk count string|too big inline request"
            + "|unbalanced quotes in request|expected '\\$', got '.?')");

    private final long seed = Long.getLong("fuzz.seed", 20);
    private final int frames = Integer.getInteger("fuzz.frames", 400_000);
    private final Engine engine = new Engine(CoreFamilies.all(), Clock.system(), new RandomSource(1));
    private final RandomSource random = new RandomSource(seed);
    private final BrokenFrames broken = new BrokenFrames(random);
    private final StringBuffer faults = new StringBuffer();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    private int answered;
    private int hungUpOn;

    @TempDir
    private Path folder;

    private Server server;
    private Selector selector;
    private UnixDomainSocketAddress address;

    @BeforeEach
    void start() throws IOException {
        Path socket = folder.resolve("s");
        address = UnixDomainSocketAddress.of(socket);
        ServerLog log = new ServerLog() {
            @Override
            public boolean takes(Level level) {
                return level == Level.WARNING;
            }

            @Override
            public void write(Level level, String text) {
                if (text.startsWith("Fault")) {
                    faults.append(text).append('\n');
                }
            }
        };
        server = Server.start(Gate.to(engine), new Endpoints(List.of(), -1, -1, socket.toString(), 0700), log);
        selector = Selector.open();
    }

    @AfterEach
    void stop() throws IOException {
        selector.close();
        server.close();
    }

    @Test
    void mutatedFramesDoNoHarm() throws IOException {
        long before = 0;
        int sent = 0;
        for (int connection = 0; sent < frames; connection++) {
            int count = 1 + random.nextInt(MOST_A_CONNECTION);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int i = 0; i < count; i++) {
                bytes.writeBytes(broken.mutated());
            }
            sent += count;
            String what = "seed " + seed + ", connection " + connection;
            check(exchange(bytes.toByteArray(), what), what);
            if (connection % CONNECTIONS_A_ROUND == 0) {
                exchange("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII), what);
                before = before == 0 && connection > 0 ? usedBytes() : before;
            }
        }
        Awaitility.await("all connections gone").atMost(Duration.ofSeconds(20)).until(this::nobodyIsLeft);
        exchange("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII), "the end");
        long grown = usedBytes() - before;
        System.out.printf(
                "fuzz: %d frames, seed %d: %d replies, %d connections ended by a protocol error, heap %+d kB%n",
                sent, seed, answered, hungUpOn, grown / 1024);
        assertThat(faults).as("faults of the program, seed " + seed).isEmpty();
        assertThat(grown).as("heap, seed " + seed).isLessThan(GROWTH_BYTES);
        assertThat(answered).isGreaterThan(frames / 10);
        assertThat(hungUpOn).isGreaterThan(frames / 100);
    }

    private boolean nobodyIsLeft() {
        synchronized (engine) {
            return engine.clients().isEmpty();
        }
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** What comes back is replies, whole ones; behind a protocol error comes nothing. */
    private void check(byte[] answer, String what) throws IOException {
        RespReader reader = new RespReader(new ByteArrayInputStream(answer), Limits.DEFAULT);
        boolean ended = false;
        for (Reply reply = reader.read(); reply != null; reply = reader.read()) {
            assertThat(ended).as("something behind a protocol error, %s", what).isFalse();
            answered++;
            if (reply instanceof Reply.Err error && error.text().startsWith("ERR Protocol error")) {
                assertThat(error.text()).as(what).matches(PROTOCOL_ERROR);
                ended = true;
                hungUpOn++;
            }
        }
    }

    /** Sends all, says that nothing more will come, and reads until the server hangs up. */
    private byte[] exchange(byte[] bytes, String what) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(address);
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.shutdownOutput();
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            while (true) {
                buffer.clear();
                int count = readable(channel, what);
                if (count < 0) {
                    return answer.toByteArray();
                }
                answer.write(buffer.array(), 0, count);
            }
        }
    }

    private int readable(SocketChannel channel, String what) throws IOException {
        int count = channel.read(buffer);
        if (count == 0) {
            selector.select(PATIENCE_MILLIS);
            assertThat(selector.selectedKeys())
                    .as("no answer and no end, %s", what)
                    .isNotEmpty();
            selector.selectedKeys().clear();
            count = channel.read(buffer);
        }
        return count;
    }
}
