package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * MULTI and WATCH: which client queues, which keys somebody watches. A watched key that changes, by whoever's command,
 * marks its watchers; their EXEC runs nothing.
 */
public final class Transactions {
    private final Engine engine;
    private final Map<Place, Set<Client>> watchers = new HashMap<>();

    Transactions(Engine engine) {
        this.engine = engine;
    }

    /** Begins to queue the client's commands. */
    public void begin(Client client) {
        if (client.transaction() != null) {
            throw Errors.NESTED_MULTI.raise();
        }
        client.transaction(new Transaction());
    }

    /** Forgets the queue and the watched keys. */
    public void discard(Client client) {
        if (client.transaction() == null) {
            throw Errors.DISCARD_WITHOUT_MULTI.raise();
        }
        abandon(client);
    }

    /** The same for a client that may have neither. */
    void abandon(Client client) {
        client.transaction(null);
        unwatch(client);
    }

    /** Runs what is queued and gives the reply of each; a null array if a watched key has changed. */
    public Reply exec(Client client) {
        Transaction transaction = client.transaction();
        if (transaction == null) {
            throw Errors.EXEC_WITHOUT_MULTI.raise();
        }
        meetDueKeys(client);
        boolean changed = client.sawChange();
        abandon(client);
        if (transaction.hasFailed()) {
            throw Errors.EXEC_ABORTED.raise();
        }
        return changed ? Reply.NIL_ARRAY : run(client, transaction);
    }

    /** A watched key whose time is up has changed, even if nobody has met it yet. */
    private void meetDueKeys(Client client) {
        for (Place place : client.watched()) {
            engine.db(place.db()).peek(place.key());
        }
    }

    private Reply run(Client client, Transaction transaction) {
        List<Reply> replies = new ArrayList<>(transaction.queue().size());
        client.executes(transaction.queue().size());
        try {
            for (Transaction.Queued queued : transaction.queue()) {
                Reply reply = engine.dispatcher().callQueued(client, queued.spec(), queued.argv());
                if (reply instanceof Reply.Frames frames) {
                    replies.addAll(frames.items());
                } else {
                    replies.add(reply);
                }
            }
        } finally {
            client.executes(-1);
        }
        return Reply.array(replies);
    }

    /** Watches {@code key} in the client's database. */
    public void watch(Client client, Bytes key) {
        if (client.transaction() != null) {
            throw Errors.WATCH_INSIDE_MULTI.raise();
        }
        engine.db(client.db()).peek(key);
        Place place = new Place(client.db(), key);
        Set<Client> set = watchers.get(place);
        if (set == null) {
            set = new LinkedHashSet<>();
            watchers.put(place, set);
        }
        set.add(client);
        client.watched().add(place);
    }

    /** Forgets the keys that the client watches, and that one has changed. */
    public void unwatch(Client client) {
        for (Place place : client.watched()) {
            Set<Client> set = watchers.get(place);
            if (set != null && set.remove(client) && set.isEmpty()) {
                watchers.remove(place);
            }
        }
        client.watched().clear();
        client.forgetChanges();
    }

    /** The commands that the client has queued since MULTI; {@code null} if it has not said MULTI. */
    public List<List<Bytes>> queued(Client client) {
        if (client.transaction() == null) {
            return null;
        }
        List<List<Bytes>> commands = new ArrayList<>();
        for (Transaction.Queued queued : client.transaction().queue()) {
            commands.add(queued.argv());
        }
        return commands;
    }

    /** Whether the client's EXEC will run nothing, because a command was refused when it was to be queued. */
    public boolean isSpoiled(Client client) {
        return client.transaction() != null && client.transaction().hasFailed();
    }

    /** Whether a key that the client watches has changed. */
    public boolean sawChange(Client client) {
        return client.sawChange();
    }

    /** Whether this key, watched by the client in database {@code db}, has changed. */
    public boolean sawChangeOf(Client client, int db, Bytes key) {
        return client.sawChangeOf(new Place(db, key));
    }

    /** The keys that the client watches in database {@code db}. */
    public List<Bytes> watched(Client client, int db) {
        List<Bytes> keys = new ArrayList<>();
        for (Place place : client.watched()) {
            if (place.db() == db) {
                keys.add(place.key());
            }
        }
        return keys;
    }

    /** How many keys are watched, each counted once. */
    public int watchedKeys() {
        return watchers.size();
    }

    boolean anybodyWatches() {
        return !watchers.isEmpty();
    }

    /** The door announces: {@code key} changed. */
    void touched(int db, Bytes key) {
        Place place = new Place(db, key);
        mark(place, watchers.getOrDefault(place, Set.of()));
    }

    /** All keys of {@code db} are about to go: those who watch one that is there see a change. */
    void clearing(Keyspace db) {
        for (Map.Entry<Place, Set<Client>> entry : watchers.entrySet()) {
            Place place = entry.getKey();
            if (place.db() == db.index() && db.exists(place.key())) {
                mark(place, entry.getValue());
            }
        }
    }

    /** Two databases have changed places: those who watch a key that is in either see a change. */
    void swapped(Keyspace a, Keyspace b) {
        for (Map.Entry<Place, Set<Client>> entry : watchers.entrySet()) {
            Place place = entry.getKey();
            boolean concerned = place.db() == a.index() || place.db() == b.index();
            if (concerned && (a.exists(place.key()) || b.exists(place.key()))) {
                mark(place, entry.getValue());
            }
        }
    }

    private static void mark(Place place, Set<Client> clients) {
        for (Client client : clients) {
            client.sawChange(place);
        }
    }
}
