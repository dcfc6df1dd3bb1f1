package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import java.util.LinkedHashSet;
import java.util.Set;

/** What one client listens to, each in the order in which it began to; made when it first subscribes. */
final class Subscriptions {
    private final Set<Bytes> channels = new LinkedHashSet<>();
    private final Set<Bytes> patterns = new LinkedHashSet<>();
    private final Set<Bytes> shardChannels = new LinkedHashSet<>();

    Set<Bytes> of(PubSub.Kind kind) {
        return switch (kind) {
            case CHANNEL -> channels;
            case PATTERN -> patterns;
            case SHARD_CHANNEL -> shardChannels;
        };
    }

    /** The number that confirmations carry: sharded channels are counted by themselves. */
    int counted(PubSub.Kind kind) {
        return kind == PubSub.Kind.SHARD_CHANNEL ? shardChannels.size() : channels.size() + patterns.size();
    }

    boolean isEmpty() {
        return channels.isEmpty() && patterns.isEmpty() && shardChannels.isEmpty();
    }
}
