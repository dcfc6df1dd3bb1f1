package dev.rediscover.value;

import java.util.Arrays;

/**
 * The slices of an array by their numbers: blocks of up to {@value #BLOCK} neighbouring slices, of which both blocks
 * and slices are there only if they hold something. A filled block finds its slices without searching.
 */
final class ArrayDirectory {
    static final int BLOCK_BITS = 11;
    static final int BLOCK = 1 << BLOCK_BITS;
    private static final int FIRST_BLOCKS = 4;

    /** Neighbouring slices in ascending order; never without any. */
    private static final class Block {
        final long id;
        ArraySlice[] slices = new ArraySlice[2];
        int count;

        Block(long id) {
            this.id = id;
        }

        /** The index of the first slice whose number is not below {@code slice}. */
        int place(long slice) {
            int direct = (int) (slice & BLOCK - 1);
            if (direct < count && slices[direct].id == slice) {
                return direct;
            }
            int low = 0;
            int high = Math.min(count, direct);
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (slices[middle].id < slice) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        boolean isAt(int place, long slice) {
            return place < count && slices[place].id == slice;
        }
    }

    private Block[] blocks = new Block[FIRST_BLOCKS];
    private int used;
    private int slices;
    private boolean severalLevels; // for good, once a slice lay beyond the first block

    int slices() {
        return slices;
    }

    /** How many blocks Redis would keep: 0 while all slices have always been in the first one. */
    int blocks() {
        return severalLevels ? used : 0;
    }

    /** How many entries Redis would have allocated on the top level. */
    int room() {
        if (severalLevels) {
            return blocks.length;
        }
        int room = 1;
        while (slices > 0 && room <= last().id) {
            room <<= 1;
        }
        return slices == 0 ? 0 : room;
    }

    private int block(long slice) {
        long id = slice >>> BLOCK_BITS;
        int low = 0;
        int high = used;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (blocks[middle].id < id) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isAt(int index, long slice) {
        return index < used && blocks[index].id == slice >>> BLOCK_BITS;
    }

    ArraySlice get(long slice) {
        int index = block(slice);
        if (!isAt(index, slice)) {
            return null;
        }
        int place = blocks[index].place(slice);
        return blocks[index].isAt(place, slice) ? blocks[index].slices[place] : null;
    }

    /** The slice of that number, which is made if there is none. */
    ArraySlice getOrNew(long slice) {
        int index = block(slice);
        if (!isAt(index, slice)) {
            insertBlock(index, new Block(slice >>> BLOCK_BITS));
        }
        Block block = blocks[index];
        int place = block.place(slice);
        if (block.isAt(place, slice)) {
            return block.slices[place];
        }
        if (block.count == block.slices.length) {
            block.slices = Arrays.copyOf(block.slices, block.count * 2);
        }
        System.arraycopy(block.slices, place, block.slices, place + 1, block.count - place);
        block.slices[place] = new ArraySlice(slice);
        block.count++;
        slices++;
        return block.slices[place];
    }

    private void insertBlock(int index, Block block) {
        severalLevels |= block.id > 0;
        if (used == blocks.length) {
            blocks = Arrays.copyOf(blocks, used * 2);
        }
        System.arraycopy(blocks, index, blocks, index + 1, used - index);
        blocks[index] = block;
        used++;
    }

    /** Removes {@code slice}, which must be here. */
    void remove(ArraySlice slice) {
        int index = block(slice.id);
        Block block = blocks[index];
        int place = block.place(slice.id);
        block.count--;
        System.arraycopy(block.slices, place + 1, block.slices, place, block.count - place);
        block.slices[block.count] = null;
        slices--;
        if (block.count == 0) {
            used--;
            System.arraycopy(blocks, index + 1, blocks, index, used - index);
            blocks[used] = null;
        }
    }

    /** The first slice whose number is not below {@code slice}; {@code null} if there is none. */
    ArraySlice ceiling(long slice) {
        int index = block(slice);
        if (isAt(index, slice)) {
            int place = blocks[index].place(slice);
            if (place < blocks[index].count) {
                return blocks[index].slices[place];
            }
            index++;
        }
        return index < used ? blocks[index].slices[0] : null;
    }

    /** The last slice whose number is not above {@code slice}; {@code null} if there is none. */
    ArraySlice floor(long slice) {
        int index = block(slice);
        if (isAt(index, slice)) {
            Block block = blocks[index];
            int place = block.place(slice);
            int found = block.isAt(place, slice) ? place : place - 1;
            if (found >= 0) {
                return block.slices[found];
            }
        }
        return index == 0 ? null : blocks[index - 1].slices[blocks[index - 1].count - 1];
    }

    /** The slice with the greatest number; there must be one. */
    ArraySlice last() {
        Block block = blocks[used - 1];
        return block.slices[block.count - 1];
    }

    /** An independent directory with copies of the slices. */
    ArrayDirectory copy() {
        ArrayDirectory copy = new ArrayDirectory();
        copy.blocks = new Block[blocks.length];
        for (int i = 0; i < used; i++) {
            Block block = new Block(blocks[i].id);
            block.slices = new ArraySlice[blocks[i].slices.length];
            block.count = blocks[i].count;
            for (int j = 0; j < block.count; j++) {
                block.slices[j] = blocks[i].slices[j].copy();
            }
            copy.blocks[i] = block;
        }
        copy.used = used;
        copy.slices = slices;
        copy.severalLevels = severalLevels;
        return copy;
    }
}
