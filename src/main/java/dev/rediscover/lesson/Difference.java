package dev.rediscover.lesson;

/**
 * The first thing that is not as wanted, told in three strengths so that a learner is not handed the answer at once.
 *
 * @param where the part that differs, such as {@code element 2}; {@code your reply} for the whole
 * @param kind what is wrong without giving values away
 * @param place where it is wrong and what stands there
 * @param expected the same with what is wanted
 */
public record Difference(String where, String kind, String place, String expected) {
    /** The whole of a reply. */
    static final String WHOLE = "your reply";

    static Difference of(String where, String kind, String got, String wanted) {
        String other = where.equals(WHOLE) ? "another value is wanted" : "something else is wanted there";
        return new Difference(
                where, kind, where + " is " + got + "; " + other, where + " is " + got + ", wanted " + wanted);
    }

    /** The same difference inside a larger whole, {@code inner} being its name there. */
    Difference inside(String inner) {
        String deeper = where.equals(WHOLE) ? inner : where + " of " + inner;
        return new Difference(deeper, moved(kind, deeper), moved(place, deeper), moved(expected, deeper));
    }

    private String moved(String text, String deeper) {
        return text.startsWith(where) ? deeper + text.substring(where.length()) : deeper + ": " + text;
    }

    /** The full sentence. */
    @Override
    public String toString() {
        return expected;
    }
}
