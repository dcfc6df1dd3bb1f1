package dev.rediscover.script;

/** A value that stands in the script. */
final class Constant extends Expression {
    private Object constant;

    Constant(int line, Object constant) {
        super(line);
        this.constant = constant;
    }

    /** Says what it is among the constants of its function. */
    void constant(Object value) {
        constant = value;
    }

    Object constant() {
        return constant;
    }

    @Override
    Object value(Frame frame) {
        return constant;
    }
}
