package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Glob;
import java.util.List;

/**
 * Where a Lua text differs from another: the lines between what both begin with and what both end with.
 *
 * @param line the first of them, from 1
 * @param was the lines of the first text there, without the blanks around
 * @param is those of the other
 * @param whole the other text
 */
record LuaDifference(int line, String was, String is, String whole) {
    /** How an author names lines that were left out. */
    private static final String NOTHING = "(nothing)";

    private static final int MOST_SHOWN = 300;

    static LuaDifference between(String first, String other) {
        List<String> one = first.lines().toList();
        List<String> two = other.lines().toList();
        int least = Math.min(one.size(), two.size());
        int same = 0;
        while (same < least && one.get(same).equals(two.get(same))) {
            same++;
        }
        int sameEnd = 0;
        while (sameEnd < least - same && one.get(one.size() - 1 - sameEnd).equals(two.get(two.size() - 1 - sameEnd))) {
            sameEnd++;
        }
        return new LuaDifference(
                same + 1,
                joined(one.subList(same, one.size() - sameEnd)),
                joined(two.subList(same, two.size() - sameEnd)),
                other);
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines.stream().map(String::strip).toList()).strip();
    }

    /** Whether an answer that an author names is this: the whole text, or the lines that differ. */
    boolean fits(List<String> answer) {
        String wanted = String.join("\n", answer).strip();
        for (String text : List.of(is.isEmpty() ? NOTHING : is, whole)) {
            if (text.equals(wanted) || Glob.matches(Bytes.of(wanted), Bytes.of(text))) {
                return true;
            }
        }
        return false;
    }

    private static String code(String lines) {
        return lines.isEmpty() ? NOTHING : "`" + lines.replace("\n", " ⏎ ") + "`";
    }

    /** For a report. */
    String shown() {
        String text = was.isEmpty() && is.isEmpty()
                ? "the solution with other blanks"
                : "line " + line + " as " + code(is) + " instead of " + code(was);
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    }
}
