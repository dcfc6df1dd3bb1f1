package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.ListValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A list as a row of boxes from head to tail, with the indexes that count from either end. */
final class ListPicture implements Picture {
    private static final int WIDEST_BOX = 24;
    private static final int WIDEST_SAID = 40;
    private static final int SIDES = 14; // "head " and " tail" and the outer borders

    private final Subject subject;
    private final Window<Bytes> items;

    ListPicture(Bytes key, ListValue value, long ttl) {
        subject = Subject.of(key, value, ttl);
        if (value.size() <= 2 * Window.REACH) {
            items = Window.of(value.range(0, value.size()));
        } else {
            List<Bytes> tail = value.range(value.size() - Window.REACH, value.size());
            items = new Window<>(value.range(0, Window.REACH), tail, value.size());
        }
    }

    private record Box(String above, String text, String below, int width, boolean gap) {}

    @Override
    public StyledText draw(Canvas canvas) {
        StyledText.Builder out = new StyledText.Builder();
        subject.head(out, canvas, "item");
        List<Box> boxes = boxes(canvas);
        boolean ascii = canvas.ascii();
        row(out, boxes, false);
        frame(out, boxes, canvas, ascii ? "+++" : "┌┬┐");
        out.add("head ", Role.HEADING);
        for (Box box : boxes) {
            out.add(canvas.bar() + " ", Role.BORDER);
            out.add(center(box.text(), box.width()) + " ", box.gap() ? Role.MUTED : Role.STRING);
        }
        out.add(canvas.bar(), Role.BORDER).add(" tail", Role.HEADING).newline();
        frame(out, boxes, canvas, ascii ? "+++" : "└┴┘");
        row(out, boxes, true);
        return out.build();
    }

    private static void row(StyledText.Builder out, List<Box> boxes, boolean below) {
        StringBuilder line = new StringBuilder("     ");
        for (Box box : boxes) {
            line.append("  ")
                    .append(center(below ? box.below() : box.above(), box.width()))
                    .append(' ');
        }
        out.add(line.toString().stripTrailing(), Role.MUTED).newline();
    }

    private static void frame(StyledText.Builder out, List<Box> boxes, Canvas canvas, String corners) {
        StringBuilder line = new StringBuilder("     ").append(corners.charAt(0));
        for (int i = 0; i < boxes.size(); i++) {
            line.append(i == 0 ? "" : corners.charAt(1))
                    .append(canvas.rule(boxes.get(i).width() + 2));
        }
        out.add(line.append(corners.charAt(2)).toString(), Role.BORDER).newline();
    }

    private static String center(String text, int width) {
        int left = (width - DisplayWidth.of(text)) / 2;
        return DisplayWidth.padEnd(" ".repeat(Math.max(0, left)) + text, width);
    }

    /** The boxes that fit: all, or as many from both ends as leave room for the one that counts the others. */
    private List<Box> boxes(Canvas canvas) {
        int room = canvas.columns() - SIDES + 3;
        int widest = Math.max(4, Math.min(WIDEST_BOX, room / 4));
        List<Box> all = new ArrayList<>();
        int used = 0;
        for (int i = 0; items.tail().isEmpty() && i < items.total() && used <= room; i++) {
            all.add(box(i, false, widest, canvas));
            used += all.get(i).width() + 3;
        }
        return items.tail().isEmpty() && used <= room ? all : someBoxes(canvas, room, widest);
    }

    private List<Box> someBoxes(Canvas canvas, int room, int widest) {
        List<Box> front = new ArrayList<>();
        List<Box> back = new ArrayList<>();
        boolean narrow = canvas.columns() < 60; // then the count in the first line must do
        int used = DisplayWidth.of(narrow ? canvas.gap() : canvas.more(items.total())) + 3;
        while (front.size() + back.size() < items.total() - 1) {
            boolean fromHead = front.size() <= back.size();
            Box next = box(fromHead ? front.size() : back.size(), !fromHead, widest, canvas);
            used += next.width() + 3;
            if (used > room || front.size() >= Window.REACH) {
                break;
            }
            if (fromHead) {
                front.add(next);
            } else {
                back.add(0, next);
            }
        }
        String more = narrow ? canvas.gap() : canvas.more(items.total() - front.size() - back.size());
        front.add(new Box("", more, "", DisplayWidth.of(more), true));
        front.addAll(back);
        return front;
    }

    /** The box {@code steps} places from the head, or from the tail. */
    private Box box(int steps, boolean fromTail, int widest, Canvas canvas) {
        long index = fromTail ? items.total() - 1 - steps : steps;
        String text = canvas.text(items.at(fromTail ? -1 - steps : steps), widest);
        String above = Long.toString(index);
        String below = Long.toString(index - items.total());
        int width = Math.max(DisplayWidth.of(text), Math.max(above.length(), below.length()));
        return new Box(above, text, below, width, false);
    }

    @Override
    public String sentence() {
        StringBuilder out = new StringBuilder(subject.sentence("List", "item")).append(", from head to tail");
        List<Box> boxes = boxes(Canvas.HEARD);
        int front = 0;
        while (front < boxes.size() && !boxes.get(front).gap()) {
            said(items.at(front), front++ == 0 ? ": " : ", ", out);
        }
        int back = boxes.size() - front - 1;
        if (back >= 0) {
            out.append(", then ")
                    .append(Wording.count(items.total() - front - back))
                    .append(" more");
        }
        for (int i = back; i > 0; i--) {
            said(items.at(-i), i == back ? ", then from index " + (items.total() - i) + " on " : ", ", out);
        }
        return out.append(subject.sentenceEnd()).toString();
    }

    private static void said(Bytes item, String lead, StringBuilder out) {
        out.append(lead).append(Wording.said(item, WIDEST_SAID));
    }

    @Override
    public Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>(subject.data());
        data.put("head", items.head());
        data.put("omitted", items.omitted());
        data.put("tail", items.tail());
        return data;
    }
}
