package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.resp.Reply;
import java.util.List;

/** When keys expire. */
public final class ExpiryCommands implements Family {
    private static final long NO_KEY = -2;

    private static final String TABLE = """
            group generic
            EXPIRE key seconds [NX | XX | GT | LT]
              1.0.0 | write fast | O(1)
              Lets a key expire after so many seconds.
              see TTL PERSIST PEXPIRE EXPIREAT
              keys RW update
            EXPIREAT key unix-time-seconds [NX | XX | GT | LT]
              1.2.0 | write fast | O(1)
              Lets a key expire at a moment, given in seconds since 1970.
              see EXPIRE EXPIRETIME PEXPIREAT
              keys RW update
            EXPIRETIME key
              7.0.0 | readonly fast | O(1)
              Tells the moment at which a key expires, in seconds since 1970.
              see TTL PEXPIRETIME
              keys RO access
            PERSIST key
              2.2.0 | write fast | O(1)
              Takes a key's expiry away, so that it stays.
              see EXPIRE TTL
              keys RW update
            PEXPIRE key milliseconds [NX | XX | GT | LT]
              2.6.0 | write fast | O(1)
              Lets a key expire after so many milliseconds.
              see EXPIRE PTTL
              keys RW update
            PEXPIREAT key unix-time-milliseconds [NX | XX | GT | LT]
              2.6.0 | write fast | O(1)
              Lets a key expire at a moment, given in milliseconds since 1970.
              see EXPIREAT PEXPIRETIME
              keys RW update
            PEXPIRETIME key
              7.0.0 | readonly fast | O(1)
              Tells the moment at which a key expires, in milliseconds since 1970.
              see PTTL EXPIRETIME
              keys RO access
            PTTL key
              2.6.0 | readonly fast | O(1)
              Tells for how many milliseconds a key will still live.
              see TTL PEXPIRE
              keys RO access
            TTL key
              1.0.0 | readonly fast | O(1)
              Tells for how many seconds a key will still live.
              see EXPIRE PERSIST PTTL
              keys RO access
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        Args args = c.args();
        return switch (c.name()) {
            case "EXPIRE" -> expire(c, args.next(), true, true);
            case "EXPIREAT" -> expire(c, args.next(), true, false);
            case "PEXPIRE" -> expire(c, args.next(), false, true);
            case "PEXPIREAT" -> expire(c, args.next(), false, false);
            case "EXPIRETIME" -> moment(c, args.next(), true);
            case "PEXPIRETIME" -> moment(c, args.next(), false);
            case "TTL" -> timeToLive(c, args.next(), true);
            case "PTTL" -> timeToLive(c, args.next(), false);
            case "PERSIST" -> persist(c, args.next());
            default -> throw c.unbound();
        };
    }

    @Override
    public List<List<Bytes>> effects(Call c, Reply reply) {
        return KeyEffects.of(c);
    }

    private static Reply expire(Call c, Bytes key, boolean seconds, boolean relative) {
        Bytes amount = c.args().next();
        ExpireCondition condition = ExpireCondition.read(c.args());
        long at = moment(c, amount, seconds, relative);
        Keyspace db = c.db();
        if (!db.exists(key) || !condition.allows(db.expireAt(key), at)) {
            return Reply.ZERO;
        }
        if (c.isOver(at)) {
            db.delete(key);
        } else {
            db.expire(key, at);
        }
        return Reply.ONE;
    }

    private static long moment(Call c, Bytes amount, boolean seconds, boolean relative) {
        if (!dev.rediscover.base.Numbers.isLong(amount)) {
            throw Errors.NOT_INTEGER.raise();
        }
        long value = dev.rediscover.base.Numbers.parseLong(amount);
        boolean tooBig = seconds && (value > Long.MAX_VALUE / 1000 || value < Long.MIN_VALUE / 1000);
        long millis = seconds ? value * 1000 : value;
        long base = relative ? c.now() : 0;
        if (tooBig || millis > Long.MAX_VALUE - base) {
            throw Errors.INVALID_EXPIRE.raise(c.lowerName());
        }
        return millis + base;
    }

    private static Reply moment(Call c, Bytes key, boolean seconds) {
        if (c.db().look(key) == null) {
            return Reply.of(NO_KEY);
        }
        long at = c.db().expireAt(key);
        return Reply.of(at == Keyspace.NO_EXPIRY || !seconds ? at : (at + 500) / 1000);
    }

    private static Reply timeToLive(Call c, Bytes key, boolean seconds) {
        if (c.db().look(key) == null) {
            return Reply.of(NO_KEY);
        }
        long at = c.db().expireAt(key);
        long left = Math.max(0, at - c.now());
        return Reply.of(at == Keyspace.NO_EXPIRY ? at : seconds ? (left + 500) / 1000 : left);
    }

    private static Reply persist(Call c, Bytes key) {
        return Reply.of(c.db().exists(key) && c.db().persist(key));
    }
}
