package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import java.util.Arrays;

/**
 * A string in an array of its own. As SET stores it, the array is never written to and may be shared with whoever holds
 * the bytes; the first change in place takes a growable one instead, so that a bitmap or a log grows without copying
 * everything each time.
 */
final class LongString extends StringValue {
    private static final int FORMS = 3; // the bits of the mark that tell the form
    private static final int SPARE_MAX = 1024 * 1024; // how much room for growth is taken ahead at most

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

    LongString(byte[] content, Form form) {
        this.content = content;
        setMark(form.ordinal());
    }

    @Override
    Form form() {
        return Form.of(mark() & FORMS);
    }

    @Override
    public long heapBytes() {
        long array = Footprint.bytes(backing().length);
        return Footprint.object(8) + array + (content instanceof Growable ? Footprint.object(8) : 0);
    }

    @Override
    byte[] exact() {
        return content instanceof Growable g ? Arrays.copyOf(g.array, g.length) : (byte[]) content;
    }

    @Override
    byte[] backing() {
        return content instanceof Growable g ? g.array : (byte[]) content;
    }

    @Override
    public void copyTo(byte[] target, int at) {
        System.arraycopy(backing(), 0, target, at, length());
    }

    @Override
    public int length() {
        return content instanceof Growable g ? g.length : ((byte[]) content).length;
    }

    @Override
    public int at(int index) {
        return index < length() ? backing()[index] & 0xff : 0;
    }

    @Override
    void set(Bytes text, Form form) {
        content = text.array();
        setMark(form.ordinal());
    }

    @Override
    void adopt(byte[] array, int length) {
        content = new Growable(array, length);
        setMark(Form.RAW.ordinal());
    }

    @Override
    byte[] grown(int length) {
        setMark(Form.RAW.ordinal());
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
