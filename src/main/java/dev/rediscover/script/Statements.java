package dev.rediscover.script;

import dev.rediscover.script.Frame.Variable;
import java.util.List;

/** The statements of Lua but for the loops. */
final class Statements {
    private Statements() {}

    /** One after another. */
    static final class Block extends Statement {
        private final Statement[] statements;

        private Block(List<Statement> statements) {
            this.statements = statements.toArray(new Statement[0]);
        }

        static Statement of(List<Statement> statements) {
            return statements.size() == 1 ? statements.get(0) : new Block(statements);
        }

        @Override
        int run(Frame frame) {
            for (Statement statement : statements) {
                int end = statement.run(frame);
                if (end != ON) {
                    return end;
                }
            }
            return ON;
        }
    }

    /** {@code local a = ...}. */
    static final class DeclareOne extends Statement {
        private final Variable variable;
        private final Expression value;

        DeclareOne(Variable variable, Expression value) {
            this.variable = variable;
            this.value = value;
        }

        @Override
        int run(Frame frame) {
            frame.declare(variable, value.value(frame));
            return ON;
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
        int run(Frame frame) {
            Object[] given = Expression.all(values, frame);
            for (int i = 0; i < variables.length; i++) {
                frame.declare(variables[i], i < given.length ? given[i] : null);
            }
            return ON;
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
        int run(Frame frame) {
            frame.declare(variable, null);
            frame.set(variable.slot, function.value(frame));
            return ON;
        }
    }

    /** {@code a = ...}. */
    static final class AssignOne extends Statement {
        private final int line;
        private final Names target;
        private final Expression value;

        AssignOne(int line, Names target, Expression value) {
            this.line = line;
            this.target = target;
            this.value = value;
        }

        @Override
        int run(Frame frame) {
            target.assign(frame, value, line);
            return ON;
        }
    }

    /** {@code a, b = ...}: the last is assigned first. */
    static final class Assign extends Statement {
        private final int line;
        private final Names[] names;
        private final Expression[] values;

        Assign(int line, List<Names> names, List<Expression> values) {
            this.line = line;
            this.names = names.toArray(new Names[0]);
            this.values = values.toArray(new Expression[0]);
        }

        @Override
        int run(Frame frame) {
            Names.Target[] targets = new Names.Target[names.length];
            for (int i = 0; i < targets.length; i++) {
                targets[i] = names[i].target(frame);
            }
            Object[] given = Expression.all(values, frame);
            for (int i = targets.length - 1; i >= 0; i--) {
                targets[i].assign(frame, i < given.length ? given[i] : null, line);
            }
            return ON;
        }
    }

    /** A call for its effect. */
    static final class Do extends Statement {
        private final Expression call;

        Do(Expression call) {
            this.call = call;
        }

        @Override
        int run(Frame frame) {
            call.value(frame);
            return ON;
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
        int run(Frame frame) {
            for (int i = 0; i < conditions.length; i++) {
                if (conditions[i].test(frame)) {
                    return branches[i].run(frame);
                }
            }
            return branches.length > conditions.length ? branches[conditions.length].run(frame) : ON;
        }
    }

    /** {@code return} of one value. */
    static final class ReturnOne extends Statement {
        private final Expression value;

        ReturnOne(Expression value) {
            this.value = value;
        }

        @Override
        int run(Frame frame) {
            frame.single = value.value(frame);
            return RETURN;
        }
    }

    /** {@code return} of any number of values. */
    static final class ReturnAll extends Statement {
        private final Expression[] values;

        ReturnAll(List<Expression> values) {
            this.values = values.toArray(new Expression[0]);
        }

        @Override
        int run(Frame frame) {
            frame.many = Expression.all(values, frame);
            return RETURN;
        }
    }

    /** {@code return f()}: the call takes the place of the one that returns. */
    static final class ReturnCall extends Statement {
        private final Calls.Apply call;

        ReturnCall(Calls.Apply call) {
            this.call = call;
        }

        @Override
        int run(Frame frame) {
            call.tail(frame);
            return RETURN;
        }
    }

    /** {@code break}. */
    static final class Break extends Statement {
        @Override
        int run(Frame frame) {
            return BREAK;
        }
    }
}
