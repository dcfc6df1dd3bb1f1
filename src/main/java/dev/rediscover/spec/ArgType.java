package dev.rediscover.spec;

import dev.rediscover.base.Bytes;

/** What an argument of a syntax line wants, told by its name and by the group of its command. */
public enum ArgType {
    /** The name of a key. */
    KEY,
    /** A whole number, signed, of 64 bits. */
    INTEGER,
    /** How many of the arguments that follow belong together: numkeys, numfields. */
    COUNT,
    /** A number that may have a fraction, an exponent or be infinite. */
    DOUBLE,
    /** A moment: seconds or milliseconds since 1970. */
    UNIX_TIME,
    /** A glob pattern. */
    PATTERN,
    /** The id of a stream entry, or one of its short forms. */
    STREAM_ID,
    /** Any text. */
    STRING;

    /** The type of the argument {@code name} in a command of {@code group}. */
    static ArgType of(String name, String group) {
        return switch (name) {
            case "key",
                    "key1",
                    "key2",
                    "newkey",
                    "destkey",
                    "sourcekey",
                    "destination",
                    "dst",
                    "src",
                    "sourceKey",
                    "destKey",
                    "destination-key",
                    "source-key" -> KEY;
            case "source" -> KEY;
            case "numkeys", "numKeys", "numfields", "numids", "nargs" -> COUNT;
            case "seconds",
                    "milliseconds",
                    "ms",
                    "port",
                    "db",
                    "destination-db",
                    "numreplicas",
                    "numlocal",
                    "slot",
                    "start-slot",
                    "end-slot",
                    "client-id",
                    "index1",
                    "index2",
                    "ttl",
                    "min-idle-time",
                    "protover",
                    "bits",
                    "rank",
                    "len",
                    "min-match-len",
                    "num-matches",
                    "entries-read",
                    "entries-added",
                    "width",
                    "depth",
                    "topk",
                    "capacity",
                    "retentionPeriod",
                    "bucketDuration",
                    "dim",
                    "num",
                    "limit",
                    "maxcount",
                    "maxsize",
                    "maxage" -> group.equals("geo") && name.equals("width") ? DOUBLE : INTEGER;
            case "unix-time-seconds", "unix-time-milliseconds" -> UNIX_TIME;
            case "score",
                    "longitude",
                    "latitude",
                    "radius",
                    "height",
                    "weight",
                    "lon",
                    "lat",
                    "quantile",
                    "error_rate",
                    "low_cut_quantile",
                    "high_cut_quantile" -> DOUBLE;
            case "pattern" -> group.equals("pubsub") || group.equals("generic") ? PATTERN : STRING;
            case "id", "last-id", "lastid", "max-deleted-id", "stream-id" ->
                group.equals("stream") ? STREAM_ID : STRING;
            default -> byGroup(name, group);
        };
    }

    private static ArgType byGroup(String name, String group) {
        return switch (name) {
            case "index" ->
                group.equals("list") || group.equals("connection") || group.equals("array") ? INTEGER : STRING;
            case "start", "stop", "end" ->
                group.equals("list") || group.equals("string") || group.equals("bitmap") ? INTEGER : STRING;
            case "count", "offset" ->
                group.equals("search") || name.equals("offset") && isBits(group) ? STRING : INTEGER;
            case "increment", "decrement" -> group.equals("bitmap") ? INTEGER : DOUBLE;
            case "timeout" -> DOUBLE;
            default -> STRING;
        };
    }

    /** BITFIELD's offsets may begin with a hash sign. */
    private static boolean isBits(String group) {
        return group.equals("bitmap");
    }

    /** Whether {@code word} can be such an argument; when in doubt, yes. */
    boolean accepts(Bytes word) {
        return switch (this) {
            case INTEGER, COUNT, UNIX_TIME -> isInteger(word);
            case DOUBLE -> isNumber(word);
            default -> true;
        };
    }

    private static boolean isInteger(Bytes word) {
        int from = !word.isEmpty() && word.at(0) == '-' ? 1 : 0;
        if (word.length() == from || word.length() > 20) {
            return false;
        }
        for (int i = from; i < word.length(); i++) {
            if (word.at(i) < '0' || word.at(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(Bytes word) {
        if (word.is("inf") || word.is("+inf") || word.is("-inf") || word.is("infinity")) {
            return true;
        }
        boolean digits = false;
        for (int i = 0; i < word.length(); i++) {
            int c = word.at(i);
            digits |= c >= '0' && c <= '9';
            if ("0123456789+-.eE".indexOf(c) < 0) {
                return false;
            }
        }
        return digits;
    }
}
