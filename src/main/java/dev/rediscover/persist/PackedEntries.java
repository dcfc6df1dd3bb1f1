package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.persist.RdbDecoder.Corrupt;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of Redis's packed blocks: listpack (7.0 and later), ziplist (before), intset. Integers come as their
 * digits. Sources: the comments at the head of listpack.c, ziplist.c and intset.c.
 */
final class PackedEntries {
    private static final int LISTPACK_HEADER = 6;
    private static final int ZIPLIST_HEADER = 10;
    private static final int INTSET_HEADER = 8;
    private static final int END = 0xff;

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
        return entries.all(entries.new ZiplistEntry());
    }

    static List<Bytes> intset(Bytes block) {
        PackedEntries entries = new PackedEntries(block, INTSET_HEADER);
        entries.at = 0;
        try {
            int width = (int) entries.number(4);
            long count = entries.number(4) & 0xffffffffL;
            if (width != 2 && width != 4 && width != 8 || count * width != block.length() - INTSET_HEADER) {
                throw new Corrupt("an intset whose head does not fit");
            }
            List<Bytes> members = new ArrayList<>();
            for (long i = 0; i < count; i++) {
                members.add(Bytes.of(entries.number(width)));
            }
            return members;
        } catch (IndexOutOfBoundsException e) {
            throw new Corrupt("an intset that ends too early");
        }
    }

    private List<Bytes> all(Entry entry) {
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
            int length = at - start;
            at += length < 128 ? 1 : length < 16_384 ? 2 : length < 2_097_152 ? 3 : length < 268_435_456 ? 4 : 5;
            return value;
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
        @Override
        public Bytes read() {
            at += at(at) < 254 ? 1 : 5; // the length of the entry before
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
}
