package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import dev.rediscover.script.Frame.Variable;

/** The expressions that name something: they can be assigned to. */
abstract class Names extends Expression {
    Names(int line) {
        super(line);
    }

    abstract void assign(Frame frame, Object value);

    /** A local name. */
    static final class Local extends Names {
        private final Variable variable;

        Local(int line, Variable variable) {
            super(line);
            this.variable = variable;
        }

        @Override
        Object value(Frame frame) {
            return frame.get(variable);
        }

        @Override
        void assign(Frame frame, Object value) {
            frame.set(variable, value);
        }

        @Override
        String described() {
            return "local '" + variable.name + "' ";
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
            return frame.outer[place].value;
        }

        @Override
        void assign(Frame frame, Object value) {
            frame.outer[place].value = value;
        }

        @Override
        String described() {
            return "upvalue '" + name + "' ";
        }
    }

    /** A name that is no local: only those that the server gives can be read, none can be made. */
    static final class Global extends Names {
        private final Bytes name;

        Global(int line, String name) {
            super(line);
            this.name = Bytes.of(name);
        }

        @Override
        Object value(Frame frame) {
            Object value = frame.run.globals.get(name);
            if (value == null) {
                throw LuaError.of("Script attempted to access nonexistent global variable '" + name.utf8() + "'")
                        .at(frame.chunk, line);
            }
            return value;
        }

        @Override
        void assign(Frame frame, Object value) {
            throw Operators.readOnly().at(frame.chunk, line);
        }

        @Override
        String described() {
            return "global '" + name.utf8() + "' ";
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
            Object from = table.value(frame);
            Object at = key.value(frame);
            if (from instanceof LuaTable plain && plain.metatable() == null) {
                return plain.get(at);
            }
            if (!Operators.canIndex(from)) {
                throw table.cannot("index", from, frame, line);
            }
            return Operators.index(frame.run, from, at);
        }

        @Override
        void assign(Frame frame, Object value) {
            assign(frame, table.value(frame), key.value(frame), value);
        }

        private void assign(Frame frame, Object to, Object at, Object value) {
            if (!(to instanceof LuaTable)) {
                throw table.cannot("index", to, frame, line);
            }
            try {
                Operators.assign(frame.run, (LuaTable) to, at, value);
            } catch (LuaError e) {
                throw e.at(frame.chunk, line);
            }
        }

        @Override
        String described() {
            return key instanceof Constant constant && constant.constant() instanceof Bytes name
                    ? "field '" + name.utf8() + "' "
                    : "field '?' ";
        }
    }
}
