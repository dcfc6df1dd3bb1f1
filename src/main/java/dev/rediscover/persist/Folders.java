package dev.rediscover.persist;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What is done to folders, so that what was done to the files in them outlives a crash of the whole machine. */
public final class Folders {
    private Folders() {}

    /** Brings to disk which files are in {@code folder}. Does nothing where folders cannot be opened, as on Windows. */
    public static void sync(Path folder) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (IOException e) {
            return;
        }
        try (channel) {
            channel.force(true);
        }
    }
}
