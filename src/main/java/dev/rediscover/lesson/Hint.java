package dev.rediscover.lesson;

/**
 * A hint.
 *
 * @param text what it says; {@code null} if it shows the solution ({@code {reveal: solution}})
 */
public record Hint(String text) {
    /** Whether it shows the solution. */
    public boolean revealsSolution() {
        return text == null;
    }
}
