package dev.rediscover.transcript;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What stands between the dashes at the top: names and values in order, each on one line. All of it is optional; names
 * that nobody knows are kept.
 *
 * @param values by name; names are lower-case words
 */
public record Header(Map<String, String> values) {
    /** The version of the format that this program writes and the newest that it reads. */
    public static final int VERSION = 1;

    public Header {
        values = new LinkedHashMap<>(values); // copied, so that it stays as it is
    }

    /** A header that says nothing but the version. */
    public static Header empty() {
        return new Header(Map.of()).with("session", Integer.toString(VERSION));
    }

    /** This header with one more value; {@code null} leaves it as it is. */
    public Header with(String name, String value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Header(more);
    }

    /** The value of that name, or {@code null}. */
    public String get(String name) {
        return values.get(name);
    }

    /** The seed of the engine's chance; 0 if the header names none. */
    public long seed() {
        String seed = values.get("seed");
        return seed == null ? 0 : Long.parseLong(seed);
    }

    /** The lesson that was learnt, or {@code null}. */
    public String lesson() {
        return values.get("lesson");
    }

    /** The pack with its version, or {@code null}. */
    public String pack() {
        return values.get("pack");
    }

    /** When the engine's clock started, as an ISO 8601 instant; {@code null} if the session ran by the real time. */
    public String clock() {
        return values.get("clock");
    }

    /**
     * The oldest version of Redis that gives the same replies, such as {@code 7.0}; {@code null} if only this program's
     * engine is sure to: the replies hang on its clock, its chance or its commands.
     */
    public String server() {
        return values.get("server");
    }
}
