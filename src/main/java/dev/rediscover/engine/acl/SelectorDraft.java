package dev.rediscover.engine.acl;

import dev.rediscover.base.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A selector while rules are applied to it. */
final class SelectorDraft {
    boolean allCommands;
    boolean futureCommands;
    final long[] commands;
    final Map<Integer, List<Bytes>> firstArguments = new HashMap<>();
    final List<String> commandRules = new ArrayList<>();
    boolean allKeys;
    final List<KeyPattern> keys = new ArrayList<>();
    boolean allChannels;
    final List<NamePattern> channels = new ArrayList<>();

    /** Nothing is allowed; {@code commands} has a bit for each command and subcommand. */
    SelectorDraft(long[] commands) {
        this.commands = commands;
    }

    Map<Integer, List<Bytes>> copyOfFirstArguments() {
        Map<Integer, List<Bytes>> copy = new HashMap<>();
        for (Map.Entry<Integer, List<Bytes>> entry : firstArguments.entrySet()) {
            copy.put(entry.getKey(), List.copyOf(entry.getValue()));
        }
        return Map.copyOf(copy);
    }

    /** Allows every command, those to come included, or none; forgets the rules so far. */
    void everyCommand(boolean allowed) {
        Arrays.fill(commands, allowed ? -1L : 0L);
        allCommands = allowed;
        futureCommands = allowed;
        commandRules.clear();
        firstArguments.clear();
    }

    /** Allows or refuses one command or subcommand. */
    void command(int index, boolean allowed) {
        if (allowed) {
            commands[index >> 6] |= 1L << index;
        } else {
            commands[index >> 6] &= ~(1L << index);
            allCommands = false;
        }
    }

    /** Allows a command if its first argument is {@code argument}. */
    void firstArgument(int index, Bytes argument) {
        List<Bytes> known = firstArguments.get(index);
        if (known == null) {
            known = new ArrayList<>(2);
            firstArguments.put(index, known);
        }
        for (Bytes each : known) {
            if (each.is(argument.latin1())) {
                return;
            }
        }
        known.add(argument);
    }

    /**
     * Notes a command rule, {@code name} in lower case. Earlier rules of the same name go, and those of its
     * subcommands and first arguments, because they say nothing any more.
     */
    void noteCommandRule(String name, boolean allowed) {
        for (int i = commandRules.size() - 1; i >= 0; i--) {
            String earlier = commandRules.get(i);
            boolean same = earlier.length() == name.length() + 1;
            boolean below = earlier.length() > name.length() + 1 && earlier.charAt(name.length() + 1) == '|';
            if ((same || below) && earlier.startsWith(name, 1)) {
                commandRules.remove(i);
            }
        }
        commandRules.add((allowed ? "+" : "-") + name);
    }

    void key(Bytes text, int rights) {
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).text().equals(text)) {
                keys.set(i, keys.get(i).with(rights));
                return;
            }
        }
        keys.add(new KeyPattern(text, rights));
    }

    void everyKey(boolean allowed) {
        allKeys = allowed;
        keys.clear();
    }

    void channel(Bytes text) {
        for (NamePattern pattern : channels) {
            if (pattern.text().equals(text)) {
                return;
            }
        }
        channels.add(new NamePattern(text));
    }

    void everyChannel(boolean allowed) {
        allChannels = allowed;
        channels.clear();
    }

    Selector done() {
        return new Selector(this);
    }
}
