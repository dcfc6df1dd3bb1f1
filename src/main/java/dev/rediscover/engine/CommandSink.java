package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import java.util.List;

/**
 * Somebody who is told of every change as a command that repeats it: the append-only file, replicas. Called on the
 * engine's own thread at the end of whatever was run as one; several commands that belong together come between MULTI
 * and EXEC.
 */
public interface CommandSink {
    /**
     * @param db the database that it is to be run in
     * @param argv its words; never changed afterwards
     */
    void command(int db, List<Bytes> argv);
}
