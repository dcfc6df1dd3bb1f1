package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import java.util.List;
import java.util.Locale;

/**
 * What a parameter of CONFIG takes: its name, an older name or {@code null}, the kind of value, bounds for numbers, the
 * words for enumerations, and the value at the start.
 */
record ParameterSpec(
        String name,
        String alias,
        Kind kind,
        long min,
        long max,
        List<String> words,
        String initial,
        boolean settable) {
    enum Kind {
        INTEGER,
        MEMORY,
        YES_NO,
        WORD,
        TEXT,
        PERCENTILES
    }

    /** Why a value cannot be taken. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;

        Refusal(String why) {
            super(why, null, false, false);
        }
    }

    private static final String[] UNITS = {"", "b", "k", "kb", "m", "mb", "g", "gb"};
    private static final long[] FACTORS = {1, 1, 1000, 1024, 1_000_000, 1 << 20, 1_000_000_000, 1 << 30};

    /**
     * Reads a line of a table: the name (an older one behind {@code |}), the kind, and the value at the start behind
     * {@code =}. Kinds: {@code int MIN MAX}, {@code memory MIN MAX}, {@code yesno}, {@code word A B …}, {@code text},
     * {@code percentiles}; a {@code !} before the kind: it can be read, not set.
     */
    static ParameterSpec read(String line) {
        int equals = line.indexOf('=');
        String[] parts = line.substring(0, equals).strip().split(" +");
        String[] names = parts[0].split("\\|");
        boolean settable = !parts[1].startsWith("!");
        String kind = settable ? parts[1] : parts[1].substring(1);
        boolean bounded = kind.equals("int") || kind.equals("memory");
        List<String> words = List.of(parts).subList(2, parts.length);
        return new ParameterSpec(
                names[0],
                names.length > 1 ? names[1] : null,
                kind(kind),
                bounded && words.size() == 2 ? Long.parseLong(words.get(0)) : 0,
                bounded && words.size() == 2 ? Long.parseLong(words.get(1)) : Long.MAX_VALUE,
                words,
                line.substring(equals + 1).strip(),
                settable);
    }

    private static Kind kind(String word) {
        return switch (word) {
            case "int" -> Kind.INTEGER;
            case "memory" -> Kind.MEMORY;
            case "yesno" -> Kind.YES_NO;
            case "word" -> Kind.WORD;
            case "percentiles" -> Kind.PERCENTILES;
            default -> Kind.TEXT;
        };
    }

    /** The number that {@code text} stands for: of an enumeration its place, of yes and no 1 and 0. */
    long number(Bytes text) throws Refusal {
        return switch (kind) {
            case INTEGER -> bounded(integer(text));
            case MEMORY -> bounded(memory(text));
            case YES_NO -> yesNo(text);
            case WORD -> word(text);
            case TEXT -> 0;
            case PERCENTILES -> percentiles(text);
        };
    }

    /** How CONFIG GET shows a value. */
    String shown(long number, String text) {
        return switch (kind) {
            case INTEGER, MEMORY -> Long.toString(number);
            case YES_NO -> number == 1 ? "yes" : "no";
            case WORD -> words.get((int) number);
            case TEXT -> text;
            case PERCENTILES -> shortest(text);
        };
    }

    /** Numbers with the digits that they need: 50, not 50.0. */
    private static String shortest(String text) {
        StringBuilder out = new StringBuilder();
        for (String word : text.strip().split(" +")) {
            out.append(out.length() == 0 ? "" : " ");
            out.append(word.isEmpty() ? "" : Numbers.format(Double.parseDouble(word)));
        }
        return out.toString();
    }

    private static long integer(Bytes text) throws Refusal {
        if (!Numbers.isLong(text)) {
            throw new Refusal("argument couldn't be parsed into an integer");
        }
        return Numbers.parseLong(text);
    }

    /** Digits and a unit: 1024, 1kb (1024), 1k (1000), 100mb, 1gb. */
    private static long memory(Bytes text) throws Refusal {
        String lower = text.latin1().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < lower.length() && lower.charAt(end) >= '0' && lower.charAt(end) <= '9') {
            end++;
        }
        for (int i = 0; i < UNITS.length && end > 0 && end < 19; i++) {
            if (lower.substring(end).equals(UNITS[i])) {
                long digits = Long.parseLong(lower.substring(0, end));
                if (digits <= Long.MAX_VALUE / FACTORS[i]) {
                    return digits * FACTORS[i];
                }
            }
        }
        throw new Refusal("argument must be a memory value");
    }

    private long bounded(long value) throws Refusal {
        if (value < min || value > max) {
            throw new Refusal("argument must be between " + min + " and " + max + " inclusive");
        }
        return value;
    }

    private static long yesNo(Bytes text) throws Refusal {
        if (text.is("yes") || text.is("no")) {
            return text.is("yes") ? 1 : 0;
        }
        throw new Refusal("argument must be 'yes' or 'no'");
    }

    private long word(Bytes text) throws Refusal {
        for (int i = 0; i < words.size(); i++) {
            if (text.is(words.get(i))) {
                return i;
            }
        }
        throw new Refusal("argument(s) must be one of the following: " + String.join(", ", words));
    }

    private long percentiles(Bytes text) throws Refusal {
        for (String word : text.latin1().strip().split(" +")) {
            double value;
            try {
                value = word.isEmpty() ? 0 : Double.parseDouble(word);
            } catch (NumberFormatException e) {
                value = Double.NaN;
            }
            if (Double.isNaN(value)) {
                throw new Refusal("Invalid " + name + " parameters");
            }
            if (!(value >= 0 && value <= 100)) {
                throw new Refusal(name + " parameters should sit between [0.0,100.0]");
            }
        }
        return 0;
    }
}
