package dev.rediscover.shell.explorer;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Utf8;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands that change what is shown, made from what was typed; or why there are none.
 *
 * @param commands to be run one after the other
 * @param refusal what to tell the user instead; {@code null} if there are commands
 */
record Writing(List<List<Bytes>> commands, String refusal) {
    private static final Bytes TOMBSTONE = Bytes.of("\0deleted by the explorer\0");

    private static Writing refused(String why) {
        return new Writing(List.of(), why);
    }

    private static Writing one(Object... words) {
        return new Writing(List.of(command(words)), null);
    }

    private static List<Bytes> command(Object... words) {
        List<Bytes> command = new ArrayList<>(words.length);
        for (Object word : words) {
            command.add(word instanceof Bytes bytes ? bytes : Utf8.bytes(word.toString()));
        }
        return List.copyOf(command);
    }

    /** What a typed value stands for: itself, or what stands between the quotes if it is quoted as a whole. */
    static Bytes typed(String text) {
        if (text.startsWith("\"") || text.startsWith("'")) {
            CommandLine split = CommandLine.split(text);
            if (split.ok() && split.tokens().size() == 1) {
                return split.tokens().get(0).value();
            }
        }
        return Utf8.bytes(text);
    }

    /** How a value is typed: as it is, in quotes where it holds something unreadable or begins with a quote. */
    static String shown(Bytes value) {
        String quoted = Quoting.quoteReadable(value);
        boolean clean = quoted.length() == Utf8.text(value).length() + 2;
        boolean looksQuoted = !value.isEmpty() && (value.at(0) == '"' || value.at(0) == '\'');
        return clean && !looksQuoted ? quoted.substring(1, quoted.length() - 1) : quoted;
    }

    /** Why the value, or this element of it, cannot be changed in place; {@code null} if it can. */
    static String notEditable(Held held, Item item) {
        return switch (held.type()) {
            case "string" ->
                held.page().next() != null || !held.page().token().isEmpty()
                        ? "This string is too long for one line; \":\" takes any command, such as SETRANGE."
                        : null;
            case "set" -> "A member is in a set or not: \"a\" adds one, \"d\" takes this one out.";
            case "stream" -> "Entries of a stream do not change: \"a\" adds one, \"d\" deletes this one.";
            default -> item == null ? "Tab goes to the elements; then \"e\" changes the one under the cursor." : null;
        };
    }

    /** Changes the value, or one element of it. */
    static Writing edit(Held held, Item item, String text) {
        Bytes value = typed(text);
        return switch (held.type()) {
            case "string" ->
                held.expireAt() < 0 ? one("SET", held.key(), value) : one("SET", held.key(), value, "KEEPTTL");
            case "list" -> one("LSET", held.key(), item.place(), value);
            case "hash" ->
                item.expireAt() < 0
                        ? one("HSET", held.key(), item.name(), value)
                        : one("HSETEX", held.key(), "KEEPTTL", "FIELDS", "1", item.name(), value);
            case "zset" -> one("ZADD", held.key(), "XX", value, item.name());
            case "array" -> one("ARSET", held.key(), item.place(), value);
            default -> refused("This cannot be changed here.");
        };
    }

    /** What is to be typed to add to a value of that type. */
    static String wanted(String type) {
        return switch (type) {
            case "string" -> "APPEND text";
            case "list" -> "RPUSH element";
            case "set" -> "SADD member";
            case "hash" -> "HSET field value";
            case "zset" -> "ZADD score member";
            case "stream" -> "XADD field value";
            case "array" -> "ARINSERT value";
            default -> null;
        };
    }

    /** Adds to a value. Where one thing is wanted, the whole line is it; else it is split into words. */
    static Writing add(Held held, String text) {
        Bytes key = held.key();
        switch (held.type()) {
            case "string":
                return one("APPEND", key, typed(text));
            case "list":
                return one("RPUSH", key, typed(text));
            case "set":
                return one("SADD", key, typed(text));
            case "array":
                return one("ARINSERT", key, typed(text));
            default:
        }
        CommandLine split = CommandLine.split(text);
        if (!split.ok()) {
            return refused("Invalid argument(s): " + split.explanation());
        }
        List<Bytes> words = split.words();
        if (words.size() < 2 || words.size() % 2 != 0) {
            return refused("Pairs of words, please: " + wanted(held.type()) + ". Quotes hold words together.");
        }
        List<Bytes> command = new ArrayList<>(
                switch (held.type()) {
                    case "hash" -> command("HSET", key);
                    case "zset" -> command("ZADD", key);
                    default -> command("XADD", key, "*");
                });
        command.addAll(words);
        return new Writing(List.of(List.copyOf(command)), null);
    }

    /** Takes one element out. */
    static Writing delete(Held held, Item item) {
        return switch (held.type()) {
            case "list" -> deleteAt(held, item);
            case "set" -> one("SREM", held.key(), item.name());
            case "hash" -> one("HDEL", held.key(), item.name());
            case "zset" -> one("ZREM", held.key(), item.name());
            case "stream" -> one("XDEL", held.key(), item.place());
            case "array" -> one("ARDEL", held.key(), item.place());
            default -> refused("There is nothing to take out of a string; \"e\" changes it.");
        };
    }

    /** No command deletes by index: an end is popped, a place in between is marked, then removed by its mark. */
    private static Writing deleteAt(Held held, Item item) {
        long index = Long.parseLong(item.place());
        if (index == 0) {
            return one("LPOP", held.key());
        }
        if (index == held.size() - 1) {
            return one("RPOP", held.key());
        }
        List<List<Bytes>> commands = List.of(
                command("MULTI"),
                command("LSET", held.key(), item.place(), TOMBSTONE),
                command("LREM", held.key(), "1", TOMBSTONE),
                command("EXEC"));
        return new Writing(commands, null);
    }

    static Writing deleteKey(Bytes key) {
        return one("DEL", key);
    }

    static Writing rename(Bytes key, String text) {
        Bytes name = typed(text);
        return name.equals(key) ? refused("That is its name already.") : one("RENAMENX", key, name);
    }

    /** A number of seconds to live; nothing for ever. */
    static Writing expire(Bytes key, String text) {
        String seconds = text.strip();
        return seconds.isEmpty() ? one("PERSIST", key) : one("EXPIRE", key, seconds);
    }

    static Writing kill(long id) {
        return one("CLIENT", "KILL", "ID", Long.toString(id));
    }

    /** Any command, as it was typed. */
    static Writing line(String line) {
        CommandLine split = CommandLine.split(line);
        if (!split.ok()) {
            return refused("Invalid argument(s): " + split.explanation());
        }
        return split.tokens().isEmpty() ? refused("No command was typed.") : new Writing(List.of(split.words()), null);
    }
}
