package dev.rediscover.shell;

import dev.rediscover.lesson.LessonIndex;
import dev.rediscover.lesson.Shelf;
import dev.rediscover.render.DisplayWidth;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.tutor.Progress;
import java.util.ArrayList;
import java.util.List;

/** The lessons there are. */
public final class Lessons {
    private Lessons() {}

    /** The packs that the user of {@code state} can take; without a state folder only those of the program. */
    public static Shelf shelf(StateFolder state) {
        return state == null ? Shelf.BUNDLED : Shelf.in(state.folder());
    }

    /** The names under which they can be begun: the id; of installed packs also with the id of the pack. */
    static List<String> names(Shelf shelf) {
        List<String> names = new ArrayList<>();
        LessonIndex index = shelf.lessons();
        for (LessonIndex.PackEntry pack : index.packs()) {
            for (LessonIndex.LessonEntry lesson : pack.lessons()) {
                String name = index.name(lesson);
                names.add(name);
                if (!pack.bundled() && name.equals(lesson.id())) {
                    names.add(pack.id() + "/" + name);
                }
            }
        }
        return names;
    }

    /** All lessons, with their titles in the language wanted. */
    static LessonIndex in(Session session) {
        LessonIndex index = shelf(session.state()).lessons();
        return Language.isGerman(session.settings()) ? index.in(Language.of(session.settings())) : index;
    }

    /** All lessons with what is done of each, every line ended. */
    private static StyledText listed(LessonIndex index, Progress progress, int columns) {
        StyledText.Builder out = new StyledText.Builder();
        for (LessonIndex.PackEntry pack : index.packs()) {
            out.add(pack.title(), Role.HEADING);
            if (!pack.bundled()) {
                out.add("  installed: " + pack.id() + " " + pack.version(), Role.MUTED);
            }
            out.newline();
            for (LessonIndex.LessonEntry lesson : pack.lessons()) {
                lesson(index.name(lesson), lesson, progress.solved(pack.id(), lesson.id()), columns, out);
            }
        }
        return out.build();
    }

    private static void lesson(
            String name, LessonIndex.LessonEntry lesson, int done, int columns, StyledText.Builder out) {
        String counted = done + "/" + lesson.exercises();
        boolean complete = done >= lesson.exercises();
        out.add("  ").add(DisplayWidth.padEnd(name, 12), Role.COMMAND).add(" ");
        out.add(DisplayWidth.padStart(counted, 6), complete ? Role.SUCCESS : Role.MUTED)
                .add(complete ? " done  " : "       ");
        int used = 2 + Math.max(12, name.length()) + 14;
        out.add(DisplayWidth.fit(lesson.title(), Math.max(12, columns - used), "..."))
                .newline();
    }

    static Result list(Session session, Progress progress) {
        LessonIndex index = in(session);
        session.screen().page(listed(index, progress, session.screen().canvas().columns()));
        session.note(Language.say(session.settings(), "\":learn NAME\" begins one; the numbers are exercises done."));
        return Result.FINE;
    }
}
