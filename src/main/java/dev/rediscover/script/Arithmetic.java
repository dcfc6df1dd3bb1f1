package dev.rediscover.script;

/**
 * Arithmetic: a class for each operator. They repeat how operands are evaluated, so that the compiler of the machine
 * learns for each operator by itself what its operands are; evaluated here, a recursive sum took 1.4 times as long.
 */
abstract class Arithmetic extends Expression {
    final Expression left;
    final Expression right;
    /** Lua reads a local name from its register when it computes, so behind the work of the other operand. */
    final boolean leftLast;

    Arithmetic(int line, Expression left, Expression right) {
        super(line);
        this.left = left;
        this.right = right;
        leftLast = left instanceof Names.Local && !(right instanceof Names.Local) && !(right instanceof Constant);
    }

    /** The operation with that sign: one of {@code + - * / % ^}. */
    static Expression of(char sign, int line, Expression left, Expression right) {
        return switch (sign) {
            case '+' -> new Add(line, left, right);
            case '-' -> new Subtract(line, left, right);
            case '*' -> new Multiply(line, left, right);
            case '/' -> new Divide(line, left, right);
            case '%' -> new Modulo(line, left, right);
            default -> new Power(line, left, right);
        };
    }

    abstract Event event();

    abstract double of(double x, double y);

    /** Operands that are not both numbers: strings that can be read as such, or what a metatable says. */
    final Object other(Frame frame, Object a, Object b) {
        Double x = Operators.number(a);
        Double y = Operators.number(b);
        if (x != null && y != null) {
            return of(x, y);
        }
        Object handler = Operators.binaryHandler(event(), a, b);
        if (handler == null) {
            throw x == null
                    ? left.cannot("perform arithmetic on", a, frame, line)
                    : right.cannot("perform arithmetic on", b, frame, line);
        }
        return Operators.handled(frame, line, handler, a, b);
    }

    /** {@code +}. */
    static final class Add extends Arithmetic {
        Add(int line, Expression left, Expression right) {
            super(line, left, right);
        }

        @Override
        Object value(Frame frame) {
            Object b = leftLast ? right.value(frame) : null;
            Object a = left.value(frame);
            if (!leftLast) {
                b = right.value(frame);
            }
            if (a instanceof Double p && b instanceof Double q) {
                double x = p;
                double y = q;
                return x + y;
            }
            return other(frame, a, b);
        }

        @Override
        Event event() {
            return Event.ADD;
        }

        @Override
        double of(double x, double y) {
            return x + y;
        }
    }

    /** {@code -} between two. */
    static final class Subtract extends Arithmetic {
        Subtract(int line, Expression left, Expression right) {
            super(line, left, right);
        }

        @Override
        Object value(Frame frame) {
            Object b = leftLast ? right.value(frame) : null;
            Object a = left.value(frame);
            if (!leftLast) {
                b = right.value(frame);
            }
            if (a instanceof Double p && b instanceof Double q) {
                double x = p;
                double y = q;
                return x - y;
            }
            return other(frame, a, b);
        }

        @Override
        Event event() {
            return Event.SUBTRACT;
        }

        @Override
        double of(double x, double y) {
            return x - y;
        }
    }

    /** {@code *}. */
    static final class Multiply extends Arithmetic {
        Multiply(int line, Expression left, Expression right) {
            super(line, left, right);
        }

        @Override
        Object value(Frame frame) {
            Object b = leftLast ? right.value(frame) : null;
            Object a = left.value(frame);
            if (!leftLast) {
                b = right.value(frame);
            }
            if (a instanceof Double p && b instanceof Double q) {
                double x = p;
                double y = q;
                return x * y;
            }
            return other(frame, a, b);
        }

        @Override
        Event event() {
            return Event.MULTIPLY;
        }

        @Override
        double of(double x, double y) {
            return x * y;
        }
    }

    /** {@code /}. */
    static final class Divide extends Arithmetic {
        Divide(int line, Expression left, Expression right) {
            super(line, left, right);
        }

        @Override
        Object value(Frame frame) {
            Object b = leftLast ? right.value(frame) : null;
            Object a = left.value(frame);
            if (!leftLast) {
                b = right.value(frame);
            }
            if (a instanceof Double p && b instanceof Double q) {
                double x = p;
                double y = q;
                return x / y;
            }
            return other(frame, a, b);
        }

        @Override
        Event event() {
            return Event.DIVIDE;
        }

        @Override
        double of(double x, double y) {
            return x / y;
        }
    }

    /** {@code %}. */
    static final class Modulo extends Arithmetic {
        Modulo(int line, Expression left, Expression right) {
            super(line, left, right);
        }

        @Override
        Object value(Frame frame) {
            Object b = leftLast ? right.value(frame) : null;
            Object a = left.value(frame);
            if (!leftLast) {
                b = right.value(frame);
            }
            if (a instanceof Double p && b instanceof Double q) {
                double x = p;
                double y = q;
                return Operators.modulo(x, y);
            }
            return other(frame, a, b);
        }

        @Override
        Event event() {
            return Event.MODULO;
        }

        @Override
        double of(double x, double y) {
            return Operators.modulo(x, y);
        }
    }

    /** {@code ^}. */
    static final class Power extends Arithmetic {
        Power(int line, Expression left, Expression right) {
            super(line, left, right);
        }

        @Override
        Object value(Frame frame) {
            Object b = leftLast ? right.value(frame) : null;
            Object a = left.value(frame);
            if (!leftLast) {
                b = right.value(frame);
            }
            if (a instanceof Double p && b instanceof Double q) {
                double x = p;
                double y = q;
                return Operators.power(x, y);
            }
            return other(frame, a, b);
        }

        @Override
        Event event() {
            return Event.POWER;
        }

        @Override
        double of(double x, double y) {
            return Operators.power(x, y);
        }
    }

    /** {@code -} before something. */
    static final class Negate extends Expression {
        private final Expression operand;

        Negate(int line, Expression operand) {
            super(line);
            this.operand = operand;
        }

        @Override
        Object value(Frame frame) {
            Object value = operand.value(frame);
            Double number = Operators.number(value);
            if (number != null) {
                return -number;
            }
            Object handler = Operators.binaryHandler(Event.NEGATE, value, value);
            if (handler == null) {
                throw operand.cannot("perform arithmetic on", value, frame, line);
            }
            return Operators.handled(frame, line, handler, value, value);
        }
    }
}
