package dev.rediscover.command;

import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.Persistence;
import dev.rediscover.engine.PersistenceStats;
import dev.rediscover.resp.Reply;
import java.util.List;

/** Keeping data: snapshots, the append-only file, serialized values, and leaving. */
public final class PersistenceCommands implements Family {
    private static final String TABLE = """
            group server
            BACKUP
              8.10.0 | | Depends on the subcommand
              Takes and keeps consistent backups of the data.
              see BGSAVE SAVE
              arity 2
              container
            BACKUP|ABORT
              8.10.0 | admin noscript | O(1)
              Stops the backup that is being taken.
              see BACKUP|START
            BACKUP|CLEANUP
              8.10.0 | admin noscript | O(1)
              Removes the files of the last backup.
              see BACKUP|SEAL BACKUP|LIST
            BACKUP|HELP
              8.10.0 | loading stale | O(1)
              Lists the subcommands of BACKUP.
              see BACKUP
            BACKUP|LIST
              8.10.0 | admin stale | O(1)
              Lists the files that belong to the backup.
              see BACKUP|STATUS
            BACKUP|SEAL
              8.10.0 | admin noscript | O(1)
              Finishes the backup, so that its files can be copied.
              see BACKUP|START BACKUP|CLEANUP
            BACKUP|START
              8.10.0 | admin noscript | O(1)
              Begins a backup.
              see BACKUP|SEAL BACKUP|ABORT
            BACKUP|STATUS
              8.10.0 | admin stale | O(1)
              Tells how far the backup is.
              see BACKUP|START BACKUP|LIST
            BGREWRITEAOF
              1.0.0 | admin noscript no_async_loading | O(1), the work goes on in the background
              Rewrites the append-only file in the background, as short as it can be.
              see BGSAVE
            BGSAVE [SCHEDULE]
              1.0.0 | admin noscript no_async_loading | O(1), the work goes on in the background
              Saves a snapshot of all data in the background.
              see SAVE LASTSAVE BGREWRITEAOF
            LASTSAVE
              1.0.0 | loading stale fast | O(1)
              Tells when data was last saved, in seconds since 1970.
              see SAVE BGSAVE
              acl admin dangerous
            SAVE
              1.0.0 | admin noscript no_async_loading no_multi | O(N) for N keys
              Saves a snapshot of all data while everybody waits.
              see BGSAVE LASTSAVE
            MODULE
              4.0.0 | | Depends on the subcommand
              Loads and lists modules, which add commands and types.
              see COMMAND
              container
            MODULE|HELP
              5.0.0 | loading stale | O(1)
              Lists the subcommands of MODULE.
              see MODULE
              later
            MODULE|LIST
              4.0.0 | admin noscript | O(N) for N modules
              Lists the modules that are loaded.
              see MODULE|LOAD
            MODULE|LOAD path [arg [arg ...]]
              4.0.0 | admin noscript no_async_loading | O(1)
              Loads a module from a file.
              see MODULE|UNLOAD MODULE|LOADEX
              later
            MODULE|LOADEX path [CONFIG name value [CONFIG name value ...]] [ARGS args [args ...]]
              7.0.0 | admin noscript no_async_loading | O(1)
              Loads a module from a file, with settings and arguments.
              see MODULE|LOAD
              later
            MODULE|UNLOAD name
              4.0.0 | admin noscript no_async_loading | O(1)
              Unloads a module.
              see MODULE|LOAD MODULE|LIST
              later
            group server
            RESTORE-ASKING key ttl serialized-value [REPLACE] [ABSTTL] [IDLETIME seconds] [FREQ frequency]
              3.0.0 | write denyoom asking | O(1) for the key and O(N * M) for N elements of M bytes
              Restores a key into a slot that is moving; nodes of a cluster use it.
              see RESTORE ASKING MIGRATE
              keys OW update
              acl keyspace dangerous
              later
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        return switch (c.name()) {
            case "BACKUP|HELP" -> HelpText.of(c);
            case "BACKUP|ABORT", "BACKUP|CLEANUP", "BACKUP|LIST", "BACKUP|SEAL", "BACKUP|START", "BACKUP|STATUS" ->
                keeper(c).backup(List.of(c.argv().get(1).latin1()), c.client().isInTransaction());
            case "BGREWRITEAOF" -> keeper(c).rewriteInBackground(c.client().isInTransaction());
            case "BGSAVE" -> saveInBackground(c);
            case "LASTSAVE" -> new Reply.Int(lastSave(c.engine()));
            case "SAVE" -> {
                keeper(c).save();
                yield Reply.OK;
            }
            case "MODULE|LIST" -> Reply.EMPTY_ARRAY;
            default -> throw c.unbound();
        };
    }

    /** Who keeps the engine's data in files. An engine in memory alone says so, and does not pretend. */
    private static Persistence keeper(Call c) {
        Persistence keeper = c.engine().durability().persistence();
        if (keeper == null) {
            throw Errors.NO_FILES.raise(c.spec().words());
        }
        return keeper;
    }

    private static Reply saveInBackground(Call c) {
        Args args = c.args();
        boolean schedule = args.take("SCHEDULE");
        if (args.hasNext()) {
            throw Errors.SYNTAX.raise();
        }
        return keeper(c).saveInBackground(schedule, c.client().isInTransaction());
    }

    /** When data was saved last, in s since 1970; a server that has not saved yet tells when it started. */
    static long lastSave(Engine engine) {
        PersistenceStats stats = engine.durability().stats();
        return stats.lastSaveSeconds > 0
                ? stats.lastSaveSeconds
                : engine.stats().startedAtMillis() / 1000;
    }
}
