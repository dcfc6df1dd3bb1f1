package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Keys, whatever they hold. Their expiry is in {@link ExpiryCommands}, sorting in {@link SortCommands}. */
public final class KeyCommands implements Family {
    private static final int BUCKETS_PER_COUNT = 10;
    private static final long MOST_VISITED = Integer.MAX_VALUE;

    private static final String TABLE = """
            group generic
            COPY source destination [DB destination-db] [REPLACE]
              6.2.0 | write denyoom | O(N) for a collection of N elements, O(1) for a string
              Copies what a key holds to another key.
              keys RO access
              keys OW update
              see RENAME MOVE
            DEL key [key ...]
              1.0.0 | write | O(N) for N keys, plus the elements of collections
              Deletes keys and says how many there were.
              see UNLINK EXISTS
              keys RM delete
            EXISTS key [key ...]
              1.0.0 | readonly fast | O(N) for N keys
              Counts how many of the keys exist; a key named twice counts twice.
              see TYPE DEL
              keys RO
            KEYS pattern
              1.0.0 | readonly | O(N) for N keys in the database
              Lists all keys that fit a pattern. Slow on a large database: use SCAN there.
              acl dangerous
              see SCAN
            MOVE key db
              1.0.0 | write fast | O(1)
              Moves a key to another of the numbered databases.
              see COPY SELECT
              keys RW access update
            OBJECT
              2.2.3 | | Depends on the subcommand
              Commands that look at how a key is stored.
              see TYPE MEMORY|USAGE
              container
            OBJECT|ENCODING key
              2.2.3 | readonly | O(1)
              Tells in which form the value is kept in memory.
              see TYPE
              keys RO
            OBJECT|FREQ key
              4.0.0 | readonly | O(1)
              Tells how often a key is used, when the server evicts by frequency.
              see OBJECT|IDLETIME
              keys RO
            OBJECT|HELP
              6.2.0 | loading stale | O(1)
              Lists the subcommands of OBJECT.
              see OBJECT
            OBJECT|IDLETIME key
              2.2.3 | readonly | O(1)
              Tells for how many seconds nobody has used a key.
              see TOUCH OBJECT|FREQ
              keys RO
            OBJECT|REFCOUNT key
              2.2.3 | readonly | O(1)
              Tells how many places in the server refer to the value.
              see OBJECT|ENCODING
              keys RO
            RANDOMKEY
              1.0.0 | readonly | O(1)
              Gives some key, picked by chance.
              see SCAN KEYS
            RENAME key newkey
              1.0.0 | write | O(1)
              Gives a key another name, over whatever had that name.
              see RENAMENX COPY
              keys RW access delete
              keys OW update
            RENAMENX key newkey
              1.0.0 | write fast | O(1)
              Gives a key another name, but only if that name is free.
              see RENAME
              keys RW access delete
              keys OW insert
            SCAN cursor [MATCH pattern] [COUNT count] [TYPE type]
              2.8.0 | readonly | O(1) a call, O(N) for the whole database
              Walks through the keys a few at a time, without holding anybody up.
              see KEYS SSCAN HSCAN ZSCAN
            TOUCH key [key ...]
              3.2.1 | readonly fast | O(N) for N keys
              Marks keys as just used, and says how many exist.
              see OBJECT|IDLETIME EXISTS
              keys RO
            TYPE key
              1.0.0 | readonly fast | O(1)
              Tells which type of value a key holds.
              see OBJECT|ENCODING EXISTS
              keys RO
            UNLINK key [key ...]
              4.0.0 | write fast | O(1) for each key; memory is freed in the background
              Deletes keys like DEL, but frees the memory of large values later.
              see DEL
              keys RM delete
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        Args args = c.args();
        return switch (c.name()) {
            case "COPY" -> copy(c, args.next(), args.next());
            case "DEL", "UNLINK" -> delete(c, args.rest());
            case "EXISTS" -> count(c, args.rest(), false);
            case "KEYS" -> keys(c, args.next());
            case "MOVE" -> move(c, args.next(), args.int32());
            case "OBJECT|ENCODING" -> encoding(c.db().peek(args.next()));
            case "OBJECT|FREQ" -> frequency(c, c.db().peek(args.next()));
            case "OBJECT|HELP" -> HelpText.of(c);
            case "OBJECT|IDLETIME" -> idleTime(c, c.db().peek(args.next()));
            case "OBJECT|REFCOUNT" -> c.db().exists(args.next()) ? Reply.ONE : Reply.NIL;
            case "RANDOMKEY" -> Reply.of(c.db().randomKey(c.random()));
            case "RENAME" -> rename(c, args.next(), args.next());
            case "RENAMENX" -> renameIfFree(c, args.next(), args.next());
            case "SCAN" -> scan(c);
            case "TOUCH" -> count(c, args.rest(), true);
            case "TYPE" -> type(c.db().look(args.next()));
            default -> throw c.unbound();
        };
    }

    // ---- looking

    private static Reply count(Call c, List<Bytes> keys, boolean touch) {
        int found = 0;
        for (Bytes key : keys) {
            boolean there = touch ? c.db().touch(key) : c.db().look(key) != null;
            found += there ? 1 : 0;
        }
        return Reply.of(found);
    }

    private static Reply type(Value value) {
        return new Reply.Status(value == null ? "none" : value.typeName());
    }

    private static Reply keys(Call c, Bytes pattern) {
        List<Bytes> found = new ArrayList<>();
        for (Bytes key : c.db().keys()) {
            if (ScanOptions.fits(pattern, key)) {
                found.add(key);
            }
        }
        return Reply.bulks(found);
    }

    private static Reply encoding(Value value) {
        return value == null ? Reply.NIL : Reply.bulk(value.encoding());
    }

    private static Reply frequency(Call c, Value value) {
        if (value == null) {
            return Reply.NIL;
        }
        if (!c.engine().eviction().isLfu()) {
            throw Errors.NO_LFU.raise();
        }
        return Reply.of(c.engine().eviction().frequency(value));
    }

    private static Reply idleTime(Call c, Value value) {
        if (value == null) {
            return Reply.NIL;
        }
        if (c.engine().eviction().isLfu()) {
            throw Errors.NO_LRU.raise();
        }
        return Reply.of(c.engine().eviction().idleSeconds(value));
    }

    private static Reply scan(Call c) {
        ScanOptions options = ScanOptions.read(c.args(), true);
        List<Bytes> visited = new ArrayList<>();
        long cursor = options.cursor();
        long turns = Math.min(options.count(), MOST_VISITED) * BUCKETS_PER_COUNT;
        do {
            cursor = c.db().scan(cursor, visited);
        } while (cursor != 0 && turns-- > 0 && visited.size() < options.count());
        List<Reply> found = new ArrayList<>();
        for (Bytes key : visited) {
            Value value = options.fits(key) ? c.db().peek(key) : null;
            if (value != null && options.wantsType(value)) {
                found.add(Reply.of(key));
            }
        }
        return ScanOptions.page(cursor, found);
    }

    // ---- changing

    private static Reply delete(Call c, List<Bytes> keys) {
        int deleted = 0;
        for (Bytes key : keys) {
            deleted += c.db().delete(key) ? 1 : 0;
        }
        return Reply.of(deleted);
    }

    private static Reply rename(Call c, Bytes from, Bytes to) {
        if (!c.db().exists(from)) {
            throw Errors.NO_SUCH_KEY.raise();
        }
        if (!from.equals(to)) {
            c.db().move(from, c.db(), to, KeyEvent.Type.RENAME_FROM, KeyEvent.Type.RENAME_TO);
        }
        return Reply.OK;
    }

    private static Reply renameIfFree(Call c, Bytes from, Bytes to) {
        if (!c.db().exists(from)) {
            throw Errors.NO_SUCH_KEY.raise();
        }
        if (c.db().exists(to)) {
            return Reply.ZERO;
        }
        rename(c, from, to);
        return Reply.ONE;
    }

    private static Reply move(Call c, Bytes key, int index) {
        Keyspace target = database(c, index);
        if (target == c.db()) {
            throw Errors.SAME_OBJECT.raise();
        }
        if (!c.db().exists(key) || target.exists(key)) {
            return Reply.ZERO;
        }
        c.db().move(key, target, key, KeyEvent.Type.MOVE_FROM, KeyEvent.Type.MOVE_TO);
        return Reply.ONE;
    }

    private static Reply copy(Call c, Bytes from, Bytes to) {
        Args args = c.args();
        Keyspace target = c.db();
        boolean replace = false;
        while (args.hasNext()) {
            if (args.take("REPLACE")) {
                replace = true;
            } else if (args.remaining() > 1 && args.take("DB")) {
                target = database(c, args.int32());
            } else {
                throw Errors.SYNTAX.raise();
            }
        }
        if (target == c.db() && from.equals(to)) {
            throw Errors.SAME_OBJECT.raise();
        }
        Value value = c.db().read(from);
        if (value == null || target.exists(to) && !replace) {
            return Reply.ZERO;
        }
        target.put(to, value.copy(c.limits()), c.db().expireAt(from), KeyEvent.Type.COPY_TO);
        return Reply.ONE;
    }

    private static Keyspace database(Call c, int index) {
        if (index < 0 || index >= c.engine().databases()) {
            throw Errors.DB_INDEX.raise();
        }
        return c.engine().db(index);
    }
}
