package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.RedisException;
import dev.rediscover.engine.acl.BadRule;
import dev.rediscover.engine.acl.Refusal;
import dev.rediscover.engine.acl.Rules;
import dev.rediscover.engine.acl.Selector;
import dev.rediscover.engine.acl.User;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.Utf8;
import dev.rediscover.spec.AclCategories;
import dev.rediscover.spec.CommandSpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Users, their passwords and what each of them may do. */
public final class AclCommands implements Family {
    private static final int GENERATED_BITS = 256;
    private static final int MOST_BITS = 4096;

    private static final String TABLE = """
            group connection
            group server
            ACL
              6.0.0 | | Depends on the subcommand
              Looks after users and what they may do.
              see AUTH
              container
            ACL|CAT [category]
              6.0.0 | noscript loading stale | O(1)
              Lists the categories of commands, or the commands of one.
              see ACL|SETUSER COMMAND|LIST
            ACL|DELUSER username [username ...]
              6.0.0 | admin noscript loading stale | O(1) for each user
              Deletes users and closes their connections.
              see ACL|SETUSER ACL|LIST
            ACL|DRYRUN username command [arg [arg ...]]
              7.0.0 | admin noscript loading stale | O(1)
              Tells whether a user could run a command, without running it.
              see ACL|GETUSER ACL|LOG
            ACL|GENPASS [bits]
              6.0.0 | noscript loading stale | O(1)
              Makes up a password that nobody can guess.
              see ACL|SETUSER
            ACL|GETUSER username
              6.0.0 | admin noscript loading stale | O(N) for N rules of the user
              Tells a user's rules in full.
              see ACL|LIST ACL|SETUSER
            ACL|HELP
              6.0.0 | loading stale | O(1)
              Lists the subcommands of ACL.
              see ACL
            ACL|LIST
              6.0.0 | admin noscript loading stale | O(N) for N users
              Lists all users with their rules, as an ACL file has them.
              see ACL|USERS ACL|GETUSER
            ACL|SETUSER username [rule [rule ...]]
              6.0.0 | admin noscript loading stale | O(N) for N rules
              Makes a user or changes a user's rules.
              see ACL|GETUSER ACL|DELUSER ACL|CAT AUTH
            ACL|USERS
              6.0.0 | admin noscript loading stale | O(N) for N users
              Lists the names of all users.
              see ACL|LIST ACL|WHOAMI
            ACL|WHOAMI
              6.0.0 | noscript loading stale | O(1)
              Tells as which user this connection works.
              see AUTH ACL|USERS
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        return switch (c.name()) {
            case "ACL|WHOAMI" -> whoAmI(c.client().user());
            case "ACL|USERS" -> users(c, false);
            case "ACL|LIST" -> users(c, true);
            case "ACL|CAT" -> categories(c);
            case "ACL|GENPASS" -> generate(c);
            case "ACL|SETUSER" -> set(c);
            case "ACL|GETUSER" -> user(c);
            case "ACL|DELUSER" -> delete(c);
            case "ACL|DRYRUN" -> dryRun(c);
            case "ACL|HELP" -> HelpText.of(c);
            default -> throw c.unbound();
        };
    }

    private static Reply whoAmI(User user) {
        return user == null ? Reply.NIL : Reply.of(user.name());
    }

    private static Reply users(Call c, boolean withRules) {
        List<Reply> lines = new ArrayList<>();
        for (User user : c.engine().access().users()) {
            lines.add(Reply.of(withRules ? user.describe() : user.name()));
        }
        return Reply.array(lines);
    }

    private static Reply set(Call c) {
        Bytes name = c.args().next();
        if (!Rules.isName(name)) {
            throw Errors.ACL_USER_NAME.raise();
        }
        try {
            c.engine().access().change(name, c.args().rest());
        } catch (BadRule e) {
            String rule = e.ruleText();
            throw e.isUnclosed() ? Errors.ACL_PARENTHESIS.raise(rule) : Errors.ACL_RULE.raise(rule, e.reason());
        }
        return Reply.OK;
    }

    private static Reply delete(Call c) {
        List<Bytes> names = c.args().rest();
        if (names.contains(Rules.DEFAULT_USER)) {
            throw Errors.ACL_DEFAULT_USER.raise();
        }
        int deleted = 0;
        for (Bytes name : names) {
            deleted += c.engine().access().delete(name) ? 1 : 0;
        }
        return Reply.of(deleted);
    }

    private static Reply dryRun(Call c) {
        Bytes name = c.args().next();
        User user = c.engine().access().user(name);
        if (user == null) {
            throw Errors.ACL_NO_USER.raise(name);
        }
        List<Bytes> line = c.args().rest();
        CommandSpec spec = c.engine().catalog().find(line.get(0));
        if (spec != null && spec.isContainer() && line.size() > 1) {
            spec = spec.subcommand(line.get(1));
        }
        if (spec == null) {
            throw Errors.ACL_NO_COMMAND.raise(line.get(0));
        }
        if (!spec.arityFits(line.size())) {
            throw Errors.WRONG_ARITY.raise(spec.name().toLowerCase(Locale.ROOT));
        }
        Refusal refusal = user.refusal(spec, line);
        return refusal == null ? Reply.OK : Reply.of(refusal.fullText());
    }

    private static RedisException tooMany(Call c) {
        return Errors.SUBCOMMAND_ARGUMENTS.raise(
                Utf8.text(c.argv().get(1)), c.spec().container().name());
    }

    private static Reply categories(Call c) {
        if (c.args().remaining() > 1) {
            throw tooMany(c);
        }
        List<Reply> names = new ArrayList<>();
        if (!c.args().hasNext()) {
            for (String category : AclCategories.ALL) {
                names.add(Reply.bulk(category));
            }
            return Reply.array(names);
        }
        Bytes given = c.args().next();
        String category = given.utf8().toLowerCase(Locale.ROOT);
        if (!AclCategories.ALL.contains(category)) {
            throw Errors.ACL_CATEGORY.raise(given);
        }
        for (CommandSpec spec : c.engine().catalog().all()) {
            if (spec.isBuilt() && spec.aclCategories().contains(category)) {
                names.add(Reply.bulk(spec.name().toLowerCase(Locale.ROOT)));
            }
        }
        return Reply.array(names);
    }

    private static Reply generate(Call c) {
        if (c.args().remaining() > 1) {
            throw tooMany(c);
        }
        long bits = c.args().hasNext() ? c.args().integer() : GENERATED_BITS;
        if (bits < 1 || bits > MOST_BITS) {
            throw Errors.ACL_GENPASS_BITS.raise();
        }
        String digits = HexFormat.of().formatHex(passwordBytes(c, (int) (bits + 7) / 8));
        return Reply.bulk(digits.substring(0, (int) (bits + 3) / 4));
    }

    /** Where others come in nobody must be able to guess them; in a shell of one's own a session can be replayed. */
    private static byte[] passwordBytes(Call c, int count) {
        if (c.engine().process() != null) {
            return RandomSource.secretBytes(count);
        }
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) c.random().nextInt(256);
        }
        return bytes;
    }

    private static Reply user(Call c) {
        User user = c.engine().access().user(c.args().next());
        if (user == null) {
            return Reply.NIL;
        }
        List<Reply> flags = new ArrayList<>();
        for (String flag : user.flags()) {
            flags.add(Reply.bulk(flag));
        }
        List<Reply> passwords = new ArrayList<>();
        for (Bytes password : user.passwords()) {
            passwords.add(Reply.of(password));
        }
        List<Reply> selectors = new ArrayList<>();
        for (Selector selector : user.selectors()) {
            selectors.add(new Reply.MapOf(described(selector)));
        }
        List<Reply> items = new ArrayList<>();
        items.add(Reply.bulk("flags"));
        items.add(new Reply.SetOf(flags));
        items.add(Reply.bulk("passwords"));
        items.add(Reply.array(passwords));
        items.addAll(described(user.root()));
        items.add(Reply.bulk("selectors"));
        items.add(Reply.array(selectors));
        return new Reply.MapOf(items);
    }

    private static List<Reply> described(Selector selector) {
        return List.of(
                Reply.bulk("commands"),
                Reply.of(selector.commandText()),
                Reply.bulk("keys"),
                Reply.of(selector.keyText()),
                Reply.bulk("channels"),
                Reply.of(selector.channelText()));
    }
}
