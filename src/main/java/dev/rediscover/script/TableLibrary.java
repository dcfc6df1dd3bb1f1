package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import java.io.ByteArrayOutputStream;

/** {@code table}; none of its functions asks a metatable. */
final class TableLibrary extends Library {
    static LuaTable table() {
        return new TableLibrary()
                .into(
                        new LuaTable(),
                        "concat",
                        "foreach",
                        "foreachi",
                        "getn",
                        "insert",
                        "maxn",
                        "remove",
                        "setn",
                        "sort")
                .freeze();
    }

    @Override
    Object[] call(String name, Arguments a) {
        return switch (name) {
            case "concat" -> LuaFunction.one(concat(a));
            case "foreach" -> foreach(a, a.table(0));
            case "foreachi" -> foreachi(a, a.table(0));
            case "getn" -> LuaFunction.one((double) a.table(0).length());
            case "insert" -> insert(a, a.table(0));
            case "maxn" -> LuaFunction.one(maxn(a, a.table(0)));
            case "remove" -> remove(a, a.table(0));
            case "setn" -> throw obsolete(a);
            default -> sort(a, a.table(0));
        };
    }

    private static LuaError obsolete(Arguments a) {
        a.table(0);
        return LuaError.of("'setn' is obsolete");
    }

    private static Bytes concat(Arguments a) {
        Bytes between = a.has(1) ? a.text(1) : Bytes.EMPTY;
        LuaTable table = a.table(0);
        int i = a.integer(2, 1);
        int last = a.has(3) ? a.integer(3) : table.length();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (; i < last; i++) {
            add(a.run, out, table, i);
            a.run.checkGrowth(out.size(), between.length());
            out.write(between.array(), 0, between.length());
        }
        if (i == last) {
            add(a.run, out, table, i);
        }
        return Bytes.wrap(out.toByteArray());
    }

    private static void add(Run run, ByteArrayOutputStream out, LuaTable table, int index) {
        Object value = table.get(index);
        Bytes text = Operators.text(value);
        if (text == null) {
            throw LuaError.of(
                    "invalid value (" + Operators.type(value) + ") at index " + index + " in table for 'concat'");
        }
        run.step();
        run.checkGrowth(out.size(), text.length());
        out.write(text.array(), 0, text.length());
    }

    private static Object[] foreach(Arguments a, LuaTable table) {
        LuaFunction function = a.function(1);
        for (Object[] pair = table.next(null); pair != null; pair = table.next(pair[0])) {
            Object[] results = called(a.run, function, pair[0], pair[1]);
            if (results != null) {
                return results;
            }
        }
        return LuaFunction.NOTHING;
    }

    private static Object[] foreachi(Arguments a, LuaTable table) {
        int length = table.length();
        LuaFunction function = a.function(1);
        for (int i = 1; i <= length; i++) {
            Object[] results = called(a.run, function, (double) i, table.get(i));
            if (results != null) {
                return results;
            }
        }
        return LuaFunction.NOTHING;
    }

    /** What the function gives, {@code null} for nil. */
    private static Object[] called(Run run, LuaFunction function, Object key, Object value) {
        run.step();
        Object result = LuaFunction.first(Operators.call(run, function, new Object[] {key, value}));
        return result == null ? null : LuaFunction.one(result);
    }

    private static Object[] insert(Arguments a, LuaTable table) {
        int end = table.length() + 1;
        if (a.count() < 2 || a.count() > 3) {
            throw LuaError.of("wrong number of arguments to 'insert'");
        }
        int at = a.count() == 2 ? end : a.integer(1);
        for (int i = Math.max(end, at); i > at; i--) {
            a.run.step();
            set(a.run, table, i, table.get(i - 1));
        }
        set(a.run, table, at, a.get(a.count() - 1));
        return LuaFunction.NOTHING;
    }

    private static Object[] remove(Arguments a, LuaTable table) {
        int end = table.length();
        int at = a.integer(1, end);
        if (at < 1 || at > end) {
            return LuaFunction.NOTHING;
        }
        Object removed = table.get(at);
        for (int i = at; i < end; i++) {
            a.run.step();
            set(a.run, table, i, table.get(i + 1));
        }
        set(a.run, table, end, null);
        return LuaFunction.one(removed);
    }

    private static double maxn(Arguments a, LuaTable table) {
        double most = 0;
        for (Object[] pair = table.next(null); pair != null; pair = table.next(pair[0])) {
            a.run.step();
            if (pair[0] instanceof Double key && key > most) {
                most = key;
            }
        }
        return most;
    }

    private static void set(Run run, LuaTable table, int index, Object value) {
        if (table.isReadOnly()) {
            throw Operators.readOnly();
        }
        Operators.put(run, table, (double) index, value);
    }

    private static Object[] sort(Arguments a, LuaTable table) {
        int count = table.length();
        new Sorting(a.run, table, a.has(1) ? a.function(1) : null).sort(1, count);
        return LuaFunction.NOTHING;
    }

    /**
     * Quicksort with the median of three, in the table itself, with the steps that Lua 5.1 takes: a script sees them
     * by what its function is asked, and by how elements lie that are alike.
     */
    private static final class Sorting {
        private final Run run;
        private final LuaTable table;
        private final LuaFunction order;

        Sorting(Run run, LuaTable table, LuaFunction order) {
            this.run = run;
            this.table = table;
            this.order = order;
        }

        void sort(int from, int to) {
            int low = from;
            int high = to;
            while (low < high) {
                swapIfBefore(high, low);
                if (high - low == 1) {
                    return;
                }
                int middle = low + (high - low) / 2;
                if (!swapIfBefore(middle, low)) {
                    swapIfBefore(high, middle);
                }
                if (high - low == 2) {
                    return;
                }
                int border = divide(low, high, middle);
                if (border - low < high - border) {
                    sort(low, border - 1);
                    low = border + 1;
                } else {
                    sort(border + 1, high);
                    high = border - 1;
                }
            }
        }

        /** Puts what is before the pivot before it; where the pivot is then. */
        private int divide(int low, int high, int middle) {
            Object pivot = table.get(middle);
            swap(middle, high - 1);
            int i = low;
            int j = high - 1;
            while (true) {
                while (before(table.get(++i), pivot)) {
                    check(i <= high);
                }
                while (before(pivot, table.get(--j))) {
                    check(j >= low);
                }
                if (j < i) {
                    swap(high - 1, i);
                    return i;
                }
                swap(i, j);
            }
        }

        private static void check(boolean inside) {
            if (!inside) {
                throw LuaError.of("invalid order function for sorting");
            }
        }

        private boolean swapIfBefore(int first, int second) {
            if (!before(table.get(first), table.get(second))) {
                return false;
            }
            swap(first, second);
            return true;
        }

        private void swap(int i, int j) {
            Object moved = table.get(i);
            set(run, table, i, table.get(j));
            set(run, table, j, moved);
        }

        private boolean before(Object x, Object y) {
            run.step();
            return order == null
                    ? Operators.less(run, x, y)
                    : Operators.isTrue(LuaFunction.first(Operators.call(run, order, new Object[] {x, y})));
        }
    }
}
