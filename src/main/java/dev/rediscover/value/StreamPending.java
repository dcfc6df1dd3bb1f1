package dev.rediscover.value;

/** An entry that was delivered to a consumer and not acknowledged yet. */
public final class StreamPending {
    private StreamConsumer consumer;
    private long deliveredAt;
    private long deliveries;

    /** {@code consumer} is {@code null} where the entry was given back to the group. */
    public StreamPending(StreamConsumer consumer, long deliveredAt, long deliveries) {
        this.consumer = consumer;
        this.deliveredAt = deliveredAt;
        this.deliveries = deliveries;
    }

    /** Who has it; {@code null} if it was given back to the group. */
    public StreamConsumer consumer() {
        return consumer;
    }

    void consumer(StreamConsumer owner) {
        consumer = owner;
    }

    /** When it was delivered last, in ms since 1970. */
    public long deliveredAt() {
        return deliveredAt;
    }

    /** How often it was delivered. */
    public long deliveries() {
        return deliveries;
    }

    /** Notes a delivery (or what counts as one). */
    public void delivered(long atMillis, long times) {
        deliveredAt = atMillis;
        deliveries = times;
    }
}
