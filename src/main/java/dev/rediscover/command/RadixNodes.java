package dev.rediscover.command;

import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamValue;

/**
 * How many nodes Redis's radix tree would have that holds a stream's blocks by their ids, which XINFO tells: a node for
 * each run of bytes that all keys below it share, one for each branch, one for each end. Source: rax.c.
 */
final class RadixNodes {
    private static final int KEY_BYTES = 16;

    private final StreamValue stream;

    private RadixNodes(StreamValue stream) {
        this.stream = stream;
    }

    static int count(StreamValue stream) {
        return stream.blocks() == 0 ? 1 : new RadixNodes(stream).count(0, stream.blocks(), 0);
    }

    /** Nodes for the blocks from {@code from} to before {@code to}, which share their first {@code depth} bytes. */
    private int count(int from, int to, int depth) {
        if (depth == KEY_BYTES) {
            return 1;
        }
        int shared = depth;
        while (shared < KEY_BYTES && byteAt(from, shared) == byteAt(to - 1, shared)) {
            shared++;
        }
        if (shared > depth) {
            return 1 + count(from, to, shared);
        }
        int nodes = 1;
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || byteAt(i, depth) != byteAt(start, depth)) {
                nodes += count(start, i, depth + 1);
                start = i;
            }
        }
        return nodes;
    }

    /** The keys are ids with the highest byte first, so they are sorted as the blocks are. */
    private int byteAt(int block, int index) {
        StreamId id = stream.blockId(block);
        long half = index < 8 ? id.ms() : id.seq();
        return (int) (half >>> 8 * (7 - index % 8)) & 0xff;
    }
}
