package dev.rediscover.author.recording;

import dev.rediscover.base.Bytes;
import dev.rediscover.lesson.CommandName;
import dev.rediscover.lesson.Line;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.spec.KeyPositions;
import dev.rediscover.tutor.Rehearsal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What may tell a wrong answer from the solution: from how they differ, the most telling first. */
final class MistakeGuess {
    private static final int MOST_KEYS = 5;

    private final Rehearsal right;
    private final Rehearsal wrong;
    private final Catalog catalog;
    private final List<Guess> guesses = new ArrayList<>();

    /**
     * One way to tell.
     *
     * @param id a name for the mistake
     * @param when the condition, in braces
     * @param say what to tell the learner
     */
    record Guess(String id, String when, String say) {}

    private MistakeGuess(Rehearsal right, Rehearsal wrong, Catalog catalog) {
        this.right = right;
        this.wrong = wrong;
        this.catalog = catalog;
    }

    /** All guesses; the last one always is the line as it was typed. */
    static List<Guess> of(Rehearsal right, Rehearsal wrong, List<List<String>> examples, Catalog catalog) {
        MistakeGuess guess = new MistakeGuess(right, wrong, catalog);
        guess.error();
        guess.commands();
        guess.strayKeys();
        guess.right.changed().forEach(guess::key);
        guess.options();
        guess.otherKeysRead();
        guess.reply();
        guess.missingCommands();
        guess.typed(examples);
        return guess.guesses;
    }

    private void add(String id, String when, String say) {
        guesses.add(new Guess(id, when, say));
    }

    // ---- what may differ

    private void error() {
        if (!(wrong.reply() instanceof Reply.Err error) || right.reply() instanceof Reply.Err) {
            return;
        }
        boolean type = error.code().equals("WRONGTYPE");
        String condition = "reply: {error: " + YamlText.word(error.code()) + "}";
        String say = type
                ? "{command} is for another type than the key holds; Redis replies {reply}."
                : "Redis refuses that: {reply}.";
        String id = type ? "wrong-type" : "refused";
        List<String> others = othersThan(right, wrong);
        if (!others.isEmpty()) {
            add(id, "{used: " + command(others.get(0)) + ", " + condition + "}", say);
        }
        add(id, "{" + condition + "}", say);
    }

    private void commands() {
        for (String name : othersThan(right, wrong)) {
            add("uses-" + slug(name), "{used: " + command(name) + "}", aboutCommand(name));
        }
    }

    private String aboutCommand(String name) {
        if (wrong.reply() == null) {
            return "`" + name + "` waits here, and no reply comes; something else is asked for.";
        }
        List<Bytes> keys = right.changed();
        if (wrong.changed().isEmpty() && !keys.isEmpty()) {
            return "`" + name + "` changes nothing here, and something is to change.";
        }
        if (!keys.isEmpty() && !wrong.changed().containsAll(keys)) {
            return "With `" + name + "` you changed {changed_keys}; something else was to change.";
        }
        for (Bytes key : keys) {
            if (wrong.type(key).equals("none") && !right.type(key).equals("none")) {
                return "`" + name + "` leaves no key " + shown(key) + " behind; it is to be there afterwards.";
            }
            if (!wrong.content(key).equals(right.content(key)) && canBeNamed(key)) {
                return "`" + name + "` leaves {value:" + key.utf8() + "} in " + shown(key)
                        + "; something else is asked for.";
            }
        }
        boolean sameReply = right.reply() != null && right.reply().equals(wrong.reply());
        return sameReply
                ? "`" + name + "` has this reply too, and leaves other data behind."
                : "The reply of `" + name + "` is {reply}; something else is asked for.";
    }

    private void strayKeys() {
        List<Bytes> wanted = right.changed();
        List<Bytes> stray = new ArrayList<>(wrong.changed());
        stray.removeAll(wanted);
        if (stray.isEmpty() || wanted.size() > MOST_KEYS) {
            return;
        }
        if (wanted.isEmpty()) {
            add(
                    "changes-data",
                    "{effect: {changed: \"*\"}}",
                    "You changed {changed_keys}; here nothing is to change, only to be looked at.");
            return;
        }
        List<String> except = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Bytes key : wanted) {
            except.add(YamlText.quoted(pattern(key.utf8())));
            names.add(shown(key));
        }
        add(
                "other-key",
                "{effect: {changed: \"*\", except: [" + String.join(", ", except) + "]}}",
                "You changed {changed_keys}; asked for is " + String.join(", ", names) + ".");
    }

    /** A key that the solution changes, as it is after the wrong answer. */
    private void key(Bytes key) {
        if (!canBeNamed(key)) {
            return;
        }
        String name = YamlText.quoted(key.utf8());
        String mine = wrong.type(key);
        String wanted = right.type(key);
        if (mine.equals("none") && !wanted.equals("none")) {
            boolean gone = wrong.deleted().contains(key);
            add(
                    gone ? "deletes-it" : "not-there",
                    "{state: [{absent: [" + YamlText.quoted(pattern(key.utf8())) + "]}]}",
                    "The key " + shown(key) + (gone ? " is gone now; it should stay." : " is not there afterwards."));
        } else if (!mine.equals(wanted)) {
            String type = "{state: [{key: " + name + (isKnownType(mine) ? ", type: " + mine : "") + "}]}";
            add(wanted.equals("none") ? "leaves-it" : "other-type", type, aboutType(key, wanted));
        } else {
            value(key, name);
            timeToLive(key, name);
        }
    }

    private static String aboutType(Bytes key, String wanted) {
        return wanted.equals("none")
                ? "The key " + shown(key) + " is still there; it should be gone."
                : "The key " + shown(key) + " holds a {type:" + key.utf8() + "} now; another type is asked for.";
    }

    private static boolean isKnownType(String type) {
        return List.of("string", "list", "set", "hash", "zset", "stream").contains(type);
    }

    private void value(Bytes key, String name) {
        String value = MatcherText.content(wrong.type(key), wrong.content(key));
        if (value != null && !wrong.content(key).equals(right.content(key))) {
            boolean untouched = !wrong.changed().contains(key);
            add(
                    untouched ? "leaves-it" : "other-value",
                    "{state: [{key: " + name + ", value: " + value + "}]}",
                    "The key " + shown(key)
                            + (untouched ? " still holds {value:" : " now holds {value:")
                            + key.utf8() + "}; something else is asked for.");
        }
    }

    private void timeToLive(Bytes key, String name) {
        long mine = wrong.ttl(key);
        long wanted = right.ttl(key);
        String start = "{state: [{key: " + name + ", ttl: ";
        if (mine < 0 && wanted >= 0) {
            add(
                    "no-expiry",
                    start + "none}]}",
                    "The key " + shown(key) + " lives for ever now; it should go by itself after a while.");
        } else if (mine >= 0 && wanted < 0) {
            add(
                    "expires",
                    start + "{between: [0, 4000000000]}}]}",
                    "The key " + shown(key) + " goes by itself in {ttl:" + key.utf8() + "} seconds; it should stay.");
        } else if (mine >= 0 && Math.abs(mine - wanted) > 2) {
            add(
                    "other-expiry",
                    start + "{near: " + mine + ", by: 2}}]}",
                    "The key " + shown(key) + " goes in {ttl:" + key.utf8() + "} seconds; another time is asked for.");
        }
    }

    /** Options of the same command that only the wrong answer has. */
    private void options() {
        Set<String> known = new LinkedHashSet<>();
        for (Line line : right.commands()) {
            line.words().forEach(word -> known.add(word.utf8().toUpperCase(Locale.ROOT)));
        }
        for (Line line : wrong.commands()) {
            CommandSpec spec = spec(line);
            for (Bytes word : line.words().subList(1, line.words().size())) {
                String option = word.utf8().toUpperCase(Locale.ROOT);
                boolean fresh = option.matches("[A-Z]{2,20}") && known.add(option);
                if (fresh && spec != null && spec.syntaxText().matches(".*\\b" + option + "\\b.*")) {
                    add(
                            "with-" + slug(option),
                            "{typed: [\"* " + option + "\", \"* " + option + " *\"]}",
                            "With `" + option + "` the reply is {reply}; that option is not wanted here.");
                }
            }
        }
    }

    /** Where nothing is to change: keys that only the wrong answer looked at. */
    private void otherKeysRead() {
        if (!right.changed().isEmpty() || !wrong.changed().isEmpty()) {
            return;
        }
        Set<Bytes> wanted = keys(right);
        Set<Bytes> others = keys(wrong);
        others.removeAll(wanted);
        for (Bytes key : others) {
            if (canBeNamed(key)
                    && !wanted.isEmpty()
                    && canBeNamed(wanted.iterator().next())) {
                String pattern = pattern(Quoting.word(key));
                add(
                        "looks-elsewhere",
                        "{typed: [" + YamlText.quoted("* " + pattern) + ", " + YamlText.quoted("* " + pattern + " *")
                                + "]}",
                        "You looked at " + shown(key) + "; asked for is "
                                + shown(wanted.iterator().next()) + ".");
            }
        }
    }

    private Set<Bytes> keys(Rehearsal done) {
        Set<Bytes> keys = new LinkedHashSet<>();
        for (Line line : done.commands()) {
            CommandSpec spec = spec(line);
            try {
                for (int at : spec == null ? List.<Integer>of() : KeyPositions.of(spec, line.words())) {
                    keys.add(line.words().get(at));
                }
            } catch (KeyPositions.Unclear e) {
                return new LinkedHashSet<>(); // the command is not written to its end
            }
        }
        return keys;
    }

    private void reply() {
        if (right.reply() != null && right.reply().equals(wrong.reply()) || wrong.reply() == right.reply()) {
            return;
        }
        String say = wrong.reply() == null
                ? "Your command waits and gets no reply here; something else is asked for."
                : "The reply is {reply}; something else is asked for.";
        for (String matcher : MatcherText.candidates(wrong.reply(), wrong.isUnordered())) {
            if (!matcher.startsWith("{anything")) {
                add("other-reply", "{reply: " + matcher + "}", say);
            }
        }
    }

    private void missingCommands() {
        for (String name : othersThan(wrong, right)) {
            add(
                    "without-" + slug(name),
                    "{not_used: " + command(name) + "}",
                    "Something is missing: none of your commands was `" + name + "`.");
        }
    }

    private void typed(List<List<String>> examples) {
        Set<String> patterns = new LinkedHashSet<>();
        for (List<String> lines : examples) {
            String telling = lines.get(lines.size() - 1);
            for (String line : lines) {
                boolean shared =
                        right.commands().stream().anyMatch(one -> one.typed().equalsIgnoreCase(line));
                telling = shared ? telling : line;
            }
            patterns.add(
                    YamlText.command(pattern(String.join(" ", telling.strip().split("\\s+")))));
        }
        String list = String.join(", ", patterns);
        add(
                "this-answer",
                "{typed: " + (patterns.size() == 1 ? list : "[" + list + "]") + "}",
                "That is not what is asked for: the reply is {reply}, and {changed_keys} changed.");
    }

    // ---- words

    /** The commands of {@code two} that {@code one} has not used, in order. */
    private List<String> othersThan(Rehearsal one, Rehearsal two) {
        Set<String> names = new LinkedHashSet<>();
        for (Line line : two.commands()) {
            String name = name(line);
            if (name != null && one.commands().stream().noneMatch(other -> CommandName.fits(name, other.words()))) {
                names.add(name);
            }
        }
        return List.copyOf(names);
    }

    /** The name of a known command, with its subcommand; {@code null} for one that there is not. */
    private String name(Line line) {
        CommandSpec spec = spec(line);
        return spec == null ? null : spec.words();
    }

    private CommandSpec spec(Line line) {
        CommandSpec spec = catalog.find(line.words().get(0));
        boolean sub = spec != null && spec.isContainer() && line.words().size() > 1;
        return sub ? spec.subcommand(line.words().get(1)) : spec;
    }

    private static String command(String name) {
        return YamlText.word(name);
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /** Whether a key can stand in a message and in a check. */
    private static boolean canBeNamed(Bytes key) {
        String text = key.utf8();
        return !text.isEmpty() && !YamlText.hasUnprintable(text) && text.indexOf('}') < 0 && text.indexOf('\ufffd') < 0;
    }

    private static String shown(Bytes key) {
        return "`" + YamlText.tidy(key.utf8()).replace("{", "{{").replace("}", "}}") + "`";
    }

    /** A glob pattern that fits just this text. */
    static String pattern(String text) {
        return text.replaceAll("[*?\\[\\]\\\\]", "\\\\$0");
    }
}
