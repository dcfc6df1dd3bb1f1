package dev.rediscover.tutor;

import static dev.rediscover.tutor.Cause.Kind;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.value.HashValue;
import dev.rediscover.value.ListValue;
import dev.rediscover.value.SetValue;
import dev.rediscover.value.Value;
import dev.rediscover.value.ZSetValue;
import java.util.ArrayList;
import java.util.List;

/** The reasons for replies that are no errors and still surprise: nil, 0, -1, -2, an empty list. */
final class ReplyCauses {
    private ReplyCauses() {}

    /** The reason for a reply; {@code null} if there is nothing surprising in it. */
    static Cause of(Situation it) {
        CommandSpec spec = it.spec();
        if (spec == null) {
            return null;
        }
        if (spec.name().equals("EXEC") && it.reply().kind() == Reply.Kind.NIL) {
            return watched(it);
        }
        Cause told = AccessCauses.told(it, spec);
        if (told != null) {
            return told;
        }
        List<Bytes> keys = Causes.keys(spec, it.command());
        if (keys.isEmpty()) {
            return null;
        }
        KeyFacts key = it.key(keys.get(0));
        if (it.reply().kind() == Reply.Kind.NIL) {
            return nil(it, spec, key);
        }
        if (it.reply() instanceof Reply.Int number && number.value() <= 0) {
            return number(it, spec, key, number.value());
        }
        return isEmpty(it.reply()) ? empty(it, spec, key) : null;
    }

    private static boolean isEmpty(Reply reply) {
        return reply instanceof Reply.Arr list && list.items().isEmpty()
                || reply instanceof Reply.MapOf map && map.items().isEmpty()
                || reply instanceof Reply.SetOf set && set.items().isEmpty();
    }

    // ---- nil

    private static Cause nil(Situation it, CommandSpec spec, KeyFacts key) {
        if (spec.isBlocking() && !key.isThere()) {
            return waited(it, spec, key);
        }
        boolean writes = spec.name().equals("SET");
        if (writes) {
            return setRefused(it, key);
        }
        if (!key.isThere()) {
            return gone(it, spec, key);
        }
        return inside(it, spec, key);
    }

    private static Cause gone(Situation it, CommandSpec spec, KeyFacts key) {
        String because = spec.isReadOnly()
                ? "There is no key " + key.name() + ", and what is not there reads as nil."
                : "There is no key " + key.name() + ", so there was nothing to take.";
        return ErrorCauses.missing(it, key, because);
    }

    private static Cause waited(Situation it, CommandSpec spec, KeyFacts key) {
        String name = key.name();
        return new Cause(
                Kind.NO_SUCH_ELEMENT,
                "Nothing came to " + name + " while " + spec.words() + " waited; nil says that its time was up.",
                key.sentences(),
                "",
                List.of(
                        new Cause.Way("@bob " + Quoting.line(it.command()), "lets somebody else wait"),
                        new Cause.Way("TYPE " + name, "asks whether it is there now"),
                        Causes.help(spec)));
    }

    private static Cause setRefused(Situation it, KeyFacts key) {
        boolean nx = it.says("NX");
        if (!nx && !it.says("XX")) {
            return it.says("GET")
                    ? new Cause(
                            Kind.NO_SUCH_KEY,
                            "SET with GET replies what was there before, and there was nothing.",
                            key.sentences(),
                            "",
                            List.of(key.reader()))
                    : null;
        }
        String because = nx
                ? "NX sets only a key that is not there, and " + key.name() + " is there."
                : "XX sets only a key that is there, and " + key.name() + " is not.";
        List<Bytes> without = new ArrayList<>();
        for (Bytes word : it.command()) {
            if (!word.is("NX") && !word.is("XX")) {
                without.add(word);
            }
        }
        List<Cause.Way> ways = new ArrayList<>();
        ways.add(new Cause.Way(Quoting.line(without), "sets it in any case"));
        ways.add(nx ? key.reader() : new Cause.Way("EXISTS " + key.name(), "asks whether it is there"));
        ways.add(
                nx
                        ? new Cause.Way("TTL " + key.name(), "tells when it goes")
                        : new Cause.Way("help SET", "explains NX and XX"));
        return new Cause(Kind.CONDITION, because, nx ? key.sentences() : List.of(key.gone()), "", ways);
    }

    /** The key is there, and what was asked for inside it is not. */
    private static Cause inside(Situation it, CommandSpec spec, KeyFacts key) {
        Bytes asked = it.word(2);
        if (asked == null) {
            return null;
        }
        String word = Quoting.word(asked);
        if (key.value() instanceof HashValue hash && !hash.contains(asked)) {
            return new Cause(
                    Kind.NO_SUCH_FIELD,
                    "The hash " + key.name() + " has no field " + word + "; " + fields(hash) + ".",
                    key.sentences(),
                    "",
                    List.of(
                            new Cause.Way("HKEYS " + key.name(), "lists its fields"),
                            new Cause.Way("HEXISTS " + key.name() + " " + word, "asks for this one"),
                            new Cause.Way("HSET " + key.name() + " " + word + " value", "sets it")));
        }
        if (key.value() instanceof ZSetValue zset && !zset.contains(asked)) {
            return new Cause(
                    Kind.NO_SUCH_ELEMENT,
                    "The sorted set " + key.name() + " has no member " + word + ".",
                    key.sentences(),
                    "",
                    List.of(
                            key.reader(),
                            new Cause.Way("ZADD " + key.name() + " 1 " + word, "adds it with the score 1"),
                            Causes.help(spec)));
        }
        return key.value() instanceof ListValue list ? notInList(spec, key, list, word) : null;
    }

    private static Cause notInList(CommandSpec spec, KeyFacts key, ListValue list, String word) {
        String place = spec.name().equals("LINDEX") ? "index " + word + " is outside" : word + " is none of them";
        return new Cause(
                Kind.NO_SUCH_ELEMENT,
                "The list " + key.name() + " has " + KeyFacts.count(list.size(), "element") + ", and " + place + ".",
                key.sentences(),
                "",
                List.of(key.reader(), new Cause.Way("LLEN " + key.name(), "counts them"), Causes.help(spec)));
    }

    private static String fields(HashValue hash) {
        StringBuilder out = new StringBuilder("it has ");
        int shown = 0;
        for (HashValue.Field field : hash) {
            if (shown == 5) {
                return out.append(" and ")
                        .append(hash.size() - 5)
                        .append(" more")
                        .toString();
            }
            out.append(shown++ == 0 ? "" : ", ").append(Quoting.word(field.name()));
        }
        return out.toString();
    }

    // ---- numbers

    private static Cause number(Situation it, CommandSpec spec, KeyFacts key, long number) {
        return switch (spec.name()) {
            case "TTL", "PTTL", "EXPIRETIME", "PEXPIRETIME" -> noTime(it, key, number);
            case "SADD", "ZADD", "PFADD", "SETNX", "HSETNX", "HSET", "GEOADD", "RENAMENX", "COPY" ->
                number == 0 ? alreadyThere(it, spec, key) : null;
            case "EXPIRE", "PEXPIRE", "EXPIREAT", "PEXPIREAT" -> expiryRefused(it, spec, key);
            case "PERSIST" ->
                key.isThere()
                        ? new Cause(
                                Kind.NO_EXPIRY,
                                key.name() + " had no expiry that could be taken off.",
                                key.sentences(),
                                "",
                                List.of(
                                        new Cause.Way("TTL " + key.name(), "asks: -1 is for ever"),
                                        new Cause.Way("EXPIRE " + key.name() + " 60", "lets it expire")))
                        : gone(it, spec, key);
            default -> number == 0 ? nothingDone(it, spec, key) : null;
        };
    }

    private static Cause noTime(Situation it, KeyFacts key, long number) {
        if (number == -2) {
            return ErrorCauses.missing(it, key, "-2 says that there is no key " + key.name() + ".");
        }
        return number != -1
                ? null
                : new Cause(
                        Kind.NO_EXPIRY,
                        "-1 says that " + key.name() + " has no expiry: it stays until somebody removes it.",
                        key.sentences(),
                        "",
                        List.of(
                                new Cause.Way("EXPIRE " + key.name() + " 60", "lets it expire in a minute"),
                                key.reader()));
    }

    private static Cause expiryRefused(Situation it, CommandSpec spec, KeyFacts key) {
        if (!key.isThere()) {
            return ErrorCauses.missing(it, key, "There is no key " + key.name() + " that could expire.");
        }
        for (String option : List.of("NX", "XX", "GT", "LT")) {
            if (it.says(option)) {
                String rule = switch (option) {
                    case "NX" -> "NX sets an expiry only where there is none.";
                    case "XX" -> "XX sets an expiry only where there is one.";
                    case "GT" -> "GT sets an expiry only if it is later than the present one (none counts as never).";
                    default -> "LT sets an expiry only if it is earlier than the present one.";
                };
                return new Cause(
                        Kind.CONDITION,
                        rule,
                        key.sentences(),
                        Causes.expects(spec),
                        List.of(new Cause.Way("TTL " + key.name(), "tells the present one"), Causes.help(spec)));
            }
        }
        return null;
    }

    private static Cause alreadyThere(Situation it, CommandSpec spec, KeyFacts key) {
        String name = key.name();
        String because = switch (spec.name()) {
            case "SADD" -> "0 counts what is new: all of these were members of " + name + " already.";
            case "ZADD", "GEOADD" ->
                it.says("XX") || it.says("NX") || it.says("GT") || it.says("LT")
                        ? "0 counts members that are new; the option kept others from being added or changed."
                        : "0 counts members that are new: these were there already, and may have a new score now.";
            case "PFADD" -> "0 says that the count is as before: all of it had (most likely) been seen.";
            case "HSET" -> "0 counts fields that are new: these were there already, and have their new values now.";
            case "HSETNX" -> "NX sets only a field that is not there, and " + Quoting.word(it.word(2)) + " is.";
            case "RENAMENX" -> "The new name " + Quoting.word(it.word(2)) + " is taken.";
            case "COPY" ->
                key.isThere()
                        ? "The name " + Quoting.word(it.word(2)) + " is taken, and COPY overwrites only with REPLACE."
                        : "There is no key " + name + " to copy.";
            default -> spec.words() + " sets only a key that is not there, and " + name + " is there.";
        };
        List<String> facts = new ArrayList<>(key.sentences());
        if (spec.name().equals("RENAMENX") || spec.name().equals("COPY") && key.isThere()) {
            facts.addAll(it.key(it.word(2)).sentences());
        }
        return new Cause(
                Kind.ALREADY_THERE, because, facts, "", List.of(key.reader(), other(spec, key, it), Causes.help(spec)));
    }

    private static Cause.Way other(CommandSpec spec, KeyFacts key, Situation it) {
        return switch (spec.name()) {
            case "SADD" -> new Cause.Way("SISMEMBER " + names(key, it), "asks for one member");
            case "COPY" -> new Cause.Way(Quoting.line(it.command()) + " REPLACE", "overwrites what is there");
            case "RENAMENX" -> new Cause.Way("RENAME " + names(key, it), "overwrites it");
            default -> new Cause.Way("TYPE " + key.name(), "asks what the key is");
        };
    }

    private static String names(KeyFacts key, Situation it) {
        return key.name() + " " + Quoting.word(it.word(2));
    }

    /** A command that counts what it did, and did nothing. */
    private static Cause nothingDone(Situation it, CommandSpec spec, KeyFacts key) {
        if (!key.isThere()) {
            String because = spec.isReadOnly()
                    ? "There is no key " + key.name() + ", and what is not there counts as empty."
                    : "There is no key " + key.name() + ", so there was nothing to do.";
            return ErrorCauses.missing(it, key, because);
        }
        Bytes asked = it.word(2);
        if (asked == null || !asksFor(spec, key.value())) {
            return null;
        }
        return new Cause(
                key.value() instanceof HashValue ? Kind.NO_SUCH_FIELD : Kind.NO_SUCH_ELEMENT,
                "Nothing in " + key.name() + " is what was named (" + Quoting.word(asked) + "), so 0.",
                key.sentences(),
                "",
                List.of(key.reader(), new Cause.Way("TYPE " + key.name(), "asks what the key is"), Causes.help(spec)));
    }

    private static boolean asksFor(CommandSpec spec, Value value) {
        return switch (spec.name()) {
            case "HDEL", "HEXISTS", "HSTRLEN" -> true;
            case "SREM", "SISMEMBER", "SMOVE" -> value instanceof SetValue;
            case "ZREM", "LREM", "XACK", "XDEL" -> true;
            default -> false;
        };
    }

    // ---- the rest

    private static Cause empty(Situation it, CommandSpec spec, KeyFacts key) {
        if (!key.isThere()) {
            return ErrorCauses.missing(
                    it, key, "There is no key " + key.name() + ", and what is not there reads as empty.");
        }
        return new Cause(
                Kind.NO_SUCH_ELEMENT,
                "Nothing in " + key.name() + " lies in the range that was asked for.",
                key.sentences(),
                Causes.expects(spec),
                List.of(key.reader(), Causes.help(spec)));
    }

    private static Cause watched(Situation it) {
        List<String> facts = new ArrayList<>();
        for (Bytes word : it.batch().watched()) {
            KeyFacts key = it.key(word);
            var last = key.last();
            if (last != null && last.number() > it.batch().watchedSince()) {
                facts.add(
                        last.who().isEmpty()
                                ? key.name() + " is not what it was: " + lower(key.gone())
                                : key.name() + " was changed by " + key.by(last) + ".");
            }
        }
        if (facts.isEmpty()) {
            facts.add("Which key it was cannot be told any more.");
        }
        List<String> names = new ArrayList<>();
        for (Bytes word : it.batch().watched()) {
            names.add(Quoting.word(word));
        }
        String watch = names.isEmpty() ? "WATCH key" : "WATCH " + String.join(" ", names);
        return new Cause(
                Kind.WATCHED_KEY_CHANGED,
                "Nothing of the batch was run: a watched key changed between WATCH and EXEC.",
                facts,
                "",
                List.of(
                        new Cause.Way(watch, "begins again: watch, read, MULTI, write, EXEC"),
                        new Cause.Way("help WATCH", "explains it with an example")));
    }

    private static String lower(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
