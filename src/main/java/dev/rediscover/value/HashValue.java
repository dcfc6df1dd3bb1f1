package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A hash: fields with values, and for each field an optional time to expire. Expired fields stay until {@link
 * #removeExpired} is told the time; nothing here hides them before.
 *
 * <p>Either few fields in a list, which holds their expiries too, or a hash table, beside which stands a sorted table
 * of those fields that expire; a hash without expiries has none.
 */
public final class HashValue extends Value implements Iterable<HashValue.Field> {
    /** A field and its value. */
    public record Field(Bytes name, Bytes value) {}

    private final EncodingLimits limits;
    private FieldList few = new FieldList(); // null once there is a table
    private HashTable<byte[]> table;
    private long valueBytes; // of the values in the table, on the heap
    private SortedTable expiries; // by time, which a double holds exactly up to the year 287396; null when unused

    public HashValue(EncodingLimits limits) {
        this.limits = limits;
    }

    @Override
    public Type type() {
        return Type.HASH;
    }

    @Override
    public String encoding() {
        return few == null ? "hashtable" : few.hasExpiries() ? "listpackex" : "listpack";
    }

    @Override
    public long size() {
        return few == null ? table.size() : few.size();
    }

    @Override
    public HashValue copy() {
        return copy(limits);
    }

    @Override
    public HashValue copy(EncodingLimits newLimits) {
        HashValue copy = new HashValue(newLimits);
        copy.few = few == null ? null : few.copy();
        copy.table = table == null ? null : table.copy();
        copy.valueBytes = valueBytes;
        copy.expiries = expiries == null ? null : expiries.copy();
        copy.setAccess(access());
        return copy;
    }

    /** The field's value; null when there is no such field. */
    public Bytes get(Bytes field) {
        byte[] value;
        if (few != null) {
            int index = few.find(field.array());
            value = index < 0 ? null : few.value(index);
        } else {
            value = table.get(field);
        }
        return value == null ? null : Bytes.wrap(value);
    }

    public boolean contains(Bytes field) {
        return few == null ? table.containsKey(field) : few.find(field.array()) >= 0;
    }

    /** Sets the field and drops its expiry, as HSET does. Whether the field is new. */
    public boolean put(Bytes field, Bytes value) {
        boolean fresh = putKeepingExpiry(field, value);
        if (!fresh) {
            persist(field);
        }
        return fresh;
    }

    /** Sets the field and leaves its expiry alone, as HINCRBY does. Whether the field is new. */
    public boolean putKeepingExpiry(Bytes field, Bytes value) {
        if (few != null && Math.max(field.length(), value.length()) > limits.hashMaxListpackValue) {
            toTable();
        }
        if (few == null) {
            HashTable.Entry<byte[]> entry = table.entryOrNew(field);
            boolean fresh = entry.value() == null;
            valueBytes += Footprint.bytes(value.length()) - (fresh ? 0 : Footprint.bytes(entry.value().length));
            if (fresh || !Arrays.equals(entry.value(), value.array())) { // what is old stays: less for the collector
                entry.setValue(value.array());
            }
            return fresh;
        }
        int index = few.find(field.array());
        if (index >= 0) {
            few.setValue(index, value.array());
            return false;
        }
        few.add(field.array(), value.array());
        if (few.size() > limits.hashMaxListpackEntries) {
            toTable();
        }
        return true;
    }

    private void toTable() {
        HashTable<byte[]> made = new HashTable<>();
        made.expand(few.size() + 1);
        for (int i = 0; i < few.size(); i++) {
            Bytes name = Bytes.wrap(few.name(i));
            made.put(name, few.value(i));
            valueBytes += Footprint.bytes(few.value(i).length);
            if (few.expiry(i) != FieldList.NEVER) {
                noteExpiry(name, few.expiry(i));
            }
        }
        table = made;
        few = null;
    }

    private void noteExpiry(Bytes field, long atMillis) {
        if (expiries == null) {
            expiries = new SortedTable();
        }
        expiries.put(field, atMillis);
    }

    /** Sets the field unless it exists. Whether it was set. */
    public boolean putIfAbsent(Bytes field, Bytes value) {
        return !contains(field) && put(field, value);
    }

    /** Removes the field with its expiry. Whether it was there. */
    public boolean remove(Bytes field) {
        if (few != null) {
            int index = few.find(field.array());
            if (index >= 0) {
                few.remove(index);
            }
            return index >= 0;
        }
        forgetExpiry(field);
        byte[] gone = table.remove(field);
        valueBytes -= gone == null ? 0 : Footprint.bytes(gone.length);
        return gone != null;
    }

    @Override
    public long heapBytes() {
        long fields = few != null ? few.heapBytes() : table.heapBytes() + valueBytes;
        return Footprint.object(36) + fields + (expiries == null ? 0 : expiries.heapBytes());
    }

    private boolean forgetExpiry(Bytes field) {
        boolean had = expiries != null && expiries.remove(field);
        if (had && expiries.size() == 0) {
            expiries = null;
        }
        return had;
    }

    /** All fields; the hash must not change meanwhile. */
    @Override
    public Iterator<Field> iterator() {
        return few == null ? new TableFields(table.iterator()) : new ListFields(few);
    }

    private static Field field(HashTable.Entry<byte[]> entry) {
        return new Field(entry.key(), Bytes.wrap(entry.value()));
    }

    private static Field field(FieldList list, int index) {
        return new Field(Bytes.wrap(list.name(index)), Bytes.wrap(list.value(index)));
    }

    private static final class TableFields implements Iterator<Field> {
        private final Iterator<HashTable.Entry<byte[]>> entries;

        TableFields(Iterator<HashTable.Entry<byte[]>> entries) {
            this.entries = entries;
        }

        @Override
        public boolean hasNext() {
            return entries.hasNext();
        }

        @Override
        public Field next() {
            return field(entries.next());
        }
    }

    private static final class ListFields implements Iterator<Field> {
        private final FieldList list;
        private int index;

        ListFields(FieldList list) {
            this.list = list;
        }

        @Override
        public boolean hasNext() {
            return index < list.size();
        }

        @Override
        public Field next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return field(list, index++);
        }
    }

    /** One field; the hash must not be empty. */
    public Field random(RandomSource chance) {
        return few == null ? field(table.random(chance)) : field(few, chance.nextInt(few.size()));
    }

    /** {@code count} different fields, or all when there are fewer. */
    public List<Field> randomDistinct(RandomSource chance, long count) {
        List<Field> drawn = new ArrayList<>();
        if (few != null) {
            for (Field field : this) {
                drawn.add(field);
            }
            return Sample.of(drawn, chance, count);
        }
        for (HashTable.Entry<byte[]> entry : table.randomDistinct(chance, count)) {
            drawn.add(field(entry));
        }
        return drawn;
    }

    /** Adds about {@code count} fields to {@code into} and returns the cursor to go on with, 0 at the end. */
    public long scan(long cursor, long count, List<Field> into) {
        if (few != null) {
            for (Field field : this) {
                into.add(field);
            }
            return 0;
        }
        List<HashTable.Entry<byte[]>> entries = new ArrayList<>();
        long next = table.scan(cursor, count, entries);
        for (HashTable.Entry<byte[]> entry : entries) {
            into.add(field(entry));
        }
        return next;
    }

    /** When the field expires, in milliseconds since 1970; -1 when it does not or is not there. */
    public long expiry(Bytes field) {
        if (few != null) {
            int index = few.find(field.array());
            return index < 0 ? FieldList.NEVER : few.expiry(index);
        }
        double at = expiries == null ? Double.NaN : expiries.score(field);
        return Double.isNaN(at) ? FieldList.NEVER : (long) at;
    }

    /** Makes the field expire at {@code atMillis} since 1970, 0 or later. Whether there is such a field. */
    public boolean setExpiry(Bytes field, long atMillis) {
        if (few != null) {
            int index = few.find(field.array());
            if (index >= 0) {
                few.setExpiry(index, atMillis);
            }
            return index >= 0;
        }
        boolean there = table.containsKey(field);
        if (there) {
            noteExpiry(field, atMillis);
        }
        return there;
    }

    /** Takes the field's expiry away. Whether it had one. */
    public boolean persist(Bytes field) {
        if (few == null) {
            return forgetExpiry(field);
        }
        int index = few.hasExpiries() ? few.find(field.array()) : -1;
        if (index < 0 || few.expiry(index) == FieldList.NEVER) {
            return false;
        }
        few.setExpiry(index, FieldList.NEVER);
        return true;
    }

    /** The earliest expiry of any field, in milliseconds since 1970, or -1. */
    public long nextExpiry() {
        if (few != null) {
            return few.size() == 0 ? FieldList.NEVER : few.expiry(0);
        }
        return expiries == null ? FieldList.NEVER : (long) expiries.at(0).score();
    }

    /** Removes the fields whose time is {@code now} or earlier, and says which, earliest first. */
    public List<Bytes> removeExpired(long now) {
        List<Bytes> removed = new ArrayList<>();
        for (long at = nextExpiry(); at != FieldList.NEVER && at <= now; at = nextExpiry()) {
            Bytes name = few == null ? expiries.at(0).member() : Bytes.wrap(few.name(0));
            remove(name);
            removed.add(name);
        }
        return removed;
    }
}
