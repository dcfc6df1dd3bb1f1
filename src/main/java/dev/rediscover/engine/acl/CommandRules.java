package dev.rediscover.engine.acl;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Utf8;
import dev.rediscover.spec.AclCategories;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rules that allow or refuse commands, subcommands, categories and first arguments. */
final class CommandRules {
    private static final String UNKNOWN = "Unknown command or category name in ACL";

    private final Catalog catalog;
    private Map<String, long[]> categories; // made when the first rule asks for one

    CommandRules(Catalog catalog) {
        this.catalog = catalog;
    }

    /** A bit for each command and subcommand, none set. */
    long[] none() {
        return new long[(catalog.entries() >> 6) + 1];
    }

    /** Applies a rule that begins with a plus or a minus sign. */
    void apply(SelectorDraft draft, Bytes rule) {
        boolean allowed = rule.at(0) == '+';
        if (rule.length() > 1 && rule.at(1) == '@') {
            category(draft, rule, allowed);
            return;
        }
        int bar = lastBar(rule);
        if (allowed && bar > 0) {
            allowPart(draft, rule, bar);
            return;
        }
        CommandSpec spec = find(rule.slice(1, rule.length()));
        if (spec == null) {
            throw new BadRule(rule, UNKNOWN);
        }
        change(draft, spec, allowed);
        draft.noteCommandRule(spec.name().toLowerCase(Locale.ROOT), allowed);
    }

    private static int lastBar(Bytes rule) {
        int bar = rule.length() - 1;
        while (bar >= 0 && rule.at(bar) != '|') {
            bar--;
        }
        return bar;
    }

    /** {@code +config|get} allows a subcommand, {@code +select|0} a first argument. */
    private void allowPart(SelectorDraft draft, Bytes rule, int bar) {
        CommandSpec spec = find(rule.slice(1, bar));
        if (spec == null) {
            throw new BadRule(rule, UNKNOWN);
        }
        if (spec.isSubcommand()) {
            throw new BadRule(rule, "Allowing first-arg of a subcommand is not supported");
        }
        Bytes part = rule.slice(bar + 1, rule.length());
        if (part.isEmpty()) {
            throw new BadRule(rule, Rules.SYNTAX_ERROR);
        }
        if (spec.isContainer()) {
            CommandSpec subcommand = spec.subcommand(part);
            if (subcommand == null) {
                throw new BadRule(rule, UNKNOWN);
            }
            change(draft, subcommand, true);
        } else {
            draft.firstArgument(spec.index(), part);
        }
        draft.noteCommandRule(Utf8.text(rule.slice(1, rule.length())).toLowerCase(Locale.ROOT), true);
    }

    /** The command or, with one bar in it, the subcommand of this name; {@code null} if there is none. */
    private CommandSpec find(Bytes name) {
        int bar = name.indexOf('|', 0);
        if (bar < 0) {
            return catalog.find(name);
        }
        CommandSpec container = catalog.find(name.slice(0, bar));
        return container == null ? null : container.subcommand(name.slice(bar + 1, name.length()));
    }

    /** What holds for a container holds for all that is in it. */
    private static void change(SelectorDraft draft, CommandSpec spec, boolean allowed) {
        draft.command(spec.index(), allowed);
        draft.firstArguments.remove(spec.index());
        for (CommandSpec subcommand : spec.subcommands()) {
            draft.command(subcommand.index(), allowed);
        }
    }

    private void category(SelectorDraft draft, Bytes rule, boolean allowed) {
        String name = Utf8.text(rule.slice(2, rule.length())).toLowerCase(Locale.ROOT);
        long[] members = categories().get(name);
        if (members == null) {
            throw new BadRule(rule, UNKNOWN);
        }
        for (CommandSpec spec : catalog.all()) {
            int index = spec.index();
            if ((members[index >> 6] & 1L << index) != 0) {
                draft.command(index, allowed);
                draft.firstArguments.remove(index);
            }
        }
        draft.noteCommandRule("@" + name, allowed);
    }

    /** For each category the commands in it, the subcommands of its containers included. */
    private Map<String, long[]> categories() {
        if (categories == null) {
            Map<String, long[]> found = new HashMap<>();
            for (String name : AclCategories.ALL) {
                found.put(name, none());
            }
            for (CommandSpec spec : catalog.all()) {
                List<CommandSpec> subcommands = spec.subcommands();
                for (String name : spec.aclCategories()) {
                    add(found.get(name), spec);
                    for (CommandSpec subcommand : subcommands) {
                        add(found.get(name), subcommand);
                    }
                }
            }
            categories = found;
        }
        return categories;
    }

    private static void add(long[] members, CommandSpec spec) {
        members[spec.index() >> 6] |= 1L << spec.index();
    }
}
