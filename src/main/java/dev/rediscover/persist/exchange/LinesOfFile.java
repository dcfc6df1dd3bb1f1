package dev.rediscover.persist.exchange;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Heap;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lines of a file, none of which may be too long. */
final class LinesOfFile implements AutoCloseable {
    private static final long LONGEST = 256L << 20;
    private static final int BYTES_BETWEEN_STEPS = 1 << 16;

    private final InputStream in;
    private final long size;
    private final Steps steps;
    private final long longest = Math.min(LONGEST, Heap.most() / 16);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long done;
    private long told;
    private long number;

    LinesOfFile(Path file, Steps steps) throws IOException {
        this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        this.size = Files.size(file);
        this.steps = steps;
    }

    /** The next line without its end; {@code null} if there is none. */
    Bytes next() throws IOException, Refused {
        line.reset();
        int b = in.read();
        if (b < 0) {
            return null;
        }
        number++;
        while (b >= 0 && b != '\n') {
            if (line.size() == longest) {
                throw new Refused(where() + " is longer than " + (longest >> 20) + " MB");
            }
            line.write(b);
            count();
            b = in.read();
        }
        count();
        byte[] bytes = line.toByteArray();
        boolean windows = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return windows ? Bytes.copyOf(bytes, 0, bytes.length - 1) : Bytes.wrap(bytes);
    }

    private void count() {
        if (++done - told >= BYTES_BETWEEN_STEPS) {
            told = done;
            steps.at(done, size);
        }
    }

    /** Which line that was, for messages. */
    String where() {
        return "line " + number;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
