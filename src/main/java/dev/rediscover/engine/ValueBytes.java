package dev.rediscover.engine;

import dev.rediscover.value.Value;
import java.util.Arrays;

/**
 * How many bytes the values of one keyspace take together, kept up to date at the write door in constant time.
 *
 * <p>It is exactly the sum of {@link Value#heapBytes()} as long as no command has more than {@value #OPEN} values open
 * for writing at a time; what a further one gains or loses then is not seen before it is written to again.
 */
final class ValueBytes {
    private static final int OPEN = 8;

    private final Value[] open = new Value[OPEN]; // those that were written to last
    private final long[] counted = new long[OPEN]; // and what they count for in the sum
    private int next;
    private long sum;

    ValueBytes(long sum) {
        this.sum = sum;
    }

    long sum() {
        for (int i = 0; i < OPEN; i++) {
            settle(i);
        }
        return sum;
    }

    /** A value may have got more room without having changed for others: nobody has announced that. */
    private void settle(int place) {
        if (open[place] != null) {
            long bytes = open[place].heapBytes();
            sum += bytes - counted[place];
            counted[place] = bytes;
        }
    }

    private int place(Value value) {
        for (int i = 0; i < OPEN; i++) {
            if (open[i] == value) {
                return i;
            }
        }
        return -1;
    }

    /** Notes what {@code value} counts for, before it is written to. */
    void opened(Value value) {
        if (place(value) < 0) {
            settle(next);
            open[next] = value;
            counted[next] = value.heapBytes();
            next = (next + 1) % OPEN;
        }
    }

    /** A value that was opened has changed. */
    void changed(Value value) {
        int place = place(value);
        if (place >= 0) {
            settle(place);
        }
    }

    /** {@code value} is at a key from now on; {@code old}, if there is one, is not any more. */
    void replaced(Value old, Value value) {
        if (old != null) {
            removed(old);
        }
        sum += value.heapBytes();
    }

    void removed(Value old) {
        int place = place(old);
        if (place < 0) {
            sum -= old.heapBytes();
        } else {
            sum -= counted[place];
            open[place] = null;
        }
    }

    void clear() {
        Arrays.fill(open, null);
        sum = 0;
    }
}
