package dev.rediscover.spec;

import java.util.ArrayList;
import java.util.List;

/**
 * Where one run of a command's keys begins, how it goes on, and what happens to these keys.
 * The model is that of the page "Command key specifications" of the Redis documentation.
 *
 * @param begin where to begin to look
 * @param find which arguments from there on are keys
 * @param flags RO, RW, OW or RM, then any of access, update, insert, delete, not_key, incomplete, variable_flags
 */
public record KeySpec(Begin begin, Find find, List<String> flags) {
    /** Where a run of keys begins. */
    public sealed interface Begin {
        /** At the word with this number; the command's name is word 0. */
        record Index(int position) implements Begin {}

        /** After {@code word}, looked for from {@code startFrom} on (negative: from the end backwards). */
        record Keyword(String word, int startFrom) implements Begin {}

        /** Only the command itself can tell. */
        record Unknown() implements Begin {}
    }

    /** Which words are keys, counted from where the run begins. */
    public sealed interface Find {
        /**
         * Every {@code step}-th word up to {@code last} (from the beginning of the run; negative: from the end of the
         * command); a {@code limit} of 2 or more takes that fraction of what is left.
         */
        record Range(int last, int step, int limit) implements Find {}

        /** As many as the word {@code at} says, from {@code first} on, every {@code step}-th word. */
        record NumKeys(int at, int first, int step) implements Find {}

        /** Only the command itself can tell. */
        record Unknown() implements Find {}
    }

    public KeySpec {
        flags = List.copyOf(flags);
    }

    /** Whether COMMAND GETKEYS can rely on it without the command's own help. */
    public boolean isComplete() {
        return !(begin instanceof Begin.Unknown) && !(find instanceof Find.Unknown) && !flags.contains("incomplete");
    }

    /** Whether the words it finds are names of keys; the channels of sharded messages have a slot but are no keys. */
    public boolean isKey() {
        return !flags.contains("not_key");
    }

    static List<KeySpec> parseAll(List<String> lines, CommandSpec spec) {
        List<KeySpec> given = null;
        List<KeySpec> result = new ArrayList<>(lines.size());
        for (String line : lines) {
            if (Character.isUpperCase(line.charAt(0)) && line.indexOf('@') < 0) {
                given = given == null ? spec.syntax().keyRuns() : given;
                if (given.size() <= result.size()) {
                    throw new IllegalArgumentException(spec.name() + ": its syntax line has no key for: keys " + line);
                }
                KeySpec derived = given.get(result.size());
                result.add(new KeySpec(derived.begin, derived.find, TableEntry.wordsOf(line)));
            } else {
                result.add(parse(line));
            }
        }
        return List.copyOf(result);
    }

    /**
     * Reads {@code WHERE FLAGS}. WHERE is {@code 1} (word 1), {@code 1..-1} (from word 1 to the last), {@code 1..-1/2}
     * (every second of these), {@code n2} (word 2 says how many follow), {@code STREAMS@1..-1%2} (the first half of
     * what comes after STREAMS, looked for from word 1) or {@code ?} (only the command can tell).
     */
    static KeySpec parse(String line) {
        int space = line.indexOf(' ');
        String where = space < 0 ? line : line.substring(0, space);
        List<String> flags = space < 0 ? List.of() : TableEntry.wordsOf(line.substring(space + 1));
        if (where.equals("?")) {
            return new KeySpec(new Begin.Unknown(), new Find.Unknown(), flags);
        }
        int limit = numberAfter(where, "%", 0);
        where = before(where, "%");
        int step = numberAfter(where, "/", 1);
        where = before(where, "/");
        int word = where.indexOf('@');
        boolean counted = where.startsWith("n");
        String from = before(where.substring(counted ? 1 : word + 1), "..");
        Begin begin = word < 0
                ? new Begin.Index(Integer.parseInt(from))
                : new Begin.Keyword(where.substring(0, word), Integer.parseInt(from));
        return new KeySpec(begin, counted ? new Find.NumKeys(0, 1, step) : range(where, step, limit, begin), flags);
    }

    private static Find range(String where, int step, int limit, Begin begin) {
        int last = numberAfter(where, "..", 0);
        if (last > 0 && begin instanceof Begin.Index index) {
            last -= index.position();
        }
        return new Find.Range(last, step, limit);
    }

    private static String before(String text, String mark) {
        int at = text.indexOf(mark);
        return at < 0 ? text : text.substring(0, at);
    }

    private static int numberAfter(String text, String mark, int otherwise) {
        int at = text.indexOf(mark);
        return at < 0 ? otherwise : Integer.parseInt(text.substring(at + mark.length()));
    }
}
