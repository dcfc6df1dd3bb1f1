package dev.rediscover.script;

import java.util.List;

/** {@code {...}}: a table with a list and named values, filled in the order in which Lua fills it. */
final class Constructor extends Expression {
    /** So many values of the list are kept back before they are put into the table. */
    private static final int FLUSH = 50;

    private static final int WEIGHT = 64;
    private static final int ENTRY = 16;

    private final Expression[] keys;
    private final Expression[] values;
    private final int[] lines;
    private final int listed;
    private final int named;
    private final boolean open;

    /** {@code keys} has {@code null} where a value is one of the list. */
    Constructor(int line, List<Expression> keys, List<Expression> values, List<Integer> lines) {
        super(line);
        this.keys = keys.toArray(new Expression[0]);
        this.values = values.toArray(new Expression[0]);
        this.lines = new int[lines.size()];
        for (int i = 0; i < this.lines.length; i++) {
            this.lines[i] = lines.get(i);
        }
        int count = 0;
        for (Expression key : keys) {
            count += key == null ? 1 : 0;
        }
        int last = this.keys.length - 1;
        open = last >= 0 && this.keys[last] == null && this.values[last].isOpen();
        listed = count;
        named = this.keys.length - count;
    }

    @Override
    Object value(Frame frame) {
        frame.run.allocate(WEIGHT + (long) keys.length * ENTRY);
        if (named == 0 && listed <= FLUSH && !open) {
            return list(frame);
        }
        LuaTable table = new LuaTable(rounded(open ? listed - 1 : listed), rounded(named));
        Object[] kept = new Object[Math.min(listed, FLUSH)];
        int pending = 0;
        int done = 0;
        for (int i = 0; i < keys.length; i++) {
            if (pending == FLUSH) {
                done = flush(table, kept, pending, done);
                pending = 0;
            }
            if (keys[i] != null) {
                put(frame, table, i);
            } else if (open && i == keys.length - 1) {
                Object[] more = values[i].values(frame);
                frame.run.allocate((long) more.length * ENTRY);
                table.reserve(done + pending + more.length);
                done = flush(table, kept, pending, done);
                flush(table, more, more.length, done);
                return table;
            } else {
                kept[pending++] = values[i].value(frame);
            }
        }
        flush(table, kept, pending, done);
        return table;
    }

    private LuaTable list(Frame frame) {
        LuaTable table = new LuaTable();
        if (values.length > 0) {
            Object[] list = new Object[rounded(values.length)];
            for (int i = 0; i < values.length; i++) {
                list[i] = values[i].value(frame);
            }
            table.fill(list);
        }
        return table;
    }

    private void put(Frame frame, LuaTable table, int i) {
        Object key = keys[i].value(frame);
        Object given = values[i].value(frame);
        try {
            Operators.checkKey(key);
        } catch (LuaError e) {
            throw e.at(frame.chunk(), lines[i]);
        }
        table.put(key, given);
    }

    private static int flush(LuaTable table, Object[] kept, int count, int done) {
        table.reserve(done + count);
        for (int i = 0; i < count; i++) {
            table.put(done + i + 1, kept[i]);
        }
        return done + count;
    }

    /** A size as an instruction of Lua's machine can hold it: three bits and an exponent, rounded up. */
    private static int rounded(int size) {
        int mantissa = size;
        int exponent = 0;
        while (mantissa >= 16) {
            mantissa = (mantissa + 1) >> 1;
            exponent++;
        }
        return mantissa << exponent;
    }
}
