package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.value.ScoredMember;
import dev.rediscover.value.ZSetValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sorted set as a bar chart: rank, score, a bar for the score, member; lowest score first, as ZRANGE counts. */
final class SortedSetPicture implements Picture {
    private final Subject subject;
    private final Window<ScoredMember> members;

    SortedSetPicture(Bytes key, ZSetValue value, long ttl) {
        subject = Subject.of(key, value, ttl);
        if (value.size() <= 2 * Window.REACH) {
            members = Window.of(take(value.iterator(), value.size()));
        } else {
            List<ScoredMember> last = take(value.iterator(value.size() - Window.REACH), Window.REACH);
            members = new Window<>(take(value.iterator(), Window.REACH), last, value.size());
        }
    }

    private static List<ScoredMember> take(Iterator<ScoredMember> from, long count) {
        List<ScoredMember> taken = new ArrayList<>();
        while (taken.size() < count && from.hasNext()) {
            taken.add(from.next());
        }
        return taken;
    }

    @Override
    public StyledText draw(Canvas canvas) {
        StyledText.Builder out = new StyledText.Builder();
        subject.head(out, canvas, "member");
        Window<ScoredMember> shown = shown(canvas);
        int rankWidth = Math.max(4, Long.toString(members.total() - 1).length());
        int scoreWidth = 5;
        for (ScoredMember member : shown.shown()) {
            scoreWidth = Math.max(scoreWidth, Numbers.format(member.score()).length());
        }
        int barWidth = Math.max(4, Math.min(30, canvas.columns() / 4));
        Columns columns = new Columns(canvas, rankWidth, scoreWidth, barWidth);
        String head = DisplayWidth.padStart("rank", rankWidth) + "  " + DisplayWidth.padStart("score", scoreWidth);
        out.add(head + "  " + " ".repeat(barWidth) + "  member", Role.HEADING).newline();
        long rank = 0;
        for (ScoredMember member : shown.head()) {
            draw(out, columns, rank++, member);
        }
        if (shown.omitted() > 0) {
            out.add(canvas.more(shown.omitted()), Role.MUTED).newline();
        }
        rank = members.total() - shown.tail().size();
        for (ScoredMember member : shown.tail()) {
            draw(out, columns, rank++, member);
        }
        return out.build();
    }

    private Window<ScoredMember> shown(Canvas canvas) {
        int room = canvas.lines() - 2;
        return members.total() <= room ? members : members.within(room - 1);
    }

    private record Columns(Canvas canvas, int rank, int score, int bar) {}

    private void draw(StyledText.Builder out, Columns columns, long rank, ScoredMember member) {
        Canvas canvas = columns.canvas();
        out.add(DisplayWidth.padStart(Long.toString(rank), columns.rank()) + "  ", Role.MUTED);
        out.add(DisplayWidth.padStart(Numbers.format(member.score()), columns.score()) + "  ", Role.NUMBER);
        out.add(canvas.gauge(share(member.score()), columns.bar()) + "  ", Role.BAR);
        int room = canvas.columns() - columns.rank() - columns.score() - columns.bar() - 6;
        out.add(canvas.text(member.member(), Math.max(4, room)), Role.STRING).newline();
    }

    /** Where a score stands between the lowest (or zero, if none is below it) and the highest finite score. */
    private double share(double score) {
        if (Double.isInfinite(score)) {
            return score > 0 ? 1 : 0;
        }
        double low = 0;
        double high = 0;
        for (ScoredMember member : members.shown()) {
            if (Double.isFinite(member.score())) {
                low = Math.min(low, member.score());
                high = Math.max(high, member.score());
            }
        }
        return high == low ? 0 : (score / 2 - low / 2) / (high / 2 - low / 2); // halves, lest the largest overflow
    }

    @Override
    public String sentence() {
        StringBuilder out = new StringBuilder(subject.sentence("Sorted set", "member"));
        Window<ScoredMember> shown = shown(Canvas.HEARD);
        long rank = 0;
        for (ScoredMember member : shown.head()) {
            said(member, rank, rank == 0 ? ", lowest first: " : ", ", out);
            rank++;
        }
        if (shown.omitted() > 0) {
            out.append(", then ").append(Wording.count(shown.omitted())).append(" more");
        }
        rank = members.total() - shown.tail().size();
        for (ScoredMember member : shown.tail()) {
            said(member, rank++, ", ", out);
        }
        return out.append(subject.sentenceEnd()).toString();
    }

    private static void said(ScoredMember member, long rank, String lead, StringBuilder out) {
        out.append(lead).append("rank ").append(rank).append(' ');
        out.append(Wording.said(member.member(), Canvas.HEARD.columns())).append(" with score ");
        out.append(Numbers.format(member.score()));
    }

    @Override
    public Map<String, Object> data() {
        List<Object> list = new ArrayList<>();
        long rank = 0;
        for (ScoredMember member : members.shown()) {
            if (rank == members.head().size()) {
                rank = members.total() - members.tail().size();
            }
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("rank", rank++);
            entry.put("score", member.score());
            entry.put("member", member.member());
            list.add(entry);
        }
        Map<String, Object> data = new LinkedHashMap<>(subject.data());
        data.put("members", list);
        data.put("omitted", members.omitted());
        return data;
    }
}
