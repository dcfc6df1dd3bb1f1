package dev.rediscover.render;

import dev.rediscover.base.Bytes;

/**
 * What changed within a collection.
 *
 * @param what one of {@code + - ~}
 * @param place the index of a list's element, the field of a hash, the member of a sorted set; {@code null} for sets
 * @param before the element, value or score before; {@code null} if there was none
 * @param after the same afterwards; {@code null} if there is none
 * @param note more to say, such as {@code head}; usually empty
 */
record ElementChange(char what, Bytes place, Bytes before, Bytes after, String note) {
    static ElementChange added(Bytes place, Bytes after, String note) {
        return new ElementChange('+', place, null, after, note);
    }

    static ElementChange removed(Bytes place, Bytes before, String note) {
        return new ElementChange('-', place, before, null, note);
    }

    static ElementChange changed(Bytes place, Bytes before, Bytes after, String note) {
        return new ElementChange('~', place, before, after, note);
    }

    static Role role(char what) {
        return what == '+' ? Role.ADDED : what == '-' ? Role.REMOVED : Role.CHANGED;
    }
}
