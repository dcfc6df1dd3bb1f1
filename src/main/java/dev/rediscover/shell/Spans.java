package dev.rediscover.shell;

/** Spans of time as users write and read them. */
final class Spans {
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long MOST = 1000 * 365 * DAY;

    private Spans() {}

    /**
     * The milliseconds of {@code 1500ms}, {@code 60s}, {@code 60}, {@code 5m}, {@code 2h}, {@code 1d}, {@code 1h30m};
     * -1 if it is none of these.
     */
    static long millis(String text) {
        String rest = text.startsWith("+") ? text.substring(1) : text;
        long total = 0;
        int at = 0;
        while (at < rest.length()) {
            int digits = at;
            while (digits < rest.length() && Character.isDigit(rest.charAt(digits))) {
                digits++;
            }
            int unitEnd = digits;
            while (unitEnd < rest.length() && Character.isLetter(rest.charAt(unitEnd))) {
                unitEnd++;
            }
            long unit = unit(rest.substring(digits, unitEnd));
            if (digits == at || digits - at > 12 || unit < 0) {
                return -1;
            }
            total += Long.parseLong(rest.substring(at, digits)) * unit;
            at = unitEnd;
            if (total > MOST) {
                return -1;
            }
        }
        return rest.isEmpty() ? -1 : total;
    }

    private static long unit(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "", "s", "sec" -> SECOND;
            case "m", "min" -> MINUTE;
            case "h" -> HOUR;
            case "d" -> DAY;
            default -> -1;
        };
    }

    /** As short as can be: {@code 61s}, {@code 2h}, {@code 1d3h}; what is below a second is left out above a minute. */
    static String brief(long millis) {
        long left = Math.abs(millis);
        if (left < SECOND) {
            return left + "ms";
        }
        if (left < 10 * MINUTE && left % MINUTE != 0) {
            return left / SECOND + "s";
        }
        StringBuilder out = new StringBuilder();
        left = part(out, left, DAY, "d");
        left = part(out, left, HOUR, "h");
        left = part(out, left, MINUTE, "m");
        part(out, left, SECOND, "s");
        return out.toString();
    }

    private static long part(StringBuilder out, long millis, long unit, String name) {
        if (millis >= unit) {
            out.append(millis / unit).append(name);
        }
        return millis % unit;
    }

    /** Seconds with two decimals: {@code 0.51s}. */
    static String seconds(long millis) {
        long hundredths = (millis + 5) / 10;
        long fraction = hundredths % 100;
        return hundredths / 100 + "." + (fraction < 10 ? "0" : "") + fraction + "s";
    }
}
