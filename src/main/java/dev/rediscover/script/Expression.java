package dev.rediscover.script;

/** Something that has a value. */
abstract class Expression {
    /** Where it stands in the script. */
    final int line;

    Expression(int line) {
        this.line = line;
    }

    /** Its value; {@code null} is nil. */
    abstract Object value(Frame frame);

    /** All its values: calls and {@code ...} have any number, others one. */
    Object[] values(Frame frame) {
        return LuaFunction.one(value(frame));
    }

    /** Whether it has any number of values. */
    boolean isOpen() {
        return false;
    }

    /** What errors call it: {@code local 'x' }, with a blank behind it; empty for something without a name. */
    String described() {
        return "";
    }

    /** The error that something cannot be done to {@code value}, the value of this expression. */
    LuaError cannot(String what, Object value, Frame frame, int where) {
        String type = Operators.type(value);
        return LuaError.of("attempt to " + what + " "
                        + described().concat(described().isEmpty() ? "a " : "(a ") + type
                        + (described().isEmpty() ? " value" : " value)"))
                .at(frame.chunk, where);
    }

    /** The values of a list, the last of which may have any number. */
    static Object[] all(Expression[] list, Frame frame) {
        if (list.length == 0) {
            return LuaFunction.NOTHING;
        }
        int last = list.length - 1;
        if (!list[last].isOpen()) {
            Object[] values = new Object[list.length];
            for (int i = 0; i <= last; i++) {
                values[i] = list[i].value(frame);
            }
            return values;
        }
        Object[] first = new Object[last];
        for (int i = 0; i < last; i++) {
            first[i] = list[i].value(frame);
        }
        Object[] open = list[last].values(frame);
        Object[] values = java.util.Arrays.copyOf(first, last + open.length);
        System.arraycopy(open, 0, values, last, open.length);
        return values;
    }
}
