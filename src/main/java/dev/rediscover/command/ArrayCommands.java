package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.NotANumber;
import dev.rediscover.base.Numbers;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.ArrayScan;
import dev.rediscover.value.ArrayValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Arrays: values at whole-number positions, with gaps that cost nothing. */
public final class ArrayCommands implements Family {
    private static final String TABLE = """
            group array
            ARCOUNT key
              8.8.0 | readonly fast | O(1)
              Counts the positions that hold a value.
              see ARLEN ARSET
              keys RO
            ARDEL key index [index ...]
              8.8.0 | write fast | O(N) for N positions
              Empties positions of an array.
              see ARDELRANGE ARSET
              keys RW delete
            ARDELRANGE key start end [start end ...]
              8.8.0 | write | O(N) for N values in the ranges
              Empties ranges of positions of an array.
              see ARDEL
              keys RW delete
            ARGET key index
              8.8.0 | readonly fast | O(1)
              Reads the value at a position.
              see ARMGET ARSET ARGETRANGE
              keys RO access
            ARGETRANGE key start end
              8.8.0 | readonly | O(N) for N positions in the range
              Reads the values of a range of positions, gaps included.
              see ARGET ARSCAN
              keys RO access
            ARGREP key start end <EXACT string | MATCH string | GLOB pattern | RE pattern [...]> [AND | OR | LIMIT
                limit | WITHVALUES | NOCASE [...]]
              8.8.0 | readonly | O(P * C) for P values and C conditions
              Finds values in a range that fit a text, a glob or a regular expression.
              see ARSCAN AROP
              keys RO access
            ARINFO key [FULL]
              8.8.0 | readonly | O(1), O(N) with FULL
              Tells how an array is stored.
              see ARLEN ARCOUNT
              keys RO access
            ARINSERT key value [value ...]
              8.8.0 | write denyoom fast | O(N) for N values
              Writes values at the positions behind the cursor and moves it on.
              see ARSEEK ARNEXT ARRING
              keys RW update
            ARLASTITEMS key count [REV]
              8.8.0 | readonly | O(N) for N values in the reply
              Reads the values that were inserted last.
              see ARINSERT ARRING
              keys RO access
            ARLEN key
              8.8.0 | readonly fast | O(1)
              Tells the length of an array: its highest used position plus one.
              see ARCOUNT
              keys RO
            ARMGET key index [index ...]
              8.8.0 | readonly fast | O(N) for N positions
              Reads the values at several positions.
              see ARGET ARMSET
              keys RO access
            ARMSET key index value [index value ...]
              8.8.0 | write denyoom fast | O(N) for N values
              Writes values at several positions.
              see ARSET ARMGET
              keys RW update
            ARNEXT key
              8.8.0 | readonly fast | O(1)
              Tells the position that the next insert will use.
              see ARINSERT ARSEEK
              keys RO access
            AROP key start end <SUM | MIN | MAX | AND | OR | XOR | MATCH value | USED>
              8.8.0 | readonly | O(P) for P values in the range
              Computes a sum, a least, a greatest or another result over a range.
              see ARSCAN ARGREP
              keys RO access
            ARRING key size value [value ...]
              8.8.0 | write denyoom | O(N) for N values
              Writes values into an array of fixed size, the oldest making room.
              see ARINSERT ARLASTITEMS
              keys RW update
            ARSCAN key start end [LIMIT limit]
              8.8.0 | readonly | O(P) for P values in the range
              Reads the values of a range with their positions, without the gaps.
              see ARGETRANGE ARGREP
              keys RO access
            ARSEEK key index
              8.8.0 | write fast | O(1)
              Moves the cursor, so that inserts go on at another position.
              see ARINSERT ARNEXT
              keys RW update
            ARSET key index value [value ...]
              8.8.0 | write denyoom fast | O(N) for N values
              Writes values at a position and the positions behind it.
              see ARMSET ARGET ARINSERT
              keys RW update
            """;

    @Override
    public String table() {
        return TABLE;
    }

    /** Replies longer than this are refused: with gaps, a few bytes could ask for an endless one. */
    private static final long MOST_ITEMS = 1_000_000;

    @Override
    public Reply call(Call c) {
        Args args = c.args();
        return switch (c.name()) {
            case "ARCOUNT" -> count(c, args.next());
            case "ARDEL" -> delete(c);
            case "ARDELRANGE" -> deleteRanges(c);
            case "ARGET" -> get(c);
            case "ARGETRANGE" -> getRange(c);
            case "ARGREP" -> new ArraySearch(c).reply();
            case "ARINFO" -> ArrayInfo.reply(c);
            case "ARINSERT" -> insert(c, args.next(), args.rest());
            case "ARLASTITEMS" -> lastItems(c);
            case "ARLEN" -> length(c, args.next());
            case "ARMGET" -> getSeveral(c);
            case "ARMSET" -> setSeveral(c);
            case "ARNEXT" -> next(c, args.next());
            case "AROP" -> new ArrayAggregate(c).reply();
            case "ARRING" -> ring(c);
            case "ARSCAN" -> scan(c);
            case "ARSEEK" -> seek(c);
            case "ARSET" -> set(c);
            default -> throw c.unbound();
        };
    }

    /** The next argument as a position, which is not {@link ArrayValue#NONE}. */
    static long position(Args args) {
        long position = anyPosition(args);
        if (position == ArrayValue.NONE) {
            throw Errors.ARRAY_INDEX.raise();
        }
        return position;
    }

    private static long anyPosition(Args args) {
        try {
            return Numbers.parseUnsigned(args.next());
        } catch (NotANumber e) {
            throw Errors.ARRAY_INDEX.raise();
        }
    }

    private static long[] positions(Args args) {
        long[] positions = new long[args.remaining()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = position(args);
        }
        return positions;
    }

    /** An unsigned number: an integer while RESP can hold it as one, else a bulk string. */
    static Reply unsigned(long number) {
        return number >= 0 ? Reply.of(number) : Reply.bulk(Long.toUnsignedString(number));
    }

    // ---- reading

    private static Reply count(Call c, Bytes key) {
        ArrayValue array = c.read(key, ArrayValue.class);
        return array == null ? Reply.ZERO : unsigned(array.size());
    }

    private static Reply length(Call c, Bytes key) {
        ArrayValue array = c.read(key, ArrayValue.class);
        return array == null ? Reply.ZERO : unsigned(array.length());
    }

    private static Reply get(Call c) {
        ArrayValue array = c.read(c.args().next(), ArrayValue.class);
        long position = position(c.args());
        return array == null ? Reply.NIL : Reply.of(array.get(position));
    }

    private static Reply getSeveral(Call c) {
        ArrayValue array = c.read(c.args().next(), ArrayValue.class);
        List<Reply> items = new ArrayList<>(c.args().remaining());
        for (long position : positions(c.args())) {
            items.add(array == null ? Reply.NIL : Reply.of(array.get(position)));
        }
        return Reply.array(items);
    }

    private static Reply getRange(Call c) {
        Bytes key = c.args().next();
        long from = position(c.args());
        long to = position(c.args());
        ArrayValue array = c.read(key, ArrayValue.class);
        boolean down = Long.compareUnsigned(from, to) > 0;
        long distance = down ? from - to : to - from;
        if (Long.compareUnsigned(distance, MOST_ITEMS) >= 0) {
            throw Errors.ARRAY_RANGE.raise(Long.toString(MOST_ITEMS));
        }
        List<Reply> items = new ArrayList<>((int) distance + 1);
        for (int i = 0; i <= distance; i++) {
            items.add(array == null ? Reply.NIL : Reply.of(array.get(down ? from - i : from + i)));
        }
        return Reply.array(items);
    }

    private static Reply scan(Call c) {
        Args args = c.args();
        Bytes key = args.next();
        long from = position(args);
        long to = position(args);
        long most = Long.MAX_VALUE;
        if (args.remaining() == 2) {
            if (!args.take("LIMIT")) {
                throw Errors.SYNTAX.raise();
            }
            most = limit(args);
        } else if (args.hasNext()) {
            throw Errors.WRONG_ARITY.raise(c.lowerName());
        }
        ArrayValue array = c.read(key, ArrayValue.class);
        List<Reply> pairs = new ArrayList<>();
        if (array != null) {
            ArrayScan scan = array.scan(from, to);
            while (pairs.size() < most && scan.next()) {
                pairs.add(Reply.array(unsigned(scan.position()), Reply.of(scan.value())));
            }
        }
        return Reply.array(pairs);
    }

    static long limit(Args args) {
        long limit = args.integer();
        if (limit <= 0) {
            throw Errors.LIMIT_POSITIVE.raise();
        }
        return limit;
    }

    /** Walks back over positions, gaps included, from the last insert, or from the end where that lies behind it. */
    private static Reply lastItems(Call c) {
        Args args = c.args();
        Bytes key = args.next();
        long wanted = args.integer(Errors.ARRAY_COUNT_INVALID);
        if (wanted <= 0) {
            return Reply.EMPTY_ARRAY;
        }
        if (args.remaining() > 1) {
            throw Errors.WRONG_ARITY.raise(c.lowerName());
        }
        boolean newestFirst = args.take("REV");
        args.end();
        ArrayValue array = c.read(key, ArrayValue.class);
        if (array == null) {
            return Reply.EMPTY_ARRAY;
        }
        long length = array.length();
        long count = Long.compareUnsigned(wanted, length) > 0 ? length : wanted;
        if (Long.compareUnsigned(count, array.size()) > 0 && Long.compareUnsigned(count, MOST_ITEMS) > 0) {
            throw Errors.ARRAY_COUNT.raise(Long.toString(MOST_ITEMS));
        }
        Reply[] items = new Reply[(int) count];
        boolean inside = Long.compareUnsigned(array.lastInsert(), length) < 0;
        long position = inside ? array.lastInsert() : length - 1;
        for (int i = 0; i < items.length; i++) {
            items[newestFirst ? i : items.length - 1 - i] = Reply.of(array.get(position));
            position = position == 0 ? length - 1 : position - 1;
        }
        return Reply.array(Arrays.asList(items));
    }

    /** Nil where there is no room behind the last insert. */
    private static Reply next(Call c, Bytes key) {
        ArrayValue array = c.read(key, ArrayValue.class);
        long next = array == null ? 0 : array.lastInsert() + 1;
        return next == ArrayValue.NONE ? Reply.NIL : unsigned(next);
    }

    // ---- writing

    private static Reply set(Call c) {
        Bytes key = c.args().next();
        long first = position(c.args());
        List<Bytes> values = c.args().rest();
        long last = first + values.size() - 1;
        if (Long.compareUnsigned(last, first) < 0 || last == ArrayValue.NONE) {
            throw Errors.ARRAY_OVERFLOW.raise();
        }
        ArrayValue found = c.write(key, ArrayValue.class);
        ArrayValue array = found == null ? new ArrayValue() : found;
        long before = array.size();
        put(array, first, values);
        store(c, key, array, found == null, KeyEvent.Type.ARSET);
        return Reply.of(array.size() - before);
    }

    private static void put(ArrayValue array, long first, List<Bytes> values) {
        if (values.size() > 1) {
            array.expect(first, first + values.size() - 1);
        }
        for (int i = 0; i < values.size(); i++) {
            array.set(first + i, values.get(i));
        }
    }

    private static void store(Call c, Bytes key, ArrayValue array, boolean isNew, KeyEvent.Type type) {
        if (isNew) {
            c.db().put(key, array, type);
        } else {
            c.changed(key, array, type);
        }
    }

    private static Reply setSeveral(Call c) {
        Args args = c.args();
        Bytes key = args.next();
        int pairs = pairs(c);
        long[] positions = new long[pairs];
        Bytes[] values = new Bytes[pairs];
        for (int i = 0; i < pairs; i++) {
            positions[i] = position(args);
            values[i] = args.next();
        }
        ArrayValue found = c.write(key, ArrayValue.class);
        ArrayValue array = found == null ? new ArrayValue() : found;
        long before = array.size();
        for (int i = 0; i < pairs; i++) {
            array.set(positions[i], values[i]);
        }
        store(c, key, array, found == null, KeyEvent.Type.ARMSET);
        return Reply.of(array.size() - before);
    }

    private static int pairs(Call c) {
        if (c.args().remaining() % 2 != 0) {
            throw Errors.WRONG_ARITY.raise(c.lowerName());
        }
        return c.args().remaining() / 2;
    }

    private static Reply delete(Call c) {
        Bytes key = c.args().next();
        long[] positions = positions(c.args());
        ArrayValue array = c.write(key, ArrayValue.class);
        if (array == null) {
            return Reply.ZERO;
        }
        long before = array.size();
        for (long position : positions) {
            array.remove(position);
        }
        return removed(c, key, array, before - array.size(), KeyEvent.Type.ARDEL);
    }

    private static Reply removed(Call c, Bytes key, ArrayValue array, long removed, KeyEvent.Type type) {
        if (removed > 0) {
            c.changed(key, array, type);
        }
        return unsigned(removed);
    }

    private static Reply deleteRanges(Call c) {
        Bytes key = c.args().next();
        pairs(c);
        long[] bounds = positions(c.args());
        ArrayValue array = c.write(key, ArrayValue.class);
        if (array == null) {
            return Reply.ZERO;
        }
        long removed = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            boolean backwards = Long.compareUnsigned(bounds[i], bounds[i + 1]) > 0;
            removed += array.removeRange(bounds[backwards ? i + 1 : i], bounds[backwards ? i : i + 1]);
        }
        return removed(c, key, array, removed, KeyEvent.Type.ARDELRANGE);
    }

    // ---- the insert cursor

    private static Reply insert(Call c, Bytes key, List<Bytes> values) {
        ArrayValue found = c.write(key, ArrayValue.class);
        ArrayValue array = found == null ? new ArrayValue() : found;
        long first = array.lastInsert() + 1;
        long last = first + values.size() - 1;
        if (first == ArrayValue.NONE || Long.compareUnsigned(last, first) < 0 || last == ArrayValue.NONE) {
            throw Errors.ARRAY_INSERT_OVERFLOW.raise();
        }
        put(array, first, values);
        array.setLastInsert(last);
        store(c, key, array, found == null, KeyEvent.Type.ARINSERT);
        return unsigned(last);
    }

    private static Reply ring(Call c) {
        Bytes key = c.args().next();
        long size = c.args().integer(Errors.RING_SIZE);
        if (size <= 0) {
            throw Errors.RING_SIZE_POSITIVE.raise();
        }
        ArrayValue found = c.write(key, ArrayValue.class);
        ArrayValue array = found == null ? new ArrayValue() : found;
        array.resizeRing(size);
        long position = 0;
        for (Bytes value : c.args().rest()) {
            position = array.insertInRing(size, value);
        }
        store(c, key, array, found == null, KeyEvent.Type.ARRING);
        return unsigned(position);
    }

    /** The one command that takes 2^64-1 too: it leaves no room to insert. */
    private static Reply seek(Call c) {
        Bytes key = c.args().next();
        long position = anyPosition(c.args());
        ArrayValue array = c.write(key, ArrayValue.class);
        if (array == null) {
            return Reply.ZERO;
        }
        array.setLastInsert(position - 1);
        c.changed(key, array, KeyEvent.Type.ARSEEK);
        return Reply.ONE;
    }
}
