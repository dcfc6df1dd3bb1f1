package dev.rediscover.tutor;

import dev.rediscover.lesson.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * One change to a script: {@code 2 CMD} puts another line in the place of the second, {@code +2 CMD} puts one before
 * it, {@code + CMD} puts one at the end, {@code -2} takes it out.
 *
 * @param problem why nothing can be done; {@code null} if something can
 * @param from the line that it is about, from 0
 * @param until behind the last line that goes
 * @param line what comes in their place; {@code null} for nothing
 */
record ScriptEdit(String problem, int from, int until, Line line) {
    private static final String HOW =
            "Write 2 COMMAND for another line 2, +2 COMMAND for one before it, + COMMAND for one at the end,"
                    + " -2 to drop it.";

    /** Reads what was typed; {@code numbered}: a line without a number is not taken as one to add. */
    static ScriptEdit read(String typed, int lines, boolean numbered) {
        String text = typed.strip();
        char first = text.charAt(0);
        boolean signed = first == '+' || first == '-';
        int at = signed ? 1 : 0;
        int digits = at;
        while (digits < text.length() && Character.digit(text.charAt(digits), 10) >= 0) {
            digits++;
        }
        boolean hasNumber = digits > at && digits - at < 4;
        boolean ends = digits == text.length() || text.charAt(digits) == ' ';
        if (!ends || !signed && !hasNumber) {
            return numbered ? problem("Which line is that to be? " + HOW) : placed(text, lines, lines);
        }
        int number = hasNumber ? Integer.parseInt(text.substring(at, digits)) : lines + (first == '+' ? 1 : 0);
        if (number < 1 || number > lines + (first == '+' ? 1 : 0)) {
            return problem("There is no line " + number + "; the script has " + lines + ". " + HOW);
        }
        String rest = text.substring(digits).strip();
        if (first == '-') {
            return rest.isEmpty() ? new ScriptEdit(null, number - 1, number, null) : problem(HOW);
        }
        if (rest.isEmpty()) {
            return problem("What is line " + number + " to be? " + HOW);
        }
        return placed(rest, number - 1, first == '+' ? number - 1 : number);
    }

    private static ScriptEdit placed(String text, int from, int until) {
        Typed read = Typed.read(text);
        return read.line() == null
                ? problem(StepRun.sentence(read.problem()))
                : new ScriptEdit(null, from, until, read.line());
    }

    private static ScriptEdit problem(String text) {
        return new ScriptEdit(text, 0, 0, null);
    }

    /** The script after the change. */
    List<Line> on(List<Line> script) {
        List<Line> after = new ArrayList<>(script.subList(0, from));
        if (line != null) {
            after.add(line);
        }
        after.addAll(script.subList(until, script.size()));
        return List.copyOf(after);
    }
}
