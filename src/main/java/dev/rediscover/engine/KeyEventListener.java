package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.Type;
import dev.rediscover.value.Value;

/** Somebody who needs to know what changes. Called on the engine's own thread, after the change. */
public interface KeyEventListener {
    /** Collections of more elements are large: to copy one at each write would make a long list slow to fill. */
    int MOST_ELEMENTS = 4096;

    /** Strings of more bytes are large. */
    int LONGEST_STRING = 1 << 20;

    void changed(KeyEvent event);

    /**
     * Whether events must carry the value before. That costs a copy of each value written, so only those ask who
     * show or undo changes.
     */
    default boolean wantsBefore() {
        return false;
    }

    /**
     * Whether {@code held}, which is about to be changed where it lies, must be kept as it is, at the cost of a copy.
     * Asked once for a key in a command, before the change, and only of those who want to know what was before.
     */
    default boolean keeps(int db, Bytes key, Value held) {
        return !isLarge(held);
    }

    /** Whether {@code value} has more than {@link #MOST_ELEMENTS}, as a string more than {@link #LONGEST_STRING}. */
    static boolean isLarge(Value value) {
        return value != null && value.size() > (value.type() == Type.STRING ? LONGEST_STRING : MOST_ELEMENTS);
    }
}
