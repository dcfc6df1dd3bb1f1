package dev.rediscover.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a learner has done: a bar for each lesson, pack by pack. */
public final class ProgressPicture implements Picture {
    private static final int WIDEST_BAR = 20;
    private static final int NARROWEST_BAR = 4;
    private static final int NARROWEST_TITLE = 16;
    private static final int NARROW = 30; // canvases without the word for what is done
    private static final int MOST_NAME = 24;
    private static final int COUNT = 6;
    private static final int MARK = 5;

    private final List<Lesson> lessons;

    /**
     * A lesson.
     *
     * @param pack the title of its pack
     * @param done how many of its exercises are done
     * @param of how many it has
     */
    public record Lesson(String pack, String id, String title, int done, int of) {
        boolean isComplete() {
            return done >= of;
        }
    }

    /** {@code lessons} in their order, those of a pack together. */
    public ProgressPicture(List<Lesson> lessons) {
        this.lessons = List.copyOf(lessons);
    }

    private int done() {
        return lessons.stream().mapToInt(Lesson::done).sum();
    }

    private int all() {
        return lessons.stream().mapToInt(Lesson::of).sum();
    }

    private long complete() {
        return lessons.stream().filter(Lesson::isComplete).count();
    }

    private String total() {
        return Wording.count(done()) + " of " + Wording.count(all()) + " exercises done, " + complete() + " of "
                + Wording.count(lessons.size(), "lesson") + " complete";
    }

    @Override
    public StyledText draw(Canvas canvas) {
        StyledText.Builder out = new StyledText.Builder();
        int name = Math.min(
                Math.min(MOST_NAME, canvas.columns() / 2),
                lessons.stream().mapToInt(lesson -> lesson.id().length()).max().orElse(0));
        total(canvas, out);
        String pack = null;
        for (Lesson lesson : lessons) {
            if (!lesson.pack().equals(pack)) {
                pack = lesson.pack();
                out.add(DisplayWidth.fit(pack, canvas.columns(), canvas.gap()), Role.HEADING)
                        .newline();
            }
            line(lesson, name, canvas, out);
        }
        return out.build();
    }

    private void total(Canvas canvas, StyledText.Builder out) {
        if (total().length() < canvas.columns()) {
            out.add(total() + ".").newline();
            return;
        }
        for (String part : total().split(", ")) {
            out.add(cut(part, canvas.columns(), canvas)).newline();
        }
    }

    private static String cut(String text, int room, Canvas canvas) {
        return DisplayWidth.of(text) <= room
                ? text
                : DisplayWidth.head(text, room - DisplayWidth.of(canvas.gap())).stripTrailing() + canvas.gap();
    }

    private static void line(Lesson lesson, int name, Canvas canvas, StyledText.Builder out) {
        int marked = canvas.columns() < NARROW ? 0 : MARK;
        int bar = Math.min(WIDEST_BAR, canvas.columns() - 2 - name - 1 - COUNT - marked);
        String id = DisplayWidth.padEnd(DisplayWidth.fit(lesson.id(), name, canvas.gap()), name);
        out.add("  ").add(id, Role.COMMAND).add(" ");
        if (bar >= NARROWEST_BAR) {
            out.add(canvas.gauge(lesson.of() == 0 ? 1 : (double) lesson.done() / lesson.of(), bar), Role.BAR);
        }
        out.add(DisplayWidth.padStart(lesson.done() + "/" + lesson.of(), COUNT));
        String mark = lesson.isComplete() && marked > 0 ? " done" : "";
        out.add(mark, Role.SUCCESS);
        int left = canvas.columns() - 2 - name - 1 - Math.max(0, bar) - COUNT - MARK - 2;
        if (left >= NARROWEST_TITLE) {
            String title = cut(lesson.title(), left, canvas);
            out.add(" ".repeat(MARK + 2 - mark.length()) + title, Role.MUTED);
        }
        out.newline();
    }

    @Override
    public String sentence() {
        StringBuilder out = new StringBuilder(total());
        String pack = null;
        for (Lesson lesson : lessons) {
            boolean same = lesson.pack().equals(pack);
            out.append(same ? "; " : ". " + lesson.pack() + ": ").append(said(lesson));
            pack = lesson.pack();
        }
        return out.append('.').toString();
    }

    /** The sentence as lines, one for each lesson below its pack. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(total() + "."));
        String pack = null;
        for (Lesson lesson : lessons) {
            if (!lesson.pack().equals(pack)) {
                lines.add(lesson.pack() + ":");
            }
            lines.add(said(lesson) + ".");
            pack = lesson.pack();
        }
        return lines;
    }

    private static String said(Lesson lesson) {
        String state = lesson.done() == 0 ? "not begun, " : lesson.isComplete() ? "done, " : "";
        return lesson.id() + " (" + lesson.title() + ") " + state + lesson.done() + " of " + lesson.of();
    }

    @Override
    public Map<String, Object> data() {
        List<Object> all = new ArrayList<>();
        for (Lesson lesson : lessons) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("pack", lesson.pack());
            one.put("lesson", lesson.id());
            one.put("title", lesson.title());
            one.put("done", lesson.done());
            one.put("exercises", lesson.of());
            all.add(one);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("done", done());
        data.put("exercises", all());
        data.put("lessons", all);
        return data;
    }
}
