package dev.rediscover.author;

import java.util.List;

/**
 * What a class has done in a pack.
 *
 * @param pack its id
 * @param version its version, by which everything was judged
 * @param learners in the order of their names
 * @param problems files that could not be graded, each a sentence with its place
 * @param notes what else an instructor should know, each a sentence with its place
 * @param files how many files were graded
 * @param passedOver how many files in folders belong to other packs
 */
public record GradeReport(
        String pack,
        String version,
        List<Learner> learners,
        List<String> problems,
        List<String> notes,
        int files,
        int passedOver) {
    /** What the figures cannot say. */
    public static final String HONESTLY =
            "The answers were judged again; who typed them, and with whose help, no file can prove.";

    /**
     * One learner.
     *
     * @param rows one for each exercise of each lesson that anybody handed in, in the order of the pack
     */
    public record Learner(String name, List<Row> rows) {
        /** The points reached. */
        public int points() {
            return rows.stream().mapToInt(Row::points).sum();
        }

        /** The points to be reached; those of optional steps are extra. */
        public int of() {
            return rows.stream().mapToInt(Row::of).sum();
        }

        /** How many exercises went like that. */
        public int count(Mark mark) {
            return (int) rows.stream().filter(row -> row.mark() == mark).count();
        }

        /** How many were done without any help. */
        public int unaided() {
            return (int) rows.stream().filter(Row::unaided).count();
        }

        /** The time spent, in ms; -1 where no file tells. */
        public long millis() {
            return rows.stream().allMatch(row -> row.millis() < 0)
                    ? -1
                    : rows.stream().mapToLong(row -> Math.max(0, row.millis())).sum();
        }
    }

    /**
     * One exercise of one learner, all sessions taken together.
     *
     * @param kind of the step, as in YAML
     * @param dependsOn the step whose data this one goes on with; {@code null} for none
     * @param unaided right without any help, then and before
     * @param attempts answers judged, in all sessions
     * @param hints hints given, in all sessions
     * @param revealed whether the solution was shown before it was done, in any session
     * @param millis time spent; -1 where no file tells
     * @param points reached
     * @param of points to be reached
     * @param recorded what the files say; {@code null} if nothing
     * @param message what was last said to a wrong answer, or why this cannot be judged; {@code null} for nothing
     * @param mistakes ids of the mistakes that the author foresaw, in order
     * @param held whether the answer is right on the instructor's own data too; {@code null} if it was not tried
     */
    public record Row(
            String lesson,
            String step,
            String kind,
            String dependsOn,
            Mark mark,
            boolean unaided,
            int attempts,
            int hints,
            boolean revealed,
            long millis,
            int points,
            int of,
            Mark recorded,
            String message,
            List<String> mistakes,
            Boolean held) {
        /** Whether it is right; {@code null} where that is not known. */
        public Boolean passed() {
            return mark == Mark.UNATTEMPTED ? null : mark == Mark.PASS && !Boolean.FALSE.equals(held);
        }

        /** The verdict in a word or two. */
        public String verdict() {
            return mark == Mark.PASS && Boolean.FALSE.equals(held) ? "held-out" : mark.label();
        }
    }
}
