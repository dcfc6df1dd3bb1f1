package dev.rediscover.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A table of Lua: what stands at 1, 2, 3 and so on lies in an array, the rest in a hash in the order of its coming. */
final class LuaTable {
    private static final int FEW_GAPS = 16;

    private Object[] array = new Object[4];
    private int length;
    private Map<Object, Integer> places;
    private List<Object> keys;
    private List<Object> values;
    private int gaps;
    private LuaTable metatable;
    private boolean readOnly;

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

    /** What stands at {@code key}, {@code null} for nothing; asks no metatable. */
    Object get(Object key) {
        if (key instanceof Double number) {
            int index = number.intValue();
            if (index == number) {
                return get(index);
            }
        }
        return hashed(key);
    }

    /** What stands at the whole number {@code index}. */
    Object get(int index) {
        return index >= 1 && index <= length ? array[index - 1] : hashed((double) index);
    }

    private Object hashed(Object key) {
        Integer place = places == null ? null : places.get(key);
        return place == null ? null : values.get(place);
    }

    /** Puts {@code value} at {@code key}; {@code null} takes away what is there. Asks no metatable. */
    void put(Object key, Object value) {
        Object own = key;
        if (key instanceof Double number) {
            int index = number.intValue();
            if (index == number && index >= 1) {
                put(index, value);
                return;
            }
            own = number == 0 ? (Object) 0.0 : key; // -0 and 0 are one key
        }
        hash(own, value);
    }

    /** Puts {@code value} at the number {@code index}, 1 or more. */
    void put(int index, Object value) {
        if (index <= length) {
            array[index - 1] = value;
            while (length > 0 && array[length - 1] == null) {
                length--;
            }
        } else if (index == length + 1 && value != null) {
            append(value);
            if (places != null) {
                hash((double) index, null);
                moveFromHash();
            }
        } else {
            hash((double) index, value);
        }
    }

    private void append(Object value) {
        if (length == array.length) {
            array = Arrays.copyOf(array, length * 2);
        }
        array[length++] = value;
    }

    private void moveFromHash() {
        for (Object next = hashed(length + 1.0); next != null; next = hashed(length + 1.0)) {
            hash(length + 1.0, null);
            append(next);
        }
    }

    private void hash(Object key, Object value) {
        Integer place = places == null ? null : places.get(key);
        if (place != null) {
            gaps += value == null && values.get(place) != null ? 1 : 0;
            gaps -= value != null && values.get(place) == null ? 1 : 0;
            values.set(place, value);
        } else if (value != null) {
            if (places == null) {
                places = new HashMap<>();
                keys = new ArrayList<>();
                values = new ArrayList<>();
            }
            closeGaps();
            places.put(key, keys.size());
            keys.add(key);
            values.add(value);
        }
    }

    private void closeGaps() {
        if (gaps <= FEW_GAPS || gaps * 2 < keys.size()) {
            return;
        }
        List<Object> oldKeys = keys;
        List<Object> oldValues = values;
        places.clear();
        keys = new ArrayList<>();
        values = new ArrayList<>();
        gaps = 0;
        for (int i = 0; i < oldKeys.size(); i++) {
            if (oldValues.get(i) != null) {
                places.put(oldKeys.get(i), keys.size());
                keys.add(oldKeys.get(i));
                values.add(oldValues.get(i));
            }
        }
    }

    /** A border, as {@code #} gives it: something stands there and nothing behind it. */
    int length() {
        return length;
    }

    /** Makes room for {@code count} values, of which some may be {@code null}: a constructor's list. */
    void fill(Object[] list) {
        array = list.length == 0 ? array : list;
        length = list.length;
        while (length > 0 && array[length - 1] == null) {
            length--;
        }
    }

    /** The key after {@code key} ({@code null} for the first) and its value; {@code null} at the end. */
    Object[] next(Object key) {
        int hashStart = 0;
        if (key == null || key instanceof Double) {
            int index = key == null ? 0 : indexOf((Double) key);
            for (int i = index; index >= 0 && i < length; i++) {
                if (array[i] != null) {
                    return new Object[] {(double) (i + 1), array[i]};
                }
            }
            hashStart = index >= 0 ? 0 : -1;
        }
        if (places == null) {
            return null;
        }
        if (hashStart < 0 || key != null && !(key instanceof Double)) {
            Integer place = places.get(key);
            if (place == null) {
                throw LuaError.of("invalid key to 'next'");
            }
            hashStart = place + 1;
        }
        return nextHashed(hashStart);
    }

    /** The index of a number that stands in the array, -1 if it stands in the hash. */
    private int indexOf(Double key) {
        int index = key.intValue();
        boolean inArray = index == key && index >= 1 && (index <= length || places == null || !places.containsKey(key));
        return inArray ? index : -1;
    }

    private Object[] nextHashed(int start) {
        for (int i = start; i < keys.size(); i++) {
            if (values.get(i) != null) {
                return new Object[] {keys.get(i), values.get(i)};
            }
        }
        return null;
    }
}
