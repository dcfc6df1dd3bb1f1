package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The commands and logins that were refused lately, newest first: ACL LOG. What is refused again within a minute, for
 * the same reason and to the same user, is counted where it stands. Keeps {@code acllog-max-len} of them.
 */
public final class AclLog {
    /** Which right was missing. */
    public enum Reason {
        COMMAND,
        KEY,
        CHANNEL,
        /** A user and password that do not go together. */
        AUTH
    }

    /** Where the command stood. */
    public enum Context {
        TOPLEVEL,
        MULTI,
        LUA
    }

    /**
     * What was refused.
     *
     * @param id its number, from 0 up
     * @param object the command, key or channel; of a login the command that asked for it, as it was typed
     * @param user the name of the user, as it was said for a login
     * @param client the client that asked last, as CLIENT LIST tells it
     * @param createdMillis when it was first refused, in ms since 1970
     * @param updatedMillis when it was last refused
     * @param count how often
     */
    public record Entry(
            long id,
            Reason reason,
            Context context,
            Bytes object,
            Bytes user,
            String client,
            long createdMillis,
            long updatedMillis,
            long count) {

        private boolean isLike(Entry other) {
            return reason == other.reason
                    && context == other.context
                    && Math.abs(updatedMillis - other.updatedMillis) <= GROUPED_MILLIS
                    && object.equals(other.object)
                    && user.equals(other.user);
        }

        private Entry again(Entry later) {
            return new Entry(
                    id, reason, context, object, user, later.client, createdMillis, later.updatedMillis, count + 1);
        }
    }

    private static final long GROUPED_MILLIS = 60_000;
    private static final int LOOKED_AT = 10; // among so many is looked for one of the same kind

    private final Engine engine;
    private final Deque<Entry> entries = new ArrayDeque<>(0);
    private long next;

    AclLog(Engine engine) {
        this.engine = engine;
    }

    /**
     * Notes and counts that {@code client} was refused something.
     *
     * @param object see {@link Entry}
     * @param user the name of the user
     */
    public void note(Client client, Reason reason, Context context, Bytes object, Bytes user) {
        engine.stats().denied(reason);
        long most = engine.config().number(Parameter.ACLLOG_MAX_LEN);
        if (most > 0) {
            long now = engine.now();
            String line = ClientText.line(engine, client);
            Entry fresh = new Entry(next, reason, context, object, user, line, now, now, 1);
            Entry old = takeLike(fresh);
            next += old == null ? 1 : 0;
            entries.addFirst(old == null ? fresh : old.again(fresh));
        }
        while (entries.size() > most) {
            entries.removeLast();
        }
    }

    private Entry takeLike(Entry fresh) {
        Iterator<Entry> each = entries.iterator();
        for (int i = 0; i < LOOKED_AT && each.hasNext(); i++) {
            Entry entry = each.next();
            if (entry.isLike(fresh)) {
                each.remove();
                return entry;
            }
        }
        return null;
    }

    /** The newest entries, at most {@code count}. */
    public List<Entry> newest(long count) {
        List<Entry> newest = new ArrayList<>();
        for (Entry entry : entries) {
            if (newest.size() >= count) {
                break;
            }
            newest.add(entry);
        }
        return newest;
    }

    /** Forgets all entries. */
    public void clear() {
        entries.clear();
    }

    /** Takes over what {@code original} knows. */
    void copy(AclLog original) {
        entries.addAll(original.entries);
        next = original.next;
    }
}
