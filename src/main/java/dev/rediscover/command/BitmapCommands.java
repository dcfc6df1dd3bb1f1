package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.BitOperation;
import dev.rediscover.value.StringValue;
import java.util.ArrayList;
import java.util.List;

/** Strings as rows of bits: one for each user, day or seat. The integers of BITFIELD are in {@link BitFieldRun}. */
public final class BitmapCommands implements Family {
    private static final String TABLE = """
            group bitmap
            BITCOUNT key [start end [BYTE | BIT]]
              2.6.0 | readonly | O(N) for N bytes looked at
              Counts the bits that are set, in the whole string or in a part of it.
              see GETBIT BITPOS SETBIT
              keys RO access
            BITFIELD key [GET encoding offset | [OVERFLOW <WRAP | SAT | FAIL>] <SET encoding offset value | INCRBY
                encoding offset increment> [GET encoding offset | [OVERFLOW <WRAP | SAT | FAIL>] <SET encoding offset
                value | INCRBY encoding offset increment> ...]]
              3.2.0 | write denyoom | O(1) for each operation
              Reads, sets and counts in small integers that are packed into a string.
              see BITFIELD_RO SETBIT GETBIT
              keys RW access update variable_flags
            BITFIELD_RO key [GET encoding offset [GET encoding offset ...]]
              6.0.0 | readonly fast | O(1) for each operation
              Reads small integers that are packed into a string.
              see BITFIELD GETBIT
              keys RO access
            BITOP <AND | OR | XOR | NOT | DIFF | DIFF1 | ANDOR | ONE> destkey key [key ...]
              2.6.0 | write denyoom | O(N) for N bytes of the longest string
              Combines the bits of several strings and stores the result in another key.
              see BITCOUNT SETBIT
              keys OW update
              keys RO access
            BITPOS key bit [start [end [BYTE | BIT]]]
              2.8.7 | readonly | O(N) for N bytes looked at
              Finds the first bit that is 0, or the first that is 1.
              see BITCOUNT GETBIT
              keys RO access
            GETBIT key offset
              2.2.0 | readonly fast | O(1)
              Reads one bit of a string; bits behind its end are 0.
              see SETBIT BITCOUNT
              keys RO access
            SETBIT key offset value
              2.2.0 | write denyoom | O(1)
              Sets or clears one bit of a string, which grows as needed, and tells the old bit.
              see GETBIT BITCOUNT BITFIELD
              keys RW access update
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        Args args = c.args();
        return switch (c.name()) {
            case "BITCOUNT" -> count(c, args.next());
            case "BITFIELD" -> new BitFieldRun(c, false).reply();
            case "BITFIELD_RO" -> new BitFieldRun(c, true).reply();
            case "BITOP" -> combine(c, args.next(), args.next());
            case "BITPOS" -> find(c, args.next());
            case "GETBIT" -> get(c, args.next(), offset(c, args.next(), 0));
            case "SETBIT" -> set(c, args.next(), offset(c, args.next(), 0));
            default -> throw c.unbound();
        };
    }

    /**
     * A bit's offset within the longest string allowed; {@code #3} means the place of the fourth field of {@code width}
     * bits, and a width of 0 knows no such.
     */
    static long offset(Call c, Bytes word, int width) {
        boolean fields = width > 0 && !word.isEmpty() && word.at(0) == '#';
        int start = fields ? 1 : 0;
        if (!Numbers.isLong(word.array(), start, word.length())) {
            throw Errors.BIT_OFFSET.raise();
        }
        long offset = Numbers.parseLong(word.array(), start, word.length()) * (fields ? width : 1);
        if (offset < 0 || offset >> 3 >= c.engine().longestString()) {
            throw Errors.BIT_OFFSET.raise();
        }
        return offset;
    }

    private static Reply get(Call c, Bytes key, long offset) {
        StringValue value = c.read(key, StringValue.class);
        return Reply.of(value == null ? 0 : bit(value, offset));
    }

    private static int bit(StringValue value, long offset) {
        return value.at((int) (offset >> 3)) >> (7 - (offset & 7)) & 1;
    }

    private static Reply set(Call c, Bytes key, long offset) {
        long bit = c.args().integer(0, 1, Errors.BIT);
        StringValue found = c.write(key, StringValue.class);
        StringValue value = found == null ? StringValue.raw(Bytes.EMPTY) : found;
        int length = value.length();
        int old = bit(value, offset);
        int at = (int) (offset >> 3);
        int mask = 0x80 >> (offset & 7);
        value.setByte(at, bit == 1 ? value.at(at) | mask : value.at(at) & ~mask);
        if (found == null) {
            c.db().put(key, value, KeyEvent.Type.SETBIT);
        } else if (old != bit || value.length() > length) {
            c.changed(key, value, KeyEvent.Type.SETBIT);
        }
        return Reply.of(old);
    }

    // ---- counting and finding

    private static Reply count(Call c, Bytes key) {
        Args args = c.args();
        BitRange range = BitRange.ALL;
        if (args.hasNext()) {
            if (args.remaining() == 1 || args.remaining() > 3) {
                throw Errors.SYNTAX.raise();
            }
            range = new BitRange(args.integer(), args.integer(), BitRange.inBits(args));
        }
        StringValue value = c.read(key, StringValue.class);
        if (value == null || range.isBackwards()) {
            return Reply.ZERO;
        }
        return Reply.of(value.countBits(range.from(value.length()), range.to(value.length())));
    }

    private static Reply find(Call c, Bytes key) {
        Args args = c.args();
        long bit = args.integer();
        if (bit != 0 && bit != 1) {
            throw Errors.BITPOS_BIT.raise();
        }
        if (args.remaining() > 3) {
            throw Errors.SYNTAX.raise();
        }
        boolean endGiven = args.remaining() > 1;
        BitRange range = BitRange.ALL;
        if (args.hasNext()) {
            long start = args.integer();
            boolean inBits = args.peek(1) != null && BitRange.isBits(args.peek(1));
            range = new BitRange(start, endGiven ? args.integer() : -1, inBits);
        }
        return Reply.of(find(c.read(key, StringValue.class), bit == 1, range, endGiven));
    }

    private static long find(StringValue value, boolean bit, BitRange range, boolean endGiven) {
        if (value == null) {
            return bit ? -1 : 0; // nothing is zeros without end
        }
        long from = range.from(value.length());
        long to = range.to(value.length());
        long found = value.findBit(bit, from, to);
        if (found < 0 && !bit && !endGiven && from < to) {
            return to; // zeros go on behind the string
        }
        return found;
    }

    // ---- combining

    private static Reply combine(Call c, Bytes word, Bytes target) {
        BitOperation operation = operation(word);
        List<Bytes> keys = c.args().rest();
        if (operation == BitOperation.NOT && keys.size() != 1) {
            throw Errors.BITOP_NOT.raise();
        }
        boolean againstFirst =
                operation == BitOperation.DIFF || operation == BitOperation.DIFF1 || operation == BitOperation.ANDOR;
        if (againstFirst && keys.size() < 2) {
            throw Errors.BITOP_SOURCES.raise(operation.name());
        }
        List<StringValue> sources = new ArrayList<>(keys.size());
        for (Bytes key : keys) {
            sources.add(c.read(key, StringValue.class));
        }
        byte[] result = operation.apply(sources);
        if (result.length == 0) {
            c.db().delete(target);
        } else {
            c.db().put(target, StringValue.raw(Bytes.wrap(result)), KeyEvent.Type.SET);
        }
        return Reply.of(result.length);
    }

    private static BitOperation operation(Bytes word) {
        for (BitOperation operation : BitOperation.values()) {
            if (word.is(operation.name())) {
                return operation;
            }
        }
        throw Errors.SYNTAX.raise();
    }
}
