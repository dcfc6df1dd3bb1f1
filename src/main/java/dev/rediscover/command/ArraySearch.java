package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.ArrayScan;
import dev.rediscover.value.ArrayValue;
import java.util.ArrayList;
import java.util.List;

/** ARGREP: the positions, or positions and values, of a range of an array whose values fit one or all predicates. */
final class ArraySearch {
    private static final int MOST_PREDICATES = 250;

    /** A position, or one of the signs that stand for the array's ends. */
    private record Bound(long position, boolean isEnd) {
        static Bound read(Args args) {
            if (args.take("-")) {
                return new Bound(0, false);
            }
            return args.take("+") ? new Bound(0, true) : new Bound(ArrayCommands.position(args), false);
        }

        long in(ArrayValue array) {
            return isEnd ? array.length() - 1 : position;
        }
    }

    private final Call c;
    private final Bytes key;
    private final Bound from;
    private final Bound to;
    private final List<TextPredicate> predicates = new ArrayList<>();
    private long limit = Long.MAX_VALUE;
    private boolean all;
    private boolean withValues;
    private boolean ignoreCase;

    ArraySearch(Call c) {
        this.c = c;
        Args args = c.args();
        key = args.next();
        from = Bound.read(args);
        to = Bound.read(args);
        while (args.hasNext()) {
            readOption(args);
        }
        if (predicates.isEmpty()) {
            throw Errors.SYNTAX.raise();
        }
        for (TextPredicate predicate : predicates) {
            predicate.prepare(ignoreCase);
        }
    }

    private void readOption(Args args) {
        TextPredicate.Kind kind = TextPredicate.Kind.take(args);
        if (kind != null) {
            if (args.hasNext() && predicates.size() == MOST_PREDICATES) {
                throw Errors.TOO_MANY_PREDICATES.raise(Integer.toString(MOST_PREDICATES));
            }
            predicates.add(new TextPredicate(kind, args.next()));
        } else if (args.take("LIMIT")) {
            if (!args.hasNext()) {
                throw Errors.SYNTAX.raise();
            }
            limit = ArrayCommands.limit(args);
        } else if (args.take("WITHVALUES")) {
            withValues = true;
        } else if (args.take("NOCASE")) {
            ignoreCase = true;
        } else if (args.take("AND")) {
            all = true;
        } else if (args.take("OR")) {
            all = false;
        } else {
            throw Errors.SYNTAX.raise();
        }
    }

    Reply reply() {
        ArrayValue array = c.read(key, ArrayValue.class);
        List<Reply> found = new ArrayList<>();
        if (array != null) {
            ArrayScan scan = array.scan(from.in(array), to.in(array));
            while (found.size() < limit && scan.next()) {
                Bytes value = scan.value();
                if (fits(value)) {
                    Reply position = ArrayCommands.unsigned(scan.position());
                    found.add(withValues ? Reply.array(position, Reply.of(value)) : position);
                }
            }
        }
        return Reply.array(found);
    }

    private boolean fits(Bytes value) {
        for (TextPredicate predicate : predicates) {
            if (predicate.fits(value) != all) {
                return !all;
            }
        }
        return all;
    }
}
