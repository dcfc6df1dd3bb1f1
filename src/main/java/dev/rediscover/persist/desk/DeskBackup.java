package dev.rediscover.persist.desk;

import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Parameter;
import dev.rediscover.persist.aof.AofPart;
import dev.rediscover.persist.backup.BackupSource;
import dev.rediscover.persist.backup.OnlineBackup;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What the BACKUP command has of an engine's append-only file, which is kept for its sake alone where need be. */
final class DeskBackup implements BackupSource {
    private final Engine engine;
    private final Snapshots snapshots;
    private final Appending appending;
    private final OnlineBackup backup;
    private boolean inTransaction;

    DeskBackup(Engine engine, Snapshots snapshots, Appending appending) {
        this.engine = engine;
        this.snapshots = snapshots;
        this.appending = appending;
        backup = new OnlineBackup(this, engine.clock());
    }

    Reply answer(List<String> words, boolean fromTransaction) {
        inTransaction = fromTransaction;
        try {
            return backup.answer(words);
        } finally {
            inTransaction = false;
        }
    }

    /** Whether the append-only file must not be rewritten for anybody else. */
    boolean holdsFiles() {
        return backup.holdsFiles();
    }

    void tick() {
        backup.tick();
    }

    /** A rewrite is over, well or not. */
    void rewritten() {
        if (!appending.isOn() || !engine.durability().stats().lastRewriteWorked) {
            backup.fail("the append only file could not be rewritten");
            return;
        }
        AofPart base = appending.file().manifest().base();
        backup.baseDone(part(base));
    }

    /** The append-only file is switched off. */
    void stopped() {
        backup.fail("appendonly is stopped");
    }

    private Part part(AofPart of) {
        return new Part(appending.file().folder().path(of), of.seq());
    }

    @Override
    public Path folder() {
        return snapshots
                .home()
                .resolve(engine.config().text(Parameter.BACKUPDIRNAME))
                .toAbsolutePath()
                .normalize();
    }

    @Override
    public long sealedSeconds() {
        return engine.config().number(Parameter.BACKUP_SEALED_TTL);
    }

    @Override
    public boolean begin() throws IOException {
        if (appending.job() != null && appending.isOn()) {
            return true;
        }
        if (snapshots.job() != null || appending.job() != null || inTransaction) {
            return false;
        }
        boolean begun = appending.isOn() ? appending.beginRewrite() : appending.switchOnForBackup();
        if (!begun) {
            throw new IOException("the append only file cannot be rewritten; the log says why");
        }
        return true;
    }

    @Override
    public Part seal() throws IOException {
        if (!appending.isForBackup()) {
            return part(appending.file().nextIncrement());
        }
        appending.flush();
        return part(appending.file().manifest().last());
    }

    @Override
    public void release() {
        if (appending.isForBackup()) {
            appending.switchOffForBackup();
        }
    }
}
