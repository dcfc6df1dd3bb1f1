package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.HyperLogLog;
import dev.rediscover.value.StringValue;

/** What strings that are no texts, HyperLogLogs and bitmaps, hold and how they change, in a few words. */
final class Sketch {
    private static final int NAMED = 4; // bits

    private Sketch() {}

    /** What such a string holds; {@code null} for a text. */
    static String brief(StringValue value) {
        if (Aspect.isHyperLogLog(value)) {
            return "about " + Wording.count(HyperLogLog.in(value).estimate()) + " seen";
        }
        return Aspect.isBinary(value) ? bits(value) : null;
    }

    private static String bits(StringValue value) {
        long all = 8L * value.length();
        long set = value.countBits(0, all);
        if (set == 0 || set > NAMED) {
            return set == 0 ? "no bit set" : Wording.count(set, "bit");
        }
        StringBuilder out = new StringBuilder(set == 1 ? "bit " : "bits ");
        String comma = "";
        for (long at = value.findBit(true, 0, all); at >= 0; at = value.findBit(true, at + 1, all)) {
            out.append(comma).append(Wording.count(at));
            comma = ", ";
        }
        return out.toString();
    }

    /** What happened to such a string; {@code null} for texts. */
    static String change(StringValue old, StringValue fresh) {
        if (Aspect.isHyperLogLog(old) && Aspect.isHyperLogLog(fresh)) {
            return registers(HyperLogLog.in(old), HyperLogLog.in(fresh));
        }
        return Aspect.isBinary(fresh) ? changedBits(old.bytes(), fresh.bytes()) : null;
    }

    private static String registers(HyperLogLog old, HyperLogLog fresh) {
        byte[] was = new byte[HyperLogLog.REGISTERS];
        byte[] is = new byte[HyperLogLog.REGISTERS];
        old.readInto(was);
        fresh.readInto(is);
        int changed = 0;
        for (int i = 0; i < was.length; i++) {
            changed += was[i] == is[i] ? 0 : 1;
        }
        String dense = old.isSparse() && !fresh.isSparse() ? "now dense" : "";
        if (changed == 0) {
            return dense.isEmpty() ? "it noted the count for next time" : dense;
        }
        return Wording.count(changed, "register") + " changed" + (dense.isEmpty() ? "" : ", " + dense);
    }

    private static String changedBits(Bytes old, Bytes fresh) {
        int set = 0;
        int cleared = 0;
        StringBuilder named = new StringBuilder();
        for (int i = 0; i < Math.max(old.length(), fresh.length()); i++) {
            int was = i < old.length() ? old.at(i) : 0;
            int is = i < fresh.length() ? fresh.at(i) : 0;
            set += Integer.bitCount(is & ~was);
            cleared += Integer.bitCount(was & ~is);
            for (int bit = 7; was != is && bit >= 0 && set + cleared <= NAMED; bit--) {
                if ((was >> bit & 1) != (is >> bit & 1)) {
                    named.append(named.length() == 0 ? "" : ", ").append(Wording.count(8L * i + 7 - bit));
                }
            }
        }
        String grown = fresh.length() > old.length() ? "+" + Wording.count(fresh.length() - old.length(), "byte") : "";
        if (set + cleared == 0) {
            return grown;
        }
        boolean few = set + cleared <= NAMED && (set == 0 || cleared == 0);
        String what = few
                ? (set + cleared == 1 ? "bit " : "bits ") + named + (set > 0 ? " set" : " cleared")
                : Wording.count(set, "bit") + " set, " + Wording.count(cleared) + " cleared";
        return what + (grown.isEmpty() ? "" : ", " + grown);
    }
}
