package dev.rediscover.shell;

import dev.rediscover.lesson.LessonIndex;
import dev.rediscover.render.DisplayWidth;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.tutor.Progress;
import java.util.ArrayList;
import java.util.List;

/** The lessons there are. */
public final class Lessons {
    private Lessons() {}

    /** The names under which they can be begun. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (LessonIndex.PackEntry pack : LessonIndex.bundled().packs()) {
            for (LessonIndex.LessonEntry lesson : pack.lessons()) {
                names.add(lesson.id());
            }
        }
        return names;
    }

    /** The bundled lessons, with their titles in the language wanted. */
    static LessonIndex in(Session session) {
        LessonIndex index = LessonIndex.bundled();
        return Language.isGerman(session.settings()) ? index.in(Language.of(session.settings())) : index;
    }

    /** All lessons with what is done of each, every line ended. */
    public static StyledText listed(Progress progress, int columns) {
        return listed(LessonIndex.bundled(), progress, columns);
    }

    private static StyledText listed(LessonIndex index, Progress progress, int columns) {
        StyledText.Builder out = new StyledText.Builder();
        for (LessonIndex.PackEntry pack : index.packs()) {
            out.add(pack.title(), Role.HEADING).newline();
            for (LessonIndex.LessonEntry lesson : pack.lessons()) {
                lesson(lesson, progress.solved(pack.id(), lesson.id()), columns, out);
            }
        }
        return out.build();
    }

    private static void lesson(LessonIndex.LessonEntry lesson, int done, int columns, StyledText.Builder out) {
        String counted = done + "/" + lesson.exercises();
        boolean complete = done >= lesson.exercises();
        out.add("  ").add(DisplayWidth.padEnd(lesson.id(), 12), Role.COMMAND).add(" ");
        out.add(DisplayWidth.padStart(counted, 6), complete ? Role.SUCCESS : Role.MUTED)
                .add(complete ? " done  " : "       ");
        int used = 2 + Math.max(12, lesson.id().length()) + 14;
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
