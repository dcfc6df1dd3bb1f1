package dev.rediscover.tutor;

import dev.rediscover.lesson.Lesson;

/**
 * A generated question.
 *
 * @param group of the command it is about
 * @param command the command it is about
 * @param kind what is asked
 * @param level 1 to 3
 * @param lesson a lesson whose one step is the question
 */
public record DrillQuestion(String group, String command, Kind kind, int level, Lesson lesson) {
    /** What is asked. */
    public enum Kind {
        /** What a command replies. */
        PREDICT,
        /** Which command does this. */
        COMMAND,
        /** Which of these is an error. */
        ERROR,
        /** The words of a command in their order. */
        ORDER;

        /** Its name in lower case. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** The kind of that {@link #word}; {@code null} if there is none. */
        static Kind named(String word) {
            for (Kind kind : values()) {
                if (kind.word().equals(word)) {
                    return kind;
                }
            }
            return null;
        }
    }
}
