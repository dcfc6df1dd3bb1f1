package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.LongDouble;
import dev.rediscover.base.NotANumber;
import dev.rediscover.base.Numbers;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.ArrayScan;
import dev.rediscover.value.ArrayValue;

/**
 * AROP: one result over a range of an array. What is no number is left out of sums and extremes; of a number with
 * decimals the bit operations take the whole part, if 64 bits hold it.
 */
final class ArrayAggregate {
    private enum Operation {
        SUM,
        MIN,
        MAX,
        AND,
        OR,
        XOR,
        MATCH,
        USED
    }

    private final Call c;
    private final Bytes key;
    private final long from;
    private final long to;
    private final Operation operation;
    private final Bytes match;
    private long counted;
    private boolean any;
    private long bits;
    private LongDouble number;

    ArrayAggregate(Call c) {
        this.c = c;
        Args args = c.args();
        key = args.next();
        from = ArrayCommands.position(args);
        to = ArrayCommands.position(args);
        operation = operation(args);
        if (operation == Operation.MATCH && args.remaining() != 1) {
            throw Errors.ARRAY_MATCH.raise();
        }
        match = operation == Operation.MATCH ? args.next() : null;
        if (args.hasNext()) {
            throw Errors.WRONG_ARITY.raise(c.lowerName());
        }
    }

    private static Operation operation(Args args) {
        for (Operation operation : Operation.values()) {
            if (args.take(operation.name())) {
                return operation;
            }
        }
        throw Errors.ARRAY_OPERATION.raise();
    }

    Reply reply() {
        ArrayValue array = c.read(key, ArrayValue.class);
        if (array != null) {
            ArrayScan scan = array.scan(from, to);
            while (scan.next()) {
                add(scan.value());
            }
        }
        if (operation == Operation.MATCH || operation == Operation.USED) {
            return Reply.of(counted);
        }
        if (!any) {
            return Reply.NIL;
        }
        return takesBits() ? Reply.of(bits) : Reply.bulk(number.format17());
    }

    private boolean takesBits() {
        return operation == Operation.AND || operation == Operation.OR || operation == Operation.XOR;
    }

    private void add(Bytes value) {
        if (operation == Operation.USED || operation == Operation.MATCH) {
            counted += operation == Operation.USED || value.equals(match) ? 1 : 0;
            return;
        }
        boolean whole = Numbers.isLong(value);
        LongDouble read = whole ? null : number(value);
        if (!whole && read == null) {
            return;
        }
        if (!takesBits()) {
            addNumber(whole ? LongDouble.of(Numbers.parseLong(value)) : read);
        } else if (whole || read.fitsLong()) {
            addBits(whole ? Numbers.parseLong(value) : read.longValue());
        }
    }

    private void addBits(long value) {
        bits = !any
                ? value
                : switch (operation) {
                    case AND -> bits & value;
                    case OR -> bits | value;
                    default -> bits ^ value;
                };
        any = true;
    }

    private void addNumber(LongDouble value) {
        if (!any) {
            number = value;
            any = true;
        } else if (operation == Operation.SUM) {
            number = number.plus(value);
        } else if (operation == Operation.MIN ? value.compare(number) < 0 : value.compare(number) > 0) {
            number = value;
        }
    }

    /**
     * The number with decimals that {@code value} spells; {@code null} if it is none. A text that Redis keeps as a
     * double counts as that double, others have the digits they show.
     */
    private static LongDouble number(Bytes value) {
        try {
            double asDouble = ArrayValue.storedDouble(value);
            return Double.isNaN(asDouble) ? LongDouble.parse(value) : LongDouble.of(asDouble);
        } catch (NotANumber e) {
            return null;
        }
    }
}
