package dev.rediscover.tutor;

import dev.rediscover.lesson.Line;
import java.util.List;

/**
 * Data on which an answer goes wrong that is right on the data shown.
 *
 * @param data where this data differs from the one shown
 * @param stage with this data, before anything was done on it
 * @param yours what the learner's lines do on it
 * @param models what the model solution does on it
 * @param why the first difference, in words
 * @param mistake id of the mistake whose words these are; {@code null} if the author did not foresee it
 */
public record Counterexample(
        List<Datum> data, Stage stage, List<Played> yours, List<Played> models, String why, String mistake) {
    /** The same, with the line of the learner's Lua text that fails; as it is if none does. */
    Counterexample with(LuaFault fault) {
        return fault == null || mistake != null
                ? this
                : new Counterexample(data, stage, yours, models, fault.sentence(), null);
    }

    /** One line of the data; {@code shown} or {@code here} is {@code null} if there is no such line. */
    public record Datum(Line shown, Line here) {}
}
