package dev.rediscover.shell;

import dev.rediscover.base.Clock;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.render.Canvas;
import dev.rediscover.render.StyledText;
import dev.rediscover.tutor.LessonRun;
import dev.rediscover.tutor.Progress;
import java.util.List;

/** A step of a lesson as a learner sees it who comes to it, without a session: for authors. */
public final class StepView {
    private final Settings settings;
    private final boolean coloured;

    /**
     * A view.
     *
     * @param language of the tutor's own words, such as {@code de}
     * @param plain whether nothing is drawn
     * @param coloured whether the text will be shown in colours; without them code keeps its backticks
     */
    public StepView(String language, boolean plain, boolean coloured) {
        this.coloured = coloured;
        this.settings = Settings.fallback();
        settings.put(Setting.PLAIN, plain ? "on" : "off", "option");
        if (Setting.LANGUAGE.allowed().contains(language)) {
            settings.put(Setting.LANGUAGE, language, "option");
        }
    }

    /**
     * The step, every line ended; the steps before it are done as the model solutions do.
     *
     * @param pack the id of the lesson's pack
     * @param step its place in the lesson, from 0
     */
    public StyledText of(String pack, Lesson lesson, int step, Canvas canvas) {
        Session session = new Session(new EngineSource(), new NoScreen(canvas, coloured), settings, null);
        LessonRun run = new LessonRun(pack, lesson, Engines::forLesson, Progress.unkept(Clock.system()));
        return new LessonText(session, run).of(run.startAt(step));
    }

    /** A text of a lesson, Markdown, as a learner sees it. */
    public StyledText markdown(String text, Canvas canvas) {
        return Markdown.of(text, Math.min(80, canvas.columns()), !coloured);
    }

    /** A screen that says how much room there is, and shows nothing. */
    private record NoScreen(Canvas canvas, boolean isColoured) implements Screen {
        @Override
        public void reply(StyledText text) {
            // nobody looks
        }

        @Override
        public void note(StyledText text) {
            // nobody looks
        }

        @Override
        public void page(StyledText text) {
            // nobody looks
        }

        @Override
        public void late(StyledText text) {
            // nobody looks
        }

        @Override
        public boolean isInteractive() {
            return false;
        }

        @Override
        public boolean confirm(String question) {
            return true;
        }

        @Override
        public List<String> typed() {
            return List.of();
        }

        @Override
        public StyledText bindings() {
            return StyledText.EMPTY;
        }

        @Override
        public void clear() {
            // there is nothing to wipe
        }
    }
}
