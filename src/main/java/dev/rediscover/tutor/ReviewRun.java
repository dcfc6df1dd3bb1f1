package dev.rediscover.tutor;

import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Step;
import java.io.IOException;
import java.util.List;

/**
 * A review being taken: a few exercises that are due, each on the data that its lesson has there. What was done is
 * noted at once, so leaving loses nothing.
 */
public final class ReviewRun implements Rounds {
    /** How many exercises make five minutes. */
    public static final int MOST = 6;

    private final List<Review.Item> items;
    private final Source source;
    private final EngineMaker maker;
    private final Progress progress;
    private final long seed;
    private int number; // of the exercise under way, from 1
    private Round round;
    private int answered;
    private int remembered;

    /** Where the exercises come from. */
    public interface Source {
        /**
         * A lesson; {@code null} if there is none of that name any more.
         *
         * @throws IOException if it cannot be read
         */
        Lesson lesson(String pack, String id) throws IOException;

        /** A generated question of that kind about a command; {@code null} if there is none. */
        DrillQuestion question(String command, String kind, long seed);
    }

    private interface Round {
        LessonRun run();

        Outcome begin();

        Outcome enter(String typed) throws IOException;

        /** Notes what became of it, and says whether it was remembered. */
        boolean note(Outcome.Solved solved) throws IOException;
    }

    /**
     * A review that has not begun.
     *
     * @param due what is due; the first {@link #MOST} are taken
     * @param seed decides which instances of the steps come
     */
    public ReviewRun(List<Review.Item> due, Source source, EngineMaker maker, Progress progress, long seed) {
        this.items = due.subList(0, Math.min(MOST, due.size()));
        this.source = source;
        this.maker = maker;
        this.progress = progress;
        this.seed = seed;
    }

    @Override
    public LessonRun next() throws IOException {
        round = null;
        while (round == null && number < items.size()) {
            Review.Item item = items.get(number++);
            round = item.pack().equals(Review.DRILL) ? drilled(item) : lesson(item);
        }
        return round == null ? null : round.run();
    }

    private Round drilled(Review.Item item) {
        DrillQuestion question = source.question(item.lesson(), item.step(), seed + number);
        return question == null ? null : new Drilled(question);
    }

    private Round lesson(Review.Item item) throws IOException {
        Lesson lesson = source.lesson(item.pack(), item.lesson());
        Step step = lesson == null ? null : lesson.step(item.step());
        boolean asked =
                step != null && step.isExercise() && step.head().policy().review();
        return asked ? new FromLesson(item, lesson, step) : null;
    }

    private Review.Item item() {
        return items.get(number - 1);
    }

    /** A step of a lesson. */
    private final class FromLesson implements Round {
        private final Review.Item item;
        private final Lesson lesson;
        private final Step step;
        private final Instances.Instance instance;
        private final Progress aside = progress.aside();
        private final LessonRun run;

        FromLesson(Review.Item item, Lesson lesson, Step step) {
            this.item = item;
            this.lesson = lesson;
            this.step = step;
            this.instance = Instances.of(lesson, step, seed + number);
            this.run = new LessonRun(item.pack(), instance.lesson(), maker, aside);
        }

        @Override
        public LessonRun run() {
            return run;
        }

        @Override
        public Outcome begin() {
            return run.startAt(lesson.steps().indexOf(step));
        }

        @Override
        public Outcome enter(String typed) throws IOException {
            return run.enter(typed);
        }

        @Override
        public boolean note(Outcome.Solved solved) throws IOException {
            boolean hit = solved.hit() && solved.status() == Outcome.Status.UNAIDED;
            for (Surprise guess : aside.guesses()) {
                progress.guessed(guess);
            }
            if (hit) {
                progress.improved(item.pack(), lesson, step);
            }
            progress.reviewed(item.pack(), item.lesson(), item.step(), hit, instance.number());
            return hit;
        }
    }

    /** A generated question. */
    private final class Drilled implements Round {
        private final DrillQuestion question;
        private final DrillRun.Exercise exercise;

        Drilled(DrillQuestion question) {
            this.question = question;
            this.exercise = new DrillRun.Exercise(question, maker, progress);
        }

        @Override
        public LessonRun run() {
            return exercise.run();
        }

        @Override
        public Outcome begin() {
            return exercise.run().start();
        }

        @Override
        public Outcome enter(String typed) throws IOException {
            return exercise.enter(typed);
        }

        @Override
        public boolean note(Outcome.Solved solved) throws IOException {
            boolean hit = exercise.isHit(solved);
            progress.drilled(
                    question.group(), question.command(), question.kind().word(), hit);
            return hit;
        }
    }

    @Override
    public Outcome begin() {
        return round.begin();
    }

    @Override
    public Outcome enter(String typed) throws IOException {
        boolean before = round.run().isSolved();
        Outcome outcome = round.enter(typed);
        if (!before) {
            noted(outcome);
        }
        return outcome;
    }

    @Override
    public void noted(Outcome outcome) throws IOException {
        if (outcome instanceof Outcome.Solved solved) {
            answered++;
            remembered += round.note(solved) ? 1 : 0;
        }
    }

    @Override
    public boolean goesOn() {
        return false;
    }

    @Override
    public String heading() {
        String from = item().pack().equals(Review.DRILL) ? item().lesson() : "lesson " + item().lesson();
        return "Review " + number + " of " + items.size() + ", " + from;
    }

    @Override
    public String place() {
        return "review " + number + "/" + items.size();
    }

    @Override
    public String summary() {
        if (answered == 0) {
            return "Nothing answered; it stays due.";
        }
        int left = Review.due(progress).size();
        String more = left == 0
                ? " Nothing else is due now."
                : " " + left + (left == 1 ? " more is" : " more are") + " due; :review goes on.";
        return remembered + " of " + answered + " remembered." + more;
    }
}
