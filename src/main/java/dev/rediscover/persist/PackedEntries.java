package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.persist.RdbDecoder.Corrupt;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of Redis's packed blocks: listpack (7.0 and later), ziplist (before), zipmap (before 2.6), intset.
 * Integers come as their digits. Everything that a block says of itself is checked. Sources: the comments at the head
 * of listpack.c, ziplist.c, zipmap.c and intset.c.
 */
final class PackedEntries {
    private static final int LISTPACK_HEADER = 6;
    private static final int ZIPLIST_HEADER = 10;
    private static final int INTSET_HEADER = 8;
    private static final int END = 0xff;

    /** A count of entries that is not kept: there are too many for its two bytes. */
    private static final int UNCOUNTED = 0xffff;

    /** The first byte of a length in a ziplist or zipmap that has four bytes more. */
    private static final int LONG_LENGTH = 254;

    private final byte[] block;
    private int at;

    private PackedEntries(Bytes block, int start) {
        this.block = block.array();
        this.at = start;
        if (this.block.length < start) {
            throw new Corrupt("a packed block without its head");
        }
    }

    private interface Entry {
        Bytes read();
    }

    static List<Bytes> listpack(Bytes block) {
        PackedEntries entries = new PackedEntries(block, LISTPACK_HEADER);
        return entries.all(entries.new ListpackEntry());
    }

    static List<Bytes> ziplist(Bytes block) {
        PackedEntries entries = new PackedEntries(block, ZIPLIST_HEADER);
        ZiplistEntry entry = entries.new ZiplistEntry();
        List<Bytes> found = entries.all(entry);
        if (entries.head(4, 4) != entry.start) {
            throw new Corrupt("a ziplist whose tail is elsewhere");
        }
        return found;
    }

    /** Fields and values in turn. A zipmap has no size in front, only its count if that is below 254. */
    static List<Bytes> zipmap(Bytes block) {
        PackedEntries entries = new PackedEntries(block, 1);
        List<Bytes> found = entries.untilTheEnd(entries.new ZipmapEntry());
        int count = entries.at(0);
        if (count < LONG_LENGTH && count * 2 != found.size()) {
            throw new Corrupt("a zipmap whose count does not fit");
        }
        return found;
    }

    static List<Bytes> intset(Bytes block) {
        PackedEntries entries = new PackedEntries(block, INTSET_HEADER);
        int width = (int) entries.head(0, 4);
        long count = entries.head(4, 4);
        if (width != 2 && width != 4 && width != 8 || count * width != block.length() - INTSET_HEADER) {
            throw new Corrupt("an intset whose head does not fit");
        }
        List<Bytes> members = new ArrayList<>();
        long before = 0;
        for (long i = 0; i < count; i++) {
            long member = entries.number(width);
            if (i > 0 && member <= before) {
                throw new Corrupt("an intset out of order");
            }
            before = member;
            members.add(Bytes.of(member));
        }
        return members;
    }

    /** The entries of a block that begins with its size in bytes and whose head ends with its count. */
    private List<Bytes> all(Entry entry) {
        long count = head(at - 2, 2);
        if (head(0, 4) != block.length) {
            throw new Corrupt("a packed block of another size");
        }
        List<Bytes> found = untilTheEnd(entry);
        if (count != UNCOUNTED && count != found.size()) {
            throw new Corrupt("a packed block whose count does not fit");
        }
        return found;
    }

    private List<Bytes> untilTheEnd(Entry entry) {
        List<Bytes> found = new ArrayList<>();
        try {
            while (at(at) != END) {
                found.add(entry.read());
            }
        } catch (IndexOutOfBoundsException e) {
            throw new Corrupt("a packed block that ends too early");
        }
        if (at != block.length - 1) {
            throw new Corrupt("bytes after a packed block");
        }
        return found;
    }

    /** The number of {@code width} bytes at {@code index}, without a sign. */
    private long head(int index, int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= (long) at(index + i) << (8 * i);
        }
        return value;
    }

    private int at(int index) {
        return block[index] & 0xff;
    }

    /** A signed number, the lowest byte first. */
    private long number(int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= (long) at(at++) << (8 * i);
        }
        int unused = 64 - 8 * width;
        return value << unused >> unused;
    }

    private Bytes text(long length) {
        if (length < 0 || length > block.length - at) {
            throw new Corrupt("a packed text that ends too early");
        }
        Bytes text = Bytes.copyOf(block, at, at + (int) length);
        at += (int) length;
        return text;
    }

    private final class ListpackEntry implements Entry {
        @Override
        public Bytes read() {
            int start = at;
            Bytes value = content(at(at++));
            skipLength(at - start);
            return value;
        }

        /** Behind an entry stands its length, to be read from behind: groups of 7 bits, a bit set in all but one. */
        private void skipLength(int length) {
            int groups = length < 128 ? 1 : length < 16_383 ? 2 : length < 2_097_151 ? 3 : length < 268_435_455 ? 4 : 5;
            for (int i = groups - 1; i >= 0; i--) {
                int group = length >> (7 * i) & 0x7f | (i < groups - 1 ? 0x80 : 0);
                if (at(at++) != group) {
                    throw new Corrupt("a listpack entry whose length does not fit");
                }
            }
        }

        private Bytes content(int first) {
            if (first < 0x80) {
                return Bytes.of(first);
            }
            if (first < 0xc0) {
                return text(first & 0x3f);
            }
            if (first < 0xe0) {
                int number = (first & 0x1f) << 8 | at(at++);
                return Bytes.of(number < 1 << 12 ? number : number - (1 << 13));
            }
            if (first < 0xf0) {
                return text((first & 0x0f) << 8 | at(at++));
            }
            return switch (first) {
                case 0xf0 -> text(number(4) & 0xffffffffL);
                case 0xf1 -> Bytes.of(number(2));
                case 0xf2 -> Bytes.of(number(3));
                case 0xf3 -> Bytes.of(number(4));
                case 0xf4 -> Bytes.of(number(8));
                default -> throw new Corrupt("a listpack entry of unknown kind");
            };
        }
    }

    private final class ZiplistEntry implements Entry {
        private int start = ZIPLIST_HEADER;

        @Override
        public Bytes read() {
            int before = at - start;
            start = at;
            if (lengthInFront() != before) {
                throw new Corrupt("a ziplist entry whose length does not fit");
            }
            int first = at(at++);
            return switch (first >> 6) {
                case 0 -> text(first & 0x3f);
                case 1 -> text((first & 0x3f) << 8 | at(at++));
                case 2 -> text((long) at(at++) << 24 | at(at++) << 16 | at(at++) << 8 | at(at++));
                default -> integer(first);
            };
        }

        private Bytes integer(int first) {
            return switch (first) {
                case 0xc0 -> Bytes.of(number(2));
                case 0xd0 -> Bytes.of(number(4));
                case 0xe0 -> Bytes.of(number(8));
                case 0xf0 -> Bytes.of(number(3));
                case 0xfe -> Bytes.of(number(1));
                default -> {
                    if (first < 0xf1 || first > 0xfd) {
                        throw new Corrupt("a ziplist entry of unknown kind");
                    }
                    yield Bytes.of((first & 0x0f) - 1);
                }
            };
        }
    }

    private final class ZipmapEntry implements Entry {
        private boolean value;

        @Override
        public Bytes read() {
            long length = lengthInFront();
            int unused = value ? at(at++) : 0;
            Bytes text = text(length);
            at += unused;
            value = !value;
            return text;
        }
    }

    private long lengthInFront() {
        int first = at(at++);
        if (first < LONG_LENGTH) {
            return first;
        }
        if (first > LONG_LENGTH) {
            throw new Corrupt("a length that is none");
        }
        return number(4) & 0xffffffffL;
    }
}
