package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SCAN step by step: the cursor counts with its bits reversed, and each step visits one bucket of the table. */
final class ScanPicture implements Picture {
    /** One step: from which cursor, to which, and the keys it met. */
    record Step(long cursor, long next, List<Bytes> keys) {}

    private final List<Step> steps;
    private final long keys;
    private final int bits;

    /** {@code keys}: how many there are in all. */
    ScanPicture(List<Step> steps, long keys) {
        this.steps = List.copyOf(steps);
        this.keys = keys;
        long most = 1;
        for (Step step : steps) {
            most = Math.max(most, Math.max(step.cursor(), step.next()));
        }
        this.bits = 64 - Long.numberOfLeadingZeros(most);
    }

    private String binary(long cursor) {
        String digits = Long.toBinaryString(cursor);
        return "0".repeat(Math.max(0, bits - digits.length())) + digits;
    }

    private String title() {
        return "SCAN: " + Wording.count(keys, "key") + ", met in " + Wording.count(steps.size(), "step");
    }

    @Override
    public StyledText draw(Canvas canvas) {
        StyledText.Builder out = new StyledText.Builder();
        out.add(DisplayWidth.fit(title(), canvas.columns(), canvas.gap()), Role.HEADING)
                .newline();
        int room = Math.max(1, canvas.lines() - 2);
        int shown = steps.size() <= room ? steps.size() : room - 1;
        int width = Math.max(6, Wording.count(1L << bits).length());
        String head = DisplayWidth.padStart("cursor", width) + "  " + DisplayWidth.padEnd("bits", Math.max(4, bits))
                + "  keys";
        out.add(DisplayWidth.fit(head, canvas.columns(), canvas.gap()), Role.MUTED)
                .newline();
        for (Step step : steps.subList(0, shown)) {
            String lead = DisplayWidth.padStart(Wording.count(step.cursor()), width) + "  ";
            out.add(lead, Role.NUMBER)
                    .add(DisplayWidth.padEnd(binary(step.cursor()), Math.max(4, bits)) + "  ", Role.FIELD);
            int left = canvas.columns() - lead.length() - Math.max(4, bits) - 2;
            out.add(listed(step.keys(), Math.max(4, left), canvas), Role.KEY).newline();
        }
        if (shown < steps.size()) {
            out.add(canvas.more(steps.size() - shown), Role.MUTED).newline();
        }
        return out.build();
    }

    private static String listed(List<Bytes> keys, int room, Canvas canvas) {
        if (keys.isEmpty()) {
            return "-";
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            String next = (i == 0 ? "" : " ") + canvas.text(keys.get(i), room);
            if (DisplayWidth.of(out + next) + (i < keys.size() - 1 ? 2 : 0) > room) {
                return DisplayWidth.head(out + " ", room - DisplayWidth.of(canvas.gap())) + canvas.gap();
            }
            out.append(next);
        }
        return out.toString();
    }

    @Override
    public String sentence() {
        StringBuilder out = new StringBuilder(title());
        String gap = ": ";
        for (Step step : steps.subList(0, Math.min(20, steps.size()))) {
            List<String> names = new ArrayList<>();
            step.keys().forEach(key -> names.add(Wording.excerpt(key, 40, false, "...")));
            out.append(gap)
                    .append("cursor ")
                    .append(Wording.count(step.cursor()))
                    .append(", bits ");
            out.append(binary(step.cursor()))
                    .append(", ")
                    .append(names.isEmpty() ? "no keys" : String.join(" ", names));
            gap = "; ";
        }
        long left = steps.size() - 20;
        return out.append(left > 0 ? "; and " + Wording.count(left, "more step") + "." : ".")
                .toString();
    }

    @Override
    public Map<String, Object> data() {
        List<Object> list = new ArrayList<>();
        for (Step step : steps) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("cursor", step.cursor());
            one.put("next", step.next());
            one.put("keys", new ArrayList<Object>(step.keys()));
            list.add(one);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("keys", keys);
        data.put("steps", list);
        return data;
    }
}
