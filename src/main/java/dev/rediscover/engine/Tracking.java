package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.spec.KeyPositions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Client-side caching: who has read which keys, and the messages that tell them when such a key changes. In the default
 * mode a table remembers the readers of each key until the first change; in the broadcasting mode nothing is
 * remembered, and a client hears of all keys with its prefixes, once after each command.
 *
 * <p>As in Redis a key is one in all databases, and what a flush takes away is told with a single nil.
 */
public final class Tracking {
    private static final Reply INVALIDATE = Reply.bulk("invalidate");
    private static final Reply CHANNEL = Reply.bulk("__redis__:invalidate");
    private static final Reply REDIRECT_BROKEN = Reply.bulk("tracking-redir-broken");
    private static final long DEFAULT_MOST_KEYS = 1_000_000;

    /** Who hears of a prefix, and the keys changed since they were told; with each who changed it last. */
    private static final class Prefix {
        private final Set<Client> clients = new LinkedHashSet<>();
        private final TreeMap<Bytes, Client> changed = new TreeMap<>();
    }

    private final Engine engine;
    private final Set<Client> clients = new LinkedHashSet<>();
    private final Map<Bytes, Set<Client>> readers = new LinkedHashMap<>();
    private final TreeMap<Bytes, Prefix> prefixes = new TreeMap<>();
    private long items;
    private long mostKeys = DEFAULT_MOST_KEYS;
    private boolean toBroadcast;

    Tracking(Engine engine) {
        this.engine = engine;
    }

    // ---- who is tracked

    /**
     * Tracks what {@code client} reads, or goes on with other options.
     *
     * @param wanted the prefixes to add in the broadcasting mode; none stands for all keys
     */
    public void enable(Client client, ClientTracking.Options options, List<Bytes> wanted) {
        ClientTracking own = client.tracking();
        if (own == null) {
            own = new ClientTracking(options);
            client.tracking(own);
            clients.add(client);
        }
        own.options(options);
        if (options.broadcast()) {
            for (Bytes prefix : wanted.isEmpty() ? List.of(Bytes.EMPTY) : wanted) {
                own.prefixes.add(prefix);
                listeners(prefix).add(client);
            }
        }
    }

    private Set<Client> listeners(Bytes prefix) {
        Prefix entry = prefixes.get(prefix);
        if (entry == null) {
            entry = new Prefix();
            prefixes.put(prefix, entry);
        }
        return entry.clients;
    }

    /** Tracks {@code client} no more. The table forgets what it has read when those keys change. */
    public void disable(Client client) {
        ClientTracking own = client.tracking();
        if (own == null) {
            return;
        }
        for (Bytes prefix : own.prefixes) {
            Prefix entry = prefixes.get(prefix);
            entry.clients.remove(client);
            if (entry.clients.isEmpty()) {
                prefixes.remove(prefix);
            }
        }
        client.tracking(null);
        clients.remove(client);
    }

    /** A command of {@code client} is over: what CLIENT CACHING said of it counts no more. */
    void ended(Client client, List<Bytes> argv) {
        if (client.transaction() == null && !argv.get(0).is("CLIENT")) {
            client.tracking().caching(false);
        }
    }

    // ---- what is read

    /** Remembers that {@code client} has read the keys of this command. */
    void remember(Client client, CommandSpec spec, List<Bytes> argv) {
        if (!client.tracking().remembers() || !KeyPositions.hasKeys(spec)) {
            return;
        }
        try {
            for (int position : KeyPositions.of(spec, argv)) {
                remember(client, argv.get(position));
            }
        } catch (KeyPositions.Unclear e) {
            // The command was answered with an error: it has read nothing.
        }
    }

    private void remember(Client client, Bytes key) {
        Set<Client> known = readers.get(key);
        if (known == null) {
            known = new LinkedHashSet<>(4);
            readers.put(key, known);
        }
        if (known.add(client)) {
            items++;
        }
    }

    // ---- what changes

    boolean isOn() {
        return !readers.isEmpty() || !prefixes.isEmpty();
    }

    /** {@code key} was changed by {@code by}, {@code null} for nobody, while a command of {@code running} runs. */
    void changed(Bytes key, Client by, Client running) {
        for (Map.Entry<Bytes, Prefix> entry : prefixes.entrySet()) {
            if (startsWith(key, entry.getKey())) {
                entry.getValue().changed.put(key, by);
                toBroadcast = true;
            }
        }
        forget(key, running);
    }

    private static boolean startsWith(Bytes key, Bytes prefix) {
        int length = prefix.length();
        if (key.length() < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (key.at(i) != prefix.at(i)) {
                return false;
            }
        }
        return true;
    }

    /** Tells the readers of {@code key} that what they know of it is out of date, and forgets them. */
    private void forget(Bytes key, Client running) {
        Set<Client> known = readers.remove(key);
        if (known == null) {
            return;
        }
        items -= known.size();
        Reply keys = Reply.array(Reply.of(key));
        for (Client reader : known) {
            ClientTracking own = reader.tracking();
            boolean wants = own != null && !own.options().broadcast();
            if (wants && !(own.options().noLoop() && reader == running)) {
                tell(reader, keys);
            }
        }
    }

    /** A whole database goes: everybody is told to forget everything. */
    void flushed() {
        for (Client client : List.copyOf(clients)) {
            tell(client, Reply.NIL);
        }
        readers.clear();
        items = 0;
    }

    /** Tells those in the broadcasting mode what has changed since the last time, a message for each prefix. */
    void broadcast() {
        if (!toBroadcast) {
            return;
        }
        toBroadcast = false;
        for (Prefix prefix : List.copyOf(prefixes.values())) {
            if (!prefix.changed.isEmpty()) {
                Reply all = Reply.bulks(prefix.changed.keySet());
                for (Client client : List.copyOf(prefix.clients)) {
                    broadcast(client, prefix, all);
                }
                prefix.changed.clear();
            }
        }
    }

    private void broadcast(Client client, Prefix prefix, Reply all) {
        if (!client.tracking().options().noLoop()) {
            tell(client, all);
            return;
        }
        List<Bytes> others = new ArrayList<>();
        for (Map.Entry<Bytes, Client> entry : prefix.changed.entrySet()) {
            if (entry.getValue() != client) {
                others.add(entry.getKey());
            }
        }
        if (!others.isEmpty()) {
            tell(client, Reply.bulks(others));
        }
    }

    /** Sends {@code keys}, or nil for all, to the client or to the one that it has named instead. */
    private void tell(Client client, Reply keys) {
        long redirect = client.tracking().options().redirect();
        Client target = redirect == 0 ? client : engine.client(redirect);
        if (target == null) {
            client.tracking().redirectIsBroken();
            if (client.protocol() == 3) {
                client.deliver(new Reply.Push(List.of(REDIRECT_BROKEN, Reply.of(redirect))));
            }
        } else if (target.protocol() == 3) {
            target.deliver(new Reply.Push(List.of(INVALIDATE, keys)));
        } else if (redirect != 0 && target.isSubscriber()) {
            target.deliver(PubSub.message(CHANNEL, keys));
        } // else there is no way in RESP2 to tell it unasked
    }

    // ---- the size of the table

    /** How many keys the table may remember, 0 for any number: tracking-table-max-keys. */
    public void mostKeys(long keys) {
        mostKeys = keys;
    }

    public long mostKeys() {
        return mostKeys;
    }

    /** Drops the keys that are too many, the oldest first, as if they had changed. */
    void limit() {
        while (mostKeys > 0 && readers.size() > mostKeys) {
            forget(readers.keySet().iterator().next(), null);
        }
    }

    /** How many clients are tracked. */
    public int clients() {
        return clients.size();
    }

    /** How many keys the table remembers. */
    public int keys() {
        return readers.size();
    }

    /** How many readers of keys the table remembers in all. */
    public long items() {
        return items;
    }

    /** How many different prefixes are broadcast. */
    public int prefixes() {
        return prefixes.size();
    }
}
