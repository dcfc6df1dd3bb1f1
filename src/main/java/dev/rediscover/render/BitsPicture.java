package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.StringValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A string as a bitmap, its bits from the highest of each byte, which is the one with the lowest offset. Few bytes are
 * drawn one a row with the number that BITFIELD finds in them, many as a grid of up to 64 bits a row. Long runs of
 * zeros or of ones are counted in one row, because a far SETBIT makes long ones.
 */
final class BitsPicture implements Picture {
    private static final int REACH = 64; // rows
    private static final int NAMED = 8; // bits that the sentence names

    private final Subject subject;
    private final long length; // in bytes
    private final long bitsSet;
    private final List<Long> first = new ArrayList<>(); // offsets of the first bits set
    private final long last; // offset of the last bit set, or -1
    private final Map<Integer, List<Row>> rows = new LinkedHashMap<>(); // by bytes in a row

    /** The bytes from {@code offset} on, or {@code run} bytes that are all as {@code bytes}. */
    private record Row(int offset, Bytes bytes, int run) {
        int end() {
            return offset + Math.max(run, bytes.length());
        }

        boolean isSet(int bit) {
            return (bytes.at(bit / 8) >> 7 - bit % 8 & 1) == 1;
        }

        int bits() {
            int count = 0;
            for (int i = 0; i < bytes.length(); i++) {
                count += Integer.bitCount(bytes.at(i));
            }
            return count;
        }
    }

    BitsPicture(Bytes key, StringValue value, long ttl) {
        subject = Subject.of(key, value, ttl);
        length = value.length();
        bitsSet = value.countBits(0, 8 * length);
        long at = value.findBit(true, 0, 8 * length);
        while (at >= 0 && first.size() < NAMED) {
            first.add(at);
            at = value.findBit(true, at + 1, 8 * length);
        }
        last = lastBit(value);
        for (int width = 1; width <= 8; width *= 2) {
            rows.put(width, rows(value, width));
        }
    }

    private static long lastBit(StringValue value) {
        int at = value.length() - 1;
        while (at >= 0 && value.at(at) == 0) {
            at--;
        }
        return at < 0 ? -1 : 8L * at + 7 - Integer.numberOfTrailingZeros(value.at(at));
    }

    private static List<Row> rows(StringValue value, int width) {
        List<Row> rows = new ArrayList<>();
        long bits = 8L * value.length();
        for (int at = 0;
                at < value.length() && rows.size() < REACH;
                at = rows.get(rows.size() - 1).end()) {
            boolean ones = value.at(at) == 0xff;
            long change = value.findBit(!ones, 8L * at, bits);
            int alike = (int) ((change < 0 ? bits : change) / 8) - at;
            if (value.at(at) != 0 && !ones || alike <= 2 * width) {
                rows.add(new Row(at, value.slice(at, Math.min(value.length(), at + width)), 0));
            } else {
                int run = change < 0 ? alike : alike / width * width; // rows stay in line
                rows.add(new Row(at, value.slice(at, at + 1), run));
            }
        }
        return rows;
    }

    @Override
    public StyledText draw(Canvas canvas) {
        StyledText.Builder out = new StyledText.Builder();
        subject.head(out, canvas, "byte");
        int margin = margin();
        int width = width(canvas);
        String head = width == 1 ? "0 1 2 3 4 5 6 7  set   u8" : offsets(width);
        out.add(
                        DisplayWidth.head(DisplayWidth.padStart("offset", margin) + "  " + head, canvas.columns()),
                        Role.HEADING)
                .newline();
        int after = 0;
        for (Row row : shown(canvas)) {
            out.add(DisplayWidth.padStart(Long.toString(8L * row.offset()), margin) + "  ", Role.MUTED);
            draw(out, row, width, canvas);
            after = row.end();
        }
        if (after < length) {
            out.add(canvas.gap() + " " + Wording.count(length - after, "more byte") + " " + canvas.gap(), Role.MUTED);
            out.newline();
        }
        return out.add(DisplayWidth.fit(total(), canvas.columns(), canvas.gap()), Role.MUTED)
                .newline()
                .build();
    }

    private int margin() {
        return Math.max(6, Long.toString(8 * length).length());
    }

    /** How many bytes a row has. */
    private int width(Canvas canvas) {
        return rows.get(1).size() <= canvas.lines() - 3 ? 1 : widest(canvas, margin());
    }

    private List<Row> shown(Canvas canvas) {
        List<Row> all = rows.get(width(canvas));
        int room = canvas.lines() - 3;
        return all.subList(0, all.size() <= room ? all.size() : room - 1);
    }

    private static int widest(Canvas canvas, int margin) {
        int width = 8;
        while (width > 1 && margin + 2 + 9 * width - 1 > canvas.columns()) {
            width /= 2;
        }
        return width;
    }

    /** The offsets of a row's bytes, from its start. */
    private static String offsets(int width) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < width; i++) {
            line.append(DisplayWidth.padEnd("+" + 8 * i, 9));
        }
        return line.toString().stripTrailing();
    }

    private static void draw(StyledText.Builder out, Row row, int width, Canvas canvas) {
        if (row.run() > 0) {
            out.add(canvas.gap() + " " + run(row), Role.MUTED).newline();
        } else if (width == 1) {
            drawByte(out, row);
        } else {
            drawGrid(out, row, canvas);
        }
    }

    private static String run(Row row) {
        return Wording.count(row.run(), "byte") + (row.bytes().at(0) == 0 ? " of zeros" : " of ones");
    }

    private static void drawByte(StyledText.Builder out, Row row) {
        int value = row.bytes().at(0);
        for (int bit = 7; bit >= 0; bit--) {
            boolean set = (value >> bit & 1) == 1;
            out.add(set ? "1" : "0", set ? Role.EMPHASIS : Role.MUTED).add(bit > 0 ? " " : "");
        }
        out.add(DisplayWidth.padStart(Integer.toString(row.bits()), 5), Role.MUTED);
        out.add(DisplayWidth.padStart(Integer.toString(value), 5), Role.NUMBER).newline();
    }

    private static void drawGrid(StyledText.Builder out, Row row, Canvas canvas) {
        String clear = canvas.ascii() ? "." : "·";
        for (int i = 0; i < row.bytes().length(); i++) {
            out.add(i == 0 ? "" : " ");
            for (int bit = 7; bit >= 0; bit--) {
                boolean set = (row.bytes().at(i) >> bit & 1) == 1;
                out.add(set ? "1" : clear, set ? Role.EMPHASIS : Role.MUTED);
            }
        }
        out.newline();
    }

    private String total() {
        String text = Wording.count(bitsSet) + " of " + Wording.count(8 * length, "bit") + " set";
        if (bitsSet == 0) {
            return text;
        }
        long tenths = Math.round(125.0 * bitsSet / length);
        String share = tenths == 0 ? "less than 0.1 %" : tenths / 10 + "." + tenths % 10 + " %";
        return text + " (" + share + "), the first at " + Wording.count(first.get(0)) + ", the last at "
                + Wording.count(last);
    }

    @Override
    public String sentence() {
        StringBuilder out = new StringBuilder(subject.sentence("Bitmap", "byte"))
                .append(", ")
                .append(total());
        int after = 0;
        for (Row row : shown(Canvas.HEARD)) {
            out.append("; offset ").append(Wording.count(8L * row.offset()));
            said(row, width(Canvas.HEARD) == 1, out);
            after = row.end();
        }
        if (after < length) {
            out.append("; then ").append(Wording.count(length - after, "more byte"));
        }
        return out.append(subject.sentenceEnd()).toString();
    }

    /** What a row holds: a run, or the offsets of its bits, with the number it is when it is one byte. */
    private static void said(Row row, boolean asNumber, StringBuilder out) {
        if (row.run() > 0) {
            out.append(", ").append(run(row));
            return;
        }
        out.append(asNumber ? " holds " + row.bytes().at(0) : "").append(", ");
        out.append(Wording.count(row.bits(), "bit")).append(" set");
        String lead = ": ";
        int bits = 8 * row.bytes().length();
        for (int bit = 0; bit < bits; bit++) {
            int first = bit;
            while (bit < bits && row.isSet(bit)) {
                bit++;
            }
            if (bit > first) {
                out.append(lead).append(Wording.count(8L * row.offset() + first));
                String range = bit - first == 2 ? ", " : " to ";
                out.append(bit - first == 1 ? "" : range + Wording.count(8L * row.offset() + bit - 1));
                lead = ", ";
            }
        }
    }

    @Override
    public Map<String, Object> data() {
        List<Object> list = new ArrayList<>();
        for (Row row : rows.get(1)) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("byte", row.offset());
            entry.put("value", row.bytes().at(0));
            entry.put("run", Math.max(1, row.run()));
            list.add(entry);
        }
        Map<String, Object> data = new LinkedHashMap<>(subject.data());
        data.put("bitsSet", bitsSet);
        data.put("first", first.isEmpty() ? null : first.get(0));
        data.put("last", last < 0 ? null : last);
        data.put("rows", list);
        return data;
    }
}
