package dev.rediscover.command;

import dev.rediscover.engine.Call;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;

/** What connections can do to each other, and how a client lets the server track what it has read. */
public final class ClientControlCommands implements Family {
    private static final String TABLE = """
            group connection
            CLIENT|CACHING <YES | NO>
              6.0.0 | noscript loading stale | O(1)
              Says whether the keys of the next command are to be tracked.
              see CLIENT|TRACKING
              later
            CLIENT|GETREDIR
              6.0.0 | noscript loading stale | O(1)
              Tells which client gets this connection's invalidation messages.
              see CLIENT|TRACKING CLIENT|TRACKINGINFO
              later
            CLIENT|KILL <ip:port | <[ID client-id] | [TYPE <NORMAL | MASTER | SLAVE | REPLICA | PUBSUB>] | [USER
                username] | [ADDR ip:port] | [LADDR ip:port] | [SKIPME <YES | NO>] | [MAXAGE maxage] [[ID client-id] |
                [TYPE <NORMAL | MASTER | SLAVE | REPLICA | PUBSUB>] | [USER username] | [ADDR ip:port] | [LADDR
                ip:port] | [SKIPME <YES | NO>] | [MAXAGE maxage] ...]>>
              2.4.0 | admin noscript loading stale | O(N) for N clients
              Closes the connections of other clients, or one's own.
              see CLIENT|LIST CLIENT|UNBLOCK
              arity -3
              later
            CLIENT|NO-EVICT <ON | OFF>
              7.0.0 | admin noscript loading stale | O(1)
              Protects this connection from being closed when clients use too much memory.
              see CLIENT|NO-TOUCH
              later
            CLIENT|NO-TOUCH <ON | OFF>
              7.2.0 | noscript loading stale | O(1)
              Says whether this connection's commands count as use of a key.
              see TOUCH CLIENT|NO-EVICT
              later
            CLIENT|PAUSE timeout [WRITE | ALL]
              3.0.0 | admin noscript loading stale | O(1)
              Lets all clients, or all who write, wait for a while.
              see CLIENT|UNPAUSE
              later
            CLIENT|REPLY <ON | OFF | SKIP>
              3.2.0 | noscript loading stale | O(1)
              Says whether the server answers this connection at all.
              see CLIENT|ID
              later
            CLIENT|TRACKING <ON | OFF> [REDIRECT client-id] [PREFIX prefix [PREFIX prefix ...]] [BCAST] [OPTIN]
                [OPTOUT] [NOLOOP]
              6.0.0 | noscript loading stale | O(1)
              Asks the server to say when keys that this client has read change.
              see CLIENT|CACHING CLIENT|TRACKINGINFO
              later
            CLIENT|TRACKINGINFO
              6.2.0 | noscript loading stale | O(1)
              Tells how tracking is set for this connection.
              see CLIENT|TRACKING CLIENT|GETREDIR
              later
            CLIENT|UNBLOCK client-id [TIMEOUT | ERROR]
              5.0.0 | admin noscript loading stale | O(log N) for N clients
              Ends the waiting of a blocked client, as if its time were over or with an error.
              see CLIENT|KILL BLPOP
              later
            CLIENT|UNPAUSE
              6.2.0 | admin noscript loading stale | O(N) for N waiting clients
              Ends CLIENT PAUSE.
              see CLIENT|PAUSE
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
