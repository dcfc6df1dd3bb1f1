package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A key and what is to be known about it before looking inside.
 *
 * @param size elements, or bytes of a string
 * @param ttl milliseconds left to live, -1 without an expiry
 */
record Subject(Bytes key, String type, String encoding, long size, long ttl) {
    static Subject of(Bytes key, Value value, long ttl) {
        return new Subject(key, value.typeName(), value.encoding(), value.size(), ttl);
    }

    /** The first line of a picture: key, type, size, encoding and expiry. */
    void head(StyledText.Builder out, Canvas canvas, String unit) {
        String dot = canvas.ascii() ? ", " : " · ";
        String count = type + dot + Wording.count(size, unit);
        String encoded = encoding.equals(type) ? "" : dot + encoding;
        String facts = count + encoded + dot + Wording.expiry(ttl);
        int wanted = DisplayWidth.of(canvas.text(key, canvas.columns() / 3)) + 2;
        if (wanted + facts.length() > canvas.columns()) {
            facts = count + dot + Wording.expiry(ttl);
        }
        if (wanted + facts.length() > canvas.columns() && ttl < 0) {
            facts = count;
        }
        String name = canvas.text(key, Math.max(wanted - 2, canvas.columns() - 2 - facts.length()));
        out.add(name, Role.KEY).add("  ");
        out.add(DisplayWidth.fit(facts, canvas.columns() - 2 - DisplayWidth.of(name), canvas.gap()), Role.MUTED);
        out.newline();
    }

    /** The beginning of the sentence: {@code List todo has 3 items (listpack)}. */
    String sentence(String typeWord, String unit) {
        return typeWord + " " + said() + " has " + Wording.count(size, unit) + kind(typeWord);
    }

    /** The key in a sentence. */
    String said() {
        return Wording.said(key, 100);
    }

    /** What TYPE and OBJECT ENCODING reply, in parentheses, as far as {@code typeWord} does not say it. */
    String kind(String typeWord) {
        String named = typeWord.equalsIgnoreCase(type) ? "" : type;
        String encoded = encoding.equals(type) ? "" : encoding;
        String comma = named.isEmpty() || encoded.isEmpty() ? "" : ", ";
        String both = named + comma + encoded;
        return both.isEmpty() ? "" : " (" + both + ")";
    }

    /** The end of the sentence. */
    String sentenceEnd() {
        return ttl < 0 ? "; no expiry." : "; it expires in " + Wording.duration(ttl) + ".";
    }

    Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("key", key);
        data.put("type", type);
        data.put("encoding", encoding);
        data.put("size", size);
        data.put("ttl", ttl < 0 ? null : ttl);
        return data;
    }
}
