package dev.rediscover.cli;

import dev.rediscover.author.Preview;
import dev.rediscover.lesson.Hint;
import dev.rediscover.lesson.Step;
import dev.rediscover.render.Canvas;
import dev.rediscover.render.DisplayWidth;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.shell.Engines;
import dev.rediscover.shell.StepView;
import dev.rediscover.shell.TurnedPages;
import dev.rediscover.tutor.CheckTree;
import java.util.List;

/** The pages of a pack being written: a step as a learner sees it, and for its author what is asked of an answer. */
final class PreviewDesk implements TurnedPages.Book {
    private static final int WIDEST = 80;

    private final Preview preview;
    private final StepView view;
    private boolean asAuthor;

    PreviewDesk(Preview preview, StepView view, boolean asAuthor) {
        this.preview = preview;
        this.view = view;
        this.asAuthor = asAuthor;
    }

    @Override
    public StyledText page(Canvas canvas) {
        return page(preview.page(), canvas);
    }

    /** The page for what was read. */
    StyledText page(Preview.Page page, Canvas canvas) {
        StyledText.Builder out = new StyledText.Builder();
        if (page.lesson() == null) {
            out.newline().add("This cannot be shown yet:", Role.ERROR).newline();
            page.faults().forEach(fault -> wrapped("- " + fault, canvas, out.newline()));
            return out.build();
        }
        out.add(view.of(page.pack(), page.lesson(), page.step(), canvas));
        if (asAuthor) {
            author(page, canvas, out);
        }
        return out.build();
    }

    private void wrapped(String text, Canvas canvas, StyledText.Builder out) {
        out.add(view.markdown(text, canvas));
    }

    private void author(Preview.Page page, Canvas canvas, StyledText.Builder out) {
        Step step = page.lesson().steps().get(page.step());
        title("What is asked", canvas, out);
        List<CheckTree> tree = CheckTree.of(page.lesson(), page.step(), Engines::forLesson);
        if (tree.isEmpty()) {
            out.add("Nothing: the learner goes on by Enter.", Role.MUTED).newline();
        }
        tree.forEach(part -> tree(part, "", Math.min(WIDEST, canvas.columns()), out));
        if (!step.head().hints().isEmpty()) {
            title("Hints", canvas, out);
            for (Hint hint : step.head().hints()) {
                wrapped("- " + (hint.revealsSolution() ? "*the solution*" : hint.text()), canvas, out);
            }
        }
        if (step.head().after() != null) {
            title("Afterwards", canvas, out);
            wrapped(step.head().after(), canvas, out);
        }
        if (!page.advice().isEmpty()) {
            title("Advice", canvas, out);
            page.advice().forEach(line -> wrapped("- " + line, canvas, out));
        }
    }

    private static void title(String text, Canvas canvas, StyledText.Builder out) {
        out.newline().add(text, Role.HEADING).newline();
    }

    private static void tree(CheckTree part, String indent, int width, StyledText.Builder out) {
        Role role = switch (part.mark()) {
            case HOLDS -> Role.SUCCESS;
            case FAILS -> Role.ERROR;
            case NOT_ASKED -> Role.MUTED;
        };
        String sign = switch (part.mark()) {
            case HOLDS -> "[x] ";
            case FAILS -> "[!] ";
            case NOT_ASKED -> "[ ] ";
        };
        String hanging = indent + " ".repeat(sign.length());
        out.add(indent + sign, role).add(filled(part.text(), hanging, width)).newline();
        part.parts().forEach(inner -> tree(inner, hanging, width, out));
    }

    /** Text whose lines after the first begin with {@code indent}; a word that is too long stays whole. */
    private static String filled(String text, String indent, int width) {
        StringBuilder out = new StringBuilder();
        int column = indent.length();
        for (String word : text.split(" ")) {
            int length = DisplayWidth.of(word);
            boolean begins = column == indent.length();
            if (!begins && column + 1 + length > width) {
                out.append('\n').append(indent);
                column = indent.length();
                begins = true;
            }
            out.append(begins ? "" : " ").append(word);
            column += length + (begins ? 0 : 1);
        }
        return out.toString();
    }

    @Override
    public String status(int columns) {
        String where = preview.where();
        String keys = "   n next  p back  a " + (asAuthor ? "as learner" : "as author") + "  q leave";
        return where.length() + keys.length() <= columns ? where + keys : where + "  n p a q";
    }

    @Override
    public boolean press(char key) {
        return switch (key) {
            case 'n', '>' -> preview.turn(1);
            case 'p', '<' -> preview.turn(-1);
            case 'a' -> {
                asAuthor = !asAuthor;
                yield true;
            }
            case 'r' -> true;
            default -> false;
        };
    }

    @Override
    public boolean hasNews() {
        return preview.hasChanged();
    }
}
