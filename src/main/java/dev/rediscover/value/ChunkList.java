package dev.rediscover.value;

/** A chain of chunks: both ends at hand, the middle found by skipping whole chunks from the nearer end. */
final class ChunkList {
    private static final int ENTRY_OVERHEAD = 8; // what Redis's quicklist reckons for an entry's header

    private final int maxBytes;
    private final int maxCount;
    private Chunk head;
    private Chunk tail;
    private int chunks;
    private long size;
    private long length; // the bytes of all elements

    /** Chunks hold up to {@code maxBytes} of listpack or {@code maxCount} elements; a large element stands alone. */
    ChunkList(int maxBytes, int maxCount) {
        this.maxBytes = maxBytes;
        this.maxCount = maxCount;
    }

    long size() {
        return size;
    }

    int chunks() {
        return chunks;
    }

    Chunk head() {
        return head;
    }

    Chunk tail() {
        return tail;
    }

    /** What all elements would take in one listpack. */
    long bytes() {
        long bytes = Listpack.FRAME;
        for (Chunk c = head; c != null; c = c.next) {
            bytes += c.bytes;
        }
        return bytes;
    }

    /** On the heap: exact at both ends, while inner chunks count as if they had no room to spare. */
    long heapBytes() {
        long bytes = Footprint.object(36) + chunks * Footprint.object(36);
        long inner = 0;
        if (head != null) {
            bytes += head.heapBytes();
            inner = size - head.count;
        }
        if (head != tail) {
            bytes += tail.heapBytes();
            inner -= tail.count;
            long innerLength = length - head.length() - tail.length();
            bytes += innerLength + inner * Character.BYTES + (chunks - 2L) * (2 * Footprint.bytes(0) + 8);
        }
        return bytes;
    }

    private boolean hasRoom(Chunk chunk, byte[] element) {
        return chunk != null
                && chunk.count < maxCount
                && chunk.length() + element.length <= Chunk.MOST_BYTES
                && (long) Listpack.FRAME + chunk.bytes + element.length + ENTRY_OVERHEAD <= maxBytes;
    }

    void addFirst(byte[] element) {
        if (!hasRoom(head, element)) {
            trim(head);
            link(null, new Chunk(), head);
        }
        head.insert(0, element);
        size++;
        length += element.length;
    }

    void addLast(byte[] element) {
        if (!hasRoom(tail, element)) {
            trim(tail);
            link(tail, new Chunk(), null);
        }
        tail.insert(tail.count, element);
        size++;
        length += element.length;
    }

    /** A full chunk gives its spare room back; it would only need it if something were inserted inside. */
    private static void trim(Chunk full) {
        if (full != null) {
            full.trim();
        }
    }

    private void link(Chunk before, Chunk chunk, Chunk after) {
        chunk.previous = before;
        chunk.next = after;
        if (before == null) {
            head = chunk;
        } else {
            before.next = chunk;
        }
        if (after == null) {
            tail = chunk;
        } else {
            after.previous = chunk;
        }
        chunks++;
    }

    private void unlink(Chunk chunk) {
        if (chunk.previous == null) {
            head = chunk.next;
        } else {
            chunk.previous.next = chunk.next;
        }
        if (chunk.next == null) {
            tail = chunk.previous;
        } else {
            chunk.next.previous = chunk.previous;
        }
        chunks--;
    }

    /** Where the element at {@code index} is, which must lie within. */
    Place place(long index) {
        if (index < size / 2) {
            long start = 0;
            Chunk c = head;
            while (index >= start + c.count) {
                start += c.count;
                c = c.next;
            }
            return new Place(c, (int) (index - start));
        }
        Chunk c = tail;
        long start = size - c.count;
        while (index < start) {
            c = c.previous;
            start -= c.count;
        }
        return new Place(c, (int) (index - start));
    }

    /** A chunk and an index into it. */
    record Place(Chunk chunk, int index) {
        byte[] element() {
            return chunk.get(index);
        }
    }

    void insert(long index, byte[] element) {
        if (index == 0) {
            addFirst(element);
        } else if (index == size) {
            addLast(element);
        } else {
            Place place = place(index);
            insertInside(place.chunk, place.index, element);
            size++;
            length += element.length;
        }
    }

    private void insertInside(Chunk chunk, int index, byte[] element) {
        if (hasRoom(chunk, element)) {
            chunk.insert(index, element);
        } else if (index == 0 && hasRoom(chunk.previous, element)) {
            chunk.previous.insert(chunk.previous.count, element);
        } else {
            if (index > 0) {
                link(chunk, chunk.split(index), chunk.next);
            }
            Chunk before = index > 0 ? chunk : chunk.previous;
            Chunk after = before.next;
            if (hasRoom(before, element)) {
                before.insert(before.count, element);
            } else if (hasRoom(after, element)) {
                after.insert(0, element);
            } else {
                Chunk single = new Chunk();
                single.insert(0, element);
                link(before, single, after);
            }
        }
    }

    void set(long index, byte[] element) {
        Place place = place(index);
        Chunk chunk = place.chunk;
        byte[] old = chunk.get(place.index);
        long bytes = (long) chunk.bytes - Listpack.entrySize(old) + Listpack.entrySize(element);
        int length = chunk.length() - old.length + element.length;
        if (chunk.count > 1 && (Listpack.FRAME + bytes > maxBytes || length > Chunk.MOST_BYTES)) {
            removeAt(chunk, place.index);
            insert(index, element);
        } else {
            chunk.set(place.index, element);
            this.length += element.length - old.length;
        }
    }

    byte[] remove(long index) {
        Place place = place(index);
        return removeAt(place.chunk, place.index);
    }

    private byte[] removeAt(Chunk chunk, int index) {
        byte[] gone = chunk.remove(index);
        size--;
        length -= gone.length;
        if (chunk.count == 0) {
            unlink(chunk);
        }
        return gone;
    }

    /** Removes up to {@code limit} elements equal to {@code element}, from the head or from the tail on. */
    long removeEqual(byte[] element, long limit, boolean fromTail) {
        long removed = 0;
        Chunk c = fromTail ? tail : head;
        while (c != null && removed < limit) {
            Chunk following = fromTail ? c.previous : c.next;
            int i = fromTail ? c.count - 1 : 0;
            while (i >= 0 && i < c.count && removed < limit) {
                if (c.is(i, element)) {
                    removeAt(c, i);
                    removed++;
                    i -= fromTail ? 1 : 0;
                } else {
                    i += fromTail ? -1 : 1;
                }
            }
            c = following;
        }
        return removed;
    }

    /** Keeps the elements {@code from} to {@code to} (exclusive), which must lie within. */
    void keep(long from, long to) {
        long before = from;
        while (before > 0 && before >= head.count) {
            before -= dropChunk(head);
        }
        if (before > 0) {
            int whole = head.length();
            head.keep((int) before, head.count);
            length -= whole - head.length();
            size -= before;
        }
        long after = size - (to - from);
        while (after > 0 && after >= tail.count) {
            after -= dropChunk(tail);
        }
        if (after > 0) {
            int whole = tail.length();
            tail.keep(0, tail.count - (int) after);
            length -= whole - tail.length();
            size -= after;
        }
    }

    private int dropChunk(Chunk chunk) {
        unlink(chunk);
        size -= chunk.count;
        length -= chunk.length();
        return chunk.count;
    }

    /** An independent chain with the same elements in the same chunks, for which other limits may hold. */
    ChunkList copy(int newMaxBytes, int newMaxCount) {
        ChunkList copy = new ChunkList(newMaxBytes, newMaxCount);
        for (Chunk c = head; c != null; c = c.next) {
            copy.link(copy.tail, c.copy(), null);
        }
        copy.size = size;
        copy.length = length;
        return copy;
    }
}
