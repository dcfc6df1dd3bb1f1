package dev.rediscover.shell;

import dev.rediscover.lesson.LessonIndex;
import java.util.ArrayList;
import java.util.List;

/** The lessons there are. */
final class Lessons {
    private Lessons() {}

    /** The names under which they can be begun. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (LessonIndex.PackEntry pack : LessonIndex.bundled().packs()) {
            for (LessonIndex.LessonEntry lesson : pack.lessons()) {
                names.add(lesson.id());
            }
        }
        return names;
    }
}
