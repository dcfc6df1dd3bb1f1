package dev.rediscover.script;

import dev.rediscover.script.Frame.Variable;
import java.util.List;

/** The statements of Lua but for the loops. */
final class Statements {
    private Statements() {}

    /** One after another. */
    static final class Block extends Statement {
        private final Statement[] statements;

        Block(List<Statement> statements) {
            this.statements = statements.toArray(new Statement[0]);
        }

        @Override
        Object[] run(Frame frame) {
            for (Statement statement : statements) {
                Object[] end = statement.run(frame);
                if (end != null) {
                    return end;
                }
            }
            return null;
        }
    }

    /** {@code local a, b = ...}. */
    static final class Declare extends Statement {
        private final Variable[] variables;
        private final Expression[] values;

        Declare(List<Variable> variables, List<Expression> values) {
            this.variables = variables.toArray(new Variable[0]);
            this.values = values.toArray(new Expression[0]);
        }

        @Override
        Object[] run(Frame frame) {
            if (variables.length == 1 && values.length == 1) {
                frame.declare(variables[0], values[0].value(frame));
                return null;
            }
            Object[] given = Expression.all(values, frame);
            for (int i = 0; i < variables.length; i++) {
                frame.declare(variables[i], i < given.length ? given[i] : null);
            }
            return null;
        }
    }

    /** {@code local function f}: its name is known inside. */
    static final class DeclareFunction extends Statement {
        private final Variable variable;
        private final Expression function;

        DeclareFunction(Variable variable, Expression function) {
            this.variable = variable;
            this.function = function;
        }

        @Override
        Object[] run(Frame frame) {
            frame.declare(variable, null);
            frame.set(variable, function.value(frame));
            return null;
        }
    }

    /** {@code a, b = ...}. */
    static final class Assign extends Statement {
        private final Names[] targets;
        private final Expression[] values;

        Assign(List<Names> targets, List<Expression> values) {
            this.targets = targets.toArray(new Names[0]);
            this.values = values.toArray(new Expression[0]);
        }

        @Override
        Object[] run(Frame frame) {
            if (targets.length == 1 && values.length == 1) {
                targets[0].assign(frame, values[0].value(frame));
                return null;
            }
            Object[] given = Expression.all(values, frame);
            for (int i = targets.length - 1; i >= 0; i--) {
                targets[i].assign(frame, i < given.length ? given[i] : null);
            }
            return null;
        }
    }

    /** A call for its effect. */
    static final class Do extends Statement {
        private final Expression call;

        Do(Expression call) {
            this.call = call;
        }

        @Override
        Object[] run(Frame frame) {
            call.values(frame);
            return null;
        }
    }

    /** {@code if ... elseif ... else ... end}; a branch without a condition is the last. */
    static final class If extends Statement {
        private final Expression[] conditions;
        private final Statement[] branches;

        If(List<Expression> conditions, List<Statement> branches) {
            this.conditions = conditions.toArray(new Expression[0]);
            this.branches = branches.toArray(new Statement[0]);
        }

        @Override
        Object[] run(Frame frame) {
            for (int i = 0; i < branches.length; i++) {
                if (i >= conditions.length || Operators.isTrue(conditions[i].value(frame))) {
                    return branches[i].run(frame);
                }
            }
            return null;
        }
    }

    /** {@code return ...}. */
    static final class Return extends Statement {
        private final Expression[] values;

        Return(List<Expression> values) {
            this.values = values.toArray(new Expression[0]);
        }

        @Override
        Object[] run(Frame frame) {
            return Expression.all(values, frame);
        }
    }

    /** {@code break}. */
    static final class Break extends Statement {
        @Override
        Object[] run(Frame frame) {
            return BREAK;
        }
    }
}
