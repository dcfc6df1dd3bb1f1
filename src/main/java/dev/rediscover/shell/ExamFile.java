package dev.rediscover.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Where the transcript of an exam goes. It is kept in memory until it is known which file it belongs in: one that was
 * begun is told anew from the lines typed, and goes on where the file ends.
 */
final class ExamFile extends OutputStream {
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private OutputStream out;

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        if (out == null) {
            told.write(bytes, from, count);
        } else {
            out.write(bytes, from, count);
        }
    }

    /** From now on everything goes into a new file, what was told so far first. */
    void create(Path file) throws IOException {
        if (file.toAbsolutePath().getParent() != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
        }
        out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        out.write(told.toByteArray());
    }

    /**
     * From now on everything goes into {@code file}, behind its complete lines.
     *
     * @param there what the file holds
     * @return whether the file is what was told so far, or the beginning of it, which is completed then; else what was
     *     told is dropped
     */
    boolean goOn(Path file, byte[] there) throws IOException {
        byte[] all = told.toByteArray();
        int complete = complete(there);
        int common = Math.min(complete, all.length);
        boolean same = Arrays.equals(there, 0, common, all, 0, common) && isFences(there, common, complete);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        int kept = same ? common : complete;
        channel.truncate(kept);
        channel.position(kept);
        out = Channels.newOutputStream(channel);
        if (same) {
            out.write(all, kept, all.length - kept);
        }
        return same;
    }

    /** Whether that part is nothing but the beginning or the end of a block: a line was to follow. */
    private static boolean isFences(byte[] bytes, int from, int to) {
        String rest = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        return rest.replace("```redis\n", "").replace("```\n", "").isEmpty();
    }

    /** The length of all complete lines. */
    static int complete(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
