package dev.rediscover.command;

import dev.rediscover.engine.Call;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;

/** A cluster: 16384 slots of keys, shared out among nodes. */
public final class ClusterCommands implements Family {
    private static final String TABLE = """
            group cluster
            ASKING
              3.0.0 | fast | O(1)
              Allows the next command to use a slot that is moving to this node.
              see CLUSTER|SETSLOT RESTORE-ASKING
              acl connection
              later
            CLUSTER
              3.0.0 | | Depends on the subcommand
              Asks and changes what a node knows of its cluster.
              see CLUSTER|INFO CLUSTER|NODES READONLY
              container
              later
            CLUSTER|ADDSLOTS slot [slot ...]
              3.0.0 | admin stale no_async_loading | O(N) for N slots
              Gives slots that nobody has to this node.
              see CLUSTER|DELSLOTS CLUSTER|ADDSLOTSRANGE
              later
            CLUSTER|ADDSLOTSRANGE start-slot end-slot [start-slot end-slot ...]
              7.0.0 | admin stale no_async_loading | O(N) for N slots
              Gives ranges of slots that nobody has to this node.
              see CLUSTER|ADDSLOTS CLUSTER|DELSLOTSRANGE
              later
            CLUSTER|BUMPEPOCH
              3.0.0 | admin stale no_async_loading | O(1)
              Raises the configuration epoch of this node.
              see CLUSTER|SET-CONFIG-EPOCH
              later
            CLUSTER|COUNT-FAILURE-REPORTS node-id
              3.0.0 | admin stale | O(N) for N reports
              Counts the nodes that currently report a node as failing.
              see CLUSTER|NODES
              later
            CLUSTER|COUNTKEYSINSLOT slot
              3.0.0 | stale | O(1)
              Counts the keys of this node in a slot.
              see CLUSTER|GETKEYSINSLOT CLUSTER|KEYSLOT
              later
            CLUSTER|DELSLOTS slot [slot ...]
              3.0.0 | admin stale no_async_loading | O(N) for N slots
              Makes this node forget who has certain slots.
              see CLUSTER|ADDSLOTS
              later
            CLUSTER|DELSLOTSRANGE start-slot end-slot [start-slot end-slot ...]
              7.0.0 | admin stale no_async_loading | O(N) for N slots
              Makes this node forget who has certain ranges of slots.
              see CLUSTER|ADDSLOTSRANGE
              later
            CLUSTER|FAILOVER [FORCE | TAKEOVER]
              3.0.0 | admin stale no_async_loading | O(1)
              Lets a replica take the place of its master, planned or by force.
              see CLUSTER|REPLICATE FAILOVER
              later
            CLUSTER|FLUSHSLOTS
              3.0.0 | admin stale no_async_loading | O(1)
              Makes this node forget who has any of the slots.
              see CLUSTER|DELSLOTS
              later
            CLUSTER|FORGET node-id
              3.0.0 | admin stale no_async_loading | O(1)
              Removes a node from the list of nodes known here.
              see CLUSTER|MEET CLUSTER|NODES
              later
            CLUSTER|GETKEYSINSLOT slot count
              3.0.0 | stale | O(N) for N keys in the reply
              Lists some keys of this node in a slot.
              see CLUSTER|COUNTKEYSINSLOT CLUSTER|KEYSLOT
              later
            CLUSTER|HELP
              5.0.0 | loading stale | O(1)
              Lists the subcommands of CLUSTER.
              see CLUSTER
              later
            CLUSTER|INFO
              3.0.0 | stale | O(1)
              Tells whether the cluster works, and how its slots and nodes are.
              see CLUSTER|NODES CLUSTER|SHARDS
              later
            CLUSTER|KEYSLOT key
              3.0.0 | stale | O(N) for N bytes of the key
              Tells the slot of a key.
              see CLUSTER|COUNTKEYSINSLOT
              later
            CLUSTER|LINKS
              7.0.0 | stale | O(N) for N nodes
              Lists the connections between this node and the others.
              see CLUSTER|NODES
              later
            CLUSTER|MEET ip port [cluster-bus-port]
              3.0.0 | admin stale no_async_loading | O(1)
              Introduces another node, so that both belong to one cluster.
              see CLUSTER|FORGET CLUSTER|NODES
              later
            CLUSTER|MIGRATION <IMPORT start-slot end-slot [start-slot end-slot ...] | CANCEL <ID task-id | ALL> |
                STATUS <[ID task-id] | [ALL]>>
              8.4.0 | admin stale no_async_loading | O(N) for N slots
              Starts, stops and watches the move of whole slots to this node.
              see CLUSTER|SETSLOT
              arity -4
              later
            CLUSTER|MYID
              3.0.0 | stale | O(1)
              Tells this node's id.
              see CLUSTER|NODES CLUSTER|MYSHARDID
              later
            CLUSTER|MYSHARDID
              7.2.0 | stale | O(1)
              Tells the id that this node shares with its master or replicas.
              see CLUSTER|MYID CLUSTER|SHARDS
              later
            CLUSTER|NODES
              3.0.0 | stale | O(N) for N nodes
              Lists all nodes as this one sees them, with their slots.
              see CLUSTER|INFO CLUSTER|SHARDS
              later
            CLUSTER|REPLICAS node-id
              5.0.0 | admin stale | O(N) for N replicas
              Lists the replicas of a master.
              see CLUSTER|REPLICATE CLUSTER|NODES
              later
            CLUSTER|REPLICATE node-id
              3.0.0 | admin stale no_async_loading | O(1)
              Makes this node a replica of another.
              see CLUSTER|REPLICAS CLUSTER|FAILOVER
              later
            CLUSTER|RESET [HARD | SOFT]
              3.0.0 | admin noscript stale | O(N) for N nodes known
              Makes this node forget the cluster; a hard reset also gives it a new id.
              see CLUSTER|FORGET
              later
            CLUSTER|SAVECONFIG
              3.0.0 | admin stale no_async_loading | O(1)
              Writes the node's cluster configuration to disk.
              see CLUSTER|BUMPEPOCH
              later
            CLUSTER|SET-CONFIG-EPOCH config-epoch
              3.0.0 | admin stale no_async_loading | O(1)
              Sets the configuration epoch of a new node.
              see CLUSTER|BUMPEPOCH
              later
            CLUSTER|SETSLOT slot <IMPORTING node-id | MIGRATING node-id | NODE node-id | STABLE>
              3.0.0 | admin stale no_async_loading | O(1)
              Says who has a slot, or where it is moving.
              see CLUSTER|ADDSLOTS MIGRATE CLUSTER|GETKEYSINSLOT
              later
            CLUSTER|SHARDS
              7.0.0 | loading stale | O(N) for N nodes
              Lists the masters with their replicas and their slots.
              see CLUSTER|SLOTS CLUSTER|NODES
              later
            CLUSTER|SLAVES node-id
              3.0.0 | admin stale | O(N) for N replicas
              Lists the replicas of a master; the older name of CLUSTER REPLICAS.
              see CLUSTER|REPLICAS
              later
            CLUSTER|SLOT-STATS <SLOTSRANGE start-slot end-slot | ORDERBY metric [LIMIT limit] [ASC | DESC]>
              8.2.0 | stale loading | O(N) for N slots, O(N log N) when sorted
              Tells how slots are used: keys, time, traffic.
              see CLUSTER|SLOTS CLUSTER|COUNTKEYSINSLOT
              later
            CLUSTER|SLOTS
              3.0.0 | loading stale | O(N) for N nodes
              Lists ranges of slots with the nodes that serve them; older than CLUSTER SHARDS.
              see CLUSTER|SHARDS CLUSTER|NODES
              later
            READONLY
              3.0.0 | loading stale fast | O(1)
              Allows this connection to read from a replica.
              see READWRITE CLUSTER|REPLICAS
              acl connection
              later
            READWRITE
              3.0.0 | loading stale fast | O(1)
              Ends READONLY: a replica sends this connection to its master again.
              see READONLY
              acl connection
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
