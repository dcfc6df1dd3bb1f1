package dev.rediscover.lesson;

import java.util.List;

/** One look at the data after an answer, on a copy with the clock standing still ({@code state:}). */
public sealed interface Check {
    /** What all of them carry. */
    Label label();

    /**
     * Words for the learner.
     *
     * @param place where it stands in the file
     * @param goal short text for the list of goals; {@code null}: made from the check
     * @param say what to say if it does not hold; {@code null}: made from the difference
     * @param points its weight
     */
    record Label(Place place, String goal, Message say, int points) {}

    /** {@code run: CMD, expect: M}: the reply of a command. */
    record Run(Label label, Line run, Matcher expect) implements Check {}

    /**
     * {@code key: K}: the key exists, and …
     *
     * @param type its type as TYPE names it; {@code null} for any
     * @param value what it holds; {@code null} for anything
     * @param ttl what TTL replies; {@code null} for anything
     */
    record Key(Label label, String key, String type, Matcher value, Matcher ttl) implements Check {}

    /** {@code absent: [K…]}: no key fits any of these names or patterns. */
    record Absent(Label label, List<String> patterns) implements Check {}

    /** {@code only: [P…]}: there is no key besides those that fit these patterns. */
    record Only(Label label, List<String> patterns) implements Check {}

    /** {@code behaves: {given, run, expect}}: how the data behaves when something is done to it. */
    record Behaves(Label label, List<Line> given, Line run, Matcher expect) implements Check {}
}
