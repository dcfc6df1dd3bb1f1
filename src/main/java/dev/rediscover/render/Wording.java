package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Utf8;
import java.util.ArrayList;
import java.util.List;

/** How numbers, times and binary strings are worded in pictures and sentences. */
public final class Wording {
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Wording() {}

    /** A number with its thousands apart: {@code 9,994}. */
    public static String count(long number) {
        String digits = Long.toString(number);
        int start = number < 0 ? 1 : 0;
        StringBuilder out = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > start; i -= 3) {
            out.insert(i, ',');
        }
        return out.toString();
    }

    /** {@code 1 item}, {@code 2 items}. */
    public static String count(long number, String one) {
        return count(number) + " " + (number == 1 ? one : one.equals("entry") ? "entries" : one + "s");
    }

    /** A span of time in its two largest units: {@code 2 h 5 min}, {@code 59 s}, {@code 1.5 s}, {@code 250 ms}. */
    public static String duration(long millis) {
        long left = Math.max(0, millis);
        left = left < 10 * SECOND ? left : (left + SECOND / 2) / SECOND * SECOND; // to the nearest, as TTL does
        if (left < SECOND) {
            return left + " ms";
        }
        if (left < 10 * SECOND && left % SECOND != 0) {
            return left / SECOND + "." + left % SECOND / 100 + " s";
        }
        if (left < MINUTE) {
            return left / SECOND + " s";
        }
        if (left < HOUR) {
            return units(left, MINUTE, " min", SECOND, " s");
        }
        return left < DAY ? units(left, HOUR, " h", MINUTE, " min") : units(left, DAY, " d", HOUR, " h");
    }

    private static String units(long millis, long large, String largeName, long small, String smallName) {
        long rest = millis % large / small;
        return count(millis / large) + largeName + (rest == 0 ? "" : " " + rest + smallName);
    }

    /** A number of bytes in its largest unit, thousands of thousands: {@code 96 B}, {@code 1.2 kB}, {@code 34 MB}. */
    public static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        String[] units = {"kB", "MB", "GB", "TB"};
        double number = bytes / 1000.0;
        int unit = 0;
        while (number >= 999.5 && unit < units.length - 1) {
            number /= 1000;
            unit++;
        }
        long tenths = Math.round(number * 10);
        String digits = tenths < 100 ? tenths / 10 + "." + tenths % 10 : Long.toString(Math.round(number));
        return digits + " " + units[unit];
    }

    /** A time to live: {@code expires in 59 s} or {@code no expiry}. */
    public static String expiry(long ttlMillis) {
        return ttlMillis < 0 ? "no expiry" : "expires in " + duration(ttlMillis);
    }

    /** A binary string, bare if it can be mistaken for nothing else, otherwise quoted; {@code ascii} allows no more. */
    public static String text(Bytes bytes, boolean ascii) {
        String quoted = ascii ? Quoting.quote(bytes) : Quoting.quoteReadable(bytes);
        boolean clean = quoted.length() == Utf8.text(bytes).length() + 2;
        if (!clean || bytes.isEmpty() || bytes.at(0) == ' ' || bytes.at(bytes.length() - 1) == ' ') {
            return quoted;
        }
        return quoted.substring(1, quoted.length() - 1);
    }

    /** The first {@code limit} bytes or so of a string that may be huge; enough to cut it down to a line's width. */
    public static String excerpt(Bytes bytes, int limit, boolean ascii, String gap) {
        if (bytes.length() <= 4 * limit) {
            return DisplayWidth.fit(text(bytes, ascii), limit, gap);
        }
        String front = text(bytes.slice(0, limit), ascii);
        return DisplayWidth.head(front, Math.max(1, limit - DisplayWidth.of(gap))) + gap;
    }

    /** A binary string in a sentence, whole or cut as {@link Canvas#text} cuts it. */
    static String said(Bytes bytes, int limit) {
        return excerpt(bytes, limit + 2, false, "..."); // dots take two columns more than the sign of drawings
    }

    /** A text in lines of at most {@code columns}, which end between words where they can. */
    static List<String> wrapped(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
