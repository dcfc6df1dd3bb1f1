package dev.rediscover.value;

import java.util.Arrays;

/**
 * A few fields in the order they came: the listpack encoding of hashes. Once a field has had an expiry (listpackex),
 * fields that expire come first, the earliest at the front, and those that do not follow.
 */
final class FieldList {
    static final long NEVER = -1;

    private byte[][] names = new byte[4][];
    private byte[][] values = new byte[4][];
    private long[] expiries; // null until a field gets one
    private int count;
    private long content; // bytes of all names and values on the heap

    int size() {
        return count;
    }

    byte[] name(int index) {
        return names[index];
    }

    byte[] value(int index) {
        return values[index];
    }

    void setValue(int index, byte[] value) {
        content += Footprint.bytes(value.length) - Footprint.bytes(values[index].length);
        values[index] = value;
    }

    long heapBytes() {
        long places = 2 * Footprint.references(names.length);
        return Footprint.object(24) + places + content + (expiries == null ? 0 : Footprint.array(names.length, 8));
    }

    boolean hasExpiries() {
        return expiries != null;
    }

    long expiry(int index) {
        return expiries == null ? NEVER : expiries[index];
    }

    int find(byte[] name) {
        for (int i = 0; i < count; i++) {
            if (Arrays.equals(names[i], name)) {
                return i;
            }
        }
        return -1;
    }

    void add(byte[] name, byte[] value) {
        insert(count, name, value, NEVER);
    }

    private void insert(int index, byte[] name, byte[] value, long expiry) {
        if (count == names.length) {
            int roomy = count * 2;
            names = Arrays.copyOf(names, roomy);
            values = Arrays.copyOf(values, roomy);
            expiries = expiries == null ? null : Arrays.copyOf(expiries, roomy);
        }
        System.arraycopy(names, index, names, index + 1, count - index);
        System.arraycopy(values, index, values, index + 1, count - index);
        names[index] = name;
        values[index] = value;
        if (expiries != null) {
            System.arraycopy(expiries, index, expiries, index + 1, count - index);
            expiries[index] = expiry;
        }
        count++;
        content += Footprint.bytes(name.length) + Footprint.bytes(value.length);
    }

    void remove(int index) {
        content -= Footprint.bytes(names[index].length) + Footprint.bytes(values[index].length);
        int after = count - index - 1;
        System.arraycopy(names, index + 1, names, index, after);
        System.arraycopy(values, index + 1, values, index, after);
        if (expiries != null) {
            System.arraycopy(expiries, index + 1, expiries, index, after);
        }
        count--;
        names[count] = null;
        values[count] = null;
    }

    /** Moves a field to where its new expiry belongs: behind those that expire no later. */
    void setExpiry(int index, long expiry) {
        if (expiries == null) {
            expiries = new long[names.length];
            Arrays.fill(expiries, NEVER);
        }
        byte[] name = names[index];
        byte[] value = values[index];
        remove(index);
        int place = 0;
        while (place < count && expiries[place] != NEVER && (expiry == NEVER || expiries[place] <= expiry)) {
            place++;
        }
        insert(expiry == NEVER ? count : place, name, value, expiry);
    }

    FieldList copy() {
        FieldList copy = new FieldList();
        copy.names = names.clone();
        copy.values = values.clone();
        copy.expiries = expiries == null ? null : expiries.clone();
        copy.count = count;
        copy.content = content;
        return copy;
    }
}
