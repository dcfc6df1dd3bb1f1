package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.value.Footprint;
import dev.rediscover.value.HashTable;
import dev.rediscover.value.HashValue;
import dev.rediscover.value.StringValue;
import dev.rediscover.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys of one database, and the one door through which they change.
 *
 * <p>Reading: {@link #read} and {@link #peek} give a value to look at, never to change. Writing: {@link #write} gives a
 * value that may be changed, and {@link #changed} announces it; {@link #put}, {@link #delete}, {@link #expire} and the
 * others change and announce at once. A value may be held by a fork as well, so writing through a value that came from
 * a reading door would change the fork: {@code write} copies such a value first.
 *
 * <p>A key whose time has come is removed by whoever meets it first: any of these doors, or {@link Expiry}.
 */
public final class Keyspace {
    /** Stands for "never" wherever a time of expiry is given. */
    public static final long NO_EXPIRY = -1;

    private static final long TIME_BYTES = Footprint.object(8); // a boxed long

    private final Doorkeeper keeper;
    private final HashTable<Value> values;
    private HashTable<Long> expires;
    /** Keys of hashes that may hold fields with an expiry; checked, never relied on. */
    private final HashTable<Boolean> fieldExpires;

    private final ValueBytes bytes;
    private int index;
    private KeyspaceWalk walk; // null unless a snapshot is being taken

    Keyspace(Doorkeeper keeper, int index) {
        this(keeper, index, new HashTable<>(), new HashTable<>(), new HashTable<>(), new ValueBytes(0));
    }

    private Keyspace(
            Doorkeeper keeper,
            int index,
            HashTable<Value> values,
            HashTable<Long> expires,
            HashTable<Boolean> fieldExpires,
            ValueBytes bytes) {
        this.keeper = keeper;
        this.index = index;
        this.values = values;
        this.expires = expires;
        this.fieldExpires = fieldExpires;
        this.bytes = bytes;
    }

    /** A copy for a fork: the tables are copied, the values shared until either side writes. */
    Keyspace fork(Doorkeeper forksKeeper) {
        for (HashTable.Entry<Value> entry : values) {
            entry.value().share();
        }
        ValueBytes sum = new ValueBytes(bytes.sum());
        return new Keyspace(forksKeeper, index, values.copy(), expires.copy(), fieldExpires.copy(), sum);
    }

    /** The number of this database. */
    public int index() {
        return index;
    }

    void renumber(int newIndex) {
        index = newIndex;
    }

    /** How many keys there are, expired ones that nobody has met yet included. */
    public int size() {
        return values.size();
    }

    /** How many keys have a time to live. */
    public int expiresSize() {
        return expires.size();
    }

    // ---- snapshots

    /** All that is here now belongs to {@code snapshot}, which hears of every change before it is made. */
    KeyspaceWalk beginWalk(Snapshot snapshot) {
        walk = new KeyspaceWalk(snapshot, index, values, expires);
        return walk;
    }

    void endWalk(KeyspaceWalk ended) {
        if (walk == ended) {
            walk = null;
        }
    }

    /** Called before anything at {@code key} changes: the value, where it lies, or its expiry. */
    private void changing(Bytes key) {
        if (walk != null) {
            walk.changing(key);
        }
    }

    // ---- loading

    /** Makes room at once for so many keys, of which so many expire, unless there are keys already. */
    public void expect(int keys, int mortal) {
        values.expand(keys);
        expires.expand(mortal);
    }

    /**
     * Puts a key as if it had always been there: nobody is told, and nothing is kept to take it back.
     *
     * @return whether there was none of that name
     */
    public boolean load(Bytes key, Value value, long expireAt) {
        changing(key);
        keeper.eviction().created(value, null);
        Value old = values.put(key, value);
        bytes.replaced(old, value);
        setExpiry(key, expireAt);
        if (value instanceof HashValue hash && hash.nextExpiry() >= 0) {
            fieldExpires.put(key, Boolean.TRUE);
        }
        return old == null;
    }

    // ---- memory

    /**
     * How many bytes the keys and values here take on the heap, told at once. The tables count exactly, the values as
     * {@link Value#heapBytes()} says; what a fork shares with its original counts in both.
     */
    public long heapBytes() {
        return tableBytes() + bytes.sum();
    }

    /** How many of {@link #heapBytes()} are keys and tables, not values. */
    public long tableBytes() {
        return values.heapBytes() + expiresBytes();
    }

    /** How many of {@link #tableBytes()} are for keys and fields that expire. */
    public long expiresBytes() {
        return expires.heapBytes() + expires.size() * TIME_BYTES + fieldExpires.heapBytes();
    }

    /** How many bytes {@code key} takes with its value and all that is kept for it; -1 if there is no such key. */
    public long heapBytes(Bytes key) {
        Value value = peek(key);
        if (value == null) {
            return -1;
        }
        long own = values.entryBytes(key) + value.heapBytes();
        return expireAt(key) == NO_EXPIRY ? own : own + expires.entryBytes(key) + TIME_BYTES;
    }

    // ---- eviction

    /** Some key, one with a time to live if {@code onlyMortal}; {@code null} if there is none. Counts as no use. */
    Bytes draw(boolean onlyMortal, RandomSource chance) {
        HashTable<?> table = onlyMortal ? expires : values;
        return table.isEmpty() ? null : table.random(chance).key();
    }

    /** The value at {@code key} as it lies there, even if its time has come. */
    Value unseen(Bytes key) {
        return values.get(key);
    }

    boolean mayGo(Bytes key, boolean onlyMortal) {
        return onlyMortal ? expires.containsKey(key) : values.containsKey(key);
    }

    /** Removes {@code key} because memory is short, and announces it. */
    void evict(Bytes key) {
        changing(key);
        keeper.rememberLeaving(this, key, values.get(key));
        remove(key);
        keeper.announce(this, key, KeyEvent.Type.EVICTED);
    }

    // ---- reading

    /** The value at {@code key}, to look at; {@code null} if there is none. Counts as a use of the key. */
    public Value read(Bytes key) {
        Value value = look(key);
        if (value != null) {
            keeper.touch(value);
        }
        return value;
    }

    /** As {@link #read}, but it does not count as a use of the key, only as a look-up that found it or did not. */
    public Value look(Bytes key) {
        Value value = peek(key);
        keeper.looked(this, key, value);
        return value;
    }

    /**
     * The value at {@code key}, to look at; {@code null} if there is none. Counts as a use of the key.
     *
     * @throws RedisException WRONGTYPE if the key holds another type
     */
    public <T extends Value> T read(Bytes key, Class<T> type) {
        return typed(read(key), type);
    }

    /** The value at {@code key} without counting as a use of it; {@code null} if there is none. */
    public Value peek(Bytes key) {
        Value value = values.get(key);
        if (value == null) {
            return null;
        }
        if (isDue(key)) {
            expireNow(key);
            return null;
        }
        return value instanceof HashValue hash && hash.nextExpiry() >= 0 ? withoutDueFields(key, hash) : value;
    }

    /** Marks {@code key} as used now; false if there is none. */
    public boolean touch(Bytes key) {
        Value value = read(key);
        if (value != null) {
            keeper.eviction().used(value);
        }
        return value != null;
    }

    public boolean exists(Bytes key) {
        return peek(key) != null;
    }

    /** When {@code key} expires, in ms since 1970, or {@link #NO_EXPIRY}. */
    public long expireAt(Bytes key) {
        if (expires.size() == 0) {
            return NO_EXPIRY;
        }
        Long at = expires.get(key);
        return at == null ? NO_EXPIRY : at;
    }

    /** Some key, each about equally likely; {@code null} if there is none. */
    public Bytes randomKey(RandomSource random) {
        while (values.size() > 0) {
            Bytes key = values.random(random).key();
            if (peek(key) != null) {
                return key;
            }
        }
        return null;
    }

    /** All keys that have not expired, in table order. */
    public List<Bytes> keys() {
        List<Bytes> keys = new ArrayList<>(values.size());
        for (HashTable.Entry<Value> entry : values) {
            if (!isDue(entry.key())) {
                keys.add(entry.key());
            }
        }
        return keys;
    }

    /**
     * Visits some keys from {@code cursor} on, with Redis's guarantee: a key that is there from the first call to the
     * last is visited at least once. Keys that are due are visited too; {@link #peek} sorts them out.
     *
     * @return the cursor to go on with; 0 when all has been visited
     */
    public long scan(long cursor, List<Bytes> into) {
        return values.scan(cursor, entry -> into.add(entry.key()));
    }

    // ---- the write door

    /**
     * The value at {@code key}, to be changed by the caller, who then calls {@link #changed}; {@code null} if there is
     * none.
     *
     * @throws RedisException WRONGTYPE if the key holds another type
     */
    public <T extends Value> T write(Bytes key, Class<T> type) {
        Value value = peek(key);
        if (value == null) {
            return null;
        }
        T found = typed(value, type);
        keeper.touch(found);
        changing(key);
        boolean keep = keeper.remember(this, key, found);
        if (!keep && !found.isShared()) {
            bytes.opened(found);
            return found;
        }
        T own = type.cast(found.copy(keeper.limits()));
        own.setAccess(found.access());
        values.put(key, own);
        bytes.replaced(found, own);
        bytes.opened(own);
        return own;
    }

    /** Announces a change of a value that came from {@link #write}; a collection that is empty now is removed. */
    public void changed(Bytes key, Value value, KeyEvent.Type type) {
        announce(key, value, type, false);
    }

    /**
     * As Redis does it, those who wait for a key are tried when it comes into being; not when one value takes another's
     * place, or when a list grows that was there. Only who waits for more of what is there is tried at every change.
     */
    private void announce(Bytes key, Value value, KeyEvent.Type type, boolean wakes) {
        if (value instanceof HashValue hash && hash.nextExpiry() >= 0) {
            fieldExpires.put(key, Boolean.TRUE);
        }
        bytes.changed(value);
        if (type != KeyEvent.Type.GROUP_STATE) {
            keeper.wake(this, key, wakes); // a consumer that finds nothing is still seen, and must not wake itself
        }
        keeper.announce(this, key, type);
        if (value.isEmpty()) {
            remove(key);
            keeper.announce(this, key, KeyEvent.Type.DEL);
        }
    }

    /** Puts {@code value} at {@code key} whatever was there, without an expiry, and announces it. */
    public void put(Bytes key, Value value, KeyEvent.Type type) {
        put(key, value, NO_EXPIRY, type);
    }

    /** Puts {@code value} at {@code key} whatever was there, to expire at {@code expireAt}, and announces it. */
    public void put(Bytes key, Value value, long expireAt, KeyEvent.Type type) {
        put(key, value, expireAt, type, true);
    }

    private void put(Bytes key, Value value, long expireAt, KeyEvent.Type type, boolean tellsOfNew) {
        Value old = peek(key);
        changing(key);
        keeper.rememberLeaving(this, key, old);
        keeper.eviction().created(value, old);
        if (keeper.observed() || !(old instanceof StringValue string) || !string.takeOver(value)) {
            bytes.replaced(values.put(key, value), value);
        }
        setExpiry(key, expireAt);
        boolean isNew = old == null || type.isNewcomer();
        if (isNew && tellsOfNew) {
            keeper.notifications().created(index, key);
        } else if (type.isReplacement()) {
            keeper.notifications().overwritten(index, key, old.type() != value.type());
        }
        announce(key, value, type, isNew);
        if (isNew && old != null) {
            keeper.notifications().overwritten(index, key, old.type() != value.type());
        }
    }

    /** Puts {@code value} at {@code key} whatever was there, leaves its expiry as it is, and announces it. */
    public void replace(Bytes key, Value value, KeyEvent.Type type) {
        put(key, value, exists(key) ? expireAt(key) : NO_EXPIRY, type);
    }

    /** Removes {@code key} and announces it; false if there was none. */
    public boolean delete(Bytes key) {
        return delete(key, KeyEvent.Type.DEL);
    }

    /** Removes {@code key} and announces {@code type}; false if there was none. */
    public boolean delete(Bytes key, KeyEvent.Type type) {
        Value old = peek(key);
        if (old == null) {
            return false;
        }
        changing(key);
        keeper.rememberLeaving(this, key, old);
        remove(key);
        keeper.announce(this, key, type);
        return true;
    }

    /** Lets an existing {@code key} expire at {@code atMillis} (since 1970), and announces it. */
    public void expire(Bytes key, long atMillis) {
        changing(key);
        keeper.rememberStaying(this, key, values.get(key));
        setExpiry(key, atMillis);
        keeper.announce(this, key, KeyEvent.Type.EXPIRE);
    }

    /** Lets an existing {@code key} live for ever, and announces it; false if it did already. */
    public boolean persist(Bytes key) {
        if (expireAt(key) == NO_EXPIRY) {
            return false;
        }
        changing(key);
        keeper.rememberStaying(this, key, values.get(key));
        setExpiry(key, NO_EXPIRY);
        keeper.announce(this, key, KeyEvent.Type.PERSIST);
        return true;
    }

    /** Moves an existing key with its expiry to another name or database, over whatever is there. */
    public void move(Bytes from, Keyspace target, Bytes to, KeyEvent.Type left, KeyEvent.Type arrived) {
        Value value = peek(from);
        long at = expireAt(from);
        keeper.notifications().created(target.index, to); // before the others, as Redis does
        delete(from, left);
        if (keeper.observed()) {
            value.share(); // the event before keeps this very value for somebody to look at
        }
        target.put(to, value, at, arrived, false);
    }

    /** Removes every key and announces each. */
    public void clear() {
        keeper.clearing(this);
        List<Bytes> gone = keeper.anybodyListens() ? keys() : List.of();
        for (Bytes key : gone) {
            keeper.rememberLeaving(this, key, values.get(key));
        }
        values.clear();
        bytes.clear();
        clearExpires();
        fieldExpires.clear();
        for (Bytes key : gone) {
            keeper.announce(this, key, KeyEvent.Type.FLUSHED);
        }
    }

    private void clearExpires() {
        if (walk == null) {
            expires.clear();
        } else { // the snapshot has all that was here to itself now
            expires = new HashTable<>();
            walk = null;
        }
    }

    // ---- expiry

    /** Expires what is due among the keys at {@code cursor}; see {@link Expiry}. */
    long expireDue(long cursor, List<Bytes> scratch) {
        scratch.clear();
        long next = expires.scan(cursor, entry -> scratch.add(entry.key()));
        for (Bytes key : scratch) {
            peek(key);
        }
        return next;
    }

    /** Removes due fields among the hashes at {@code cursor}; see {@link Expiry}. */
    long expireDueFields(long cursor, List<Bytes> scratch) {
        scratch.clear();
        long next = fieldExpires.scan(cursor, entry -> scratch.add(entry.key()));
        for (Bytes key : scratch) {
            if (!(peek(key) instanceof HashValue hash) || hash.nextExpiry() < 0) {
                fieldExpires.remove(key);
            }
        }
        return next;
    }

    private boolean isDue(Bytes key) {
        long at = expireAt(key);
        return at != NO_EXPIRY && keeper.isOver(at);
    }

    private void expireNow(Bytes key) {
        changing(key);
        keeper.rememberLeaving(this, key, values.get(key));
        remove(key);
        keeper.announce(this, key, KeyEvent.Type.EXPIRED);
    }

    private Value withoutDueFields(Bytes key, HashValue found) {
        if (!keeper.isOver(found.nextExpiry())) {
            return found;
        }
        HashValue hash = found;
        changing(key);
        if (keeper.remember(this, key, found) || found.isShared()) {
            hash = found.copy(keeper.limits());
            values.put(key, hash);
            bytes.replaced(found, hash);
        }
        bytes.opened(hash);
        long changesBefore = keeper.propagation().changes();
        List<Bytes> gone = hash.removeExpired(keeper.now());
        changed(key, hash, KeyEvent.Type.HEXPIRED);
        if (keeper.propagation().isOn()) {
            keeper.propagation().fieldsExpired(index, key, gone, changesBefore);
        }
        return hash.isEmpty() ? null : hash;
    }

    private void setExpiry(Bytes key, long at) {
        if (at != NO_EXPIRY) {
            expires.put(key, at);
        } else if (expires.size() > 0) {
            expires.remove(key);
        }
    }

    private void remove(Bytes key) {
        Value gone = values.remove(key);
        if (gone != null) {
            bytes.removed(gone);
        }
        keeper.wake(this, key, false);
        setExpiry(key, NO_EXPIRY);
        if (fieldExpires.size() > 0) {
            fieldExpires.remove(key);
        }
    }

    private static <T extends Value> T typed(Value value, Class<T> type) {
        if (value != null && !type.isInstance(value)) {
            throw Errors.WRONG_TYPE.raise();
        }
        return type.cast(value);
    }
}
