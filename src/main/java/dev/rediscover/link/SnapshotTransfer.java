package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.ControlCharacters;
import dev.rediscover.resp.RespWriter;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks a server for all its data as of one moment, as a replica does (SYNC), and takes them as an RDB file; what
 * changes afterwards is not waited for. A connection of its own, because nothing else can be said on it.
 */
public final class SnapshotTransfer {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_LINE = 1000;
    private static final int MOST_DIGITS = 18;

    /** Is told how many of how many bytes have come. */
    public interface Progress {
        void at(long bytes, long of);
    }

    private final Transport transport;
    private final InputStream in;
    private final AtomicLong heard = new AtomicLong();

    private SnapshotTransfer(Transport transport) throws IOException {
        this.transport = transport;
        in = new BufferedInputStream(transport.in(), BUFFER);
    }

    /**
     * Writes the server's data to {@code out}.
     *
     * @param silenceMillis how long the server may send nothing at all; it sends a sign of life every second
     * @return how many bytes that was
     * @throws LinkTrouble if nobody is there, the server refuses, or it stops in between
     */
    public static long take(RemoteAddress address, int silenceMillis, OutputStream out, Progress progress)
            throws IOException {
        Transport transport = Transport.open(address, silenceMillis);
        ScheduledExecutorService watch = java.util.concurrent.Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "watch of a transfer");
            thread.setDaemon(true);
            return thread;
        });
        try {
            SnapshotTransfer transfer = new SnapshotTransfer(transport);
            ScheduledFuture<?> guard =
                    watch.scheduleAtFixedRate(transfer.guard(), silenceMillis, silenceMillis, TimeUnit.MILLISECONDS);
            transfer.login(address);
            long bytes = transfer.run(out, progress);
            guard.cancel(false);
            return bytes;
        } finally {
            watch.shutdownNow();
            transport.close();
        }
    }

    /** Hangs up if nothing came since it was asked last. */
    private Runnable guard() {
        AtomicLong before = new AtomicLong(-1);
        return () -> {
            long now = heard.get();
            if (before.getAndSet(now) == now) {
                transport.close();
            }
        };
    }

    private void login(RemoteAddress address) throws IOException {
        if (!address.hasPassword()) {
            return;
        }
        List<Bytes> words = new ArrayList<>(List.of(Bytes.of("AUTH")));
        if (!address.user().isEmpty()) {
            words.add(Bytes.of(address.user()));
        }
        words.add(Bytes.of(address.password()));
        send(words);
        String reply = line();
        if (!reply.startsWith("+")) {
            throw new LinkTrouble(LinkTrouble.Kind.NOT_LET_IN, "the server does not let this user in: " + shown(reply));
        }
    }

    private void send(List<Bytes> words) throws IOException {
        OutputStream out = transport.out();
        out.write(RespWriter.encodeCommand(words));
        out.flush();
    }

    private long run(OutputStream out, Progress progress) throws IOException {
        send(List.of(Bytes.of("SYNC")));
        String head = line();
        while (head.isEmpty()) {
            head = line(); // a sign of life while the server makes the snapshot
        }
        long size = size(head);
        byte[] buffer = new byte[BUFFER];
        long taken = 0;
        while (taken < size) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, size - taken));
            if (read < 0) {
                throw ended();
            }
            heard.incrementAndGet();
            out.write(buffer, 0, read);
            taken += read;
            progress.at(taken, size);
        }
        return taken;
    }

    private static long size(String head) throws LinkTrouble {
        if (head.startsWith("-")) {
            throw new LinkTrouble(LinkTrouble.Kind.REFUSED, "the server refuses SYNC: " + shown(head.substring(1)));
        }
        String digits = head.startsWith("$") ? head.substring(1) : "";
        boolean number = !digits.isEmpty() && digits.length() <= MOST_DIGITS;
        for (int i = 0; i < digits.length(); i++) {
            number &= digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
        }
        if (!number) {
            throw new LinkTrouble(LinkTrouble.Kind.BAD_REPLY, "the server answers SYNC with " + shown(head));
        }
        return Long.parseLong(digits);
    }

    private static String shown(String text) {
        return ControlCharacters.shown(text);
    }

    private static LinkTrouble ended() {
        return new LinkTrouble(LinkTrouble.Kind.TIMED_OUT, "the connection ended before all data had come");
    }

    /** A line without its end. */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        try {
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new EOFException();
                }
                if (line.length() == LONGEST_LINE) {
                    throw new LinkTrouble(LinkTrouble.Kind.BAD_REPLY, "the server does not speak Redis's protocol");
                }
                line.append((char) c);
            }
        } catch (LinkTrouble e) {
            throw e;
        } catch (IOException e) {
            throw ended();
        }
        heard.incrementAndGet();
        return line.toString().stripTrailing();
    }
}
