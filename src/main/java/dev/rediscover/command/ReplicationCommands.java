package dev.rediscover.command;

import dev.rediscover.engine.Call;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;

/** A master and its copies. */
public final class ReplicationCommands implements Family {
    private static final String TABLE = """
            group server
            FAILOVER [TO host port [FORCE]] [ABORT] [TIMEOUT milliseconds]
              6.2.0 | admin noscript stale | O(1)
              Lets a replica become the master, without losing writes.
              see REPLICAOF CLUSTER|FAILOVER
              later
            PSYNC replicationid offset
              2.8.0 | admin noscript no_async_loading no_multi | Depends on the data to send
              Begins or goes on with replication; replicas send it to their master.
              see SYNC REPLCONF
              arity -3
              later
            REPLCONF
              3.0.0 | admin noscript loading stale allow_busy | O(1)
              Carries settings and progress between a replica and its master.
              see PSYNC
              arity -1
              later
            REPLICAOF <host port | NO ONE>
              5.0.0 | admin noscript stale no_async_loading | O(1)
              Makes this server a replica of another, or a master again.
              see ROLE FAILOVER
              later
            ROLE
              2.8.12 | noscript loading stale fast | O(1)
              Tells whether this server is a master, a replica or a sentinel.
              see REPLICAOF INFO
              acl admin dangerous
            SLAVEOF <host port | NO ONE>
              1.0.0 | admin noscript stale no_async_loading | O(1)
              Makes this server a replica of another; the older name of REPLICAOF.
              see REPLICAOF
              later
            SYNC
              1.0.0 | admin noscript no_async_loading no_multi | Depends on the data to send
              Begins replication with a full copy; older than PSYNC.
              see PSYNC
              later
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        if (c.name().equals("ROLE")) {
            return Reply.array(Reply.bulk("master"), Reply.ZERO, Reply.EMPTY_ARRAY); // nothing is replicated
        }
        throw c.unbound();
    }
}
