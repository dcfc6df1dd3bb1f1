package dev.rediscover.server.conf;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Utf8;
import java.util.List;
import java.util.Locale;

/**
 * One line of a configuration file, or one option of the command line.
 *
 * @param source the path of the file as it was given; {@link #STDIN} or {@link #OPTIONS} for the other sources
 * @param line its number from 1 up; 0 for an option
 * @param text the line as it was written
 * @param words its words, the name first; at least one
 */
public record Directive(String source, int line, String text, List<Bytes> words) {
    static final String STDIN = "standard input";
    static final String OPTIONS = "the command line";

    public Directive {
        words = List.copyOf(words);
    }

    /** The name in lower case. */
    String name() {
        return Utf8.text(words.get(0)).toLowerCase(Locale.ROOT);
    }

    /** What stands behind the name. */
    List<Bytes> values() {
        return words.subList(1, words.size());
    }

    /** The only word behind the name as text; {@code null} if there are more or none. */
    String value() {
        return words.size() == 2 ? Utf8.text(words.get(1)) : null;
    }

    /** Where it stands: {@code redis.conf:12}, or {@code the command line}. */
    public String place() {
        return line == 0 ? source : source + ":" + line;
    }
}
