package dev.rediscover.lesson;

/**
 * Something wrong in a pack.
 *
 * @param rule which rule is broken; its id never changes
 * @param place where
 * @param what what is wrong, one sentence without a full stop
 * @param cure how to mend it, one sentence without a full stop
 */
public record Fault(Rule rule, Place place, String what, String cure) {
    /** Whether the pack cannot be used as it is; otherwise it is advice. */
    public boolean isError() {
        return rule.severity() == Rule.Severity.ERROR;
    }

    /** {@code file:line:column: what is wrong — how to mend it [rule]}. */
    @Override
    public String toString() {
        return place + ": " + what + " — " + cure + " [" + rule.id() + "]";
    }
}
