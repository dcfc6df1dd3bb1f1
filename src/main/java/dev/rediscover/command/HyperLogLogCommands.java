package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.CorruptHyperLogLog;
import dev.rediscover.value.HyperLogLog;
import dev.rediscover.value.StringValue;
import java.util.ArrayList;
import java.util.List;

/** HyperLogLog: counts different elements in 12 KB, with an error of less than one percent. */
public final class HyperLogLogCommands implements Family {
    private static final String TABLE = """
            group hyperloglog
            PFADD key [element [element ...]]
              2.8.9 | write denyoom fast | O(1) for each element
              Shows elements to a HyperLogLog, which it creates if there is none.
              see PFCOUNT PFMERGE
              keys RW insert
            PFCOUNT key [key ...]
              2.8.9 | readonly | O(1) for one key, O(N) for N keys
              Estimates how many different elements one or more HyperLogLogs have seen.
              see PFADD PFMERGE
              keys RW access
            PFDEBUG subcommand key
              2.8.9 | write denyoom admin | Depends on the subcommand
              Shows the inside of a HyperLogLog, for those who develop the server.
              see PFCOUNT PFSELFTEST
              keys RW access
            PFMERGE destkey [sourcekey [sourcekey ...]]
              2.8.9 | write denyoom | O(N) for N HyperLogLogs
              Merges HyperLogLogs into one that has seen what any of them has seen.
              see PFADD PFCOUNT
              keys RW access insert
              keys RO access
            PFSELFTEST
              2.8.9 | admin | Takes seconds
              Tests the server's own HyperLogLog code.
              see PFDEBUG
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        Args args = c.args();
        try {
            return switch (c.name()) {
                case "PFADD" -> add(c, args.next(), args.rest());
                case "PFCOUNT" -> count(c, args.next());
                case "PFDEBUG" -> debug(c, args.next(), args.next());
                case "PFMERGE" -> merge(c, args.next());
                case "PFSELFTEST" -> selfTest();
                default -> throw c.unbound();
            };
        } catch (CorruptHyperLogLog e) {
            throw Errors.CORRUPT_HLL.raise();
        }
    }

    /** The string that holds a HyperLogLog, to look at; {@code null} if there is no such key. */
    private static StringValue read(Call c, Bytes key) {
        return checked(c.read(key, StringValue.class));
    }

    private static StringValue checked(StringValue value) {
        if (value != null && !HyperLogLog.isIn(value)) {
            throw Errors.NOT_HLL.raise();
        }
        return value;
    }

    private static Reply add(Call c, Bytes key, List<Bytes> elements) {
        StringValue value = checked(c.write(key, StringValue.class));
        HyperLogLog hll = value == null ? HyperLogLog.empty() : HyperLogLog.toChange(value);
        boolean changed = value == null;
        KeyEvent.Type event = KeyEvent.Type.HLL_REWRITTEN;
        try {
            for (Bytes element : elements) {
                changed |= hll.add(element, c.limits().hllSparseMaxBytes);
            }
            event = KeyEvent.Type.PFADD;
        } finally { // of a corrupt one, the elements before the fault was met have been added
            if (changed) {
                hll.forgetCount();
                store(c, key, value, hll, event);
            }
        }
        return Reply.of(changed);
    }

    private static void store(Call c, Bytes key, StringValue value, HyperLogLog hll, KeyEvent.Type event) {
        StringValue target = value == null ? StringValue.raw(Bytes.EMPTY) : value;
        hll.storeIn(target);
        if (value == null) {
            c.db().put(key, target, event);
        } else {
            c.changed(key, target, event);
        }
    }

    // ---- counting

    private static Reply count(Call c, Bytes key) {
        if (c.args().hasNext()) {
            return countTogether(c, key);
        }
        StringValue found = read(c, key);
        if (found == null) {
            return Reply.ZERO;
        }
        long noted = HyperLogLog.in(found).notedCount();
        if (noted >= 0) {
            return Reply.of(noted);
        }
        long count = HyperLogLog.in(found).estimate();
        StringValue value = c.write(key, StringValue.class);
        HyperLogLog.note(value, count);
        c.changed(key, value, KeyEvent.Type.HLL_REWRITTEN);
        return Reply.of(count);
    }

    private static Reply countTogether(Call c, Bytes first) {
        byte[] registers = new byte[HyperLogLog.REGISTERS];
        Bytes key = first;
        while (key != null) {
            StringValue value = read(c, key);
            if (value != null) {
                HyperLogLog.in(value).readInto(registers);
            }
            key = c.args().hasNext() ? c.args().next() : null;
        }
        return Reply.of(HyperLogLog.estimate(registers));
    }

    private static Reply merge(Call c, Bytes target) {
        byte[] registers = new byte[HyperLogLog.REGISTERS];
        boolean dense = false;
        List<Bytes> keys = c.args().rest();
        keys.add(0, target);
        for (Bytes key : keys) {
            StringValue source = read(c, key);
            if (source != null) {
                HyperLogLog.in(source).readInto(registers);
                dense |= !HyperLogLog.in(source).isSparse();
            }
        }
        StringValue value = c.write(target, StringValue.class);
        HyperLogLog hll = value == null ? HyperLogLog.empty() : HyperLogLog.toChange(value);
        if (dense) {
            hll.toDense();
        }
        for (int i = 0; i < registers.length; i++) {
            if (registers[i] > 0) {
                hll.raise(i, registers[i], c.limits().hllSparseMaxBytes);
            }
        }
        hll.forgetCount();
        store(c, target, value, hll, KeyEvent.Type.PFADD);
        return Reply.OK;
    }

    // ---- looking inside

    private static Reply debug(Call c, Bytes word, Bytes key) {
        if (word.is("SIMD")) {
            return simd(key);
        }
        StringValue value = read(c, key);
        if (value == null) {
            throw Errors.PFDEBUG_NO_KEY.raise();
        }
        boolean known = word.is("GETREG") || word.is("DECODE") || word.is("ENCODING") || word.is("TODENSE");
        if (!known) {
            throw Errors.PFDEBUG_SUBCOMMAND.raise(word);
        }
        HyperLogLog hll = HyperLogLog.in(value);
        if (word.is("ENCODING")) {
            return new Reply.Status(hll.isSparse() ? "sparse" : "dense");
        }
        if (word.is("DECODE")) {
            if (!hll.isSparse()) {
                throw Errors.PFDEBUG_NOT_SPARSE.raise();
            }
            return Reply.bulk(hll.runs());
        }
        if (hll.isSparse()) {
            HyperLogLog changed = HyperLogLog.toChange(c.write(key, StringValue.class));
            changed.toDense();
            store(c, key, c.write(key, StringValue.class), changed, KeyEvent.Type.HLL_REWRITTEN);
        }
        return word.is("TODENSE") ? Reply.of(hll.isSparse()) : registers(hll);
    }

    /** There is no such switch in this engine; the answer is that of a processor without those instructions. */
    private static Reply simd(Bytes wanted) {
        if (!wanted.is("ON") && !wanted.is("OFF")) {
            throw Errors.PFDEBUG_SIMD.raise();
        }
        return new Reply.Status("disabled");
    }

    private static Reply registers(HyperLogLog hll) {
        byte[] registers = new byte[HyperLogLog.REGISTERS];
        hll.readInto(registers);
        List<Reply> items = new ArrayList<>(registers.length);
        for (byte register : registers) {
            items.add(Reply.of(register));
        }
        return Reply.array(items);
    }

    /** Shows the same numbers to a dense and to a sparse one; they must agree, and count within four percent. */
    private static Reply selfTest() {
        HyperLogLog dense = HyperLogLog.empty();
        dense.toDense();
        HyperLogLog sparse = HyperLogLog.empty();
        for (int i = 1; i <= 50_000; i++) {
            Bytes element = Bytes.of(i);
            dense.add(element, 0);
            if (i <= 1_000) {
                sparse.add(element, Long.MAX_VALUE);
            }
            if (i == 100 || i == 1_000 || i == 50_000) {
                long count = dense.estimate();
                boolean same = i > 1_000 || sparse.isSparse() && sparse.estimate() == count;
                if (!same || Math.abs(count - i) > i / 25) {
                    throw new IllegalStateException("HyperLogLog counts " + count + " of " + i);
                }
            }
        }
        return Reply.OK;
    }
}
