package dev.rediscover.tutor;

import dev.rediscover.lesson.LessonIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well each skill is known. It is mastered when exercises of it were done twice without help, on different days or
 * on different data: what was done once may have been luck, or still fresh.
 */
public final class Mastery {
    private static final long DAY = 86_400_000L;

    private Mastery() {}

    /** How well a skill is known. */
    public enum State {
        /** No exercise of it was done yet. */
        NEW,
        /** Some exercise of it was done. */
        PRACTISED,
        /** Two were done without help, on different days or data. */
        MASTERED;

        /** The word for it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * A skill.
     *
     * @param text what it is, in a line
     * @param due whether an exercise of it should come back now
     */
    public record Skill(String pack, String id, String text, State state, boolean due) {}

    /** Every skill of the lessons in {@code index}, in their order. */
    public static List<Skill> of(Progress progress, LessonIndex index) {
        Map<String, List<String>> skillsOf = new HashMap<>();
        for (LessonIndex.StepEntry step : index.steps()) {
            skillsOf.put(key(step.pack(), step.lesson(), step.id()), step.skills());
        }
        Set<String> practised = new HashSet<>();
        for (Progress.Entry entry : progress.all()) {
            boolean passedOver = entry.status() == Outcome.Status.SKIPPED && entry.attempts() == 0;
            if (!passedOver) {
                add(practised, entry.pack(), skillsOf.get(key(entry.pack(), entry.lesson(), entry.step())));
            }
        }
        Set<String> due = new HashSet<>();
        for (Review.Item item : Review.due(progress)) {
            add(due, item.pack(), skillsOf.get(key(item.pack(), item.lesson(), item.step())));
        }
        Set<String> mastered = mastered(progress, skillsOf);
        List<Skill> skills = new ArrayList<>();
        for (LessonIndex.SkillEntry skill : index.skills()) {
            String name = name(skill.pack(), skill.id());
            State state =
                    mastered.contains(name) ? State.MASTERED : practised.contains(name) ? State.PRACTISED : State.NEW;
            skills.add(new Skill(skill.pack(), skill.id(), skill.text(), state, due.contains(name)));
        }
        return skills;
    }

    private static Set<String> mastered(Progress progress, Map<String, List<String>> skillsOf) {
        Map<String, Progress.Success> first = new HashMap<>();
        Set<String> mastered = new HashSet<>();
        for (Progress.Success success : progress.successes()) {
            List<String> skills = skillsOf.get(key(success.pack(), success.lesson(), success.step()));
            for (String skill : skills == null ? List.<String>of() : skills) {
                String name = name(success.pack(), skill);
                Progress.Success before = first.putIfAbsent(name, success);
                if (before != null && differ(before, success)) {
                    mastered.add(name);
                }
            }
        }
        return mastered;
    }

    /** Two steps of a lesson done in a row show little; the same step on other data, or another day, shows more. */
    private static boolean differ(Progress.Success one, Progress.Success two) {
        return one.millis() / DAY != two.millis() / DAY || one.instance() != two.instance();
    }

    private static void add(Set<String> names, String pack, List<String> skills) {
        for (String skill : skills == null ? List.<String>of() : skills) {
            names.add(name(pack, skill));
        }
    }

    private static String name(String pack, String skill) {
        return pack + '\t' + skill;
    }

    private static String key(String pack, String lesson, String step) {
        return pack + '\t' + lesson + '\t' + step;
    }
}
