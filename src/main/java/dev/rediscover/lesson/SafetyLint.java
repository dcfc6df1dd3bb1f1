package dev.rediscover.lesson;

import dev.rediscover.base.Bytes;
import dev.rediscover.spec.CommandSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a lesson runs on every machine without waiting for ever or filling its memory. */
final class SafetyLint {
    private static final long MOST_BYTES = 1 << 20;
    private static final int MOST_SETUP_LINES = 2000;

    private final Linted on;
    /** Words of lines that may have put data where a waiting command finds it. */
    private final Set<Bytes> filled = new HashSet<>();

    private SafetyLint(Linted on) {
        this.on = on;
    }

    static void lint(Linted on) {
        SafetyLint lint = new SafetyLint(on);
        lint.setup(on.lesson().setup(), on.at("setup"));
        on.lesson().setup().forEach(lint::fill);
        on.setup().forEach(lint::huge);
        for (Step step : on.lesson().steps()) {
            lint.setup(step.head().setup(), on.at(step, "setup"));
            step.head().setup().forEach(lint::fill);
            List<Linted.Spoken> lines = on.lines(step);
            lines.forEach(lint::huge);
            lint.blocking(step, lines);
        }
    }

    private void setup(List<Line> lines, Place place) {
        long bytes = 0;
        for (Line line : lines) {
            bytes += line.text().length();
        }
        if (lines.size() > MOST_SETUP_LINES || bytes > MOST_BYTES) {
            on.add(
                    Rule.SAFETY_SETUP,
                    place,
                    "this setup has " + lines.size() + " lines and " + bytes + " bytes",
                    "show the idea with less data; at most " + MOST_SETUP_LINES + " lines and a megabyte");
        }
    }

    private void fill(Line line) {
        CommandSpec spec = on.spec(line);
        if (!line.isTick() && (spec == null || !spec.isBlocking())) {
            filled.addAll(line.words().subList(1, line.words().size()));
        }
    }

    // ---- waiting

    private void blocking(Step step, List<Linted.Spoken> lines) {
        boolean shownWaiting = step instanceof Step.Predict predict && predict.is() instanceof Matcher.Waits;
        boolean woken = step instanceof Step.Client
                || step instanceof Step.Task task && !task.meanwhile().isEmpty();
        for (int i = 0; i < lines.size(); i++) {
            Linted.Spoken spoken = lines.get(i);
            boolean later = woken || shownWaiting || wakes(lines.subList(i + 1, lines.size()));
            if (!spoken.line().isOther() && isEndless(spoken.line()) && !later && !hasData(spoken.line())) {
                on.add(
                        Rule.SAFETY_BLOCKS,
                        spoken.place(),
                        Texts.quoted(spoken.line().text()) + " waits without limit, and nothing in this step wakes it",
                        "give it a limit in seconds, or let another client wake it: then: [\"bob> LPUSH jobs j1\"]");
            }
            fill(spoken.line());
        }
    }

    private static boolean wakes(List<Linted.Spoken> later) {
        return later.stream().anyMatch(spoken -> spoken.line().isOther());
    }

    private boolean hasData(Line line) {
        return line.words().stream().anyMatch(filled::contains);
    }

    private boolean isEndless(Line line) {
        CommandSpec spec = on.spec(line);
        List<Bytes> words = line.words();
        if (spec == null || !spec.isBlocking() || words.size() < 3) {
            return false;
        }
        String name = spec.name();
        if (name.startsWith("XREAD")) {
            for (int i = 1; i + 1 < words.size(); i++) {
                if (words.get(i).is("BLOCK")) {
                    return isZero(words.get(i + 1));
                }
            }
            return false;
        }
        boolean first = name.equals("BLMPOP") || name.equals("BZMPOP");
        return isZero(first ? words.get(1) : words.get(words.size() - 1));
    }

    private static boolean isZero(Bytes word) {
        return word.utf8().matches("0+(\\.0*)?");
    }

    // ---- size

    private void huge(Linted.Spoken spoken) {
        List<Bytes> words = spoken.line().words();
        String name = words.get(0).utf8().toUpperCase(Locale.ROOT);
        long bytes = switch (name) {
            case "SETRANGE" -> number(words, 2);
            case "SETBIT" -> number(words, 2) / 8;
            case "BITFIELD" -> largest(words) / 8;
            case "BF.RESERVE", "CF.RESERVE", "TOPK.RESERVE" -> largest(words);
            case "CMS.INITBYDIM" -> number(words, 2) * Math.max(1, number(words, 3));
            default -> spoken.line().text().length();
        };
        if (bytes > MOST_BYTES) {
            on.add(
                    Rule.SAFETY_HUGE,
                    spoken.place(),
                    Texts.quoted(spoken.line().text()) + " makes a value of more than a megabyte",
                    "use a smaller number: the idea is the same");
        }
    }

    private static long number(List<Bytes> words, int at) {
        String text = at < words.size() ? words.get(at).utf8().replace("#", "") : "";
        return text.matches("[0-9]{1,9}") ? Long.parseLong(text) : text.matches("[0-9]+") ? Integer.MAX_VALUE : 0;
    }

    private static long largest(List<Bytes> words) {
        long largest = 0;
        for (int i = 2; i < words.size(); i++) {
            largest = Math.max(largest, number(words, i));
        }
        return largest;
    }
}
