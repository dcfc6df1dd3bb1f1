package dev.rediscover.engine.acl;

import dev.rediscover.base.Bytes;

/** A pattern of keys and what may be done to those that match it. */
final class KeyPattern {
    static final int READ = 1;
    static final int WRITE = 2;
    static final int ALL = READ | WRITE;

    private final NamePattern pattern;
    private final int rights;

    KeyPattern(Bytes text, int rights) {
        this(new NamePattern(text), rights);
    }

    private KeyPattern(NamePattern pattern, int rights) {
        this.pattern = pattern;
        this.rights = rights;
    }

    Bytes text() {
        return pattern.text();
    }

    /** The same pattern with more rights. */
    KeyPattern with(int more) {
        return new KeyPattern(pattern, rights | more);
    }

    /** Whether {@code key} matches and may be used for all that {@code needed} says. */
    boolean allows(Bytes key, int needed) {
        return (rights & needed) == needed && pattern.matches(key);
    }

    /** Whether every key may be used for what {@code needed} says. */
    boolean allowsAll(int needed) {
        return (rights & needed) == needed && pattern.text().is("*");
    }

    /** As the rule is written: {@code ~pattern}, {@code %R~pattern}, {@code %W~pattern}. */
    Bytes rule() {
        return Bytes.of(rights == ALL ? "~" : rights == READ ? "%R~" : "%W~").concat(text());
    }
}
