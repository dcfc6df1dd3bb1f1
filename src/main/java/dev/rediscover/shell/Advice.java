package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.Utf8;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.spec.Suggest;
import dev.rediscover.tutor.ScriptCauses;
import java.util.ArrayList;
import java.util.List;

/** What can be said to a learner beside an error, which itself stays as Redis words it. */
final class Advice {
    private Advice() {}

    /** A line for the error, or {@code null} if there is nothing to add. */
    static String on(Reply.Err error, List<Bytes> command, Catalog catalog) {
        String text = error.text();
        if (text.startsWith("ERR unknown command")) {
            return unknown(command.get(0).utf8(), catalog);
        }
        if (text.startsWith("ERR Can't execute '")) {
            return "Who listens to channels can do little else until UNSUBSCRIBE or RESET ends it. Let somebody else"
                    + " send: \"@bob PUBLISH news hello\". (With HELLO 3 before it, SUBSCRIBE leaves you free.)";
        }
        CommandSpec spec = spec(command, catalog);
        if (spec == null) {
            return null;
        }
        if (text.endsWith("keeps its data in memory only")) {
            return "\":save dump.rdb\" writes what SAVE would write; the shell keeps your sandbox by itself."
                    + " \"rediscover serve\" has " + spec.words() + ".";
        }
        String ofScript = spec.group().equals("scripting") ? ScriptCauses.plain(text) : null;
        if (ofScript != null) {
            return ofScript;
        }
        if (text.startsWith("ERR unknown subcommand")) {
            return subcommands(spec, command);
        }
        if (text.startsWith("ERR wrong number of arguments") || text.startsWith("ERR syntax error")) {
            return "Syntax: " + spec.syntaxText();
        }
        return text.startsWith("WRONGTYPE") ? wrongType(command, spec) : null;
    }

    /** The command of a line, its subcommand where there is one. */
    static CommandSpec spec(List<Bytes> command, Catalog catalog) {
        CommandSpec spec = command.isEmpty() ? null : catalog.find(command.get(0));
        if (spec != null && spec.isContainer() && command.size() > 1) {
            CommandSpec sub = spec.subcommand(command.get(1));
            return sub == null ? spec : sub;
        }
        return spec;
    }

    private static String unknown(String name, Catalog catalog) {
        ShellWord word = ShellWord.exactly(name);
        if (word != null) {
            return "A word of the shell begins with a colon: \":" + word.label() + "\".";
        }
        List<String> near = Suggest.nearest(name, names(catalog), 3);
        if (near.isEmpty()) {
            return "\"help\" lists what there is.";
        }
        return "Did you mean " + either(near) + "?";
    }

    private static String subcommands(CommandSpec container, List<Bytes> command) {
        List<String> names = new ArrayList<>();
        for (CommandSpec sub : container.subcommands()) {
            names.add(sub.words());
        }
        String typed = container.words() + " " + command.get(1).utf8();
        List<String> near = Suggest.nearest(typed, names, 2);
        return near.isEmpty() ? "There are: " + String.join(", ", names) : "Did you mean " + either(near) + "?";
    }

    private static String wrongType(List<Bytes> command, CommandSpec spec) {
        String key = command.size() > 1 ? command.get(1).utf8() : "key";
        return spec.words() + " works on another type than the key holds; \"TYPE " + key + "\" tells which it is.";
    }

    /** The names of all commands that can be called, without subcommands. */
    static List<String> names(Catalog catalog) {
        List<String> names = new ArrayList<>();
        for (CommandSpec spec : catalog.all()) {
            if (!spec.isSubcommand()) {
                names.add(spec.words());
            }
        }
        return names;
    }

    private static String either(List<String> words) {
        StringBuilder out = new StringBuilder(words.get(0));
        for (int i = 1; i < words.size(); i++) {
            out.append(i == words.size() - 1 ? " or " : ", ").append(words.get(i));
        }
        return out.toString();
    }

    /** Whether {@code bytes} is text with letters beyond ASCII. */
    static boolean isReadableText(Bytes bytes) {
        boolean beyond = false;
        for (int i = 0; i < bytes.length() && !beyond; i++) {
            beyond = bytes.at(i) >= 0x80;
        }
        return beyond && Utf8.valid(bytes);
    }
}
