package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;

/** The time left to a key as a bar that drains. */
final class ExpiryPicture implements Picture {
    private static final long[] ROUND = {
        1000, 10_000, 60_000, 600_000, 3_600_000, 86_400_000L, 7 * 86_400_000L, 30 * 86_400_000L, 365 * 86_400_000L
    };

    private final Bytes key;
    private final long ttl;
    private final long full;

    /** {@code full} is the time to live it was given, in milliseconds; -1 if nobody knows. */
    ExpiryPicture(Bytes key, long ttl, long full) {
        this.key = key;
        this.ttl = ttl;
        this.full = full >= ttl && full > 0 ? full : roundedUp(ttl);
    }

    /** The next round span of time. */
    static long roundedUp(long ttl) {
        for (long round : ROUND) {
            if (ttl <= round) {
                return round;
            }
        }
        return ttl;
    }

    @Override
    public StyledText draw(Canvas canvas) {
        StyledText.Builder out = new StyledText.Builder();
        String name = canvas.text(key, canvas.columns() / 3);
        out.add(name, Role.KEY).add("  ");
        if (ttl < 0) {
            return out.add("never expires", Role.MUTED).newline().build();
        }
        String words = "  " + Wording.duration(ttl) + " left of " + Wording.duration(full);
        int room = canvas.columns() - DisplayWidth.of(name) - 2 - words.length();
        out.add(canvas.gauge((double) ttl / full, Math.max(4, Math.min(40, room))), Role.BAR);
        return out.add(words).newline().build();
    }

    @Override
    public String sentence() {
        String name = "Key " + Wording.said(key, 60);
        return ttl < 0
                ? name + " never expires."
                : name + " has " + Wording.duration(ttl) + " left of " + Wording.duration(full) + ".";
    }

    @Override
    public Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("key", key);
        data.put("ttl", ttl < 0 ? null : ttl);
        data.put("of", ttl < 0 ? null : full);
        return data;
    }
}
