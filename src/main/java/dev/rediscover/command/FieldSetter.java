package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.HashValue;
import java.util.List;

/** HSETEX: sets fields together with their expiry, if all of them exist or none does where that is asked for. */
final class FieldSetter {
    private final Call c;
    private final Bytes key;
    private final List<Bytes> pairs;
    private boolean ifAllExist;
    private boolean ifNoneExists;
    private boolean keepExpiry;
    private long at = -1;

    FieldSetter(Call c) {
        this.c = c;
        this.key = c.args().next();
        while (!c.args().take("FIELDS")) {
            readOption(c.args());
        }
        this.pairs = readPairs(c.args());
    }

    private void readOption(Args args) {
        boolean timed = keepExpiry || at >= 0;
        boolean conditional = ifAllExist || ifNoneExists;
        Bytes word = args.peek();
        if (args.take("KEEPTTL")) {
            refuse(timed, Errors.HSETEX_EXPIRIES);
            keepExpiry = true;
        } else if (args.take("FXX")) {
            refuse(conditional, Errors.HSETEX_CONDITIONS);
            ifAllExist = true;
        } else if (args.take("FNX")) {
            refuse(conditional, Errors.HSETEX_CONDITIONS);
            ifNoneExists = true;
        } else if (word != null && (word.is("EX") || word.is("PX") || word.is("EXAT") || word.is("PXAT"))) {
            refuse(timed, Errors.HSETEX_EXPIRIES);
            at = FieldExpiry.timeWithUnit(c);
        } else {
            throw Errors.UNKNOWN_ARGUMENT.raise(args.next().utf8());
        }
    }

    private static void refuse(boolean clash, Errors error) {
        if (clash) {
            throw error.raise();
        }
    }

    private List<Bytes> readPairs(Args args) {
        refuseArity(args.remaining() < 3);
        long count = args.integer(1, Integer.MAX_VALUE, Errors.HSETEX_NUMFIELDS);
        refuseArity(args.remaining() % 2 != 0 || count != args.remaining() / 2);
        return args.rest();
    }

    private void refuseArity(boolean wrong) {
        if (wrong) {
            throw Errors.WRONG_ARITY.raise(c.lowerName());
        }
    }

    Reply reply() {
        HashValue found = c.write(key, HashValue.class);
        if (!allowed(found)) {
            return Reply.ZERO;
        }
        HashValue hash = found == null ? new HashValue(c.limits()) : found;
        for (int i = 0; i < pairs.size(); i += 2) {
            if (keepExpiry || at >= 0) {
                hash.putKeepingExpiry(pairs.get(i), pairs.get(i + 1));
            } else {
                hash.put(pairs.get(i), pairs.get(i + 1));
            }
        }
        HashCommands.written(c, key, hash, found == null, KeyEvent.Type.HSET);
        if (at >= 0) {
            expire(hash);
        }
        return Reply.ONE;
    }

    private boolean allowed(HashValue hash) {
        if (!ifAllExist && !ifNoneExists) {
            return true;
        }
        for (int i = 0; i < pairs.size(); i += 2) {
            boolean exists = hash != null && hash.contains(pairs.get(i));
            if (exists != ifAllExist) {
                return false;
            }
        }
        return true;
    }

    /** A time that is over removes the fields again. */
    private void expire(HashValue hash) {
        boolean over = c.isOver(at);
        for (int i = 0; i < pairs.size(); i += 2) {
            if (over) {
                hash.remove(pairs.get(i));
            } else {
                hash.setExpiry(pairs.get(i), at);
            }
        }
        c.changed(key, hash, over ? KeyEvent.Type.HDEL : KeyEvent.Type.HEXPIRE);
    }
}
