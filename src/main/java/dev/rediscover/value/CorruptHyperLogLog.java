package dev.rediscover.value;

/** A string that begins as a HyperLogLog but whose registers do not add up. */
public final class CorruptHyperLogLog extends RuntimeException {
    private static final long serialVersionUID = 1;

    static final CorruptHyperLogLog INSTANCE = new CorruptHyperLogLog();

    private CorruptHyperLogLog() {
        super("corrupt HyperLogLog", null, false, false);
    }
}
