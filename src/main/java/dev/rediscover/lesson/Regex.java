package dev.rediscover.lesson;

import dev.rediscover.base.StateMachine;
import dev.rediscover.base.SymbolSet;
import java.util.stream.IntStream;

/**
 * A regular expression that matches a whole text in time proportional to its length, so that no pattern of a pack can
 * make a judge hang. It knows characters, {@code .}, classes with ranges and {@code ^}, {@code \d \w \s} and their
 * opposites, groups, {@code |}, {@code * + ?} and {@code {n,m}}; no look-around and no back references.
 */
public final class Regex {
    private static final int MOST_STATES = 2000;
    private static final int MOST_LENGTH = 500;

    /** A piece of the machine: where it begins, and the place-holder state in which it ends. */
    private record Piece(int start, int end) {}

    private final String source;
    private final StateMachine machine = new StateMachine(MOST_STATES);
    private final Piece whole;
    private int at;
    private int depth;

    private Regex(String source) {
        this.source = source;
        this.at = source.startsWith("^") ? 1 : 0;
        this.whole = alternatives();
        if (at < source.length()) {
            throw problem("a closing parenthesis without an opening one");
        }
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if it is not one; the message says why and where
     */
    public static Regex of(String source) {
        if (source.length() > MOST_LENGTH) {
            throw new IllegalArgumentException("the pattern is longer than " + MOST_LENGTH + " characters");
        }
        try {
            return new Regex(source);
        } catch (StateMachine.TooLarge e) {
            throw new IllegalArgumentException("the pattern is too large");
        }
    }

    /**
     * Reads a pattern of which a part of a text is to fit; with {@code ^} or {@code $}, its beginning or its end.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static Regex anywhere(String source) {
        if (of(source).matches("")) {
            throw new IllegalArgumentException("it fits a part of any text");
        }
        boolean fromStart = source.startsWith("^");
        boolean toEnd = source.endsWith("$") && !source.endsWith("\\$");
        String inside = source.substring(fromStart ? 1 : 0, source.length() - (toEnd ? 1 : 0));
        String any = ".*";
        try {
            return new Regex((fromStart ? "" : any) + "(" + inside + ")" + (toEnd ? "" : any));
        } catch (StateMachine.TooLarge e) {
            throw new IllegalArgumentException("the pattern is too large");
        }
    }

    /** Whether the whole of {@code text} fits. */
    public boolean matches(String text) {
        return machine.run(whole.start(), whole.end()).fits(text);
    }

    private Piece alternatives() {
        Piece left = sequence();
        while (at < source.length() && source.charAt(at) == '|') {
            at++;
            Piece right = sequence();
            int fork = machine.fork(left.start(), right.start());
            int end = machine.open();
            machine.join(left.end(), end);
            machine.join(right.end(), end);
            left = new Piece(fork, end);
        }
        return left;
    }

    private Piece sequence() {
        int first = machine.open();
        Piece whole = new Piece(first, first);
        while (at < source.length() && source.charAt(at) != '|' && source.charAt(at) != ')') {
            if (source.charAt(at) == '$' && at == source.length() - 1) {
                at++;
                break;
            }
            int from = at;
            Piece piece = repeated(atom(), from);
            machine.join(whole.end(), piece.start());
            whole = new Piece(whole.start(), piece.end());
        }
        return whole;
    }

    private Piece repeated(Piece atom, int from) {
        if (at >= source.length()) {
            return atom;
        }
        char c = source.charAt(at);
        if (c == '{') {
            return counted(atom, from);
        }
        if (c != '*' && c != '+' && c != '?') {
            return atom;
        }
        at++;
        return switch (c) {
            case '*' -> loop(atom, true);
            case '+' -> loop(atom, false);
            default -> optional(atom);
        };
    }

    private Piece loop(Piece atom, boolean maybeNone) {
        int end = machine.open();
        int fork = machine.fork(atom.start(), end);
        machine.join(atom.end(), fork);
        return new Piece(maybeNone ? fork : atom.start(), end);
    }

    private Piece optional(Piece atom) {
        int end = machine.open();
        machine.join(atom.end(), end);
        return new Piece(machine.fork(atom.start(), end), end);
    }

    /** {@code x{n}}, {@code x{n,}} and {@code x{n,m}}: the atom is read again for every copy. */
    private Piece counted(Piece atom, int from) {
        int close = source.indexOf('}', at);
        String[] bounds =
                close < 0 ? new String[0] : source.substring(at + 1, close).split(",", -1);
        int least = bounds.length > 0 ? count(bounds[0]) : -1;
        int most = bounds.length == 1 ? least : bounds.length == 2 && !bounds[1].isEmpty() ? count(bounds[1]) : least;
        if (least < 0 || most < least || bounds.length > 2) {
            throw problem("a count must look like {2}, {2,} or {2,5}");
        }
        boolean endless = bounds.length == 2 && bounds[1].isEmpty();
        Piece whole = null;
        for (int i = 0; i < Math.max(1, most); i++) {
            Piece copy = i == 0 ? atom : again(from);
            Piece next = i < least ? copy : optional(copy);
            whole = whole == null ? next : chained(whole, next);
        }
        if (endless) {
            whole = least == 0 ? loop(atom, true) : chained(whole, loop(again(from), true));
        } else if (most == 0) {
            int nothing = machine.open();
            whole = new Piece(nothing, nothing);
        }
        at = close + 1;
        return whole;
    }

    private Piece again(int from) {
        int here = at;
        at = from;
        Piece copy = atom();
        at = here;
        return copy;
    }

    private Piece chained(Piece first, Piece second) {
        machine.join(first.end(), second.start());
        return new Piece(first.start(), second.end());
    }

    private int count(String digits) {
        boolean small =
                !digits.isEmpty() && digits.length() <= 3 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return small ? Integer.parseInt(digits) : -1;
    }

    private Piece atom() {
        char c = source.charAt(at);
        if (c == '(') {
            return group();
        }
        if (c == '*' || c == '+' || c == '?' || c == '{') {
            throw problem("nothing to repeat before " + c);
        }
        if (c == '[') {
            return taking(charClass());
        }
        if (c == '.') {
            at++;
            return taking(SymbolSet.any());
        }
        return taking(single());
    }

    private Piece group() {
        at++;
        if (source.startsWith("?:", at)) {
            at += 2;
        } else if (source.startsWith("?", at)) {
            throw problem("groups with ? are not known here, except (?:");
        }
        if (++depth > 30) {
            throw problem("groups nested too deep");
        }
        Piece inner = alternatives();
        depth--;
        if (at >= source.length()) {
            throw problem("an opening parenthesis without a closing one");
        }
        at++;
        return inner;
    }

    private Piece taking(SymbolSet chars) {
        int end = machine.open();
        return new Piece(machine.take(chars, end), end);
    }

    /** One character, or an escape, as a set. */
    private SymbolSet single() {
        int c = source.codePointAt(at);
        at += Character.charCount(c);
        if (c != '\\') {
            return SymbolSet.one(c);
        }
        if (at >= source.length()) {
            throw problem("a backslash at the end");
        }
        int escaped = source.codePointAt(at);
        at += Character.charCount(escaped);
        SymbolSet named = named(Character.toLowerCase(escaped));
        if (named != null) {
            return Character.isUpperCase(escaped) ? named.complement() : named;
        }
        int plain = escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped == 'r' ? '\r' : escaped;
        if (plain == escaped && Character.isLetterOrDigit(escaped)) {
            throw problem("the escape \\" + Character.toString(escaped) + " is not known here");
        }
        return SymbolSet.one(plain);
    }

    private static SymbolSet named(int letter) {
        return switch (letter) {
            case 'd' -> SymbolSet.of('0', '9');
            case 'w' -> SymbolSet.of('a', 'z', 'A', 'Z', '0', '9', '_', '_');
            case 's' -> SymbolSet.of(' ', ' ', '\t', '\r');
            default -> null;
        };
    }

    private SymbolSet charClass() {
        int opened = at++;
        boolean negated = source.startsWith("^", at);
        at += negated ? 1 : 0;
        IntStream.Builder ranges = IntStream.builder();
        while (at < source.length() && source.charAt(at) != ']') {
            SymbolSet from = single();
            boolean range = source.startsWith("-", at) && at + 1 < source.length() && source.charAt(at + 1) != ']';
            if (!range) {
                addTo(ranges, from);
                continue;
            }
            at++;
            int low = from.ranges()[0];
            int high = single().ranges()[0];
            if (low > high) {
                throw problem("a range that runs backwards");
            }
            ranges.add(low).add(high);
        }
        if (at >= source.length() || at == opened + 1) {
            throw problem("a class [ that is empty or never closed");
        }
        at++;
        SymbolSet set = SymbolSet.of(ranges.build().toArray());
        return negated ? set.complement() : set;
    }

    private void addTo(IntStream.Builder ranges, SymbolSet chars) {
        if (chars.isNegated()) {
            throw problem("\\D, \\W and \\S cannot stand inside [ ]");
        }
        for (int bound : chars.ranges()) {
            ranges.add(bound);
        }
    }

    private IllegalArgumentException problem(String what) {
        return new IllegalArgumentException(what + " (at character " + (Math.min(at, source.length() - 1) + 1) + ")");
    }

    /** The pattern as written. */
    @Override
    public String toString() {
        return source;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Regex regex && regex.source.equals(source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }
}
