package dev.rediscover.persist.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Brings files and what folders say of them onto the disk, so that a power cut does not take them back. */
final class FolderSync {
    private FolderSync() {}

    /**
     * Syncs a folder's entries, where the system can: some cannot open a folder, and keep its entries by themselves.
     */
    static void sync(Path folder) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (IOException e) {
            return; // Windows: a folder is no file there
        }
        try (channel) {
            channel.force(true);
        }
    }

    /** Syncs one file. */
    static void syncFile(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
