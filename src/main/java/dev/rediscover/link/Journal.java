package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.engine.KeyEventListener;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each command changed, read from the engine's key events: for the diff after a command, and to take commands
 * back. Values are kept, not copied: the engine writes to a copy while somebody listens for values before.
 *
 * <p>A large value would cost a copy at every write, so one is kept only now and then. What it was in between is found
 * by running the commands since then once more; see {@link Rerun}. What is kept has a limit in bytes: beyond it the
 * oldest steps are let go.
 */
public final class Journal implements KeyEventListener {
    private static final int MOST_STEPS = 1000;
    private static final int STEPS_LET_GO = 100; // at a time, so that it costs little
    private static final int MOST_RERUN = 256; // commands, to find one value
    private static final long CHANGE_BYTES = 120;

    /** How many bytes of earlier values are kept. */
    public static final long BUDGET = 256L << 20;

    /** One command and what it changed. */
    public static final class Entry {
        private final long number;
        private final Moment moment;
        private final String line;
        private final List<KeyChange> changes;
        private final boolean expired;
        private long clockMoved;
        private Realm before; // of users and libraries; null if neither changed
        private Realm after;

        private Entry(long number, Moment moment, String line, List<KeyChange> changes, boolean expired) {
            this.number = number;
            this.moment = moment;
            this.line = line;
            this.changes = changes;
            this.expired = expired;
        }

        /** The command as it was typed, {@code (time)} for what time did. */
        public String line() {
            return line;
        }

        /** Whether nobody did this but time. */
        public boolean isTime() {
            return moment != null && moment.isTime();
        }

        /** What it changed. Once it has been taken back, all changes are kept. */
        public List<KeyChange> changes() {
            return changes;
        }

        /** What becomes of users and libraries of functions when this is taken back, as sentences; mostly none. */
        public List<String> ruledBefore() {
            return before == null ? List.of() : before.changedFrom(after, "before");
        }

        /** What becomes of them when it is done again. */
        public List<String> ruledAfter() {
            return before == null ? List.of() : after.changedFrom(before, "then");
        }

        /** By how many ms the clock was moved when this was taken back or done again; 0 if it was not. */
        public long clockMoved() {
            return clockMoved;
        }

        boolean isEmpty() {
            return changes.isEmpty() && before == null;
        }

        boolean hasExpired() {
            return expired;
        }

        Moment moment() {
            return moment;
        }

        private long bytes() {
            long sum = 0;
            for (KeyChange change : changes) {
                Value held = change.before();
                sum += CHANGE_BYTES + (held == null || held == change.after() ? 0 : held.heapBytes());
            }
            return sum;
        }
    }

    /** A key of one database. */
    record Place(int db, Bytes key) {}

    private record Kept(long entry, int since) {}

    private static final class Opened {
        private final KeyEvent first;
        private KeyEvent.Type last;

        private Opened(KeyEvent first) {
            this.first = first;
        }
    }

    private final Engine engine;
    private final VirtualClock clock;
    private final long budget;
    private final KeyHistory history = new KeyHistory();
    private final Map<Place, Opened> open = new LinkedHashMap<>();
    private final Map<Place, Kept> large = new HashMap<>();
    private final Deque<Entry> done = new ArrayDeque<>();
    private final Deque<Entry> undone = new ArrayDeque<>();
    private Moment moment;
    private Realm realm; // when the entry began
    private String passed = "";
    private long entries;
    private long bytes;
    private long behind; // by how many ms the clock went back with what was taken back
    private String lost = "";

    Journal(Engine engine, VirtualClock clock, long budget) {
        this.engine = engine;
        this.clock = clock;
        this.budget = budget;
        engine.listen(this);
    }

    /** What the keys went through. */
    KeyHistory history() {
        return history;
    }

    /** Why there is no older step, as a sentence; empty if there never was one. */
    String lost() {
        return lost;
    }

    @Override
    public boolean wantsBefore() {
        return true;
    }

    @Override
    public boolean keeps(int db, Bytes key, Value held) {
        if (!KeyEventListener.isLarge(held)) {
            return true;
        }
        Kept kept = large.get(new Place(db, key));
        boolean foundByRunning = kept != null && kept.since < MOST_RERUN && moment != null && moment.repeatable();
        return !foundByRunning && held.heapBytes() <= budget;
    }

    @Override
    public void changed(KeyEvent event) {
        Place place = new Place(event.db(), event.key());
        Opened opened = open.get(place);
        if (opened == null) {
            opened = new Opened(event);
            open.put(place, opened);
        }
        opened.last = event.type();
    }

    /** Begins the entry of a command. */
    void begin(Moment now) {
        moment = now;
        realm = Realm.of(engine);
    }

    /** {@code line} has just changed something that is not taken back. */
    void pass(String line) {
        passed = line;
    }

    /** What changed something after the last entry that can be taken back, and is not; empty for nothing. */
    String passed() {
        return passed;
    }

    /** Closes the entry of the command that just ran as {@code line}; an entry without changes is not kept. */
    Entry close(String line) {
        Realm now = Realm.of(engine);
        boolean ruled = realm != null && !now.isSame(realm);
        if (open.isEmpty() && !ruled) {
            return new Entry(0, moment, line, List.of(), false);
        }
        List<KeyChange> changes = new ArrayList<>(open.size());
        boolean expired = false;
        for (Opened opened : open.values()) {
            KeyChange change = change(opened.first);
            if (change != null) {
                changes.add(change);
                expired |= opened.last == KeyEvent.Type.EXPIRED || opened.last == KeyEvent.Type.HEXPIRED;
                history.note(moment, line, change, opened.last);
            }
        }
        open.clear();
        Entry entry = new Entry(++entries, moment, line, changes, expired);
        if (ruled) {
            entry.before = realm;
            entry.after = now;
        }
        if (!entry.isEmpty()) {
            keep(entry);
        }
        return entry;
    }

    private KeyChange change(KeyEvent event) {
        Keyspace db = engine.db(event.db());
        Value after = db.peek(event.key());
        long expireAt = after == null ? Keyspace.NO_EXPIRY : db.expireAt(event.key());
        if (event.kept() && after == event.before() && expireAt == event.expireAtBefore()) {
            return null;
        }
        return new KeyChange(
                event.db(), event.key(), event.kept(), event.before(), event.expireAtBefore(), after, expireAt);
    }

    private void keep(Entry entry) {
        undone.clear();
        behind = 0;
        passed = "";
        boolean stillKnown = true;
        for (KeyChange change : entry.changes) {
            Place place = new Place(change.db(), change.key());
            Kept kept = large.get(place);
            if (change.kept()) {
                if (KeyEventListener.isLarge(change.before()) || KeyEventListener.isLarge(change.after())) {
                    large.put(place, new Kept(entry.number, 0));
                }
            } else if (kept == null) {
                stillKnown = false;
            } else {
                large.put(place, new Kept(kept.entry, kept.since + 1));
            }
        }
        if (entry.before != null || entry.moment != null && !entry.moment.repeatable()) {
            large.clear(); // nothing is found by running what lies before it
        }
        if (!stillKnown) {
            forget("what " + entry.line + " changed is too large to be kept");
            return;
        }
        done.push(entry);
        bytes += entry.bytes();
        if (done.size() > MOST_STEPS || bytes > budget) {
            makeRoom();
        }
    }

    private void makeRoom() {
        long aim = bytes > budget ? budget * 3 / 4 : Long.MAX_VALUE;
        int steps = done.size() > MOST_STEPS ? MOST_STEPS - STEPS_LET_GO : MOST_STEPS;
        while (done.size() > 1 && (done.size() > steps || bytes > aim)) {
            letGo();
        }
        for (int unknown = lastUnknown(); unknown > 0; unknown--) {
            letGo();
        }
        long first = done.isEmpty() ? Long.MAX_VALUE : done.peekLast().number;
        large.values().removeIf(kept -> kept.entry < first);
        lost = "older changes were let go, to keep no more than " + MOST_STEPS + " of them and " + (budget >> 20)
                + " MB of what was there before";
    }

    private void letGo() {
        bytes -= done.removeLast().bytes();
    }

    /** How many of the oldest entries there are up to the last of which it cannot be found what was before. */
    private int lastUnknown() {
        Set<Place> seen = new HashSet<>();
        int count = 0;
        int last = 0;
        for (var oldest = done.descendingIterator(); oldest.hasNext(); ) {
            count++;
            for (KeyChange change : oldest.next().changes) {
                Place place = new Place(change.db(), change.key());
                if (change.kept()) {
                    seen.add(place);
                } else if (!seen.contains(place)) {
                    last = count;
                }
            }
        }
        return last;
    }

    /** From here on values are not what the commands before would make them again, because a setting changed. */
    void settingsChanged() {
        realm = null; // a password that is a setting is not taken back either
        large.clear();
    }

    // ---- back and forth

    /** Takes back the last entry that has not been taken back; {@code null} if there is none. */
    Entry undo() {
        if (done.isEmpty()) {
            return null;
        }
        Entry entry = done.pop();
        bytes -= entry.bytes();
        Map<Place, Value> found = new Rerun(engine, done).before(entry);
        List<KeyChange> changes = new ArrayList<>(entry.changes.size());
        for (KeyChange change : entry.changes) {
            Keyspace db = engine.db(change.db());
            Value before = change.kept() ? change.before() : found.get(new Place(change.db(), change.key()));
            Value after = db.peek(change.key());
            long expireAt = after == null ? Keyspace.NO_EXPIRY : db.expireAt(change.key());
            changes.add(
                    new KeyChange(change.db(), change.key(), true, before, change.expireAtBefore(), after, expireAt));
        }
        Entry exact = new Entry(entry.number, entry.moment, entry.line, changes, entry.expired);
        exact.clockMoved = moveBack(exact);
        exact.before = entry.before;
        exact.after = entry.after;
        passed = "";
        for (KeyChange change : changes) {
            apply(change.reversed());
        }
        if (exact.before != null) {
            exact.before.enter(engine, exact.after);
        }
        shifted();
        undone.push(exact);
        return exact;
    }

    /** Takes back what has just been closed, for good; false if what was there before has not been kept. */
    boolean takeBack() {
        if (undo() == null) {
            return false;
        }
        undone.pop();
        return true;
    }

    /** Moves the clock back to before what would be gone at once; returns by how many ms (negative). */
    private long moveBack(Entry entry) {
        long due = Long.MAX_VALUE;
        for (KeyChange change : entry.changes) {
            due = Math.min(due, Snapshots.due(change.before(), change.expireAtBefore()));
        }
        long now = clock.millis();
        if (due > now || entry.moment == null) {
            return 0;
        }
        long then = due > entry.moment.millis() ? entry.moment.millis() : Math.min(entry.moment.before(), due - 1);
        return moveClock(then - now);
    }

    private long moveClock(long millis) {
        if (millis != 0) {
            clock.advance(millis);
            behind -= millis;
            engine.tick(); // so that the engine knows
        }
        return millis;
    }

    /** Does again what was taken back last; {@code null} if there is nothing. */
    Entry redo() {
        if (undone.isEmpty()) {
            return null;
        }
        Entry entry = undone.pop();
        long left = undone.isEmpty() || entry.moment == null
                ? behind
                : Math.min(behind, entry.moment.millis() - clock.millis());
        entry.clockMoved = moveClock(Math.max(0, left));
        for (KeyChange change : entry.changes) {
            apply(change);
        }
        if (entry.after != null) {
            entry.after.enter(engine, entry.before);
        }
        shifted();
        done.push(entry);
        bytes += entry.bytes();
        return entry;
    }

    private void shifted() {
        open.clear();
        large.clear();
    }

    private void apply(KeyChange change) {
        Keyspace db = engine.db(change.db());
        if (change.after() == null) {
            db.delete(change.key(), KeyEvent.Type.REVERTED);
        } else {
            change.after().share(); // it stays in the journal too
            db.put(change.key(), change.after(), change.expireAtAfter(), KeyEvent.Type.REVERTED);
        }
        history.note(moment, "", change, KeyEvent.Type.REVERTED);
    }

    /** Forgets everything: there is nothing to undo any more, for a reason that completes "nothing is left: ". */
    void forget(String reason) {
        lost = reason;
        open.clear();
        large.clear();
        done.clear();
        undone.clear();
        bytes = 0;
    }
}
