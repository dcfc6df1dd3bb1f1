package dev.rediscover.persist.backup;

import dev.rediscover.base.Clock;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.Engine;
import dev.rediscover.persist.DatasetDigest;
import dev.rediscover.persist.RdbException;
import dev.rediscover.persist.RdbLoad;
import dev.rediscover.persist.aof.AofDisk;
import dev.rediscover.persist.aof.AofFolder;
import dev.rediscover.persist.aof.AofLoad;
import dev.rediscover.persist.aof.AppendOnlyFile;
import dev.rediscover.persist.backup.BackupNote.Loads;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Loads data as a server would when it starts, to see that it can, and tells what came out. The clock stands at the
 * moment the data is of, so that what had not expired then is counted however late somebody looks.
 *
 * @param keys how many keys there are
 * @param digest of all of them, as DEBUG DIGEST tells it
 */
public record Verification(long keys, String digest) {
    /** Makes an engine that has every command, to load into. */
    public interface Engines {
        Engine make(Clock clock);
    }

    /**
     * Loads from a folder, and changes nothing in it.
     *
     * @throws BackupFault if it cannot be loaded; the message says why
     */
    static Verification of(Path dir, DataNames names, Loads what, long atMillis, Engines engines) throws IOException {
        try {
            Engine engine = engines.make(VirtualClock.frozenAt(atMillis));
            if (what == Loads.AOF) {
                AofFolder folder = new AofFolder(dir, names.folder(), names.file(), AofDisk.real());
                AofLoad.Options options = new AofLoad.Options(true, true, AofLoad.ALL, true);
                new AppendOnlyFile(folder, null).load(engine, options, AofLoad.SILENT);
            } else {
                RdbLoad.into(engine, dir.resolve(names.rdb()), true, RdbLoad.SILENT);
            }
            return new Verification(keys(engine), DatasetDigest.of(engine));
        } catch (RdbException e) {
            throw new BackupFault(names.rdb() + ": " + e.getMessage());
        } catch (OutOfMemoryError e) {
            throw new BackupFault("the data do not fit into this program's memory; give it more (java -Xmx), or say"
                    + " --no-verify");
        }
    }

    private static long keys(Engine engine) {
        long keys = 0;
        for (int i = 0; i < Engine.DATABASES; i++) {
            keys += engine.db(i).size();
        }
        return keys;
    }
}
