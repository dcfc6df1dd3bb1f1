package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.KeyEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the keys went through in a session: which commands made them, changed them, let them go. The last few notes of
 * the keys that were changed last are kept; of a key that is there also the note on what made it.
 */
public final class KeyHistory {
    private static final int MOST_KEYS = 4096;
    private static final int MOST_NOTES = 6;
    private static final int MOST_LETTERS = 200;

    /** What happened to a key. */
    public enum Kind {
        CREATED,
        CHANGED,
        EXPIRY_SET,
        EXPIRY_REMOVED,
        DELETED,
        EXPIRED,
        EVICTED,
        FIELDS_EXPIRED,
        /** The shell put it back to what it had been. */
        REVERTED
    }

    /**
     * One thing that happened to a key.
     *
     * @param line the command; empty or {@code (time)} where there was none
     * @param who the name of the client; empty for what time or the shell did
     * @param number how many commands had been sent when it ran, itself included
     * @param millis when, in ms since 1970
     * @param type the type of what the key held: after it, or before where it went; {@code null} if not known
     * @param expireAt when the key was to expire after it, in ms since 1970 (before, where it went); -1 for never
     */
    public record Note(Kind kind, String line, String who, long number, long millis, String type, long expireAt) {}

    /** The keys in the order of their last change. */
    private static final class Recent extends LinkedHashMap<Journal.Place, List<Note>> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Journal.Place, List<Note>> eldest) {
            return size() > MOST_KEYS;
        }
    }

    private final Recent notes = new Recent();

    KeyHistory() {}

    void note(Moment moment, String line, KeyChange change, KeyEvent.Type last) {
        if (moment == null) {
            return;
        }
        Kind kind = kind(change, last);
        boolean gone = change.after() == null;
        var value = gone ? change.before() : change.after();
        String clipped = line.length() > MOST_LETTERS ? line.substring(0, MOST_LETTERS) + "..." : line;
        List<Note> list = notes.computeIfAbsent(new Journal.Place(change.db(), change.key()), NEW);
        list.add(new Note(
                kind,
                clipped,
                moment.who(),
                moment.number(),
                moment.millis(),
                value == null ? null : value.typeName(),
                gone ? change.expireAtBefore() : change.expireAtAfter()));
        if (list.size() > MOST_NOTES) {
            list.remove(list.get(0).kind() == Kind.CREATED ? 1 : 0);
        }
    }

    private static final Maker NEW = new Maker();

    /** A class, not a lambda: this runs with the first command. */
    private static final class Maker implements java.util.function.Function<Journal.Place, List<Note>> {
        @Override
        public List<Note> apply(Journal.Place place) {
            return new ArrayList<>(2);
        }
    }

    private static Kind kind(KeyChange change, KeyEvent.Type last) {
        if (last == KeyEvent.Type.REVERTED) {
            return Kind.REVERTED;
        }
        if (change.after() == null) {
            return switch (last) {
                case EXPIRED -> Kind.EXPIRED;
                case EVICTED -> Kind.EVICTED;
                default -> Kind.DELETED;
            };
        }
        if (change.kept() && change.before() == null) {
            return Kind.CREATED;
        }
        if (last == KeyEvent.Type.HEXPIRED) {
            return Kind.FIELDS_EXPIRED;
        }
        if (change.before() == change.after() || !change.kept() && last == KeyEvent.Type.EXPIRE) {
            return change.expireAtAfter() < 0 ? Kind.EXPIRY_REMOVED : Kind.EXPIRY_SET;
        }
        return Kind.CHANGED;
    }

    /** What happened to a key, the oldest first; empty if nothing is known. */
    List<Note> of(int db, Bytes key) {
        List<Note> list = notes.get(new Journal.Place(db, key));
        return list == null ? List.of() : List.copyOf(list);
    }
}
