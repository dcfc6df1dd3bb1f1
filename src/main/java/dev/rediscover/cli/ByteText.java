package dev.rediscover.cli;

import java.util.Locale;

/** Sizes for people. */
final class ByteText {
    private static final String[] UNITS = {"KB", "MB", "GB", "TB"};

    private ByteText() {}

    /** As {@code 812 bytes}, {@code 5.1 MB}: of 1024 each. */
    static String of(long bytes) {
        if (bytes < 1024) {
            return bytes == 1 ? "1 byte" : bytes + " bytes";
        }
        double size = bytes / 1024.0;
        int unit = 0;
        while (size >= 1000 && unit < UNITS.length - 1) {
            size /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
    }
}
