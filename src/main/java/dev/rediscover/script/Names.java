package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import dev.rediscover.script.Frame.Cell;
import dev.rediscover.script.Frame.Variable;

/** The expressions that name something: they can be assigned to. */
abstract class Names extends Expression {
    Names(int line) {
        super(line);
    }

    /** Assigns {@code value}; {@code where} is the line that errors name. */
    abstract void assign(Frame frame, Object value, int where);

    /** Does {@code target = value}, reading what Lua reads from registers only after the value. */
    void assign(Frame frame, Expression value, int where) {
        assign(frame, value.value(frame), where);
    }

    /** A local name. */
    static final class Local extends Names {
        private final int slot;
        private final String name;

        Local(int line, Variable variable) {
            super(line);
            slot = variable.slot;
            name = variable.name;
        }

        @Override
        Object value(Frame frame) {
            Object held = frame.slots[slot];
            return held instanceof Cell cell ? cell.value : held;
        }

        @Override
        void assign(Frame frame, Object value, int where) {
            frame.set(slot, value);
        }

        @Override
        String described() {
            return "local '" + name + "'";
        }
    }

    /** A local name of a function around. */
    static final class Outer extends Names {
        private final int place;
        private final String name;

        Outer(int line, int place, String name) {
            super(line);
            this.place = place;
            this.name = name;
        }

        @Override
        Object value(Frame frame) {
            return frame.closure.outer[place].value;
        }

        @Override
        void assign(Frame frame, Object value, int where) {
            frame.closure.outer[place].value = value;
        }

        @Override
        String described() {
            return "upvalue '" + name + "'";
        }
    }

    /** A name that is no local. */
    static final class Global extends Names {
        private final Bytes name;
        private final int hash;

        Global(int line, String name) {
            super(line);
            this.name = Bytes.of(name);
            hash = LuaTable.hash(this.name);
        }

        @Override
        Object value(Frame frame) {
            Object value = frame.run.globals.get(name, hash);
            return value != null ? value : missing(frame);
        }

        private Object missing(Frame frame) {
            try {
                return Operators.index(frame.run, frame.run.globals, name);
            } catch (LuaError e) {
                throw e.at(frame.chunk(), line);
            }
        }

        @Override
        void assign(Frame frame, Object value, int where) {
            try {
                Operators.assign(frame.run, frame.run.globals, name, value);
            } catch (LuaError e) {
                throw e.at(frame.chunk(), where);
            }
        }

        @Override
        boolean isPending() {
            return true;
        }

        @Override
        String described() {
            return "global '" + name.latin1() + "'";
        }
    }

    /** The field of a table whose name stands in the script. */
    static final class Field extends Names {
        private final Expression table;
        private final Bytes name;
        private final int hash;

        Field(int line, Expression table, Bytes name) {
            super(line);
            this.table = table;
            this.name = name;
            hash = LuaTable.hash(name);
        }

        @Override
        Object value(Frame frame) {
            return of(frame, table.value(frame));
        }

        /** The field of a value that {@link #table} had. */
        Object of(Frame frame, Object from) {
            if (from instanceof LuaTable plain) {
                Object value = plain.get(name, hash);
                if (value != null || plain.metatable() == null) {
                    return value;
                }
            }
            return element(frame, table, from, name, line);
        }

        @Override
        void assign(Frame frame, Object value, int where) {
            set(frame, table, table.value(frame), name, value, where);
        }

        @Override
        void assign(Frame frame, Expression value, int where) {
            if (table instanceof Local) {
                assign(frame, value.value(frame), where);
                return;
            }
            Object to = table.value(frame);
            set(frame, table, to, name, value.value(frame), where);
        }

        @Override
        boolean isPending() {
            return true;
        }

        @Override
        String described() {
            return "field '" + name.latin1() + "'";
        }

        @Override
        Target target(Frame frame) {
            return new Target(this, table, table.value(frame), name);
        }
    }

    /** Something within a table. */
    static final class Index extends Names {
        private final Expression table;
        private final Expression key;

        Index(int line, Expression table, Expression key) {
            super(line);
            this.table = table;
            this.key = key;
        }

        @Override
        Object value(Frame frame) {
            Object from;
            Object at;
            if (table instanceof Local) {
                at = key.value(frame);
                from = table.value(frame);
            } else {
                from = table.value(frame);
                at = key.value(frame);
            }
            if (from instanceof LuaTable plain) {
                Object value = plain.get(at);
                if (value != null || plain.metatable() == null) {
                    return value;
                }
            }
            return element(frame, table, from, at, line);
        }

        @Override
        void assign(Frame frame, Object value, int where) {
            Object to = table.value(frame);
            set(frame, table, to, key.value(frame), value, where);
        }

        @Override
        void assign(Frame frame, Expression value, int where) {
            Object to = table instanceof Local ? null : table.value(frame);
            Object at = key instanceof Local ? null : key.value(frame);
            Object given = value.value(frame);
            to = table instanceof Local ? table.value(frame) : to;
            at = key instanceof Local ? key.value(frame) : at;
            set(frame, table, to, at, given, where);
        }

        @Override
        boolean isPending() {
            return true;
        }

        @Override
        String described() {
            return "field '?'";
        }

        @Override
        Target target(Frame frame) {
            Object to = table.value(frame);
            return new Target(this, table, to, key.value(frame));
        }
    }

    /** What is assigned to once the values are known, for an assignment of several: the table and the key. */
    record Target(Names name, Expression expression, Object table, Object key) {
        void assign(Frame frame, Object value, int where) {
            if (expression == null) {
                name.assign(frame, value, where);
            } else {
                set(frame, expression, table, key, value, where);
            }
        }
    }

    /** Works out what is assigned to, before the values. */
    Target target(Frame frame) {
        return new Target(this, null, null, null);
    }

    private static Object element(Frame frame, Expression named, Object from, Object at, int line) {
        if (!Operators.canIndex(from)) {
            throw named.cannot("index", from, frame, line);
        }
        try {
            return Operators.index(frame.run, from, at);
        } catch (LuaError e) {
            throw e.at(frame.chunk(), line);
        }
    }

    private static void set(Frame frame, Expression named, Object to, Object at, Object value, int line) {
        if (!(to instanceof LuaTable table)) {
            throw named.cannot("index", to, frame, line);
        }
        try {
            Operators.assign(frame.run, table, at, value);
        } catch (LuaError e) {
            throw e.at(frame.chunk(), line);
        }
    }
}
