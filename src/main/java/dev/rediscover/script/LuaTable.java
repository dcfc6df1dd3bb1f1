package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import java.util.Arrays;

/**
 * A table of Lua: an array for what stands at 1, 2, 3 and so on, and a hash for the rest.
 *
 * <p>Scripts can see how a table is laid out: {@code pairs} goes through the hash in the order of its places, and
 * {@code #} finds one border of many. So this follows the layout of Lua 5.1 exactly: the hash is a scatter table whose
 * chains lie inside it (Brent's variation), both parts grow when there is no free place, to sizes at least half full,
 * and strings and numbers have Lua's hash codes.
 */
final class LuaTable {
    private static final Object[] NONE = {};
    private static final int MOST_BITS = 26;

    private Object[] array = NONE;
    private Object[] keys = NONE;
    private Object[] values = NONE;
    /** For each place of the hash the next of its chain, -1 at the end. */
    private int[] chain;

    private int free;
    private int layout;
    private LuaTable metatable;
    private boolean readOnly;

    LuaTable() {}

    /** A table with room for so many values in its array and in its hash. */
    LuaTable(int listed, int named) {
        if (listed > 0) {
            array = new Object[listed];
        }
        if (named > 0) {
            makeHash(named);
        }
    }

    /** The table that says how this one behaves; {@code null} if none. */
    LuaTable metatable() {
        return metatable;
    }

    void metatable(LuaTable table) {
        metatable = table;
    }

    boolean isReadOnly() {
        return readOnly;
    }

    /** Refuses changes from now on. */
    LuaTable freeze() {
        readOnly = true;
        return this;
    }

    /** A frozen table with the same keys, which neither can get more of, and the same values, to be replaced. */
    LuaTable twin() {
        LuaTable twin = new LuaTable();
        twin.array = array.clone();
        twin.keys = keys;
        twin.values = values.clone();
        twin.chain = chain;
        twin.metatable = metatable;
        readOnly = true;
        return twin.freeze();
    }

    /** How many values there is room for; it grows with the memory that the table takes. */
    int room() {
        return array.length + 3 * keys.length;
    }

    /** The hash code that Lua gives a string. */
    static int hash(Bytes text) {
        byte[] bytes = text.array();
        int h = bytes.length;
        int step = (bytes.length >> 5) + 1;
        for (int i = bytes.length; i >= step; i -= step) {
            h ^= (h << 5) + (h >>> 2) + (bytes[i - 1] & 0xFF);
        }
        return h;
    }

    /** What stands at {@code key}, {@code null} for nothing; asks no metatable. */
    Object get(Object key) {
        if (key instanceof Bytes text) {
            return get(text, hash(text));
        }
        if (key instanceof Double number) {
            double d = number;
            int index = (int) d;
            if (index == d) {
                return get(index);
            }
        }
        int place = place(key);
        return place < 0 ? null : values[place];
    }

    /** What stands at a string whose {@link #hash} is known. */
    Object get(Bytes key, int hash) {
        int mask = keys.length - 1;
        if (mask < 0) {
            return null;
        }
        for (int i = hash & mask; i >= 0; i = chain[i]) {
            Object held = keys[i];
            if (held == key || held instanceof Bytes text && text.equals(key)) {
                return values[i];
            }
        }
        return null;
    }

    /** What stands at the whole number {@code index}. */
    Object get(int index) {
        if (index - 1 >= 0 && index <= array.length) {
            return array[index - 1];
        }
        if (keys.length == 0) {
            return null;
        }
        int place = numbered(index);
        return place < 0 ? null : values[place];
    }

    /** Where a string may be found again, for {@link #at}; -1 if it is not there. */
    int placeOf(Bytes key, int hash) {
        for (int i = keys.length == 0 ? -1 : hash & keys.length - 1; i >= 0; i = chain[i]) {
            if (keys[i] instanceof Bytes text && text.equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private int numbered(double number) {
        for (int i = mainPlace(number); i >= 0; i = chain[i]) {
            if (keys[i] instanceof Double held && held == number) {
                return i;
            }
        }
        return -1;
    }

    /** The place of a key in the hash, -1 if it is not there. */
    private int place(Object key) {
        if (keys.length == 0 || key == null) {
            return -1;
        }
        if (key instanceof Double number) {
            return numbered(number);
        }
        if (key instanceof Bytes text) {
            return placeOf(text, hash(text));
        }
        for (int i = mainPlace(key); i >= 0; i = chain[i]) {
            if (keys[i] == key) {
                return i;
            }
        }
        return -1;
    }

    private int mainPlace(Object key) {
        if (key instanceof Bytes text) {
            return hash(text) & keys.length - 1;
        }
        if (key instanceof Double number) {
            return mainPlace((double) number);
        }
        return key instanceof Boolean truth
                ? (truth ? 1 : 0) & keys.length - 1
                : System.identityHashCode(key) % (keys.length - 1 | 1);
    }

    private int mainPlace(double number) {
        if (number == 0) {
            return 0;
        }
        long bits = Double.doubleToRawLongBits(number);
        return Integer.remainderUnsigned((int) bits + (int) (bits >>> 32), keys.length - 1 | 1);
    }

    /** Puts {@code value} at {@code key}, no NaN; {@code null} takes away what is there. Asks no metatable. */
    void put(Object key, Object value) {
        if (key instanceof Double number) {
            double d = number;
            int index = (int) d;
            if (index == d) {
                put(index, value);
                return;
            }
        }
        int place = place(key);
        if (place >= 0) {
            values[place] = value;
        } else {
            insert(key, value);
        }
    }

    /** Puts {@code value} at the whole number {@code index}. */
    void put(int index, Object value) {
        if (index - 1 >= 0 && index <= array.length) {
            array[index - 1] = value;
            return;
        }
        int place = keys.length == 0 ? -1 : numbered(index);
        if (place >= 0) {
            values[place] = value;
        } else {
            insert((double) index, value);
        }
    }

    private void insert(Object key, Object value) {
        int place = keys.length == 0 ? -1 : mainPlace(key);
        if (place < 0 || values[place] != null) {
            int spare = freePlace();
            if (spare < 0) {
                grow(key);
                put(key, value);
                return;
            }
            int other = mainPlace(keys[place]);
            if (other != place) {
                moveAway(place, other, spare);
            } else {
                chain[spare] = chain[place];
                chain[place] = spare;
                place = spare;
            }
        }
        keys[place] = key;
        values[place] = value;
    }

    /** Moves what lies at a place that is not its own to a spare one. */
    private void moveAway(int place, int start, int spare) {
        int before = start;
        while (chain[before] != place) {
            before = chain[before];
        }
        chain[before] = spare;
        keys[spare] = keys[place];
        values[spare] = values[place];
        chain[spare] = chain[place];
        chain[place] = -1;
        values[place] = null;
        layout++;
    }

    private int freePlace() {
        while (free > 0) {
            free--;
            if (keys[free] == null) {
                return free;
            }
        }
        return -1;
    }

    private void grow(Object key) {
        int[] counts = new int[32];
        int total = countArray(counts);
        int whole = total;
        for (int i = 0; i < keys.length; i++) {
            if (values[i] != null) {
                whole += count(keys[i], counts);
                total++;
            }
        }
        whole += count(key, counts);
        total++;
        int size = 0;
        int inArray = 0;
        int sum = 0;
        for (int i = 0; i < 31 && (1L << i) / 2 < whole; i++) {
            sum += counts[i];
            if (counts[i] > 0 && sum > (1 << i) / 2) {
                size = 1 << i;
                inArray = sum;
            }
            if (sum == whole) {
                break;
            }
        }
        resize(size, total - inArray);
    }

    private int countArray(int[] counts) {
        int used = 0;
        for (int i = 0; i < array.length; i++) {
            if (array[i] != null) {
                counts[ceilingLog(i + 1)]++;
                used++;
            }
        }
        return used;
    }

    private static int count(Object key, int[] counts) {
        if (key instanceof Double number) {
            int index = (int) (double) number;
            if (index == number && index > 0 && index <= 1 << MOST_BITS) {
                counts[ceilingLog(index)]++;
                return 1;
            }
        }
        return 0;
    }

    private static int ceilingLog(int number) {
        return 32 - Integer.numberOfLeadingZeros(number - 1);
    }

    private void makeHash(int count) {
        int bits = ceilingLog(count);
        if (bits > MOST_BITS) {
            throw LuaError.operator("table overflow");
        }
        int size = 1 << bits;
        keys = new Object[size];
        values = new Object[size];
        chain = new int[size];
        Arrays.fill(chain, -1);
        free = size;
    }

    private void resize(int listed, int named) {
        Object[] oldKeys = keys;
        Object[] oldValues = values;
        Object[] oldArray = array;
        layout++;
        if (named == 0) {
            keys = NONE;
            values = NONE;
            free = 0;
        } else {
            makeHash(named);
        }
        if (listed != oldArray.length) {
            array = listed == 0 ? NONE : Arrays.copyOf(oldArray, listed);
        }
        for (int i = listed; i < oldArray.length; i++) {
            if (oldArray[i] != null) {
                put(i + 1, oldArray[i]);
            }
        }
        for (int i = oldKeys.length - 1; i >= 0; i--) {
            if (oldValues[i] != null) {
                put(oldKeys[i], oldValues[i]);
            }
        }
    }

    /** A border, as {@code #} gives it: something stands there and nothing behind it. */
    int length() {
        int high = array.length;
        if (high > 0 && array[high - 1] == null) {
            int low = 0;
            while (high - low > 1) {
                int middle = (low + high) >>> 1;
                if (array[middle - 1] == null) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            return low;
        }
        return keys.length == 0 ? high : borderInHash(high);
    }

    private int borderInHash(int from) {
        int low = from;
        int high = from + 1;
        while (get(high) != null) {
            low = high;
            if (high > Integer.MAX_VALUE / 2) {
                low = 1;
                while (get(low) != null) {
                    low++;
                }
                return low - 1;
            }
            high *= 2;
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (get(middle) == null) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    /** Takes {@code list}, of which some may be {@code null}, as the array of a table that is still empty. */
    void fill(Object[] list) {
        array = list.length == 0 ? NONE : list;
    }

    /** Makes the array at least so long: a constructor knows how many values follow. */
    void reserve(int listed) {
        if (listed > array.length) {
            array = Arrays.copyOf(array, listed);
            layout++;
            if (keys.length > 0) {
                resize(listed, keys.length);
            }
        }
    }

    /** The key after {@code key} ({@code null} for the first) and its value; {@code null} at the end. */
    Object[] next(Object key) {
        int index = following(key == null ? -1 : index(key));
        return index < 0 ? null : new Object[] {keyAt(index), valueAt(index)};
    }

    /** The index of a key for {@link #following}. */
    int index(Object key) {
        if (key instanceof Double number) {
            int whole = (int) (double) number;
            if (whole == number && whole > 0 && whole <= array.length) {
                return whole - 1;
            }
        }
        int place = place(key);
        if (place < 0) {
            throw LuaError.operator("invalid key to 'next'");
        }
        return place + array.length;
    }

    /** The index of the next value behind an index, -1 for the first; -1 at the end. */
    int following(int index) {
        int i = index + 1;
        for (; i < array.length; i++) {
            if (array[i] != null) {
                return i;
            }
        }
        for (i -= array.length; i < keys.length; i++) {
            if (values[i] != null) {
                return i + array.length;
            }
        }
        return -1;
    }

    Object keyAt(int index) {
        return index < array.length ? (Object) (double) (index + 1) : keys[index - array.length];
    }

    Object valueAt(int index) {
        return index < array.length ? array[index] : values[index - array.length];
    }

    /** Changes whenever the indexes of values change. */
    int layout() {
        return layout;
    }
}
