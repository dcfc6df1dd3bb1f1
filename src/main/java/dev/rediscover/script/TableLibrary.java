package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import java.io.ByteArrayOutputStream;

/** {@code table}. */
final class TableLibrary extends Library {
    static LuaTable table() {
        return new TableLibrary()
                .into(new LuaTable(), "concat", "foreach", "foreachi", "getn", "insert", "maxn", "remove", "sort")
                .freeze();
    }

    @Override
    Object[] call(String name, Arguments a) {
        LuaTable table = a.table(0);
        return switch (name) {
            case "concat" -> LuaFunction.one(concat(a, table));
            case "foreach" -> foreach(a, table);
            case "foreachi" -> foreachi(a, table);
            case "getn" -> LuaFunction.one((double) table.length());
            case "insert" -> insert(a, table);
            case "maxn" -> LuaFunction.one(maxn(table));
            case "remove" -> remove(a, table);
            default -> sort(a, table);
        };
    }

    private static Bytes concat(Arguments a, LuaTable table) {
        Bytes between = a.has(1) ? a.text(1) : Bytes.EMPTY;
        int from = a.integer(2, 1);
        int to = a.integer(3, table.length());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = from; i <= to; i++) {
            Object value = table.get(i);
            Bytes text = Operators.text(value);
            if (text == null) {
                throw LuaError.of(
                        "invalid value (" + Operators.type(value) + ") at index " + i + " in table for 'concat'");
            }
            a.run.step();
            a.run.checkLength((long) out.size() + text.length() + between.length());
            out.write(text.array(), 0, text.length());
            if (i < to) {
                out.write(between.array(), 0, between.length());
            }
        }
        return Bytes.wrap(out.toByteArray());
    }

    private static Object[] foreach(Arguments a, LuaTable table) {
        LuaFunction function = a.function(1);
        for (Object[] pair = table.next(null); pair != null; pair = table.next(pair[0])) {
            a.run.step();
            Object[] results = function.call(a.run, pair);
            if (LuaFunction.first(results) != null) {
                return results;
            }
        }
        return LuaFunction.NOTHING;
    }

    private static Object[] foreachi(Arguments a, LuaTable table) {
        LuaFunction function = a.function(1);
        for (int i = 1; i <= table.length(); i++) {
            a.run.step();
            Object[] results = function.call(a.run, new Object[] {(double) i, table.get(i)});
            if (LuaFunction.first(results) != null) {
                return results;
            }
        }
        return LuaFunction.NOTHING;
    }

    private static Object[] insert(Arguments a, LuaTable table) {
        changeable(table);
        int end = table.length() + 1;
        switch (a.count()) {
            case 2 -> table.put((double) end, a.get(1));
            case 3 -> {
                int at = a.integer(1);
                for (int i = Math.max(end, at); i > at; i--) {
                    a.run.step();
                    table.put((double) i, table.get(i - 1));
                }
                table.put((double) at, a.get(2));
            }
            default -> throw LuaError.of("wrong number of arguments to 'insert'");
        }
        return LuaFunction.NOTHING;
    }

    private static Object[] remove(Arguments a, LuaTable table) {
        changeable(table);
        int end = table.length();
        int at = a.integer(1, end);
        if (at < 1 || at > end) {
            return LuaFunction.NOTHING;
        }
        Object removed = table.get(at);
        for (int i = at; i < end; i++) {
            a.run.step();
            table.put((double) i, table.get(i + 1));
        }
        table.put((double) end, null);
        return LuaFunction.one(removed);
    }

    private static Object maxn(LuaTable table) {
        double most = 0;
        for (Object[] pair = table.next(null); pair != null; pair = table.next(pair[0])) {
            if (pair[0] instanceof Double key && key > most) {
                most = key;
            }
        }
        return most;
    }

    private static void changeable(LuaTable table) {
        if (table.isReadOnly()) {
            throw Operators.readOnly();
        }
    }

    /** Heap sort: it bears an order that contradicts itself, takes no further memory, and its work is bounded. */
    private static Object[] sort(Arguments a, LuaTable table) {
        changeable(table);
        LuaFunction order = a.has(1) ? a.function(1) : null;
        int count = table.length();
        Object[] items = new Object[count];
        for (int i = 0; i < count; i++) {
            items[i] = table.get(i + 1);
        }
        for (int i = count / 2 - 1; i >= 0; i--) {
            sink(a.run, items, i, count, order);
        }
        for (int end = count - 1; end > 0; end--) {
            Object largest = items[0];
            items[0] = items[end];
            items[end] = largest;
            sink(a.run, items, 0, end, order);
        }
        for (int i = 0; i < count; i++) {
            table.put((double) (i + 1), items[i]);
        }
        return LuaFunction.NOTHING;
    }

    private static void sink(Run run, Object[] items, int start, int end, LuaFunction order) {
        int root = start;
        while (true) {
            run.step();
            int child = 2 * root + 1;
            if (child >= end) {
                return;
            }
            if (child + 1 < end && before(run, items[child], items[child + 1], order)) {
                child++;
            }
            if (!before(run, items[root], items[child], order)) {
                return;
            }
            Object moved = items[root];
            items[root] = items[child];
            items[child] = moved;
            root = child;
        }
    }

    private static boolean before(Run run, Object x, Object y, LuaFunction order) {
        return order == null
                ? Operators.less(run, x, y)
                : Operators.isTrue(LuaFunction.first(order.call(run, new Object[] {x, y})));
    }
}
