package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.base.RandomSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A set: sorted integers (intset), a few strings in the order they came (listpack), or a hash table. Exactly one of
 * the three is there; from the table no way leads back.
 */
public final class SetValue extends Value implements Iterable<Bytes> {
    private final EncodingLimits limits;
    private IntSet ints;
    private ArrayList<Bytes> few;
    private HashTable<Boolean> table;
    private long fewBytes; // of those few, on the heap

    public SetValue(EncodingLimits limits) {
        this.limits = limits;
        ints = new IntSet();
    }

    @Override
    public Type type() {
        return Type.SET;
    }

    @Override
    public String encoding() {
        return ints != null ? "intset" : few != null ? "listpack" : "hashtable";
    }

    @Override
    public long size() {
        return count();
    }

    private int count() {
        return ints != null ? ints.size() : few != null ? few.size() : table.size();
    }

    @Override
    public SetValue copy() {
        return copy(limits);
    }

    @Override
    public SetValue copy(EncodingLimits newLimits) {
        SetValue copy = new SetValue(newLimits);
        copy.ints = ints == null ? null : ints.copy();
        copy.few = few == null ? null : new ArrayList<>(few);
        copy.fewBytes = fewBytes;
        copy.table = table == null ? null : table.copy();
        copy.setAccess(access());
        return copy;
    }

    /** Whether {@code member} was not there before. */
    public boolean add(Bytes member) {
        if (ints != null) {
            if (Numbers.isLong(member) && limits.setMaxIntsetEntries > 0) {
                return addInt(Numbers.parseLong(member));
            }
            leaveInts(member);
        }
        if (few != null) {
            if (few.contains(member)) {
                return false;
            }
            if (few.size() < limits.setMaxListpackEntries && member.length() <= limits.setMaxListpackValue) {
                fewBytes += bytesOf(member);
                return few.add(member);
            }
            toTable();
        }
        HashTable.Entry<Boolean> entry = table.entryOrNew(member);
        boolean fresh = entry.value() == null;
        entry.setValue(Boolean.TRUE);
        return fresh;
    }

    private boolean addInt(long number) {
        if (!ints.add(number)) {
            return false;
        }
        if (ints.size() > limits.setMaxIntsetEntries) {
            toTable();
        }
        return true;
    }

    /** Makes way for a member that is no integer. */
    private void leaveInts(Bytes member) {
        boolean fits = ints.size() < limits.setMaxListpackEntries && member.length() <= limits.setMaxListpackValue;
        if (fits && longestNumber() <= limits.setMaxListpackValue) {
            List<Bytes> members = members();
            few = new ArrayList<>(members);
            fewBytes = 0;
            for (Bytes old : members) {
                fewBytes += bytesOf(old);
            }
            ints = null;
        } else {
            toTable();
        }
    }

    private int longestNumber() {
        return ints.size() == 0
                ? 0
                : Math.max(
                        Long.toString(ints.get(0)).length(),
                        Long.toString(ints.get(ints.size() - 1)).length());
    }

    private void toTable() {
        HashTable<Boolean> made = new HashTable<>();
        made.expand(count() + 1);
        for (Bytes member : this) {
            made.put(member, Boolean.TRUE);
        }
        table = made;
        ints = null;
        few = null;
    }

    /** Goes back to an intset where all members are integers and few enough, as SINTERSTORE does with its result. */
    public void compact() {
        if (few == null || few.size() > limits.setMaxIntsetEntries) {
            return;
        }
        IntSet made = new IntSet();
        for (Bytes member : few) {
            if (!Numbers.isLong(member)) {
                return;
            }
            made.add(Numbers.parseLong(member));
        }
        ints = made;
        few = null;
    }

    /** Whether {@code member} was there. */
    public boolean remove(Bytes member) {
        if (ints != null) {
            return Numbers.isLong(member) && ints.remove(Numbers.parseLong(member));
        }
        if (few == null) {
            return table.remove(member) != null;
        }
        boolean there = few.remove(member);
        fewBytes -= there ? bytesOf(member) : 0;
        return there;
    }

    /** A member with the object around it and its place in a list. */
    private static long bytesOf(Bytes member) {
        return Footprint.REFERENCE + Footprint.object(Footprint.REFERENCE) + Footprint.bytes(member.length());
    }

    @Override
    public long heapBytes() {
        long members = ints != null
                ? ints.heapBytes()
                : few != null ? Footprint.object(12) + Footprint.references(0) + fewBytes : table.heapBytes();
        return Footprint.object(32) + members;
    }

    public boolean contains(Bytes member) {
        if (ints != null) {
            return Numbers.isLong(member) && ints.contains(Numbers.parseLong(member));
        }
        return few != null ? few.contains(member) : table.containsKey(member);
    }

    /** All members; the set must not change meanwhile. */
    @Override
    public Iterator<Bytes> iterator() {
        return table != null ? new Keys(table.iterator()) : ints != null ? new Ints(ints) : few.iterator();
    }

    private static final class Keys implements Iterator<Bytes> {
        private final Iterator<HashTable.Entry<Boolean>> entries;

        Keys(Iterator<HashTable.Entry<Boolean>> entries) {
            this.entries = entries;
        }

        @Override
        public boolean hasNext() {
            return entries.hasNext();
        }

        @Override
        public Bytes next() {
            return entries.next().key();
        }
    }

    private static final class Ints implements Iterator<Bytes> {
        private final IntSet numbers;
        private int index;

        Ints(IntSet numbers) {
            this.numbers = numbers;
        }

        @Override
        public boolean hasNext() {
            return index < numbers.size();
        }

        @Override
        public Bytes next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return Bytes.of(numbers.get(index++));
        }
    }

    /** All members, as a list of its own. */
    public List<Bytes> members() {
        List<Bytes> members = new ArrayList<>(count());
        for (Bytes member : this) {
            members.add(member);
        }
        return members;
    }

    /** One member; the set must not be empty. */
    public Bytes random(RandomSource chance) {
        if (ints != null) {
            return Bytes.of(ints.get(chance.nextInt(ints.size())));
        }
        return few != null
                ? few.get(chance.nextInt(few.size()))
                : table.random(chance).key();
    }

    /** {@code count} different members, or all when there are fewer. */
    public List<Bytes> randomDistinct(RandomSource chance, long count) {
        if (table == null) {
            return Sample.of(members(), chance, count);
        }
        List<Bytes> drawn = new ArrayList<>();
        for (HashTable.Entry<Boolean> entry : table.randomDistinct(chance, count)) {
            drawn.add(entry.key());
        }
        return drawn;
    }

    /** Takes one member away; null when there is none. */
    public Bytes pop(RandomSource chance) {
        if (isEmpty()) {
            return null;
        }
        Bytes drawn = random(chance);
        remove(drawn);
        return drawn;
    }

    /** Adds about {@code count} members to {@code into} and returns the cursor to go on with, 0 at the end. */
    public long scan(long cursor, long count, List<Bytes> into) {
        if (table == null) {
            into.addAll(members());
            return 0;
        }
        List<HashTable.Entry<Boolean>> entries = new ArrayList<>();
        long next = table.scan(cursor, count, entries);
        for (HashTable.Entry<Boolean> entry : entries) {
            into.add(entry.key());
        }
        return next;
    }
}
