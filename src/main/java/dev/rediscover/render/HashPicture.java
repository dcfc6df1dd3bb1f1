package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.HashValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** A hash as two columns, with the time that is left to fields that expire. */
final class HashPicture implements Picture {
    private final Subject subject;
    private final Window<Row> rows;

    private record Row(Bytes field, Bytes value, long ttl) {}

    /** {@code now} is the time by which the fields' expiries are told, in milliseconds since 1970. */
    HashPicture(Bytes key, HashValue value, long ttl, long now) {
        subject = Subject.of(key, value, ttl);
        Comparator<Row> byField = Comparator.comparing(Row::field);
        PriorityQueue<Row> kept = new PriorityQueue<>(byField.reversed());
        List<Row> asStored = new ArrayList<>();
        boolean small = !value.encoding().equals("hashtable");
        for (HashValue.Field field : value) {
            long at = value.expiry(field.name());
            Row row = new Row(field.name(), field.value(), at < 0 ? -1 : Math.max(0, at - now));
            if (small) {
                asStored.add(row);
            } else {
                kept.add(row);
                if (kept.size() > 2 * Window.REACH) {
                    kept.poll();
                }
            }
        }
        if (!small) {
            asStored.addAll(kept);
            Collections.sort(asStored, byField);
        }
        Window<Row> window = Window.of(asStored);
        rows = small ? window : new Window<>(window.head(), window.tail(), value.size());
    }

    @Override
    public StyledText draw(Canvas canvas) {
        StyledText.Builder out = new StyledText.Builder();
        subject.head(out, canvas, "field");
        Window<Row> shown = shown(canvas);
        int fieldWidth = 5;
        int timeWidth = 0;
        for (Row row : shown.shown()) {
            fieldWidth = Math.max(fieldWidth, DisplayWidth.of(canvas.text(row.field(), canvas.columns() / 3)));
            timeWidth = Math.max(timeWidth, time(row).length());
        }
        int valueWidth = canvas.columns() - fieldWidth - 3 - (timeWidth == 0 ? 0 : timeWidth + 2);
        out.add(DisplayWidth.padEnd("field", fieldWidth) + " ", Role.HEADING);
        out.add(canvas.bar(), Role.BORDER).add(" value", Role.HEADING).newline();
        for (Row row : shown.head()) {
            draw(out, canvas, row, fieldWidth, valueWidth);
        }
        if (shown.omitted() > 0) {
            out.add(canvas.more(shown.omitted()), Role.MUTED).newline();
        }
        for (Row row : shown.tail()) {
            draw(out, canvas, row, fieldWidth, valueWidth);
        }
        return out.build();
    }

    private Window<Row> shown(Canvas canvas) {
        int room = canvas.lines() - 2;
        return rows.total() <= room ? rows : rows.within(room - 1);
    }

    private static String time(Row row) {
        return row.ttl() < 0 ? "" : "(expires in " + Wording.duration(row.ttl()) + ")";
    }

    private static void draw(StyledText.Builder out, Canvas canvas, Row row, int fieldWidth, int valueWidth) {
        out.add(DisplayWidth.padEnd(canvas.text(row.field(), canvas.columns() / 3), fieldWidth), Role.FIELD);
        out.add(" " + canvas.bar() + " ", Role.BORDER);
        out.add(canvas.text(row.value(), Math.max(4, valueWidth)), Role.STRING);
        if (row.ttl() >= 0) {
            out.add("  " + time(row), Role.MUTED);
        }
        out.newline();
    }

    @Override
    public String sentence() {
        StringBuilder out = new StringBuilder(subject.sentence("Hash", "field"));
        Window<Row> shown = shown(Canvas.HEARD);
        String lead = ": ";
        for (Row row : shown.head()) {
            said(row, lead, out);
            lead = ", ";
        }
        if (shown.omitted() > 0) {
            out.append(", then ").append(Wording.count(shown.omitted())).append(" more");
        }
        for (Row row : shown.tail()) {
            said(row, ", ", out);
        }
        return out.append(subject.sentenceEnd()).toString();
    }

    private static void said(Row row, String lead, StringBuilder out) {
        out.append(lead).append(Wording.said(row.field(), Canvas.HEARD.columns() / 3));
        out.append(" is ").append(Wording.said(row.value(), Canvas.HEARD.columns()));
        out.append(row.ttl() < 0 ? "" : " " + time(row));
    }

    @Override
    public Map<String, Object> data() {
        List<Object> fields = new ArrayList<>();
        for (Row row : rows.shown()) {
            Map<String, Object> field = new LinkedHashMap<>();
            field.put("field", row.field());
            field.put("value", row.value());
            field.put("ttl", row.ttl() < 0 ? null : row.ttl());
            fields.add(field);
        }
        Map<String, Object> data = new LinkedHashMap<>(subject.data());
        data.put("fields", fields);
        data.put("omitted", rows.omitted());
        return data;
    }
}
