package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.engine.KeyEventListener;
import dev.rediscover.link.KeyChange;
import dev.rediscover.value.StringValue;
import dev.rediscover.value.Type;
import dev.rediscover.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened to one key.
 *
 * @param what {@code + - ~}
 * @param before how the value began before; {@code null} for a new key
 * @param after how it begins now; {@code null} for a key that is gone
 * @param elements what changed inside, for a collection that stayed of its type
 * @param elementTotal how many such changes there are
 * @param valueChanged whether more changed than the expiry
 * @param note what else is to be said: the step of a counter, an encoding that changed, why the key is gone
 * @param ttlBefore milliseconds, -1 without an expiry, as of now
 */
record KeyDiff(
        char what,
        Bytes key,
        Facet before,
        Facet after,
        List<ElementChange> elements,
        long elementTotal,
        boolean valueChanged,
        String note,
        long ttlBefore,
        long ttlAfter) {

    /** How many elements a sentence names: as many as are drawn, and some. */
    private static final int MOST_SAID = 20;

    /** One side of the change. */
    record Facet(String type, boolean isString, boolean sketched, long size, Preview preview) {
        static Facet of(Value value) {
            return value == null
                    ? null
                    : new Facet(
                            value.typeName(),
                            value.type() == Type.STRING,
                            value instanceof StringValue string && Sketch.brief(string) != null,
                            value.size(),
                            Preview.of(value));
        }

        String unit() {
            return type.equals("stream") ? "entry" : "element";
        }
    }

    /** The difference, or {@code null} if there is none. */
    static KeyDiff of(KeyChange change, long now) {
        if (!change.kept()) {
            return ofLarge(change, now);
        }
        Value before = change.before();
        Value after = change.after();
        if (isLarge(before, after)) {
            return ofLarge(change, now);
        }
        if (before == null && after == null) {
            return null;
        }
        boolean sameType = before != null && after != null && before.typeName().equals(after.typeName());
        ElementChanges elements = sameType ? ElementChanges.between(before, after, now) : null;
        boolean moved = sameType && change.expireAtBefore() != change.expireAtAfter();
        boolean changed = !sameType || elements.total() > 0 || !sameString(before, after);
        if (!changed && !moved) {
            return null;
        }
        return new KeyDiff(
                before == null ? '+' : after == null ? '-' : '~',
                change.key(),
                Facet.of(before),
                Facet.of(after),
                elements == null ? List.of() : elements.kept(),
                elements == null ? 0 : elements.total(),
                changed,
                note(change, sameType, now),
                left(change.expireAtBefore(), now),
                left(change.expireAtAfter(), now));
    }

    private static boolean isLarge(Value before, Value after) {
        boolean sameType = before != null && after != null && before.typeName().equals(after.typeName());
        return sameType && before != after && (KeyEventListener.isLarge(before) || KeyEventListener.isLarge(after));
    }

    /** A value too large to be compared, or kept for it: what is told is that it changed, and what it is now. */
    private static KeyDiff ofLarge(KeyChange change, long now) {
        Facet facet = change.after() != null
                ? Facet.of(change.after())
                : new Facet("key", true, false, 0, Preview.of(StringValue.text(Bytes.of("too large to show"))));
        return new KeyDiff(
                change.after() == null ? '-' : '~',
                change.key(),
                change.before() == null ? facet : Facet.of(change.before()),
                change.after() == null ? null : facet,
                List.of(),
                0,
                true,
                change.after() == null ? "" : "too large to compare",
                left(change.expireAtBefore(), now),
                left(change.expireAtAfter(), now));
    }

    private static long left(long at, long now) {
        return at < 0 ? -1 : Math.max(0, at - now);
    }

    private static boolean sameString(Value before, Value after) {
        return !(before instanceof StringValue old)
                || !(after instanceof StringValue fresh)
                || old.bytes().equals(fresh.bytes());
    }

    private static String note(KeyChange change, boolean sameType, long now) {
        if (change.after() == null) {
            boolean due = change.expireAtBefore() >= 0 && change.expireAtBefore() <= now;
            return due ? "expired" : "";
        }
        if (!sameType) {
            return change.after() instanceof StringValue s && Aspect.isHyperLogLog(s) ? "HyperLogLog" : "";
        }
        if (change.before() instanceof StringValue old && change.after() instanceof StringValue fresh) {
            String sketched = old.bytes().equals(fresh.bytes()) ? null : Sketch.change(old, fresh);
            return sketched != null ? sketched : step(old.bytes(), fresh.bytes());
        }
        String was = change.before().encoding();
        String is = change.after().encoding();
        return was.equals(is) ? "" : "encoding " + was + " to " + is;
    }

    /** By how much a counter moved or a string grew. */
    private static String step(Bytes old, Bytes fresh) {
        if (old.equals(fresh)) {
            return "";
        }
        if (Numbers.isLong(old) && Numbers.isLong(fresh)) {
            long from = Numbers.parseLong(old);
            long step = Numbers.parseLong(fresh) - from;
            boolean overflow = (step < 0) != (Numbers.parseLong(fresh) < from);
            return overflow ? "" : (step > 0 ? "+" : "") + step;
        }
        int same = 0;
        while (same < old.length() && same < fresh.length() && old.at(same) == fresh.at(same)) {
            same++;
        }
        if (same == old.length() && same > 0) {
            return "+" + Wording.count(fresh.length() - same, "byte");
        }
        return same > 16 ? "from offset " + Wording.count(same) : ""; // both may begin alike as far as is shown
    }

    /** Whether both sides are told in the same few words, which is no text cut short. */
    private boolean looksTheSame() {
        return before.sketched() && before.preview().equals(after.preview());
    }

    private boolean typeChanged() {
        return before != null && after != null && !before.type().equals(after.type());
    }

    /** Appends the key's line and up to {@code spare} lines for its elements; returns how many of those were used. */
    int draw(StyledText.Builder out, Canvas canvas, int spare) {
        StyledText.Builder line = new StyledText.Builder();
        line.add(what + " ", ElementChange.role(what));
        line.add(canvas.text(key, Math.max(8, canvas.columns() / 3)), Role.KEY);
        int room = canvas.columns() - line.build().width();
        line.add(what == '~' ? changeText(canvas, room) : presence(canvas, room));
        List<StyledText> inside = new ArrayList<>();
        int columns = canvas.columns() - 6;
        for (ElementChange change : elements) {
            inside.add(fit(element(change, canvas, columns), columns + 2, canvas));
        }
        int width = line.build().width();
        for (StyledText change : inside) {
            width += 2 + change.width();
        }
        if (inside.size() == elementTotal && width <= canvas.columns()) {
            for (StyledText change : inside) {
                line.add("  ").add(change);
            }
            inside.clear();
        }
        out.add(fit(line.build(), canvas.columns(), canvas)).newline();
        return inside.isEmpty() ? 0 : drawElements(out, inside, canvas, spare);
    }

    private int drawElements(StyledText.Builder out, List<StyledText> inside, Canvas canvas, int spare) {
        if (spare <= 0) {
            return 0;
        }
        int shown = elementTotal <= spare ? inside.size() : Math.min(inside.size(), spare - 1);
        for (int i = 0; i < shown; i++) {
            out.add("    ").add(inside.get(i)).newline();
        }
        if (shown < elementTotal) {
            out.add("    " + canvas.more(elementTotal - shown), Role.MUTED).newline();
        }
        return shown + (shown < elementTotal ? 1 : 0);
    }

    /** The rest of the line of a key that is new or gone. */
    private StyledText presence(Canvas canvas, int room) {
        Facet facet = after == null ? before : after;
        StyledText.Builder line = new StyledText.Builder().add("  " + facet.type() + "  ", Role.MUTED);
        String end = what == '+' && ttlAfter >= 0 ? "  ttl " + Wording.duration(ttlAfter) : "";
        end += note.isEmpty() ? "" : "  " + note;
        int left = Math.max(8, room - facet.type().length() - 4 - end.length());
        return line.add(facet.preview().text(left, canvas), Role.STRING)
                .add(end, Role.MUTED)
                .build();
    }

    private StyledText changeText(Canvas canvas, int room) {
        StyledText.Builder line = new StyledText.Builder();
        String arrow = " " + canvas.arrow() + " ";
        String end = note.isEmpty() ? "" : " (" + note + ")";
        String ttl = ttlText(canvas);
        int half = Math.max(8, (room - end.length() - ttl.length() - 6) / 2);
        if (typeChanged()) {
            line.add("  " + before.type() + " ", Role.MUTED)
                    .add(before.preview().text(half / 2, canvas), Role.STRING);
            line.add(arrow, Role.MUTED).add(after.type() + " ", Role.MUTED);
            line.add(after.preview().text(half / 2, canvas), Role.STRING);
        } else if (!valueChanged) {
            line.add("  " + after.type(), Role.MUTED);
        } else if (after.isString()) {
            if (!looksTheSame()) {
                line.add("  ").add(before.preview().text(half, canvas), Role.STRING);
                line.add(arrow, Role.MUTED).add(after.preview().text(half, canvas), Role.STRING);
            } else {
                line.add("  ").add(after.preview().text(2 * half, canvas), Role.STRING);
            }
        } else {
            line.add("  " + after.type() + "  ", Role.MUTED);
            String sizes = before.size() == after.size()
                    ? Wording.count(after.size(), after.unit())
                    : Wording.count(before.size()) + arrow + Wording.count(after.size(), after.unit());
            line.add(sizes, Role.NUMBER);
        }
        return line.add(end, Role.CHANGED).add(ttl, Role.CHANGED).build();
    }

    private String ttlText(Canvas canvas) {
        if (ttlBefore == ttlAfter) {
            return "";
        }
        String was = ttlBefore < 0 ? "none" : Wording.duration(ttlBefore);
        String is = ttlAfter < 0 ? "none" : Wording.duration(ttlAfter);
        return "  ttl " + was + " " + canvas.arrow() + " " + is;
    }

    private StyledText element(ElementChange change, Canvas canvas, int room) {
        StyledText.Builder out = new StyledText.Builder();
        out.add(change.what() + " ", ElementChange.role(change.what()));
        String note = change.note().isEmpty() ? "" : " (" + change.note() + ")";
        int left = room - 2 - note.length();
        if (change.place() != null) {
            String place = canvas.text(change.place(), Math.max(6, left / 3));
            out.add(place, Role.FIELD).add(after.type().equals("list") ? " " : ": ", Role.MUTED);
            left -= DisplayWidth.of(place) + 2;
        }
        if (change.what() == '~' && !change.before().equals(change.after())) {
            int half = Math.max(4, (left - 4) / 2);
            out.add(canvas.text(change.before(), half), Role.STRING).add(" " + canvas.arrow() + " ", Role.MUTED);
            out.add(canvas.text(change.after(), half), Role.STRING);
        } else {
            out.add(
                    canvas.text(change.after() == null ? change.before() : change.after(), Math.max(4, left)),
                    Role.STRING);
        }
        return out.add(note, Role.MUTED).build();
    }

    /** Cuts the end off a line that is still too long; keeps its roles. */
    private static StyledText fit(StyledText line, int columns, Canvas canvas) {
        if (line.width() <= columns) {
            return line;
        }
        int left = columns - DisplayWidth.of(canvas.gap());
        StyledText.Builder out = new StyledText.Builder();
        for (StyledText.Span span : line.spans()) {
            String part = DisplayWidth.head(span.text(), left);
            out.add(part, span.role());
            left -= DisplayWidth.of(part);
            if (part.length() < span.text().length()) {
                break;
            }
        }
        return out.add(canvas.gap(), Role.MUTED).build();
    }

    /** All that is drawn, to be heard. */
    String sentence() {
        Canvas canvas = new Canvas(120, 4, false);
        String name = Wording.said(key, 60);
        String noted = note.isEmpty() ? "" : " (" + note + ")";
        if (what == '+') {
            String ttl = ttlAfter < 0 ? "" : "; ttl " + Wording.duration(ttlAfter);
            return "New " + after.type() + " " + name + noted + ": "
                    + after.preview().text(120, canvas) + ttl + ".";
        }
        if (what == '-') {
            String how = note.isEmpty() ? " is gone" : " " + note;
            return "The " + before.type() + " " + name + how + "; it held "
                    + before.preview().text(120, canvas) + ".";
        }
        if (typeChanged()) {
            return "Key " + name + " changed from " + before.type() + " "
                    + before.preview().text(60, canvas) + " to " + after.type() + " "
                    + after.preview().text(60, canvas) + noted + ttlSentence(", ") + ".";
        }
        String begin = "The " + after.type() + " " + name;
        return begin + changeSentence(canvas, noted) + ttlSentence(valueChanged ? "; " : ": ") + ".";
    }

    private String changeSentence(Canvas canvas, String noted) {
        if (!valueChanged) {
            return "";
        }
        if (after.isString() && looksTheSame()) {
            return " holds " + after.preview().text(60, canvas) + " as before" + noted;
        }
        if (after.isString()) {
            return " changed from " + before.preview().text(60, canvas) + " to "
                    + after.preview().text(60, canvas) + noted;
        }
        String size = Wording.count(after.size(), after.unit());
        StringBuilder out = new StringBuilder(
                before.size() == after.size()
                        ? " has " + size + " as before"
                        : " went from " + Wording.count(before.size()) + " to " + size);
        out.append(noted);
        for (int i = 0; i < elements.size() && i < MOST_SAID; i++) {
            ElementChange change = elements.get(i);
            String verb = change.what() == '+' ? "added " : change.what() == '-' ? "removed " : "changed ";
            out.append(i == 0 ? ": " : ", ").append(verb);
            out.append(element(change, canvas, 100).plain().substring(2).replace(" " + canvas.arrow() + " ", " to "));
        }
        long left = elementTotal - MOST_SAID;
        return out.append(left > 0 ? ", and " + Wording.count(left) + " more" : "")
                .toString();
    }

    private String ttlSentence(String lead) {
        if (ttlBefore == ttlAfter) {
            return "";
        }
        String was = ttlBefore < 0 ? "none" : Wording.duration(ttlBefore);
        return lead + "ttl from " + was + " to " + (ttlAfter < 0 ? "none" : Wording.duration(ttlAfter));
    }

    Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("key", key);
        data.put("change", what == '+' ? "added" : what == '-' ? "removed" : "changed");
        data.put("before", side(before, ttlBefore));
        data.put("after", side(after, ttlAfter));
        List<Object> list = new ArrayList<>();
        for (ElementChange change : elements) {
            Map<String, Object> element = new LinkedHashMap<>();
            element.put("change", Character.toString(change.what()));
            element.put("place", change.place());
            element.put("before", change.before());
            element.put("after", change.after());
            element.put("note", change.note());
            list.add(element);
        }
        data.put("elements", list);
        data.put("elementTotal", elementTotal);
        data.put("note", note);
        return data;
    }

    private static Map<String, Object> side(Facet facet, long ttl) {
        if (facet == null) {
            return null;
        }
        Map<String, Object> side = new LinkedHashMap<>();
        side.put("type", facet.type());
        side.put("size", facet.size());
        side.put("names", facet.preview().names());
        side.put("values", facet.preview().values());
        side.put("ttl", ttl < 0 ? null : ttl);
        return side;
    }
}
