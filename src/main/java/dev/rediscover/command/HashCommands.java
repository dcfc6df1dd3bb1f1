package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.LongDouble;
import dev.rediscover.base.NotANumber;
import dev.rediscover.base.Numbers;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.HashValue;
import java.util.ArrayList;
import java.util.List;

/** Hashes: fields with values. The expiry of fields is in {@link HashExpiryCommands}. */
public final class HashCommands implements Family {
    private static final String TABLE = """
            group hash
            HDEL key field [field ...]
              2.0.0 | write fast | O(N) for N fields to remove
              Removes fields from a hash; a hash without fields goes too.
              see HSET HGETDEL DEL
              keys RW delete
            HEXISTS key field
              2.0.0 | readonly fast | O(1)
              Tells whether a hash has a field.
              see HGET HLEN
              keys RO
            HGET key field
              2.0.0 | readonly fast | O(1)
              Gives the value of a field.
              see HMGET HGETALL HSET
              keys RO access
            HGETALL key
              2.0.0 | readonly | O(N) for N fields
              Gives all fields of a hash with their values.
              see HMGET HKEYS HVALS HSCAN
              keys RO access
            HINCRBY key field increment
              2.0.0 | write denyoom fast | O(1)
              Adds an amount to the integer in a field; a missing field counts as 0.
              see HINCRBYFLOAT INCRBY
              keys RW access update
            HINCRBYFLOAT key field increment
              2.6.0 | write denyoom fast | O(1)
              Adds an amount, which may have decimals, to the number in a field.
              see HINCRBY INCRBYFLOAT
              keys RW access update
            HKEYS key
              2.0.0 | readonly | O(N) for N fields
              Gives the names of all fields.
              see HVALS HGETALL
              keys RO access
            HLEN key
              2.0.0 | readonly fast | O(1)
              Tells how many fields a hash has.
              see HSTRLEN HKEYS
              keys RO
            HMGET key field [field ...]
              2.0.0 | readonly fast | O(N) for N fields asked for
              Gives the values of several fields, nil for those that are missing.
              see HGET HGETALL
              keys RO access
            HMSET key field value [field value ...]
              2.0.0 | write denyoom fast | O(N) for N fields
              Sets several fields; HSET does that too and tells how many are new.
              see HSET
              keys RW update
            HRANDFIELD key [count [WITHVALUES]]
              6.2.0 | readonly | O(N) for N fields drawn
              Gives random fields of a hash, with their values if asked for.
              see HKEYS HSCAN
              keys RO access
            HSCAN key cursor [MATCH pattern] [COUNT count] [NOVALUES]
              2.8.0 | readonly | O(1) for each call, O(N) for a whole pass
              Goes through the fields of a hash step by step.
              see HGETALL SCAN
              keys RO access
            HSET key field value [field value ...]
              2.0.0 | write denyoom fast | O(1) for each field
              Sets fields of a hash to values; creates the hash if there is none.
              see HGET HSETNX HSETEX HDEL
              keys RW update
            HSETNX key field value
              2.0.0 | write denyoom fast | O(1)
              Sets a field only if the hash does not have it yet.
              see HSET HEXISTS
              keys RW insert
            HSTRLEN key field
              3.2.0 | readonly fast | O(1)
              Tells how many bytes the value of a field has.
              see HGET STRLEN
              keys RO
            HVALS key
              2.0.0 | readonly | O(N) for N fields
              Gives the values of all fields.
              see HKEYS HGETALL
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
            case "HDEL" -> delete(c, args.next(), args.rest());
            case "HEXISTS" -> Reply.of(get(c, args.next(), args.next()) != null);
            case "HGET" -> Reply.of(get(c, args.next(), args.next()));
            case "HGETALL" -> new Reply.MapOf(items(c, args.next(), true, true));
            case "HINCRBY" -> add(c, args.next(), args.next(), args.integer());
            case "HINCRBYFLOAT" -> addFloat(c, args.next(), args.next(), increment(args.next()));
            case "HKEYS" -> Reply.array(items(c, args.next(), true, false));
            case "HLEN" -> length(c, args.next());
            case "HMGET" -> getSeveral(c, args.next(), args.rest());
            case "HMSET" -> setAll(c);
            case "HRANDFIELD" -> random(c);
            case "HSCAN" -> scan(c);
            case "HSET" -> Reply.of(set(c));
            case "HSETNX" -> setIfAbsent(c, args.next(), args.next(), args.next());
            case "HSTRLEN" -> valueLength(get(c, args.next(), args.next()));
            case "HVALS" -> Reply.array(items(c, args.next(), false, true));
            default -> throw c.unbound();
        };
    }

    @Override
    public List<List<Bytes>> effects(Call c, Reply reply) {
        return HashEffects.of(c, reply);
    }

    private static Bytes get(Call c, Bytes key, Bytes field) {
        HashValue hash = c.read(key, HashValue.class);
        return hash == null ? null : hash.get(field);
    }

    private static Reply valueLength(Bytes value) {
        return Reply.of(value == null ? 0 : value.length());
    }

    private static Reply length(Call c, Bytes key) {
        HashValue hash = c.read(key, HashValue.class);
        return Reply.of(hash == null ? 0 : hash.size());
    }

    private static Reply getSeveral(Call c, Bytes key, List<Bytes> fields) {
        HashValue hash = c.read(key, HashValue.class);
        List<Reply> values = new ArrayList<>(fields.size());
        for (Bytes field : fields) {
            values.add(hash == null ? Reply.NIL : Reply.of(hash.get(field)));
        }
        return Reply.array(values);
    }

    private static List<Reply> items(Call c, Bytes key, boolean names, boolean values) {
        HashValue hash = c.read(key, HashValue.class);
        List<Reply> items = new ArrayList<>();
        if (hash != null) {
            for (HashValue.Field field : hash) {
                append(items, field, names, values);
            }
        }
        return items;
    }

    private static void append(List<Reply> items, HashValue.Field field, boolean name, boolean value) {
        if (name) {
            items.add(Reply.of(field.name()));
        }
        if (value) {
            items.add(Reply.of(field.value()));
        }
    }

    /** Announces a hash that was written: a new one is put at its key. */
    static void written(Call c, Bytes key, HashValue hash, boolean fresh, KeyEvent.Type type) {
        if (fresh) {
            c.db().put(key, hash, type);
        } else {
            c.changed(key, hash, type);
        }
    }

    /** HSET and HMSET; how many fields are new. */
    private static long set(Call c) {
        Bytes key = c.args().next();
        List<Bytes> pairs = c.args().rest();
        if (pairs.size() % 2 != 0) {
            throw Errors.WRONG_ARITY.raise(c.lowerName());
        }
        HashValue found = c.write(key, HashValue.class);
        HashValue hash = found == null ? new HashValue(c.limits()) : found;
        long fresh = 0;
        for (int i = 0; i < pairs.size(); i += 2) {
            fresh += hash.put(pairs.get(i), pairs.get(i + 1)) ? 1 : 0;
        }
        written(c, key, hash, found == null, KeyEvent.Type.HSET);
        return fresh;
    }

    private static Reply setAll(Call c) {
        set(c);
        return Reply.OK;
    }

    private static Reply setIfAbsent(Call c, Bytes key, Bytes field, Bytes value) {
        HashValue found = c.write(key, HashValue.class);
        if (found != null && found.contains(field)) {
            return Reply.ZERO;
        }
        HashValue hash = found == null ? new HashValue(c.limits()) : found;
        hash.put(field, value);
        written(c, key, hash, found == null, KeyEvent.Type.HSET);
        return Reply.ONE;
    }

    private static Reply delete(Call c, Bytes key, List<Bytes> fields) {
        HashValue hash = c.write(key, HashValue.class);
        if (hash == null) {
            return Reply.ZERO;
        }
        long before = hash.size();
        for (Bytes field : fields) {
            hash.remove(field);
        }
        long removed = before - hash.size();
        if (removed > 0) {
            c.changed(key, hash, KeyEvent.Type.HDEL);
        }
        return Reply.of(removed);
    }

    private static Reply add(Call c, Bytes key, Bytes field, long amount) {
        HashValue found = c.write(key, HashValue.class);
        long old = integer(found == null ? null : found.get(field));
        long sum = old + amount;
        if (((old ^ sum) & (amount ^ sum)) < 0) {
            throw Errors.OVERFLOW.raise();
        }
        store(c, key, found, field, Bytes.of(sum), KeyEvent.Type.HINCRBY);
        return Reply.of(sum);
    }

    private static long integer(Bytes value) {
        if (value != null && !Numbers.isLong(value)) {
            throw Errors.HASH_NOT_INTEGER.raise();
        }
        return value == null ? 0 : Numbers.parseLong(value);
    }

    /** A sum leaves the field's expiry as it is. */
    private static void store(Call c, Bytes key, HashValue found, Bytes field, Bytes value, KeyEvent.Type type) {
        HashValue hash = found == null ? new HashValue(c.limits()) : found;
        hash.putKeepingExpiry(field, value);
        written(c, key, hash, found == null, type);
    }

    private static LongDouble increment(Bytes word) {
        LongDouble amount = number(word, Errors.NOT_FLOAT);
        if (amount.isNaN() || amount.isInfinite()) {
            throw Errors.NAN_OR_INFINITY_GIVEN.raise();
        }
        return amount;
    }

    private static LongDouble number(Bytes text, Errors otherwise) {
        try {
            return LongDouble.parse(text);
        } catch (NotANumber e) {
            throw otherwise.raise();
        }
    }

    private static Reply addFloat(Call c, Bytes key, Bytes field, LongDouble amount) {
        HashValue found = c.write(key, HashValue.class);
        Bytes old = found == null ? null : found.get(field);
        LongDouble sum =
                old == null ? amount : number(old, Errors.HASH_NOT_FLOAT).plus(amount);
        if (sum.isNaN() || sum.isInfinite()) {
            throw Errors.NAN_OR_INFINITY.raise();
        }
        Bytes text = Bytes.of(sum.format());
        store(c, key, found, field, text, KeyEvent.Type.HINCRBYFLOAT);
        return Reply.of(text);
    }

    private static Reply random(Call c) {
        Args args = c.args();
        Bytes key = args.next();
        boolean counted = args.hasNext();
        long count = counted ? Draws.count(args) : 1;
        boolean values = args.take("WITHVALUES");
        args.end();
        if (values && (count > Long.MAX_VALUE / 2 || count < -(Long.MAX_VALUE / 2))) {
            throw Errors.OUT_OF_RANGE.raise();
        }
        HashValue hash = c.read(key, HashValue.class);
        if (hash == null) {
            return counted ? Reply.EMPTY_ARRAY : Reply.NIL;
        }
        return counted
                ? draw(c, hash, count, values)
                : Reply.of(hash.random(c.random()).name());
    }

    private static Reply draw(Call c, HashValue hash, long count, boolean values) {
        List<Reply> items = new ArrayList<>();
        if (count >= 0) {
            for (HashValue.Field field : hash.randomDistinct(c.random(), Math.min(count, hash.size()))) {
                append(items, field, true, values);
            }
        } else {
            for (int left = Draws.repeated(count); left > 0; left--) {
                append(items, hash.random(c.random()), true, values);
            }
        }
        return values ? new Reply.Pairs(items) : Reply.array(items);
    }

    /** The options are read after the look-up: a missing hash answers whatever they are. */
    private static Reply scan(Call c) {
        Args args = c.args();
        Bytes key = args.next();
        long cursor = ScanOptions.cursor(args.next());
        HashValue hash = c.read(key, HashValue.class);
        if (hash == null) {
            return ScanOptions.page(0, List.of());
        }
        ScanOptions options = ScanOptions.readForFields(cursor, args);
        List<HashValue.Field> visited = new ArrayList<>();
        long next = hash.scan(cursor, options.count(), visited);
        List<Reply> shown = new ArrayList<>();
        for (HashValue.Field field : visited) {
            if (options.fits(field.name())) {
                append(shown, field, true, !options.noValues());
            }
        }
        return ScanOptions.page(next, shown);
    }
}
