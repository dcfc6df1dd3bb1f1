package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Utf8;
import dev.rediscover.value.CorruptHyperLogLog;
import dev.rediscover.value.GeoPosition;
import dev.rediscover.value.HyperLogLog;
import dev.rediscover.value.ScoredMember;
import dev.rediscover.value.StringValue;
import dev.rediscover.value.Value;
import dev.rediscover.value.ZSetValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What a value can be looked at as, where that is more than one thing: a string's bits, a sorted set's places. */
public enum Aspect {
    TEXT("text"),
    BITS("bits"),
    REGISTERS("registers"),
    MEMBERS("members"),
    MAP("map");

    private static final int LOOKED_AT = 4096; // bytes or members, to tell what a value is
    private static final double NO_COUNTER =
            0x1p42; // lower ones, milliseconds since 1970 too, would be places in Antarctica

    private final String label;

    Aspect(String label) {
        this.label = label;
    }

    /** Its name in {@code :show KEY as NAME}. */
    public String label() {
        return label;
    }

    /** All names. */
    public static List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (Aspect aspect : values()) {
            labels.add(aspect.label);
        }
        return labels;
    }

    /** The aspect of that name in any case of letters, or {@code null}. */
    public static Aspect named(Bytes name) {
        for (Aspect aspect : values()) {
            if (name.is(aspect.label)) {
                return aspect;
            }
        }
        return null;
    }

    /** What {@code value} can be drawn as, the usual first; empty where there is no choice. */
    public static List<Aspect> of(Value value) {
        List<Aspect> found = new ArrayList<>();
        if (value instanceof StringValue string) {
            found.add(TEXT);
            found.add(isBinary(string) ? 0 : 1, BITS);
            if (isHyperLogLog(string)) {
                found.add(0, REGISTERS);
            }
        } else if (value instanceof ZSetValue zset) {
            found.add(MEMBERS);
            if (isMap(zset)) {
                found.add(MAP);
            }
        }
        return found;
    }

    /**
     * Another aspect that somebody who looks at this value may be after, or {@code null}: places among members, the
     * bits of what SETBIT made, even if they happen to spell something.
     */
    public static Aspect worthOffering(Value value) {
        List<Aspect> all = of(value);
        if (all.contains(MAP)) {
            return isCounted((ZSetValue) value) ? null : MAP;
        }
        boolean changedInPlace = value.encoding().equals("raw") && value.size() <= 44;
        return all.size() > 1 && all.get(0) == TEXT && changedInPlace ? BITS : null;
    }

    /**
     * Whether a string was changed in place and hardly spells a text: bits, most likely. Bytes with one bit set are
     * taken for either, and zeros alone make no bitmap of a text, because SETRANGE fills gaps with them.
     */
    static boolean isBinary(StringValue value) {
        if (!value.encoding().equals("raw")) {
            return false;
        }
        Bytes head = value.slice(0, Math.min(value.length(), LOOKED_AT));
        int letters = 0;
        int others = 0;
        int zeros = 0;
        for (int i = 0; i < head.length(); ) {
            int b = head.at(i);
            int size = b < 0x80 ? 0 : Utf8.sequence(head, i);
            boolean readable = size > 0 || b >= ' ' && b < 0x7f || b == '\n' || b == '\r' || b == '\t';
            letters += readable && Integer.bitCount(b) > 1 ? 1 : 0;
            zeros += b == 0 ? 1 : 0;
            others += readable || b == 0 ? 0 : 1;
            i += Math.max(1, size);
        }
        return letters <= 2 * others && others + zeros > 0 || letters == 0 && zeros > 0;
    }

    /** Whether a string is a HyperLogLog whose registers add up. */
    static boolean isHyperLogLog(StringValue value) {
        if (!HyperLogLog.isIn(value)) {
            return false;
        }
        try {
            HyperLogLog.in(value).estimate();
            return true;
        } catch (CorruptHyperLogLog e) {
            return false;
        }
    }

    private static boolean isMap(ZSetValue zset) {
        Iterator<ScoredMember> members = zset.iterator();
        for (int i = 0; i < LOOKED_AT && members.hasNext(); i++) {
            if (!GeoPosition.isScore(members.next().score())) {
                return false;
            }
        }
        return zset.size() > 0;
    }

    /** Whether some score is so low that it counts something rather than tells a place. */
    private static boolean isCounted(ZSetValue zset) {
        return zset.at(0).score() < NO_COUNTER;
    }
}
