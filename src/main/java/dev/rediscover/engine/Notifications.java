package dev.rediscover.engine;

import dev.rediscover.base.Bytes;

/**
 * Keyspace notifications: messages about what happens to keys, for those who listen to channels like {@code
 * __keyspace@0__:KEY} and {@code __keyevent@0__:EVENT}. Off until the setting notify-keyspace-events names the classes
 * of events that are wanted; then too one look at a field decides for each event.
 *
 * <p>Source: "Redis keyspace notifications" of the documentation at redis.io.
 */
public final class Notifications {
    /** The letters in the order in which the setting is shown. From {@code K} on they stand behind {@code A} too. */
    private static final String LETTERS = "g$lshzxetdanocKEm";

    /** The letters that {@code A} stands for. */
    private static final int ALL = bits("g$lshzxetda");

    private static final int SHOWN_BEHIND_ALL = bits("KEm");
    private static final int KEYSPACE = bit('K');
    private static final int KEYEVENT = bit('E');
    private static final int MISS = bit('m');
    private static final int NEW = bit('n');
    private static final int OVERWRITTEN = bit('o');
    private static final int TYPE_CHANGED = bit('c');

    private final PubSub pubSub;
    private int flags;

    Notifications(PubSub pubSub) {
        this.pubSub = pubSub;
    }

    /** The bit of a letter of the setting; 0 if it is none. */
    static int bit(char letter) {
        int at = LETTERS.indexOf(letter);
        return at < 0 ? 0 : 1 << at;
    }

    private static int bits(String letters) {
        int bits = 0;
        for (int i = 0; i < letters.length(); i++) {
            bits |= bit(letters.charAt(i));
        }
        return bits;
    }

    // ---- the setting

    /** Whether all of {@code letters} name classes. */
    static boolean areFlags(String letters) {
        for (int i = 0; i < letters.length(); i++) {
            if (letters.charAt(i) != 'A' && bit(letters.charAt(i)) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Takes the classes from the letters of notify-keyspace-events; false, and nothing changes, if one is unknown. */
    public boolean flags(String letters) {
        int wanted = 0;
        for (int i = 0; i < letters.length(); i++) {
            int bit = letters.charAt(i) == 'A' ? ALL : bit(letters.charAt(i));
            if (bit == 0) {
                return false;
            }
            wanted |= bit;
        }
        flags = wanted;
        return true;
    }

    /** The setting in the form in which CONFIG GET shows it. */
    public String flags() {
        boolean all = (flags & ALL) == ALL;
        StringBuilder letters = new StringBuilder(all ? "A" : "");
        int shown = all ? flags & SHOWN_BEHIND_ALL : flags;
        for (int i = 0; i < LETTERS.length(); i++) {
            if ((shown & 1 << i) != 0) {
                letters.append(LETTERS.charAt(i));
            }
        }
        return letters.toString();
    }

    // ---- what happens

    void changed(int db, Bytes key, KeyEvent.Type type) {
        if ((flags & type.bit()) != 0) {
            send(db, key, type.event());
        }
    }

    /** Somebody looked for a key that is not there. */
    void missed(int db, Bytes key) {
        if ((flags & MISS) != 0) {
            send(db, key, "keymiss");
        }
    }

    /** A key has come into being. */
    void created(int db, Bytes key) {
        if ((flags & NEW) != 0) {
            send(db, key, "new");
        }
    }

    /** One value has taken the place of another, maybe of another type. */
    void overwritten(int db, Bytes key, boolean otherType) {
        if ((flags & OVERWRITTEN) != 0) {
            send(db, key, "overwritten");
        }
        if (otherType && (flags & TYPE_CHANGED) != 0) {
            send(db, key, "type_changed");
        }
    }

    private void send(int db, Bytes key, String event) {
        if (pubSub.isQuiet()) {
            return;
        }
        Bytes name = Bytes.of(event);
        if ((flags & KEYSPACE) != 0) {
            pubSub.publish(Bytes.of("__keyspace@" + db + "__:").concat(key), name);
        }
        if ((flags & KEYEVENT) != 0) {
            pubSub.publish(Bytes.of("__keyevent@" + db + "__:" + event), key);
        }
    }
}
