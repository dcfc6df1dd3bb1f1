package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.Value;

/**
 * One change of one key, announced by the write door of {@link Keyspace} after it happened. WATCH, blocked clients,
 * keyspace notifications, persistence and the shell's diff all learn of changes here and nowhere else.
 *
 * @param db the number of the database
 * @param key the key that changed
 * @param type what happened to it
 * @param kept whether {@code before} says what was there: somebody asked for it (see {@link
 *     KeyEventListener#wantsBefore}), and kept it if it was large (see {@link KeyEventListener#keeps})
 * @param before what the key held before the command that changed it, or {@code null} if there was no such key or
 *     it was not kept
 * @param expireAtBefore when the key would have expired, in ms since 1970, before that command; -1 for never
 */
public record KeyEvent(int db, Bytes key, Type type, boolean kept, Value before, long expireAtBefore) {

    /** What happened: Redis's keyspace notification events, and the few changes for which Redis sends none. */
    public enum Type {
        DEL('g'),
        EXPIRE('g'),
        PERSIST('g'),
        RENAME_FROM('g'),
        RENAME_TO('g'),
        MOVE_FROM('g'),
        MOVE_TO('g'),
        COPY_TO('g'),
        RESTORE('g'),
        EXPIRED('x'),
        EVICTED('e'),
        SET('$'),
        SETRANGE('$'),
        APPEND('$'),
        INCRBY('$'),
        INCRBYFLOAT('$'),
        SETBIT('$'),
        PFADD('$'),
        LPUSH('l'),
        RPUSH('l'),
        LPOP('l'),
        RPOP('l'),
        LINSERT('l'),
        LSET('l'),
        LREM('l'),
        LTRIM('l'),
        SORTSTORE('l'),
        SADD('s'),
        SREM('s'),
        SPOP('s'),
        SINTERSTORE('s'),
        SUNIONSTORE('s'),
        SDIFFSTORE('s'),
        HSET('h'),
        HDEL('h'),
        HINCRBY('h'),
        HINCRBYFLOAT('h'),
        HEXPIRE('h'),
        HEXPIRED('h'),
        HPERSIST('h'),
        ZADD('z'),
        ZINCR('z'),
        ZREM('z'),
        ZPOPMIN('z'),
        ZPOPMAX('z'),
        ZREMRANGEBYRANK('z'),
        ZREMRANGEBYSCORE('z'),
        ZREMRANGEBYLEX('z'),
        ZINTERSTORE('z'),
        ZUNIONSTORE('z'),
        ZDIFFSTORE('z'),
        ZRANGESTORE('z'),
        GEOSEARCHSTORE('z'),
        GEORADIUSSTORE('z'),
        ARSET('a'),
        ARMSET('a'),
        ARDEL('a'),
        ARDELRANGE('a'),
        ARINSERT('a'),
        ARRING('a'),
        ARSEEK('a'),
        /** A HyperLogLog noted its count or changed its encoding; it still has seen the same. Redis notifies nobody. */
        HLL_REWRITTEN('\0'),
        XADD('t'),
        XTRIM('t'),
        XDEL('t'),
        XSETID('t'),
        XGROUP_CREATE('t', "xgroup-create"),
        XGROUP_SETID('t', "xgroup-setid"),
        XGROUP_DESTROY('t', "xgroup-destroy"),
        XGROUP_CREATECONSUMER('t', "xgroup-createconsumer"),
        XGROUP_DELCONSUMER('t', "xgroup-delconsumer"),
        /** What a stream's groups know has changed, not its entries: read, acknowledged, claimed. Nobody is told. */
        GROUP_STATE('\0'),
        /** The key went with its whole database; Redis notifies nobody. */
        FLUSHED('\0'),
        /** The key came or went because two databases changed places; Redis notifies nobody. */
        SWAPPED('\0'),
        /** The key was put back to an earlier state by the shell. */
        REVERTED('\0');

        private final char notificationClass;
        private final int bit;
        private final String event;

        Type(char notificationClass) {
            this(notificationClass, null);
        }

        Type(char notificationClass, String event) {
            this.notificationClass = notificationClass;
            this.bit = Notifications.bit(notificationClass);
            this.event = event == null ? name().toLowerCase(java.util.Locale.ROOT) : event;
        }

        /** Whether what was there went first and this came new, instead of one value taking another's place. */
        boolean isNewcomer() {
            return this == RENAME_TO || this == COPY_TO || this == RESTORE || this == REVERTED;
        }

        /** Whether a value that came with it stands in the place of all that was there before. */
        boolean isReplacement() {
            return switch (this) {
                case SET, SORTSTORE -> true;
                case SINTERSTORE, SUNIONSTORE, SDIFFSTORE -> true;
                case ZINTERSTORE, ZUNIONSTORE, ZDIFFSTORE, ZRANGESTORE -> true;
                case GEOSEARCHSTORE, GEORADIUSSTORE -> true;
                default -> false;
            };
        }

        /** The bit of {@link Notifications} that switches this event on; 0 where Redis has none. */
        int bit() {
            return bit;
        }

        /** The letter of notify-keyspace-events that switches this event on; 0 where Redis has none. */
        public char notificationClass() {
            return notificationClass;
        }

        /** The name that keyspace notifications carry. */
        public String event() {
            return event;
        }
    }
}
