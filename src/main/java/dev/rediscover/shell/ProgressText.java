package dev.rediscover.shell;

import dev.rediscover.lesson.LessonIndex;
import dev.rediscover.render.Canvas;
import dev.rediscover.render.JsonText;
import dev.rediscover.render.ProgressPicture;
import dev.rediscover.render.Role;
import dev.rediscover.render.SkillsPicture;
import dev.rediscover.render.StyledText;
import dev.rediscover.tutor.Ledger;
import dev.rediscover.tutor.Mastery;
import dev.rediscover.tutor.Progress;
import dev.rediscover.tutor.Review;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code :progress} and {@code rediscover progress} show: lessons, skills, what is due, how sure one was. */
public final class ProgressText {
    private static final long HOUR = 3_600_000;

    private final Progress progress;
    private final ProgressPicture lessons;
    private final SkillsPicture skills;
    private final Ledger ledger;

    private ProgressText(Progress progress, LessonIndex index) {
        this.progress = progress;
        this.lessons = new ProgressPicture(lessons(progress, index));
        this.skills = new SkillsPicture(skills(progress, index));
        this.ledger = Ledger.since(progress, 0);
    }

    private static List<ProgressPicture.Lesson> lessons(Progress progress, LessonIndex index) {
        List<ProgressPicture.Lesson> lessons = new ArrayList<>();
        for (LessonIndex.PackEntry pack : index.packs()) {
            for (LessonIndex.LessonEntry lesson : pack.lessons()) {
                int done = Math.min(lesson.exercises(), progress.solved(pack.id(), lesson.id()));
                lessons.add(new ProgressPicture.Lesson(
                        pack.title(), lesson.id(), lesson.title(), done, lesson.exercises()));
            }
        }
        return lessons;
    }

    private static List<SkillsPicture.Skill> skills(Progress progress, LessonIndex index) {
        List<SkillsPicture.Skill> skills = new ArrayList<>();
        for (Mastery.Skill skill : Mastery.of(progress, index)) {
            SkillsPicture.Known known = switch (skill.state()) {
                case MASTERED -> SkillsPicture.Known.MASTERED;
                case PRACTISED -> SkillsPicture.Known.PRACTISED;
                case NEW -> SkillsPicture.Known.NEW;
            };
            skills.add(new SkillsPicture.Skill(skill.pack(), skill.id(), skill.text(), known, skill.due()));
        }
        return skills;
    }

    /** The drawing. */
    public static StyledText drawn(Progress progress, LessonIndex index, Canvas canvas) {
        return new ProgressText(progress, index).drawn(canvas);
    }

    private StyledText drawn(Canvas canvas) {
        Canvas tall = canvas.withLines(Integer.MAX_VALUE);
        StyledText.Builder out = new StyledText.Builder();
        for (String sentence : rest()) {
            out.add(Markdown.of(sentence, canvas.columns(), false));
        }
        return out.add(lessons.draw(tall)).newline().add(skills.draw(tall)).build();
    }

    /** The same in sentences. */
    public static StyledText plain(Progress progress, LessonIndex index, int columns) {
        return new ProgressText(progress, index).plain(columns);
    }

    private StyledText plain(int columns) {
        StyledText.Builder out = new StyledText.Builder();
        List<String> sentences = new ArrayList<>(rest());
        sentences.addAll(lessons.lines());
        sentences.add(skills.sentence());
        for (String sentence : sentences) {
            out.add(Markdown.of(sentence, columns, false).plain(), Role.PLAIN);
        }
        return out.build();
    }

    private List<String> rest() {
        List<String> rest = new ArrayList<>();
        rest.add(due(progress));
        if (ledger.count() > 0) {
            rest.add(ledger.calibration());
        }
        return rest;
    }

    /** What is due, or when something will be, in a sentence. */
    static String due(Progress progress) {
        int due = Review.due(progress).size();
        if (due > 0) {
            return due + (due == 1 ? " exercise is" : " exercises are") + " due; \":review\" brings them back.";
        }
        long in = Review.nextIn(progress);
        if (in < 0) {
            return "Nothing is due, for nothing is learnt yet: \":learn\" begins the lessons.";
        }
        long hours = (in + HOUR - 1) / HOUR;
        String when =
                hours < 2 ? "within the hour" : hours < 48 ? "in " + hours + " hours" : "in " + hours / 24 + " days";
        return "Nothing is due now. The next exercise comes back " + when + "; \":drill\" makes new ones at once.";
    }

    /** The same as data, in one line of JSON. */
    public static String json(Progress progress, LessonIndex index) {
        ProgressText it = new ProgressText(progress, index);
        Map<String, Object> data = new LinkedHashMap<>(it.lessons.data());
        data.putAll(it.skills.data());
        Map<String, Object> review = new LinkedHashMap<>();
        long in = Review.nextIn(progress);
        review.put("due", Review.due(progress).size());
        review.put("next_in_seconds", in < 0 ? null : in / 1000);
        data.put("review", review);
        Map<String, Object> predictions = new LinkedHashMap<>();
        predictions.put("sure", it.ledger.sure());
        predictions.put("sure_and_right", it.ledger.sureAndRight());
        predictions.put("unsure", it.ledger.unsure());
        predictions.put("unsure_and_right", it.ledger.unsureAndRight());
        data.put("predictions", predictions);
        return JsonText.of(data);
    }

    static Result show(Session session, Progress progress) {
        Screen screen = session.screen();
        ProgressText it = new ProgressText(progress, Lessons.in(session));
        screen.page(
                session.settings().isOn(Setting.PLAIN)
                        ? it.plain(screen.canvas().columns())
                        : it.drawn(screen.canvas()));
        return Result.FINE;
    }
}
