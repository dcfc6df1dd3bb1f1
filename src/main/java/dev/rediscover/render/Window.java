package dev.rediscover.render;

import java.util.ArrayList;
import java.util.List;

/**
 * The beginning and the end of something that may be too long to draw. If nothing is left out, all of it is in {@code
 * head}.
 */
record Window<T>(List<T> head, List<T> tail, long total) {
    /** How many items pictures take from either end; more than any of them shows. */
    static final int REACH = 64;

    /** Of a list that is at hand. */
    static <T> Window<T> of(List<T> all) {
        if (all.size() <= 2 * REACH) {
            return new Window<>(all, List.of(), all.size());
        }
        return new Window<>(all.subList(0, REACH), all.subList(all.size() - REACH, all.size()), all.size());
    }

    /** How many lie between head and tail. */
    long omitted() {
        return total - head.size() - tail.size();
    }

    /** At most {@code room} items, the last third of them from the end. */
    Window<T> within(int room) {
        if (total <= room && tail.isEmpty()) {
            return this;
        }
        int back = Math.max(0, room) / 3;
        return cut(Math.max(0, room) - back, back);
    }

    /** The first {@code front} items and the last {@code back}; there are that many in reach. */
    Window<T> cut(int front, int back) {
        List<T> first = new ArrayList<>(head.subList(0, Math.min(front, head.size())));
        List<T> ends = tail.isEmpty() ? head : tail;
        int last = Math.min(back, ends.size());
        return new Window<>(first, new ArrayList<>(ends.subList(ends.size() - last, ends.size())), total);
    }

    /** The item {@code index} places from the start (or before the end, when negative: -1 is the last). */
    T at(int index) {
        if (index >= 0) {
            return head.get(index);
        }
        List<T> ends = tail.isEmpty() ? head : tail;
        return ends.get(ends.size() + index);
    }

    /** All items in reach, in order. */
    List<T> shown() {
        List<T> all = new ArrayList<>(head);
        all.addAll(tail);
        return all;
    }
}
