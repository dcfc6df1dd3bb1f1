package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.value.Value;

/**
 * Keeps the data below {@code maxmemory} by removing keys, as {@code maxmemory-policy} says, and notes for that how
 * values are used.
 *
 * <p>As in Redis (evict.c) nothing is sorted: a few keys are drawn by chance, the best of them to remove go into a pool
 * of {@value #POOL} candidates that lives on between evictions, and the best of the pool goes. The note of a value has
 * 24 bits: with LRU the seconds of its last use; with LFU the minutes of its last use (16 bits) and a counter (8 bits)
 * that grows ever more seldom the higher it is and falls as time goes by.
 */
public final class Eviction {
    private static final int POOL = 16;
    private static final int BITS = 0xffffff;
    private static final int LFU_INITIAL = 5;
    private static final int LFU_MOST = 255;

    private final Engine engine;
    private final RandomSource chance = new RandomSource(1);
    private final Bytes[] pool = new Bytes[POOL]; // from the worst to the best to remove
    private final int[] databases = new int[POOL];
    private final long[] scores = new long[POOL];
    private int candidates;
    private int turn;
    private boolean lfu;
    private boolean none = true;
    private boolean random;
    private boolean soonest;
    private boolean onlyMortal;

    Eviction(Engine engine) {
        this.engine = engine;
    }

    /** Takes over the policy from the configuration; the notes of all values mean something else from then on. */
    void policy(String name) {
        none = name.equals("noeviction");
        lfu = name.endsWith("-lfu");
        random = name.endsWith("-random");
        soonest = name.endsWith("-ttl");
        onlyMortal = name.startsWith("volatile-");
        candidates = 0;
    }

    // ---- how values are used

    /** Whether values note how often they are used, instead of when. */
    public boolean isLfu() {
        return lfu;
    }

    /** Notes that {@code value} is used now. */
    void used(Value value) {
        value.setAccess(lfu ? noted(grown(frequency(value))) : seconds());
    }

    /** Notes that {@code value} is new; what it replaces hands its frequency on. */
    void created(Value value, Value old) {
        value.setAccess(!lfu ? seconds() : old != null ? old.access() : noted(LFU_INITIAL));
    }

    private int seconds() {
        return (int) (engine.now() / 1000) & BITS;
    }

    private int minutes() {
        return (int) (engine.now() / 60_000) & 0xffff;
    }

    private int noted(int counter) {
        return minutes() << 8 | counter;
    }

    private int grown(int counter) {
        if (counter == LFU_MOST) {
            return counter;
        }
        long factor = engine.config().number(Parameter.LFU_LOG_FACTOR);
        double above = Math.max(0, counter - LFU_INITIAL);
        return chance.nextDouble() < 1 / (above * factor + 1) ? counter + 1 : counter;
    }

    /** How often {@code value} is used, 0 to 255 on a logarithmic scale; OBJECT FREQ. */
    public int frequency(Value value) {
        int counter = value.access() & 0xff;
        long decay = engine.config().number(Parameter.LFU_DECAY_TIME);
        long passed = minutes() - (value.access() >>> 8) & 0xffff;
        return decay == 0 ? counter : (int) Math.max(0, counter - passed / decay);
    }

    /** For how many seconds nobody has used {@code value}; OBJECT IDLETIME. */
    public long idleSeconds(Value value) {
        return seconds() - value.access() & BITS;
    }

    /** Says for how long nobody has used {@code value}; nothing changes while frequencies are noted. */
    public void setIdleSeconds(Value value, long idle) {
        if (!lfu) {
            value.setAccess((int) (engine.now() / 1000 - idle) & BITS);
        }
    }

    /** Says how often {@code value} is used; nothing changes unless frequencies are noted. */
    public void setFrequency(Value value, int frequency) {
        if (lfu) {
            value.setAccess(noted(frequency));
        }
    }

    // ---- making room

    /** Removes keys until the memory in use is within its limit; whether it is. */
    boolean makeRoom() {
        long limit = engine.config().number(Parameter.MAXMEMORY);
        while (engine.usedMemory() > limit && limit > 0) {
            if (none || !(random ? removeAny() : removeBest())) {
                return false;
            }
        }
        return true;
    }

    private boolean removeAny() {
        for (int i = 0; i < Engine.DATABASES; i++) {
            turn = (turn + 1) % Engine.DATABASES;
            Bytes key = engine.db(turn).draw(onlyMortal, chance);
            if (key != null) {
                remove(turn, key);
                return true;
            }
        }
        return false;
    }

    private boolean removeBest() {
        while (true) {
            boolean any = false;
            for (int i = 0; i < Engine.DATABASES; i++) {
                any |= collect(i);
            }
            if (!any) {
                return false;
            }
            while (candidates > 0) {
                candidates--;
                Bytes key = pool[candidates];
                int db = databases[candidates];
                pool[candidates] = null;
                if (engine.db(db).mayGo(key, onlyMortal)) {
                    remove(db, key);
                    return true;
                }
            }
        }
    }

    private void remove(int db, Bytes key) {
        engine.stats().evictedKeys++;
        engine.db(db).evict(key);
    }

    /** Draws some keys of a database into the pool; whether there are any. */
    private boolean collect(int db) {
        Keyspace keys = engine.db(db);
        int count = onlyMortal ? keys.expiresSize() : keys.size();
        long samples = Math.min(count, engine.config().number(Parameter.MAXMEMORY_SAMPLES));
        for (long i = 0; i < samples; i++) {
            Bytes key = keys.draw(onlyMortal, chance);
            offer(db, key, score(keys, key));
        }
        return count > 0;
    }

    /** The higher, the better to remove. */
    private long score(Keyspace keys, Bytes key) {
        if (soonest) {
            return Long.MAX_VALUE - keys.expireAt(key);
        }
        Value value = keys.unseen(key);
        return lfu ? LFU_MOST - frequency(value) : idleSeconds(value);
    }

    private void offer(int db, Bytes key, long score) {
        for (int i = 0; i < candidates; i++) {
            if (databases[i] == db && pool[i].equals(key)) {
                return;
            }
        }
        int place = 0;
        while (place < candidates && scores[place] < score) {
            place++;
        }
        if (candidates < POOL) {
            shift(place, place + 1, candidates - place);
            candidates++;
        } else if (place == 0) {
            return; // all that are there are better
        } else {
            place--;
            shift(1, 0, place);
        }
        pool[place] = key;
        databases[place] = db;
        scores[place] = score;
    }

    private void shift(int from, int to, int count) {
        System.arraycopy(pool, from, pool, to, count);
        System.arraycopy(databases, from, databases, to, count);
        System.arraycopy(scores, from, scores, to, count);
    }
}
