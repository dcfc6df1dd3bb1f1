package dev.rediscover.tutor;

import static dev.rediscover.tutor.Cause.Kind;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.resp.Quoting;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.spec.SyntaxMatch;
import dev.rediscover.value.HashValue;
import dev.rediscover.value.StringValue;
import java.util.ArrayList;
import java.util.List;

/** The reasons for errors that lie in numbers. */
final class NumberCauses {
    private NumberCauses() {}

    /** A word that should be a number, or a value that cannot be counted with. */
    static Cause notANumber(Situation it, CommandSpec spec) {
        int names = spec.isSubcommand() ? 2 : 1;
        List<Bytes> arguments = it.command()
                .subList(Math.min(names, it.command().size()), it.command().size());
        SyntaxMatch match = spec.syntax().match(arguments);
        if (match.misfit() >= 0) {
            return WordCauses.unfitting(it, spec);
        }
        Held held = Held.of(it, spec);
        if (held != null && held.value != null && !isNumber(held.value)) {
            String what = held.place + " holds " + Quoting.quote(held.value) + ", which is no number to count with.";
            return new Cause(Kind.NOT_A_NUMBER, what, held.key.sentences(), Causes.expects(spec), held.ways("0"));
        }
        for (int i = 0; i < arguments.size(); i++) {
            Bytes word = arguments.get(i);
            if (looksNumeric(word) && !Numbers.isLong(word)) {
                String because = "Word " + (names + i + 1) + ", " + Quoting.word(word)
                        + ", is no whole number of 64 bits: those go from -9223372036854775808 to"
                        + " 9223372036854775807, without a point.";
                return new Cause(
                        Kind.NOT_A_NUMBER, because, List.of(), Causes.expects(spec), List.of(Causes.help(spec)));
            }
        }
        return null;
    }

    private static boolean looksNumeric(Bytes word) {
        return !word.isEmpty() && (word.at(0) == '-' || word.at(0) >= '0' && word.at(0) <= '9');
    }

    private static boolean isNumber(Bytes value) {
        return Numbers.isLong(value);
    }

    static Cause overflow(Situation it, CommandSpec spec) {
        Held held = Held.of(it, spec);
        if (held == null) {
            return null;
        }
        String because = held.place + " is " + (held.value == null ? "0" : held.value.utf8())
                + ", and what " + Quoting.line(it.command())
                + " makes of it is out of the range of numbers (whole ones: -9223372036854775808 to"
                + " 9223372036854775807). It was left as it is.";
        return new Cause(Kind.OUT_OF_RANGE, because, held.key.sentences(), Causes.expects(spec), held.ways("0"));
    }

    static Cause outOfRange(Situation it, CommandSpec spec, String text) {
        int names = spec.isSubcommand() ? 2 : 1;
        String bounds = text.contains("must be positive") ? "It must not be below zero." : "";
        for (int i = names; i < it.command().size(); i++) {
            Bytes word = it.command().get(i);
            boolean number = Numbers.isLong(word);
            if (number && (Numbers.parseLong(word) < 0 || Math.abs(Numbers.parseLong(word)) > Integer.MAX_VALUE)) {
                String because = "Word " + (i + 1) + ", " + word.utf8() + ", is not in the range that " + spec.words()
                        + " takes there. " + bounds;
                return new Cause(
                        Kind.OUT_OF_RANGE,
                        because.strip(),
                        Causes.facts(it),
                        Causes.expects(spec),
                        List.of(Causes.help(spec)));
            }
        }
        return null;
    }

    /** The number that a counting command works on. */
    private record Held(KeyFacts key, Bytes field, String place, Bytes value) {
        static Held of(Situation it, CommandSpec spec) {
            List<Bytes> keys = Causes.keys(spec, it.command());
            if (keys.isEmpty()) {
                return null;
            }
            KeyFacts key = it.key(keys.get(0));
            if (key.value() instanceof HashValue hash && it.command().size() > 2) {
                Bytes field = it.word(2);
                return new Held(key, field, "The field " + Quoting.word(field) + " of " + key.name(), hash.get(field));
            }
            return key.value() instanceof StringValue text ? new Held(key, null, key.name(), text.bytes()) : null;
        }

        List<Cause.Way> ways(String fresh) {
            List<Cause.Way> ways = new ArrayList<>();
            String name = key.name();
            if (field == null) {
                ways.add(new Cause.Way("GET " + name, "reads what is there"));
                ways.add(new Cause.Way("SET " + name + " " + fresh, "begins to count anew"));
                ways.add(new Cause.Way("INCR " + name + ":count", "counts under another name"));
            } else {
                String word = Quoting.word(field);
                ways.add(new Cause.Way("HGET " + name + " " + word, "reads what is there"));
                ways.add(new Cause.Way("HSET " + name + " " + word + " " + fresh, "begins to count anew"));
                ways.add(new Cause.Way("HINCRBY " + name + " " + word + ":count 1", "counts in another field"));
            }
            return ways;
        }
    }
}
