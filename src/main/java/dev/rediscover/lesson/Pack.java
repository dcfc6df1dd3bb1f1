package dev.rediscover.lesson;

import java.util.List;
import java.util.Map;

/**
 * A pack of lessons.
 *
 * @param version three numbers; the first one rises when a step asks for something else
 * @param lessonIds the lessons in order, as {@code pack.yaml} names them
 * @param lessons those of them that could be read
 * @param skills what each skill is, in a line
 * @param exam how exams about it are held
 * @param requires commands that the engine must have
 * @param locale the language of the texts, such as {@code en}
 */
public record Pack(
        String id,
        String version,
        String title,
        String summary,
        List<String> lessonIds,
        List<Lesson> lessons,
        Map<String, String> skills,
        Policy policy,
        ExamRules exam,
        List<String> requires,
        String locale,
        List<String> authors,
        String license) {
    /** The lesson of this id; {@code null} if there is none. */
    public Lesson lesson(String id) {
        for (Lesson lesson : lessons) {
            if (lesson.id().equals(id)) {
                return lesson;
            }
        }
        return null;
    }
}
