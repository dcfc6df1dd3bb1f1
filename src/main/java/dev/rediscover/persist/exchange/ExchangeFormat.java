package dev.rediscover.persist.exchange;

import java.util.List;
import java.util.Locale;

/** The forms that data take in files; the ending of a file's name says which. */
public enum ExchangeFormat {
    /** As servers keep their data. */
    RDB("an RDB file", ".rdb"),
    /** One JSON object a line, for each key. */
    JSON_LINES("JSON lines", ".jsonl", ".ndjson"),
    /** Commands that make the same keys again, one a line. */
    COMMANDS("Redis commands", ".redis", ".txt");

    private final String title;
    private final List<String> endings;

    ExchangeFormat(String title, String... endings) {
        this.title = title;
        this.endings = List.of(endings);
    }

    /** What it is, as people call it. */
    public String title() {
        return title;
    }

    /** The endings of names of such files. */
    public List<String> endings() {
        return endings;
    }

    /** The form of a file of that name; {@code null} if the name does not say it. */
    public static ExchangeFormat of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        for (ExchangeFormat format : values()) {
            for (String ending : format.endings) {
                if (name.endsWith(ending)) {
                    return format;
                }
            }
        }
        return null;
    }
}
