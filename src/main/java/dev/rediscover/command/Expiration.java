package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Keyspace;

/**
 * The options {@code EX PX EXAT PXAT KEEPTTL PERSIST} of commands that write a value together with its expiry. At most
 * one of them may be given. The number is read
 * only when all options are, because a wrong option is complained of first.
 */
final class Expiration {
    private static final String[] UNITS = {"EX", "PX", "EXAT", "PXAT"};

    private final String standing; // the word that leaves or removes the expiry, if the command knows one
    private String unit;
    private Bytes amount;
    private boolean stands;

    /** {@code standing} is {@code KEEPTTL} or {@code PERSIST}, or {@code null} where the command has neither. */
    Expiration(String standing) {
        this.standing = standing;
    }

    /** Reads the next option if it is one of these; a second, different one is a syntax error. */
    boolean take(Args args) {
        boolean word = standing != null && args.take(standing);
        String found = word ? null : unitAt(args);
        if (!word && found == null) {
            return false;
        }
        if (word ? unit != null : stands || unit != null && !unit.equals(found)) {
            throw Errors.SYNTAX.raise();
        }
        stands = word;
        if (found != null) {
            unit = found;
            args.skip(1);
            amount = args.next();
        }
        return true;
    }

    private static String unitAt(Args args) {
        Bytes word = args.peek();
        for (String candidate : UNITS) {
            if (word != null && word.is(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    /** Whether none of the options was given. */
    boolean isAbsent() {
        return unit == null && !stands;
    }

    /** Whether KEEPTTL or PERSIST was given. */
    boolean stands() {
        return stands;
    }

    /** When to expire, in ms since 1970; {@link Keyspace#NO_EXPIRY} if no time was given. */
    long at(Call c) {
        if (unit == null) {
            return Keyspace.NO_EXPIRY;
        }
        if (!Numbers.isLong(amount)) {
            throw Errors.NOT_INTEGER.raise();
        }
        return at(c, Numbers.parseLong(amount), unit.startsWith("EX"), !unit.endsWith("AT"));
    }

    /** The time that {@code amount} means; raises an error unless it is positive and can be counted in ms. */
    static long at(Call c, long amount, boolean seconds, boolean relative) {
        long millis = seconds ? amount * 1000 : amount;
        boolean tooBig = seconds && amount > Long.MAX_VALUE / 1000;
        if (amount <= 0 || tooBig || relative && millis > Long.MAX_VALUE - c.now()) {
            throw Errors.INVALID_EXPIRE.raise(c.lowerName());
        }
        return relative ? millis + c.now() : millis;
    }
}
