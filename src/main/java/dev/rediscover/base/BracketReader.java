package dev.rediscover.base;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what stands between the brackets of a regular expression: {@code [a-z_]}, {@code [^[:space:]]}. */
final class BracketReader {
    private final byte[] source;
    private final boolean ignoreCase;
    private int at;
    private int[] ranges = new int[16];
    private int size;

    /** Reads on at index {@code at}, behind the opening bracket. */
    BracketReader(byte[] source, int at, boolean ignoreCase) {
        this.source = source;
        this.at = at;
        this.ignoreCase = ignoreCase;
    }

    /** The set; {@code regex} goes on behind the closing bracket. */
    SymbolSet read(PosixRegex regex) {
        boolean negated = sees(0, '^');
        at += negated ? 1 : 0;
        int first = at;
        do {
            item(first);
        } while (!sees(0, ']'));
        regex.goOnAt(at + 1);
        SymbolSet set = SymbolSet.of(Arrays.copyOf(ranges, size));
        return negated ? set.complement() : set;
    }

    private boolean sees(int ahead, char c) {
        if (at >= source.length) {
            throw new PosixRegex.Invalid("Missing ']'");
        }
        return at + ahead < source.length && source[at + ahead] == c;
    }

    private void item(int first) {
        if (sees(1, '-') && at + 2 < source.length && !sees(2, ']')) {
            add(source[at] & 0xff, source[at + 2] & 0xff);
            at += 3;
        } else if (sees(0, '[') && (sees(1, '.') || sees(1, '='))) {
            throw new PosixRegex.Invalid("Unknown collating element");
        } else if (sees(0, '[') && sees(1, ':')) {
            named();
        } else {
            boolean sharesAnEnd = sees(0, '-') && at + 1 < source.length && !sees(1, ']') && at != first;
            if (sharesAnEnd) {
                throw new PosixRegex.Invalid("Invalid character range");
            }
            add(source[at] & 0xff, source[at] & 0xff);
            at++;
        }
    }

    private void named() {
        int from = at + 2;
        int to = from;
        while (to < source.length && source[to] != ':') {
            to++;
        }
        int[] named = to == source.length
                ? null
                : SymbolClasses.named(new String(source, from, to - from, StandardCharsets.ISO_8859_1), ignoreCase);
        if (named == null) {
            throw new PosixRegex.Invalid("Unknown character class name");
        }
        for (int i = 0; i < named.length; i += 2) {
            put(named[i], named[i + 1]);
        }
        at = to + 2;
    }

    private void add(int low, int high) {
        if (low > high) {
            throw new PosixRegex.Invalid("Invalid character range");
        }
        put(low, high);
        if (!ignoreCase) {
            return;
        }
        for (int symbol = low; symbol <= high; symbol++) {
            int other = PosixRegex.otherCase(symbol);
            if (other < low || other > high) {
                put(other, other);
            }
        }
    }

    private void put(int low, int high) {
        if (size == ranges.length) {
            ranges = Arrays.copyOf(ranges, size * 2);
        }
        ranges[size++] = low;
        ranges[size++] = high;
    }
}
