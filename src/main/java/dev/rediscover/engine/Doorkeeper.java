package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.value.EncodingLimits;
import dev.rediscover.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Stands at the write door of all keyspaces of one engine: knows the time of the command being run, keeps what keys
 * held before it, and passes every change on to whoever listens.
 */
final class Doorkeeper {
    /** What a key held before the command; {@code kept} is false where nobody wanted a large value kept. */
    private record Held(boolean kept, Value value, long expireAt) {}

    private record Spot(Keyspace db, Bytes key) {}

    private final Eviction eviction;
    private final Blocking blocking;
    private final Transactions transactions;
    private final Notifications notifications;
    private final Tracking tracking;
    private final Stats stats;
    private final EncodingLimits limits;
    private final Durability durability;
    private final Propagation propagation;
    private final List<KeyEventListener> listeners = new ArrayList<>();
    private final Map<Spot, Held> before = new HashMap<>();
    private boolean observed;
    private Client current;
    private CommandSpec running;
    private boolean toldOfFlush;
    private long now;
    private long dirty;

    Doorkeeper(
            Blocking blocking,
            Transactions transactions,
            Notifications notifications,
            Tracking tracking,
            Eviction eviction,
            Stats stats,
            EncodingLimits limits,
            Durability durability) {
        this.limits = limits;
        this.durability = durability;
        propagation = durability.propagation();
        this.eviction = eviction;
        this.notifications = notifications;
        this.tracking = tracking;
        this.transactions = transactions;
        this.blocking = blocking;
        this.stats = stats;
    }

    void listen(KeyEventListener listener) {
        listeners.add(listener);
        observed |= listener.wantsBefore();
    }

    void unlisten(KeyEventListener listener) {
        listeners.remove(listener);
        observed = false;
        for (KeyEventListener left : listeners) {
            observed |= left.wantsBefore();
        }
    }

    EncodingLimits limits() {
        return limits;
    }

    /** Whether {@code at}, in ms since 1970, is not to come any more for keys and fields. */
    boolean isOver(long at) {
        return at <= now && !durability.isReplaying();
    }

    Propagation propagation() {
        return propagation;
    }

    /** Whether somebody wants to know what keys held before. */
    boolean observed() {
        return observed;
    }

    boolean anybodyListens() {
        return !listeners.isEmpty();
    }

    /** Begins a command of {@code client} (or a tick, of nobody) at {@code millis} since 1970. */
    void begin(long millis, Client client) {
        now = millis;
        current = client;
        running = null;
        toldOfFlush = false;
        if (!before.isEmpty()) {
            before.clear();
        }
    }

    long now() {
        return now;
    }

    /** Whose command is being run; {@code null} if what happens is the clock's doing. */
    Client current() {
        return current;
    }

    /** How many changes there have been since the start. */
    long dirty() {
        return dirty;
    }

    /** The command that runs from here on, whose look-ups may count. */
    void running(CommandSpec spec) {
        running = spec;
        toldOfFlush = false;
    }

    /** Somebody looked for {@code key} and found {@code value}, {@code null} for nothing. */
    void looked(Keyspace db, Bytes key, Value value) {
        if (running != null && running.isWrite() && !looksLikeReader(running)) {
            return;
        }
        if (value == null) {
            stats.misses++;
            notifications.missed(db.index(), key);
        } else {
            stats.hits++;
        }
    }

    /** Redis counts the look-ups of readers, and of these writers, because they look at their sources as readers do. */
    private static boolean looksLikeReader(CommandSpec spec) {
        return switch (spec.name()) {
            case "BITFIELD", "BITOP", "COPY", "SORT", "PFMERGE" -> true;
            case "GETDEL", "GETEX", "GETSET", "SET" -> true;
            case "SDIFFSTORE", "SINTERSTORE", "SUNIONSTORE" -> true;
            case "ZDIFFSTORE", "ZINTERSTORE", "ZUNIONSTORE", "ZRANGESTORE" -> true;
            case "GEOSEARCHSTORE", "GEORADIUS", "GEORADIUSBYMEMBER" -> true;
            default -> false;
        };
    }

    /** Marks {@code value} as used now, unless the client's commands do not count as use. */
    void touch(Value value) {
        if (current == null || !current.noTouch()) {
            eviction.used(value);
        }
    }

    Eviction eviction() {
        return eviction;
    }

    /**
     * Keeps what {@code key} held before its first change in this command, if somebody wants to know; {@code held} may
     * be changed where it lies next.
     *
     * @return whether {@code held} was kept, so that it must not be changed any more
     */
    boolean remember(Keyspace db, Bytes key, Value held) {
        if (!observed) {
            return false;
        }
        Held known = before.get(new Spot(db, key));
        if (known == null) {
            known = new Held(held == null || isKept(db, key, held), held, db.expireAt(key));
            before.put(new Spot(db, key), known.kept() ? known : new Held(false, null, known.expireAt()));
        }
        return known.kept() && held != null && known.value() == held;
    }

    /** As {@link #remember}, where {@code held} leaves the keyspace as it is: to keep it costs nothing. */
    void rememberLeaving(Keyspace db, Bytes key, Value held) {
        if (observed) {
            before.putIfAbsent(new Spot(db, key), new Held(true, held, db.expireAt(key)));
        }
    }

    /** As {@link #remember}, where {@code held} stays as it is for now: who writes to it next writes to a copy. */
    void rememberStaying(Keyspace db, Bytes key, Value held) {
        if (remember(db, key, held)) {
            held.share();
        }
    }

    private boolean isKept(Keyspace db, Bytes key, Value held) {
        for (KeyEventListener listener : listeners) {
            if (listener.wantsBefore() && listener.keeps(db.index(), key, held)) {
                return true;
            }
        }
        return false;
    }

    /** Lets those who wait for {@code key} be tried after the running command; not {@code all}: if any wants more. */
    void wake(Keyspace db, Bytes key, boolean all) {
        if (all ? blocking.anybodyWaits() : blocking.anybodyWantsMore()) {
            blocking.signal(db, key);
        }
    }

    Notifications notifications() {
        return notifications;
    }

    void announce(Keyspace db, Bytes key, KeyEvent.Type type) {
        dirty++;
        if (type == KeyEvent.Type.EXPIRED) {
            stats.expiredKeys++;
        }
        if (transactions.anybodyWatches() && type != KeyEvent.Type.GROUP_STATE) {
            transactions.touched(db.index(), key);
        }
        if (tracking.isOn() && type != KeyEvent.Type.GROUP_STATE) {
            boolean byTime = type == KeyEvent.Type.EXPIRED || type == KeyEvent.Type.EVICTED;
            tracking.changed(key, byTime ? null : current, current);
        }
        notifications.changed(db.index(), key, type);
        if (propagation.isOn()) {
            propagation.announced(db.index(), key, type);
        }
        if (!listeners.isEmpty()) {
            tell(db, key, type);
        }
    }

    /** All keys of {@code db} are about to go at once. */
    void clearing(Keyspace db) {
        if (transactions.anybodyWatches()) {
            transactions.clearing(db);
        }
        if (blocking.anybodyWantsMore()) {
            blocking.signalAll(db);
        }
        if (!toldOfFlush) {
            toldOfFlush = true; // FLUSHALL clears many, and is told of once
            tracking.flushed();
        }
    }

    /** Announces that what was {@code old} is {@code now}'s content at {@code now}'s number. */
    void announceSwap(Keyspace old, Keyspace now) {
        for (Bytes key : old.keys()) {
            if (now.exists(key)) {
                continue;
            }
            tell(swapped(old, now, key));
        }
        for (Bytes key : now.keys()) {
            blocking.signal(now, key);
            tell(swapped(old, now, key));
        }
        dirty++;
    }

    private void tell(Keyspace db, Bytes key, KeyEvent.Type type) {
        Held held = before.get(new Spot(db, key));
        boolean kept = held != null && held.kept();
        Value value = held == null ? null : held.value();
        long expireAt = held == null ? Keyspace.NO_EXPIRY : held.expireAt();
        tell(new KeyEvent(db.index(), key, type, kept, value, expireAt));
    }

    /** What was there before lives on in the other database, so it is shared from now on. */
    private KeyEvent swapped(Keyspace old, Keyspace now, Bytes key) {
        Value before = old.peek(key);
        if (before != null && observed) {
            before.share();
        }
        return new KeyEvent(now.index(), key, KeyEvent.Type.SWAPPED, true, before, old.expireAt(key));
    }

    private void tell(KeyEvent event) {
        for (KeyEventListener listener : listeners) {
            listener.changed(event);
        }
    }
}
