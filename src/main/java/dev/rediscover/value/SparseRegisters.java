package dev.rediscover.value;

import java.util.Arrays;

/**
 * The registers of a {@link HyperLogLog} as runs: {@code 00xxxxxx} is x+1 registers of 0, {@code 01xxxxxx xxxxxxxx} the
 * same with more room, {@code 1vvvvvxx} x+1 registers of v+1. Runs are split and joined exactly as Redis does it,
 * so that the same elements in the same order make the same bytes.
 */
final class SparseRegisters {
    /** What came of raising a register. */
    enum Raised {
        YES,
        NO,
        NEEDS_DENSE
    }

    private static final int MOST_ZEROS = 64; // of a run in one byte
    private static final int MOST_VALUES = 4;
    private static final int GREATEST = 32;
    private static final int JOINS_TRIED = 5;

    private final HyperLogLog owner;

    SparseRegisters(HyperLogLog owner) {
        this.owner = owner;
    }

    private int at(int index) {
        return index < owner.length ? owner.array[index] & 0xff : 0;
    }

    private boolean isValue(int index) {
        return at(index) >= 0x80;
    }

    /** How many bytes the run at {@code index} takes. */
    private int width(int index) {
        return at(index) >> 6 == 1 ? 2 : 1;
    }

    /** How many registers the run at {@code index} covers. */
    private int span(int index) {
        int run = at(index);
        return switch (run >> 6) {
            case 0 -> (run & 63) + 1;
            case 1 -> ((run & 63) << 8 | at(index + 1)) + 1;
            default -> (run & 3) + 1;
        };
    }

    /** What the registers of the run at {@code index} hold. */
    private int value(int index) {
        return isValue(index) ? (at(index) >> 2 & 31) + 1 : 0;
    }

    private static byte values(int value, int count) {
        return (byte) (0x80 | value - 1 << 2 | count - 1);
    }

    /** Writes a run of zeros and returns the index behind it. */
    static int writeZeros(byte[] array, int index, int count) {
        if (count <= MOST_ZEROS) {
            array[index] = (byte) (count - 1);
            return index + 1;
        }
        array[index] = (byte) (0x40 | count - 1 >> 8);
        array[index + 1] = (byte) (count - 1);
        return index + 2;
    }

    /** See {@link HyperLogLog#raise}. */
    Raised raise(int register, int value, long most) {
        if (value > GREATEST) {
            return Raised.NEEDS_DENSE;
        }
        int index = HyperLogLog.HEADER;
        int previous = index;
        int first = 0;
        while (index < owner.length && register >= first + span(index)) {
            first += span(index);
            previous = index;
            index += width(index);
        }
        if (index >= owner.length) {
            throw CorruptHyperLogLog.INSTANCE;
        }
        if (value(index) >= value) {
            return Raised.NO;
        }
        if (span(index) == 1 && width(index) == 1) {
            owner.array[index] = values(value, 1);
        } else if (!split(index, register - first, value, most)) {
            return Raised.NEEDS_DENSE;
        }
        join(previous);
        return Raised.YES;
    }

    /** Replaces a run by up to three, so that one register in it is raised; false if that would take too much room. */
    private boolean split(int index, int before, int value, long most) {
        byte[] runs = new byte[5];
        int after = span(index) - before - 1;
        int end = writeRun(runs, 0, value(index), before);
        runs[end++] = values(value, 1);
        end = writeRun(runs, end, value(index), after);
        int next = Math.min(index + width(index), owner.length);
        int more = end - width(index);
        if (more > 0 && owner.length + more > most) {
            return false;
        }
        byte[] from = owner.array;
        if (owner.length + more > owner.array.length) {
            owner.array = Arrays.copyOf(from, owner.length + more + 64);
        }
        System.arraycopy(from, next, owner.array, index + end, owner.length - next);
        System.arraycopy(runs, 0, owner.array, index, end);
        owner.length += more;
        return true;
    }

    private static int writeRun(byte[] runs, int index, int value, int count) {
        if (count == 0) {
            return index;
        }
        if (value == 0) {
            return writeZeros(runs, index, count);
        }
        runs[index] = values(value, count);
        return index + 1;
    }

    /** Joins neighbours of the same value, looking at no more than a few runs from {@code index} on. */
    private void join(int index) {
        int here = index;
        for (int i = 0; i < JOINS_TRIED && here < owner.length; i++) {
            if (!isValue(here)) {
                here += width(here);
                continue;
            }
            boolean same = here + 1 < owner.length && isValue(here + 1) && value(here) == value(here + 1);
            if (same && span(here) + span(here + 1) <= MOST_VALUES) {
                owner.array[here + 1] = values(value(here), span(here) + span(here + 1));
                System.arraycopy(owner.array, here + 1, owner.array, here, owner.length - here - 1);
                owner.length--;
            } else {
                here++;
            }
        }
    }

    /** See {@link HyperLogLog#readInto}. */
    void readInto(byte[] registers) {
        int first = 0;
        for (int index = HyperLogLog.HEADER; index < owner.length; index += width(index)) {
            int end = first + span(index);
            if (end > registers.length) {
                throw CorruptHyperLogLog.INSTANCE;
            }
            int value = value(index);
            for (; first < end; first++) {
                registers[first] = (byte) Math.max(registers[first], value);
            }
        }
        if (first != registers.length) {
            throw CorruptHyperLogLog.INSTANCE;
        }
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (int index = HyperLogLog.HEADER; index < owner.length; index += width(index)) {
            out.append(out.length() == 0 ? "" : " ");
            if (isValue(index)) {
                out.append("v:").append(value(index)).append(',').append(span(index));
            } else {
                out.append(width(index) == 2 ? "Z:" : "z:").append(span(index));
            }
        }
        return out.toString();
    }
}
