package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;

/**
 * An array: values at positions from 0 to 2^64-2, which are unsigned longs here, with gaps that cost nothing. It also
 * remembers where something was inserted last, whence ARINSERT and ARRING go on.
 */
public final class ArrayValue extends Value {
    /** No position; the one number of 64 bits that none can have. */
    public static final long NONE = -1;

    private static final int OFFSET = ArraySlice.SIZE - 1;

    private static final long OWN_BYTES = 160; // with a directory of one block
    private static final int SEEN_FOR_SIZE = 8;
    private static final int FARTHEST_FOR_SIZE = 64;

    private ArrayDirectory directory = new ArrayDirectory();
    private long count;
    private long lastInsert = NONE;

    @Override
    public Type type() {
        return Type.ARRAY;
    }

    @Override
    public String encoding() {
        return "sliced-array";
    }

    /** How many positions hold a value. */
    @Override
    public long size() {
        return count;
    }

    @Override
    public ArrayValue copy(EncodingLimits limits) {
        return copy();
    }

    @Override
    public ArrayValue copy() {
        ArrayValue copy = new ArrayValue();
        copy.directory = directory.copy();
        copy.count = count;
        copy.lastInsert = lastInsert;
        copy.setAccess(access());
        return copy;
    }

    /** The highest position in use plus one; 0 for an empty array. */
    public long length() {
        if (count == 0) {
            return 0;
        }
        ArraySlice last = directory.last();
        return (last.id << ArraySlice.BITS) + last.highest() + 1;
    }

    private static int offset(long position) {
        return (int) position & OFFSET;
    }

    /** The value at {@code position}, or {@code null}. */
    public Bytes get(long position) {
        ArraySlice slice = directory.get(position >>> ArraySlice.BITS);
        byte[] value = slice == null ? null : slice.get(offset(position));
        return value == null ? null : Bytes.wrap(value);
    }

    /** Puts {@code value} at {@code position}, which must not be {@link #NONE}; whether there was none. */
    public boolean set(long position, Bytes value) {
        if (position == NONE) {
            throw new IllegalArgumentException("there is no such position");
        }
        boolean fresh = directory.getOrNew(position >>> ArraySlice.BITS).set(offset(position), value.array());
        count += fresh ? 1 : 0;
        return fresh;
    }

    /** Makes ready for values at all positions from {@code low} to {@code high}, which the caller sets next. */
    public void expect(long low, long high) {
        long last = high >>> ArraySlice.BITS;
        for (long id = low >>> ArraySlice.BITS; id <= last; id++) {
            int from = id == low >>> ArraySlice.BITS ? offset(low) : 0;
            directory.getOrNew(id).expect(from, id == last ? offset(high) : OFFSET);
        }
    }

    /** On the heap, judged by the slice with the highest positions: all are taken to be like it. */
    @Override
    public long heapBytes() {
        long own = OWN_BYTES;
        if (count == 0) {
            return own;
        }
        ArraySlice last = directory.last();
        long slice = Footprint.object(36) + Footprint.references(last.room()) + (last.isDense() ? 0 : 32);
        long seen = 0;
        long bytes = 0;
        for (int at = last.highest();
                at >= 0 && seen < SEEN_FOR_SIZE && last.highest() - at < FARTHEST_FOR_SIZE;
                at--) {
            byte[] value = last.get(at);
            if (value != null) {
                seen++;
                bytes += Footprint.bytes(value.length);
            }
        }
        return own + directory.slices() * slice + count * bytes / seen;
    }

    /** Empties {@code position}; whether it held a value. */
    public boolean remove(long position) {
        ArraySlice slice = directory.get(position >>> ArraySlice.BITS);
        return slice != null && remove(slice, offset(position), offset(position)) > 0;
    }

    private int remove(ArraySlice slice, int low, int high) {
        int removed = slice.removeAll(low, high);
        count -= removed;
        if (slice.count() == 0) {
            directory.remove(slice);
        }
        return removed;
    }

    /** Empties the positions from {@code low} to {@code high}, in time of what is there; how many held a value. */
    public long removeRange(long low, long high) {
        long first = low >>> ArraySlice.BITS;
        long last = high >>> ArraySlice.BITS;
        long removed = 0;
        ArraySlice slice = directory.floor(last);
        while (slice != null && slice.id >= first) {
            long id = slice.id;
            removed += remove(slice, id == first ? offset(low) : 0, id == last ? offset(high) : OFFSET);
            slice = id == 0 ? null : directory.floor(id - 1);
        }
        return removed;
    }

    /** The values from position {@code from} to position {@code to}, downwards if that is less; not while writing. */
    public ArrayScan scan(long from, long to) {
        return new ArrayScan(directory, from, to);
    }

    // ---- the insert cursor

    /** Where something was inserted last; {@link #NONE} if the next insert begins at 0. */
    public long lastInsert() {
        return lastInsert;
    }

    public void setLastInsert(long position) {
        lastInsert = position;
    }

    /** Inserts {@code value} behind the last insert, in a ring of {@code size} positions; at which one. */
    public long insertInRing(long size, Bytes value) {
        long position = Long.remainderUnsigned(lastInsert + 1, size);
        set(position, value);
        lastInsert = position;
        return position;
    }

    /**
     * Makes this a ring of {@code size} positions before something is inserted into it. Where the size differs from the
     * ring's size until now, the values inserted last, back to the first gap, move to the beginning, oldest first, as
     * many as the ring has room for; a ring that has not been full yet may grow without that.
     */
    public void resizeRing(long size) {
        long span = length();
        boolean shrinks = Long.compareUnsigned(size, span) < 0;
        boolean growsInside = Long.compareUnsigned(size, span) > 0
                && lastInsert != NONE
                && Long.compareUnsigned(lastInsert + 1, span) < 0;
        if (!shrinks && !growsInside) {
            return;
        }
        long anchor = lastInsert == NONE ? span - 1 : Long.remainderUnsigned(lastInsert, span);
        long most = shrinks ? size : count;
        long kept = 0;
        long oldest = anchor;
        for (long at = anchor; kept < most && get(at) != null; at = at == 0 ? span - 1 : at - 1) {
            oldest = at;
            kept++;
        }
        keepRing(oldest, kept, span);
    }

    private void keepRing(long oldest, long kept, long span) {
        ArrayValue ring = new ArrayValue();
        long position = oldest;
        for (long i = 0; i < kept; i++) {
            ring.set(i, get(position));
            position = position == span - 1 ? 0 : position + 1;
        }
        directory = ring.directory;
        count = kept;
        lastInsert = kept - 1; // NONE where nothing was kept
    }

    // ---- how it is stored

    public int slices() {
        return directory.slices();
    }

    /** How many entries the directory has room for on its top level. */
    public int directoryRoom() {
        return directory.room();
    }

    /** How many blocks of slices there are; 0 while one level is enough. */
    public int directoryBlocks() {
        return directory.blocks();
    }

    /** How many positions a slice has. */
    public int sliceSize() {
        return ArraySlice.SIZE;
    }

    /**
     * The slices counted by how they are stored.
     *
     * @param dense slices that are windows
     * @param windows the positions in all windows
     * @param inWindows the values in all windows
     * @param sparse slices that are pairs
     * @param pairs the room for pairs in all of those
     */
    public record Storage(long dense, long windows, long inWindows, long sparse, long pairs) {}

    /** Counts the slices. */
    public Storage storage() {
        long dense = 0;
        long windows = 0;
        long inWindows = 0;
        long pairs = 0;
        for (ArraySlice slice = directory.ceiling(0); slice != null; slice = directory.ceiling(slice.id + 1)) {
            if (slice.isDense()) {
                dense++;
                windows += slice.room();
                inWindows += slice.count();
            } else {
                pairs += slice.room();
            }
        }
        return new Storage(dense, windows, inWindows, directory.slices() - dense, pairs);
    }

    /**
     * The double as which Redis stores {@code text}, NaN if as text. It has two bits of a double to spare, so it stores
     * only those whose last two bits are 0 and that print as they were given.
     */
    public static double storedDouble(Bytes text) {
        if (!isDecimal(text)) {
            return Double.NaN;
        }
        double number = Double.parseDouble(text.latin1());
        if ((Double.doubleToRawLongBits(number) & 3) != 0 || Double.isInfinite(number)) {
            return Double.NaN;
        }
        String printed = Numbers.format(number);
        return text.is(printed) || text.is(printed + ".0") ? number : Double.NaN;
    }

    /** How a double that Redis stores as such reads: always with a point or an exponent. */
    public static Bytes printed(double number) {
        String digits = Numbers.format(number);
        boolean finite = !Double.isNaN(number) && !Double.isInfinite(number);
        boolean whole = finite && digits.indexOf('.') < 0 && digits.indexOf('e') < 0;
        return Bytes.of(whole ? digits + ".0" : digits);
    }

    private static boolean isDecimal(Bytes text) {
        int from = text.length() > 0 && text.at(0) == '-' ? 1 : 0;
        int points = 0;
        for (int i = from; i < text.length(); i++) {
            int b = text.at(i);
            points += b == '.' ? 1 : 0;
            if (b != '.' && (b < '0' || b > '9')) {
                return false;
            }
        }
        return points == 1 && text.length() > from + 1 && text.length() < 64;
    }
}
