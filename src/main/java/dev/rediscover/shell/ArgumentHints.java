package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.spec.Syntax;
import java.util.List;

/** What may follow a line, from the syntax of its command: it shrinks as arguments are typed. */
final class ArgumentHints implements LineEditor.Hints {
    private final Session session;

    ArgumentHints(Session session) {
        this.session = session;
    }

    @Override
    public String after(String line) {
        if (session.exam() != null && session.exam().isClosedBook()) {
            return "";
        }
        if (!session.settings().isOn(Setting.HINTS) || session.settings().isOn(Setting.PLAIN)) {
            return "";
        }
        char first = line.stripLeading().isEmpty() ? ' ' : line.stripLeading().charAt(0);
        boolean ended = Character.isWhitespace(line.charAt(line.length() - 1));
        if (first == ':' || first == '@') {
            return ofShell(line.strip(), ended);
        }
        CommandLine split = CommandLine.split(line);
        if (split.tokens().isEmpty() || !split.ok() || !session.takesCommands()) {
            return "";
        }
        return ofCommand(split.words(), ended);
    }

    @Override
    public boolean areColoured() {
        return session.screen().isColoured();
    }

    @Override
    public boolean suggest() { // a lesson's answers of yesterday would spoil it
        Settings settings = session.settings();
        return settings.isOn(Setting.SUGGEST) && !settings.isOn(Setting.PLAIN) && !session.isLearning();
    }

    private String ofCommand(List<Bytes> words, boolean ended) {
        Catalog catalog = session.catalog();
        int from = words.size() > 1 && Repeat.isCount(words.get(0)) ? 1 : 0;
        List<Bytes> command = words.subList(from, words.size());
        if (command.get(0).is("help")) {
            return command.size() == 1 ? spaced("[command | @group | :word]", ended) : "";
        }
        CommandSpec spec = Advice.spec(command, catalog);
        if (spec == null) {
            return "";
        }
        if (spec.isContainer()) {
            return command.size() == 1 ? spaced("subcommand", ended) : "";
        }
        if (!ended && command.size() > 3 && spec.name().equals("ACL|SETUSER")) {
            return UserRules.hint(command.get(command.size() - 1));
        }
        int nameWords = spec.isSubcommand() ? 2 : 1;
        return arguments(spec.syntax(), command.subList(nameWords, command.size()), ended);
    }

    private static String arguments(Syntax syntax, List<Bytes> typed, boolean ended) {
        String hint = syntax.hint(typed, ended);
        boolean completes = !ended && !typed.isEmpty() && syntax.match(typed).misfit() >= 0;
        return completes ? hint : spaced(hint, ended);
    }

    private static String spaced(String hint, boolean ended) {
        return hint.isEmpty() || ended ? hint : " " + hint;
    }

    private String ofShell(String line, boolean ended) {
        if (line.charAt(0) == '@') {
            return line.indexOf(' ') < 0 ? spaced("command ...", ended) : inner(line, ended);
        }
        int end = line.indexOf(' ');
        if (session.guest() != null) {
            return end < 0 ? ofGuest(line.substring(1), ended) : "";
        }
        List<ShellWord> found = ShellWord.startingWith(line.substring(1, end < 0 ? line.length() : end));
        if (found.size() != 1) {
            return "";
        }
        ShellWord word = found.get(0);
        if (end >= 0) {
            return word == ShellWord.AS || word == ShellWord.DRY || word == ShellWord.EXPLAIN ? inner(line, ended) : "";
        }
        String rest = word.label().substring(line.length() - 1);
        return rest + (word.syntax().isEmpty() ? "" : rest.isEmpty() && ended ? word.syntax() : " " + word.syntax());
    }

    private String ofGuest(String begun, boolean ended) {
        Guest.Word only = null;
        for (Guest.Word word : session.guest().words()) {
            if (word.label().startsWith(begun) && !begun.isEmpty()) {
                if (only != null && !only.label().equals(begun)) {
                    return "";
                }
                only = only == null ? word : only;
            }
        }
        if (only == null) {
            return "";
        }
        String rest = only.label().substring(begun.length());
        return rest + (only.syntax().isEmpty() ? "" : rest.isEmpty() && ended ? only.syntax() : " " + only.syntax());
    }

    /** The hint for the command inside {@code :dry …}, {@code :as bob …} and {@code @bob …}. */
    private String inner(String line, boolean ended) {
        String command = innerCommand(line);
        return command.isEmpty() ? "" : ofCommand(CommandLine.split(command).words(), ended);
    }

    /** The Redis command in a line of the shell that holds one; empty if there is none (yet). */
    static String innerCommand(String line) {
        String rest = afterWord(line);
        boolean named = line.startsWith(":a");
        String command = named ? afterWord(rest) : rest;
        return CommandLine.split(command).ok() ? command : "";
    }

    private static String afterWord(String text) {
        int end = text.indexOf(' ');
        return end < 0 ? "" : text.substring(end).strip();
    }
}
