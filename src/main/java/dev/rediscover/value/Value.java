package dev.rediscover.value;

/**
 * What a key holds. Values are mutable and belong to one engine, unless they are {@linkplain #isShared() shared}
 * with a fork or a snapshot: then whoever wants to write takes a {@link #copy()} first.
 */
public abstract sealed class Value
        permits StringValue, ListValue, SetValue, HashValue, ZSetValue, ArrayValue, StreamValue, ModuleValue {
    private static final int ACCESS_BITS = 24;
    private static final int ACCESS = (1 << ACCESS_BITS) - 1;
    private static final int SHARED = 1 << ACCESS_BITS;
    private static final int MARK_SHIFT = ACCESS_BITS + 1;
    private static final int LENT = 1 << 31; // the highest bit of the mark; short strings have their own use for it

    private int state; // access, shared and mark in one, because a field more would cost a short string 8 bytes

    public abstract Type type();

    /** What TYPE replies: for module types their own name. */
    public String typeName() {
        return type().redisName();
    }

    /** What OBJECT ENCODING replies. */
    public abstract String encoding();

    /** How many elements (fields, members) there are; bytes for a string. */
    public abstract long size();

    /** Whether this is a collection without elements, which means that its key must not exist. Strings never are. */
    public boolean isEmpty() {
        return size() == 0;
    }

    /** A deep and independent copy that is not shared and obeys {@code limits}; what is immutable is not copied. */
    public abstract Value copy(EncodingLimits limits);

    /** A deep and independent copy that is not shared. */
    public abstract Value copy();

    /**
     * How many bytes this takes on the heap with all its elements, told at once however large it is. Collections count
     * as they change, so this is exact but for the room that a list keeps inside for more; types that do not count say
     * roughly. See {@link Footprint}.
     */
    public long heapBytes() {
        return Footprint.object(32) + size() * 64;
    }

    /** Whether somebody besides the keyspace holds this value, so that it must be copied before it is changed. */
    public boolean isShared() {
        return (state & (SHARED | LENT)) != 0;
    }

    /** Whether this value was shared for good. */
    final boolean isHeld() {
        return (state & SHARED) != 0;
    }

    /** Marks this value as shared, for good: copies start unshared. */
    public void share() {
        state |= SHARED;
    }

    /**
     * Shares this value until {@link #giveBack}: after that it may be changed where it lies again, unless somebody has
     * {@linkplain #share() shared} it before or meanwhile. What is lent to a second borrower is shared for good.
     */
    public void lend() {
        if (!isShared()) {
            state |= LENT;
        } else if ((state & LENT) != 0) {
            share(); // or else the first to give it back would take it away from the other
        }
    }

    /** Ends what {@link #lend} began, on the thread of the engine that this value belongs to. */
    public void giveBack() {
        state &= ~LENT;
    }

    /** What the engine notes on when or how often this was used, 24 bits; means nothing here. */
    public int access() {
        return state & ACCESS;
    }

    public void setAccess(int access) {
        state = state & ~ACCESS | access & ACCESS;
    }

    /** Seven bits for a kind of value that has use for them; the highest is not its own if it can be lent. */
    int mark() {
        return state >>> MARK_SHIFT;
    }

    void setMark(int mark) {
        state = state & (ACCESS | SHARED) | mark << MARK_SHIFT;
    }
}
