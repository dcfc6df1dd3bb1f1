package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.StreamEntry;
import dev.rediscover.value.StreamGroup;
import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A stream as a column of entries, oldest first, with marks where its groups stand, and below what each group and its
 * consumers have still to do. Ids that are times have that time beside them.
 */
final class StreamPicture implements Picture {
    private static final int MOST_GROUPS = 16;
    private static final long FIRST_TIME = 946_684_800_000L; // the year 2000: a smaller id is a mere number
    private static final long LAST_TIME = 4_102_444_800_000L; // the year 2100
    private static final long DAY = 86_400_000L;

    private final Subject subject;
    private final Window<StreamEntry> entries;
    private final List<GroupFacts> groups = new ArrayList<>();
    private final int groupTotal;
    private final StreamId lastId;
    private final long added;
    private final long now;

    StreamPicture(Bytes key, StreamValue value, long ttl, long now) {
        subject = Subject.of(key, value, ttl);
        int reach = Window.REACH;
        if (value.size() <= 2 * reach) {
            entries = Window.of(value.range(StreamId.MIN, StreamId.MAX, 0));
        } else {
            List<StreamEntry> tail = value.reverseRange(StreamId.MIN, StreamId.MAX, reach);
            Collections.reverse(tail);
            entries = new Window<>(value.range(StreamId.MIN, StreamId.MAX, reach), tail, value.size());
        }
        for (StreamGroup group : value.groups().values()) {
            if (groups.size() == MOST_GROUPS) {
                break;
            }
            groups.add(GroupFacts.of(value, group, now));
        }
        groupTotal = value.groups().size();
        lastId = value.lastId();
        added = value.entriesAdded();
        this.now = now;
    }

    /** A line of the column; {@code entry} is {@code null} for one that only says something. */
    private record Line(String id, StreamEntry entry, String note) {}

    @Override
    public StyledText draw(Canvas canvas) {
        StyledText.Builder out = new StyledText.Builder();
        subject.head(out, canvas, "entry");
        List<StyledText> below = below(canvas);
        Window<StreamEntry> shown = shown(canvas, below.size());
        List<Line> lines = lines(shown, canvas);
        boolean times = canvas.columns() >= 60 && hasTimes(shown);
        int width = 2;
        for (Line line : lines) {
            width = Math.max(width, line.id().length());
        }
        width = Math.min(width, Math.max(8, canvas.columns() / 2));
        boolean today = isToday(shown);
        if (times) {
            String heading = DisplayWidth.padEnd("id", width) + "  time (UTC)";
            out.add(heading, Role.HEADING).newline();
        }
        for (Line line : lines) {
            out.add(DisplayWidth.padStart(DisplayWidth.fit(line.id(), width, canvas.gap()), width), Role.NUMBER);
            String time = times ? DisplayWidth.padEnd(time(line, today), today ? 10 : 16) : "";
            out.add(times ? "  " + time : "", Role.MUTED).add(" " + canvas.bar(), Role.BORDER);
            rest(out, line, canvas, canvas.columns() - width - 2 - (times ? 2 + time.length() : 0));
        }
        for (StyledText line : below) {
            out.add(line).newline();
        }
        return out.build();
    }

    /** The entries there is room for above so many lines of the groups. */
    private Window<StreamEntry> shown(Canvas canvas, int below) {
        int room = Math.max(2, canvas.lines() - 2 - below);
        return entries.total() <= room ? entries : entries.within(room - 1);
    }

    private static void rest(StyledText.Builder out, Line line, Canvas canvas, int room) {
        String note = line.note().isEmpty() ? "" : DisplayWidth.fit(line.note(), room / 2, canvas.gap());
        if (line.entry() == null) {
            out.add(" " + DisplayWidth.fit(line.note(), room - 1, canvas.gap()), Role.MUTED)
                    .newline();
            return;
        }
        int left = room - (note.isEmpty() ? 0 : DisplayWidth.of(note) + 2);
        List<Bytes> pairs = line.entry().pairs();
        for (int i = 0; i < pairs.size(); i++) {
            String gap = i > 0 && i % 2 == 0 ? "  " : " ";
            String word = canvas.text(pairs.get(i), Math.max(4, left - 3));
            int reserve = i + 1 < pairs.size() ? 1 + canvas.gap().length() : 0;
            if (gap.length() + DisplayWidth.of(word) + reserve > left) {
                out.add(DisplayWidth.head(" " + canvas.gap(), Math.max(0, left)), Role.MUTED);
                break;
            }
            out.add(gap).add(word, i % 2 == 0 ? Role.FIELD : Role.STRING);
            left -= gap.length() + DisplayWidth.of(word);
        }
        out.add(note.isEmpty() ? "" : "  " + note, Role.CHANGED).newline();
    }

    /** The lines of the groups: about half of the picture, more where there are few entries. */
    private List<StyledText> below(Canvas canvas) {
        List<StyledText> lines = new ArrayList<>();
        for (GroupFacts group : groups) {
            lines.addAll(group.lines(canvas));
        }
        int most = mostBelow(canvas);
        int missing = groupTotal - groups.size();
        if (lines.size() <= most && missing == 0) {
            return lines;
        }
        int kept = Math.min(lines.size(), most - 1);
        List<StyledText> some = new ArrayList<>(lines.subList(0, kept));
        String gap = canvas.gap() + " ";
        String more = lines.size() > kept ? Wording.count(lines.size() - kept, "more line") : "";
        String and = more.isEmpty() || missing == 0 ? "" : " and ";
        more = gap + more + and + (missing == 0 ? "" : Wording.count(missing, "more group"));
        some.add(StyledText.of(DisplayWidth.fit(more, canvas.columns(), canvas.gap()), Role.MUTED));
        return some;
    }

    private int mostBelow(Canvas canvas) {
        return (int) Math.max(canvas.lines() / 2, canvas.lines() - 2 - entries.total());
    }

    private List<Line> lines(Window<StreamEntry> shown, Canvas canvas) {
        List<StreamEntry> all = shown.shown();
        List<Line> lines = new ArrayList<>();
        StreamId first = all.isEmpty() ? null : all.get(0).id();
        String before = marks(null, first, canvas);
        if (!before.isEmpty()) {
            lines.add(new Line("", null, before));
        }
        int head = shown.head().size();
        for (int i = 0; i < all.size(); i++) {
            StreamId id = all.get(i).id();
            StreamId next = i + 1 < all.size() ? all.get(i + 1).id() : null;
            boolean gap = i == head - 1 && shown.omitted() > 0;
            lines.add(new Line(id.toString(), all.get(i), marks(id, gap ? id.next() : next, canvas)));
            if (gap) {
                String marks = marks(id.next(), next, canvas);
                String more = canvas.more(shown.omitted());
                lines.add(new Line("", null, marks.isEmpty() ? more : more + "  " + marks));
            }
        }
        return lines;
    }

    /** The groups that stand from {@code from} to right before {@code to}; {@code null} for no bound. */
    private String marks(StreamId from, StreamId to, Canvas canvas) {
        StringBuilder out = new StringBuilder();
        for (GroupFacts group : groups) {
            StreamId at = group.at();
            if ((from == null || at.compareTo(from) >= 0) && (to == null || at.compareTo(to) < 0)) {
                out.append(out.length() == 0 ? canvas.ascii() ? "<- " : "← " : ", ");
                out.append(canvas.text(group.name(), 20));
                out.append(at.equals(from) ? "" : " at " + at);
            }
        }
        return out.toString();
    }

    private static boolean isTime(StreamId id) {
        return id.ms() >= FIRST_TIME && id.ms() < LAST_TIME;
    }

    private static boolean hasTimes(Window<StreamEntry> shown) {
        for (StreamEntry entry : shown.shown()) {
            if (isTime(entry.id())) {
                return true;
            }
        }
        return false;
    }

    private boolean isToday(Window<StreamEntry> shown) {
        for (StreamEntry entry : shown.shown()) {
            if (isTime(entry.id()) && entry.id().ms() / DAY != now / DAY) {
                return false;
            }
        }
        return true;
    }

    private static String time(Line line, boolean today) {
        if (line.entry() == null || !isTime(line.entry().id())) {
            return "";
        }
        String text = Instant.ofEpochMilli(line.entry().id().ms()).toString();
        return today ? text.substring(11, 19) : text.substring(0, 10) + " " + text.substring(11, 16);
    }

    @Override
    public String sentence() {
        StringBuilder out = new StringBuilder(subject.sentence("Stream", "entry"));
        Window<StreamEntry> shown = shown(Canvas.HEARD, below(Canvas.HEARD).size());
        boolean today = isToday(shown);
        String lead = ": ";
        for (StreamEntry entry : shown.head()) {
            said(entry, out.append(lead), today);
            lead = "; ";
        }
        if (shown.omitted() > 0) {
            out.append("; then ").append(Wording.count(shown.omitted())).append(" more");
        }
        for (StreamEntry entry : shown.tail()) {
            said(entry, out.append("; "), today);
        }
        saidGroups(out);
        return out.append(subject.sentenceEnd()).toString();
    }

    private static void said(StreamEntry entry, StringBuilder out, boolean today) {
        out.append(entry.id());
        out.append(isTime(entry.id()) ? " (" + time(new Line("", entry, ""), today) + " UTC)" : "");
        int left = Canvas.HEARD.columns();
        for (int i = 0; i < entry.pairs().size(); i++) {
            if (left <= 0) {
                out.append("...");
                return;
            }
            String word = Wording.said(entry.pairs().get(i), left);
            out.append(i > 0 && i % 2 == 0 ? ", " : " ").append(word);
            left -= 1 + DisplayWidth.of(word);
        }
    }

    /** The groups with their consumers as far as those are drawn, and of the others where they stand. */
    private void saidGroups(StringBuilder out) {
        int room = mostBelow(Canvas.HEARD);
        List<String> others = new ArrayList<>();
        for (GroupFacts group : groups) {
            if (room > 0) {
                out.append("; ").append(group.words(room - 1));
            } else {
                others.add(Wording.said(group.name(), Canvas.HEARD.columns() / 3) + " at " + group.at());
            }
            room -= 1 + group.consumers().size();
        }
        out.append(others.isEmpty() ? "" : "; other groups: " + String.join(", ", others));
        int missing = groupTotal - groups.size();
        out.append(missing == 0 ? "" : "; and " + Wording.count(missing, "more group"));
    }

    @Override
    public Map<String, Object> data() {
        List<Object> items = new ArrayList<>();
        for (StreamEntry entry : entries.shown()) {
            items.add(data(entry));
        }
        List<Object> list = new ArrayList<>();
        for (GroupFacts group : groups) {
            list.add(group.data());
        }
        Map<String, Object> data = new LinkedHashMap<>(subject.data());
        data.put("lastId", lastId.toString());
        data.put("added", added);
        data.put("entries", items);
        data.put("omitted", entries.omitted());
        data.put("groups", list);
        data.put("groupsOmitted", (long) (groupTotal - groups.size()));
        return data;
    }

    private static Map<String, Object> data(StreamEntry entry) {
        List<Object> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < entry.pairs().size(); i += 2) {
            Map<String, Object> pair = new LinkedHashMap<>();
            pair.put("field", entry.pairs().get(i));
            pair.put("value", entry.pairs().get(i + 1));
            pairs.add(pair);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", entry.id().toString());
        data.put("time", isTime(entry.id()) ? entry.id().ms() : null);
        data.put("pairs", pairs);
        return data;
    }
}
