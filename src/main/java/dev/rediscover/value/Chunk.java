package dev.rediscover.value;

/**
 * One link of a list's chain: a run of elements in an array, with free places at both ends so that either end grows
 * at once.
 */
final class Chunk {
    private static final int FIRST_CAPACITY = 8;

    Chunk previous;
    Chunk next;
    int count;
    /** What the elements would take in a listpack. */
    int bytes;

    private byte[][] places = new byte[FIRST_CAPACITY][];
    private int first;

    byte[] get(int index) {
        return places[first + index];
    }

    void set(int index, byte[] element) {
        bytes += Listpack.entrySize(element) - Listpack.entrySize(get(index));
        places[first + index] = element;
    }

    /** Puts {@code element} before the one at {@code index}, moving the shorter side. */
    void insert(int index, byte[] element) {
        if (index * 2 < count) {
            makeRoom(first == 0, false);
            System.arraycopy(places, first, places, first - 1, index);
            first--;
        } else {
            makeRoom(false, first + count == places.length);
            System.arraycopy(places, first + index, places, first + index + 1, count - index);
        }
        places[first + index] = element;
        count++;
        bytes += Listpack.entrySize(element);
    }

    private void makeRoom(boolean before, boolean after) {
        if (before || after) {
            int spare = count < places.length / 2 ? places.length - count : places.length;
            byte[][] roomy = new byte[count + spare][];
            int start = before ? spare - spare / 4 : spare / 4;
            System.arraycopy(places, first, roomy, start, count);
            places = roomy;
            first = start;
        }
    }

    byte[] remove(int index) {
        byte[] gone = get(index);
        if (index * 2 < count) {
            System.arraycopy(places, first, places, first + 1, index);
            places[first++] = null;
        } else {
            System.arraycopy(places, first + index + 1, places, first + index, count - index - 1);
            places[first + count - 1] = null;
        }
        count--;
        bytes -= Listpack.entrySize(gone);
        return gone;
    }

    /** Keeps the elements {@code from} to {@code to} (exclusive) and lets go of the others. */
    void keep(int from, int to) {
        for (int i = 0; i < count; i++) {
            if (i < from || i >= to) {
                bytes -= Listpack.entrySize(get(i));
                places[first + i] = null;
            }
        }
        first += from;
        count = to - from;
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
        copy.places = places.clone();
        copy.first = first;
        copy.count = count;
        copy.bytes = bytes;
        return copy;
    }
}
