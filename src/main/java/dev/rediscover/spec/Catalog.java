package dev.rediscover.spec;

import dev.rediscover.base.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * All commands of all families, found by name in any letter case. Immutable; safe to share between threads.
 *
 * <h2>The format of a family's table</h2>
 *
 * <pre>
 * group list
 * LPUSH key element [element ...]
 *   1.0.0 | write denyoom fast | O(1) for each element
 *   Adds elements at the head of a list; creates the list if there is none.
 *   see RPUSH LPUSHX LPOP
 *   keys RW insert
 * CLIENT
 *   2.4.0 | | Depends on the subcommand
 *   Groups what a connection can ask about itself and about others.
 *   container
 * CLIENT|KILL &lt;ip:port | ...&gt;
 *   2.4.0 | admin noscript loading stale | O(N) for N clients
 *   Closes the connections of other clients.
 *   later
 * </pre>
 *
 * A line that starts in the first column is {@code group NAME}, which holds for what follows, or a command's heading:
 * its syntax line as the reference prints it, a subcommand written {@code CONTAINER|SUBCOMMAND}. Indented below stand,
 * in this order, the facts {@code since | flags | cost} (flags as COMMAND INFO names them, {@code movablekeys}
 * included; none is an empty part), then the summary: one sentence of our own, shorter than 90 characters. Then, only
 * where needed:
 *
 * <ul>
 *   <li>{@code see NAME ...}: related commands, a subcommand as {@code CONTAINER|SUBCOMMAND}
 *   <li>{@code keys [WHERE] RO|RW|OW|RM [access update insert delete not_key variable_flags incomplete]}: one line
 *       a key specification; {@link KeySpec#parse} explains WHERE, which is left out where the syntax line gives it
 *   <li>{@code arity N}: where the syntax line gives another number (see {@link Arity})
 *   <li>{@code acl NAME ... -NAME ...}: categories beside (or, with a minus, instead of) those that {@link
 *       AclCategories} derives from the flags and the group
 *   <li>{@code container}: a command that only groups subcommands; these may stand in other tables
 *   <li>{@code later}: known to help, hints and completion, but this engine has no handler for it
 * </ul>
 *
 * A line indented by four or more columns continues the line before it. Tables are ASCII.
 */
public final class Catalog {
    private final List<String> tables;
    private final int[] slots;
    private int count;
    private int[] hashes = new int[640];
    private int[] starts = new int[640];
    private short[] lengths = new short[640];
    private short[] owners = new short[640];
    private String[] groupNames = new String[640];
    private final CommandSpec[] specs;
    private List<CommandSpec> sorted;

    /**
     * Indexes {@code tables}, given in the order of their families; an entry itself is read when it is first asked for.
     *
     * @throws IllegalArgumentException if two entries have the same name or an entry stands before any group
     */
    public Catalog(List<String> tables) {
        this.tables = List.copyOf(tables);
        for (int owner = 0; owner < tables.size(); owner++) {
            index(tables.get(owner), (short) owner);
        }
        slots = new int[Integer.highestOneBit(Math.max(8, count)) << 2];
        for (int entry = 0; entry < count; entry++) {
            place(entry);
        }
        specs = new CommandSpec[count];
    }

    /**
     * These commands and those of one more table, such as what a server knows beyond them.
     *
     * @throws IllegalArgumentException as the constructor
     */
    public Catalog with(String table) {
        List<String> more = new ArrayList<>(tables);
        more.add(table);
        return new Catalog(more);
    }

    /** The names of all ACL categories, without {@code all}, in the order of ACL CAT. */
    public static List<String> categories() {
        return AclCategories.ALL;
    }

    private void index(String table, short owner) {
        String group = null;
        int line = 0;
        while (line < table.length()) {
            if (table.charAt(line) > ' ') {
                if (table.startsWith("group ", line)) {
                    group = table.substring(line + 6, endOfLine(table, line)).trim();
                } else if (group == null) {
                    throw new IllegalArgumentException(
                            "no group before: " + table.substring(line, endOfLine(table, line)));
                } else {
                    append(table, line, owner, group);
                }
            }
            line = endOfLine(table, line) + 1;
        }
    }

    private void append(String table, int start, short owner, String group) {
        if (count == starts.length) {
            int larger = count * 2;
            hashes = Arrays.copyOf(hashes, larger);
            starts = Arrays.copyOf(starts, larger);
            lengths = Arrays.copyOf(lengths, larger);
            owners = Arrays.copyOf(owners, larger);
            groupNames = Arrays.copyOf(groupNames, larger);
        }
        int end = start;
        int hash = 0;
        while (end < table.length() && table.charAt(end) > ' ') {
            hash = hash * 31 + table.charAt(end++);
        }
        hashes[count] = hash;
        starts[count] = start;
        lengths[count] = (short) (end - start);
        owners[count] = owner;
        groupNames[count++] = group;
    }

    private void place(int entry) {
        int slot = slot(hashes[entry]);
        while (slots[slot] != 0) {
            int other = slots[slot] - 1;
            if (hashes[other] == hashes[entry] && nameOf(other).equals(nameOf(entry))) {
                throw new IllegalArgumentException("two entries for " + nameOf(entry));
            }
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = entry + 1;
    }

    private int slot(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ mixed >>> 15) & slots.length - 1;
    }

    private String nameOf(int entry) {
        return tables.get(owners[entry]).substring(starts[entry], starts[entry] + lengths[entry]);
    }

    static int endOfLine(String table, int from) {
        int end = table.indexOf('\n', from);
        return end < 0 ? table.length() : end;
    }

    /** The command whose first word is {@code name}, or null if there is none; no allocation once it has been used. */
    public CommandSpec find(Bytes name) {
        CommandSpec spec = lookUp(0, null, name);
        return spec == null || spec.isSubcommand() ? null : spec;
    }

    /** The command named by {@code words} ("lpush", "client id", "CLIENT|ID"), or null. */
    public CommandSpec find(String words) {
        return lookUp(0, null, Bytes.of(words.trim().replace(' ', '|')));
    }

    /** The subcommand {@code name} of {@code container}, or null; no allocation. */
    CommandSpec subcommand(CommandSpec container, Bytes name) {
        return lookUp(container.nameHash() * 31 + '|', container.name(), name);
    }

    private CommandSpec lookUp(int seed, String container, Bytes name) {
        byte[] word = name.array();
        int hash = seed;
        for (byte b : word) {
            hash = hash * 31 + upper(b);
        }
        int slot = slot(hash);
        while (slots[slot] != 0) {
            int entry = slots[slot] - 1;
            if (hashes[entry] == hash && isNamed(entry, container, word)) {
                return spec(entry);
            }
            slot = slot + 1 & slots.length - 1;
        }
        return null;
    }

    private boolean isNamed(int entry, String container, byte[] word) {
        int skipped = container == null ? 0 : container.length() + 1;
        if (lengths[entry] != skipped + word.length) {
            return false;
        }
        String table = tables.get(owners[entry]);
        int start = starts[entry] + skipped;
        for (int i = 0; i < word.length; i++) {
            if (table.charAt(start + i) != upper(word[i])) {
                return false;
            }
        }
        return container == null || table.startsWith(container, starts[entry]) && table.charAt(start - 1) == '|';
    }

    private static int upper(byte b) {
        return b >= 'a' && b <= 'z' ? b - 32 : b;
    }

    private CommandSpec spec(int entry) {
        CommandSpec spec = specs[entry];
        if (spec == null) {
            spec = new CommandSpec(
                    this, entry, tables.get(owners[entry]), starts[entry], groupNames[entry], owners[entry]);
            specs[entry] = spec;
        }
        return spec;
    }

    /** How many commands and subcommands there are, built or not. */
    public int entries() {
        return count;
    }

    /** Every command and subcommand, sorted by name. */
    public List<CommandSpec> all() {
        List<CommandSpec> result = sorted;
        if (result == null) {
            CommandSpec[] each = new CommandSpec[count];
            for (int entry = 0; entry < count; entry++) {
                each[entry] = spec(entry);
            }
            Arrays.sort(each);
            result = List.of(each);
            sorted = result;
        }
        return result;
    }

    /** The commands and subcommands of {@code group}, sorted by name; empty if there is no such group. */
    public List<CommandSpec> group(String group) {
        List<CommandSpec> result = new ArrayList<>();
        for (CommandSpec spec : all()) {
            if (spec.group().equals(group)) {
                result.add(spec);
            }
        }
        return result;
    }

    /** The names of all groups, sorted. */
    public List<String> groups() {
        TreeSet<String> names = new TreeSet<>(Arrays.asList(groupNames).subList(0, count));
        return List.copyOf(names);
    }

    /**
     * How many commands can be called, as COMMAND COUNT says it: without subcommands, without those not
     * built yet and without containers that have nothing built in them.
     */
    public int size() {
        int size = 0;
        for (CommandSpec spec : all()) {
            if (!spec.isSubcommand() && canBeCalled(spec)) {
                size++;
            }
        }
        return size;
    }

    private static boolean canBeCalled(CommandSpec spec) {
        boolean any = spec.isBuilt() && !spec.isContainer();
        for (CommandSpec sub : spec.subcommands()) {
            any |= spec.isBuilt() && sub.isBuilt();
        }
        return any;
    }
}
