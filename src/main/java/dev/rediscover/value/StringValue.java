package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.NotANumber;

/** A string: any bytes. Those that spell a 64-bit integer canonically are int-encoded. */
public final class StringValue extends Value {
    private StringValue() {}

    /** As SET stores it: int, embstr (up to 44 bytes) or raw. */
    public static StringValue of(Bytes text) {
        throw new UnsupportedOperationException();
    }

    public static StringValue of(long number) {
        throw new UnsupportedOperationException();
    }

    /** As APPEND, SETRANGE and SETBIT leave it: raw, whatever it spells. */
    public static StringValue raw(Bytes text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Type type() {
        return Type.STRING;
    }

    @Override
    public String encoding() {
        throw new UnsupportedOperationException();
    }

    /** The length in bytes. */
    @Override
    public long size() {
        return length();
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public StringValue copy(EncodingLimits limits) {
        return copy();
    }

    @Override
    public StringValue copy() {
        throw new UnsupportedOperationException();
    }

    /** The whole content. */
    public Bytes bytes() {
        throw new UnsupportedOperationException();
    }

    public int length() {
        throw new UnsupportedOperationException();
    }

    /** The bytes from {@code from} (inclusive) to {@code to} (exclusive), which must lie within. */
    public Bytes slice(int from, int to) {
        throw new UnsupportedOperationException();
    }

    /** The byte at {@code index}, 0 to 255; 0 beyond the end, as GETBIT reads it. */
    public int at(int index) {
        throw new UnsupportedOperationException();
    }

    /** Whether this is int-encoded. */
    public boolean isInt() {
        throw new UnsupportedOperationException();
    }

    /**
     * The integer this spells, whatever the encoding.
     *
     * @throws NotANumber when it spells none
     */
    public long asLong() {
        throw new UnsupportedOperationException();
    }

    /** Replaces the content, as SET does. */
    public void set(Bytes text) {
        throw new UnsupportedOperationException();
    }

    /** Replaces the content by an int-encoded number. */
    public void setLong(long number) {
        throw new UnsupportedOperationException();
    }

    /** Adds to the end; amortised over many calls. The value is raw from then on. */
    public void append(Bytes tail) {
        throw new UnsupportedOperationException();
    }

    /** Overwrites from {@code offset} on, filling a gap with zeros. The value is raw from then on. */
    public void setRange(int offset, Bytes part) {
        throw new UnsupportedOperationException();
    }

    /** Overwrites one byte, growing with zeros where needed. The value is raw from then on. */
    public void setByte(int offset, int value) {
        throw new UnsupportedOperationException();
    }
}
