package dev.rediscover.engine.acl;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in plain words what the rules of a user mean. */
public final class InWords {
    private InWords() {}

    /** All about a user, a sentence each. */
    public static List<String> of(User user) {
        List<String> sentences = new ArrayList<>();
        String name = Utf8.text(user.name());
        sentences.add(name + " " + login(user) + ".");
        sentences.add(sentence(name + " may run ", user.root()));
        for (Selector selector : user.selectors()) {
            sentences.add(sentence("Beside that, by a selector, it may run ", selector));
        }
        return sentences;
    }

    private static String sentence(String start, Selector selector) {
        return start + commands(selector) + ", may use " + keys(selector) + " and " + channels(selector) + ".";
    }

    /** Whether and how one logs in as {@code user}: {@code logs in with one of 2 passwords}. */
    public static String login(User user) {
        if (!user.isOn()) {
            return "is off, so that nobody can log in";
        }
        if (user.needsNoPassword()) {
            return "logs in with any password";
        }
        int count = user.passwords().size();
        if (count == 0) {
            return "is on but has no password, so that nobody can log in";
        }
        return count == 1 ? "logs in with a password" : "logs in with one of " + count + " passwords";
    }

    /** Which commands: {@code the commands of @read, and SET, but not GET}. */
    public static String commands(Selector selector) {
        List<String> allowed = new ArrayList<>();
        List<String> denied = new ArrayList<>();
        boolean all = false;
        for (String rule : Utf8.text(selector.commandText()).split(" ")) {
            if (rule.equals("+@all") || rule.equals("-@all")) {
                all = rule.equals("+@all");
            } else {
                (rule.charAt(0) == '+' ? allowed : denied).add(rule.substring(1));
            }
        }
        if (!all && allowed.isEmpty()) {
            return "no command";
        }
        String most = all ? "every command" : named(allowed);
        String but = denied.isEmpty() ? "" : " but not " + named(denied);
        return most + but + (all && !allowed.isEmpty() ? ", and yet " + named(allowed) : "");
    }

    /** Categories first, then commands as they are typed. */
    private static String named(List<String> names) {
        List<String> categories = new ArrayList<>();
        List<String> commands = new ArrayList<>();
        for (String name : names) {
            boolean category = name.startsWith("@");
            (category ? categories : commands)
                    .add(category ? name : name.toUpperCase(Locale.ROOT).replace('|', ' '));
        }
        if (categories.isEmpty()) {
            return joined(commands);
        }
        String first = "the commands of " + joined(categories);
        return commands.isEmpty() ? first : first + ", " + joined(commands);
    }

    /** Which keys: {@code keys like cart:*, keys like stock:* to read}. */
    public static String keys(Selector selector) {
        List<String> both = new ArrayList<>();
        List<String> read = new ArrayList<>();
        List<String> write = new ArrayList<>();
        for (Bytes rule : split(selector.keyText())) {
            String text = Utf8.text(rule);
            String pattern = text.substring(text.indexOf('~') + 1);
            if (text.equals("~*")) {
                return "every key";
            }
            (text.startsWith("~") ? both : text.startsWith("%R~") ? read : write).add(pattern);
        }
        List<String> parts = new ArrayList<>();
        add(parts, "keys like ", both, "");
        add(parts, "keys like ", read, " to read");
        add(parts, "keys like ", write, " to write");
        return parts.isEmpty() ? "no key" : String.join(", ", parts);
    }

    /** Which channels: {@code channels like news.*}. */
    public static String channels(Selector selector) {
        if (selector.allowsAllChannels()) {
            return "every channel";
        }
        List<String> names = new ArrayList<>();
        for (Bytes pattern : selector.channelPatterns()) {
            names.add(Utf8.text(pattern));
        }
        return names.isEmpty() ? "no channel" : "channels like " + joined(names);
    }

    private static void add(List<String> parts, String start, List<String> names, String end) {
        if (!names.isEmpty()) {
            parts.add(start + joined(names) + end);
        }
    }

    private static String joined(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private static List<Bytes> split(Bytes line) {
        List<Bytes> words = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || line.at(i) == ' ') {
                if (i > from) {
                    words.add(line.slice(from, i));
                }
                from = i + 1;
            }
        }
        return words;
    }
}
