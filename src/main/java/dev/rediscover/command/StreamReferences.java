package dev.rediscover.command;

import dev.rediscover.engine.Args;
import dev.rediscover.value.StreamGroup;
import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamValue;

/**
 * What becomes of groups' references to an entry that is deleted: KEEPREF leaves them, DELREF drops them, ACKED deletes
 * only entries that every group has read and acknowledged.
 */
enum StreamReferences {
    KEEPREF,
    DELREF,
    ACKED;

    /** Reads one of the words if it stands here; {@code null} if none does. */
    static StreamReferences take(Args args) {
        for (StreamReferences each : values()) {
            if (args.take(each.name())) {
                return each;
            }
        }
        return null;
    }

    /** Whether an entry may be deleted; drops the references to it where they are to be dropped. */
    boolean release(StreamValue stream, StreamId id) {
        if (this == ACKED) {
            return !isReferenced(stream, id);
        }
        if (this == DELREF) {
            for (StreamGroup group : stream.groups().values()) {
                group.acknowledge(id);
            }
        }
        return true;
    }

    private static boolean isReferenced(StreamValue stream, StreamId id) {
        for (StreamGroup group : stream.groups().values()) {
            if (id.compareTo(group.lastId()) > 0 || group.pending().containsKey(id)) {
                return true;
            }
        }
        return false;
    }
}
