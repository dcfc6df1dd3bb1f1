package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.resp.Quoting;
import dev.rediscover.spec.ArgType;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.spec.KeyPositions;
import dev.rediscover.spec.SyntaxMatch;
import dev.rediscover.spec.SyntaxNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a command means, touches and costs, told before it runs.
 *
 * @param spec the command; {@code null} if there is none of this name
 * @param words what each word is
 * @param fault why it cannot run as it is; {@code null} if it can
 * @param keys what it would do to each key, and what that holds now
 * @param cost what it costs, with the numbers as they are now; empty if there is no command
 * @param cautions what else is to be known before it runs
 */
public record Forecast(
        CommandSpec spec, List<Word> words, Cause fault, List<String> keys, String cost, List<String> cautions) {
    private static final int MOST_KEYS = 5;

    /** A word of the line, and what it is. */
    public record Word(String word, String meaning) {}

    /** Of {@code situation}, whose reply is not looked at. */
    public static Forecast of(Situation situation) {
        CommandSpec spec = situation.spec();
        if (spec == null || spec.isContainer()) {
            return new Forecast(null, List.of(), unknown(situation, spec), List.of(), "", List.of());
        }
        List<Bytes> command = situation.command();
        int names = spec.isSubcommand() ? 2 : 1;
        SyntaxMatch match = spec.syntax().match(command.subList(names, command.size()));
        boolean fits = match.isComplete() && spec.arityFits(command.size());
        return new Forecast(
                spec,
                words(situation, match, names),
                fits ? null : WordCauses.unfitting(situation, spec),
                keys(situation),
                cost(situation),
                cautions(spec));
    }

    private static Cause unknown(Situation situation, CommandSpec container) {
        if (container == null) {
            return WordCauses.unknownCommand(situation);
        }
        return situation.command().size() == 1
                ? WordCauses.unfitting(situation, container)
                : WordCauses.unknownSubcommand(situation, container);
    }

    private static List<Word> words(Situation situation, SyntaxMatch match, int names) {
        List<Word> words = new ArrayList<>();
        List<Bytes> command = situation.command();
        words.add(new Word(Quoting.line(command.subList(0, names)), "the command"));
        List<SyntaxNode> roles = match.roles();
        for (int i = names; i < command.size(); i++) {
            String meaning =
                    i - names < roles.size() ? meaning(role(situation, i, roles.get(i - names))) : "does not fit here";
            words.add(new Word(Quoting.word(command.get(i)), meaning));
            if (i - names >= roles.size()) {
                break;
            }
        }
        return words;
    }

    /** A time-out behind any number of keys reads like one more of them. */
    private static SyntaxNode role(Situation situation, int index, SyntaxNode read) {
        List<SyntaxNode> parts = SyntaxNode.partsOf(situation.spec().syntax().root());
        SyntaxNode last = parts.isEmpty() ? read : parts.get(parts.size() - 1);
        boolean isLast = index == situation.command().size() - 1 && last instanceof SyntaxNode.Value;
        boolean seemsKey = read instanceof SyntaxNode.Value value && value.type() == ArgType.KEY;
        return isLast && seemsKey && situation.spec().isBlocking() ? last : read;
    }

    private static String meaning(SyntaxNode role) {
        if (!(role instanceof SyntaxNode.Value value)) {
            return "an option, as it stands";
        }
        String name = value.name();
        return switch (value.type()) {
            case KEY -> name.equals("key") ? "a key" : name + ", a key";
            case INTEGER -> name + ", a whole number";
            case COUNT -> name + ", how many follow";
            case DOUBLE -> name + ", a number";
            case UNIX_TIME -> name + ", a moment counted since 1970";
            case PATTERN -> name + ", in which * and ? stand for others";
            case STREAM_ID -> name + ", an entry of a stream";
            case STRING -> name;
        };
    }

    // ---- keys

    private static List<String> keys(Situation situation) {
        List<String> told = new ArrayList<>();
        CommandSpec spec = situation.spec();
        try {
            List<KeyPositions.Key> keys = KeyPositions.keys(spec, situation.command());
            for (KeyPositions.Key key : keys.subList(0, Math.min(MOST_KEYS, keys.size()))) {
                KeyFacts facts = situation.key(situation.word(key.position()));
                told.add("It " + verb(key.flags()) + " " + facts.name() + ". " + facts.now());
            }
            if (keys.size() > MOST_KEYS) {
                told.add("It works on " + (keys.size() - MOST_KEYS) + " more keys.");
            }
        } catch (KeyPositions.Unclear unclear) {
            told.add("Which keys it would work on cannot be told before the line is complete.");
        }
        return told;
    }

    private static String verb(List<String> flags) {
        if (flags.contains("RM")) {
            return "removes";
        }
        if (flags.contains("OW")) {
            return "overwrites";
        }
        return flags.contains("RW") ? "reads and changes" : "reads";
    }

    // ---- cost

    private static String cost(Situation situation) {
        String cost = situation.spec().cost();
        long n = number(situation, cost);
        if (n < 0) {
            return cost.startsWith("O(1)") && cost.length() == 4 ? cost + ": one step, however much there is" : cost;
        }
        String here = cost + ". Here N is " + n;
        if (cost.startsWith("O(N)")) {
            return here + ": " + KeyFacts.count(n, "step");
        }
        boolean grows = cost.startsWith("O(log");
        String each = cost.contains("for each") ? " each" : "";
        long steps = 64 - Long.numberOfLeadingZeros(Math.max(1, n));
        return grows ? here + ": " + KeyFacts.count(steps, "step") + each : here;
    }

    /** What N is for this line; -1 if there is no N, or it shows only when the command runs. */
    private static long number(Situation situation, String cost) {
        if (!cost.contains("N") || cost.contains("N*") || cost.contains("smallest")) {
            return -1;
        }
        if (cost.contains("keys in all databases")) {
            return allKeys(situation.engine());
        }
        if (cost.contains("keys in the database")) {
            return situation.engine().db(situation.db()).size();
        }
        List<Bytes> keys = Causes.keys(situation.spec(), situation.command());
        if (cost.contains("N keys")) {
            return Math.max(1, keys.size());
        }
        boolean named = cost.contains("asked for") || cost.contains("to remove") || cost.contains("N values");
        if (named) {
            return Math.max(0, situation.command().size() - 2L);
        }
        boolean whole = cost.contains("N elements")
                || cost.contains("N members")
                || cost.contains("N fields")
                || cost.contains("N entries")
                || cost.contains("N bytes")
                || cost.startsWith("O(log");
        return whole && !keys.isEmpty() ? sizes(situation, keys) : -1;
    }

    private static long allKeys(Engine engine) {
        long keys = 0;
        for (int i = 0; i < Engine.DATABASES; i++) {
            keys += engine.db(i).size();
        }
        return keys;
    }

    private static long sizes(Situation situation, List<Bytes> keys) {
        long sum = 0;
        for (Bytes key : keys) {
            KeyFacts facts = situation.key(key);
            sum += facts.isThere() ? facts.value().size() : 0;
        }
        return sum;
    }

    // ---- cautions

    private static List<String> cautions(CommandSpec spec) {
        List<String> told = new ArrayList<>();
        if (!spec.isBuilt()) {
            told.add("This engine does not have it yet; a real Redis does.");
        }
        if (spec.isBlocking()) {
            told.add("It may wait: until there is something for it, or its time-out is over.");
        }
        if (spec.aclCategories().contains("dangerous")) {
            told.add("Careful: it can do harm or hold up others on a busy server.");
        }
        if (spec.hasFlag("admin")) {
            told.add("It is for those who run the server.");
        }
        if (spec.isDenyOom()) {
            told.add("It is refused while memory is over its limit.");
        }
        return told;
    }

    /** Whether it can be tried on a copy of the data: it works on data alone, and nowhere else. */
    public boolean canBeTried() {
        return spec != null
                && fault == null
                && spec.isBuilt()
                && (spec.isWrite() || spec.isReadOnly())
                && !spec.name().equals("MIGRATE");
    }
}
