package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.FieldType;
import dev.rediscover.value.StringValue;
import java.util.ArrayList;
import java.util.List;

/** One BITFIELD or BITFIELD_RO: all operations are read first, then done one after the other. */
final class BitFieldRun {
    private enum Action {
        GET,
        SET,
        INCRBY
    }

    /** What happens to a number that does not fit. */
    private enum Overflow {
        WRAP,
        SAT,
        FAIL
    }

    /** {@code number} is what SET stores and INCRBY adds. */
    private record Operation(Action action, FieldType type, long offset, long number, Overflow overflow) {}

    private final Call call;
    private final boolean readOnly;
    private final Bytes key;
    private final List<Operation> operations = new ArrayList<>();
    private long end; // after the last bit that is written to; 0 if none is
    private StringValue value;
    private boolean changed;

    BitFieldRun(Call call, boolean readOnly) {
        this.call = call;
        this.readOnly = readOnly;
        this.key = call.args().next();
    }

    Reply reply() {
        read(call.args());
        if (end > 0 && readOnly) {
            throw Errors.BITFIELD_READ_ONLY.raise();
        }
        boolean created = end > 0 ? open() : look();
        List<Reply> replies = new ArrayList<>(operations.size());
        for (Operation operation : operations) {
            replies.add(run(operation));
        }
        if (created) {
            call.db().put(key, value, KeyEvent.Type.SETBIT);
        } else if (changed) {
            call.changed(key, value, KeyEvent.Type.SETBIT);
        }
        return Reply.array(replies);
    }

    private boolean look() {
        value = call.read(key, StringValue.class);
        return false;
    }

    /** Takes the string to write to, as long as the furthest operation needs it; whether it is new. */
    private boolean open() {
        value = call.write(key, StringValue.class);
        boolean created = value == null;
        if (created) {
            value = StringValue.raw(Bytes.EMPTY);
        }
        int length = value.length();
        value.grow((int) ((end + 7) / 8));
        changed = value.length() > length;
        return created;
    }

    // ---- reading the line

    private void read(Args args) {
        Overflow overflow = Overflow.WRAP;
        while (args.hasNext()) {
            if (args.peek().is("OVERFLOW") && args.remaining() > 1) {
                args.skip(1);
                overflow = overflow(args.next());
            } else {
                operations.add(operation(args, overflow));
            }
        }
    }

    private static Overflow overflow(Bytes word) {
        for (Overflow overflow : Overflow.values()) {
            if (word.is(overflow.name())) {
                return overflow;
            }
        }
        throw Errors.BITFIELD_OVERFLOW.raise();
    }

    private Operation operation(Args args, Overflow overflow) {
        Action action = action(args.next());
        if (args.remaining() < (action == Action.GET ? 2 : 3)) {
            throw Errors.SYNTAX.raise();
        }
        FieldType type = type(args.next());
        long offset = BitmapCommands.offset(call, args.next(), type.bits());
        if (action == Action.GET) {
            return new Operation(action, type, offset, 0, overflow);
        }
        end = Math.max(end, offset + type.bits());
        return new Operation(action, type, offset, args.integer(), overflow);
    }

    private static Action action(Bytes word) {
        for (Action action : Action.values()) {
            if (word.is(action.name())) {
                return action;
            }
        }
        throw Errors.SYNTAX.raise();
    }

    /** {@code u8}, {@code i64}, …; there is no u64, because a reply could not hold it. */
    private static FieldType type(Bytes word) {
        boolean signed = !word.isEmpty() && word.at(0) == 'i';
        boolean typed = signed || !word.isEmpty() && word.at(0) == 'u';
        if (!typed || !Numbers.isLong(word.array(), 1, word.length())) {
            throw Errors.BITFIELD_TYPE.raise();
        }
        long bits = Numbers.parseLong(word.array(), 1, word.length());
        if (bits < 1 || bits > (signed ? 64 : 63)) {
            throw Errors.BITFIELD_TYPE.raise();
        }
        return new FieldType(signed, (int) bits);
    }

    // ---- doing it

    private Reply run(Operation operation) {
        FieldType type = operation.type();
        long old = value == null ? 0 : value.field(type, operation.offset());
        if (operation.action() == Action.GET) {
            return Reply.of(old);
        }
        boolean adds = operation.action() == Action.INCRBY;
        long number = adds ? old + operation.number() : operation.number();
        int outside = adds ? type.outside(old, operation.number()) : type.outside(number);
        if (outside != 0 && operation.overflow() == Overflow.FAIL) {
            return Reply.NIL;
        }
        if (outside != 0) {
            boolean wraps = operation.overflow() == Overflow.WRAP;
            number = wraps ? type.wrap(number) : outside > 0 ? type.max() : type.min();
        }
        value.setField(type, operation.offset(), number);
        changed |= number != old;
        return Reply.of(adds ? number : old);
    }
}
