package dev.rediscover.value;

import dev.rediscover.base.Bytes;

/** The runs of elements of which a list consists, one after another. */
public final class ListNodes {
    private final ChunkList list;
    private Chunk chunk;
    private boolean begun;

    ListNodes(ChunkList list) {
        this.list = list;
    }

    /** How many there are. */
    public int count() {
        return list.chunks();
    }

    /** Goes to the next one; false if there is none. */
    public boolean next() {
        chunk = begun ? chunk.next : list.head();
        begun = true;
        return chunk != null;
    }

    /** How many elements this one has. */
    public int size() {
        return chunk.count;
    }

    /** How many bytes the elements of this one take in a listpack, without its head and its end. */
    public int packedBytes() {
        return chunk.bytes;
    }

    /** Its first element. */
    public Bytes first() {
        return Bytes.wrap(chunk.get(0));
    }

    /** Appends its elements to a listpack. */
    public void pack(ListpackWriter listpack) {
        chunk.pack(listpack);
    }
}
