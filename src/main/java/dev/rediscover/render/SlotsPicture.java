package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.KeySlot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The slots of a cluster as a ruler, and where keys fall: CRC16 of the key, or of what stands in braces in it. */
final class SlotsPicture implements Picture {
    private static final int QUARTERS = 4;

    private final List<Bytes> keys;

    SlotsPicture(List<Bytes> keys) {
        this.keys = List.copyOf(keys);
    }

    @Override
    public StyledText draw(Canvas canvas) {
        StyledText.Builder out = new StyledText.Builder();
        int width = Math.min(canvas.columns(), 97);
        scale(width, out);
        ruler(width, canvas, out);
        int room = Math.max(1, canvas.lines() - 2);
        int shown = keys.size() <= room ? keys.size() : room - 1;
        int name = 4;
        for (Bytes key : keys.subList(0, shown)) {
            name = Math.max(name, DisplayWidth.of(canvas.text(key, canvas.columns() / 2)));
        }
        for (Bytes key : keys.subList(0, shown)) {
            String label = canvas.text(key, canvas.columns() / 2);
            String text = "slot " + Wording.count(KeySlot.of(key)) + facts(key);
            out.add(DisplayWidth.padEnd(label, name), Role.KEY).add("  ");
            out.add(DisplayWidth.fit(text, Math.max(4, canvas.columns() - name - 2), canvas.gap()))
                    .newline();
        }
        if (shown < keys.size()) {
            out.add(canvas.more(keys.size() - shown), Role.MUTED).newline();
        }
        return out.build();
    }

    private static String facts(Bytes key) {
        Bytes part = KeySlot.hashed(key);
        String of = part.equals(key) ? "" : " of {" + Wording.text(part, false) + "}";
        return ", CRC16" + of + " " + KeySlot.crc(key);
    }

    private static void scale(int width, StyledText.Builder out) {
        StringBuilder line = new StringBuilder(" ".repeat(width));
        for (int i = 0; i <= QUARTERS; i++) {
            int slot = Math.min(KeySlot.COUNT - 1, i * KeySlot.COUNT / QUARTERS);
            String label = Wording.count(slot);
            int at = Math.min(width - label.length(), Math.max(0, i * (width - 1) / QUARTERS - (i > 0 ? 1 : 0)));
            if (width >= 56 || i % 2 == 0) {
                line.replace(at, at + label.length(), label);
            }
        }
        out.add(line.toString().stripTrailing(), Role.MUTED).newline();
    }

    private void ruler(int width, Canvas canvas, StyledText.Builder out) {
        StringBuilder line = new StringBuilder(canvas.rule(width));
        for (int i = 0; i <= QUARTERS; i++) {
            line.setCharAt(i * (width - 1) / QUARTERS, canvas.ascii() ? '+' : i == 0 ? '├' : i == QUARTERS ? '┤' : '┼');
        }
        for (Bytes key : keys) {
            line.setCharAt(
                    (int) ((long) KeySlot.of(key) * (width - 1) / (KeySlot.COUNT - 1)), canvas.ascii() ? 'o' : '●');
        }
        out.add(line.toString(), Role.BORDER).newline();
    }

    @Override
    public String sentence() {
        if (keys.isEmpty()) {
            return "A cluster has 16,384 slots, 0 to 16,383; each key belongs to one.";
        }
        List<String> said = new ArrayList<>();
        for (Bytes key : keys.subList(0, Math.min(20, keys.size()))) {
            said.add(Wording.excerpt(key, 60, false, "...") + " is in slot " + Wording.count(KeySlot.of(key))
                    + facts(key));
        }
        String more = keys.size() > 20 ? "; and " + Wording.count(keys.size() - 20, "more key") : "";
        return "Of the slots 0 to 16,383: " + String.join("; ", said) + more + ".";
    }

    @Override
    public Map<String, Object> data() {
        List<Object> list = new ArrayList<>();
        for (Bytes key : keys) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("key", key);
            one.put("hashed", KeySlot.hashed(key));
            one.put("crc16", (long) KeySlot.crc(key));
            one.put("slot", (long) KeySlot.of(key));
            list.add(one);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("keys", list);
        return data;
    }
}
