package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import java.util.Iterator;
import java.util.List;

/**
 * A hash: fields with values, and for each field an optional time to expire. Expired fields stay until {@link
 * #removeExpired} is told the time; nothing here hides them before.
 */
public final class HashValue extends Value implements Iterable<HashValue.Field> {
    /** A field and its value. */
    public record Field(Bytes name, Bytes value) {}

    public HashValue(EncodingLimits limits) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Type type() {
        return Type.HASH;
    }

    @Override
    public String encoding() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long size() {
        throw new UnsupportedOperationException();
    }

    @Override
    public HashValue copy() {
        throw new UnsupportedOperationException();
    }

    @Override
    public HashValue copy(EncodingLimits limits) {
        throw new UnsupportedOperationException();
    }

    /** The field's value; null when there is no such field. */
    public Bytes get(Bytes field) {
        throw new UnsupportedOperationException();
    }

    public boolean contains(Bytes field) {
        throw new UnsupportedOperationException();
    }

    /** Sets the field and drops its expiry, as HSET does. Whether the field is new. */
    public boolean put(Bytes field, Bytes value) {
        throw new UnsupportedOperationException();
    }

    /** Sets the field and leaves its expiry alone, as HINCRBY does. Whether the field is new. */
    public boolean putKeepingExpiry(Bytes field, Bytes value) {
        throw new UnsupportedOperationException();
    }

    /** Sets the field unless it exists. Whether it was set. */
    public boolean putIfAbsent(Bytes field, Bytes value) {
        throw new UnsupportedOperationException();
    }

    /** Removes the field with its expiry. Whether it was there. */
    public boolean remove(Bytes field) {
        throw new UnsupportedOperationException();
    }

    /** All fields; the hash must not change meanwhile. */
    @Override
    public Iterator<Field> iterator() {
        throw new UnsupportedOperationException();
    }

    /** One field; the hash must not be empty. */
    public Field random(RandomSource chance) {
        throw new UnsupportedOperationException();
    }

    /** {@code count} different fields, or all when there are fewer. */
    public List<Field> randomDistinct(RandomSource chance, long count) {
        throw new UnsupportedOperationException();
    }

    /** Adds about {@code count} fields to {@code into} and returns the cursor to go on with, 0 at the end. */
    public long scan(long cursor, long count, List<Field> into) {
        throw new UnsupportedOperationException();
    }

    /** When the field expires, in milliseconds since 1970; -1 when it does not or is not there. */
    public long expiry(Bytes field) {
        throw new UnsupportedOperationException();
    }

    /** Makes the field expire at {@code atMillis} since 1970. Whether there is such a field. */
    public boolean setExpiry(Bytes field, long atMillis) {
        throw new UnsupportedOperationException();
    }

    /** Takes the field's expiry away. Whether it had one. */
    public boolean persist(Bytes field) {
        throw new UnsupportedOperationException();
    }

    /** The earliest expiry of any field, in milliseconds since 1970, or -1. */
    public long nextExpiry() {
        throw new UnsupportedOperationException();
    }

    /** Removes the fields whose time is {@code now} or earlier, and says which, earliest first. */
    public List<Bytes> removeExpired(long now) {
        throw new UnsupportedOperationException();
    }
}
