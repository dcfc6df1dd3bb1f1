package dev.rediscover.engine;

import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A parameter as a configuration file says it.
 *
 * @param name its name
 * @param lines the lines that say what it stands at; none if it stands at nothing
 * @param change whether anything here obeys it
 */
public record Setting(String name, List<Line> lines, Change change) {
    private static final long KILO = 1024;

    /**
     * One line of a file.
     *
     * @param isInitial whether it says what is so at every start, so that a file need not say it
     */
    public record Line(String text, boolean isInitial) {}

    /** What becomes of a value that a file asks for. */
    public enum Change {
        /** It is obeyed. */
        OBEYED,
        /** It changes nothing that can be seen here. */
        WITHOUT_EFFECT,
        /** Nothing here does what it asks for. */
        NOT_YET,
        /** The same, and going on without could do harm. */
        HARMFUL
    }

    /** The setting of a parameter that stands at {@code number} and {@code text}. */
    static Setting of(ParameterSpec spec, boolean obeyed, long number, String text, OutputLimits limits) {
        String shown = spec.shown(number, text);
        String initial = spec.kind() == ParameterSpec.Kind.MEMORY || spec.kind() == ParameterSpec.Kind.PERCENTILES
                ? spec.initial()
                : spec.shown(initialNumber(spec), spec.initial());
        List<Line> lines = switch (spec.kind()) {
            case LIMITS -> lines(spec, limits);
            case SAVE_POINTS -> savePoints(spec, shown, shown.equals(initial));
            default -> lines(spec, number, shown, shown.equals(initial));
        };
        return new Setting(spec.name(), lines, change(spec, obeyed));
    }

    private static Change change(ParameterSpec spec, boolean obeyed) {
        return switch (spec.change()) {
            case NOT_YET -> Change.NOT_YET;
            case HARMFUL -> Change.HARMFUL;
            default -> obeyed ? Change.OBEYED : Change.WITHOUT_EFFECT;
        };
    }

    /** Whether it stands as at every start. */
    public boolean isInitial() {
        for (Line line : lines) {
            if (!line.isInitial()) {
                return false;
            }
        }
        return true;
    }

    private static long initialNumber(ParameterSpec spec) {
        try {
            return spec.number(Utf8.bytes(spec.initial()));
        } catch (ParameterRefusal e) {
            throw new IllegalStateException(spec.name() + ": " + e.getMessage(), e);
        }
    }

    private static List<Line> lines(ParameterSpec spec, long number, String shown, boolean isInitial) {
        String value = switch (spec.kind()) {
            case MEMORY -> memory(number);
            case TEXT -> Quoting.quote(Utf8.bytes(shown));
            default -> shown.isEmpty() ? "\"\"" : shown;
        };
        boolean nothing = shown.isEmpty() && spec.kind() == ParameterSpec.Kind.TEXT;
        return nothing ? List.of() : List.of(new Line(spec.name() + " " + value, isInitial));
    }

    /** A line for each pair, as Redis writes them. */
    private static List<Line> savePoints(ParameterSpec spec, String shown, boolean isInitial) {
        List<Line> lines = new ArrayList<>();
        List<String> words = Words.of(shown);
        for (int i = 0; i + 1 < words.size(); i += 2) {
            lines.add(new Line(spec.name() + " " + words.get(i) + " " + words.get(i + 1), isInitial));
        }
        return lines.isEmpty() ? List.of(new Line(spec.name() + " \"\"", isInitial)) : lines;
    }

    private static List<Line> lines(ParameterSpec spec, OutputLimits limits) {
        OutputLimits initial = OutputLimits.initial();
        List<Line> lines = new ArrayList<>(3);
        for (OutputLimits.Kind kind : OutputLimits.Kind.values()) {
            String text = spec.name() + " " + kind.toString().toLowerCase(Locale.ROOT) + " " + memory(limits.hard(kind))
                    + " " + memory(limits.soft(kind)) + " " + limits.softSeconds(kind);
            lines.add(new Line(text, limits.shown(kind).equals(initial.shown(kind))));
        }
        return lines;
    }

    /** Bytes with the greatest unit that leaves no rest. */
    private static String memory(long bytes) {
        if (bytes == 0 || bytes % KILO != 0) {
            return Long.toString(bytes);
        }
        if (bytes % (KILO * KILO) != 0) {
            return bytes / KILO + "kb";
        }
        return bytes % (KILO * KILO * KILO) != 0 ? (bytes >> 20) + "mb" : (bytes >> 30) + "gb";
    }
}
