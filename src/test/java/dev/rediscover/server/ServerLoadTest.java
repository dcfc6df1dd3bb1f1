package dev.rediscover.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many connections at once, on this machine: ten thousand that do nothing, a thousand that never stop, and one that
 * listens and does not read. {@code -Dload.seconds=N} keeps them busy for longer.
 */
class ServerLoadTest {
    private static final int IDLE = 10_000;
    private static final int BUSY = 1_000;
    private static final int SPARE = 500;
    private static final long MOST_BYTES_AN_IDLE_ONE = 8 * 1024;
    private static final long LONGEST_WAIT_NANOS = 3_000_000_000L;
    private static final String MESSAGE = "m".repeat(1_000_000);

    private final int seconds = Integer.getInteger("load.seconds", 4);
    private final List<SocketChannel> idle = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 12);
    private long[] waits = new long[1 << 16];
    private int count;

    /** One that sends its next command as soon as the reply to the last is there. */
    private static final class Busy {
        private final ByteBuffer command;
        private long sentAt;

        Busy(int number) {
            String line = switch (number % 3) {
                case 0 -> "SET key:" + number + " value\r\n";
                case 1 -> "GET key:" + (number - 1) + "\r\n";
                default -> "INCR counter\r\n";
            };
            command = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
        }

        void send(SocketChannel channel) throws IOException {
            sentAt = System.nanoTime();
            channel.write(command.rewind());
        }
    }

    @Test
    @Timeout(120)
    void manyAtOnceAndOneThatDoesNotRead() throws IOException {
        int wanted = idleThatFit();
        try (LoadedServer server = LoadedServer.start();
                Wire control = new Wire(server.port());
                Wire slow = new Wire(server.port());
                Selector selector = Selector.open()) {
            control.ask("PING");
            long before = server.heldBytes();
            open(server.port(), wanted);
            assertThat(info(control, "connected_clients")).isEqualTo(Integer.toString(wanted + 2));
            long each = (server.heldBytes() - before) / wanted;
            busy(selector, server.port());
            work(selector, seconds * 1_000_000_000L / 2);
            double alone = percentile(0.99);
            int messages = publishUntilCutOff(control, slow, selector);
            work(selector, seconds * 1_000_000_000L / 2);
            report(wanted, each, messages, alone, control);
            assertThat(each).as("bytes an idle connection takes").isLessThan(MOST_BYTES_AN_IDLE_ONE);
            assertThat(waits[count - 1]).as("the longest wait, in ns").isLessThan(LONGEST_WAIT_NANOS);
            assertThat(control.ask("PING")).isEqualTo(new Reply.Status("PONG"));
        } finally {
            for (SocketChannel channel : idle) {
                channel.close();
            }
        }
    }

    private void report(int wanted, long each, int messages, double alone, Wire control) throws IOException {
        double p99 = percentile(0.99);
        System.out.printf(
                "load: %d idle (%d bytes each on the server's heap) and %d busy connections; %d commands, p50 %.1f ms,"
                        + " p99 %.1f ms (%.1f before the slow subscriber), longest wait %.1f ms; subscriber cut off"
                        + " after %d messages of %d bytes; %s connected%n",
                wanted,
                each,
                BUSY,
                count,
                percentile(0.5),
                p99,
                alone,
                waits[count - 1] / 1e6,
                messages,
                MESSAGE.length(),
                info(control, "connected_clients"));
    }

    /** As many idle connections as the system lets one process have beside the others. */
    private static int idleThatFit() {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)) {
            return IDLE;
        }
        long free = system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount() - BUSY - SPARE;
        if (free < IDLE) {
            System.out.printf("load: only %d idle connections, because ulimit -n allows no more%n", free);
        }
        return (int) Math.min(IDLE, free);
    }

    private static String info(Wire wire, String field) throws IOException {
        String all = ((Reply.Bulk) wire.ask("INFO")).value().utf8();
        int at = all.indexOf("\r\n" + field + ":");
        return all.substring(at + field.length() + 3, all.indexOf("\r\n", at + 2));
    }

    /** Opens the idle ones; each is heard once, so that all of them are in. */
    private void open(int port, int wanted) throws IOException {
        ByteBuffer ping = ByteBuffer.wrap("PING\r\n".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < wanted; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            idle.add(channel);
            channel.write(ping.rewind());
        }
        for (SocketChannel channel : idle) {
            buffer.clear().limit(7);
            while (buffer.hasRemaining()) {
                assertThat(channel.read(buffer)).isPositive();
            }
            assertThat(buffer.get(1)).isEqualTo((byte) 'P');
        }
    }

    private static void busy(Selector selector, int port) throws IOException {
        for (int i = 0; i < BUSY; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            Busy one = new Busy(i);
            channel.register(selector, SelectionKey.OP_READ, one);
            one.send(channel);
        }
    }

    /** Keeps the busy ones busy for so long. */
    private void work(Selector selector, long nanos) throws IOException {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            selector.select(this::answered, 100);
        }
        if (count > 0) {
            Arrays.sort(waits, 0, count);
        }
    }

    private void answered(SelectionKey key) {
        try {
            SocketChannel channel = (SocketChannel) key.channel();
            buffer.clear();
            assertThat(channel.read(buffer)).as("a busy connection is served").isPositive();
            assertThat(buffer.get(0)).isNotEqualTo((byte) '-');
            Busy one = (Busy) key.attachment();
            if (count == waits.length) {
                waits = Arrays.copyOf(waits, 2 * count);
            }
            waits[count++] = System.nanoTime() - one.sentAt;
            one.send(channel);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Speaks to somebody who does not read, while the others go on; how often until the server has hung up on it. */
    private int publishUntilCutOff(Wire control, Wire slow, Selector selector) throws IOException {
        slow.ask("SUBSCRIBE", "news");
        for (int messages = 1; messages < 10_000; messages++) {
            control.send("PUBLISH", "news", MESSAGE);
            selector.select(this::answered, 1);
            if (control.next().equals(Reply.ZERO)) {
                return messages;
            }
        }
        throw new AssertionError("the slow subscriber was never cut off");
    }

    private double percentile(double part) {
        return waits[(int) (part * (count - 1))] / 1e6;
    }
}
