package dev.rediscover.engine.acl;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Utf8;
import dev.rediscover.spec.CommandSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which commands may be run on which keys and channels. A user has one of its own and may have more, in parentheses; a
 * command is allowed if one of them alone allows all of it. Immutable.
 */
public final class Selector {
    /** What {@link #verdict} says if the command may run. */
    static final long ALLOWED = 0;

    private final boolean allCommands;
    private final boolean futureCommands;
    private final long[] commands;
    private final Map<Integer, List<Bytes>> firstArguments;
    private final List<String> commandRules;
    private final boolean allKeys;
    private final List<KeyPattern> keys;
    private final boolean allChannels;
    private final List<NamePattern> channels;

    Selector(SelectorDraft draft) {
        allCommands = draft.allCommands;
        futureCommands = draft.futureCommands;
        commands = draft.commands.clone();
        firstArguments = draft.copyOfFirstArguments();
        commandRules = List.copyOf(draft.commandRules);
        allKeys = draft.allKeys;
        keys = List.copyOf(draft.keys);
        allChannels = draft.allChannels;
        channels = List.copyOf(draft.channels);
    }

    /** Something that begins as this selector and may be changed. */
    SelectorDraft draft() {
        SelectorDraft draft = new SelectorDraft(commands.clone());
        draft.allCommands = allCommands;
        draft.futureCommands = futureCommands;
        for (Map.Entry<Integer, List<Bytes>> entry : firstArguments.entrySet()) {
            draft.firstArguments.put(entry.getKey(), new ArrayList<>(entry.getValue()));
        }
        draft.commandRules.addAll(commandRules);
        draft.allKeys = allKeys;
        draft.keys.addAll(keys);
        draft.allChannels = allChannels;
        draft.channels.addAll(channels);
        return draft;
    }

    /** Whether it allows every command on every key and channel. */
    boolean allowsEverything() {
        return allCommands && allKeys && allChannels;
    }

    /**
     * {@link #ALLOWED}, or what is refused: the kind's {@link Touched#refused} number. Of two refusals the greater one
     * is the one to tell.
     */
    long verdict(Touched line) {
        if (!allowsCommand(line)) {
            return Touched.refused(Refusal.Kind.COMMAND, 0);
        }
        if (!allKeys) {
            int key = line.firstKeyNotIn(this);
            if (key >= 0) {
                return Touched.refused(Refusal.Kind.KEY, key);
            }
        }
        if (!allChannels) {
            int channel = line.firstChannelNotIn(this);
            if (channel >= 0) {
                return Touched.refused(Refusal.Kind.CHANNEL, channel);
            }
        }
        return ALLOWED;
    }

    /** Whether {@code spec} may be run with any arguments, as far as keys and channels let it. */
    public boolean allows(CommandSpec spec) {
        int index = spec.index();
        return allCommands || (commands[index >> 6] & 1L << index) != 0 || spec.hasFlag("no_auth");
    }

    /** The first arguments with which {@code spec} may be run though else it may not. */
    public Set<Bytes> firstArguments(CommandSpec spec) {
        return Set.copyOf(firstArguments.getOrDefault(spec.index(), List.of()));
    }

    private boolean allowsCommand(Touched line) {
        CommandSpec spec = line.spec();
        if (allows(spec)) {
            return true;
        }
        List<Bytes> first = firstArguments.get(spec.index());
        int at = spec.isSubcommand() ? 2 : 1;
        if (first == null || line.argv().size() <= at) {
            return false;
        }
        String given = line.argv().get(at).latin1();
        for (Bytes each : first) {
            if (each.is(given)) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code key} may be used for {@code rights}, a sum of {@link KeyPattern}'s. */
    boolean allowsKey(Bytes key, int rights) {
        if (allKeys) {
            return true;
        }
        for (KeyPattern pattern : keys) {
            if (pattern.allows(key, rights)) {
                return true;
            }
        }
        return false;
    }

    /** Whether all keys may be used for {@code rights}. */
    boolean allowsAllKeys(int rights) {
        if (allKeys) {
            return true;
        }
        for (KeyPattern pattern : keys) {
            if (pattern.allowsAll(rights)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it allows a channel; a pattern of channels only if a rule has exactly that pattern. */
    boolean allowsChannel(Bytes channel, boolean isPattern) {
        if (allChannels) {
            return true;
        }
        for (NamePattern pattern : channels) {
            if (isPattern ? pattern.text().equals(channel) : pattern.matches(channel)) {
                return true;
            }
        }
        return false;
    }

    /** Whether every channel is allowed. */
    public boolean allowsAllChannels() {
        return allChannels;
    }

    /** The channel patterns, without {@code &}. */
    public List<Bytes> channelPatterns() {
        List<Bytes> patterns = new ArrayList<>();
        for (NamePattern pattern : channels) {
            patterns.add(pattern.text());
        }
        return patterns;
    }

    // ---- how it is described

    /** The key rules, in no order. */
    public Set<Bytes> keyRules() {
        return new TreeSet<>(writtenKeys());
    }

    /** The channel rules, in no order. */
    public Set<Bytes> channelRules() {
        return new TreeSet<>(writtenChannels());
    }

    /** The command rules in their order: {@code -@all +@read -get}. */
    public Bytes commandText() {
        StringBuilder text = new StringBuilder(futureCommands ? "+@all" : "-@all");
        for (String rule : commandRules) {
            text.append(' ').append(rule);
        }
        return Utf8.bytes(text.toString());
    }

    /** The key rules: {@code ~user:* %R~shared}; empty if there are none. */
    public Bytes keyText() {
        return joined(writtenKeys());
    }

    /** No other pattern may stand beside {@code ~*}, so where two rules have made one of it that one is written out. */
    private List<Bytes> writtenKeys() {
        List<Bytes> rules = new ArrayList<>();
        if (allKeys) {
            rules.add(Bytes.of("~*"));
        }
        for (int i = 0; i < keys.size(); i++) {
            boolean spelled = keys.get(i).allowsAll(KeyPattern.ALL) && keys.size() > 1;
            rules.add(spelled ? Bytes.of("%RW~*") : keys.get(i).rule());
        }
        return rules;
    }

    /** The channel rules: {@code &news.*}; empty if there are none. */
    public Bytes channelText() {
        return joined(writtenChannels());
    }

    private List<Bytes> writtenChannels() {
        List<Bytes> rules = new ArrayList<>();
        if (allChannels) {
            rules.add(Bytes.of("&*"));
        }
        for (NamePattern pattern : channels) {
            rules.add(Bytes.of("&").concat(pattern.text()));
        }
        return rules;
    }

    /** All rules on one line, as ACL LIST shows them. */
    Bytes describe() {
        List<Bytes> parts = new ArrayList<>(writtenKeys());
        if (!allChannels) {
            parts.add(Bytes.of("resetchannels"));
        }
        parts.addAll(writtenChannels());
        parts.add(commandText());
        return joined(parts);
    }

    private static Bytes joined(List<Bytes> parts) {
        Bytes line = Bytes.EMPTY;
        for (Bytes part : parts) {
            line = line.isEmpty() ? part : line.concat(Bytes.of(" ")).concat(part);
        }
        return line;
    }
}
