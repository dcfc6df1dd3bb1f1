package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Expressions with operators but for arithmetic. */
final class Operations {
    private Operations() {}

    /** {@code and}: the second is asked only if it matters. */
    static final class And extends Expression {
        private final Expression left;
        private final Expression right;

        And(int line, Expression left, Expression right) {
            super(line);
            this.left = left;
            this.right = right;
        }

        @Override
        Object value(Frame frame) {
            Object value = left.value(frame);
            return value != null && value != Boolean.FALSE ? right.value(frame) : value;
        }

        @Override
        boolean test(Frame frame) {
            return left.test(frame) && right.test(frame);
        }
    }

    /** {@code or}: the second is asked only if it matters. */
    static final class Or extends Expression {
        private final Expression left;
        private final Expression right;

        Or(int line, Expression left, Expression right) {
            super(line);
            this.left = left;
            this.right = right;
        }

        @Override
        Object value(Frame frame) {
            Object value = left.value(frame);
            return value != null && value != Boolean.FALSE ? value : right.value(frame);
        }

        @Override
        boolean test(Frame frame) {
            return left.test(frame) || right.test(frame);
        }
    }

    /** {@code not}. */
    static final class Not extends Expression {
        private final Expression operand;

        Not(int line, Expression operand) {
            super(line);
            this.operand = operand;
        }

        @Override
        Object value(Frame frame) {
            return !operand.test(frame);
        }

        @Override
        boolean test(Frame frame) {
            return !operand.test(frame);
        }
    }

    /** {@code #}. */
    static final class Length extends Expression {
        private final Expression operand;

        Length(int line, Expression operand) {
            super(line);
            this.operand = operand;
        }

        @Override
        Object value(Frame frame) {
            Object value = operand.value(frame);
            if (value instanceof LuaTable table) {
                return (double) table.length();
            }
            if (value instanceof Bytes text) {
                return (double) text.length();
            }
            throw operand.cannot("get length of", value, frame, line);
        }
    }

    /** {@code ..}, as many as follow each other: all operands are worked out before the last two are joined. */
    static final class Join extends Expression {
        private final Expression[] operands;

        Join(int line, Expression left, Expression right) {
            super(line);
            List<Expression> all = new ArrayList<>();
            all.add(left);
            if (right instanceof Join join) {
                all.addAll(List.of(join.operands));
            } else {
                all.add(right);
            }
            operands = all.toArray(new Expression[0]);
        }

        @Override
        Object value(Frame frame) {
            Object[] values = new Object[operands.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = operands[i].value(frame);
            }
            frame.run.step();
            int last = values.length - 1;
            while (last > 0) {
                int first = last;
                while (first > 0 && isText(values[first - 1]) && isText(values[last])) {
                    first--;
                }
                if (first < last && isText(values[last])) {
                    values[first] = joined(frame, values, first, last);
                    last = first;
                } else {
                    values[last - 1] = handled(frame, values, last);
                    last--;
                }
            }
            return values[0];
        }

        private static boolean isText(Object value) {
            return value instanceof Bytes || value instanceof Double;
        }

        private Bytes joined(Frame frame, Object[] values, int first, int last) {
            long length = 0;
            for (int i = first; i <= last; i++) {
                Bytes text = Operators.text(values[i]);
                values[i] = text;
                length += text.length();
            }
            try {
                frame.run.checkLength(length);
                frame.run.allocate(length);
            } catch (LuaError e) {
                throw e.at(frame.chunk(), line);
            }
            byte[] bytes = new byte[(int) length];
            int end = 0;
            for (int i = first; i <= last; i++) {
                byte[] part = ((Bytes) values[i]).array();
                System.arraycopy(part, 0, bytes, end, part.length);
                end += part.length;
            }
            return Bytes.wrap(bytes);
        }

        private Object handled(Frame frame, Object[] values, int last) {
            Object a = values[last - 1];
            Object b = values[last];
            Object handler = Operators.binaryHandler(Event.CONCATENATE, a, b);
            if (handler == null) {
                throw isText(a)
                        ? operands[last].cannot("concatenate", b, frame, line)
                        : operands[last - 1].cannot("concatenate", a, frame, line);
            }
            return Operators.handled(frame, line, handler, a, b);
        }
    }

    /** {@code ==} and {@code ~=}. */
    static final class Equal extends Expression {
        private final Expression left;
        private final Expression right;
        private final boolean wanted;

        Equal(int line, Expression left, Expression right, boolean wanted) {
            super(line);
            this.left = left;
            this.right = right;
            this.wanted = wanted;
        }

        @Override
        Object value(Frame frame) {
            return test(frame);
        }

        @Override
        boolean test(Frame frame) {
            Object a;
            Object b;
            if (left instanceof Names.Local) {
                b = right.value(frame);
                a = left.value(frame);
            } else {
                a = left.value(frame);
                b = right.value(frame);
            }
            if (a == b && !(a instanceof Double)) {
                return wanted;
            }
            if (a instanceof Double x) {
                return b instanceof Double y && x.doubleValue() == y.doubleValue() == wanted
                        || !(b instanceof Double) && !wanted;
            }
            try {
                return Operators.equal(frame.run, a, b) == wanted;
            } catch (LuaError e) {
                throw e.at(frame.chunk(), line);
            }
        }
    }

    /** {@code <} and {@code >}: the latter with its operands in reverse. */
    static final class Less extends Expression {
        private final Expression left;
        private final Expression right;
        private final boolean reversed;

        Less(int line, Expression left, Expression right, boolean reversed) {
            super(line);
            this.left = left;
            this.right = right;
            this.reversed = reversed;
        }

        @Override
        Object value(Frame frame) {
            return test(frame);
        }

        @Override
        boolean test(Frame frame) {
            Object a;
            Object b;
            if (left instanceof Names.Local) {
                b = right.value(frame);
                a = left.value(frame);
            } else {
                a = left.value(frame);
                b = right.value(frame);
            }
            if (a instanceof Double x && b instanceof Double y) {
                return reversed ? y < x : x < y;
            }
            try {
                return reversed ? Operators.less(frame.run, b, a) : Operators.less(frame.run, a, b);
            } catch (LuaError e) {
                throw e.at(frame.chunk(), line);
            }
        }
    }

    /** {@code <=} and {@code >=}: the latter with its operands in reverse. */
    static final class LessOrEqual extends Expression {
        private final Expression left;
        private final Expression right;
        private final boolean reversed;

        LessOrEqual(int line, Expression left, Expression right, boolean reversed) {
            super(line);
            this.left = left;
            this.right = right;
            this.reversed = reversed;
        }

        @Override
        Object value(Frame frame) {
            return test(frame);
        }

        @Override
        boolean test(Frame frame) {
            Object a;
            Object b;
            if (left instanceof Names.Local) {
                b = right.value(frame);
                a = left.value(frame);
            } else {
                a = left.value(frame);
                b = right.value(frame);
            }
            if (a instanceof Double x && b instanceof Double y) {
                return reversed ? y <= x : x <= y;
            }
            try {
                return reversed ? Operators.lessOrEqual(frame.run, b, a) : Operators.lessOrEqual(frame.run, a, b);
            } catch (LuaError e) {
                throw e.at(frame.chunk(), line);
            }
        }
    }
}
