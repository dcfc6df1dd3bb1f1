package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Limits;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.RespReader;
import dev.rediscover.resp.RespWriter;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** One connection: commands go out on the callers' threads, frames come in on a thread of its own. */
final class Wire implements AutoCloseable {
    private static final int DEPTH = 64;
    private static final long SHARE_OF_MEMORY = 16; // a reply takes several times its bytes on the heap
    private static final long LEAST_REPLY = 4L << 20;

    /** Hears what comes in, on the wire's thread. */
    interface Ear {
        /** One frame. */
        void heard(Reply frame);

        /** Nothing more will come; called once. */
        void lost(IOException why);
    }

    private final Transport transport;
    private final OutputStream out;
    private final Metered in;
    private final RespReader reader;
    private final RespWriter writer = new RespWriter(2);
    private volatile boolean dead;

    Wire(Transport transport) throws IOException {
        this.transport = transport;
        out = transport.out();
        in = new Metered(
                transport.in(), Math.max(LEAST_REPLY, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY));
        reader = new RespReader(in, Limits.DEFAULT.withDepth(DEPTH));
    }

    /** Begins to listen; {@code name} is for the thread. */
    void listen(String name, Ear ear) {
        Thread thread = new Thread(() -> hear(ear), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void hear(Ear ear) {
        IOException end = new EOFException("the server closed the connection");
        try {
            for (Reply frame = reader.read(); frame != null; frame = reader.read()) {
                in.taken = 0;
                ear.heard(frame);
            }
        } catch (IOException e) {
            end = e;
        } catch (OutOfMemoryError e) {
            end = new LinkTrouble(LinkTrouble.Kind.BAD_REPLY, "the reply does not fit into memory");
        }
        close();
        ear.lost(end);
    }

    /** Sends commands, all in one write. */
    synchronized void send(List<List<Bytes>> commands) throws IOException {
        writer.clear();
        for (List<Bytes> command : commands) {
            writer.command(command);
        }
        writer.drainTo(out);
        out.flush();
    }

    /** Whether nothing more will come over it. */
    boolean isDead() {
        return dead;
    }

    @Override
    public void close() {
        dead = true;
        transport.close();
    }

    /** Counts the bytes of one reply, and refuses one that would fill the memory. */
    private static final class Metered extends FilterInputStream {
        private final long most;
        private long taken;

        Metered(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            taken += Math.max(0, read);
            if (taken > most) {
                throw new LinkTrouble(LinkTrouble.Kind.BAD_REPLY, "a reply of more than " + (most >> 20) + " MB");
            }
            return read;
        }
    }
}
