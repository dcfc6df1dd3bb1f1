package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.StringValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A string as a bitmap: one row a byte, its bits from the highest, which is the one with the lowest offset. Runs of
 * bytes without a bit are counted in one row, because a far SETBIT makes long ones.
 */
final class BitsPicture implements Picture {
    private static final int REACH = 256;

    private final Subject subject;
    private final List<Row> rows = new ArrayList<>();
    private final long bitsSet;

    /** A byte, or {@code run} of them that are 0. */
    private record Row(int offset, int value, int run) {
        int bits() {
            return Integer.bitCount(value);
        }
    }

    BitsPicture(Bytes key, StringValue value, long ttl) {
        subject = Subject.of(key, value, ttl);
        long count = 0;
        int i = 0;
        while (i < value.length()) {
            int start = i;
            while (i < value.length() && value.at(i) == 0) {
                i++;
            }
            boolean run = i - start > 2;
            if (!run && i > start) {
                i = start; // one or two are shown as they are
            }
            Row row = run ? new Row(start, 0, i - start) : new Row(i, value.at(i++), 1);
            count += row.bits();
            if (rows.size() < REACH) {
                rows.add(row);
            }
        }
        bitsSet = count;
    }

    @Override
    public StyledText draw(Canvas canvas) {
        StyledText.Builder out = new StyledText.Builder();
        subject.head(out, canvas, "byte");
        int width = Math.max(6, Long.toString(8 * subject.size()).length());
        out.add(DisplayWidth.padStart("offset", width) + "  0 1 2 3 4 5 6 7", Role.HEADING)
                .newline();
        int room = canvas.lines() - 3;
        int shown = rows.size() <= room ? rows.size() : room - 1;
        int after = 0;
        for (Row row : rows.subList(0, shown)) {
            draw(out, row, width, canvas);
            after = row.offset() + row.run();
        }
        if (after < subject.size()) {
            out.add(DisplayWidth.padStart("", width - 6) + canvas.more(subject.size() - after), Role.MUTED);
            out.newline();
        }
        return out.add(Wording.count(bitsSet, "bit") + " set of " + Wording.count(8 * subject.size()), Role.MUTED)
                .newline()
                .build();
    }

    private static void draw(StyledText.Builder out, Row row, int width, Canvas canvas) {
        out.add(DisplayWidth.padStart(Long.toString(8L * row.offset()), width) + "  ", Role.MUTED);
        if (row.run() > 1) {
            out.add(canvas.gap() + " " + Wording.count(row.run(), "byte") + " of zeros", Role.MUTED)
                    .newline();
            return;
        }
        for (int bit = 7; bit >= 0; bit--) {
            boolean set = (row.value() >> bit & 1) == 1;
            out.add(set ? "1" : "0", set ? Role.EMPHASIS : Role.MUTED).add(bit > 0 ? " " : "");
        }
        out.add("  " + row.bits() + " set", Role.MUTED).newline();
    }

    @Override
    public String sentence() {
        StringBuilder out = new StringBuilder(subject.sentence("Bitmap", "byte"));
        out.append(" and ").append(Wording.count(bitsSet, "bit")).append(" set");
        int named = 0;
        for (Row row : rows) {
            for (int bit = 7; bit >= 0 && named < 8; bit--) {
                if ((row.value() >> bit & 1) == 1) {
                    out.append(named++ == 0 ? ", at " : ", ").append(Wording.count(8L * row.offset() + 7 - bit));
                }
            }
        }
        return out.append(bitsSet > 8 ? ", and more" : "")
                .append(subject.sentenceEnd())
                .toString();
    }

    @Override
    public Map<String, Object> data() {
        List<Object> list = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("byte", row.offset());
            entry.put("value", row.value());
            entry.put("run", row.run());
            list.add(entry);
        }
        Map<String, Object> data = new LinkedHashMap<>(subject.data());
        data.put("bitsSet", bitsSet);
        data.put("rows", list);
        return data;
    }
}
