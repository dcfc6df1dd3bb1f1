package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Glob;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.spec.KeyPositions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** COMMAND: what the server knows about its own commands, all of it derived from the tables. */
public final class CatalogCommands implements Family {
    private static final String TABLE = """
            group server
            COMMAND
              2.8.13 | loading stale | O(N) for N commands
              Describes every command; its subcommands ask for less.
              acl connection
              arity -1
              see COMMAND|INFO COMMAND|DOCS
              container
            COMMAND|COUNT
              2.8.13 | loading stale | O(1)
              Tells how many commands there are.
              acl connection
              see COMMAND|LIST
            COMMAND|DOCS [command-name [command-name ...]]
              7.0.0 | loading stale | O(N) for N commands asked for
              Gives the documentation of commands: what they do, and their arguments.
              acl connection
              see COMMAND|INFO
            COMMAND|GETKEYS command [arg [arg ...]]
              2.8.13 | loading stale | O(N) for N arguments
              Picks the keys out of a whole command line.
              acl connection
              see COMMAND|GETKEYSANDFLAGS
            COMMAND|GETKEYSANDFLAGS command [arg [arg ...]]
              7.0.0 | loading stale | O(N) for N arguments
              Picks the keys out of a whole command line and tells what is done to each.
              acl connection
              see COMMAND|GETKEYS
            COMMAND|HELP
              5.0.0 | loading stale | O(1)
              Lists the subcommands of COMMAND.
              acl connection
              see COMMAND
            COMMAND|INFO [command-name [command-name ...]]
              2.8.13 | loading stale | O(N) for N commands asked for
              Describes commands: their arity, flags and keys.
              acl connection
              see COMMAND|DOCS
            COMMAND|LIST [FILTERBY <MODULE module-name | ACLCAT category | PATTERN pattern>]
              7.0.0 | loading stale | O(N) for N commands
              Lists the names of commands, perhaps only some.
              acl connection
              see COMMAND|COUNT
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        Catalog catalog = c.engine().catalog();
        return switch (c.name()) {
            case "COMMAND" -> described(topLevel(catalog));
            case "COMMAND|COUNT" -> Reply.of(topLevel(catalog).size());
            case "COMMAND|DOCS" -> docs(catalog, c.args().rest());
            case "COMMAND|GETKEYS" -> keys(c, false);
            case "COMMAND|GETKEYSANDFLAGS" -> keys(c, true);
            case "COMMAND|HELP" -> HelpText.of(c);
            case "COMMAND|INFO" -> info(catalog, c.args().rest());
            case "COMMAND|LIST" -> list(c);
            default -> throw c.unbound();
        };
    }

    /** The commands that can be run here, without subcommands. */
    private static List<CommandSpec> topLevel(Catalog catalog) {
        List<CommandSpec> specs = new ArrayList<>();
        for (CommandSpec spec : catalog.all()) {
            if (!spec.isSubcommand() && isRunnable(spec)) {
                specs.add(spec);
            }
        }
        return specs;
    }

    private static boolean isRunnable(CommandSpec spec) {
        return spec.isBuilt()
                && (!spec.isContainer() || !runnable(spec.subcommands()).isEmpty());
    }

    static List<CommandSpec> runnable(List<CommandSpec> specs) {
        List<CommandSpec> runnable = new ArrayList<>();
        for (CommandSpec spec : specs) {
            if (spec.isBuilt()) {
                runnable.add(spec);
            }
        }
        return runnable;
    }

    private static Reply described(List<CommandSpec> specs) {
        List<Reply> items = new ArrayList<>();
        for (CommandSpec spec : specs) {
            items.add(CommandDescription.info(spec));
        }
        return Reply.array(items);
    }

    private static Reply info(Catalog catalog, List<Bytes> names) {
        if (names.isEmpty()) {
            return described(topLevel(catalog));
        }
        List<Reply> items = new ArrayList<>();
        for (Bytes name : names) {
            CommandSpec spec = catalog.find(name.utf8());
            items.add(spec == null || !isRunnable(spec) ? Reply.NIL_ARRAY : CommandDescription.info(spec));
        }
        return Reply.array(items);
    }

    private static Reply docs(Catalog catalog, List<Bytes> names) {
        List<CommandSpec> specs = names.isEmpty() ? topLevel(catalog) : new ArrayList<>();
        for (Bytes name : names) {
            CommandSpec spec = catalog.find(name.utf8());
            if (spec != null && isRunnable(spec)) {
                specs.add(spec);
            }
        }
        List<Reply> items = new ArrayList<>();
        for (CommandSpec spec : specs) {
            items.add(Reply.bulk(spec.name().toLowerCase(Locale.ROOT)));
            items.add(CommandDescription.docs(spec));
        }
        return new Reply.MapOf(items);
    }

    private static Reply keys(Call c, boolean withFlags) {
        List<Bytes> line = c.args().rest();
        CommandSpec spec = c.engine().catalog().find(line.get(0));
        if (spec != null && spec.isContainer() && line.size() > 1) {
            spec = spec.subcommand(line.get(1));
        }
        if (spec == null) {
            throw Errors.GETKEYS_COMMAND.raise();
        }
        if (!KeyPositions.hasKeys(spec)) {
            throw Errors.GETKEYS_NO_KEYS.raise();
        }
        if (!spec.arityFits(line.size())) {
            throw Errors.GETKEYS_ARITY.raise();
        }
        try {
            return CommandDescription.keys(spec, line, withFlags);
        } catch (KeyPositions.Unclear e) {
            throw Errors.GETKEYS_ARGUMENTS.raise();
        }
    }

    private static Reply list(Call c) {
        Args args = c.args();
        Bytes kind = null;
        Bytes wanted = null;
        if (args.hasNext()) {
            if (args.remaining() != 3 || !args.take("FILTERBY")) {
                throw Errors.SYNTAX.raise();
            }
            kind = args.next();
            wanted = args.next();
            if (!kind.is("MODULE") && !kind.is("ACLCAT") && !kind.is("PATTERN")) {
                throw Errors.SYNTAX.raise();
            }
        }
        List<Reply> names = new ArrayList<>();
        for (CommandSpec spec : c.engine().catalog().all()) {
            boolean listed = spec.isSubcommand() ? kind != null && spec.isBuilt() : isRunnable(spec);
            if (listed && (kind == null || fits(spec, kind, wanted))) {
                names.add(Reply.bulk(spec.name().toLowerCase(Locale.ROOT)));
            }
        }
        return Reply.array(names);
    }

    private static boolean fits(CommandSpec spec, Bytes kind, Bytes wanted) {
        if (kind.is("PATTERN")) {
            return Glob.matches(wanted, Bytes.of(spec.name()), true);
        }
        return kind.is("ACLCAT") && spec.aclCategories().contains(wanted.utf8().toLowerCase(Locale.ROOT));
    }
}
