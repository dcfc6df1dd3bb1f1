package dev.rediscover.value;

/** The kinds of value a key can hold, with the names TYPE replies. */
public enum Type {
    STRING("string"),
    LIST("list"),
    SET("set"),
    HASH("hash"),
    ZSET("zset"),
    STREAM("stream"),
    ARRAY("array"),
    /** A type of one of the module-like rooms; its own name is {@link Value#typeName()}. */
    MODULE("module");

    private final String redisName;

    Type(String redisName) {
        this.redisName = redisName;
    }

    /** What TYPE replies and SCAN's TYPE option takes. */
    public String redisName() {
        return redisName;
    }
}
