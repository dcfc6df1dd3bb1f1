package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.NotANumber;
import dev.rediscover.base.Numbers;
import java.util.Arrays;

/**
 * A string: any bytes. Those that spell a 64-bit integer canonically are int-encoded.
 *
 * <p>The content is a bare array, because a wrapper would cost 16 bytes a key. As SET stores it, the array is never
 * written to and may be shared with whoever holds the bytes; the first change in place takes a growable one instead,
 * so that a bitmap or a log grows without copying everything each time.
 */
public final class StringValue extends Value {
    private static final int EMBSTR_MAX = 44; // what fits into one 64-byte allocation with its headers
    private static final int SPARE_MAX = 1024 * 1024; // how much room for growth is taken ahead at most

    private enum Form {
        INT,
        PLAIN,
        RAW
    }

    /** Content that is changed in place, with room at the end. */
    private static final class Growable {
        byte[] array;
        int length;

        Growable(byte[] array, int length) {
            this.array = array;
            this.length = length;
        }
    }

    private Object content; // byte[] that is never written to, or Growable
    private byte form;

    private StringValue(byte[] content, Form form) {
        this.content = content;
        this.form = (byte) form.ordinal();
    }

    /** As SET stores it: int, embstr (up to 44 bytes) or raw. */
    public static StringValue of(Bytes text) {
        return new StringValue(text.array(), formOf(text));
    }

    public static StringValue of(long number) {
        return new StringValue(Bytes.of(number).array(), Form.INT);
    }

    /** As INCRBYFLOAT stores it: embstr or raw, even if it spells an integer. */
    public static StringValue text(Bytes text) {
        return new StringValue(text.array(), Form.PLAIN);
    }

    /** As APPEND, SETRANGE and SETBIT leave it: raw, whatever it spells. */
    public static StringValue raw(Bytes text) {
        return new StringValue(text.array(), Form.RAW);
    }

    private static Form formOf(Bytes text) {
        return Numbers.isLong(text) ? Form.INT : Form.PLAIN;
    }

    @Override
    public Type type() {
        return Type.STRING;
    }

    @Override
    public String encoding() {
        if (isInt()) {
            return "int";
        }
        return form == Form.RAW.ordinal() || length() > EMBSTR_MAX ? "raw" : "embstr";
    }

    /** The length in bytes. */
    @Override
    public long size() {
        return length();
    }

    @Override
    public long heapBytes() {
        long array = Footprint.bytes(backing().length);
        return Footprint.object(10) + array + (content instanceof Growable ? Footprint.object(8) : 0);
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
        StringValue copy = new StringValue(exact(), Form.values()[form]);
        copy.setAccess(access());
        return copy;
    }

    /** The content in an array of its own length that nobody will write to. */
    private byte[] exact() {
        return content instanceof Growable g ? Arrays.copyOf(g.array, g.length) : (byte[]) content;
    }

    /** The array that holds the content, and perhaps spare bytes after it. */
    byte[] backing() {
        return content instanceof Growable g ? g.array : (byte[]) content;
    }

    /** The whole content. */
    public Bytes bytes() {
        return Bytes.wrap(exact());
    }

    public int length() {
        return content instanceof Growable g ? g.length : ((byte[]) content).length;
    }

    /** The bytes from {@code from} (inclusive) to {@code to} (exclusive), which must lie within. */
    public Bytes slice(int from, int to) {
        return from == 0 && to == length() ? bytes() : Bytes.copyOf(backing(), from, to);
    }

    /** The byte at {@code index}, 0 to 255; 0 beyond the end, as GETBIT reads it. */
    public int at(int index) {
        return index < length() ? backing()[index] & 0xff : 0;
    }

    // ---- bits: bit 0 is the highest bit of the first byte

    /** How many bits are set from {@code from} (inclusive) to {@code to} (exclusive), which must lie within. */
    public long countBits(long from, long to) {
        return Bits.count(backing(), from, to);
    }

    /** The first bit that is {@code set} from {@code from} (inclusive) to {@code to} (exclusive), or -1. */
    public long findBit(boolean set, long from, long to) {
        return Bits.find(backing(), set, from, to);
    }

    /** The integer of that type at bit {@code offset}; bits behind the end are 0. */
    public long field(FieldType type, long offset) {
        return type.wrap(Bits.get(backing(), length(), offset, type.bits()));
    }

    /** Writes an integer at bit {@code offset}, growing where needed. The value is raw from then on. */
    public void setField(FieldType type, long offset, long number) {
        Bits.set(grown(Math.toIntExact((offset + type.bits() + 7) / 8)), offset, type.bits(), number);
    }

    /** Fills up with zeros to {@code length} bytes, if it is shorter. The value is raw from then on. */
    public void grow(int length) {
        grown(length);
    }

    /** Whether this is int-encoded. */
    public boolean isInt() {
        return form == Form.INT.ordinal();
    }

    /**
     * The integer this spells, whatever the encoding.
     *
     * @throws NotANumber when it spells none
     */
    public long asLong() {
        return Numbers.parseLong(backing(), 0, length());
    }

    /** Replaces the content, as SET does. */
    public void set(Bytes text) {
        content = text.array();
        form = (byte) formOf(text).ordinal();
    }

    /** Takes over the first {@code length} bytes of {@code array}, to change them in place; raw from then on. */
    void adopt(byte[] array, int length) {
        content = new Growable(array, length);
        form = (byte) Form.RAW.ordinal();
    }

    /** Replaces the content by an int-encoded number. */
    public void setLong(long number) {
        content = Bytes.of(number).array();
        form = (byte) Form.INT.ordinal();
    }

    /** Adds to the end; amortised over many calls. The value is raw from then on. */
    public void append(Bytes tail) {
        setRange(length(), tail);
    }

    /** Overwrites from {@code offset} on, filling a gap with zeros. The value is raw from then on. */
    public void setRange(int offset, Bytes part) {
        byte[] array = grown(Math.addExact(offset, part.length()));
        System.arraycopy(part.array(), 0, array, offset, part.length());
    }

    /** Overwrites one byte, growing with zeros where needed. The value is raw from then on. */
    public void setByte(int offset, int value) {
        grown(Math.addExact(offset, 1))[offset] = (byte) value;
    }

    /** An array that may be written to and holds at least {@code length} bytes, which all count from now on. */
    private byte[] grown(int length) {
        form = (byte) Form.RAW.ordinal();
        if (!(content instanceof Growable)) {
            byte[] fixed = (byte[]) content;
            content = new Growable(Arrays.copyOf(fixed, Math.max(fixed.length, length)), fixed.length);
        }
        Growable g = (Growable) content;
        if (length > g.array.length) {
            long roomy = (long) length + Math.min(length, SPARE_MAX);
            g.array = Arrays.copyOf(g.array, (int) Math.min(roomy, Integer.MAX_VALUE - 8));
        }
        g.length = Math.max(g.length, length);
        return g.array;
    }
}
