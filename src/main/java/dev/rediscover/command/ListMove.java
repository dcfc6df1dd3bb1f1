package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.ListValue;
import java.util.Collections;
import java.util.List;

/**
 * Elements moving from an end of one list to an end of another, or of the same: LMOVE, LMOVEM and their blocking forms.
 *
 * <p>The order of several elements, as the reference's page on LMOVEM has it: OBO pushes them one by one in the order
 * in which they are taken, BULK keeps the order in which they stood. All are taken before the first one is pushed,
 * which shows where both lists are the same.
 */
record ListMove(Bytes source, Bytes destination, ListEnd from, ListEnd to) {
    /**
     * How many elements: {@code COUNT count} for at most so many, {@code EXACTLY exactly} for so many or none.
     *
     * @param bulk whether they keep their order
     */
    record Amount(long count, boolean exactly, boolean bulk) {
        static final Amount ONE = new Amount(1, false, false);

        /** Reads what is left of the line: nothing for one element, else a selector, a number and an order. */
        static Amount read(Args args) {
            if (!args.hasNext()) {
                return ONE;
            }
            boolean exactly = args.take("EXACTLY");
            if (!exactly && !args.take("COUNT")) {
                throw Errors.SYNTAX.raise();
            }
            if (args.remaining() != 2) {
                throw Errors.SYNTAX.raise();
            }
            long count = args.integer(1, Long.MAX_VALUE, Errors.COUNT_POSITIVE);
            boolean bulk = args.take("BULK");
            if (!bulk && !args.take("OBO")) {
                throw Errors.SYNTAX.raise();
            }
            return new Amount(count, exactly, bulk);
        }
    }

    /** Reads {@code source destination <LEFT | RIGHT> <LEFT | RIGHT>}. */
    static ListMove read(Args args) {
        return new ListMove(args.next(), args.next(), ListEnd.read(args), ListEnd.read(args));
    }

    /** Moves one element and replies with it; {@code null} if there is none. */
    Reply one(Call c) {
        List<Bytes> moved = move(c, Amount.ONE);
        return moved == null ? null : Reply.of(moved.get(0));
    }

    /** Moves elements and replies with all of them as they stand at the destination; {@code null} if too few. */
    Reply several(Call c, Amount amount) {
        List<Bytes> moved = move(c, amount);
        return moved == null ? null : Reply.bulks(moved);
    }

    private List<Bytes> move(Call c, Amount amount) {
        ListValue left = c.write(source, ListValue.class);
        long size = left == null ? 0 : left.size();
        if (size == 0 || amount.exactly() && size < amount.count()) {
            return null;
        }
        ListValue reached = c.write(destination, ListValue.class);
        List<Bytes> block = from.pop(left, amount.count());
        boolean reversed = amount.bulk() ? from == ListEnd.RIGHT : to == ListEnd.LEFT;
        if (reversed) {
            Collections.reverse(block);
        }
        push(c, reached, block);
        c.changed(source, left, from.popped());
        return block;
    }

    /** Puts {@code block} at the end of the destination, so that it stands there in its order. */
    private void push(Call c, ListValue found, List<Bytes> block) {
        ListValue list = found == null ? new ListValue(c.limits()) : found;
        for (int i = 0; i < block.size(); i++) {
            to.push(list, block.get(to == ListEnd.LEFT ? block.size() - 1 - i : i));
        }
        if (found == null) {
            c.db().put(destination, list, to.pushed());
        } else {
            c.changed(destination, list, to.pushed());
        }
    }
}
