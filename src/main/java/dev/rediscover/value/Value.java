package dev.rediscover.value;

/**
 * What a key holds. Values are mutable and belong to one engine, unless they are {@linkplain #isShared() shared}
 * with a fork or a snapshot: then whoever wants to write takes a {@link #copy()} first.
 */
public abstract sealed class Value
        permits StringValue, ListValue, SetValue, HashValue, ZSetValue, ArrayValue, StreamValue, ModuleValue {
    private int access;
    private boolean shared;

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
        return shared;
    }

    /** Marks this value as shared, for good: copies start unshared. */
    public void share() {
        shared = true;
    }

    /** The engine's note on when or how often this was used (LRU clock or LFU counter); means nothing here. */
    public int access() {
        return access;
    }

    public void setAccess(int access) {
        this.access = access;
    }
}
