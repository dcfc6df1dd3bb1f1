package dev.rediscover.engine;

import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Who keeps an engine's data in files: what commands, the clock and the program around the engine ask of it. An engine
 * without one ({@link Durability#persistence()}) keeps its data in memory alone. All methods are called while the
 * gate's monitor is held, on whichever thread; none of them waits for the disk unless it says so.
 */
public interface Persistence {
    /**
     * Begins: reads what there is, and keeps what changes from now on. It waits for the disk.
     *
     * @throws IOException if what there is cannot be read, or is broken; it says where, and nothing was overwritten
     */
    void start() throws IOException;

    /**
     * Saves a snapshot while everybody waits: SAVE.
     *
     * @throws RedisException if it cannot be saved; then the file is as it was
     */
    void save();

    /**
     * Begins to save a snapshot in the background: BGSAVE.
     *
     * @param schedule whether it may wait for a rewrite that is under way
     * @param inTransaction whether it is asked for by a transaction, whose end it waits for
     * @throws RedisException if one is being saved already, or cannot be begun
     */
    Reply saveInBackground(boolean schedule, boolean inTransaction);

    /**
     * Begins to rewrite the append-only file in the background: BGREWRITEAOF.
     *
     * @throws RedisException if one is being written already, or cannot be begun
     */
    Reply rewriteInBackground(boolean inTransaction);

    /**
     * Reads the data from files again: DEBUG RELOAD and DEBUG LOADAOF.
     *
     * @throws RedisException if that does not work
     */
    void reload(Reload how);

    /** FLUSHALL has emptied the keyspace: as in Redis that is saved at once where there are save points. */
    void emptied();

    /** BACKUP and its subcommands; {@code words} begin with the subcommand. */
    Reply backup(List<String> words, boolean inTransaction);

    /** The refusal of a command that writes, because what was to be kept could not be; {@code null} if it may run. */
    RedisException refusal();

    /**
     * Blocks {@code call}'s client until all it has written is on disk, as WAITAOF asks; the reply where it need not.
     *
     * @param timeoutMillis how long at most, 0 for ever
     */
    Reply waitUntilSynced(Call call, int local, int replicas, long timeoutMillis);

    /** Does what is due by the clock: save points, a rewrite, what threads have come to. */
    void tick();

    /**
     * The replies to all that was run so far are about to go out: what must be on disk before, goes there now.
     *
     * @return false if what they promise cannot be kept, so that none must go out
     */
    boolean beforeReplies();

    /**
     * Goes on with what is done in slices between the turns of a server, for about a millisecond.
     *
     * @return how long the next turn may wait for something to happen, in ms: 0 where there is more to do
     */
    long work();

    /**
     * Takes over settings that stand in the engine's configuration already.
     *
     * @throws ParameterRefusal if one cannot be had
     */
    void apply(Set<Parameter> changed) throws ParameterRefusal;

    /** Brings what {@link PersistenceStats} tells up to date; INFO asks for it. */
    void count();

    /**
     * The server ends: what is to be kept is kept now.
     *
     * @throws RedisException if it cannot be, and {@code how} does not force it
     */
    void end(ServerProcess.Shutdown how);

    /** Writes what is to be written and lets go of its files; nothing is kept from now on. */
    void close();

    /** The one of a fork of the engine: it answers as this one would, and touches no file. */
    Persistence fork(Engine fork);

    /**
     * What to reload.
     *
     * @param appendOnlyFile from the append-only file; the rest says nothing then
     * @param save to save first
     * @param flush to empty the keyspace first
     * @param merge to put what the file holds over what is there already
     */
    record Reload(boolean appendOnlyFile, boolean save, boolean flush, boolean merge) {}
}
