package dev.rediscover.persist.desk;

import dev.rediscover.engine.RedisException;
import dev.rediscover.resp.Reply;

/** What clients are told where something cannot be kept, in the words of Redis. */
final class Refusals {
    static final RedisException SAVE_FAILED = error("ERR");
    static final RedisException SAVE_UNDER_WAY = error("ERR Background save already in progress");
    static final RedisException SAVE_MUST_WAIT = error("ERR Another child process is active (AOF?): can't BGSAVE right"
            + " now. Use BGSAVE SCHEDULE in order to schedule a BGSAVE whenever possible.");
    static final RedisException REWRITE_UNDER_WAY =
            error("ERR Background append only file rewriting already in progress");
    static final RedisException REWRITE_FAILED =
            error("ERR Can't execute an AOF background rewriting. Please check the server logs for more information.");
    static final RedisException RELOAD_FAILED = error("ERR Error trying to load the RDB dump, check server logs.");
    static final RedisException LOADAOF_FAILED = error("ERR Error trying to load the AOF files, check server logs.");
    static final RedisException SNAPSHOTS_FAIL = error("MISCONF Redis is configured to save RDB snapshots, but it's"
            + " currently unable to persist to disk. Commands that may modify the data set are disabled, because this"
            + " instance is configured to report errors during writes if RDB snapshotting fails"
            + " (stop-writes-on-bgsave-error option). Please check the Redis logs for details about the RDB error.");

    private Refusals() {}

    /** Writing to the append-only file fails. */
    static RedisException appendsFail(String why) {
        return error("MISCONF Errors writing to the AOF file: " + why);
    }

    /** RDB files of the version that was asked for cannot hold what is there; {@code why} names the key. */
    static RedisException tooNew(String why) {
        return error("ERR " + why);
    }

    private static RedisException error(String text) {
        return new RedisException(new Reply.Err(text));
    }
}
