package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What may be typed as a rule of a user, behind ACL SETUSER: words, patterns, categories and commands. */
final class UserRules {
    private static final int MOST_PATTERNS = 20;

    /** A rule as it is written, or how it begins; what follows it; and what it does. */
    private record Rule(String text, String rest, String does) {}

    private static final List<Rule> RULES = List.of(
            new Rule("on", "", "the user may log in"),
            new Rule("off", "", "nobody can log in as the user any more"),
            new Rule(">", "password", "adds a password"),
            new Rule("<", "password", "takes a password away"),
            new Rule("#", "sha256-of-a-password", "adds a password by its hash"),
            new Rule("!", "sha256-of-a-password", "takes a password away by its hash"),
            new Rule("nopass", "", "any password will do"),
            new Rule("resetpass", "", "takes all passwords away"),
            new Rule("~", "pattern", "keys that may be read and written"),
            new Rule("%R~", "pattern", "keys that may be read"),
            new Rule("%W~", "pattern", "keys that may be written"),
            new Rule("%RW~", "pattern", "keys that may be read and written"),
            new Rule("allkeys", "", "every key: ~*"),
            new Rule("resetkeys", "", "no key any more"),
            new Rule("&", "pattern", "channels"),
            new Rule("allchannels", "", "every channel: &*"),
            new Rule("resetchannels", "", "no channel any more"),
            new Rule("+@", "category", "the commands of a category"),
            new Rule("-@", "category", "not the commands of a category"),
            new Rule("+", "command", "a command, or command|subcommand"),
            new Rule("-", "command", "not a command, or command|subcommand"),
            new Rule("allcommands", "", "every command: +@all"),
            new Rule("nocommands", "", "no command: -@all"),
            new Rule("(", "rule ...)", "a selector: rights of their own, beside the others"),
            new Rule("clearselectors", "", "takes all selectors away"),
            new Rule("sanitize-payload", "", "RESTORE looks closely at what it is given"),
            new Rule("skip-sanitize-payload", "", "RESTORE trusts what it is given"),
            new Rule("reset", "", "as a user that was just made: off, no password, no rights"));

    private final Catalog catalog;

    UserRules(Catalog catalog) {
        this.catalog = catalog;
    }

    /** What a rule that begins so may become; {@code keys} are names to make patterns of. */
    List<CommandCompleter.Offer> offers(Bytes begun, List<Bytes> keys) {
        List<CommandCompleter.Offer> offers = new ArrayList<>();
        String typed = begun.utf8();
        String open = typed.startsWith("(") ? "(" : "";
        String rule = typed.substring(open.length());
        if (rule.startsWith("+@") || rule.startsWith("-@")) {
            categories(open, rule, offers);
        } else if (rule.startsWith("+") || rule.startsWith("-")) {
            commands(open, rule, offers);
        } else if (rule.startsWith("~") || rule.startsWith("%")) {
            patterns(open, rule, keys, offers);
        }
        for (Rule each : RULES) {
            boolean longer = each.text().length() > rule.length() || each.rest().isEmpty();
            if (longer
                    && each.text().startsWith(rule.toLowerCase(Locale.ROOT))
                    && (open.isEmpty() || isSelective(each))) {
                offers.add(new CommandCompleter.Offer(open + each.text(), each.does()));
            }
        }
        return offers;
    }

    /** Whether a rule may stand in a selector: rights, and nothing about the user. */
    private static boolean isSelective(Rule rule) {
        return switch (rule.text()) {
            case "~", "%R~", "%W~", "%RW~", "allkeys", "resetkeys" -> true;
            case "&", "allchannels", "resetchannels" -> true;
            case "+@", "-@", "+", "-", "allcommands", "nocommands" -> true;
            default -> false;
        };
    }

    private static void categories(String open, String rule, List<CommandCompleter.Offer> offers) {
        String sign = rule.substring(0, 2);
        for (String name : withAll()) {
            if (name.startsWith(rule.substring(2).toLowerCase(Locale.ROOT))) {
                offers.add(new CommandCompleter.Offer(open + sign + name, "category"));
            }
        }
    }

    private static List<String> withAll() {
        List<String> names = new ArrayList<>(Catalog.categories());
        names.add("all");
        return names;
    }

    private void commands(String open, String rule, List<CommandCompleter.Offer> offers) {
        String typed = rule.substring(1).toLowerCase(Locale.ROOT);
        boolean subcommands = typed.indexOf('|') >= 0;
        for (CommandSpec spec : catalog.all()) {
            String name = spec.name().toLowerCase(Locale.ROOT);
            if (spec.isSubcommand() == subcommands && name.startsWith(typed)) {
                offers.add(new CommandCompleter.Offer(open + rule.charAt(0) + name, spec.summary()));
            }
        }
    }

    /** Patterns for the keys that are there: what they begin with up to a colon, and each key itself. */
    private static void patterns(String open, String rule, List<Bytes> keys, List<CommandCompleter.Offer> offers) {
        int tilde = rule.indexOf('~');
        if (tilde < 0) {
            return;
        }
        Set<String> found = new TreeSet<>();
        for (Bytes key : keys) {
            String name = key.utf8();
            int colon = name.indexOf(':');
            String pattern = colon > 0 ? name.substring(0, colon + 1) + "*" : name;
            if (pattern.startsWith(rule.substring(tilde + 1)) && found.size() < MOST_PATTERNS) {
                found.add(pattern);
            }
        }
        for (String pattern : found) {
            offers.add(new CommandCompleter.Offer(open + rule.substring(0, tilde + 1) + pattern, "keys"));
        }
    }

    /** What follows a rule that is being typed: the rest of its form and, in brackets, what it does. */
    static String hint(Bytes begun) {
        String typed = begun.utf8();
        String rule = typed.startsWith("(") ? typed.substring(1) : typed;
        Rule found = null;
        for (Rule each : RULES) {
            if (!each.rest().isEmpty() && rule.startsWith(each.text())) {
                found = found == null || each.text().length() > found.text().length() ? each : found;
            } else if (each.rest().isEmpty() && rule.equalsIgnoreCase(each.text())) {
                found = each;
            }
        }
        if (found == null) {
            return "";
        }
        boolean bare = rule.length() == found.text().length() && !found.rest().isEmpty();
        return (bare ? found.rest() : "") + "  (" + found.does() + ")";
    }
}
