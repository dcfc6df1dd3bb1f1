package dev.rediscover.render;

import dev.rediscover.link.KeyChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a command did: one line a key, {@code +} new, {@code ~} changed, {@code -} gone; more for collections. */
final class DiffPicture implements Picture {
    private static final int MOST_KEYS = 1000;

    private final List<KeyDiff> keys = new ArrayList<>();
    private long unlisted;

    DiffPicture(List<KeyChange> changes, long now) {
        for (KeyChange change : changes) {
            if (keys.size() == MOST_KEYS) {
                unlisted++;
                continue;
            }
            KeyDiff diff = KeyDiff.of(change, now);
            if (diff != null) {
                keys.add(diff);
            }
        }
    }

    @Override
    public StyledText draw(Canvas canvas) {
        StyledText.Builder out = new StyledText.Builder();
        if (keys.isEmpty()) {
            return out.add((canvas.ascii() ? "=" : "·") + " no change", Role.MUTED)
                    .newline()
                    .build();
        }
        long total = keys.size() + unlisted;
        int shown = total <= canvas.lines() ? keys.size() : canvas.lines() - 1;
        int spare = canvas.lines() - shown - (shown < total ? 1 : 0);
        for (int i = 0; i < shown; i++) {
            spare -= keys.get(i).draw(out, canvas, spare);
        }
        if (shown < total) {
            out.add(canvas.more(total - shown), Role.MUTED).newline();
        }
        return out.build();
    }

    @Override
    public String sentence() {
        if (keys.isEmpty()) {
            return "No change.";
        }
        StringBuilder out = new StringBuilder();
        long total = keys.size() + unlisted;
        int said = (int) (total <= Canvas.HEARD.lines() ? total : Canvas.HEARD.lines() - 1);
        for (int i = 0; i < said; i++) {
            out.append(i == 0 ? "" : " ").append(keys.get(i).sentence());
        }
        long left = total - said;
        return left <= 0 ? out.toString() : out + " " + Wording.count(left, "more key") + " changed.";
    }

    @Override
    public Map<String, Object> data() {
        List<Object> list = new ArrayList<>();
        for (KeyDiff key : keys) {
            list.add(key.data());
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("changes", list);
        data.put("omitted", unlisted);
        return data;
    }
}
