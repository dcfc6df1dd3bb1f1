package dev.rediscover.engine;

/** Why a parameter cannot take a value; the message goes behind what CONFIG SET says of every failure. */
public final class ParameterRefusal extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Parameter parameter;

    /** {@code why} about a value that was given for some parameter. */
    public ParameterRefusal(String why) {
        this(null, why);
    }

    /** {@code why} about the value of {@code parameter}. */
    public ParameterRefusal(Parameter parameter, String why) {
        super(why, null, false, false);
        this.parameter = parameter;
    }

    /** The parameter; {@code null} if it is the one that was asked about. */
    public Parameter parameter() {
        return parameter;
    }
}
