package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.LongDouble;
import dev.rediscover.base.NotANumber;
import dev.rediscover.base.Numbers;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.StringValue;
import java.math.BigInteger;

/**
 * INCREX: adds within bounds and sets the expiry, in one step. A sum out of bounds changes nothing and replies
 * {@code [current, 0]}, or stops at the bound with SATURATE.
 */
final class BoundedCounter {
    private final Call c;
    private final Bytes key;
    private final Expiration expiration = new Expiration("PERSIST");
    private boolean isFloat;
    private Bytes amount;
    private Bytes lower;
    private Bytes upper;
    private boolean saturate;
    private boolean onlyWithoutExpiry;

    BoundedCounter(Call c) {
        this.c = c;
        this.key = c.args().next();
        Args args = c.args();
        while (args.hasNext()) {
            if (!readAmount(args) && !readBounds(args) && !expiration.take(args)) {
                throw Errors.SYNTAX.raise();
            }
        }
        if (onlyWithoutExpiry && (expiration.isAbsent() || expiration.stands())) {
            throw Errors.SYNTAX.raise();
        }
    }

    private boolean readAmount(Args args) {
        if (amount != null || args.remaining() < 2) {
            return false;
        }
        isFloat = args.take("BYFLOAT");
        if (!isFloat && !args.take("BYINT")) {
            return false;
        }
        amount = args.next();
        return true;
    }

    private boolean readBounds(Args args) {
        if (args.take("SATURATE")) {
            saturate = true;
        } else if (args.take("ENX")) {
            onlyWithoutExpiry = true;
        } else if (lower == null && args.remaining() > 1 && args.take("LBOUND")) {
            lower = args.next();
        } else if (upper == null && args.remaining() > 1 && args.take("UBOUND")) {
            upper = args.next();
        } else {
            return false;
        }
        return true;
    }

    Reply reply() {
        return isFloat ? addFloat() : addInteger();
    }

    private Reply addInteger() {
        BigInteger by = BigInteger.valueOf(amount == null ? 1 : integer(amount));
        BigInteger low = BigInteger.valueOf(lower == null ? Long.MIN_VALUE : integer(lower));
        BigInteger high = BigInteger.valueOf(upper == null ? Long.MAX_VALUE : integer(upper));
        if (low.compareTo(high) > 0) {
            throw Errors.BOUNDS.raise();
        }
        long at = expiration.at(c);
        long old = CounterCommands.integer(c.read(key, StringValue.class));
        BigInteger sum = BigInteger.valueOf(old).add(by);
        BigInteger kept = sum.max(low).min(high);
        if (!kept.equals(sum) && !saturate) {
            return Reply.array(Reply.of(old), Reply.ZERO);
        }
        store(StringValue.of(kept.longValue()), KeyEvent.Type.INCRBY, at);
        return Reply.array(Reply.of(kept.longValue()), Reply.of(kept.longValue() - old));
    }

    private static long integer(Bytes text) {
        if (!Numbers.isLong(text)) {
            throw Errors.NOT_INTEGER.raise();
        }
        return Numbers.parseLong(text);
    }

    private Reply addFloat() {
        LongDouble by = CounterCommands.number(amount);
        double low = lower == null ? Double.NEGATIVE_INFINITY : number(lower);
        double high = upper == null ? Double.POSITIVE_INFINITY : number(upper);
        if (low > high) {
            throw Errors.BOUNDS.raise();
        }
        long at = expiration.at(c);
        LongDouble old = CounterCommands.number(c.read(key, StringValue.class));
        LongDouble sum = old.plus(by);
        boolean endless = sum.isNaN() || sum.isInfinite();
        double size = endless ? Double.NaN : value(sum);
        if (endless || size < low || size > high) {
            if (!saturate || endless) {
                return Reply.array(decimal(old), decimal(LongDouble.of(0)));
            }
            sum = CounterCommands.number(size < low ? lower : upper);
        }
        store(StringValue.text(Bytes.of(sum.format())), KeyEvent.Type.INCRBYFLOAT, at);
        return Reply.array(decimal(sum), decimal(sum.plus(negative(old))));
    }

    private static LongDouble negative(LongDouble number) {
        String text = number.format();
        return CounterCommands.number(Bytes.of(text.startsWith("-") ? text.substring(1) : "-" + text));
    }

    private static double number(Bytes text) {
        try {
            return Numbers.parseDouble(text);
        } catch (NotANumber e) {
            throw Errors.NOT_FLOAT.raise();
        }
    }

    private static double value(LongDouble number) {
        return Double.parseDouble(number.format());
    }

    private static Reply decimal(LongDouble number) {
        return new Reply.Dbl(value(number), number.format());
    }

    private void store(StringValue value, KeyEvent.Type type, long at) {
        Keyspace db = c.db();
        boolean keepsExpiry = onlyWithoutExpiry && db.exists(key) && db.expireAt(key) != Keyspace.NO_EXPIRY;
        db.replace(key, value, type);
        if (expiration.stands()) {
            db.persist(key);
        } else if (at != Keyspace.NO_EXPIRY && !keepsExpiry) {
            db.expire(key, at);
        }
    }
}
