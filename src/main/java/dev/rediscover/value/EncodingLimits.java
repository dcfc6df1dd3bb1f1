package dev.rediscover.value;

/**
 * Up to where values keep their compact encodings: the configuration directives of the same names. One engine owns
 * one of these and hands it to every value it makes, so a CONFIG SET takes effect at a value's next change.
 */
public final class EncodingLimits {
    /** list-max-listpack-size: a number of elements, or -1 to -5 for 4, 8, 16, 32, 64 KiB. */
    public int listMaxListpackSize = -2;
    /** hash-max-listpack-entries. */
    public long hashMaxListpackEntries = 512;
    /** hash-max-listpack-value, in bytes, for fields and for values. */
    public long hashMaxListpackValue = 64;
    /** set-max-intset-entries. */
    public long setMaxIntsetEntries = 512;
    /** set-max-listpack-entries. */
    public long setMaxListpackEntries = 128;
    /** set-max-listpack-value, in bytes. */
    public long setMaxListpackValue = 64;
    /** zset-max-listpack-entries. */
    public long zsetMaxListpackEntries = 128;
    /** zset-max-listpack-value, in bytes. */
    public long zsetMaxListpackValue = 64;
    /** hll-sparse-max-bytes: up to here a HyperLogLog keeps its registers as runs. */
    public long hllSparseMaxBytes = 3000;

    /** stream-node-max-bytes; 0 for no limit. */
    public long streamNodeMaxBytes = 4096;
    /** stream-node-max-entries; 0 for no limit. */
    public long streamNodeMaxEntries = 100;

    /** The defaults of Redis 8. */
    public EncodingLimits() {}

    /** An independent object with the same limits, for a fork. */
    public EncodingLimits copy() {
        EncodingLimits copy = new EncodingLimits();
        copy.listMaxListpackSize = listMaxListpackSize;
        copy.hashMaxListpackEntries = hashMaxListpackEntries;
        copy.hashMaxListpackValue = hashMaxListpackValue;
        copy.setMaxIntsetEntries = setMaxIntsetEntries;
        copy.setMaxListpackEntries = setMaxListpackEntries;
        copy.setMaxListpackValue = setMaxListpackValue;
        copy.zsetMaxListpackEntries = zsetMaxListpackEntries;
        copy.zsetMaxListpackValue = zsetMaxListpackValue;
        copy.hllSparseMaxBytes = hllSparseMaxBytes;
        copy.streamNodeMaxBytes = streamNodeMaxBytes;
        copy.streamNodeMaxEntries = streamNodeMaxEntries;
        return copy;
    }

    /** How many bytes a stream's block may have; a block is never larger than 1 GiB. */
    long streamNodeBytes() {
        return streamNodeMaxBytes == 0 ? 1 << 30 : Math.min(streamNodeMaxBytes, 1 << 30);
    }

    /** How many bytes of listpack a list's node may have; where elements are counted, a bound for safety. */
    int listMaxBytes() {
        if (listMaxListpackSize >= 0) {
            return 8192;
        }
        int step = Math.min(-listMaxListpackSize, 5) - 1;
        return 4096 << step;
    }

    /** How many elements a list's node may have, or {@link Integer#MAX_VALUE} where bytes are counted. */
    int listMaxEntries() {
        return listMaxListpackSize >= 0 ? Math.max(1, listMaxListpackSize) : Integer.MAX_VALUE;
    }
}
