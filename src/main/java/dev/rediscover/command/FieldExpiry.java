package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.value.HashValue;
import java.util.List;

/** What the commands about the expiry of fields have in common: times, the list of fields, and setting a time. */
final class FieldExpiry {
    /** The latest time a field can expire at, in ms since 1970: what 46 bits hold (t_hash.c). */
    private static final long LATEST = (1L << 46) - 1;

    /** Answers for one field. */
    static final int NO_FIELD = -2;

    static final int NO_EXPIRY = -1;
    static final int NOT_ALLOWED = 0;
    static final int SET = 1;
    static final int DELETED = 2;

    private FieldExpiry() {}

    /** Reads {@code FIELDS numfields field [field ...]} to the end of the line. */
    static List<Bytes> fields(Args args, Errors notPositive) {
        if (!args.take("FIELDS")) {
            throw Errors.FIELDS_MISSING.raise();
        }
        if (!args.hasNext()) {
            throw Errors.NUMFIELDS_MISMATCH.raise();
        }
        if (args.integer(1, Long.MAX_VALUE, notPositive) != args.remaining()) {
            throw Errors.NUMFIELDS_MISMATCH.raise();
        }
        return args.rest();
    }

    /** Reads a time and returns it in ms since 1970. */
    static long time(Call c, boolean seconds, boolean relative) {
        long amount = c.args().integer();
        if (amount < 0) {
            throw Errors.EXPIRE_NEGATIVE.raise();
        }
        long base = relative ? c.now() : 0;
        if (seconds && amount > LATEST / 1000 || (seconds ? amount * 1000 : amount) > LATEST - base) {
            throw Errors.INVALID_EXPIRE.raise(c.lowerName());
        }
        return base + (seconds ? amount * 1000 : amount);
    }

    /**
     * Reads a time with its unit, {@code EX seconds} and so on, as {@link #time}; -1 if no unit comes next. The arities
     * of the commands leave room for the time.
     */
    static long timeWithUnit(Call c) {
        Bytes unit = c.args().peek();
        boolean seconds = unit != null && (unit.is("EX") || unit.is("EXAT"));
        boolean absolute = unit != null && (unit.is("EXAT") || unit.is("PXAT"));
        if (!seconds && !absolute && (unit == null || !unit.is("PX"))) {
            return -1;
        }
        c.args().skip(1);
        return time(c, seconds, !absolute);
    }

    /** Lets a field expire at {@code at}, or removes it if that is over, where {@code condition} allows. */
    static int set(Call c, HashValue hash, Bytes field, long at, ExpireCondition condition) {
        if (!hash.contains(field)) {
            return NO_FIELD;
        }
        if (!condition.allows(hash.expiry(field), at)) {
            return NOT_ALLOWED;
        }
        if (c.isOver(at)) {
            hash.remove(field);
            return DELETED;
        }
        hash.setExpiry(field, at);
        return SET;
    }
}
