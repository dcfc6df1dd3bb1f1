package dev.rediscover.script;

import dev.rediscover.script.Frame.Variable;
import java.util.List;

/** The loops of Lua. Each turn is a step of the run, which may end it there. */
final class Loops {
    private Loops() {}

    /** {@code while ... do ... end}. */
    static final class While extends Statement {
        private final int line;
        private final Expression condition;
        private final Statement body;

        While(int line, Expression condition, Statement body) {
            this.line = line;
            this.condition = condition;
            this.body = body;
        }

        @Override
        int run(Frame frame) {
            Run run = frame.run;
            try {
                while (condition.test(frame)) {
                    run.step();
                    int end = body.run(frame);
                    if (end != ON) {
                        return end == BREAK ? ON : end;
                    }
                }
                return ON;
            } catch (Run.Endless e) {
                throw e.at(frame.chunk(), line);
            }
        }
    }

    /** {@code repeat ... until ...}; the condition sees the names of the body. */
    static final class Repeat extends Statement {
        private final int line;
        private final Statement body;
        private final Expression condition;

        Repeat(int line, Statement body, Expression condition) {
            this.line = line;
            this.body = body;
            this.condition = condition;
        }

        @Override
        int run(Frame frame) {
            Run run = frame.run;
            try {
                do {
                    run.step();
                    int end = body.run(frame);
                    if (end != ON) {
                        return end == BREAK ? ON : end;
                    }
                } while (!condition.test(frame));
                return ON;
            } catch (Run.Endless e) {
                throw e.at(frame.chunk(), line);
            }
        }
    }

    /** {@code for i = from, to, step do ... end}. */
    static final class Count extends Statement {
        private final int line;
        private final Variable variable;
        private final Expression from;
        private final Expression to;
        private final Expression step;
        private final Statement body;

        /** {@code line} is that of {@code do}; {@code range} has two or three expressions. */
        Count(int line, Variable variable, List<Expression> range, Statement body) {
            this.line = line;
            this.variable = variable;
            from = range.get(0);
            to = range.get(1);
            step = range.size() > 2 ? range.get(2) : null;
            this.body = body;
        }

        @Override
        int run(Frame frame) {
            Object start = from.value(frame);
            Object end = to.value(frame);
            Object by = step == null ? (Object) 1.0 : step.value(frame);
            double i = number(frame, start, "initial value");
            double limit = number(frame, end, "limit");
            double add = number(frame, by, "step");
            try {
                return count(frame, i, limit, add);
            } catch (Run.Endless e) {
                throw e.at(frame.chunk(), line);
            }
        }

        private int count(Frame frame, double from, double limit, double add) {
            Run run = frame.run;
            for (double i = from; add > 0 ? i <= limit : limit <= i; i += add) {
                run.step();
                frame.declare(variable, i);
                int end = body.run(frame);
                if (end != ON) {
                    return end == BREAK ? ON : end;
                }
            }
            return ON;
        }

        private double number(Frame frame, Object value, String what) {
            if (value instanceof Double number) {
                return number;
            }
            Double number = Operators.number(value);
            if (number == null) {
                throw LuaError.operator("'for' " + what + " must be a number").at(frame.chunk(), line);
            }
            return number;
        }
    }

    /** {@code for k, v in ... do ... end}. */
    static final class Each extends Statement {
        private static final String NAME = "(for generator)";

        private final int line;
        private final Variable[] variables;
        private final Expression[] source;
        private final Statement body;

        Each(int line, List<Variable> variables, List<Expression> source, Statement body) {
            this.line = line;
            this.variables = variables.toArray(new Variable[0]);
            this.source = source.toArray(new Expression[0]);
            this.body = body;
        }

        @Override
        int run(Frame frame) {
            Object[] given = Expression.all(source, frame);
            Object step = given.length > 0 ? given[0] : null;
            Object state = given.length > 1 ? given[1] : null;
            Object control = given.length > 2 ? given[2] : null;
            try {
                if (state instanceof LuaTable table && variables.length <= 2) {
                    if (step == BaseLibrary.NEXT && control == null) {
                        return pairs(frame, table);
                    }
                    if (step == BaseLibrary.STEP && control instanceof Double zero && zero == 0) {
                        return list(frame, table);
                    }
                }
                return each(frame, step, state, control);
            } catch (Run.Endless e) {
                throw e.at(frame.chunk(), line);
            }
        }

        private int each(Frame frame, Object step, Object state, Object first) {
            Object control = first;
            while (true) {
                frame.run.step();
                Object[] values = next(frame, step, state, control);
                control = LuaFunction.first(values);
                if (control == null) {
                    return ON;
                }
                for (int i = 0; i < variables.length; i++) {
                    frame.declare(variables[i], i < values.length ? values[i] : null);
                }
                int end = body.run(frame);
                if (end != ON) {
                    return end == BREAK ? ON : end;
                }
            }
        }

        private Object[] next(Frame frame, Object step, Object state, Object control) {
            LuaFunction called = step instanceof LuaFunction plain ? plain : null;
            if (called == null && !(Operators.handler(step, Event.CALL) instanceof LuaFunction)) {
                throw LuaError.operator("attempt to call a " + Operators.type(step) + " value")
                        .at(frame.chunk(), line);
            }
            try {
                return Operators.call(frame.run, step, new Object[] {state, control});
            } catch (LuaError e) {
                throw e.through(frame.chunk(), line, called, NAME, false);
            }
        }

        /** Goes through a table as {@code next} does, but without looking for the place of each key. */
        private int pairs(Frame frame, LuaTable table) {
            int layout = table.layout();
            int index = -1;
            while (true) {
                frame.run.step();
                index = table.following(index);
                if (index < 0) {
                    return ON;
                }
                Object key = table.keyAt(index);
                frame.declare(variables[0], key);
                if (variables.length > 1) {
                    frame.declare(variables[1], table.valueAt(index));
                }
                int end = body.run(frame);
                if (end != ON) {
                    return end == BREAK ? ON : end;
                }
                if (table.layout() != layout) {
                    layout = table.layout();
                    index = place(frame, table, key);
                }
            }
        }

        private int place(Frame frame, LuaTable table, Object key) {
            try {
                return table.index(key);
            } catch (LuaError e) {
                throw e.through(frame.chunk(), line, BaseLibrary.NEXT, NAME, false);
            }
        }

        private int list(Frame frame, LuaTable table) {
            for (int i = 1; ; i++) {
                frame.run.step();
                Object value = table.get(i);
                if (value == null) {
                    return ON;
                }
                frame.declare(variables[0], (double) i);
                if (variables.length > 1) {
                    frame.declare(variables[1], value);
                }
                int end = body.run(frame);
                if (end != ON) {
                    return end == BREAK ? ON : end;
                }
            }
        }
    }
}
