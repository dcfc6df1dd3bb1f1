package dev.rediscover.tutor;

import static dev.rediscover.tutor.Cause.Kind;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Quoting;
import dev.rediscover.spec.ArgType;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.spec.Suggest;
import dev.rediscover.spec.SyntaxMatch;
import dev.rediscover.spec.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The reasons for errors that lie in the words of the line. */
final class WordCauses {
    private WordCauses() {}

    static Cause unknownCommand(Situation it) {
        String typed = it.command().get(0).utf8();
        List<String> names = new ArrayList<>();
        for (CommandSpec spec : it.engine().catalog().all()) {
            if (!spec.isSubcommand()) {
                names.add(spec.words());
            }
        }
        List<Cause.Way> ways = new ArrayList<>();
        String rest = Quoting.line(it.command().subList(1, it.command().size()));
        for (String name : Suggest.nearest(typed, names, 3)) {
            String line = rest.isEmpty() ? name : name + " " + rest;
            ways.add(new Cause.Way(line, lower(it.engine().catalog().find(name).summary())));
        }
        boolean near = !ways.isEmpty();
        if (!near) {
            ways.add(new Cause.Way("help", "lists what there is"));
            ways.add(new Cause.Way("COMMAND LIST", "gives the names of all commands"));
        }
        String because = "The first word of a line is the command, and Redis has none called "
                + Quoting.word(it.command().get(0)) + (near ? "; these are close to it." : ".");
        return new Cause(Kind.UNKNOWN_COMMAND, because, List.of(), "", ways);
    }

    static Cause unknownSubcommand(Situation it, CommandSpec container) {
        List<String> names = new ArrayList<>();
        for (CommandSpec sub : container.subcommands()) {
            names.add(sub.words());
        }
        List<Cause.Way> ways = new ArrayList<>();
        for (String name : Suggest.nearest(container.words() + " " + it.word(1).utf8(), names, 3)) {
            String rest = Quoting.line(it.command().subList(2, it.command().size()));
            ways.add(new Cause.Way(
                    (name + " " + rest).strip(),
                    lower(it.engine().catalog().find(name).summary())));
        }
        ways.add(new Cause.Way("help " + container.words(), "lists its subcommands"));
        return new Cause(
                Kind.UNKNOWN_SUBCOMMAND,
                container.words() + " wants a subcommand next, and " + Quoting.word(it.word(1)) + " is none.",
                List.of(),
                String.join(", ", names),
                ways);
    }

    private static String lower(String summary) {
        String text = summary.endsWith(".") ? summary.substring(0, summary.length() - 1) : summary;
        boolean name = text.length() > 1 && Character.isUpperCase(text.charAt(1));
        return !name && !text.isEmpty() ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
    }

    /** Words that do not fit the syntax: too few, too many, or one that cannot stand where it stands. */
    static Cause unfitting(Situation it, CommandSpec spec) {
        int names = spec.isSubcommand() ? 2 : 1;
        if (spec.isContainer()) {
            return new Cause(
                    Kind.TOO_FEW_WORDS,
                    spec.words() + " wants a subcommand behind it.",
                    List.of(),
                    subcommands(spec),
                    List.of(Causes.help(spec)));
        }
        List<Bytes> arguments = it.command()
                .subList(Math.min(names, it.command().size()), it.command().size());
        SyntaxMatch match = spec.syntax().match(arguments);
        List<Cause.Way> ways = new ArrayList<>();
        if (match.misfit() >= 0) {
            return misfit(it, spec, arguments, match);
        }
        if (!match.isComplete()) {
            String line = Quoting.line(it.command());
            ways.add(new Cause.Way((line + " " + Samples.of(match.rest())).strip(), "with something in each place"));
            ways.add(Causes.help(spec));
            String because = "Behind \"" + line + "\" there is still missing: " + must(match) + ".";
            return new Cause(Kind.TOO_FEW_WORDS, because, List.of(), Causes.expects(spec), ways);
        }
        ways.add(Causes.help(spec));
        return new Cause(
                Kind.SYNTAX,
                "Each word may stand where it stands, but not all of them together.",
                List.of(),
                Causes.expects(spec),
                ways);
    }

    /** What must still come, without what may. */
    private static String must(SyntaxMatch match) {
        StringBuilder out = new StringBuilder();
        for (SyntaxNode part : SyntaxNode.partsOf(match.rest())) {
            if (!SyntaxNode.mayBeEmpty(part)) {
                out.append(out.length() == 0 ? "" : " ").append(part);
            }
        }
        return out.toString();
    }

    private static String subcommands(CommandSpec container) {
        List<String> names = new ArrayList<>();
        for (CommandSpec sub : container.subcommands()) {
            names.add(sub.words());
        }
        return String.join(", ", names);
    }

    private static Cause misfit(Situation it, CommandSpec spec, List<Bytes> arguments, SyntaxMatch match) {
        int at = match.misfit();
        int names = spec.isSubcommand() ? 2 : 1;
        SyntaxMatch before = spec.syntax().match(arguments.subList(0, at));
        String word = Quoting.word(arguments.get(at));
        String place = "Word " + (names + at + 1) + ", " + word + ", ";
        List<String> tokens = before.tokens();
        List<Cause.Way> ways = new ArrayList<>();
        String shortened = Quoting.line(it.command().subList(0, names + at));
        boolean known = isKnown(spec, arguments, at);
        if (!known) {
            for (String near : Suggest.nearest(arguments.get(at).utf8(), tokens, 2)) {
                mend(ways, it, spec, names + at, near);
            }
        }
        SyntaxNode.Value number = number(before);
        if (number != null) {
            mend(ways, it, spec, names + at, number.type() == ArgType.DOUBLE ? "1.5" : "10");
        }
        if (number != null && tokens.isEmpty()) {
            ways.add(Causes.help(spec));
            String because = place + "should be a number: " + number.name() + ".";
            return new Cause(Kind.NOT_A_NUMBER, because, List.of(), Causes.expects(spec), ways);
        }
        if (before.isComplete()) {
            ways.add(new Cause.Way(shortened, "without it"));
        }
        ways.add(Causes.help(spec));
        boolean tooMany = tokens.isEmpty() && before.values().isEmpty();
        String because = tooMany
                ? place + "is one too many: behind \"" + shortened + "\" nothing more may come."
                : place
                        + (known ? "does not go with what stands before it" : "cannot stand there")
                        + may(tokens, number)
                        + ".";
        return new Cause(tooMany ? Kind.TOO_MANY_WORDS : Kind.SYNTAX, because, List.of(), Causes.expects(spec), ways);
    }

    /** Whether the word might have stood further to the front. */
    private static boolean isKnown(CommandSpec spec, List<Bytes> arguments, int at) {
        String word = arguments.get(at).latin1().toUpperCase(Locale.ROOT);
        for (int i = 0; i < at; i++) {
            if (spec.syntax().match(arguments.subList(0, i)).tokens().contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** A number that may come next; {@code null} if none may. */
    private static SyntaxNode.Value number(SyntaxMatch before) {
        for (SyntaxNode.Value value : before.values()) {
            ArgType type = value.type();
            if (type == ArgType.INTEGER || type == ArgType.COUNT || type == ArgType.DOUBLE) {
                return value;
            }
        }
        return null;
    }

    /** Adds the line with another word in that place, if it fits then; what is still missing is added. */
    private static void mend(List<Cause.Way> ways, Situation it, CommandSpec spec, int index, String instead) {
        List<Bytes> mended = new ArrayList<>(it.command());
        mended.set(index, Bytes.of(instead));
        SyntaxMatch match = spec.syntax().match(mended.subList(spec.isSubcommand() ? 2 : 1, mended.size()));
        if (match.misfit() < 0) {
            String rest = match.isComplete() ? "" : " " + Samples.of(match.rest());
            ways.add(new Cause.Way(Quoting.line(mended) + rest, "with " + instead));
        }
    }

    private static String may(List<String> tokens, SyntaxNode.Value number) {
        List<String> words = new ArrayList<>(tokens.subList(0, Math.min(12, tokens.size())));
        if (number != null) {
            words.add(0, "a number (" + number.name() + ")");
        }
        return words.isEmpty() ? "" : "; what may: " + String.join(", ", words);
    }
}
