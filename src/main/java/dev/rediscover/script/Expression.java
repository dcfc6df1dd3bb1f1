package dev.rediscover.script;

/** Something that has a value. */
abstract class Expression {
    /** The line that errors name: as in Lua 5.1 that of the last token that was read when its instruction is made. */
    int line;

    Expression(int line) {
        this.line = line;
    }

    /** Its value; {@code null} is nil. */
    abstract Object value(Frame frame);

    /** Whether its value counts as true. */
    boolean test(Frame frame) {
        Object value = value(frame);
        return value != null && value != Boolean.FALSE;
    }

    /** All its values: calls and {@code ...} have any number, others one. */
    Object[] values(Frame frame) {
        return LuaFunction.one(value(frame));
    }

    /** Whether it has any number of values. */
    boolean isOpen() {
        return false;
    }

    /** Whether its instruction is made only when its value is needed, which is when its line is known. */
    boolean isPending() {
        return false;
    }

    /** What errors call it: {@code local 'x'}; {@code null} for something without a name. */
    String described() {
        return null;
    }

    /** The name by which a function that stands here is called; {@code null} for none. */
    String name() {
        String described = described();
        return described == null ? null : described.substring(described.indexOf('\'') + 1, described.length() - 1);
    }

    /** The error that something cannot be done to {@code value}, the value of this expression. */
    LuaError cannot(String what, Object value, Frame frame, int where) {
        String type = Operators.type(value);
        String named = described();
        return LuaError.operator("attempt to " + what + " "
                        + (named == null ? "a " + type + " value" : named + " (a " + type + " value)"))
                .at(frame.chunk(), where);
    }

    /** The values of a list, the last of which may have any number. */
    static Object[] all(Expression[] list, Frame frame) {
        return all(list, frame, 0);
    }

    /** The same with so many places left free in front. */
    static Object[] all(Expression[] list, Frame frame, int front) {
        int last = list.length - 1;
        if (last < 0) {
            return front == 0 ? LuaFunction.NOTHING : new Object[front];
        }
        Object[] values = new Object[front + last + 1];
        for (int i = 0; i < last; i++) {
            values[front + i] = list[i].value(frame);
        }
        if (!list[last].isOpen()) {
            values[front + last] = list[last].value(frame);
            return values;
        }
        Object[] open = list[last].values(frame);
        if (front + last == 0) {
            return open;
        }
        Object[] joined = java.util.Arrays.copyOf(values, front + last + open.length);
        System.arraycopy(open, 0, joined, front + last, open.length);
        return joined;
    }
}
