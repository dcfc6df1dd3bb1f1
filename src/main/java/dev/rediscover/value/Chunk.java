package dev.rediscover.value;

import java.util.Arrays;

/**
 * One link of a list's chain: a run of elements one behind the other in an array of bytes, with free places at both
 * ends so that either end grows at once. Where each begins stands in a second array, two bytes an element.
 */
final class Chunk {
    /** How many bytes several elements may have together; one element alone may have any number. */
    static final int MOST_BYTES = 0xffff;

    private static final int FEWEST_BYTES = 24;
    private static final int FEWEST_PLACES = 4;
    private static final byte[] NO_BYTES = {};
    private static final char[] NO_PLACES = {};

    Chunk previous;
    Chunk next;
    int count;
    /** What the elements would take in a listpack. */
    int bytes;

    private byte[] data = NO_BYTES;
    private int from; // where the elements begin in data
    private int to; // and where they end
    private char[] starts = NO_PLACES;
    private int first; // where the starts begin in their array

    private int start(int index) {
        return index == count ? to : starts[first + index];
    }

    /** The bytes of all elements. */
    int length() {
        return to - from;
    }

    byte[] get(int index) {
        return Arrays.copyOfRange(data, start(index), start(index + 1));
    }

    /** Appends all elements to a listpack. */
    void pack(ListpackWriter listpack) {
        for (int i = 0; i < count; i++) {
            listpack.add(data, start(i), start(i + 1));
        }
    }

    /** The length of one element. */
    int length(int index) {
        return start(index + 1) - start(index);
    }

    /** Whether the element at {@code index} is this one. */
    boolean is(int index, byte[] element) {
        return Arrays.equals(data, start(index), start(index + 1), element, 0, element.length);
    }

    void set(int index, byte[] element) {
        if (length(index) != element.length) {
            remove(index);
            insert(index, element);
            return;
        }
        bytes += Listpack.entrySize(element) - Listpack.entrySize(get(index));
        System.arraycopy(element, 0, data, start(index), element.length);
    }

    /** Puts {@code element} before the one at {@code index}, moving the shorter side. */
    void insert(int index, byte[] element) {
        int length = element.length;
        boolean front = index * 2 < count;
        makeRoom(length, front);
        int place = start(index);
        if (front) {
            System.arraycopy(data, from, data, from - length, place - from);
            for (int i = 0; i < index; i++) {
                starts[first - 1 + i] = (char) (starts[first + i] - length);
            }
            first--;
            from -= length;
            place -= length;
        } else {
            System.arraycopy(data, place, data, place + length, to - place);
            for (int i = count - 1; i >= index; i--) {
                starts[first + i + 1] = (char) (starts[first + i] + length);
            }
            to += length;
        }
        starts[first + index] = (char) place;
        System.arraycopy(element, 0, data, place, length);
        count++;
        bytes += Listpack.entrySize(element);
    }

    private void makeRoom(int length, boolean front) {
        if (front ? from < length : data.length - to < length) {
            int needed = length() + length;
            int roomy = Math.max(FEWEST_BYTES, needed + needed / 2);
            resize(count == 0 ? needed : Math.max(needed, Math.min(roomy, MOST_BYTES)), length, front);
        }
        if (front ? first == 0 : first + count == starts.length) {
            int room = Math.max(FEWEST_PLACES, count + 1 + count / 2);
            resizeStarts(room, front ? room - count - (room - count) / 4 : (room - count) / 4);
        }
    }

    /** Takes an array of {@code room} bytes, with most of what is free, but {@code length} at least, on one side. */
    private void resize(int room, int length, boolean front) {
        int free = room - length();
        int other = (free - length) / 4;
        moveTo(new byte[room], front ? free - other : other);
    }

    private void moveTo(byte[] array, int place) {
        System.arraycopy(data, from, array, place, length());
        int shift = place - from;
        for (int i = first; i < first + count; i++) {
            starts[i] = (char) (starts[i] + shift);
        }
        to += shift;
        from = place;
        data = array;
    }

    private void resizeStarts(int room, int place) {
        char[] roomy = new char[room];
        System.arraycopy(starts, first, roomy, place, count);
        starts = roomy;
        first = place;
    }

    /** Gives back what is free: the chunk is full, or an inner one that seldom changes. */
    void trim() {
        if (length() < data.length) {
            moveTo(new byte[length()], 0);
        }
        if (count < starts.length) {
            resizeStarts(count, 0);
        }
    }

    byte[] remove(int index) {
        byte[] gone = get(index);
        bytes -= Listpack.entrySize(gone);
        if (count == 1) {
            empty();
            return gone;
        }
        int place = start(index);
        if (index * 2 < count) {
            System.arraycopy(data, from, data, from + gone.length, place - from);
            for (int i = index; i > 0; i--) {
                starts[first + i] = (char) (starts[first + i - 1] + gone.length);
            }
            first++;
            from += gone.length;
        } else {
            System.arraycopy(data, place + gone.length, data, place, to - place - gone.length);
            for (int i = index + 1; i < count; i++) {
                starts[first + i - 1] = (char) (starts[first + i] - gone.length);
            }
            to -= gone.length;
        }
        count--;
        return gone;
    }

    /** Without its bytes too, which may be more than several elements may have. */
    private void empty() {
        data = NO_BYTES;
        from = 0;
        to = 0;
        first = 0;
        count = 0;
    }

    /** Keeps the elements {@code low} to {@code high} (exclusive) and lets go of the others. */
    void keep(int low, int high) {
        for (int i = 0; i < count; i++) {
            if (i < low || i >= high) {
                bytes -= Listpack.entrySize(get(i));
            }
        }
        int begin = start(low);
        int end = start(high);
        first += low;
        count = high - low;
        from = begin;
        to = end;
    }

    /** Moves the elements from {@code index} on into a chunk of their own, which comes after this one. */
    Chunk split(int index) {
        Chunk rest = copy();
        rest.keep(index, count);
        keep(0, index);
        return rest;
    }

    /** The same elements, not linked to anything. */
    Chunk copy() {
        Chunk copy = new Chunk();
        copy.data = data.clone();
        copy.from = from;
        copy.to = to;
        copy.starts = starts.clone();
        copy.first = first;
        copy.count = count;
        copy.bytes = bytes;
        return copy;
    }

    /** The bytes that the two arrays take on the heap, with what is free in them. */
    long heapBytes() {
        return Footprint.bytes(data.length) + Footprint.array(starts.length, Character.BYTES);
    }
}
