package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.StringValue;
import dev.rediscover.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Strings: storing, reading, and pieces of them. Counting is in {@link CounterCommands}. */
public final class StringCommands implements Family {
    private static final String TABLE = """
            group string
            APPEND key value
              2.0.0 | write denyoom fast | O(1) on average
              Adds text at the end of a string; creates the string if there is none.
              see SETRANGE STRLEN
              keys RW insert
            DELEX key [IFEQ ifeq-value | IFNE ifne-value | IFDEQ ifdeq-digest | IFDNE ifdne-digest]
              8.4.0 | write fast | O(1); O(N) for a digest of N bytes
              Deletes a key only if its value is, or is not, the one that you expect.
              see DEL DIGEST SET
              keys RW delete
            DIGEST key
              8.4.0 | readonly fast | O(N) for a string of N bytes
              Gives a short fingerprint of a string's value.
              see DELEX SET
              keys RO access
            GET key
              1.0.0 | readonly fast | O(1)
              Gives the string at a key.
              see SET MGET GETEX
              keys RO access
            GETDEL key
              6.2.0 | write fast | O(1)
              Gives the string at a key and deletes the key.
              see GET DEL GETEX
              keys RW access delete
            GETEX key [EX seconds | PX milliseconds | EXAT unix-time-seconds | PXAT unix-time-milliseconds | PERSIST]
              6.2.0 | write fast | O(1)
              Gives the string at a key and changes when the key expires.
              see GET EXPIRE PERSIST
              keys RW access update
            GETRANGE key start end
              2.4.0 | readonly | O(N) for N bytes returned
              Gives a piece of a string, by the positions of its first and last byte.
              see SETRANGE STRLEN
              keys RO access
            GETSET key value
              1.0.0 | write denyoom fast | O(1)
              Stores a string and gives the one that was there before.
              see SET GET
              keys RW access update
            LCS key1 key2 [LEN] [IDX] [MINMATCHLEN min-match-len] [WITHMATCHLEN]
              7.0.0 | readonly | O(N*M) for strings of N and M bytes
              Finds the longest common subsequence of two strings.
              keys 1..2 RO access
              see GETRANGE
            MGET key [key ...]
              1.0.0 | readonly fast | O(N) for N keys
              Gives the strings at several keys at once.
              see GET MSET
              keys RO access
            MSET key value [key value ...]
              1.0.1 | write denyoom | O(N) for N keys
              Stores several strings at once, in one indivisible step.
              see SET MGET MSETNX
              keys OW update
            MSETEX numkeys key value [key value ...] [NX | XX] [EX seconds | PX milliseconds | EXAT unix-time-seconds | \
            PXAT unix-time-milliseconds | KEEPTTL]
              8.4.0 | write denyoom movablekeys | O(N) for N keys
              Stores several strings at once with one shared expiry, if a condition allows.
              see MSET SET
              keys OW update
            MSETNX key value [key value ...]
              1.0.1 | write denyoom | O(N) for N keys
              Stores several strings at once, but only if none of the keys exists.
              see MSET SETNX
              keys OW insert
            PSETEX key milliseconds value
              2.6.0 | write denyoom | O(1)
              Stores a string that expires after so many milliseconds.
              see SETEX SET PEXPIRE
              keys OW update
            SET key value [NX | XX | IFEQ ifeq-value | IFNE ifne-value | IFDEQ ifdeq-digest | IFDNE ifdne-digest] [GET] \
            [EX seconds | PX milliseconds | EXAT unix-time-seconds | PXAT unix-time-milliseconds | KEEPTTL]
              1.0.0 | write denyoom | O(1)
              Stores a string at a key, whatever was there before.
              see GET SETNX SETEX MSET
              keys RW access update variable_flags
            SETEX key seconds value
              2.0.0 | write denyoom | O(1)
              Stores a string that expires after so many seconds.
              see SET PSETEX EXPIRE
              keys OW update
            SETNX key value
              1.0.0 | write denyoom fast | O(1)
              Stores a string only if the key does not exist.
              see SET MSETNX
              keys OW insert
            SETRANGE key offset value
              2.2.0 | write denyoom | O(1) for a short piece, else O(M) for M bytes
              Writes over a piece of a string, from some position on.
              see GETRANGE APPEND
              keys RW update
            STRLEN key
              2.2.0 | readonly fast | O(1)
              Gives the length of a string in bytes.
              see GET APPEND
              keys RO
            SUBSTR key start end
              1.0.0 | readonly | O(N) for N bytes returned
              The old name of GETRANGE.
              see GETRANGE
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
            case "APPEND" -> append(c, args.next(), args.next());
            case "DELEX" -> deleteIf(c, args.next());
            case "DIGEST" -> digest(c.read(args.next(), StringValue.class));
            case "GET" -> text(c.read(args.next(), StringValue.class));
            case "GETDEL" -> getDelete(c, args.next());
            case "GETEX" -> getExpire(c, args.next());
            case "GETRANGE", "SUBSTR" -> getRange(c, args.next(), args.integer(), args.integer());
            case "GETSET" -> getSet(c, args.next(), args.next());
            case "LCS" -> new LongestSubsequence(c).reply();
            case "MGET" -> getMany(c, args.rest());
            case "MSET" -> setMany(c, false);
            case "MSETEX" -> setManyExpiring(c);
            case "MSETNX" -> setMany(c, true);
            case "PSETEX" -> setExpiring(c, args.next(), args.integer(), false, args.next());
            case "SET" -> set(c);
            case "SETEX" -> setExpiring(c, args.next(), args.integer(), true, args.next());
            case "SETNX" -> setIfAbsent(c, args.next(), args.next());
            case "SETRANGE" -> setRange(c, args.next(), args.integer(), args.next());
            case "STRLEN" -> length(c.read(args.next(), StringValue.class));
            default -> throw c.unbound();
        };
    }

    @Override
    public List<List<Bytes>> effects(Call c, Reply reply) {
        return StringEffects.of(c, reply);
    }

    // ---- storing

    private static Reply set(Call c) {
        Args args = c.args();
        Bytes key = args.next();
        Bytes text = args.next();
        Condition condition = Condition.ALWAYS;
        Expiration expiration = new Expiration("KEEPTTL");
        boolean get = false;
        while (args.hasNext()) {
            Condition next = Condition.take(args, true);
            if (next != null && next.mayFollow(condition)) {
                condition = next;
            } else if (next == null && args.take("GET")) {
                get = true;
            } else if (next != null || !expiration.take(args)) {
                throw Errors.SYNTAX.raise();
            }
        }
        long at = expiration.at(c);
        Reply old = get ? text(c.read(key, StringValue.class)) : null;
        if (!condition.holds(c, key)) {
            return get ? old : Reply.NIL;
        }
        store(c.db(), key, StringValue.of(text), at, expiration.stands());
        return get ? old : Reply.OK;
    }

    /** Stores and announces as SET does: {@code at} is the new expiry, or none; {@code keep} leaves the old one. */
    private static void store(Keyspace db, Bytes key, StringValue value, long at, boolean keep) {
        if (keep) {
            db.replace(key, value, KeyEvent.Type.SET);
            return;
        }
        db.put(key, value, KeyEvent.Type.SET);
        if (at != Keyspace.NO_EXPIRY) {
            db.expire(key, at);
        }
    }

    private static Reply setExpiring(Call c, Bytes key, long amount, boolean seconds, Bytes text) {
        long at = Expiration.at(c, amount, seconds, true);
        store(c.db(), key, StringValue.of(text), at, false);
        return Reply.OK;
    }

    private static Reply setIfAbsent(Call c, Bytes key, Bytes text) {
        if (c.db().exists(key)) {
            return Reply.ZERO;
        }
        c.db().put(key, StringValue.of(text), KeyEvent.Type.SET);
        return Reply.ONE;
    }

    private static Reply getSet(Call c, Bytes key, Bytes text) {
        Reply old = text(c.read(key, StringValue.class));
        c.db().put(key, StringValue.of(text), KeyEvent.Type.SET);
        return old;
    }

    private static Reply setMany(Call c, boolean onlyIfNoneExists) {
        List<Bytes> words = c.args().rest();
        if (words.size() % 2 == 1) {
            throw Errors.WRONG_ARITY.raise(c.lowerName());
        }
        if (onlyIfNoneExists && !Condition.ABSENT.holdsForAll(c, words)) {
            return Reply.ZERO;
        }
        for (int i = 0; i < words.size(); i += 2) {
            c.db().put(words.get(i), StringValue.of(words.get(i + 1)), KeyEvent.Type.SET);
        }
        return onlyIfNoneExists ? Reply.ONE : Reply.OK;
    }

    private static Reply setManyExpiring(Call c) {
        Args args = c.args();
        long count = args.integer(1, Integer.MAX_VALUE, Errors.INVALID_NUMKEYS);
        if (count * 2 > args.remaining()) {
            throw Errors.WRONG_KEY_VALUES.raise();
        }
        List<Bytes> words = args.rest((int) count * 2);
        Condition condition = Condition.ALWAYS;
        Expiration expiration = new Expiration("KEEPTTL");
        while (args.hasNext()) {
            Condition next = Condition.take(args, false);
            if (next != null && next.mayFollow(condition)) {
                condition = next;
            } else if (next != null || !expiration.take(args)) {
                throw Errors.SYNTAX.raise();
            }
        }
        long at = expiration.at(c);
        if (!condition.holdsForAll(c, words)) {
            return Reply.ZERO;
        }
        for (int i = 0; i < words.size(); i += 2) {
            store(c.db(), words.get(i), StringValue.of(words.get(i + 1)), at, expiration.stands());
        }
        return Reply.ONE;
    }

    private static Reply append(Call c, Bytes key, Bytes tail) {
        StringValue value = c.write(key, StringValue.class);
        if (value == null) {
            c.db().put(key, StringValue.of(tail), KeyEvent.Type.APPEND);
            return Reply.of(tail.length());
        }
        checkLength(c, (long) value.length() + tail.length());
        value.append(tail);
        c.changed(key, value, KeyEvent.Type.APPEND);
        return Reply.of(value.length());
    }

    private static Reply setRange(Call c, Bytes key, long offset, Bytes piece) {
        if (offset < 0) {
            throw Errors.OFFSET.raise();
        }
        StringValue found = c.read(key, StringValue.class);
        if (piece.isEmpty()) {
            return length(found);
        }
        checkLength(c, offset + piece.length());
        StringValue value = found == null ? StringValue.raw(Bytes.EMPTY) : c.write(key, StringValue.class);
        value.setRange((int) offset, piece);
        if (found == null) {
            c.db().put(key, value, KeyEvent.Type.SETRANGE);
        } else {
            c.changed(key, value, KeyEvent.Type.SETRANGE);
        }
        return Reply.of(value.length());
    }

    private static void checkLength(Call c, long length) {
        if (length > c.engine().longestString() || length < 0) {
            throw Errors.STRING_TOO_LONG.raise();
        }
    }

    // ---- reading

    private static Reply text(StringValue value) {
        return value == null ? Reply.NIL : new Reply.Bulk(value.bytes());
    }

    private static Reply length(StringValue value) {
        return value == null ? Reply.ZERO : Reply.of(value.length());
    }

    private static Reply digest(StringValue value) {
        return value == null ? Reply.NIL : Reply.bulk(Condition.digest(value));
    }

    private static Reply getMany(Call c, List<Bytes> keys) {
        List<Reply> items = new ArrayList<>(keys.size());
        for (Bytes key : keys) {
            Value value = c.db().read(key);
            items.add(value instanceof StringValue string ? text(string) : Reply.NIL);
        }
        return Reply.array(items);
    }

    private static Reply getRange(Call c, Bytes key, long start, long end) {
        StringValue value = c.read(key, StringValue.class);
        int length = value == null ? 0 : value.length();
        if (start < 0 && end < 0 && start > end) {
            return Reply.of(Bytes.EMPTY);
        }
        long from = Math.max(0, start < 0 ? length + start : start);
        long to = Math.min(length - 1L, Math.max(0, end < 0 ? length + end : end));
        return from > to ? Reply.of(Bytes.EMPTY) : Reply.of(value.slice((int) from, (int) to + 1));
    }

    private static Reply getDelete(Call c, Bytes key) {
        Reply reply = text(c.read(key, StringValue.class));
        c.db().delete(key);
        return reply;
    }

    private static Reply getExpire(Call c, Bytes key) {
        Expiration expiration = new Expiration("PERSIST");
        while (c.args().hasNext()) {
            if (!expiration.take(c.args())) {
                throw Errors.SYNTAX.raise();
            }
        }
        StringValue value = c.read(key, StringValue.class);
        if (value == null) {
            return Reply.NIL;
        }
        long at = expiration.at(c);
        Reply reply = text(value);
        if (expiration.stands()) {
            c.db().persist(key);
        } else if (at != Keyspace.NO_EXPIRY && c.isOver(at)) {
            c.db().delete(key);
        } else if (at != Keyspace.NO_EXPIRY) {
            c.db().expire(key, at);
        }
        return reply;
    }

    /** The key is looked up before the condition is read: without one, any condition will do. */
    private static Reply deleteIf(Call c, Bytes key) {
        if (c.args().hasNext() && c.args().remaining() != 2) {
            throw Errors.WRONG_ARITY.raise(c.lowerName());
        }
        Value value = c.db().read(key);
        if (value != null && c.args().hasNext()) {
            if (!(value instanceof StringValue)) {
                throw Errors.DELEX_TYPE.raise();
            }
            Condition condition = Condition.take(c.args(), true);
            if (condition == null || condition == Condition.ABSENT || condition == Condition.PRESENT) {
                throw Errors.INVALID_CONDITION.raise();
            }
            if (!condition.holds(c, key)) {
                return Reply.ZERO;
            }
        }
        return Reply.of(value != null && c.db().delete(key));
    }
}
