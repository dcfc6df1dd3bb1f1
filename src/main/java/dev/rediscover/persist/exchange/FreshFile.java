package dev.rediscover.persist.exchange;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that is written beside the one that it replaces, and takes its place once all of it is on disk. */
final class FreshFile implements AutoCloseable {
    private static final String PREFIX = ".rediscover-";
    private static final String ENDING = ".new";

    private final Path target;
    private final Path fresh;
    private final FileOutputStream file;
    private final OutputStream out;
    private boolean done;

    /** Begins one that is to become {@code target}. */
    FreshFile(Path target) throws IOException {
        this.target = target;
        this.fresh = begin(target);
        this.file = new FileOutputStream(fresh.toFile());
        this.out = new BufferedOutputStream(file, 1 << 16);
    }

    /** A file of a name that nothing has, so that no link is followed; whoever may read a usual one may read it. */
    private static Path begin(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) == null) {
            return Files.createTempFile(folder, PREFIX, ENDING);
        }
        Set<PosixFilePermission> usual = PosixFilePermissions.fromString("rw-rw-rw-"); // less what the umask takes
        Path fresh = Files.createTempFile(folder, PREFIX, ENDING, PosixFilePermissions.asFileAttribute(usual));
        if (Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(target));
        }
        return fresh;
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
