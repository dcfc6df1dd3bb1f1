package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.render.Aspect;
import dev.rediscover.resp.Utf8;
import dev.rediscover.spec.ArgType;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.spec.SyntaxMatch;
import dev.rediscover.spec.SyntaxNode;
import dev.rediscover.tutor.Drill;
import dev.rediscover.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a word may become: commands, subcommands, options, keys of the fitting type, words of the shell. */
final class CommandCompleter {
    private static final int MOST_KEYS = 200;
    private static final int MOST_LOOKED_AT = 20_000;

    /** What may stand there, and a word about it. */
    record Offer(String text, String about) {}

    private final Session session;
    private UserCompletion users; // made when they are first asked
    private ScriptCompletion scripts;

    CommandCompleter(Session session) {
        this.session = session;
    }

    /** The offers for the last of {@code words}, which may be empty; earlier ones are finished. */
    List<Offer> offers(List<Bytes> words) {
        List<Offer> offers = new ArrayList<>();
        Bytes first = words.get(0);
        boolean shell = !first.isEmpty() && (first.at(0) == ':' || first.at(0) == '@');
        if (shell) {
            ofShell(words, offers);
        } else if (words.size() > 1 && Repeat.isCount(first)) {
            ofCommand(words.subList(1, words.size()), offers);
        } else if (words.size() > 1 && (first.is("help") || first.is("?"))) {
            ofHelp(words, offers);
        } else if (session.takesCommands() || words.size() == 1) {
            ofCommand(words, offers);
        }
        return offers;
    }

    private Catalog catalog() {
        return session.catalog();
    }

    /** The offers for the last word of a command. */
    void ofCommand(List<Bytes> words, List<Offer> offers) {
        if (words.size() == 1) {
            for (CommandSpec spec : catalog().all()) {
                if (!spec.isSubcommand() && begins(spec.words(), words.get(0))) {
                    offers.add(new Offer(spec.words(), spec.summary()));
                }
            }
            bareWords(words.get(0), offers);
            return;
        }
        CommandSpec spec = catalog().find(words.get(0));
        if (spec == null) {
            return;
        }
        if (spec.isContainer()) {
            if (words.size() == 2) {
                subcommands(spec, words.get(1), offers);
                return;
            }
            spec = spec.subcommand(words.get(1));
        }
        if (spec != null) {
            arguments(spec, words, offers);
        }
    }

    private void bareWords(Bytes typed, List<Offer> offers) {
        for (String word : List.of("help", "clear", "exit", "quit")) {
            if (begins(word, typed)) {
                offers.add(new Offer(word, "of the shell"));
            }
        }
        if (session.lesson() != null) {
            for (ShellWord word : ShellWord.values()) {
                if (word.isTutorWord() && begins(word.label(), typed)) {
                    offers.add(new Offer(word.label(), word.brief()));
                }
            }
        }
    }

    private static void subcommands(CommandSpec container, Bytes typed, List<Offer> offers) {
        for (CommandSpec sub : container.subcommands()) {
            String name = sub.words().substring(container.words().length() + 1);
            if (begins(name, typed)) {
                offers.add(new Offer(name, sub.summary()));
            }
        }
    }

    private void arguments(CommandSpec spec, List<Bytes> words, List<Offer> offers) {
        int nameWords = spec.isSubcommand() ? 2 : 1;
        Bytes typed = words.get(words.size() - 1);
        SyntaxMatch match = spec.syntax().match(words.subList(nameWords, words.size() - 1));
        if (match.misfit() >= 0) {
            return;
        }
        if (users == null) {
            users = new UserCompletion(session, this);
            scripts = new ScriptCompletion(session);
        }
        if (users.offer(spec, words, offers) || scripts.offer(spec, words, offers)) {
            return;
        }
        boolean wantsKey = false;
        for (SyntaxNode.Value value : match.values()) {
            wantsKey |= value.type() == ArgType.KEY;
        }
        if (wantsKey) {
            keys(spec.syntax().keyType(), typed, offers);
        }
        for (String token : match.tokens()) {
            if (begins(token, typed)) {
                offers.add(new Offer(token, "option"));
            }
        }
    }

    private void keys(String type, Bytes typed, List<Offer> offers) {
        boolean elsewhere = session.link() == null;
        for (Bytes key : keys(type, typed)) {
            offers.add(new Offer(Utf8.text(key), elsewhere || type == null ? "key" : type));
        }
    }

    /** The names of keys that begin with {@code typed}, sorted; only of {@code type} unless it is {@code null}. */
    List<Bytes> keys(String type, Bytes typed) {
        EmbeddedLink link = session.link();
        List<Bytes> found = new ArrayList<>();
        if (link == null) {
            boolean wanted = session.settings().isOn(Setting.KEYNAMES);
            return wanted ? session.remote().keys().beginningWith(typed, session.db(), type) : found;
        }
        synchronized (link) {
            Keyspace db = link.engine().db(session.db());
            int looked = 0;
            for (Bytes key : db.keys()) {
                if (looked++ == MOST_LOOKED_AT || found.size() == MOST_KEYS) {
                    break;
                }
                Value value = startsWith(key, typed) ? db.peek(key) : null;
                if (value != null && (type == null || type.equals(value.typeName()))) {
                    found.add(key);
                }
            }
        }
        Collections.sort(found);
        return found;
    }

    private static boolean startsWith(Bytes key, Bytes start) {
        return key.length() >= start.length() && key.slice(0, start.length()).equals(start);
    }

    private void ofHelp(List<Bytes> words, List<Offer> offers) {
        Bytes typed = words.get(words.size() - 1);
        if (words.size() == 2 && !typed.isEmpty() && typed.at(0) == '@') {
            for (String group : catalog().groups()) {
                if (begins("@" + group, typed)) {
                    offers.add(new Offer("@" + group, "group of commands"));
                }
            }
        } else if (words.size() == 2 && !typed.isEmpty() && typed.at(0) == ':') {
            shellWords(typed, offers);
        } else if (words.size() <= 3) {
            ofCommand(words.subList(1, Math.min(words.size(), 3)), offers);
        }
    }

    private void ofShell(List<Bytes> words, List<Offer> offers) {
        Bytes typed = words.get(words.size() - 1);
        Bytes first = words.get(0);
        if (words.size() == 1) {
            if (first.at(0) == ':' && session.guest() != null) {
                guestWords(session.guest(), first, offers);
            } else if (first.at(0) == ':') {
                shellWords(first, offers);
            } else {
                clients("@", first, offers);
            }
            return;
        }
        List<ShellWord> found = ShellWord.startingWith(first.utf8().substring(1));
        if (first.at(0) == '@') {
            ofCommand(words.subList(1, words.size()), offers);
        } else if (found.size() == 1) {
            argumentsOf(found.get(0), words, typed, offers);
        }
    }

    private void argumentsOf(ShellWord word, List<Bytes> words, Bytes typed, List<Offer> offers) {
        switch (word) {
            case AS -> {
                if (words.size() == 2) {
                    clients("", typed, offers);
                } else {
                    ofCommand(words.subList(2, words.size()), offers);
                }
            }
            case DRY -> ofCommand(words.subList(1, words.size()), offers);
            case SHOW -> show(words, typed, offers);
            case BOARD -> board(words, typed, offers);
            case WATCH -> {
                keys(null, typed, offers);
                values(List.of("off"), typed, offers);
            }
            case WIRE, EXPLAIN -> {
                ofCommand(words.subList(1, words.size()), offers);
                values(word == ShellWord.WIRE ? List.of("on", "off") : List.of(), typed, offers);
            }
            case TREE -> {
                keys(null, typed, offers);
                values(List.of("by=mem"), typed, offers);
            }
            case PEEK -> keys(null, typed, offers);
            case HELP -> shellWords(typed, offers);
            case SAVE, LOAD -> FileCompletion.offer(word, words, offers);
            case SCRIPT -> script(words, typed, offers);
            case SET -> settings(words, typed, offers);
            case VIEW -> values(Setting.VIEW.allowed(), typed, offers);
            case DIFF -> values(List.of("on", "off"), typed, offers);
            case CLOCK -> values(List.of("freeze", "run", "real", "+60s"), typed, offers);
            case CONNECT -> values(KnownServers.of(session.state()).names(), typed, offers);
            case LEARN -> values(Lessons.names(Lessons.shelf(session.state())), typed, offers);
            case DRILL -> values(Drill.topics(), typed, offers);
            default -> {}
        }
    }

    private void script(List<Bytes> words, Bytes typed, List<Offer> offers) {
        boolean named = words.size() == 3
                && List.of("run", "show", "drop").contains(words.get(1).utf8());
        boolean first = words.size() == 2;
        values(named || first ? session.scripting().names() : List.of(), typed, offers);
        values(first ? List.of("list", "run", "show", "drop") : List.of(), typed, offers);
        if (!named && !first) {
            keys(null, typed, offers);
        }
    }

    private void show(List<Bytes> words, Bytes typed, List<Offer> offers) {
        keys(null, typed, offers);
        boolean as = words.size() > 3 && words.get(2).is("as");
        values(as ? Aspect.labels() : words.size() == 3 ? List.of("as") : List.of(), typed, offers);
    }

    private void board(List<Bytes> words, Bytes typed, List<Offer> offers) {
        if (words.size() == 2) {
            values(Board.labels(), typed, offers);
        } else {
            keys(null, typed, offers);
        }
    }

    private static void settings(List<Bytes> words, Bytes typed, List<Offer> offers) {
        if (words.size() == 2) {
            for (Setting setting : Setting.values()) {
                if (begins(setting.label(), typed)) {
                    offers.add(new Offer(setting.label(), setting.brief()));
                }
            }
        } else if (words.size() == 3 && Setting.named(words.get(1).utf8()) != null) {
            values(Setting.named(words.get(1).utf8()).allowed(), typed, offers);
        }
    }

    private static void values(List<String> values, Bytes typed, List<Offer> offers) {
        for (String value : values) {
            if (begins(value, typed)) {
                offers.add(new Offer(value, ""));
            }
        }
    }

    private void clients(String before, Bytes typed, List<Offer> offers) {
        for (dev.rediscover.link.LinkClient client : session.people().all()) {
            if (begins(before + client.name(), typed)) {
                offers.add(new Offer(before + client.name(), "client"));
            }
        }
    }

    private static void guestWords(Guest guest, Bytes typed, List<Offer> offers) {
        for (Guest.Word word : guest.words()) {
            if (begins(":" + word.label(), typed)) {
                offers.add(new Offer(":" + word.label(), word.brief()));
            }
        }
    }

    private static void shellWords(Bytes typed, List<Offer> offers) {
        boolean colon = !typed.isEmpty() && typed.at(0) == ':';
        for (ShellWord word : ShellWord.values()) {
            String text = (colon ? ":" : "") + word.label();
            if (begins(text, typed)) {
                offers.add(new Offer(text, word.brief()));
            }
        }
    }

    private static boolean begins(String text, Bytes typed) {
        String start = typed.utf8();
        return text.regionMatches(true, 0, start, 0, start.length());
    }
}
