package dev.rediscover.spec;

import dev.rediscover.base.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** All commands, from the tables of all families. */
public final class Catalog {
    private final Map<String, CommandSpec> specs = new TreeMap<>();

    public Catalog(List<String> tables) {
        for (int owner = 0; owner < tables.size(); owner++) {
            read(tables.get(owner).split("\n"), owner);
        }
        for (CommandSpec spec : List.copyOf(specs.values())) {
            int bar = spec.name().indexOf('|');
            if (bar > 0) {
                specs.get(spec.name().substring(0, bar)).add(spec);
            }
        }
    }

    private void read(String[] lines, int owner) {
        String group = "";
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            if (line.startsWith("group ")) {
                group = line.substring(6);
            } else if (!line.isBlank() && line.charAt(0) != ' ') {
                List<String> body = new ArrayList<>();
                while (i + 1 < lines.length && lines[i + 1].startsWith("  ")) {
                    body.add(lines[++i].trim());
                }
                CommandSpec spec = new CommandSpec(group, line, body, owner);
                specs.put(spec.name(), spec);
            }
        }
    }

    public CommandSpec find(Bytes name) {
        CommandSpec spec = specs.get(name.utf8().toUpperCase(Locale.ROOT));
        return spec == null || spec.container() != null ? null : spec;
    }

    public CommandSpec find(String words) {
        return specs.get(words.toUpperCase(Locale.ROOT).replace(' ', '|'));
    }

    public List<CommandSpec> all() {
        return List.copyOf(specs.values());
    }
}
