package dev.rediscover.persist.exchange;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Utf8;
import dev.rediscover.value.StreamId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes what is wanted out of an object of JSON, and says what is wrong with it. */
final class JsonFields {
    private final Map<?, ?> fields;
    private final String where;

    /** {@code where} is what the object is, for messages. */
    JsonFields(Object value, String where) throws Refused {
        if (!(value instanceof Map<?, ?> map)) {
            throw new Refused(where + " must be an object");
        }
        this.fields = map;
        this.where = where;
    }

    /** Refuses an object with other fields than these. */
    void only(Set<String> known) throws Refused {
        for (Object name : fields.keySet()) {
            if (!known.contains(name)) {
                throw new Refused(where + " has no field \"" + name + "\"");
            }
        }
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    Object get(String name) throws Refused {
        if (!fields.containsKey(name)) {
            throw new Refused(where + " lacks the field \"" + name + "\"");
        }
        return fields.get(name);
    }

    Bytes text(String name) throws Refused {
        return text(get(name), "\"" + name + "\"");
    }

    /** A text or base64. */
    static Bytes text(Object value, String what) throws Refused {
        if (value instanceof String text) {
            return Bytes.of(text);
        }
        if (value instanceof Map<?, ?> map && map.size() == 1 && map.get("base64") instanceof String code) {
            try {
                return Bytes.wrap(Base64.getDecoder().decode(code));
            } catch (IllegalArgumentException e) {
                throw new Refused(what + " holds what is not base64");
            }
        }
        throw new Refused(what + " must be text, or {\"base64\": \"...\"}");
    }

    long whole(String name) throws Refused {
        return whole(get(name), "\"" + name + "\"");
    }

    /** An integer, unsigned where it is larger than signed ones are. */
    static long whole(Object value, String what) throws Refused {
        Long number = value instanceof JsonText.Number it ? it.whole() : null;
        if (number == null) {
            throw new Refused(what + " must be an integer");
        }
        return number;
    }

    /** An integer that is not negative. */
    static long count(Object value, String what) throws Refused {
        long number = whole(value, what);
        if (number < 0) {
            throw new Refused(what + " must not be negative");
        }
        return number;
    }

    /** A time, in ms since 1970. */
    long time(String name) throws Refused {
        return count(get(name), "\"" + name + "\"");
    }

    StreamId id(String name) throws Refused {
        return id(get(name), "\"" + name + "\"");
    }

    static StreamId id(Object value, String what) throws Refused {
        if (value instanceof String text) {
            int dash = text.indexOf('-');
            try {
                return new StreamId(
                        Long.parseUnsignedLong(text.substring(0, Math.max(0, dash))),
                        Long.parseUnsignedLong(text.substring(dash + 1)));
            } catch (NumberFormatException e) {
                // said below
            }
        }
        throw new Refused(what + " must be an id like \"1700000000000-0\"");
    }

    static double score(Object value, String what) throws Refused {
        if ("inf".equals(value) || "-inf".equals(value)) {
            return "inf".equals(value) ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        double score = value instanceof JsonText.Number number ? Double.parseDouble(number.text()) : Double.NaN;
        if (Double.isNaN(score) || Double.isInfinite(score)) {
            throw new Refused(what + " must be a number, \"inf\" or \"-inf\"");
        }
        return score;
    }

    /** The items of a list. */
    static List<?> list(Object value, String what) throws Refused {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new Refused(what + " must be a list");
    }

    /** The items of a list of exactly so many. */
    static List<?> tuple(Object value, int size, String what) throws Refused {
        if (value instanceof List<?> list && list.size() == size) {
            return list;
        }
        throw new Refused(what + " must be a list of " + size);
    }

    /** A name and what belongs to it. */
    record Pair(Bytes name, Object value) {}

    /** The pairs of an object, or of a list of pairs where names are not text. */
    static List<Pair> pairs(Object value, String what) throws Refused {
        List<Pair> pairs = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> each : map.entrySet()) {
                pairs.add(new Pair(Utf8.bytes((String) each.getKey()), each.getValue()));
            }
            return pairs;
        }
        for (Object each : list(value, what)) {
            List<?> pair = tuple(each, 2, "each item of " + what);
            pairs.add(new Pair(text(pair.get(0), "a name in " + what), pair.get(1)));
        }
        return pairs;
    }
}
