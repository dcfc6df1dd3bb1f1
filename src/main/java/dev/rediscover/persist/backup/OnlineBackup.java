package dev.rediscover.persist.backup;

import dev.rediscover.base.Clock;
import dev.rediscover.engine.RedisException;
import dev.rediscover.persist.backup.BackupSource.Part;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The backup that a server can take of itself while it serves: what BACKUP START, SEAL, ABORT, CLEANUP, LIST and STATUS
 * do. The files are those of the append-only file, held by hard links: a base as it was some time after START, the
 * increment up to SEAL, and a manifest of their own. Source: the BACKUP commands of Redis 8.10 on redis.io.
 *
 * <p>All methods are called while the gate's monitor is held.
 */
public final class OnlineBackup {
    /** What a backup is doing; the words are those of BACKUP STATUS. */
    public enum State {
        IDLE,
        PENDING,
        SNAPSHOTTING,
        INCREMENTING,
        SEALED,
        FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final long SECOND = 1000;

    private final BackupSource source;
    private final Clock clock;
    private final List<Path> pinned = new ArrayList<>();
    private State state = State.IDLE;
    private String error = "";
    private long beganSeconds;
    private long endedSeconds;
    private Part base;

    /** One that is idle. */
    public OnlineBackup(BackupSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** What the backup is doing. */
    public State state() {
        return state;
    }

    /** Whether a backup has begun and is neither sealed nor lost: what {@code backup_in_progress} tells. */
    public boolean isUnderWay() {
        return state == State.PENDING || state == State.SNAPSHOTTING || state == State.INCREMENTING;
    }

    /** Whether the append-only file must not be rewritten for anybody else now. */
    public boolean holdsFiles() {
        return state == State.INCREMENTING;
    }

    /** Answers BACKUP with the subcommand {@code words} begin with; HELP is the table's affair. */
    public Reply answer(List<String> words) {
        switch (words.get(0).toUpperCase(Locale.ROOT)) {
            case "START" -> start();
            case "SEAL" -> seal();
            case "ABORT" -> abort();
            case "CLEANUP" -> cleanUp();
            case "LIST" -> {
                return files();
            }
            case "STATUS" -> {
                return status();
            }
            default -> throw refusal("unknown subcommand '" + words.get(0) + "'. Try BACKUP HELP.");
        }
        return Reply.OK;
    }

    private static RedisException refusal(String text) {
        return new RedisException(new Reply.Err("ERR " + text));
    }

    // ---- what is asked for

    private void start() {
        if (isUnderWay()) {
            throw refusal("A backup is already in progress, ABORT it first");
        }
        if (state == State.SEALED) {
            throw refusal("A sealed backup exists, CLEANUP it first");
        }
        try {
            requireEmpty(source.folder());
            boolean begun = source.begin();
            state = begun ? State.SNAPSHOTTING : State.PENDING;
        } catch (IOException e) {
            throw refusal("Failed to start the backup: " + reason(e));
        }
        error = "";
        base = null;
        beganSeconds = now();
        endedSeconds = 0;
    }

    private static void requireEmpty(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            if (entries.iterator().hasNext()) {
                throw refusal("Backup directory '" + folder + "' is not empty");
            }
        }
    }

    private void seal() {
        if (state != State.INCREMENTING) {
            throw refusal("No backup ready to seal (must be in the incrementing state)");
        }
        try {
            Part increment = source.seal();
            pin(increment.file());
            FolderSync.syncFile(increment.file());
            String own = base.file().getFileName().toString();
            Path manifest = source.folder().resolve(OwnManifest.name(own));
            OwnManifest.write(manifest, base, increment);
            pinned.add(manifest);
            FolderSync.sync(source.folder());
        } catch (IOException e) {
            fail("cannot seal: " + reason(e));
            throw refusal("Failed to seal the backup: " + reason(e));
        }
        state = State.SEALED;
        endedSeconds = now();
        source.release();
    }

    private void abort() {
        if (!isUnderWay()) {
            throw refusal("No backup in progress");
        }
        fail("aborted by user");
    }

    private void cleanUp() {
        if (isUnderWay()) {
            throw refusal("Backup is in progress");
        }
        unpin();
        state = State.IDLE;
        error = "";
        beganSeconds = 0;
        endedSeconds = 0;
    }

    private Reply files() {
        List<Reply> paths = new ArrayList<>();
        for (Path path : pinned) {
            paths.add(Reply.bulk(path.toString()));
        }
        return Reply.array(paths);
    }

    private Reply status() {
        return new Reply.MapOf(List.of(
                Reply.bulk("state"), Reply.bulk(state.word()),
                Reply.bulk("error"), Reply.bulk(error),
                Reply.bulk("start_time"), Reply.of(beganSeconds),
                Reply.bulk("end_time"), Reply.of(endedSeconds)));
    }

    // ---- what happens meanwhile

    /** Begins what had to wait, and takes a sealed backup away whose time is over. */
    public void tick() {
        if (state == State.PENDING) {
            try {
                state = source.begin() ? State.SNAPSHOTTING : State.PENDING;
            } catch (IOException e) {
                fail(reason(e));
            }
        } else if (state == State.SEALED && source.sealedSeconds() > 0) {
            if (now() - endedSeconds >= source.sealedSeconds()) {
                cleanUp();
            }
        }
    }

    /** The rewrite that the backup waits for is done, {@code rewritten} is the new base; otherwise nothing happens. */
    public void baseDone(Part rewritten) {
        if (state != State.SNAPSHOTTING) {
            return;
        }
        try {
            pin(rewritten.file());
            FolderSync.sync(source.folder());
            base = rewritten;
            state = State.INCREMENTING;
        } catch (IOException e) {
            fail("cannot keep the base: " + reason(e));
        }
    }

    /**
     * The backup cannot be finished: the rewrite failed, the append-only file is switched off ({@code "appendonly is
     * stopped"}). What was kept of it is taken away; if none is under way, nothing happens.
     */
    public void fail(String why) {
        if (!isUnderWay()) {
            return;
        }
        state = State.FAILED;
        error = why;
        unpin();
        source.release();
    }

    private void pin(Path file) throws IOException {
        Path link = source.folder().resolve(file.getFileName());
        Files.createLink(link, file);
        pinned.add(link);
    }

    private void unpin() {
        for (Path path : pinned) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                error = "cannot remove " + path + ": " + reason(e);
            }
        }
        pinned.clear();
    }

    private long now() {
        return clock.millis() / SECOND;
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
