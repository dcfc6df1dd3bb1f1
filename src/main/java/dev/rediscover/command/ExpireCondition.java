package dev.rediscover.command;

import dev.rediscover.engine.Args;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Keyspace;

/** When EXPIRE may set a new time: {@code NX XX GT LT}. A key without an expiry counts as one that lives for ever. */
record ExpireCondition(boolean nx, boolean xx, boolean gt, boolean lt) {

    /** Reads what is left of {@code args}. */
    static ExpireCondition read(Args args) {
        boolean nx = false;
        boolean xx = false;
        boolean gt = false;
        boolean lt = false;
        while (args.hasNext()) {
            if (args.take("NX")) {
                nx = true;
            } else if (args.take("XX")) {
                xx = true;
            } else if (args.take("GT")) {
                gt = true;
            } else if (args.take("LT")) {
                lt = true;
            } else {
                throw Errors.UNSUPPORTED_OPTION.raise(args.next());
            }
        }
        if (nx && (xx || gt || lt)) {
            throw Errors.EXPIRE_NX_CLASH.raise();
        }
        if (gt && lt) {
            throw Errors.EXPIRE_GT_LT_CLASH.raise();
        }
        return new ExpireCondition(nx, xx, gt, lt);
    }

    /** Whether {@code at} may replace {@code current}, both in ms since 1970; -1 for never. */
    boolean allows(long current, long at) {
        boolean forever = current == Keyspace.NO_EXPIRY;
        return !(nx && !forever)
                && !(xx && forever)
                && !(gt && (forever || at <= current))
                && !(lt && !forever && at >= current);
    }
}
