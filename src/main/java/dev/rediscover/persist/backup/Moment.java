package dev.rediscover.persist.backup;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Moments as people write them: 2026-11-21T14:03:00Z, and as names of folders. All in UTC. */
public final class Moment {
    private static final DateTimeFormatter FOLDER =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss'Z'", Locale.ROOT);
    private static final int MOST_DIGITS = 12;
    private static final String FORMS = " is no moment; write it as 2026-11-21T14:03:00Z (or with +01:00 for a time"
            + " zone), or in seconds since 1970";

    private Moment() {}

    /** To the second, as {@code 2026-11-21T14:03:05Z}. */
    public static String text(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** As {@code 2026-11-21T14-03-05Z}: no colon, which some file systems do not take. */
    static String folder(long millis) {
        return FOLDER.format(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
    }

    /** Whether {@link #folder} could have given {@code name}. */
    static boolean isFolder(String name) {
        try {
            return FOLDER.format(LocalDateTime.parse(name, FOLDER)).equals(name);
        } catch (DateTimeException e) {
            return false;
        }
    }

    /**
     * The second since 1970 that {@code text} means. Where it names no time zone it is UTC.
     *
     * @throws BackupFault if it is no moment
     */
    public static long seconds(String text) throws BackupFault {
        if (isNumber(text)) {
            return Long.parseLong(text);
        }
        String whole = text.replace(' ', 'T');
        try {
            boolean zoned =
                    whole.endsWith("Z") || whole.lastIndexOf('+') > 0 || whole.lastIndexOf('-') > whole.indexOf('T');
            long seconds = zoned && whole.indexOf('T') > 0
                    ? OffsetDateTime.parse(whole).toEpochSecond()
                    : LocalDateTime.parse(whole).toEpochSecond(ZoneOffset.UTC);
            if (seconds >= 0) {
                return seconds;
            }
        } catch (DateTimeException e) {
            // told below, as any other text
        }
        throw new BackupFault("\"" + text + "\"" + FORMS);
    }

    private static boolean isNumber(String text) {
        boolean digits = !text.isEmpty() && text.length() <= MOST_DIGITS;
        for (int i = 0; i < text.length(); i++) {
            digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return digits;
    }
}
