package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import dev.rediscover.script.Frame.Cell;
import dev.rediscover.script.Frame.Variable;
import java.util.Arrays;
import java.util.List;

/** Functions: made, called, and what they are given beyond their names. */
final class Calls {
    private Calls() {}

    /** A call; {@code method} is {@code null} but for {@code object:method(...)}. */
    static final class Apply extends Expression {
        private final Expression function;
        private final Bytes method;
        private final Expression[] arguments;

        Apply(int line, Expression function, String method, List<Expression> arguments) {
            super(line);
            this.function = function;
            this.method = method == null ? null : Bytes.of(method);
            this.arguments = arguments.toArray(new Expression[0]);
        }

        @Override
        Object value(Frame frame) {
            return LuaFunction.first(values(frame));
        }

        @Override
        boolean isOpen() {
            return true;
        }

        @Override
        Object[] values(Frame frame) {
            Object target = function.value(frame);
            Object[] given = all(arguments, frame);
            if (method != null) {
                Object[] withSelf = new Object[given.length + 1];
                withSelf[0] = target;
                System.arraycopy(given, 0, withSelf, 1, given.length);
                given = withSelf;
                target = member(frame, target);
            }
            Run run = frame.run;
            try {
                run.enter();
                Object[] results = target instanceof LuaFunction plain
                        ? plain.call(run, given)
                        : Operators.call(run, target, given);
                run.leave();
                return results;
            } catch (LuaError e) {
                throw e.at(frame.chunk, line);
            } catch (Operators.NotCallable e) {
                throw method == null
                        ? function.cannot("call", target, frame, line)
                        : LuaError.of("attempt to call method '" + method.utf8() + "' (a " + Operators.type(target)
                                        + " value)")
                                .at(frame.chunk, line);
            }
        }

        private Object member(Frame frame, Object target) {
            if (!Operators.canIndex(target)) {
                throw function.cannot("index", target, frame, line);
            }
            return Operators.index(frame.run, target, method);
        }
    }

    /** {@code function (...) ... end}. */
    static final class Make extends Expression {
        private final String chunk;
        private final Variable[] parameters;
        private final Statement body;
        private final Scope scope;

        Make(int line, String chunk, List<Variable> parameters, Statement body, Scope scope) {
            super(line);
            this.chunk = chunk;
            this.parameters = parameters.toArray(new Variable[0]);
            this.body = body;
            this.scope = scope;
        }

        @Override
        Object value(Frame frame) {
            Cell[] outer = new Cell[scope.sources.size()];
            for (int i = 0; i < outer.length; i++) {
                Scope.Source source = scope.sources.get(i);
                outer[i] =
                        source.local() != null ? (Cell) frame.slots[source.local().slot] : frame.outer[source.outer()];
            }
            return new Closure(this, outer);
        }
    }

    /** A function of a script, with what it sees of the functions around it. */
    static final class Closure extends LuaFunction {
        private final Make code;
        private final Cell[] outer;

        Closure(Make code, Cell[] outer) {
            this.code = code;
            this.outer = outer;
        }

        @Override
        Object[] call(Run run, Object[] arguments) {
            Variable[] parameters = code.parameters;
            Object[] rest = code.scope.takesRest && arguments.length > parameters.length
                    ? Arrays.copyOfRange(arguments, parameters.length, arguments.length)
                    : NOTHING;
            Frame frame = new Frame(run, code.chunk, code.scope.size(), outer, rest);
            for (int i = 0; i < parameters.length; i++) {
                frame.declare(parameters[i], i < arguments.length ? arguments[i] : null);
            }
            Object[] returned = code.body.run(frame);
            return returned == null ? NOTHING : returned;
        }
    }

    /** {@code ...}. */
    static final class Rest extends Expression {
        Rest(int line) {
            super(line);
        }

        @Override
        Object value(Frame frame) {
            return LuaFunction.first(frame.rest);
        }

        @Override
        Object[] values(Frame frame) {
            return frame.rest.clone();
        }

        @Override
        boolean isOpen() {
            return true;
        }
    }

    /** An expression in brackets: one value, whatever is inside. */
    static final class Single extends Expression {
        private final Expression inside;

        Single(int line, Expression inside) {
            super(line);
            this.inside = inside;
        }

        @Override
        Object value(Frame frame) {
            return inside.value(frame);
        }
    }

    /** {@code {...}}: a table with a list and named values. */
    static final class Table extends Expression {
        private final Expression[] list;
        private final Expression[] keys;
        private final Expression[] values;

        Table(int line, List<Expression> list, List<Expression> keys, List<Expression> values) {
            super(line);
            this.list = list.toArray(new Expression[0]);
            this.keys = keys.toArray(new Expression[0]);
            this.values = values.toArray(new Expression[0]);
        }

        @Override
        Object value(Frame frame) {
            frame.run.step();
            LuaTable table = new LuaTable();
            for (int i = 0; i < keys.length; i++) {
                try {
                    Operators.checkKey(keys[i].value(frame));
                } catch (LuaError e) {
                    throw e.at(frame.chunk, line);
                }
            }
            Object[] items = all(list, frame);
            table.fill(items);
            for (int i = 0; i < keys.length; i++) {
                Object key = keys[i].value(frame);
                if (!(key instanceof Double number) || number < 1 || number > items.length) {
                    table.put(key, values[i].value(frame));
                }
            }
            return table;
        }
    }
}
