package dev.rediscover.persist.exchange;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that is written beside the one that it replaces, and takes its place once all of it is on disk. */
final class FreshFile implements AutoCloseable {
    private final Path target;
    private final Path fresh;
    private final FileOutputStream file;
    private final OutputStream out;
    private boolean done;

    /** Begins one that is to become {@code target}. */
    FreshFile(Path target) throws IOException {
        this.target = target;
        this.fresh = target.resolveSibling("." + target.getFileName() + ".new");
        this.file = new FileOutputStream(fresh.toFile());
        this.out = new BufferedOutputStream(file, 1 << 16);
    }

    /** Where it is written. */
    OutputStream out() {
        return out;
    }

    /** Puts it in its place. */
    void commit() throws IOException {
        out.flush();
        file.getFD().sync();
        file.close();
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        done = true;
        syncFolder();
    }

    /** So that the new name is on disk too; not every system can do that. */
    private void syncFolder() {
        try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            // The name is as safe as this system makes it.
        }
    }

    @Override
    public void close() throws IOException {
        if (!done) {
            file.close();
            Files.deleteIfExists(fresh);
        }
    }
}
