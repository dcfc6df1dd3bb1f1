package dev.rediscover.persist.aof;

import dev.rediscover.base.Clock;
import dev.rediscover.engine.Engine;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The append-only file of one server: what is there is loaded, then the last increment is appended to, and now and then
 * a rewrite puts a new base in the place of all that came before. Each step leaves files that load to the same data,
 * whenever the machine stops. All methods are for the engine's thread.
 */
public final class AppendOnlyFile {
    private final AofFolder folder;
    private final AofWriter writer;
    private final RewriteLimit limit;
    private Manifest manifest = Manifest.EMPTY;
    private AofRewrite rewrite;
    private long sizeBefore; // of all files but the one that is appended to
    private long sizeAtRewrite;

    /** Writes all keys and functions as they are now to {@code file}, and returns when that is on disk. */
    public interface BaseMaker {
        void write(Path file) throws IOException;
    }

    /** {@code writer} appends; {@code null} for one that is only loaded. */
    public AppendOnlyFile(AofFolder folder, AofWriter writer) {
        this.folder = folder;
        this.writer = writer;
        limit = new RewriteLimit(writer == null ? Clock.system() : writer.clock());
    }

    public AofFolder folder() {
        return folder;
    }

    public AofWriter writer() {
        return writer;
    }

    /** Which files there are now. */
    public Manifest manifest() {
        return manifest;
    }

    // ---- at the start

    /**
     * Loads what there is into an engine; one of a single file, as servers before 7.0 have it, is made one of several
     * first. If there is nothing, the result says so.
     *
     * @throws AofFault if a file is missing, broken, or cannot be read; nothing has been overwritten
     */
    public AofLoad load(Engine engine, AofLoad.Options options, AofLoad.Progress progress) throws IOException {
        manifest = folder.read();
        List<Path> files = new ArrayList<>();
        List<String> names = new ArrayList<>();
        if (isOld()) {
            if (options.readOnly()) {
                return new AofLoader(engine, options, progress).load(List.of(folder.old()), List.of(folder.filename()));
            }
            upgrade();
        }
        for (AofPart part : manifest.data()) {
            files.add(folder.path(part));
            names.add(part.name());
        }
        AofLoad load = new AofLoader(engine, options, progress).load(files, names);
        sizeAtRewrite = manifest.base() == null ? 0 : Files.size(folder.path(manifest.base()));
        return load;
    }

    /** Whether there is a single file as of a server before 7.0, with nothing that takes its place. */
    private boolean isOld() {
        if (!Files.isRegularFile(folder.old())) {
            return false;
        }
        AofPart base = manifest.base();
        boolean begun = manifest.increments().isEmpty()
                && base != null
                && base.name().equals(folder.filename())
                && !Files.exists(folder.path(base));
        return manifest.isEmpty() || begun;
    }

    /** The manifest first: if the machine stops between the two steps, the next start goes on from there. */
    private void upgrade() throws IOException {
        AofPart base = new AofPart(folder.filename(), 1, AofPart.Kind.BASE);
        if (Files.exists(folder.path(base))) {
            throw new AofFault(
                    folder.filename(),
                    -1,
                    "there are two files " + folder.filename() + ", one in " + folder.path()
                            + " and one beside it, and no manifest says which counts; move one of them away");
        }
        folder.make();
        Manifest next = new Manifest(base, List.of(), manifest.history(), 1, manifest.incrementSeq());
        folder.write(next);
        manifest = next;
        folder.disk().rename(folder.old(), folder.path(base));
        folder.disk().syncFolder(folder.path());
    }

    /**
     * Begins to append: to the last increment, or to a new one. If there is no base and no increment, {@code maker}
     * makes a base.
     *
     * @param rdb whether {@code maker} makes an RDB file (aof-use-rdb-preamble), else commands
     */
    public void open(BaseMaker maker, boolean rdb) throws IOException {
        folder.make();
        folder.disk().delete(folder.temporaryIncrement());
        Manifest next = manifest;
        if (next.isEmpty()) {
            refuseStrays();
            next = next.withBase(folder.filename(), rdb);
            maker.write(folder.path(next.base()));
        }
        boolean isNew = next.last() == null; // what may lie there by its name belongs to nothing
        if (isNew) {
            next = next.withIncrement(folder.filename());
        }
        AofOutput out = folder.disk().open(folder.path(next.last()), isNew);
        long length;
        try {
            folder.write(next);
            length = out.size();
        } catch (IOException e) {
            out.close();
            throw e;
        }
        writer.forgetErrors();
        writer.open(out, length);
        manifest = next;
        sizeBefore = sizeOf(next) - length;
        if (sizeAtRewrite == 0) {
            sizeAtRewrite = size();
        }
        deleteHistory();
    }

    /** Without a manifest nobody knows what increments belong to, and a new one might take their place. */
    private void refuseStrays() throws IOException {
        if (!manifest.isEmpty()) {
            return;
        }
        String prefix = folder.filename() + ".";
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.path())) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.startsWith(prefix) && name.endsWith(".incr.aof") && Files.size(file) > 0) {
                    throw new AofFault(
                            name,
                            -1,
                            name + ": this file has commands in it, and there is no manifest "
                                    + folder.manifest().getFileName() + " that says where they belong; put the"
                                    + " manifest back, or move the folder " + folder.path() + " away");
                }
            }
        }
    }

    private long sizeOf(Manifest files) throws IOException {
        long sum = 0;
        for (AofPart part : files.data()) {
            sum += Files.size(folder.path(part));
        }
        return sum;
    }

    /** Whether commands are appended. */
    public boolean isOpen() {
        return writer.isOpen();
    }

    /** Writes and syncs what there is and appends no more; a rewrite that is under way fails. */
    public void close() throws IOException {
        if (rewrite != null) {
            rewrite.fail();
        }
        try {
            writer.flush();
        } finally {
            writer.abandon();
            sizeBefore = 0;
        }
    }

    // ---- while it goes on

    /**
     * Begins a rewrite at this moment: what changes from here on goes to a new increment. If nothing has been appended
     * so far ({@link #isOpen}), {@code starts} says whether appending is to start with it (CONFIG SET appendonly yes),
     * or it is a single snapshot (BGREWRITEAOF while there is no append-only file).
     *
     * @param rdb whether the base becomes an RDB file (aof-use-rdb-preamble), else commands
     * @throws IOException if the new increment cannot be had; then all is as it was
     */
    public AofRewrite rewrite(boolean rdb, boolean starts) throws IOException {
        if (rewrite != null) {
            throw new IllegalStateException("a rewrite is under way");
        }
        boolean first = !isOpen() && starts;
        try {
            folder.make();
            if (!isOpen()) {
                manifest = folder.read();
                refuseStrays();
            }
            if (first) {
                writer.forgetErrors();
                writer.open(folder.disk().open(folder.temporaryIncrement(), true), 0);
            } else if (isOpen()) {
                newIncrement();
            }
        } catch (IOException e) {
            limit.failed();
            throw e;
        }
        rewrite = new AofRewrite(
                this,
                folder.newBase(),
                rdb,
                first,
                isOpen() && !first ? manifest.last().seq() : -1);
        return rewrite;
    }

    /**
     * Goes on in a new increment: the one before is complete, on disk, and will not be added to.
     *
     * @return the one before
     * @throws IOException if it does not work; then the old one goes on
     */
    public AofPart nextIncrement() throws IOException {
        AofPart before = manifest.last();
        writer.flush();
        newIncrement();
        return before;
    }

    private void newIncrement() throws IOException {
        writer.writeAll();
        Manifest next = manifest.withIncrement(folder.filename());
        AofOutput out = folder.disk().open(folder.path(next.last()), true);
        try {
            folder.write(next);
        } catch (IOException e) {
            out.close();
            throw e;
        }
        sizeBefore += writer.size();
        writer.open(out, 0);
        manifest = next;
    }

    /** Puts a base in its place that a rewrite has written. */
    void finish(AofRewrite done) throws IOException {
        if (rewrite != done) {
            folder.disk().delete(done.file());
            throw new IOException("the rewrite was given up meanwhile");
        }
        Manifest next = manifest.withBase(folder.filename(), done.isRdb());
        Path base = folder.path(next.base());
        folder.disk().rename(done.file(), base);
        try {
            if (done.isFirst()) {
                next = next.withoutIncrements(0).withIncrement(folder.filename());
                folder.disk().rename(folder.temporaryIncrement(), folder.path(next.last()));
            } else {
                next = next.withoutIncrements(isOpen() ? done.kept(next) : 0);
            }
            folder.write(next);
        } catch (IOException e) {
            undo(base, done, next);
            throw e;
        }
        manifest = next;
        rewrite = null;
        limit.worked();
        sizeBefore = sizeOf(next) - (isOpen() ? Files.size(folder.path(next.last())) : 0);
        sizeAtRewrite = size();
        deleteHistory();
    }

    /** The manifest on disk names none of what is new. */
    private void undo(Path base, AofRewrite done, Manifest next) throws IOException {
        folder.disk().delete(base);
        if (done.isFirst() && next.last() != null) {
            folder.disk().delete(folder.path(next.last()));
        }
    }

    void fail(AofRewrite failed) {
        if (rewrite != failed) {
            return;
        }
        rewrite = null;
        limit.failed();
        try {
            writer.closeElsewhere(folder.disk().remove(failed.file()));
            if (failed.isFirst()) {
                writer.abandon();
                folder.disk().delete(folder.temporaryIncrement());
            }
        } catch (IOException e) {
            // what is left over is deleted, or written over, next time
        }
    }

    /** What is history to the manifest on disk can go; if that does not work, the next start tries again. */
    private void deleteHistory() {
        if (manifest.history().isEmpty()) {
            return;
        }
        try {
            for (AofPart part : manifest.history()) {
                writer.closeElsewhere(folder.disk().remove(folder.path(part)));
            }
            Manifest next = manifest.withoutHistory();
            folder.write(next);
            manifest = next;
        } catch (IOException e) {
            // it stays in the manifest as history
        }
    }

    /** How many bytes all files of the manifest have together: aof_current_size. */
    public long size() {
        return sizeBefore + writer.size();
    }

    /** How many they had after the last rewrite, or the base had when the server started: aof_base_size. */
    public long sizeAtRewrite() {
        return sizeAtRewrite;
    }

    /**
     * Whether a rewrite is due because the files have grown by so many percent (auto-aof-rewrite-percentage, 0 for
     * never) and are larger than so many bytes (auto-aof-rewrite-min-size). After three failures in a row it is put
     * off, for a minute first and then for twice as long each time, an hour at most.
     */
    public boolean wantsRewrite(long percentage, long minSize) {
        if (!isOpen() || rewrite != null || percentage == 0 || size() <= minSize) {
            return false;
        }
        double growth = size() * 100.0 / Math.max(1, sizeAtRewrite) - 100;
        return growth >= percentage && !limit.holds();
    }
}
