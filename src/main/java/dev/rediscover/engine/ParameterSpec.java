package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import java.util.List;
import java.util.Locale;

/**
 * What a parameter of CONFIG takes: its name, an older name or {@code null}, the kind of value, bounds for numbers, the
 * words for enumerations, the value at the start, who may change it when, and whether it is about files that data is
 * kept in: such a one changes only where there are any.
 */
record ParameterSpec(
        String name,
        String alias,
        Kind kind,
        long min,
        long max,
        List<String> words,
        String initial,
        Change change,
        boolean ofFiles) {
    enum Kind {
        INTEGER,
        OCTAL,
        MEMORY,
        YES_NO,
        WORD,
        /** Several of the words, each a bit of the number. */
        FLAGS,
        TEXT,
        /** Several words, in a file given as words of their own. */
        TEXTS,
        PERCENTILES,
        /** Pairs of seconds and changes. */
        SAVE_POINTS,
        LIMITS
    }

    /** When a parameter can be changed. */
    enum Change {
        ANY_TIME,
        /** At the start only. */
        AT_START,
        /** While the program runs only where {@code enable-protected-configs} allows it. */
        PROTECTED,
        /** Never: nothing here does what it asks for. To ask for it at the start is worth a warning. */
        NOT_YET,
        /** Never: and going on without what it asks for could do harm. */
        HARMFUL
    }

    private static final String[] UNITS = {"", "b", "k", "kb", "m", "mb", "g", "gb"};
    private static final long[] FACTORS = {1, 1, 1000, 1024, 1_000_000, 1 << 20, 1_000_000_000, 1 << 30};

    /**
     * Reads a line of a table: the name (an older one behind {@code |}), the kind, and the value at the start behind
     * {@code =}. Kinds: {@code int MIN MAX}, {@code octal MAX}, {@code memory MIN MAX}, {@code yesno}, {@code word A B
     * …}, {@code flags A B …}, {@code text}, {@code texts}, {@code percentiles}, {@code savepoints}, {@code limits}. A
     * sign before the kind tells when it can be changed: {@code !} at the start only, {@code ^} protected, {@code ?}
     * not yet, {@code #} the same where that could do harm; {@code &} before all that is about files of data.
     */
    static ParameterSpec read(String line) {
        int equals = line.indexOf('=');
        List<String> parts = Words.of(line.substring(0, equals));
        String names = parts.get(0);
        int bar = names.indexOf('|');
        boolean ofFiles = parts.get(1).charAt(0) == '&';
        String signed = ofFiles ? parts.get(1).substring(1) : parts.get(1);
        Change change = change(signed.charAt(0));
        Kind kind = kind(change == Change.ANY_TIME ? signed : signed.substring(1));
        boolean bounded = kind == Kind.INTEGER || kind == Kind.MEMORY;
        List<String> words = parts.subList(2, parts.size());
        return new ParameterSpec(
                bar < 0 ? names : names.substring(0, bar),
                bar < 0 ? null : names.substring(bar + 1),
                kind,
                bounded && words.size() == 2 ? Long.parseLong(words.get(0)) : 0,
                bounded && words.size() == 2 ? Long.parseLong(words.get(1)) : Long.MAX_VALUE,
                words,
                line.substring(equals + 1).strip(),
                change,
                ofFiles);
    }

    private static Change change(char sign) {
        return switch (sign) {
            case '!' -> Change.AT_START;
            case '^' -> Change.PROTECTED;
            case '?' -> Change.NOT_YET;
            case '#' -> Change.HARMFUL;
            default -> Change.ANY_TIME;
        };
    }

    private static Kind kind(String word) {
        return switch (word) {
            case "int" -> Kind.INTEGER;
            case "octal" -> Kind.OCTAL;
            case "memory" -> Kind.MEMORY;
            case "yesno" -> Kind.YES_NO;
            case "word" -> Kind.WORD;
            case "flags" -> Kind.FLAGS;
            case "percentiles" -> Kind.PERCENTILES;
            case "savepoints" -> Kind.SAVE_POINTS;
            case "limits" -> Kind.LIMITS;
            case "texts" -> Kind.TEXTS;
            default -> Kind.TEXT;
        };
    }

    /** Whether a file gives its value as several words. */
    boolean takesWords() {
        return switch (kind) {
            case FLAGS, TEXTS, PERCENTILES, SAVE_POINTS, LIMITS -> true;
            default -> false;
        };
    }

    /** The number that {@code text} stands for: of an enumeration its place, of yes and no 1 and 0. */
    long number(Bytes text) throws ParameterRefusal {
        return switch (kind) {
            case INTEGER -> bounded(integer(text));
            case OCTAL -> octal(text);
            case MEMORY -> bounded(memory(text));
            case YES_NO -> yesNo(text);
            case WORD -> word(text);
            case FLAGS -> flags(text);
            case TEXT, TEXTS, LIMITS -> 0;
            case PERCENTILES -> percentiles(text);
            case SAVE_POINTS -> savePoints(text);
        };
    }

    /** How CONFIG GET shows a value. */
    String shown(long number, String text) {
        return switch (kind) {
            case INTEGER, MEMORY -> Long.toString(number);
            case OCTAL -> Long.toOctalString(number);
            case YES_NO -> number == 1 ? "yes" : "no";
            case WORD -> words.get((int) number);
            case FLAGS -> shownFlags(number);
            case TEXT, TEXTS, SAVE_POINTS, LIMITS -> text;
            case PERCENTILES -> shortest(text);
        };
    }

    /** Numbers with the digits that they need: 50, not 50.0. */
    private static String shortest(String text) {
        StringBuilder out = new StringBuilder();
        for (String word : Words.of(text)) {
            out.append(out.length() == 0 ? "" : " ");
            out.append(Numbers.format(Double.parseDouble(word)));
        }
        return out.toString();
    }

    private static long integer(Bytes text) throws ParameterRefusal {
        if (!Numbers.isLong(text)) {
            throw new ParameterRefusal("argument couldn't be parsed into an integer");
        }
        return Numbers.parseLong(text);
    }

    private long octal(Bytes text) throws ParameterRefusal {
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.at(i) < '0' || text.at(i) > '7' || value > 0777) {
                throw new ParameterRefusal("argument couldn't be parsed as an octal number");
            }
            value = 8 * value + text.at(i) - '0';
        }
        if (text.isEmpty() || value > 0777) {
            throw new ParameterRefusal("argument must be between 0 and 777 inclusive");
        }
        return value;
    }

    /** Digits and a unit: 1024, 1kb (1024), 1k (1000), 100mb, 1gb; nothing is 0. Too much is -1, out of all bounds. */
    static long memory(Bytes text) throws ParameterRefusal {
        String lower = text.latin1().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < lower.length() && lower.charAt(end) >= '0' && lower.charAt(end) <= '9') {
            end++;
        }
        for (int i = 0; i < UNITS.length; i++) {
            if (lower.substring(end).equals(UNITS[i])) {
                long digits = end == 0 ? 0 : end > 18 ? Long.MAX_VALUE : Long.parseLong(lower.substring(0, end));
                return digits <= Long.MAX_VALUE / FACTORS[i] && end <= 18 ? digits * FACTORS[i] : -1;
            }
        }
        throw new ParameterRefusal("argument must be a memory value");
    }

    private long bounded(long value) throws ParameterRefusal {
        if (name.equals("hz") && value >= 0) {
            return Math.max(1, Math.min(500, value)); // Redis bends this one into its bounds
        }
        if (value < min || value > max) {
            throw new ParameterRefusal("argument must be between " + min + " and " + max + " inclusive");
        }
        return value;
    }

    private static long yesNo(Bytes text) throws ParameterRefusal {
        if (text.is("yes") || text.is("no")) {
            return text.is("yes") ? 1 : 0;
        }
        throw new ParameterRefusal("argument must be 'yes' or 'no'");
    }

    private long word(Bytes text) throws ParameterRefusal {
        for (int i = 0; i < words.size(); i++) {
            if (text.is(words.get(i))) {
                return i;
            }
        }
        throw new ParameterRefusal("argument(s) must be one of the following: " + String.join(", ", words));
    }

    /** The first word stands for none of the others. */
    private long flags(Bytes text) throws ParameterRefusal {
        if (text.isEmpty()) {
            return word(text);
        }
        long flags = 0;
        for (String each : Words.of(text.latin1())) {
            flags |= 1L << word(Bytes.of(each)) >> 1;
        }
        if ((flags & 3) == 3 && words.contains("nosave")) {
            throw new ParameterRefusal("shutdown options SAVE and NOSAVE can't be used simultaneously");
        }
        return flags;
    }

    private String shownFlags(long flags) {
        StringBuilder out = new StringBuilder();
        for (int i = 1; i < words.size(); i++) {
            if ((flags & 1L << i >> 1) != 0) {
                out.append(out.length() == 0 ? "" : " ").append(words.get(i));
            }
        }
        return out.length() == 0 ? words.get(0) : out.toString();
    }

    /** Seconds and changes in turn, one blank between them as in Redis; nothing for no save points. */
    private static long savePoints(Bytes text) throws ParameterRefusal {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.latin1().split(" ", -1);
        boolean good = parts.length % 2 == 0;
        for (int i = 0; i < parts.length && good; i++) {
            Bytes part = Bytes.of(parts[i]);
            good = Numbers.isLong(part) && inBounds(Numbers.parseLong(part), i % 2 == 0 ? 1 : 0);
        }
        if (!good) {
            throw new ParameterRefusal("Invalid save parameters");
        }
        return 0;
    }

    private static boolean inBounds(long value, long least) {
        return value >= least && value <= Integer.MAX_VALUE;
    }

    private long percentiles(Bytes text) throws ParameterRefusal {
        for (String word : Words.of(text.latin1())) {
            double value;
            try {
                value = Double.parseDouble(word);
            } catch (NumberFormatException e) {
                value = Double.NaN;
            }
            if (Double.isNaN(value)) {
                throw new ParameterRefusal("Invalid " + name + " parameters");
            }
            if (!(value >= 0 && value <= 100)) {
                throw new ParameterRefusal(name + " parameters should sit between [0.0,100.0]");
            }
        }
        return 0;
    }
}
