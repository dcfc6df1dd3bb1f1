package dev.rediscover.shell;

import dev.rediscover.lesson.Line;
import dev.rediscover.tutor.LessonRun;
import dev.rediscover.tutor.RaceView;
import java.util.List;

/** A line's number alone, where a script or the programs of a race are written: that line is to be changed. */
final class LineToEdit {
    private LineToEdit() {}

    /** What to put into the prompt for the number {@code typed}: the whole edit; {@code null} if it is none. */
    static String of(LessonRun run, String typed) {
        if (run.isSolved() || run.isPlaying()) {
            return null;
        }
        if (run.race() != null) {
            return run.race().repairs() ? ofRace(run.race(), typed) : null;
        }
        List<Line> script = run.script();
        int number = number(typed);
        return number < 1 || number > script.size()
                ? null
                : number + " " + script.get(number - 1).typed();
    }

    /** {@code bob 2}; the number alone where there is but one program to change. */
    private static String ofRace(RaceView race, String typed) {
        int space = typed.indexOf(' ');
        String name = space < 0 ? "" : typed.substring(0, space);
        int number = number(typed.substring(space + 1).strip());
        RaceView.Program found = null;
        int editable = 0;
        for (RaceView.Program program : race.programs()) {
            editable += program.editable() ? 1 : 0;
            boolean meant = name.isEmpty() || program.client().equals(name);
            found = program.editable() && meant ? program : found;
        }
        boolean clear = found != null && (!name.isEmpty() || editable == 1);
        return !clear || number < 1 || number > found.lines().size()
                ? null
                : found.client() + " " + number + " " + found.lines().get(number - 1);
    }

    private static int number(String text) {
        return text.length() < 4 && Repeat.isCount(dev.rediscover.base.Bytes.of(text)) ? Integer.parseInt(text) : 0;
    }
}
