package dev.rediscover.shell.explorer;

import java.util.Comparator;

/** How keys and branches are sorted. */
public enum KeyOrder implements Comparator<KeyLeaf> {
    NAME("name"),
    /** Elements, or bytes of a string; the largest first. */
    SIZE("size"),
    /** Bytes on the heap; the most first. */
    MEMORY("memory"),
    /** What expires soonest first. */
    TTL("time to live");

    private final String label;

    KeyOrder(String label) {
        this.label = label;
    }

    /** What it is called on the screen. */
    public String label() {
        return label;
    }

    /** The one that comes after it. */
    KeyOrder next() {
        return values()[(ordinal() + 1) % values().length];
    }

    @Override
    public int compare(KeyLeaf a, KeyLeaf b) {
        int order = switch (this) {
            case NAME -> 0;
            case SIZE -> Long.compare(b.size(), a.size());
            case MEMORY -> Long.compare(b.bytes(), a.bytes());
            case TTL -> Long.compare(last(a.expireAt()), last(b.expireAt()));
        };
        return order != 0 ? order : a.key().compareTo(b.key());
    }

    /** What never expires comes last. */
    private static long last(long expireAt) {
        return expireAt < 0 ? Long.MAX_VALUE : expireAt;
    }
}
