package dev.rediscover.tutor;

import static dev.rediscover.tutor.Cause.Kind;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.acl.InWords;
import dev.rediscover.engine.acl.Refusal;
import dev.rediscover.engine.acl.Selector;
import dev.rediscover.engine.acl.User;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.Utf8;
import dev.rediscover.spec.CommandSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The reasons why somebody was not let in, or not let do something. */
final class AccessCauses {
    private static final Bytes DEFAULT = Bytes.of("default");
    private static final int MOST_NAMES = 8;

    private AccessCauses() {}

    /** The reason for an error about users; {@code null} if it is none, or nothing more is known. */
    static Cause of(Situation it, String text) {
        if (text.startsWith("NOPERM")) {
            return it.user() == null ? null : refused(it, it.user(), it.spec(), it.command());
        }
        if (text.startsWith("NOAUTH")) {
            return notLoggedIn();
        }
        if (text.startsWith("WRONGPASS")) {
            return wrongPassword(it);
        }
        return text.startsWith("ERR AUTH <password> called without") ? noPassword() : null;
    }

    /** What ACL GETUSER and ACL DRYRUN told, in plain words; {@code null} for all other commands. */
    static Cause told(Situation it, CommandSpec spec) {
        boolean about = spec.name().equals("ACL|GETUSER") || spec.name().equals("ACL|DRYRUN");
        User user = about ? it.engine().access().user(it.word(2)) : null;
        if (user == null) {
            return null;
        }
        if (spec.name().equals("ACL|GETUSER")) {
            List<String> sentences = InWords.of(user);
            List<Cause.Way> ways = List.of(
                    new Cause.Way("ACL DRYRUN " + name(user) + " GET key", "tries a command with these rights"),
                    new Cause.Way(":board users", "draws the rights of all users"));
            return new Cause(Kind.RIGHTS, sentences.get(0), sentences.subList(1, sentences.size()), "", ways);
        }
        List<Bytes> command = it.command().subList(3, it.command().size());
        boolean allowed = it.reply() instanceof Reply.Status;
        CommandSpec tried = new Situation(it.link(), it.who(), it.db(), command, it.reply(), it.batch()).spec();
        return allowed ? null : refused(it, user, tried, command);
    }

    // ---- what one may not do

    private static Cause refused(Situation it, User user, CommandSpec spec, List<Bytes> command) {
        Refusal refusal = spec == null ? null : user.refusal(spec, command);
        if (refusal == null) {
            return new Cause(
                    Kind.NO_PERMISSION,
                    "Something in it was not allowed to " + name(user) + "; now the line itself would be.",
                    InWords.of(user),
                    "",
                    List.of(new Cause.Way("ACL LOG 1", "tells what was refused")));
        }
        return switch (refusal.kind()) {
            case COMMAND -> command(user, spec);
            case KEY -> key(user, spec, refusal.object());
            case CHANNEL -> channel(user, refusal.object());
        };
    }

    private static Cause command(User user, CommandSpec spec) {
        String name = spec.name().toLowerCase(Locale.ROOT);
        List<String> may = new ArrayList<>();
        for (Selector selector : user.allSelectors()) {
            may.add(InWords.commands(selector));
        }
        String because =
                name(user) + " may run " + String.join("; or ", may) + ". " + spec.words() + " is not allowed.";
        List<String> facts = List.of(spec.words() + " belongs to @" + String.join(", @", spec.aclCategories()) + ".");
        return cause(because, facts, user, "+" + name, "allows " + spec.words());
    }

    private static Cause key(User user, CommandSpec spec, Bytes key) {
        List<String> may = new ArrayList<>();
        for (Selector selector : user.allSelectors()) {
            may.add(InWords.keys(selector));
        }
        boolean reads = spec.isReadOnly();
        String wants = reads ? "reads " : spec.isWrite() ? "writes " : "uses ";
        String because = name(user) + " may use " + String.join("; or ", may) + ". " + spec.words() + " " + wants
                + Quoting.word(key) + ", which is not among them.";
        String rule = (reads ? "%R~" : "~") + similar(key);
        return cause(because, List.of(), user, rule, "lets it " + (reads ? "read" : "use") + " keys like this one");
    }

    private static Cause channel(User user, Bytes channel) {
        List<String> may = new ArrayList<>();
        for (Selector selector : user.allSelectors()) {
            may.add(InWords.channels(selector));
        }
        String because =
                name(user) + " may use " + String.join("; or ", may) + ", and not " + Quoting.word(channel) + ".";
        List<String> facts = List.of("A pattern to listen to must be among its own, letter for letter.");
        return cause(because, facts, user, "&" + Utf8.text(channel), "allows this channel");
    }

    private static Cause cause(String because, List<String> facts, User user, String rule, String does) {
        String line = "ACL SETUSER " + name(user) + " " + Quoting.word(Utf8.bytes(rule));
        return new Cause(
                Kind.NO_PERMISSION,
                because,
                facts,
                "",
                List.of(
                        new Cause.Way(line, does + ", if somebody with the right to says it"),
                        new Cause.Way("ACL GETUSER " + name(user), "tells its rules; \"why\" puts them in words"),
                        new Cause.Way("ACL LOG 1", "tells what was refused last")));
    }

    private static String similar(Bytes key) {
        String name = Utf8.text(key);
        int colon = name.indexOf(':');
        return colon > 0 ? name.substring(0, colon + 1) + "*" : name;
    }

    // ---- who is not let in

    private static Cause notLoggedIn() {
        return new Cause(
                Kind.NOT_LOGGED_IN,
                "This client has not said who it is, and the user default cannot be taken without a password.",
                List.of("Until then only AUTH, HELLO, RESET and QUIT are answered."),
                "",
                List.of(
                        new Cause.Way("AUTH password", "logs in as the user default"),
                        new Cause.Way("AUTH name password", "logs in as another user")));
    }

    private static Cause noPassword() {
        return new Cause(
                Kind.WRONG_PASSWORD,
                "AUTH with one word is a password for the user default, and default has none: everybody is default from"
                        + " the start.",
                List.of(),
                "",
                List.of(
                        new Cause.Way("AUTH name password", "logs in as another user"),
                        new Cause.Way("CONFIG SET requirepass secret", "gives default a password")));
    }

    private static Cause wrongPassword(Situation it) {
        Bytes name = given(it.command());
        User user = it.engine().access().user(name);
        String because = user == null
                ? "There is no user " + Quoting.word(name) + known(it) + "."
                : user.isOn() && !user.passwords().isEmpty()
                        ? "There is a user " + name(user) + ", and its password is another one."
                        : Utf8.text(name) + " " + InWords.login(user) + ".";
        List<Cause.Way> ways = user == null
                ? List.of(new Cause.Way("ACL USERS", "lists the names; they count letter for letter"))
                : List.of(
                        new Cause.Way("ACL GETUSER " + name(user), "tells whether it is on"),
                        new Cause.Way("ACL SETUSER " + name(user) + " on >secret", "lets it log in so"));
        return new Cause(
                Kind.WRONG_PASSWORD,
                because,
                List.of("The error never says which of these it is, so that nobody finds out names by trying."),
                "",
                ways);
    }

    /** The name that AUTH or HELLO was given. */
    private static Bytes given(List<Bytes> command) {
        if (command.get(0).is("AUTH")) {
            return command.size() > 2 ? command.get(1) : DEFAULT;
        }
        for (int i = 1; i + 1 < command.size(); i++) {
            if (command.get(i).is("AUTH")) {
                return command.get(i + 1);
            }
        }
        return DEFAULT;
    }

    private static String known(Situation it) {
        List<String> names = new ArrayList<>();
        for (User user : it.engine().access().users()) {
            if (names.size() < MOST_NAMES) {
                names.add(name(user));
            }
        }
        return "; there is " + String.join(", ", names);
    }

    private static String name(User user) {
        return Quoting.word(user.name());
    }
}
