package dev.rediscover.transcript;

/** Spans of time as {@code #! tick} has them. */
final class TimeSpan {
    private static final int MOST_DIGITS = 12;

    private TimeSpan() {}

    /** The milliseconds of {@code 1500ms}, {@code 60s}, {@code 60}, {@code 1h30m}, {@code 1d}; -1 for other texts. */
    static long millis(String text) {
        long total = 0;
        int at = text.startsWith("+") ? 1 : 0;
        if (at == text.length()) {
            return -1;
        }
        while (at < text.length()) {
            int unitAt = at;
            while (unitAt < text.length() && text.charAt(unitAt) >= '0' && text.charAt(unitAt) <= '9') {
                unitAt++;
            }
            int end = unitAt;
            while (end < text.length() && text.charAt(end) >= 'a' && text.charAt(end) <= 'z') {
                end++;
            }
            long unit = unit(text.substring(unitAt, end));
            if (unitAt == at || unitAt - at > MOST_DIGITS || unit < 0) {
                return -1;
            }
            total += Long.parseLong(text.substring(at, unitAt)) * unit;
            at = end;
        }
        return total;
    }

    private static long unit(String name) {
        return switch (name) {
            case "ms" -> 1;
            case "s", "" -> 1000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 86_400_000;
            default -> -1;
        };
    }
}
