package dev.rediscover.tutor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which done steps should come back today. What was missed, shown or skipped comes back the same day; what was
 * remembered comes back after 1, 3, 7, 16 and then every 35 days; what was forgotten begins again.
 *
 * <p>Growing gaps do about as well as even ones, and both far better than none (doi 10.1007/s10648-020-09572-8), so the
 * schedule is plain.
 */
public final class Review {
    private static final long DAY = 86_400_000L;
    private static final int[] DAYS = {1, 3, 7, 16, 35};

    private Review() {}

    /**
     * A step that is due.
     *
     * @param why what became of it last time
     * @param overdueMillis for how long it has been due
     */
    public record Item(String pack, String lesson, String step, Outcome.Status why, long overdueMillis) {}

    /** What is due now, the most pressing first: what was never done without help, then what is overdue longest. */
    public static List<Item> due(Progress progress) {
        List<Item> due = new ArrayList<>();
        for (Progress.Entry entry : progress.all()) {
            long overdue = progress.now() - dueAt(entry, progress.memory(entry));
            if (entry.status() != Outcome.Status.READ && overdue >= 0) {
                due.add(new Item(entry.pack(), entry.lesson(), entry.step(), entry.status(), overdue));
            }
        }
        due.sort(Comparator.comparing((Item item) -> isKnown(item.why()))
                .thenComparing(Item::overdueMillis, Comparator.reverseOrder()));
        return due;
    }

    private static long dueAt(Progress.Entry entry, Progress.Memory memory) {
        if (memory == null) {
            return entry.millis() + (isKnown(entry.status()) ? DAYS[0] * DAY : 0);
        }
        return memory.millis() + DAYS[Math.min(memory.streak(), DAYS.length - 1)] * DAY;
    }

    private static boolean isKnown(Outcome.Status status) {
        return status == Outcome.Status.UNAIDED || status == Outcome.Status.HINTED;
    }
}
