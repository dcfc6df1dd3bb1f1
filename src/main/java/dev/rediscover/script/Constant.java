package dev.rediscover.script;

/** A value that stands in the script. */
final class Constant extends Expression {
    private final Object constant;

    Constant(int line, Object constant) {
        super(line);
        this.constant = constant;
    }

    Object constant() {
        return constant;
    }

    @Override
    Object value(Frame frame) {
        return constant;
    }
}
