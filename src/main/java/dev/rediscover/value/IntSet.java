package dev.rediscover.value;

import java.util.Arrays;

/** A sorted array of different integers: small and found by halving. */
final class IntSet {
    private long[] numbers;
    private int count;

    IntSet() {
        numbers = new long[4];
    }

    private IntSet(IntSet original) {
        numbers = Arrays.copyOf(original.numbers, Math.max(1, original.count));
        count = original.count;
    }

    int size() {
        return count;
    }

    long get(int index) {
        return numbers[index];
    }

    private int find(long number) {
        return Arrays.binarySearch(numbers, 0, count, number);
    }

    boolean contains(long number) {
        return find(number) >= 0;
    }

    boolean add(long number) {
        int place = find(number);
        if (place >= 0) {
            return false;
        }
        place = -place - 1;
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, count * 2);
        }
        System.arraycopy(numbers, place, numbers, place + 1, count - place);
        numbers[place] = number;
        count++;
        return true;
    }

    boolean remove(long number) {
        int place = find(number);
        if (place < 0) {
            return false;
        }
        System.arraycopy(numbers, place + 1, numbers, place, count - place - 1);
        count--;
        return true;
    }

    long heapBytes() {
        return Footprint.object(8) + Footprint.array(numbers.length, Long.BYTES);
    }

    IntSet copy() {
        return new IntSet(this);
    }
}
