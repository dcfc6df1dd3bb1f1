package dev.rediscover.tutor;

import dev.rediscover.base.RandomSource;
import dev.rediscover.spec.Catalog;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which question comes when. It gets harder after three right answers in a row and easier after a miss; what was
 * missed comes back, with other data, after three others; missed again, after six. The same seed and the same answers
 * give the same questions.
 */
public final class Drill {
    private static final int HARDEST = 3;
    private static final int BEFORE_COMING_BACK = 3;
    private static final int RIGHT_BEFORE_HARDER = 3;

    private final DrillQuestions questions;
    private final List<DrillForms.Form> forms;
    private final RandomSource random;
    private final List<Missed> missed = new ArrayList<>();
    private final List<String> history = new ArrayList<>(); // what was missed, command and kind
    private DrillQuestion current;
    private int level = 1;
    private int streak;
    private int asked;

    private record Missed(String command, DrillQuestion.Kind kind, int notBefore) {}

    private Drill(DrillQuestions questions, List<DrillForms.Form> forms, long seed) {
        this.questions = questions;
        this.forms = forms;
        this.random = new RandomSource(seed);
    }

    /**
     * A drill.
     *
     * @param topics groups such as {@code @list} and names of commands; empty for all groups
     * @throws IllegalArgumentException if a topic is not known; the message says which there are
     */
    public static Drill of(Catalog catalog, EngineMaker maker, List<String> topics, long seed) {
        DrillQuestions questions = new DrillQuestions(catalog, maker);
        List<DrillForms.Form> forms = new ArrayList<>();
        for (String topic : topics.isEmpty() ? DrillForms.groups() : topics) {
            forms.addAll(forms(topic, catalog));
        }
        forms.removeIf(form -> !questions.knows(form));
        return new Drill(questions, forms, seed);
    }

    private static List<DrillForms.Form> forms(String topic, Catalog catalog) {
        String group = DrillForms.group(topic);
        List<DrillForms.Form> forms = DrillForms.ofCommand(topic);
        if (group != null && (topic.startsWith("@") || forms.isEmpty())) {
            return DrillForms.of(group);
        }
        if (!forms.isEmpty()) {
            return forms;
        }
        String known = "@" + String.join(", @", DrillForms.groups()) + ", or one of their commands such as LPOS";
        boolean isCommand = !topic.startsWith("@") && catalog.find(topic) != null;
        throw new IllegalArgumentException(
                (isCommand ? "there are no questions about " : "nothing is called ") + topic + "; there are " + known);
    }

    /** One question of that kind (see {@link DrillQuestion.Kind#word}) about a command; {@code null} if none can be. */
    public static DrillQuestion one(Catalog catalog, EngineMaker maker, String command, String kind, long seed) {
        DrillQuestion.Kind wanted = DrillQuestion.Kind.named(kind);
        Drill drill = new Drill(new DrillQuestions(catalog, maker), DrillForms.ofCommand(command), seed);
        return wanted == null ? null : drill.about(command, wanted, HARDEST);
    }

    /** What questions can be asked about: groups with their {@code @}, then commands. */
    public static List<String> topics() {
        Set<String> topics = new LinkedHashSet<>();
        DrillForms.groups().forEach(group -> topics.add("@" + group));
        for (String group : DrillForms.groups()) {
            DrillForms.of(group).forEach(form -> topics.add(form.command().split(" ")[0]));
        }
        return List.copyOf(topics);
    }

    /** The groups of the lessons that were begun, with their {@code @}; empty if there is none. */
    public static List<String> learnt(Progress progress) {
        Set<String> groups = new LinkedHashSet<>();
        for (Progress.Entry entry : progress.all()) {
            String group = groupOf(entry.lesson());
            if (group != null && entry.status() != Outcome.Status.READ) {
                groups.add("@" + group);
            }
        }
        return List.copyOf(groups);
    }

    private static String groupOf(String lesson) {
        return switch (lesson) {
            case "strings", "counters" -> "string";
            case "lists", "waiting-on-lists" -> "list";
            case "hashes", "hash-field-expiry" -> "hash";
            case "sets" -> "set";
            case "sorted-sets", "sorted-set-algebra" -> "sortedset";
            case "streams", "consumer-groups" -> "stream";
            case "bitmaps" -> "bitmap";
            case "keys", "expiry" -> "keys";
            default -> null;
        };
    }

    /** The next question. */
    public DrillQuestion next() {
        asked++;
        current = again();
        for (int tries = 0; current == null && tries < 100; tries++) {
            current = questions.make(kind(), suitable(forms), random);
        }
        if (current == null) {
            throw new IllegalStateException("no question can be made of " + forms);
        }
        return current;
    }

    private DrillQuestion again() {
        for (Missed miss : missed) {
            if (miss.notBefore() <= asked) {
                missed.remove(miss);
                return about(miss.command(), miss.kind(), level);
            }
        }
        return null;
    }

    /** A question of that kind about a command, no harder than {@code most} where there is one. */
    DrillQuestion about(String command, DrillQuestion.Kind kind, int most) {
        List<DrillForms.Form> own = DrillForms.ofCommand(command);
        List<DrillForms.Form> easy = new ArrayList<>(own);
        easy.removeIf(form -> form.level() > most);
        DrillQuestion question = easy.isEmpty() ? null : questions.make(kind, easy, random);
        return question != null || own.isEmpty() ? question : questions.make(kind, own, random);
    }

    /** Mostly the level under way, now and then an easier one; all where a command has no form of that level. */
    private List<DrillForms.Form> suitable(List<DrillForms.Form> all) {
        int wanted = level > 1 && random.nextInt(4) == 0 ? level - 1 : level;
        List<DrillForms.Form> suitable = new ArrayList<>(all);
        suitable.removeIf(form -> form.level() != wanted);
        return suitable.isEmpty() ? all : suitable;
    }

    private DrillQuestion.Kind kind() {
        int draw = random.nextInt(10);
        if (draw < 4) {
            return DrillQuestion.Kind.COMMAND;
        }
        if (draw < 7) {
            return DrillQuestion.Kind.PREDICT;
        }
        return draw < 9 ? DrillQuestion.Kind.ERROR : DrillQuestion.Kind.ORDER;
    }

    /** Tells how the question went. */
    public void answered(boolean hit) {
        if (hit) {
            streak++;
            level = streak % RIGHT_BEFORE_HARDER == 0 ? Math.min(HARDEST, level + 1) : level;
        } else {
            streak = 0;
            level = Math.max(1, level - 1);
            int times = times() + 1;
            history.add(current.command() + ' ' + current.kind());
            missed.add(new Missed(current.command(), current.kind(), asked + times * BEFORE_COMING_BACK + 1));
        }
    }

    /** How often the like of this question was missed before. */
    private int times() {
        int times = 0;
        for (String miss : history) {
            times += miss.equals(current.command() + ' ' + current.kind()) ? 1 : 0;
        }
        return times;
    }

    /** How hard questions are now, 1 to 3. */
    public int level() {
        return level;
    }

    /** How many questions were asked. */
    public int asked() {
        return asked;
    }
}
