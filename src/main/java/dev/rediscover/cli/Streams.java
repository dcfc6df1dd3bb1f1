package dev.rediscover.cli;

import dev.rediscover.base.Bytes;
import dev.rediscover.render.ReplyText;
import dev.rediscover.render.StyledText;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * What the program was started with: its streams, whether they are terminals, and its environment. All text goes out
 * as UTF-8, whatever the locale.
 */
final class Streams {
    /** Nobody reads the output any more. */
    static final class ClosedPipe extends RuntimeException {
        private static final long serialVersionUID = 1;

        ClosedPipe(IOException cause) {
            super("nobody reads the output any more", cause);
        }
    }

    private final InputStream in;
    private final OutputStream out;
    private final OutputStream err;
    private final boolean isTerminal;
    private final boolean outIsTerminal;
    private final Map<String, String> env;

    /**
     * Streams of a test or of the process.
     *
     * @param isTerminal whether both the input and the output are a terminal
     * @param outIsTerminal whether the output is one
     */
    Streams(
            InputStream in,
            OutputStream out,
            OutputStream err,
            boolean isTerminal,
            boolean outIsTerminal,
            Map<String, String> env) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.isTerminal = isTerminal;
        this.outIsTerminal = outIsTerminal;
        this.env = env;
    }

    /** Those of this process. */
    static Streams ofProcess() {
        System.setProperty("jdk.console", "java.base"); // else newer Java versions answer with a console off a terminal
        boolean console = System.console() != null;
        return new Streams(
                System.in,
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 14),
                new FileOutputStream(FileDescriptor.err),
                console,
                console || isTerminal("/proc/self/fd/1"),
                System.getenv());
    }

    /** Where the system shows what a descriptor is connected to; elsewhere only a full console counts. */
    private static boolean isTerminal(String descriptor) {
        try {
            String target = new File(descriptor).getCanonicalPath();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException e) {
            return false;
        }
    }

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    boolean isTerminal() {
        return isTerminal;
    }

    boolean outIsTerminal() {
        return outIsTerminal;
    }

    Map<String, String> env() {
        return env;
    }

    /** Writes to the output; bytes that are no UTF-8 go out as they came in. */
    void print(StyledText text) {
        write(out, ReplyText.bytes(text));
    }

    void print(String text) {
        write(out, Bytes.of(text));
    }

    /** Writes to the error stream. */
    void complain(String text) {
        try {
            err.write(Bytes.of(text).array());
            err.flush();
        } catch (IOException e) {
            // There is nobody left to tell.
        }
    }

    private static void write(OutputStream stream, Bytes bytes) {
        try {
            stream.write(bytes.array());
        } catch (IOException e) {
            throw new ClosedPipe(e);
        }
    }

    /** Sends what is written on its way; after every command, so that a reader sees it at once. */
    void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new ClosedPipe(e);
        }
    }
}
