package dev.rediscover.value;

import dev.rediscover.base.Bytes;

/** Goes through the values of an array in a range of positions, upwards or downwards, and skips the gaps. */
public final class ArrayScan {
    private final ArrayDirectory directory;
    private final long last;
    private final boolean down;
    private ArraySlice slice;
    private int offset; // where to look on in the slice; outside it at its end
    private long position;
    private byte[] value;

    ArrayScan(ArrayDirectory directory, long from, long to) {
        this.directory = directory;
        this.last = to;
        this.down = Long.compareUnsigned(from, to) > 0;
        long id = from >>> ArraySlice.BITS;
        this.slice = down ? directory.floor(id) : directory.ceiling(id);
        boolean inside = slice != null && slice.id == id;
        this.offset = inside ? (int) from & (ArraySlice.SIZE - 1) : edge();
    }

    private int edge() {
        return down ? ArraySlice.SIZE - 1 : 0;
    }

    /** Goes on to the next value; false at the end. */
    public boolean next() {
        while (slice != null) {
            int found = offset < 0 ? -1 : down ? slice.previous(offset) : slice.next(offset);
            if (found >= 0) {
                return stopAt(found);
            }
            slice = down ? (slice.id == 0 ? null : directory.floor(slice.id - 1)) : directory.ceiling(slice.id + 1);
            offset = edge();
        }
        return false;
    }

    private boolean stopAt(int found) {
        position = (slice.id << ArraySlice.BITS) + found;
        int beyond = Long.compareUnsigned(position, last);
        if (down ? beyond < 0 : beyond > 0) {
            slice = null;
            return false;
        }
        value = slice.get(found);
        offset = down ? found - 1 : found + 1;
        return true;
    }

    /** The position that {@link #next} came to. */
    public long position() {
        return position;
    }

    /** The value there. */
    public Bytes value() {
        return Bytes.wrap(value);
    }
}
