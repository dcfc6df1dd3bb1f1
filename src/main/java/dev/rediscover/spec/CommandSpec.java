package dev.rediscover.spec;

import dev.rediscover.base.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the table says about one command or subcommand. Immutable; its parts are read from the entry when asked for. */
public final class CommandSpec implements Comparable<CommandSpec> {
    private final Catalog catalog;
    private final String name;
    private final String words;
    private final String group;
    private final int index;
    private final int owner;
    private final int nameHash;
    private final boolean subcommand;
    private final CommandSpec container;
    private final String syntaxText;
    private final String since;
    private final String cost;
    private final String summary;
    private final List<String> flags;
    private final boolean write;
    private final boolean readOnly;
    private final boolean blocking;
    private final boolean denyOom;
    private final boolean noScript;
    private final boolean built;
    private final boolean isContainer;
    private final int arity;
    private final TableEntry entry;
    private Syntax syntax;
    private List<KeySpec> keySpecs;

    CommandSpec(Catalog catalog, int index, String table, int start, String group, int owner) {
        this.catalog = catalog;
        this.index = index;
        this.group = group;
        this.owner = owner;
        entry = TableEntry.read(table, start);
        name = entry.name();
        nameHash = name.hashCode();
        words = name.replace('|', ' ');
        int bar = name.indexOf('|');
        subcommand = bar > 0;
        container = subcommand ? catalog.find(name.substring(0, bar)) : null;
        syntaxText = words + entry.heading().substring(name.length());
        since = entry.since();
        cost = entry.cost();
        summary = entry.summary();
        flags = entry.flags();
        write = flags.contains("write");
        readOnly = flags.contains("readonly");
        blocking = flags.contains("blocking");
        denyOom = flags.contains("denyoom");
        noScript = flags.contains("noscript");
        built = entry.line("later") == null;
        isContainer = entry.line("container") != null;
        String written = entry.line("arity");
        arity = written == null ? Arity.of(syntaxText, isContainer) : Integer.parseInt(written);
    }

    /** The name in upper case; a subcommand has its container in front: {@code CLIENT|ID}. */
    public String name() {
        return name;
    }

    /** The name as it is typed: {@code CLIENT ID}. */
    public String words() {
        return words;
    }

    /** The group of commands it belongs to, as the reference names it: "list", "sorted-set". */
    public String group() {
        return group;
    }

    /** The syntax line: {@code LPUSH key element [element ...]}. */
    public String syntaxText() {
        return syntaxText;
    }

    /** The syntax line as a tree. */
    public Syntax syntax() {
        Syntax result = syntax;
        if (result == null) {
            result = Syntax.parse(syntaxText, isSubcommand() ? 2 : 1, group);
            syntax = result;
        }
        return result;
    }

    /** The version of Redis, or of the module it comes from, that had it first. */
    public String since() {
        return since;
    }

    /** What it costs, usually in big-O notation. */
    public String cost() {
        return cost;
    }

    /** What it does, in one sentence. */
    public String summary() {
        return summary;
    }

    /** The names of related commands. */
    public List<String> seeAlso() {
        String line = entry.line("see");
        return line == null ? List.of() : TableEntry.wordsOf(line);
    }

    /** The number of words it takes, its own name included; negative when that is the least of several. */
    public int arity() {
        return arity;
    }

    /** Whether {@code argc} words, the command's own included, are a number it can take. */
    public boolean arityFits(int argc) {
        return arity >= 0 ? argc == arity : argc >= -arity;
    }

    /** The flags as COMMAND INFO names them, in the order of the table. */
    public Set<String> flags() {
        return new LinkedHashSet<>(flags);
    }

    public boolean hasFlag(String flag) {
        return flags.contains(flag);
    }

    public boolean isWrite() {
        return write;
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    public boolean isBlocking() {
        return blocking;
    }

    /** Whether it is refused when the memory limit is reached. */
    public boolean isDenyOom() {
        return denyOom;
    }

    /** Whether scripts may not run it. */
    public boolean isNoScript() {
        return noScript;
    }

    /** The ACL categories, without the at sign, in the order in which ACL CAT lists them. */
    public List<String> aclCategories() {
        return AclCategories.of(this, entry.line("acl"));
    }

    /** Where its keys are, one specification for each run of keys; empty if it has none. */
    public List<KeySpec> keySpecs() {
        List<KeySpec> result = keySpecs;
        if (result == null) {
            result = KeySpec.parseAll(entry.lines("keys"), this);
            keySpecs = result;
        }
        return result;
    }

    /** False if this engine knows the command but has no handler for it yet. */
    public boolean isBuilt() {
        return built;
    }

    /** Whether it only groups subcommands. */
    public boolean isContainer() {
        return isContainer;
    }

    /** Whether it belongs to a container. */
    public boolean isSubcommand() {
        return subcommand;
    }

    /** The command that groups this one, or null. */
    public CommandSpec container() {
        return container;
    }

    /** Its subcommands, sorted by name; empty if it is not a container. */
    public List<CommandSpec> subcommands() {
        List<CommandSpec> result = new ArrayList<>();
        if (isContainer) {
            String prefix = name + "|";
            for (CommandSpec other : catalog.all()) {
                if (other.name.startsWith(prefix)) {
                    result.add(other);
                }
            }
        }
        return result;
    }

    /** The subcommand called {@code word}, in any letter case, or null if there is none. */
    public CommandSpec subcommand(Bytes word) {
        return isContainer ? catalog.subcommand(this, word) : null;
    }

    /** The index of its table in the list that the catalogue was made from. */
    public int owner() {
        return owner;
    }

    /** Its number among all commands and subcommands of the catalogue, from 0 to {@link Catalog#entries()} - 1. */
    public int index() {
        return index;
    }

    int nameHash() {
        return nameHash;
    }

    /** By name. */
    @Override
    public int compareTo(CommandSpec other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return syntaxText;
    }
}
