package dev.rediscover.lesson;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A regular expression that matches a whole text in time proportional to its length, so that no pattern of a pack can
 * make a judge hang. It knows characters, {@code .}, classes with ranges and {@code ^}, {@code \d \w \s} and their
 * opposites, groups, {@code |}, {@code * + ?} and {@code {n,m}}; no look-around and no back references.
 *
 * <p>Source: K. Thompson, "Regular expression search algorithm", CACM 1968: all states are followed at once.
 */
public final class Regex {
    private static final int MOST_STATES = 2000;
    private static final int MOST_LENGTH = 500;

    /** What one character must be: any of some ranges, or none of them. */
    private record Chars(boolean negated, List<int[]> ranges) {
        boolean has(int c) {
            for (int[] range : ranges) {
                if (c >= range[0] && c <= range[1]) {
                    return !negated;
                }
            }
            return negated;
        }
    }

    /** One state: takes a character ({@code chars}), or goes on to {@code to} and {@code or} for free (-1: nowhere). */
    private record State(Chars chars, int to, int or) {}

    /** A piece of the machine: where it begins, and the place-holder state in which it ends. */
    private record Piece(int start, int end) {}

    private final String source;
    private final List<State> states = new ArrayList<>();
    private final int start;
    private final int accept;
    private int at;
    private int depth;

    private Regex(String source) {
        this.source = source;
        this.at = source.startsWith("^") ? 1 : 0;
        Piece whole = alternatives();
        if (at < source.length()) {
            throw problem("a closing parenthesis without an opening one");
        }
        this.start = whole.start();
        this.accept = whole.end();
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
        return new Regex(source);
    }

    /** Whether the whole of {@code text} fits. */
    public boolean matches(String text) {
        BitSet now = new BitSet(states.size());
        follow(start, now);
        for (int i = 0; i < text.length() && !now.isEmpty(); i += Character.charCount(text.codePointAt(i))) {
            BitSet next = new BitSet(states.size());
            for (int s = now.nextSetBit(0); s >= 0; s = now.nextSetBit(s + 1)) {
                State state = states.get(s);
                if (state.chars() != null && state.chars().has(text.codePointAt(i))) {
                    follow(state.to(), next);
                }
            }
            now = next;
        }
        return now.get(accept);
    }

    private void follow(int from, BitSet into) {
        int[] stack = new int[states.size() * 2 + 2];
        int size = 0;
        stack[size++] = from;
        while (size > 0) {
            int s = stack[--size];
            if (s < 0 || into.get(s)) {
                continue;
            }
            into.set(s);
            State state = states.get(s);
            if (state.chars() == null) {
                stack[size++] = state.to();
                stack[size++] = state.or();
            }
        }
    }

    private int add(State state) {
        if (states.size() >= MOST_STATES) {
            throw new IllegalArgumentException("the pattern is too large");
        }
        states.add(state);
        return states.size() - 1;
    }

    private int open() {
        return add(new State(null, -1, -1));
    }

    private void join(int from, int to) {
        State state = states.get(from);
        states.set(from, state.to() < 0 ? new State(null, to, -1) : new State(null, state.to(), to));
    }

    private Piece alternatives() {
        Piece left = sequence();
        while (at < source.length() && source.charAt(at) == '|') {
            at++;
            Piece right = sequence();
            int fork = add(new State(null, left.start(), right.start()));
            int end = open();
            join(left.end(), end);
            join(right.end(), end);
            left = new Piece(fork, end);
        }
        return left;
    }

    private Piece sequence() {
        int first = open();
        Piece whole = new Piece(first, first);
        while (at < source.length() && source.charAt(at) != '|' && source.charAt(at) != ')') {
            if (source.charAt(at) == '$' && at == source.length() - 1) {
                at++;
                break;
            }
            int from = at;
            Piece piece = repeated(atom(), from);
            join(whole.end(), piece.start());
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
        int end = open();
        int fork = add(new State(null, atom.start(), end));
        join(atom.end(), fork);
        return new Piece(maybeNone ? fork : atom.start(), end);
    }

    private Piece optional(Piece atom) {
        int end = open();
        join(atom.end(), end);
        return new Piece(add(new State(null, atom.start(), end)), end);
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
            int nothing = open();
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
        join(first.end(), second.start());
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
            return taking(new Chars(true, List.of()));
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

    private Piece taking(Chars chars) {
        int end = open();
        return new Piece(add(new State(chars, end, -1)), end);
    }

    /** One character, or an escape, as a set. */
    private Chars single() {
        int c = source.codePointAt(at);
        at += Character.charCount(c);
        if (c != '\\') {
            return new Chars(false, List.of(new int[] {c, c}));
        }
        if (at >= source.length()) {
            throw problem("a backslash at the end");
        }
        int escaped = source.codePointAt(at);
        at += Character.charCount(escaped);
        List<int[]> ranges = named(Character.toLowerCase(escaped));
        if (ranges != null) {
            return new Chars(Character.isUpperCase(escaped), ranges);
        }
        int plain = escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped == 'r' ? '\r' : escaped;
        if (plain == escaped && Character.isLetterOrDigit(escaped)) {
            throw problem("the escape \\" + Character.toString(escaped) + " is not known here");
        }
        return new Chars(false, List.of(new int[] {plain, plain}));
    }

    private static List<int[]> named(int letter) {
        return switch (letter) {
            case 'd' -> List.of(new int[] {'0', '9'});
            case 'w' -> List.of(new int[] {'a', 'z'}, new int[] {'A', 'Z'}, new int[] {'0', '9'}, new int[] {'_', '_'});
            case 's' -> List.of(new int[] {' ', ' '}, new int[] {'\t', '\r'});
            default -> null;
        };
    }

    private Chars charClass() {
        int opened = at++;
        boolean negated = source.startsWith("^", at);
        at += negated ? 1 : 0;
        List<int[]> ranges = new ArrayList<>();
        while (at < source.length() && source.charAt(at) != ']') {
            Chars from = single();
            boolean range = source.startsWith("-", at) && at + 1 < source.length() && source.charAt(at + 1) != ']';
            if (!range) {
                addTo(ranges, from);
                continue;
            }
            at++;
            int low = from.ranges().get(0)[0];
            int high = single().ranges().get(0)[0];
            if (low > high) {
                throw problem("a range that runs backwards");
            }
            ranges.add(new int[] {low, high});
        }
        if (at >= source.length() || at == opened + 1) {
            throw problem("a class [ that is empty or never closed");
        }
        at++;
        return new Chars(negated, ranges);
    }

    private void addTo(List<int[]> ranges, Chars chars) {
        if (chars.negated()) {
            throw problem("\\D, \\W and \\S cannot stand inside [ ]");
        }
        ranges.addAll(chars.ranges());
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
