package dev.rediscover.shell;

import dev.rediscover.lesson.Line;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.tutor.Counterexample;
import dev.rediscover.tutor.Played;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A counterexample on the screen: what the data is, and the two runs side by side, or one after the other. */
final class CounterexampleText {
    private static final int NARROWEST = 64;
    private static final int WIDEST = 100;

    private final Session session;
    private final Function<Line, String> text;

    /** Lines are shown as {@code text} writes them. */
    CounterexampleText(Session session, Function<Line, String> text) {
        this.session = session;
        this.text = text;
    }

    void add(Counterexample example, StyledText.Builder out) {
        List<StyledText> yours = lines(example.yours());
        List<StyledText> models = lines(example.models());
        boolean plain = session.settings().isOn(Setting.PLAIN);
        int width = Math.min(WIDEST, session.screen().canvas().columns());
        data(example.data(), width, out);
        int column = width / 2 - 2;
        boolean fits = widest(yours) < column - 1 && widest(models) < column - 1;
        if (plain || width < NARROWEST || !fits) {
            below("Your run:", yours, width, out);
            below("A right one:", models, width, out);
        } else {
            beside(yours, models, column, out);
        }
    }

    private static int widest(List<StyledText> lines) {
        int widest = 0;
        for (StyledText line : lines) {
            widest = Math.max(widest, line.width());
        }
        return widest;
    }

    private static void data(List<Counterexample.Datum> data, int width, StyledText.Builder out) {
        for (Counterexample.Datum datum : data) {
            StyledText.Builder line = new StyledText.Builder().add("The data: ", Role.MUTED);
            if (datum.here() == null) {
                line.add("without ").add(datum.shown().typed(), Role.COMMAND);
            } else if (datum.shown() == null) {
                line.add("also ").add(datum.here().typed(), Role.COMMAND);
            } else {
                words(datum.here().typed(), datum.shown().typed(), line);
                line.add(" instead of ", Role.MUTED);
                line.add(datum.shown().typed(), Role.COMMAND);
            }
            wrap(line.build(), width, out);
        }
    }

    /** A line that goes on below, indented, where it is too long; it ends between words. */
    private static void wrap(StyledText line, int width, StyledText.Builder out) {
        int column = 0;
        String gap = "";
        for (StyledText.Span span : line.spans()) {
            for (String piece : span.text().split("(?<= )")) {
                String word = piece.stripTrailing();
                if (column + gap.length() + word.length() > width && column > 4) {
                    out.newline();
                    gap = "    ";
                    column = 0;
                }
                out.add(gap).add(word, span.role());
                column += gap.length() + word.length();
                gap = piece.substring(word.length());
            }
        }
        out.newline();
    }

    /** A line in which the words that the other one lacks stand out. */
    private static void words(String line, String other, StyledText.Builder out) {
        List<String> others = List.of(other.split(" "));
        String gap = "";
        for (String word : line.split(" ")) {
            out.add(gap, Role.COMMAND).add(word, others.contains(word) ? Role.COMMAND : Role.EMPHASIS);
            gap = " ";
        }
    }

    /** Every command with its reply below. */
    private List<StyledText> lines(List<Played> all) {
        List<StyledText> lines = new ArrayList<>();
        for (Played played : all) {
            Line line = played.line();
            String lead = line.isOther() ? line.client() + "> " : "> ";
            lines.add(new StyledText.Builder()
                    .add(lead, Role.MUTED)
                    .add(text.apply(line), Role.COMMAND)
                    .build());
            if (played.reply() != null) {
                lines.addAll(session.printed(line.words(), played.reply(), played.protocol())
                        .lines());
            } else if (played.waits()) {
                lines.add(StyledText.of("waits", Role.MUTED));
            }
        }
        if (all.isEmpty()) {
            lines.add(StyledText.of("nothing", Role.MUTED));
        }
        return lines;
    }

    private static void below(String title, List<StyledText> lines, int width, StyledText.Builder out) {
        out.add(title, Role.HEADING).newline();
        lines.forEach(line -> wrap(StyledText.of("  ").concat(line), width, out));
    }

    private static void beside(List<StyledText> yours, List<StyledText> models, int width, StyledText.Builder out) {
        row(StyledText.of("your run", Role.HEADING), StyledText.of("a right one", Role.HEADING), width, out);
        for (int i = 0; i < Math.max(yours.size(), models.size()); i++) {
            StyledText left = i < yours.size() ? yours.get(i) : StyledText.EMPTY;
            StyledText right = i < models.size() ? models.get(i) : StyledText.EMPTY;
            row(left, right, width, out);
        }
    }

    private static void row(StyledText left, StyledText right, int width, StyledText.Builder out) {
        out.add("  ").add(left);
        if (!right.isEmpty()) {
            out.add(" ".repeat(width - left.width())).add(right);
        }
        out.newline();
    }
}
