package dev.rediscover.spec;

import dev.rediscover.base.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is known about one command, from its entry in a family's table. */
public final class CommandSpec {
    private final String name;
    private final String group;
    private final String syntax;
    private final List<String> lines;
    private final int owner;
    private final List<CommandSpec> subcommands = new ArrayList<>();
    CommandSpec container;
    private final int arity;
    private final Set<String> flags;

    CommandSpec(String group, String heading, List<String> lines, int owner) {
        int space = heading.indexOf(' ');
        this.name = space < 0 ? heading : heading.substring(0, space);
        this.group = group;
        this.syntax = heading.replace('|', space < 0 ? ' ' : '|');
        this.lines = lines;
        this.owner = owner;
        this.arity = arityOf(heading);
        String[] facts =
                lines.isEmpty() ? new String[] {"", "", ""} : lines.get(0).split("\\|", -1);
        this.flags = facts.length > 1
                ? Set.of(
                        facts[1].trim().isEmpty()
                                ? new String[0]
                                : facts[1].trim().split(" +"))
                : Set.of();
    }

    private int arityOf(String heading) {
        for (String line : lines) {
            if (line.startsWith("arity ")) {
                return Integer.parseInt(line.substring(6).trim());
            }
            if (line.equals("container")) {
                return -2;
            }
        }
        int depth = 0;
        int words = name.indexOf('|') >= 0 ? 1 : 0;
        boolean open = false;
        boolean inWord = false;
        for (char ch : heading.toCharArray()) {
            if (ch == '[' || ch == '<') {
                open |= ch == '[';
                words += ch == '<' && depth == 0 ? 1 : 0;
                depth++;
            } else if (ch == ']' || ch == '>') {
                depth--;
            } else if (depth == 0 && ch != ' ' && !inWord) {
                words++;
            }
            inWord = depth == 0 && ch != ' ' && ch != ']' && ch != '>';
        }
        return open ? -words : words;
    }

    void add(CommandSpec sub) {
        subcommands.add(sub);
        sub.container = this;
    }

    public String name() {
        return name;
    }

    public String words() {
        return name.replace('|', ' ');
    }

    public String group() {
        return group;
    }

    public String syntaxText() {
        return syntax;
    }

    public String summary() {
        return lines.get(1);
    }

    public int arity() {
        return arity;
    }

    public Set<String> flags() {
        return flags;
    }

    public boolean hasFlag(String flag) {
        return flags.contains(flag);
    }

    public boolean isWrite() {
        return hasFlag("write");
    }

    public boolean isBuilt() {
        return !lines.contains("later");
    }

    public boolean isContainer() {
        return lines.contains("container");
    }

    public CommandSpec container() {
        return container;
    }

    public List<CommandSpec> subcommands() {
        return subcommands;
    }

    public CommandSpec subcommand(Bytes word) {
        for (CommandSpec sub : subcommands) {
            if (word.is(sub.name.substring(sub.name.indexOf('|') + 1))) {
                return sub;
            }
        }
        return null;
    }

    public boolean arityFits(int argc) {
        return arity >= 0 ? argc == arity : argc >= -arity;
    }

    public int owner() {
        return owner;
    }
}
