package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.engine.KeyEventListener;
import dev.rediscover.engine.Keyspace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each command changed, read from the engine's key events: for the diff after a command, and to take commands
 * back. Values are kept, not copied: the engine writes to a copy while somebody listens for values before.
 */
public final class Journal implements KeyEventListener {
    private static final int MOST_STEPS = 1000;

    /** One command and what it changed. */
    public record Entry(String line, List<KeyChange> changes) {
        /** Whether it is known what was there before: of very large values it is not. */
        public boolean canBeUndone() {
            for (KeyChange change : changes) {
                if (!change.kept()) {
                    return false;
                }
            }
            return true;
        }
    }

    private record Place(int db, Bytes key) {}

    private final Engine engine;
    private final Map<Place, KeyEvent> open = new LinkedHashMap<>();
    private final Deque<Entry> done = new ArrayDeque<>();
    private final Deque<Entry> undone = new ArrayDeque<>();

    Journal(Engine engine) {
        this.engine = engine;
        engine.listen(this);
    }

    @Override
    public boolean wantsBefore() {
        return true;
    }

    @Override
    public void changed(KeyEvent event) {
        open.putIfAbsent(new Place(event.db(), event.key()), event);
    }

    /** Closes the entry of the command that just ran as {@code line}; an entry without changes is not kept. */
    Entry close(String line) {
        List<KeyChange> changes = new ArrayList<>(open.size());
        for (KeyEvent event : open.values()) {
            Keyspace db = engine.db(event.db());
            var after = db.peek(event.key());
            long expireAt = after == null ? Keyspace.NO_EXPIRY : db.expireAt(event.key());
            if (!event.kept() || after != event.before() || expireAt != event.expireAtBefore()) {
                changes.add(new KeyChange(
                        event.db(),
                        event.key(),
                        event.kept(),
                        event.before(),
                        event.expireAtBefore(),
                        after,
                        expireAt));
            }
        }
        open.clear();
        Entry entry = new Entry(line, changes);
        if (!entry.canBeUndone()) {
            done.clear(); // what came before it cannot be reached any more
            undone.clear();
        } else if (!changes.isEmpty()) {
            done.push(entry);
            undone.clear();
            if (done.size() > MOST_STEPS) {
                done.removeLast();
            }
        }
        return entry;
    }

    /** Takes back the last entry that has not been taken back; {@code null} if there is none. */
    Entry undo() {
        return shift(done, undone, true);
    }

    /** Does again what was taken back last; {@code null} if there is nothing. */
    Entry redo() {
        return shift(undone, done, false);
    }

    private Entry shift(Deque<Entry> from, Deque<Entry> to, boolean reversed) {
        if (from.isEmpty()) {
            return null;
        }
        Entry entry = from.pop();
        for (KeyChange change : entry.changes()) {
            apply(reversed ? change.reversed() : change);
        }
        open.clear();
        to.push(entry);
        return entry;
    }

    private void apply(KeyChange change) {
        Keyspace db = engine.db(change.db());
        if (change.after() == null) {
            db.delete(change.key(), KeyEvent.Type.REVERTED);
        } else {
            db.put(change.key(), change.after(), change.expireAtAfter(), KeyEvent.Type.REVERTED);
        }
    }

    /** Forgets everything: there is nothing to undo any more. */
    public void clear() {
        open.clear();
        done.clear();
        undone.clear();
    }
}
