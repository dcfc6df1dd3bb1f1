package dev.rediscover.engine.acl;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.spec.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes users, and applies the rules of ACL SETUSER to them. All rules are those of one catalogue of commands; what new
 * users may do about channels is {@code acl-pubsub-default}.
 */
public final class Rules {
    /** The name of the user that everybody is from the start. */
    public static final Bytes DEFAULT_USER = Bytes.of("default");

    static final String SYNTAX_ERROR = "Syntax error";

    private final CommandRules commands;

    /** Rules about the commands of {@code catalog}. */
    public Rules(Catalog catalog) {
        commands = new CommandRules(catalog);
    }

    /** A user who may not come in and may do nothing, but use all channels if {@code allChannels}. */
    public User create(Bytes name, boolean allChannels) {
        return new UserDraft(name, newSelector(allChannels)).done();
    }

    /** The user {@code default} as it is from the start: on, without a password, and it may do everything. */
    public User createDefault() {
        UserDraft draft = new UserDraft(DEFAULT_USER, newSelector(false));
        draft.on = true;
        draft.withoutPassword = true;
        draft.root.everyCommand(true);
        draft.root.everyKey(true);
        draft.root.everyChannel(true);
        return draft.done();
    }

    private SelectorDraft newSelector(boolean allChannels) {
        SelectorDraft draft = new SelectorDraft(commands.none());
        draft.allChannels = allChannels;
        return draft;
    }

    /**
     * The user with {@code rules} applied from left to right; a selector may spread over several words.
     *
     * @param allChannels what new selectors and {@code reset} say about channels
     * @throws BadRule at the first rule that cannot be applied
     */
    public User apply(User user, List<Bytes> rules, boolean allChannels) {
        UserDraft draft = user.draft();
        for (Bytes rule : joined(rules)) {
            apply(draft, rule, allChannels);
        }
        return draft.done();
    }

    /** Whether {@code name} may be the name of a user: it has no blanks and no zero bytes in it. */
    public static boolean isName(Bytes name) {
        return isPlain(name, 0);
    }

    static boolean isPlain(Bytes text, int from) {
        for (int i = from; i < text.length(); i++) {
            int c = text.at(i);
            if (c == ' ' || c >= '\t' && c <= '\r' || c == 0) {
                return false;
            }
        }
        return true;
    }

    /** The rules with those in parentheses made one. */
    private static List<Bytes> joined(List<Bytes> rules) {
        List<Bytes> result = new ArrayList<>(rules.size());
        Bytes open = null;
        Bytes opening = null;
        for (Bytes rule : rules) {
            boolean ends = !rule.isEmpty() && rule.at(rule.length() - 1) == ')';
            if (open == null && !rule.isEmpty() && rule.at(0) == '(' && !ends) {
                open = rule;
                opening = rule;
            } else if (open != null) {
                open = open.concat(Bytes.of(" ")).concat(rule);
                if (ends) {
                    result.add(open);
                    open = null;
                }
            } else {
                result.add(rule);
            }
        }
        if (open != null) {
            throw BadRule.unclosed(opening);
        }
        return result;
    }

    private void apply(UserDraft draft, Bytes rule, boolean allChannels) {
        switch (rule.isEmpty() ? ' ' : rule.at(0)) {
            case ' ' -> {} // an empty rule changes nothing
            case '>' -> addPassword(draft, Passwords.hash(rule.slice(1, rule.length())));
            case '#' -> addPassword(draft, hash(rule));
            case '<' -> removePassword(draft, rule, Passwords.hash(rule.slice(1, rule.length())));
            case '!' -> removePassword(draft, rule, hash(rule));
            case '(' -> draft.selectors.add(selector(rule, allChannels));
            default -> applyWord(draft, rule, allChannels);
        }
    }

    private static Bytes hash(Bytes rule) {
        Bytes hash = rule.slice(1, rule.length());
        if (!Passwords.isHash(hash)) {
            throw new BadRule(
                    rule,
                    "The password hash must be exactly 64 characters and contain only lowercase hexadecimal"
                            + " characters");
        }
        return hash;
    }

    private static void addPassword(UserDraft draft, Bytes hash) {
        if (!draft.passwords.contains(hash)) {
            draft.passwords.add(hash);
        }
        draft.withoutPassword = false;
    }

    private static void removePassword(UserDraft draft, Bytes rule, Bytes hash) {
        if (!draft.passwords.remove(hash)) {
            throw new BadRule(rule, "The password you are trying to remove from the user does not exist");
        }
    }

    private void applyWord(UserDraft draft, Bytes rule, boolean allChannels) {
        switch (rule.latin1().toLowerCase(Locale.ROOT)) {
            case "on" -> draft.on = true;
            case "off" -> draft.on = false;
            case "sanitize-payload" -> draft.sanitizes = true;
            case "skip-sanitize-payload" -> draft.sanitizes = false;
            case "nopass" -> password(draft, true);
            case "resetpass" -> password(draft, false);
            case "clearselectors" -> draft.selectors.clear();
            case "reset" -> reset(draft, allChannels);
            default -> apply(draft.root, rule);
        }
    }

    private static void password(UserDraft draft, boolean none) {
        draft.withoutPassword = none;
        draft.passwords.clear();
    }

    private static void reset(UserDraft draft, boolean allChannels) {
        password(draft, false);
        draft.root.everyKey(false);
        draft.root.everyChannel(allChannels);
        draft.on = false;
        draft.sanitizes = true;
        draft.selectors.clear();
        draft.root.everyCommand(false);
    }

    /** The selector that a rule in parentheses describes; words that are not closed in quotes describe nothing. */
    private Selector selector(Bytes rule, boolean allChannels) {
        if (rule.at(rule.length() - 1) != ')') {
            throw new BadRule(rule, SYNTAX_ERROR);
        }
        SelectorDraft draft = newSelector(allChannels);
        CommandLine line = CommandLine.split(rule.slice(1, rule.length() - 1));
        for (Bytes each : line.ok() ? line.words() : List.<Bytes>of()) {
            try {
                apply(draft, each);
            } catch (BadRule e) {
                throw new BadRule(rule, e.reason());
            }
        }
        return draft.done();
    }

    /** A rule about commands, keys or channels. */
    private void apply(SelectorDraft draft, Bytes rule) {
        switch (rule.latin1().toLowerCase(Locale.ROOT)) {
            case "allkeys", "~*" -> draft.everyKey(true);
            case "resetkeys" -> draft.everyKey(false);
            case "allchannels", "&*" -> draft.everyChannel(true);
            case "resetchannels" -> draft.everyChannel(false);
            case "allcommands", "+@all" -> draft.everyCommand(true);
            case "nocommands", "-@all" -> draft.everyCommand(false);
            default -> applyPattern(draft, rule);
        }
    }

    private void applyPattern(SelectorDraft draft, Bytes rule) {
        switch (rule.isEmpty() ? ' ' : rule.at(0)) {
            case '~', '%' -> key(draft, rule);
            case '&' -> channel(draft, rule);
            case '+', '-' -> commands.apply(draft, rule);
            default -> throw new BadRule(rule, SYNTAX_ERROR);
        }
    }

    private static void key(SelectorDraft draft, Bytes rule) {
        if (draft.allKeys) {
            throw new BadRule(
                    rule,
                    "Adding a pattern after the * pattern (or the 'allkeys' flag) is not valid and does not have any"
                            + " effect. Try 'resetkeys' to start with an empty list of patterns");
        }
        int rights = rule.at(0) == '~' ? KeyPattern.ALL : 0;
        int at = 1;
        if (rights == 0) {
            while (at < rule.length() && rule.at(at) != '~') {
                int right = right(rule.at(at));
                if (right == 0 || (rights & right) != 0) {
                    throw new BadRule(rule, SYNTAX_ERROR);
                }
                rights |= right;
                at++;
            }
            at++;
        }
        if (rights == 0 || !isPlain(rule, at)) {
            throw new BadRule(rule, SYNTAX_ERROR);
        }
        draft.key(rule.slice(Math.min(at, rule.length()), rule.length()), rights);
    }

    private static int right(int letter) {
        return switch (letter) {
            case 'r', 'R' -> KeyPattern.READ;
            case 'w', 'W' -> KeyPattern.WRITE;
            default -> 0;
        };
    }

    private static void channel(SelectorDraft draft, Bytes rule) {
        if (draft.allChannels) {
            throw new BadRule(
                    rule,
                    "Adding a pattern after the * pattern (or the 'allchannels' flag) is not valid and does not have"
                            + " any effect. Try 'resetchannels' to start with an empty list of channels");
        }
        if (!isPlain(rule, 1)) {
            throw new BadRule(rule, SYNTAX_ERROR);
        }
        draft.channel(rule.slice(1, rule.length()));
    }
}
