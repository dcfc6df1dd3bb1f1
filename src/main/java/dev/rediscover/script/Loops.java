package dev.rediscover.script;

import dev.rediscover.script.Frame.Variable;
import java.util.List;

/** The loops of Lua. */
final class Loops {
    private Loops() {}

    /** {@code while ... do ... end}. */
    static final class While extends Statement {
        private final Expression condition;
        private final Statement body;

        While(Expression condition, Statement body) {
            this.condition = condition;
            this.body = body;
        }

        @Override
        Object[] run(Frame frame) {
            while (Operators.isTrue(condition.value(frame))) {
                frame.run.step();
                Object[] end = body.run(frame);
                if (end != null) {
                    return end == BREAK ? null : end;
                }
            }
            return null;
        }
    }

    /** {@code repeat ... until ...}; the condition sees the names of the body. */
    static final class Repeat extends Statement {
        private final Statement body;
        private final Expression condition;

        Repeat(Statement body, Expression condition) {
            this.body = body;
            this.condition = condition;
        }

        @Override
        Object[] run(Frame frame) {
            do {
                frame.run.step();
                Object[] end = body.run(frame);
                if (end != null) {
                    return end == BREAK ? null : end;
                }
            } while (!Operators.isTrue(condition.value(frame)));
            return null;
        }
    }

    /** {@code for i = from, to, step do ... end}. */
    static final class Count extends Statement {
        private final int line;
        private final Variable variable;
        private final Expression[] range;
        private final Statement body;

        Count(int line, Variable variable, List<Expression> range, Statement body) {
            this.line = line;
            this.variable = variable;
            this.range = range.toArray(new Expression[0]);
            this.body = body;
        }

        @Override
        Object[] run(Frame frame) {
            double from = number(frame, range[0].value(frame), "initial value");
            double to = number(frame, range[1].value(frame), "limit");
            double step = range.length > 2 ? number(frame, range[2].value(frame), "step") : 1;
            for (double i = from; step > 0 ? i <= to : to <= i; i += step) {
                frame.run.step();
                frame.declare(variable, i);
                Object[] end = body.run(frame);
                if (end != null) {
                    return end == BREAK ? null : end;
                }
            }
            return null;
        }

        private double number(Frame frame, Object value, String what) {
            Double number = Operators.number(value);
            if (number == null) {
                throw LuaError.of("'for' " + what + " must be a number").at(frame.chunk, line);
            }
            return number;
        }
    }

    /** {@code for k, v in ... do ... end}. */
    static final class Each extends Statement {
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
        Object[] run(Frame frame) {
            Object[] given = Expression.all(source, frame);
            Object step = given.length > 0 ? given[0] : null;
            Object state = given.length > 1 ? given[1] : null;
            Object control = given.length > 2 ? given[2] : null;
            while (true) {
                frame.run.step();
                Object[] values = next(frame, step, state, control);
                control = LuaFunction.first(values);
                if (control == null) {
                    return null;
                }
                for (int i = 0; i < variables.length; i++) {
                    frame.declare(variables[i], i < values.length ? values[i] : null);
                }
                Object[] end = body.run(frame);
                if (end != null) {
                    return end == BREAK ? null : end;
                }
            }
        }

        private Object[] next(Frame frame, Object step, Object state, Object control) {
            try {
                return Operators.call(frame.run, step, new Object[] {state, control});
            } catch (LuaError e) {
                throw e.at(frame.chunk, line);
            } catch (Operators.NotCallable e) {
                throw LuaError.of("attempt to call a " + Operators.type(step) + " value")
                        .at(frame.chunk, line);
            }
        }
    }
}
