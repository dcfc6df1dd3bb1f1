package dev.rediscover.command;

import dev.rediscover.engine.Call;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;

/** Streams: logs of entries with growing ids, read by range or as they arrive. */
public final class StreamCommands implements Family {
    private static final String TABLE = """
            group stream
            XADD key [NOMKSTREAM] [KEEPREF | DELREF | ACKED] [IDMPAUTO producer-id | IDMP producer-id idempotent-id]
                [<MAXLEN | MINID> [= | ~] threshold [LIMIT count]] <* | id> field value [field value ...]
              5.0.0 | write denyoom fast | O(1) to append, O(N) for N entries trimmed off
              Appends an entry of fields and values to a stream and tells its id.
              see XRANGE XREAD XTRIM XLEN
              keys RW update
              later
            XCFGSET key [IDMP-DURATION idmp-duration] [IDMP-MAXSIZE idmp-maxsize]
              8.6.0 | write fast | O(1)
              Sets how long and how many ids a stream remembers to recognise repeated entries.
              see XADD XIDMPRECORD
              keys RW update
              later
            XDEL key id [id ...]
              5.0.0 | write fast | O(1) for each entry
              Deletes entries of a stream by their ids.
              see XADD XTRIM XDELEX
              keys RW delete
              later
            XDELEX key [KEEPREF | DELREF | ACKED] IDS numids id [id ...]
              8.2.0 | write fast | O(1) for each entry
              Deletes entries of a stream and says what becomes of references in its groups.
              see XDEL XACKDEL
              keys RW delete
              later
            XIDMPRECORD key pid iid stream-id
              8.8.0 | write denyoom fast | O(1)
              Records that a producer's entry is already in a stream.
              see XADD XCFGSET
              keys RW update
              later
            XLEN key
              5.0.0 | readonly fast | O(1)
              Counts the entries of a stream.
              see XADD XRANGE XINFO|STREAM
              keys RO
              later
            XRANGE key start end [COUNT count]
              5.0.0 | readonly | O(N) for N entries in the reply
              Reads the entries between two ids, the oldest first.
              see XREVRANGE XREAD XLEN
              keys RO access
              later
            XREAD [COUNT count] [MAXCOUNT maxcount] [MAXSIZE maxsize] [BLOCK milliseconds] STREAMS key [key ...] id
                [id ...]
              5.0.0 | readonly blocking movablekeys | O(N) for N entries in the reply
              Reads entries that are newer than given ids, and can wait for them.
              see XREADGROUP XRANGE XADD
              keys STREAMS@1..-1%2 RO access
              later
            XREVRANGE key end start [COUNT count]
              5.0.0 | readonly | O(N) for N entries in the reply
              Reads the entries between two ids, the newest first.
              see XRANGE XREAD
              keys RO access
              later
            XSETID key last-id [ENTRIESADDED entries-added] [MAXDELETEDID max-deleted-id]
              5.0.0 | write denyoom fast | O(1)
              Sets the last id of a stream, as replication and repairs need it.
              see XADD XGROUP|SETID
              keys RW update
              later
            XTRIM key <MAXLEN | MINID> [= | ~] threshold [LIMIT count] [KEEPREF | DELREF | ACKED]
              5.0.0 | write | O(N) for N entries removed
              Removes the oldest entries of a stream until it is short enough.
              see XADD XDEL XLEN
              keys RW delete
              later
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        throw c.unbound();
    }
}
