package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Glob;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who listens to which channels. A message goes to whoever listens at that moment, first to those of the channel, then
 * to those of each pattern that fits; who listens in two ways gets it twice. Nothing is kept, and a client that never
 * subscribes costs nothing.
 */
public final class PubSub {
    /** The three things to subscribe to: channels, patterns of them, and the sharded channels of a cluster. */
    public enum Kind {
        CHANNEL("subscribe", "unsubscribe", "message"),
        PATTERN("psubscribe", "punsubscribe", "pmessage"),
        SHARD_CHANNEL("ssubscribe", "sunsubscribe", "smessage");

        private final Reply subscribed;
        private final Reply unsubscribed;
        private final Reply message;

        Kind(String subscribed, String unsubscribed, String message) {
            this.subscribed = Reply.bulk(subscribed);
            this.unsubscribed = Reply.bulk(unsubscribed);
            this.message = Reply.bulk(message);
        }
    }

    private final Map<Bytes, Set<Client>> channels = new LinkedHashMap<>();
    private final Map<Bytes, Set<Client>> patterns = new LinkedHashMap<>();
    private final Map<Bytes, Set<Client>> shardChannels = new LinkedHashMap<>();
    private int clients;

    PubSub() {}

    private Map<Bytes, Set<Client>> listeners(Kind kind) {
        return switch (kind) {
            case CHANNEL -> channels;
            case PATTERN -> patterns;
            case SHARD_CHANNEL -> shardChannels;
        };
    }

    // ---- listening

    /** Lets {@code client} listen to {@code names}; the reply confirms each. */
    public Reply subscribe(Client client, Kind kind, List<Bytes> names) {
        Subscriptions own = client.subscriptions();
        if (own == null) {
            own = new Subscriptions();
            client.subscriptions(own);
            clients++;
        }
        List<Reply> confirmed = new ArrayList<>(names.size());
        for (Bytes name : names) {
            if (own.of(kind).add(name)) {
                add(kind, name, client);
            }
            confirmed.add(push(kind.subscribed, Reply.of(name), Reply.of(own.counted(kind))));
        }
        return new Reply.Frames(confirmed);
    }

    private void add(Kind kind, Bytes name, Client client) {
        Set<Client> set = listeners(kind).get(name);
        if (set == null) {
            set = new LinkedHashSet<>(4);
            listeners(kind).put(name, set);
        }
        set.add(client);
    }

    /**
     * Lets {@code client} listen to {@code names} no more, to none of that kind if no name is given. The reply confirms
     * each, and where there was none at all it says so with a nil.
     */
    public Reply unsubscribe(Client client, Kind kind, List<Bytes> names) {
        List<Bytes> gone = names;
        Subscriptions own = client.subscriptions();
        if (names.isEmpty()) {
            gone = own == null ? List.of() : List.copyOf(own.of(kind));
        }
        List<Reply> confirmed = new ArrayList<>(Math.max(1, gone.size()));
        for (Bytes name : gone) {
            remove(client, kind, name);
            confirmed.add(push(kind.unsubscribed, Reply.of(name), Reply.of(counted(client, kind))));
        }
        if (confirmed.isEmpty()) {
            confirmed.add(push(kind.unsubscribed, Reply.NIL, Reply.of(counted(client, kind))));
        }
        return new Reply.Frames(confirmed);
    }

    private static int counted(Client client, Kind kind) {
        return client.subscriptions() == null ? 0 : client.subscriptions().counted(kind);
    }

    private void remove(Client client, Kind kind, Bytes name) {
        Subscriptions own = client.subscriptions();
        if (own == null || !own.of(kind).remove(name)) {
            return;
        }
        Set<Client> set = listeners(kind).get(name);
        set.remove(client);
        if (set.isEmpty()) {
            listeners(kind).remove(name);
        }
        if (own.isEmpty()) {
            client.subscriptions(null);
            clients--;
        }
    }

    /** Lets {@code client} listen to nothing any more, and tells it nothing. */
    void forget(Client client) {
        for (Kind kind : Kind.values()) {
            Subscriptions own = client.subscriptions();
            if (own != null) {
                for (Bytes name : List.copyOf(own.of(kind))) {
                    remove(client, kind, name);
                }
            }
        }
    }

    // ---- speaking

    /** Whether nobody would hear a message, whatever its channel. */
    boolean isQuiet() {
        return channels.isEmpty() && patterns.isEmpty();
    }

    /** Sends {@code message} to who listens to {@code channel}; how often it was received. */
    public int publish(Bytes channel, Bytes message) {
        if (isQuiet()) {
            return 0;
        }
        Reply name = Reply.of(channel);
        Reply text = Reply.of(message);
        int received = 0;
        Set<Client> direct = channels.get(channel);
        if (direct != null) {
            received += send(direct, push(Kind.CHANNEL.message, name, text));
        }
        for (Map.Entry<Bytes, Set<Client>> entry : patterns.entrySet()) {
            if (Glob.matches(entry.getKey(), channel)) {
                Reply message4 = push(Kind.PATTERN.message, Reply.of(entry.getKey()), name, text);
                received += send(entry.getValue(), message4);
            }
        }
        return received;
    }

    /** Sends {@code message} to who listens to the sharded {@code channel}; how often it was received. */
    public int publishSharded(Bytes channel, Bytes message) {
        Set<Client> direct = shardChannels.get(channel);
        return direct == null
                ? 0
                : send(direct, push(Kind.SHARD_CHANNEL.message, Reply.of(channel), Reply.of(message)));
    }

    private static int send(Set<Client> to, Reply message) {
        for (Client client : to) {
            client.deliver(message);
        }
        return to.size();
    }

    /** A message on {@code channel} for this client alone. */
    static Reply message(Reply channel, Reply content) {
        return push(Kind.CHANNEL.message, channel, content);
    }

    private static Reply push(Reply... items) {
        return new Reply.Push(List.of(items));
    }

    // ---- looking

    /** The channels that somebody listens to and that fit {@code pattern}; all for {@code null}. Not for patterns. */
    public List<Bytes> listened(Kind kind, Bytes pattern) {
        List<Bytes> names = new ArrayList<>();
        for (Bytes name : listeners(kind).keySet()) {
            if (pattern == null || Glob.matches(pattern, name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** How many clients listen to exactly this channel or pattern. */
    public int listeners(Kind kind, Bytes name) {
        Set<Client> set = listeners(kind).get(name);
        return set == null ? 0 : set.size();
    }

    /** How many different channels, patterns or sharded channels are listened to. */
    public int count(Kind kind) {
        return listeners(kind).size();
    }

    /** Whether {@code client} listens to {@code name}. */
    public boolean listensTo(Client client, Kind kind, Bytes name) {
        return client.subscriptions() != null && client.subscriptions().of(kind).contains(name);
    }

    /** How many clients listen to anything. */
    public int clients() {
        return clients;
    }
}
