package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Utf8;
import dev.rediscover.value.StringValue;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A string over a ruler of byte offsets, as GETRANGE and SETRANGE count them: from 0 above, from -1 below. Text that is
 * not plain ASCII is shown byte by byte in hexadecimal with its characters beneath.
 */
final class StringPicture implements Picture {
    private static final int REACH = 512;

    private final Subject subject;
    private final Bytes head;
    private final Bytes tail;
    private final boolean counter;

    StringPicture(Bytes key, StringValue value, long ttl) {
        subject = Subject.of(key, value, ttl);
        int length = value.length();
        head = value.slice(0, Math.min(length, REACH));
        tail = value.slice(Math.max(0, length - REACH), length);
        counter = value.isInt();
    }

    @Override
    public StyledText draw(Canvas canvas) {
        StyledText.Builder out = new StyledText.Builder();
        subject.head(out, canvas, "byte");
        if (head.isEmpty()) {
            out.add("\"\"", Role.STRING)
                    .add(" (nothing, but the key exists)", Role.MUTED)
                    .newline();
        } else if (isAscii(head) && isAscii(tail)) {
            drawRuler(out, canvas);
        } else {
            drawHex(out, canvas);
        }
        if (counter) {
            out.add("an integer: INCR can count with it", Role.MUTED).newline();
        }
        return out.build();
    }

    private static boolean isAscii(Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            if (bytes.at(i) < ' ' || bytes.at(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private void drawRuler(StyledText.Builder out, Canvas canvas) {
        long length = subject.size();
        int columns = Math.min(canvas.columns(), 2 * REACH);
        if (length == 1) {
            out.add(head.latin1(), counter ? Role.NUMBER : Role.STRING);
            out.add("  at offset 0, which is also -1", Role.MUTED).newline();
            return;
        }
        if (length <= Math.min(columns, REACH)) {
            out.add(offsets((int) length), Role.MUTED).newline();
            out.add(ticks((int) length, canvas), Role.BORDER).newline();
            out.add(head.latin1(), counter ? Role.NUMBER : Role.STRING).newline();
            out.add(reversedTicks((int) length, canvas), Role.BORDER).newline();
            out.add(reversedOffsets((int) length), Role.MUTED).newline();
            return;
        }
        int back = back(columns);
        int front = front(columns, canvas);
        String gap = " " + canvas.more(length - front - back) + " ";
        String space = " ".repeat(DisplayWidth.of(gap));
        out.add(offsets(front), Role.MUTED).newline();
        out.add(ticks(front, canvas), Role.BORDER).newline();
        out.add(head.slice(0, front).latin1(), Role.STRING).add(gap, Role.MUTED);
        out.add(tail.slice(tail.length() - back, tail.length()).latin1(), Role.STRING)
                .newline();
        out.add(" ".repeat(front) + space + reversedTicks(back, canvas), Role.BORDER)
                .newline();
        out.add(" ".repeat(front) + space + reversedOffsets(back), Role.MUTED).newline();
    }

    private static int back(int columns) {
        return Math.min(REACH, columns / 3);
    }

    private int front(int columns, Canvas canvas) {
        String gap = " " + canvas.more(subject.size()) + " "; // never shorter than the number it really shows
        return Math.min(REACH, Math.max(1, columns - back(columns) - gap.length()));
    }

    private static String ticks(int length, Canvas canvas) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < length; i++) {
            line.append(i % 10 == 0 ? canvas.ascii() ? "+" : "┬" : canvas.rule(1));
        }
        return line.toString();
    }

    private static String reversedTicks(int length, Canvas canvas) {
        StringBuilder line = new StringBuilder();
        for (int i = length; i >= 1; i--) {
            line.append(i % 10 == 0 || i == 1 ? canvas.ascii() ? "+" : "┴" : canvas.rule(1));
        }
        return line.toString();
    }

    /** 0, 10, 20, … above their bytes. */
    private static String offsets(int length) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < length; i += 10) {
            String label = Integer.toString(i);
            if (i + label.length() <= Math.max(length, 1)) {
                line.append(" ".repeat(i - line.length())).append(label);
            }
        }
        return line.toString();
    }

    /** -1, -10, -20, … each ending under its byte. */
    private static String reversedOffsets(int length) {
        StringBuilder line = new StringBuilder(" ".repeat(Math.max(length, 2)));
        place(line, Math.max(length, 2), "-1");
        for (int i = 10; i <= length; i += 10) {
            String label = "-" + i;
            int end = length - i + 1;
            if (end - label.length() >= 0) {
                place(line, end, label);
            }
        }
        return line.toString();
    }

    private static void place(StringBuilder line, int end, String label) {
        line.replace(end - label.length(), end, label);
    }

    private void drawHex(StyledText.Builder out, Canvas canvas) {
        int perRow = perRow(canvas);
        int shown = inHex(canvas);
        for (int start = 0; start < shown; start += perRow) {
            int end = Math.min(shown, start + perRow);
            hexRows(out, start, end, canvas);
        }
        if (shown < subject.size()) {
            out.add(canvas.more(subject.size() - shown) + " up to offset " + (subject.size() - 1), Role.MUTED)
                    .newline();
        }
    }

    private static int perRow(Canvas canvas) {
        return Math.max(4, (canvas.columns() - 8) / 3);
    }

    /** How many bytes the rows in hexadecimal have. */
    private int inHex(Canvas canvas) {
        return Math.min(head.length(), perRow(canvas) * Math.max(1, (canvas.lines() - 3) / 3));
    }

    private void hexRows(StyledText.Builder out, int start, int end, Canvas canvas) {
        StringBuilder offsets = new StringBuilder("offset  ");
        StringBuilder bytes = new StringBuilder("bytes   ");
        StringBuilder text = new StringBuilder("text    ");
        for (int i = start; i < end; i++) {
            offsets.append(DisplayWidth.padEnd((i - start) % 5 == 0 ? Integer.toString(i) : "", 3));
            bytes.append(hexDigit(head.at(i) >> 4))
                    .append(hexDigit(head.at(i) & 15))
                    .append(' ');
            text.append(DisplayWidth.padEnd(character(i, canvas), 3));
        }
        out.add(offsets.toString().stripTrailing(), Role.MUTED).newline();
        out.add(bytes.toString().stripTrailing(), Role.NUMBER).newline();
        out.add(text.toString().stripTrailing(), Role.STRING).newline();
    }

    private static char hexDigit(int value) {
        return Character.forDigit(value, 16);
    }

    /** What stands under byte {@code i}: its character, a dash where one goes on, a dot where there is none. */
    private String character(int i, Canvas canvas) {
        int b = head.at(i);
        if (b < 0x80) {
            return b >= ' ' && b < 0x7f ? Character.toString(b) : ".";
        }
        if ((b & 0xc0) == 0x80) {
            for (int back = 1; back <= 3 && back <= i; back++) {
                if (Utf8.sequence(head, i - back) > back) {
                    return "-";
                }
            }
            return ".";
        }
        int length = Utf8.sequence(head, i);
        int point = length == 0 ? 0 : Utf8.decode(head, i, length);
        return length == 0 || canvas.ascii() || !Utf8.printable(point) || DisplayWidth.of(point) == 0
                ? "."
                : Character.toString(point);
    }

    @Override
    public String sentence() {
        String content = isAscii(head) && isAscii(tail) ? saidText(Canvas.HEARD) : saidBytes(Canvas.HEARD);
        return subject.sentence("String", "byte") + ": " + content
                + (counter ? ", an integer: INCR can count with it" : "") + subject.sentenceEnd();
    }

    private String saidText(Canvas canvas) {
        if (head.isEmpty()) {
            return "\"\", nothing, but the key exists";
        }
        long length = subject.size();
        if (length <= canvas.columns()) {
            return Wording.text(head, false);
        }
        int back = back(canvas.columns());
        int front = front(canvas.columns(), canvas);
        String end = Wording.text(tail.slice(tail.length() - back, tail.length()), false);
        return Wording.text(head.slice(0, front), false) + ", then " + Wording.count(length - front - back, "more byte")
                + ", then " + end;
    }

    private String saidBytes(Canvas canvas) {
        int shown = inHex(canvas);
        StringBuilder out = new StringBuilder(Wording.text(head.slice(0, shown), false)).append("; in hexadecimal");
        for (int i = 0; i < shown; i++) {
            out.append(' ').append(hexDigit(head.at(i) >> 4)).append(hexDigit(head.at(i) & 15));
        }
        if (shown < subject.size()) {
            out.append(", then ").append(Wording.count(subject.size() - shown, "more byte"));
            out.append(" up to offset ").append(subject.size() - 1);
        }
        return out.toString();
    }

    @Override
    public Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>(subject.data());
        data.put("integer", counter);
        data.put("head", head);
        if (subject.size() > head.length()) {
            data.put("tail", tail);
        }
        return data;
    }
}
