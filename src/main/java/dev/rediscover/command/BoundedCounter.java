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
 * INCREX: adds within bounds and sets the expiry, in one step. A sum out of bounds, or too large to be held, changes
 * nothing and replies {@code [current, 0]}, or stops at the bound with SATURATE. No option may be given twice.
 */
final class BoundedCounter {
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);

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
            boolean mayExpire = expiration.isAbsent();
            if (!readAmount(args) && !readBounds(args) && !(mayExpire && expiration.take(args))) {
                throw Errors.SYNTAX.raise();
            }
        }
        if (onlyWithoutExpiry && expiration.stands()) {
            throw Errors.SYNTAX.raise();
        }
        if (onlyWithoutExpiry && expiration.isAbsent()) {
            throw Errors.ENX_ALONE.raise();
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
        if (!saturate && args.take("SATURATE")) {
            saturate = true;
        } else if (!onlyWithoutExpiry && args.take("ENX")) {
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
        BigInteger by = amount == null ? BigInteger.ONE : integer(amount, "Increment");
        BigInteger low = lower == null ? LEAST : integer(lower, "LBOUND");
        BigInteger high = upper == null ? GREATEST : integer(upper, "UBOUND");
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
        BigInteger applied = kept.subtract(BigInteger.valueOf(old));
        if (applied.bitLength() >= Long.SIZE) {
            throw Errors.INCREX_APPLIED_OVERFLOW.raise();
        }
        store(StringValue.of(kept.longValue()), KeyEvent.Type.INCRBY, at);
        return Reply.array(Reply.of(kept.longValue()), Reply.of(applied.longValue()));
    }

    private static BigInteger integer(Bytes text, String what) {
        if (!Numbers.isLong(text)) {
            throw Errors.INCREX_NOT_INTEGER.raise(what);
        }
        return BigInteger.valueOf(Numbers.parseLong(text));
    }

    private Reply addFloat() {
        LongDouble by = number(amount, "Increment");
        if (by.isInfinite()) {
            throw Errors.INCREX_INFINITE.raise();
        }
        LongDouble low = lower == null ? LongDouble.GREATEST.negated() : number(lower, "LBOUND");
        LongDouble high = upper == null ? LongDouble.GREATEST : number(upper, "UBOUND");
        if (low.compare(high) > 0) {
            throw Errors.BOUNDS.raise();
        }
        long at = expiration.at(c);
        LongDouble old = CounterCommands.number(c.read(key, StringValue.class));
        if (old.isInfinite()) {
            throw Errors.INCREX_INFINITE_VALUE.raise();
        }
        LongDouble sum = old.plus(by);
        boolean below = sum.compare(low) < 0;
        boolean above = sum.compare(high) > 0;
        LongDouble kept = below ? low : above ? high : sum;
        if ((below || above || sum.isInfinite()) && !saturate) {
            return Reply.array(decimal(old), decimal(LongDouble.of(0)));
        }
        LongDouble applied = kept.plus(old.negated());
        if (applied.isInfinite() || applied.isNaN()) {
            throw Errors.INCREX_APPLIED_INFINITE.raise();
        }
        store(StringValue.text(Bytes.of(kept.format())), KeyEvent.Type.INCRBYFLOAT, at);
        return Reply.array(decimal(kept), decimal(applied));
    }

    private static LongDouble number(Bytes text, String what) {
        try {
            return LongDouble.parse(text);
        } catch (NotANumber e) {
            throw Errors.INCREX_NOT_FLOAT.raise(what);
        }
    }

    private static Reply decimal(LongDouble number) {
        String text = number.format();
        return new Reply.Dbl(Double.parseDouble(text), text);
    }

    /** A time that has passed deletes the key instead. */
    private void store(StringValue value, KeyEvent.Type type, long at) {
        Keyspace db = c.db();
        boolean keepsExpiry = onlyWithoutExpiry && db.exists(key) && db.expireAt(key) != Keyspace.NO_EXPIRY;
        boolean expires = at != Keyspace.NO_EXPIRY && !keepsExpiry;
        if (expires && c.isOver(at)) {
            db.delete(key);
            return;
        }
        db.replace(key, value, type);
        if (expiration.stands()) {
            db.persist(key);
        } else if (expires) {
            db.expire(key, at);
        }
    }
}
