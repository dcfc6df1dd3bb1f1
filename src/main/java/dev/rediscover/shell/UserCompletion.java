package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.Utf8;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import java.util.ArrayList;
import java.util.List;

/** Completion of what belongs to users: their names, their rules, and the categories of commands. */
final class UserCompletion {
    private final Session session;
    private final CommandCompleter completer;

    UserCompletion(Session session, CommandCompleter completer) {
        this.session = session;
        this.completer = completer;
    }

    /** Adds what the last of {@code words} may become, if that is about users; false if it is not. */
    boolean offer(CommandSpec spec, List<Bytes> words, List<CommandCompleter.Offer> offers) {
        int at = words.size() - 1;
        Bytes typed = words.get(at);
        switch (spec.name()) {
            case "ACL|CAT" -> {
                return at == 2 && categories(typed, offers);
            }
            case "ACL|GETUSER" -> {
                return at == 2 && names(typed, offers);
            }
            case "ACL|DELUSER" -> {
                return names(typed, offers);
            }
            case "ACL|SETUSER" -> {
                return at == 2 ? names(typed, offers) : rules(typed, offers);
            }
            case "ACL|DRYRUN" -> {
                return at == 2 ? names(typed, offers) : command(words.subList(3, words.size()), offers);
            }
            case "AUTH" -> {
                return at == 1 && names(typed, offers);
            }
            case "HELLO", "CLIENT|KILL" -> {
                boolean wanted = words.get(at - 1).is(spec.name().equals("HELLO") ? "AUTH" : "USER");
                return wanted && names(typed, offers);
            }
            default -> {
                return false;
            }
        }
    }

    private static boolean categories(Bytes typed, List<CommandCompleter.Offer> offers) {
        for (String name : Catalog.categories()) {
            if (begins(name, typed)) {
                offers.add(new CommandCompleter.Offer(name, "category"));
            }
        }
        return true;
    }

    private boolean names(Bytes typed, List<CommandCompleter.Offer> offers) {
        for (Bytes name : names()) {
            if (begins(Utf8.text(name), typed)) {
                offers.add(new CommandCompleter.Offer(Utf8.text(name), "user"));
            }
        }
        return true;
    }

    private boolean rules(Bytes typed, List<CommandCompleter.Offer> offers) {
        boolean wantsKeys = typed.utf8().indexOf('~') >= 0;
        List<Bytes> keys = wantsKeys ? completer.keys(null, Bytes.EMPTY) : new ArrayList<>();
        offers.addAll(new UserRules(session.catalog()).offers(typed, keys));
        return true;
    }

    private boolean command(List<Bytes> words, List<CommandCompleter.Offer> offers) {
        completer.ofCommand(words, offers);
        return true;
    }

    /** The names of all users; a server elsewhere is asked for them where it may be asked for keys. */
    private List<Bytes> names() {
        EmbeddedLink link = session.link();
        List<Bytes> names = new ArrayList<>();
        if (link != null) {
            synchronized (link) {
                link.engine().access().users().forEach(user -> names.add(user.name()));
            }
            return names;
        }
        boolean wanted = session.settings().isOn(Setting.KEYNAMES);
        Reply reply = wanted ? session.remote().ask(0, List.of(Bytes.of("ACL"), Bytes.of("USERS"))) : null;
        if (reply instanceof Reply.Arr users) {
            for (Reply user : users.items()) {
                if (user instanceof Reply.Bulk name) {
                    names.add(name.value());
                }
            }
        }
        return names;
    }

    private static boolean begins(String text, Bytes typed) {
        String start = typed.utf8();
        return text.regionMatches(true, 0, start, 0, start.length());
    }
}
