package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.Parameter;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.Utf8;
import dev.rediscover.spec.CommandSpec;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Users, their passwords and what each of them may do. */
public final class AclCommands implements Family {
    private static final Bytes DEFAULT_USER = Bytes.of("default");
    private static final int GENERATED_BITS = 256;
    private static final int MOST_BITS = 4096;
    private static final String CATEGORIES = "keyspace read write set sortedset list hash string bitmap hyperloglog geo"
            + " stream pubsub admin fast slow blocking dangerous connection transaction scripting";

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
              later
            ACL|DRYRUN username command [arg [arg ...]]
              7.0.0 | admin noscript loading stale | O(1)
              Tells whether a user could run a command, without running it.
              see ACL|GETUSER ACL|LOG
              later
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
            ACL|LOAD
              6.0.0 | admin noscript loading stale | O(N) for N users
              Reads the users from the ACL file again.
              see ACL|SAVE
              later
            ACL|LOG [count | RESET]
              6.0.0 | admin noscript loading stale | O(N) for N lines in the reply
              Shows which commands and logins were refused lately.
              see ACL|DRYRUN
              later
            ACL|SAVE
              6.0.0 | admin noscript loading stale | O(N) for N users
              Writes the users to the ACL file.
              see ACL|LOAD
              later
            ACL|SETUSER username [rule [rule ...]]
              6.0.0 | admin noscript loading stale | O(N) for N rules
              Makes a user or changes a user's rules.
              see ACL|GETUSER ACL|DELUSER ACL|CAT AUTH
              later
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
            case "ACL|WHOAMI" -> Reply.of(DEFAULT_USER);
            case "ACL|USERS" -> Reply.array(Reply.of(DEFAULT_USER));
            case "ACL|LIST" -> Reply.array(Reply.bulk("user default on " + password(c) + " ~* &* +@all"));
            case "ACL|CAT" -> categories(c);
            case "ACL|GENPASS" -> generate(c);
            case "ACL|GETUSER" -> user(c);
            case "ACL|HELP" -> HelpText.of(c);
            default -> throw c.unbound();
        };
    }

    /** How a rule tells the password: its SHA-256, or that there is none. */
    private static String password(Call c) {
        String password = c.engine().config().text(Parameter.REQUIREPASS);
        return password.isEmpty() ? "nopass" : "#" + digest(password);
    }

    private static String digest(String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Utf8.bytes(password).array());
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Reply categories(Call c) {
        if (!c.args().hasNext()) {
            List<Reply> names = new ArrayList<>();
            for (String category : CATEGORIES.split(" ")) {
                names.add(Reply.bulk(category));
            }
            return Reply.array(names);
        }
        Bytes given = c.args().next();
        String category = given.utf8().toLowerCase(Locale.ROOT);
        if (!Arrays.asList(CATEGORIES.split(" ")).contains(category)) {
            throw Errors.ACL_CATEGORY.raise(given);
        }
        List<Reply> names = new ArrayList<>();
        for (CommandSpec spec : c.engine().catalog().all()) {
            if (spec.isBuilt() && spec.aclCategories().contains(category)) {
                names.add(Reply.bulk(spec.name().toLowerCase(Locale.ROOT)));
            }
        }
        return Reply.array(names);
    }

    private static Reply generate(Call c) {
        long bits = c.args().hasNext() ? c.args().integer() : GENERATED_BITS;
        if (bits < 1 || bits > MOST_BITS) {
            throw Errors.ACL_GENPASS_BITS.raise();
        }
        byte[] bytes = RandomSource.secretBytes((int) (bits + 7) / 8);
        return Reply.bulk(HexFormat.of().formatHex(bytes).substring(0, (int) (bits + 3) / 4));
    }

    private static Reply user(Call c) {
        if (!c.args().next().equals(DEFAULT_USER)) {
            return Reply.NIL_ARRAY;
        }
        String password = password(c);
        boolean none = password.equals("nopass");
        List<Reply> items = new ArrayList<>();
        items.add(Reply.bulk("flags"));
        items.add(none ? Reply.array(Reply.bulk("on"), Reply.bulk("nopass")) : Reply.array(Reply.bulk("on")));
        items.add(Reply.bulk("passwords"));
        items.add(none ? Reply.EMPTY_ARRAY : Reply.array(Reply.bulk(password.substring(1))));
        items.add(Reply.bulk("commands"));
        items.add(Reply.bulk("+@all"));
        items.add(Reply.bulk("keys"));
        items.add(Reply.bulk("~*"));
        items.add(Reply.bulk("channels"));
        items.add(Reply.bulk("&*"));
        items.add(Reply.bulk("selectors"));
        items.add(Reply.EMPTY_ARRAY);
        return new Reply.MapOf(items);
    }
}
