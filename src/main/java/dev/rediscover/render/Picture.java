package dev.rediscover.render;

import java.util.Map;

/**
 * Something drawn for learners, in three forms that always agree because they are made from the same facts: a drawing,
 * a sentence for those who cannot see one, and data for programs and tests.
 */
public interface Picture {
    /** The drawing, every line ended and none wider than the canvas. */
    StyledText draw(Canvas canvas);

    /** The same in a plain sentence without drawing characters. */
    String sentence();

    /** The same as data: maps, lists, strings, numbers, booleans, binary strings. */
    Map<String, Object> data();

    /** The data as one line of JSON. */
    default String json() {
        return JsonText.of(data());
    }
}
