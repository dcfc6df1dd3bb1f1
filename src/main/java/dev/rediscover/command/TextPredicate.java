package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Glob;
import dev.rediscover.base.PosixRegex;
import dev.rediscover.base.StateMachine;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Errors;

/** One condition of ARGREP: that a text is another, contains it, or fits a glob or a regular expression. */
final class TextPredicate {
    private static final int LONGEST_REGEX = 2048;

    enum Kind {
        EXACT,
        MATCH,
        GLOB,
        RE;

        /** Takes the next argument if it names a kind, else {@code null}. */
        static Kind take(Args args) {
            for (Kind kind : values()) {
                if (args.take(kind.name())) {
                    return kind;
                }
            }
            return null;
        }
    }

    private final Kind kind;
    private final Bytes pattern;
    private boolean ignoreCase;
    private StateMachine.Run regex;
    private int[] borders; // of the prefixes of a text that is sought inside others

    TextPredicate(Kind kind, Bytes pattern) {
        this.kind = kind;
        this.pattern = pattern;
        if (kind == Kind.RE && pattern.length() > LONGEST_REGEX) {
            throw Errors.REGEX_TOO_LONG.raise(Integer.toString(LONGEST_REGEX));
        }
    }

    /** Makes ready to be asked, now that it is known whether case counts. */
    void prepare(boolean withoutCase) {
        ignoreCase = withoutCase;
        if (kind == Kind.RE) {
            regex = compiled();
        } else if (kind == Kind.MATCH) {
            borders = borders();
        }
    }

    private StateMachine.Run compiled() {
        if (pattern.isEmpty()) {
            throw Errors.REGEX_EMPTY.raise();
        }
        try {
            PosixRegex compiled = PosixRegex.of(pattern, ignoreCase);
            if (compiled.hasBackReferences()) {
                throw Errors.REGEX_BACK_REFERENCES.raise();
            }
            return compiled.search();
        } catch (PosixRegex.Invalid e) {
            throw Errors.REGEX_INVALID.raise(e.getMessage());
        }
    }

    boolean fits(Bytes text) {
        return switch (kind) {
            case EXACT -> ignoreCase ? equalsWithoutCase(text) : text.equals(pattern);
            case MATCH -> contains(text);
            case GLOB -> Glob.matches(pattern, text, ignoreCase);
            case RE -> regex.findsIn(text.array());
        };
    }

    private int letter(int b) {
        return ignoreCase && b >= 'A' && b <= 'Z' ? b + 32 : b;
    }

    /** Seeks without stepping back in the text (Knuth, Morris and Pratt), so that no text takes long. */
    private boolean contains(Bytes text) {
        int matched = 0;
        for (int i = 0; i < text.length() && matched < pattern.length(); i++) {
            while (matched > 0 && letter(text.at(i)) != letter(pattern.at(matched))) {
                matched = borders[matched - 1];
            }
            matched += letter(text.at(i)) == letter(pattern.at(matched)) ? 1 : 0;
        }
        return matched == pattern.length();
    }

    private boolean equalsWithoutCase(Bytes text) {
        int i = 0;
        while (i < pattern.length() && i < text.length() && letter(text.at(i)) == letter(pattern.at(i))) {
            i++;
        }
        return i == text.length() && i == pattern.length();
    }

    /** For each prefix of the pattern the length of the longest shorter prefix that it ends with. */
    private int[] borders() {
        int[] lengths = new int[pattern.length()];
        int length = 0;
        for (int i = 1; i < lengths.length; i++) {
            while (length > 0 && letter(pattern.at(i)) != letter(pattern.at(length))) {
                length = lengths[length - 1];
            }
            length += letter(pattern.at(i)) == letter(pattern.at(length)) ? 1 : 0;
            lengths[i] = length;
        }
        return lengths;
    }
}
