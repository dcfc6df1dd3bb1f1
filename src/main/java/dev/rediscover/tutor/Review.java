package dev.rediscover.tutor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which exercises should come back today. What was missed, shown, or skipped after trying comes back the same day; what
 * was remembered comes back after 1, 3, 7, 16 and then every 35 days; what was forgotten begins again. Generated
 * questions that were missed come back the day after.
 *
 * <p>Growing gaps do about as well as even ones, and both far better than none (doi 10.1007/s10648-020-09572-8), so the
 * schedule is plain.
 */
public final class Review {
    /** The pack of generated questions: their lesson is the command, their step the kind of question. */
    public static final String DRILL = "drill";

    private static final long DAY = 86_400_000L;
    private static final int[] DAYS = {1, 3, 7, 16, 35};

    private Review() {}

    /**
     * An exercise that comes back.
     *
     * @param why what became of it last time
     * @param surprise whether the learner was sure of a prediction that missed
     * @param overdueMillis for how long it has been due; negative: in how long it will be
     */
    public record Item(
            String pack, String lesson, String step, Outcome.Status why, boolean surprise, long overdueMillis) {
        private int rank() {
            return surprise ? 0 : isKnown(why) ? 2 : 1;
        }
    }

    /** What is due now: what a sure learner got wrong, what was not done without help, then what is due longest. */
    public static List<Item> due(Progress progress) {
        List<Item> due = new ArrayList<>(all(progress));
        due.removeIf(item -> item.overdueMillis() < 0);
        due.sort(Comparator.comparingInt(Item::rank).thenComparing(Item::overdueMillis, Comparator.reverseOrder()));
        return due;
    }

    /** In how many milliseconds the next exercise is due; 0 if one is, -1 if none will ever be. */
    public static long nextIn(Progress progress) {
        long next = -1;
        for (Item item : all(progress)) {
            long in = Math.max(0, -item.overdueMillis());
            next = next < 0 ? in : Math.min(next, in);
        }
        return next;
    }

    /** Everything that comes back some day. */
    static List<Item> all(Progress progress) {
        Set<String> surprises = surprises(progress);
        List<Item> items = new ArrayList<>();
        for (Progress.Entry entry : progress.all()) {
            if (comesBack(entry)) {
                items.add(new Item(
                        entry.pack(),
                        entry.lesson(),
                        entry.step(),
                        entry.status(),
                        !isKnown(entry.status()) && surprises.contains(entry.lesson() + '\t' + entry.step()),
                        progress.now() - dueAt(entry, progress.memory(entry))));
            }
        }
        for (Progress.Drilled drilled : progress.drilled()) {
            if (drilled.misses() > 0) {
                Outcome.Status why = drilled.memory().streak() > 0 ? Outcome.Status.UNAIDED : Outcome.Status.MISSED;
                long overdue = progress.now() - after(drilled.memory());
                items.add(new Item(DRILL, drilled.command(), drilled.kind(), why, false, overdue));
            }
        }
        return items;
    }

    private static boolean comesBack(Progress.Entry entry) {
        boolean passedOver = entry.status() == Outcome.Status.SKIPPED && entry.attempts() == 0;
        return entry.status() != Outcome.Status.READ && !passedOver;
    }

    /** The steps whose last prediction missed although the learner was sure. */
    private static Set<String> surprises(Progress progress) {
        Set<String> steps = new HashSet<>();
        for (Surprise guess : progress.guesses()) {
            String step = guess.lesson() + '\t' + guess.step();
            if (guess.isConfidentMiss()) {
                steps.add(step);
            } else {
                steps.remove(step);
            }
        }
        return steps;
    }

    private static long dueAt(Progress.Entry entry, Progress.Memory memory) {
        if (memory == null) {
            return entry.millis() + (isKnown(entry.status()) ? DAYS[0] * DAY : 0);
        }
        return after(memory);
    }

    private static long after(Progress.Memory memory) {
        return memory.millis() + DAYS[Math.min(memory.streak(), DAYS.length - 1)] * DAY;
    }

    private static boolean isKnown(Outcome.Status status) {
        return status == Outcome.Status.UNAIDED || status == Outcome.Status.HINTED;
    }
}
