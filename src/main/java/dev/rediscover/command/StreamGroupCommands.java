package dev.rediscover.command;

import dev.rediscover.engine.Call;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;

/** Consumer groups: workers share a stream, and each entry is theirs until they say it is done. */
public final class StreamGroupCommands implements Family {
    private static final String TABLE = """
            group stream
            XACK key group id [id ...]
              5.0.0 | write fast | O(1) for each id
              Tells a group that entries are done, so that they are no longer pending.
              see XREADGROUP XPENDING XCLAIM
              keys RW update
              later
            XACKDEL key group [KEEPREF | DELREF | ACKED] IDS numids id [id ...]
              8.2.0 | write fast | O(1) for each id
              Tells a group that entries are done and deletes them from the stream.
              see XACK XDELEX
              keys RW update delete
              later
            XAUTOCLAIM key group consumer min-idle-time start [COUNT count] [JUSTID]
              6.2.0 | write fast | O(1) while COUNT is small
              Takes over, page by page, entries that other consumers left pending for too long.
              see XCLAIM XPENDING XREADGROUP
              keys RW delete
              later
            XCLAIM key group consumer min-idle-time id [id ...] [IDLE ms] [TIME unix-time-milliseconds] [RETRYCOUNT
                count] [FORCE] [JUSTID] [LASTID lastid]
              5.0.0 | write fast | O(log N) for N pending entries of the group
              Takes over pending entries of another consumer.
              see XAUTOCLAIM XPENDING XACK
              keys RW update
              later
            XGROUP
              5.0.0 | | Depends on the subcommand
              Makes, changes and removes consumer groups.
              see XINFO XREADGROUP
              container
              later
            XGROUP|CREATE key group <id | $> [MKSTREAM] [ENTRIESREAD entries-read]
              5.0.0 | write denyoom | O(1)
              Makes a consumer group that starts behind a given id.
              see XGROUP|DESTROY XREADGROUP XINFO|GROUPS
              keys RW insert
              later
            XGROUP|CREATECONSUMER key group consumer
              6.2.0 | write denyoom | O(1)
              Makes a consumer in a group before it reads for the first time.
              see XGROUP|DELCONSUMER XREADGROUP
              keys RW insert
              later
            XGROUP|DELCONSUMER key group consumer
              5.0.0 | write | O(1)
              Removes a consumer and the entries that are still pending for it.
              see XGROUP|CREATECONSUMER XCLAIM
              keys RW delete
              later
            XGROUP|DESTROY key group
              5.0.0 | write | O(N) for N pending entries of the group
              Removes a consumer group with all its pending entries.
              see XGROUP|CREATE
              keys RW delete
              later
            XGROUP|HELP
              5.0.0 | loading stale | O(1)
              Lists the subcommands of XGROUP.
              see XGROUP
              later
            XGROUP|SETID key group <id | $> [ENTRIESREAD entries-read]
              5.0.0 | write | O(1)
              Sets behind which id a group reads on.
              see XGROUP|CREATE XREADGROUP
              keys RW update
              later
            XINFO
              5.0.0 | | Depends on the subcommand
              Tells about streams, their groups and their consumers.
              see XLEN XPENDING
              container
              later
            XINFO|CONSUMERS key group
              5.0.0 | readonly | O(1)
              Lists the consumers of a group and what is pending for each.
              see XINFO|GROUPS XPENDING
              keys RO access
              later
            XINFO|GROUPS key
              5.0.0 | readonly | O(1)
              Lists the consumer groups of a stream.
              see XINFO|CONSUMERS XGROUP|CREATE
              keys RO access
              later
            XINFO|HELP
              5.0.0 | loading stale | O(1)
              Lists the subcommands of XINFO.
              see XINFO
              later
            XINFO|STREAM key [FULL [COUNT count]]
              5.0.0 | readonly | O(1)
              Tells a stream's length, its first and last entry, and what its groups do.
              see XLEN XINFO|GROUPS
              keys RO access
              later
            XNACK key group <SILENT | FAIL | FATAL> IDS numids id [id ...] [RETRYCOUNT count] [FORCE]
              8.8.0 | write fast | O(1) for each id
              Gives pending entries back to the group, so that somebody else can try them.
              see XACK XREADGROUP
              keys RW update
              later
            XPENDING key group [[IDLE min-idle-time] start end count [consumer]]
              5.0.0 | readonly | O(N) for N entries in the reply
              Lists entries that were read by a group but not yet acknowledged.
              see XREADGROUP XACK XCLAIM
              keys RO access
              later
            XREADGROUP GROUP group consumer [COUNT count] [MAXCOUNT maxcount] [MAXSIZE maxsize] [BLOCK milliseconds]
                [CLAIM min-idle-time] [NOACK] STREAMS key [key ...] id [id ...]
              5.0.0 | write blocking movablekeys | O(N) for N entries in the reply
              Reads entries as a consumer of a group: new ones, or one's own that are pending.
              see XREAD XACK XGROUP|CREATE XPENDING
              keys STREAMS@4..-1%2 RO access
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
