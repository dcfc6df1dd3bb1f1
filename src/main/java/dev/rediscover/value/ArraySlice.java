package dev.rediscover.value;

import java.util.Arrays;

/**
 * {@value #SIZE} neighbouring positions of an array. While few of them hold a value they are kept as pairs of offset
 * and value (sparse), else as a window of positions side by side (dense), which grows by doubling.
 *
 * <p>The limits at which one becomes the other are those of Redis's sliced arrays, because ARINFO shows them.
 */
final class ArraySlice {
    static final int BITS = 12;
    static final int SIZE = 1 << BITS;

    private static final int MOST_PAIRS = 10;
    private static final int FEW_PAIRS = 5; // so few values in a window become pairs again
    private static final int FIRST_PAIRS = 4;
    private static final int LEAST_WINDOW = 8;
    private static final int WIDE_WINDOW = 4 * FEW_PAIRS;

    /** Which slice of the array this is: its positions divided by {@link #SIZE}. */
    final long id;

    private char[] offsets = new char[FIRST_PAIRS]; // of the pairs, ascending; null while dense
    private byte[][] values = new byte[FIRST_PAIRS][]; // beside the offsets, or the window
    private int start; // of the window
    private int highest; // offset in use; while dense
    private int count;

    ArraySlice(long id) {
        this.id = id;
    }

    int count() {
        return count;
    }

    boolean isDense() {
        return offsets == null;
    }

    /** How many values there is room for: the pairs' capacity or the width of the window. */
    int room() {
        return values.length;
    }

    /** The highest offset that holds a value. */
    int highest() {
        return isDense() ? highest : offsets[count - 1];
    }

    byte[] get(int offset) {
        if (isDense()) {
            return offset >= start && offset < start + values.length ? values[offset - start] : null;
        }
        int place = place(offset);
        return isAt(place, offset) ? values[place] : null;
    }

    /** The index of the first pair whose offset is not below {@code offset}. */
    private int place(int offset) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (offsets[middle] < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isAt(int place, int offset) {
        return place < count && offsets[place] == offset;
    }

    /** Puts {@code value} at {@code offset}; whether there was none. */
    boolean set(int offset, byte[] value) {
        if (!isDense()) {
            int place = place(offset);
            if (isAt(place, offset)) {
                values[place] = value;
                return false;
            }
            if (count < MOST_PAIRS) {
                insert(place, offset, value);
                return true;
            }
            toWindow();
        }
        widen(offset);
        boolean fresh = values[offset - start] == null;
        values[offset - start] = value;
        count += fresh ? 1 : 0;
        highest = Math.max(highest, offset);
        return fresh;
    }

    private void insert(int place, int offset, byte[] value) {
        if (count == values.length) {
            int room = Math.min(count * 2, MOST_PAIRS);
            offsets = Arrays.copyOf(offsets, room);
            values = Arrays.copyOf(values, room);
        }
        System.arraycopy(offsets, place, offsets, place + 1, count - place);
        System.arraycopy(values, place, values, place + 1, count - place);
        offsets[place] = (char) offset;
        values[place] = value;
        count++;
    }

    /** Makes ready for values at all offsets from {@code low} to {@code high}: many go into a window at once. */
    void expect(int low, int high) {
        if (isDense()) {
            return;
        }
        int coming = high - low + 1 - (place(high + 1) - place(low));
        if (high - low >= MOST_PAIRS || count + coming > MOST_PAIRS) {
            if (count == 0) {
                offsets = null;
                start = Math.min(low, SIZE - LEAST_WINDOW);
                values = new byte[LEAST_WINDOW][];
            } else {
                toWindow();
            }
        }
    }

    private void toWindow() {
        int low = offsets[0];
        highest = offsets[count - 1];
        int width = Math.max(LEAST_WINDOW, powerOfTwo(highest - low + 1));
        start = width >= SIZE ? 0 : Math.min(low, SIZE - width);
        byte[][] window = new byte[Math.min(width, SIZE)][];
        for (int i = 0; i < count; i++) {
            window[offsets[i] - start] = values[i];
        }
        values = window;
        offsets = null;
    }

    /** The least power of two that is not below {@code number}. */
    private static int powerOfTwo(int number) {
        return number <= 1 ? 1 : Integer.highestOneBit(number - 1) << 1;
    }

    /** Widens the window until {@code offset} lies in it; to the left it takes some more, for what may come next. */
    private void widen(int offset) {
        int end = start + values.length;
        int width = values.length;
        int newStart = start;
        if (offset >= end) {
            while (width < SIZE && offset >= start + width) {
                width *= 2;
            }
            newStart = Math.min(start, SIZE - width);
        } else if (offset < start) {
            width = Math.min(SIZE, Math.max(LEAST_WINDOW, powerOfTwo(end - offset)));
            newStart = Math.max(0, end - width);
        } else {
            return;
        }
        byte[][] window = new byte[width][];
        System.arraycopy(values, 0, window, start - newStart, values.length);
        values = window;
        start = newStart;
    }

    /** Empties {@code offset}; whether it held a value. The caller drops a slice without values. */
    boolean remove(int offset) {
        return removeAll(offset, offset) > 0;
    }

    /** Empties the offsets from {@code low} to {@code high}; how many held a value. */
    int removeAll(int low, int high) {
        int before = count;
        if (isDense()) {
            clear(low, high);
        } else {
            int from = place(low);
            int to = place(high + 1);
            System.arraycopy(offsets, to, offsets, from, count - to);
            System.arraycopy(values, to, values, from, count - to);
            Arrays.fill(values, count - (to - from), count, null);
            count -= to - from;
        }
        return before - count;
    }

    private void clear(int low, int high) {
        int last = Math.min(high, start + values.length - 1);
        for (int offset = Math.max(low, start); offset <= last; offset++) {
            count -= values[offset - start] == null ? 0 : 1;
            values[offset - start] = null;
        }
        if (count == 0) {
            return;
        }
        while (values[highest - start] == null) {
            highest--;
        }
        if (count <= FEW_PAIRS && values.length >= WIDE_WINDOW) {
            toPairs();
        }
    }

    private void toPairs() {
        char[] pairs = new char[FEW_PAIRS];
        byte[][] kept = new byte[FEW_PAIRS][];
        int at = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                pairs[at] = (char) (start + i);
                kept[at++] = values[i];
            }
        }
        offsets = pairs;
        values = kept;
    }

    /** The least offset in use from {@code offset} on; -1 if there is none. */
    int next(int offset) {
        if (!isDense()) {
            int place = place(offset);
            return place < count ? offsets[place] : -1;
        }
        for (int i = Math.max(offset, start); i <= highest; i++) {
            if (values[i - start] != null) {
                return i;
            }
        }
        return -1;
    }

    /** The greatest offset in use up to {@code offset}; -1 if there is none. */
    int previous(int offset) {
        if (!isDense()) {
            int place = place(offset + 1);
            return place > 0 ? offsets[place - 1] : -1;
        }
        for (int i = Math.min(offset, highest); i >= start; i--) {
            if (values[i - start] != null) {
                return i;
            }
        }
        return -1;
    }

    /** An independent slice with the same values, which are immutable. */
    ArraySlice copy() {
        ArraySlice copy = new ArraySlice(id);
        copy.offsets = offsets == null ? null : offsets.clone();
        copy.values = values.clone();
        copy.start = start;
        copy.highest = highest;
        copy.count = count;
        return copy;
    }
}
