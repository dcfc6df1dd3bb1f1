package dev.rediscover.script;

import dev.rediscover.base.Bytes;

/** Expressions with operators. */
final class Operations {
    private Operations() {}

    /** {@code and} and {@code or}: the second is asked only if it matters. */
    static final class Logic extends Expression {
        private final boolean and;
        private final Expression left;
        private final Expression right;

        Logic(int line, boolean and, Expression left, Expression right) {
            super(line);
            this.and = and;
            this.left = left;
            this.right = right;
        }

        @Override
        Object value(Frame frame) {
            Object value = left.value(frame);
            return Operators.isTrue(value) == and ? right.value(frame) : value;
        }
    }

    /** {@code not}, {@code -} and {@code #} before something. */
    static final class Unary extends Expression {
        private final String operator;
        private final Expression operand;

        Unary(int line, String operator, Expression operand) {
            super(line);
            this.operator = operator;
            this.operand = operand;
        }

        @Override
        Object value(Frame frame) {
            Object value = operand.value(frame);
            return switch (operator) {
                case "not" -> !Operators.isTrue(value);
                case "#" -> length(frame, value);
                default -> negative(frame, value);
            };
        }

        private Object length(Frame frame, Object value) {
            if (value instanceof Bytes text) {
                return (double) text.length();
            }
            if (value instanceof LuaTable table) {
                return (double) table.length();
            }
            throw operand.cannot("get length of", value, frame, line);
        }

        private Object negative(Frame frame, Object value) {
            Double number = Operators.number(value);
            if (number != null) {
                return -number;
            }
            Object[] handled = Operators.handled(frame.run, "__unm", value, value);
            if (handled.length == 0) {
                throw operand.cannot("perform arithmetic on", value, frame, line);
            }
            return handled[0];
        }
    }

    /** {@code + - * / % ^}. */
    static final class Arithmetic extends Expression {
        private final char operator;
        private final Expression left;
        private final Expression right;

        Arithmetic(int line, char operator, Expression left, Expression right) {
            super(line);
            this.operator = operator;
            this.left = left;
            this.right = right;
        }

        @Override
        Object value(Frame frame) {
            Object a = left.value(frame);
            Object b = right.value(frame);
            Double x = Operators.number(a);
            Double y = Operators.number(b);
            if (x != null && y != null) {
                return apply(x, y);
            }
            Object[] handled = Operators.handled(frame.run, event(), a, b);
            if (handled.length == 0) {
                throw x == null
                        ? left.cannot("perform arithmetic on", a, frame, line)
                        : right.cannot("perform arithmetic on", b, frame, line);
            }
            return handled[0];
        }

        private Double apply(double x, double y) {
            return switch (operator) {
                case '+' -> x + y;
                case '-' -> x - y;
                case '*' -> x * y;
                case '/' -> x / y;
                case '%' -> Operators.modulo(x, y);
                default -> Math.pow(x, y);
            };
        }

        private String event() {
            return switch (operator) {
                case '+' -> "__add";
                case '-' -> "__sub";
                case '*' -> "__mul";
                case '/' -> "__div";
                case '%' -> "__mod";
                default -> "__pow";
            };
        }
    }

    /** {@code ..}. */
    static final class Join extends Expression {
        private final Expression left;
        private final Expression right;

        Join(int line, Expression left, Expression right) {
            super(line);
            this.left = left;
            this.right = right;
        }

        @Override
        Object value(Frame frame) {
            Object a = left.value(frame);
            Object b = right.value(frame);
            Bytes x = Operators.text(a);
            Bytes y = Operators.text(b);
            frame.run.step();
            if (x != null && y != null) {
                try {
                    return frame.run.join(x, y);
                } catch (LuaError e) {
                    throw e.at(frame.chunk, line);
                }
            }
            Object[] handled = Operators.handled(frame.run, "__concat", a, b);
            if (handled.length == 0) {
                throw x == null
                        ? left.cannot("concatenate", a, frame, line)
                        : right.cannot("concatenate", b, frame, line);
            }
            return handled[0];
        }
    }

    /** {@code == ~= < > <= >=}. */
    static final class Compare extends Expression {
        private final String operator;
        private final Expression left;
        private final Expression right;

        Compare(int line, String operator, Expression left, Expression right) {
            super(line);
            this.operator = operator;
            this.left = left;
            this.right = right;
        }

        @Override
        Object value(Frame frame) {
            Object a = left.value(frame);
            Object b = right.value(frame);
            try {
                return switch (operator) {
                    case "==" -> Operators.equal(frame.run, a, b);
                    case "~=" -> !Operators.equal(frame.run, a, b);
                    case "<" -> Operators.less(frame.run, a, b);
                    case ">" -> Operators.less(frame.run, b, a);
                    case "<=" -> Operators.lessOrEqual(frame.run, a, b);
                    default -> Operators.lessOrEqual(frame.run, b, a);
                };
            } catch (LuaError e) {
                throw e.at(frame.chunk, line);
            }
        }
    }
}
