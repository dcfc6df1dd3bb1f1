package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.NotANumber;
import dev.rediscover.base.Numbers;

/**
 * A string: any bytes. Those that spell a 64-bit integer canonically are int-encoded.
 *
 * <p>A string of up to 16 bytes, as SET stores it, is a {@link ShortString}: one object with the content in its fields,
 * which cannot be changed. All others, and all copies, are {@link LongString}s. So short strings say that they are
 * shared, and the keyspace hands out a copy to whoever wants to change one.
 */
public abstract sealed class StringValue extends Value permits ShortString, LongString {
    private static final int EMBSTR_MAX = 44; // what fits into one 64-byte allocation with its headers

    /** What decides the encoding that OBJECT ENCODING shows. */
    enum Form {
        INT,
        PLAIN,
        RAW;

        private static final Form[] ALL = values();

        static Form of(int ordinal) {
            return ALL[ordinal];
        }
    }

    /** As SET stores it: int, embstr (up to 44 bytes) or raw. */
    public static StringValue of(Bytes text) {
        return stored(text, formOf(text));
    }

    public static StringValue of(long number) {
        return stored(Bytes.of(number), Form.INT);
    }

    /** As INCRBYFLOAT stores it: embstr or raw, even if it spells an integer. */
    public static StringValue text(Bytes text) {
        return stored(text, Form.PLAIN);
    }

    /** As APPEND, SETRANGE and SETBIT leave it: raw, whatever it spells. It may be changed. */
    public static StringValue raw(Bytes text) {
        return new LongString(text.array(), Form.RAW);
    }

    private static StringValue stored(Bytes text, Form form) {
        return ShortString.fits(text) ? ShortString.of(text.array(), form) : new LongString(text.array(), form);
    }

    static Form formOf(Bytes text) {
        return Numbers.isLong(text) ? Form.INT : Form.PLAIN;
    }

    abstract Form form();

    @Override
    public Type type() {
        return Type.STRING;
    }

    @Override
    public String encoding() {
        if (isInt()) {
            return "int";
        }
        return form() == Form.RAW || length() > EMBSTR_MAX ? "raw" : "embstr";
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

    /** A copy that may be changed. */
    @Override
    public StringValue copy() {
        LongString copy = new LongString(exact(), form());
        copy.setAccess(access());
        return copy;
    }

    /** The content in an array of its own length that nobody will write to. */
    abstract byte[] exact();

    /** An array that holds the content, and perhaps spare bytes after it; to be read only. */
    abstract byte[] backing();

    /** The whole content. */
    public Bytes bytes() {
        return Bytes.wrap(exact());
    }

    public abstract int length();

    /** Copies the whole content into {@code target} from {@code at} on, where there must be room for it. */
    public abstract void copyTo(byte[] target, int at);

    /** The bytes from {@code from} (inclusive) to {@code to} (exclusive), which must lie within. */
    public Bytes slice(int from, int to) {
        return from == 0 && to == length() ? bytes() : Bytes.copyOf(backing(), from, to);
    }

    /** The byte at {@code index}, 0 to 255; 0 beyond the end, as GETBIT reads it. */
    public abstract int at(int index);

    /**
     * Becomes what {@code other} is, with its access note, instead of giving way to it; false, and nothing changes, if
     * this has another form or somebody besides the keyspace holds it. An object that stays spares the collector of
     * garbage the work of finding out that the new one is alive, which is more than all the rest of a SET.
     */
    public boolean takeOver(Value other) {
        return false;
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

    /** Whether this is int-encoded. */
    public boolean isInt() {
        return form() == Form.INT;
    }

    /**
     * The integer this spells, whatever the encoding.
     *
     * @throws NotANumber when it spells none
     */
    public long asLong() {
        return Numbers.parseLong(backing(), 0, length());
    }

    // ---- changes, of a value that the keyspace has given out to be changed, or a copy

    /** An array that may be written to and holds at least {@code length} bytes, which all count; raw from then on. */
    abstract byte[] grown(int length);

    /** Takes over the first {@code length} bytes of {@code array}, to change them in place; raw from then on. */
    abstract void adopt(byte[] array, int length);

    abstract void set(Bytes text, Form form);

    /** Replaces the content, as SET does. */
    public void set(Bytes text) {
        set(text, formOf(text));
    }

    /** Replaces the content by an int-encoded number. */
    public void setLong(long number) {
        set(Bytes.of(number), Form.INT);
    }

    /** Writes an integer at bit {@code offset}, growing where needed. The value is raw from then on. */
    public void setField(FieldType type, long offset, long number) {
        Bits.set(grown(Math.toIntExact((offset + type.bits() + 7) / 8)), offset, type.bits(), number);
    }

    /** Fills up with zeros to {@code length} bytes, if it is shorter. The value is raw from then on. */
    public void grow(int length) {
        grown(length);
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
}
