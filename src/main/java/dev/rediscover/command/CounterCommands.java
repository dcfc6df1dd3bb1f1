package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.LongDouble;
import dev.rediscover.base.NotANumber;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.StringValue;
import java.util.List;

/** Counting with strings that spell a number. A missing key counts as 0. */
public final class CounterCommands implements Family {
    private static final String TABLE = """
            group string
            DECR key
              1.0.0 | write denyoom fast | O(1)
              Takes one from the integer at a key.
              see DECRBY INCR
              keys RW access update
            DECRBY key decrement
              1.0.0 | write denyoom fast | O(1)
              Takes an amount from the integer at a key.
              see DECR INCRBY
              keys RW access update
            INCR key
              1.0.0 | write denyoom fast | O(1)
              Adds one to the integer at a key.
              see INCRBY DECR INCRBYFLOAT
              keys RW access update
            INCRBY key increment
              1.0.0 | write denyoom fast | O(1)
              Adds an amount to the integer at a key.
              see INCR DECRBY INCRBYFLOAT
              keys RW access update
            INCRBYFLOAT key increment
              2.6.0 | write denyoom fast | O(1)
              Adds an amount, which may have decimals, to the number at a key.
              see INCRBY
              keys RW access update
            INCREX key [BYFLOAT increment | BYINT increment] [LBOUND lowerbound] [UBOUND upperbound] [SATURATE] \
            [EX seconds | PX milliseconds | EXAT unix-time-seconds | PXAT unix-time-milliseconds | PERSIST] [ENX]
              8.8.0 | write denyoom fast | O(1)
              Adds to a number within bounds, and sets when it expires, in one step.
              see INCRBY INCRBYFLOAT EXPIRE
              keys RW access update
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        Args args = c.args();
        return switch (c.name()) {
            case "DECR" -> add(c, args.next(), -1);
            case "DECRBY" -> subtract(c, args.next(), args.integer());
            case "INCR" -> add(c, args.next(), 1);
            case "INCRBY" -> add(c, args.next(), args.integer());
            case "INCRBYFLOAT" -> addFloat(c, args.next(), args.next());
            case "INCREX" -> new BoundedCounter(c).reply();
            default -> throw c.unbound();
        };
    }

    @Override
    public List<List<Bytes>> effects(Call c, Reply reply) {
        return StringEffects.of(c, reply);
    }

    private static Reply subtract(Call c, Bytes key, long amount) {
        if (amount == Long.MIN_VALUE) {
            throw Errors.DECREMENT_OVERFLOW.raise();
        }
        return add(c, key, -amount);
    }

    private static Reply add(Call c, Bytes key, long amount) {
        long old = integer(c.read(key, StringValue.class));
        long sum = old + amount;
        if (((old ^ sum) & (amount ^ sum)) < 0) {
            throw Errors.OVERFLOW.raise();
        }
        c.db().replace(key, StringValue.of(sum), KeyEvent.Type.INCRBY);
        return Reply.of(sum);
    }

    /** The integer that {@code value} spells, 0 for none. */
    static long integer(StringValue value) {
        try {
            return value == null ? 0 : value.asLong();
        } catch (NotANumber e) {
            throw Errors.NOT_INTEGER.raise();
        }
    }

    private static Reply addFloat(Call c, Bytes key, Bytes amount) {
        LongDouble old = number(c.read(key, StringValue.class));
        LongDouble sum = old.plus(number(amount));
        if (sum.isNaN() || sum.isInfinite()) {
            throw Errors.NAN_OR_INFINITY.raise();
        }
        Bytes text = Bytes.of(sum.format());
        c.db().replace(key, StringValue.text(text), KeyEvent.Type.INCRBYFLOAT);
        return Reply.of(text);
    }

    /** The number that {@code value} spells, 0 for none. */
    static LongDouble number(StringValue value) {
        return value == null ? LongDouble.of(0) : number(value.bytes());
    }

    static LongDouble number(Bytes text) {
        try {
            return LongDouble.parse(text);
        } catch (NotANumber e) {
            throw Errors.NOT_FLOAT.raise();
        }
    }
}
