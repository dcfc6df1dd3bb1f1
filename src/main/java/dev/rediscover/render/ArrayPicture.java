package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.ArrayScan;
import dev.rediscover.value.ArrayValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An array as a column of positions and values, with the gaps between them counted and the insert cursor marked. */
final class ArrayPicture implements Picture {
    private final Subject subject;
    private final Window<Slot> slots;
    private final long length;
    private final long next;

    /** A position, unsigned, and the value there. */
    private record Slot(long position, Bytes value) {}

    ArrayPicture(Bytes key, ArrayValue value, long ttl) {
        subject = Subject.of(key, value, ttl);
        length = value.length();
        next = value.lastInsert() + 1;
        long last = length - 1;
        if (value.size() <= 2 * Window.REACH) {
            slots = Window.of(some(value, 0, last));
        } else {
            List<Slot> tail = some(value, last, 0);
            Collections.reverse(tail);
            slots = new Window<>(some(value, 0, last), tail, value.size());
        }
    }

    private static List<Slot> some(ArrayValue value, long from, long to) {
        int most = value.size() <= 2 * Window.REACH ? 2 * Window.REACH : Window.REACH;
        List<Slot> found = new ArrayList<>();
        ArrayScan scan = value.scan(from, to);
        while (found.size() < most && scan.next()) {
            found.add(new Slot(scan.position(), scan.value()));
        }
        return found;
    }

    /** A line of the drawing. */
    private record Line(String position, Bytes value, String note) {}

    @Override
    public StyledText draw(Canvas canvas) {
        StyledText.Builder out = new StyledText.Builder();
        subject.head(out, canvas, "value");
        List<Line> lines = lines(canvas);
        int width = 0;
        for (Line line : lines) {
            width = Math.max(width, line.position().length());
        }
        for (Line line : lines) {
            draw(out, canvas, line, width);
        }
        return out.build();
    }

    private static void draw(StyledText.Builder out, Canvas canvas, Line line, int width) {
        out.add(" ".repeat(width - line.position().length()) + line.position(), Role.MUTED);
        out.add(" " + canvas.bar(), Role.BORDER);
        int room = canvas.columns() - width - 3;
        if (line.value() != null) {
            int forNote = line.note().isEmpty() ? 0 : line.note().length() + 2;
            out.add(" " + canvas.text(line.value(), Math.max(4, room - forNote)), Role.STRING);
        }
        if (!line.note().isEmpty()) {
            String space = line.value() == null ? " " : "  ";
            out.add(space + DisplayWidth.fit(line.note(), room, canvas.gap()), Role.MUTED);
        }
        out.newline();
    }

    /** As many values as fit, where gaps and the cursor take lines too. */
    private List<Line> lines(Canvas canvas) {
        int room = Math.max(4, canvas.lines() - 1);
        int values = (int) Math.min(slots.total(), room);
        List<Line> lines = lines(canvas, values);
        while (lines.size() > room && values > 2) {
            lines = lines(canvas, --values);
        }
        return lines;
    }

    private List<Line> lines(Canvas canvas, int values) {
        Window<Slot> shown = slots.total() <= values ? slots : slots.within(values);
        List<Line> lines = new ArrayList<>();
        long at = 0;
        for (Slot slot : shown.head()) {
            at = add(lines, slot, at, canvas);
        }
        if (shown.omitted() > 0) {
            lines.add(new Line("", null, canvas.more(shown.omitted())));
            at = shown.tail().isEmpty() ? length : shown.tail().get(0).position();
        }
        for (Slot slot : shown.tail()) {
            at = add(lines, slot, at, canvas);
        }
        boolean behind = Long.compareUnsigned(next, length) >= 0;
        if (behind && next != ArrayValue.NONE) {
            addGap(lines, next - length, canvas);
            lines.add(new Line(Long.toUnsignedString(next), null, mark(canvas)));
        }
        return lines;
    }

    private static String mark(Canvas canvas) {
        return (canvas.ascii() ? "<-" : "←") + " next insert";
    }

    private void addGap(List<Line> lines, long empty, Canvas canvas) {
        if (empty != 0) {
            lines.add(new Line("", null, canvas.gap() + " " + count(empty) + " empty " + canvas.gap()));
        }
    }

    /** Adds what lies from position {@code at} on: a gap, in which the cursor may be, and the value. */
    private long add(List<Line> lines, Slot slot, long at, Canvas canvas) {
        boolean cursorInGap = Long.compareUnsigned(next, at) >= 0 && Long.compareUnsigned(next, slot.position()) < 0;
        if (cursorInGap) {
            addGap(lines, next - at, canvas);
            lines.add(new Line(Long.toUnsignedString(next), null, mark(canvas)));
            addGap(lines, slot.position() - next - 1, canvas);
        } else {
            addGap(lines, slot.position() - at, canvas);
        }
        String note = next == slot.position() ? mark(canvas) : "";
        lines.add(new Line(Long.toUnsignedString(slot.position()), slot.value(), note));
        return slot.position() + 1;
    }

    private static String count(long unsigned) {
        return unsigned < 0 ? Long.toUnsignedString(unsigned) : Wording.count(unsigned);
    }

    @Override
    public String sentence() {
        StringBuilder out = new StringBuilder(subject.sentence("Array", "value"));
        out.append(" in ").append(count(length)).append(length == 1 ? " position" : " positions");
        String lead = ": ";
        for (Line line : lines(Canvas.HEARD)) {
            String said = said(line);
            out.append(said.isEmpty() ? "" : lead).append(said);
            lead = said.isEmpty() ? lead : ", ";
        }
        out.append("; ");
        out.append(
                next == ArrayValue.NONE
                        ? "nothing can be inserted any more"
                        : "the next insert goes to " + Long.toUnsignedString(next));
        return out.append(subject.sentenceEnd()).toString();
    }

    /** A line's value or how many places it stands for; the cursor is told of at the end. */
    private static String said(Line line) {
        if (line.value() != null) {
            return line.position() + " is " + Wording.said(line.value(), Canvas.HEARD.columns());
        }
        return line.position().isEmpty()
                ? line.note().replace(Canvas.HEARD.gap(), "").strip()
                : "";
    }

    @Override
    public Map<String, Object> data() {
        List<Object> items = new ArrayList<>();
        for (Slot slot : slots.shown()) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("position", number(slot.position()));
            item.put("value", slot.value());
            items.add(item);
        }
        Map<String, Object> data = new LinkedHashMap<>(subject.data());
        data.put("length", number(length));
        data.put("next", next == ArrayValue.NONE ? null : number(next));
        data.put("values", items);
        data.put("omitted", slots.omitted());
        return data;
    }

    /** JSON readers take numbers beyond 2^63 for something else, so those are text. */
    private static Object number(long unsigned) {
        return unsigned < 0 ? Long.toUnsignedString(unsigned) : (Object) unsigned;
    }
}
