package dev.rediscover.value;

/** The door for types that live in rooms of their own (JSON documents, sketches, time series, vector sets). */
public abstract non-sealed class ModuleValue extends Value {
    @Override
    public final Type type() {
        return Type.MODULE;
    }

    /** The type's own name, nine characters in real modules, such as {@code ReJSON-RL}. */
    @Override
    public abstract String typeName();

    @Override
    public String encoding() {
        return "raw";
    }

    @Override
    public Value copy(EncodingLimits limits) {
        return copy();
    }
}
