package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.SetValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** A set as a bag. Its members have no order; here they are sorted, so that two pictures can be compared. */
final class SetPicture implements Picture {
    private static final int WIDEST = 32;

    private final Subject subject;
    private final List<Bytes> members;

    SetPicture(Bytes key, SetValue value, long ttl) {
        subject = Subject.of(key, value, ttl);
        members = smallest(value.iterator(), 4 * Window.REACH);
    }

    /** The {@code limit} smallest in order; one pass, however many there are. */
    static List<Bytes> smallest(Iterator<Bytes> all, int limit) {
        PriorityQueue<Bytes> kept = new PriorityQueue<>(Collections.reverseOrder());
        while (all.hasNext()) {
            kept.add(all.next());
            if (kept.size() > limit) {
                kept.poll();
            }
        }
        List<Bytes> sorted = new ArrayList<>(kept);
        Collections.sort(sorted);
        return sorted;
    }

    @Override
    public StyledText draw(Canvas canvas) {
        StyledText.Builder out = new StyledText.Builder();
        subject.head(out, canvas, "member");
        List<String> lines = flow(canvas).lines();
        String title = " (unordered) ";
        int width = title.length() + 1;
        for (String line : lines) {
            width = Math.max(width, DisplayWidth.of(line) + 2);
        }
        String corners = canvas.ascii() ? "++++" : "╭╮╰╯";
        out.add(corners.charAt(0) + title + canvas.rule(width - title.length()) + corners.charAt(1), Role.BORDER);
        out.newline();
        for (String line : lines) {
            out.add(canvas.bar() + " ", Role.BORDER);
            out.add(DisplayWidth.padEnd(line, width - 2), Role.STRING);
            out.add(" " + canvas.bar(), Role.BORDER).newline();
        }
        out.add(corners.charAt(2) + canvas.rule(width) + corners.charAt(3), Role.BORDER)
                .newline();
        return out.build();
    }

    /** Lines with the first {@code shown} members. */
    private record Flow(List<String> lines, int shown) {}

    /** The members one after the other, broken into lines; the last line counts those that did not fit. */
    private Flow flow(Canvas canvas) {
        int room = canvas.columns() - 4;
        int maxLines = canvas.lines() - 3;
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int shown = 0;
        for (Bytes member : members) {
            String text = canvas.text(member, Math.min(WIDEST, room));
            boolean fits = line.length() == 0 || DisplayWidth.of(line.toString()) + 2 + DisplayWidth.of(text) <= room;
            if (!fits) {
                boolean lastButOne = lines.size() + 2 >= maxLines && shown < subject.size();
                if (lastButOne) {
                    break;
                }
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : "  ").append(text);
            shown++;
        }
        lines.add(line.toString());
        if (shown < subject.size()) {
            lines.add(canvas.more(subject.size() - shown));
        }
        return new Flow(lines, shown);
    }

    @Override
    public String sentence() {
        StringBuilder out = new StringBuilder(subject.sentence("Set", "member")).append(", unordered");
        int shown = flow(Canvas.HEARD).shown();
        for (int i = 0; i < shown; i++) {
            out.append(i == 0 ? ": " : ", ").append(Wording.said(members.get(i), WIDEST));
        }
        if (subject.size() > shown) {
            out.append(", and ").append(Wording.count(subject.size() - shown)).append(" more");
        }
        return out.append(subject.sentenceEnd()).toString();
    }

    @Override
    public Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>(subject.data());
        data.put("members", members);
        data.put("omitted", subject.size() - members.size());
        return data;
    }
}
