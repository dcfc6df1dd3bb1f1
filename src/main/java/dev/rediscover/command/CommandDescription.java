package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.spec.KeyPositions;
import dev.rediscover.spec.KeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One command as COMMAND INFO and COMMAND DOCS describe it. */
final class CommandDescription {
    private CommandDescription() {}

    /** Name, arity, flags, first key, last key, step, categories, tips, key specifications, subcommands. */
    static Reply info(CommandSpec spec) {
        List<Reply> subcommands = new ArrayList<>();
        for (CommandSpec sub : CatalogCommands.runnable(spec.subcommands())) {
            subcommands.add(info(sub));
        }
        List<String> categories = new ArrayList<>();
        for (String category : spec.aclCategories()) {
            categories.add("@" + category);
        }
        List<Reply> keySpecs = new ArrayList<>();
        for (KeySpec keySpec : spec.keySpecs()) {
            keySpecs.add(keySpec(keySpec));
        }
        int[] range = keyRange(spec);
        return Reply.array(List.of(
                Reply.bulk(spec.name().toLowerCase(Locale.ROOT)),
                Reply.of(spec.arity()),
                statuses(spec.flags()),
                Reply.of(range[0]),
                Reply.of(range[1]),
                Reply.of(range[2]),
                statuses(categories),
                new Reply.SetOf(List.of()),
                new Reply.SetOf(keySpecs),
                new Reply.SetOf(subcommands)));
    }

    private static Reply statuses(Iterable<String> words) {
        List<Reply> items = new ArrayList<>();
        for (String word : words) {
            items.add(new Reply.Status(word));
        }
        return new Reply.SetOf(items);
    }

    /** First key, last key and step, from the key specifications that give a plain range; zeros if none does. */
    private static int[] keyRange(CommandSpec spec) {
        int first = Integer.MAX_VALUE;
        int last = 0;
        int step = 0;
        for (KeySpec keySpec : spec.keySpecs()) {
            if (keySpec.begin() instanceof KeySpec.Begin.Index begin
                    && keySpec.find() instanceof KeySpec.Find.Range range
                    && (first == Integer.MAX_VALUE || begin.position() == last + 1 || last < 0)) {
                first = Math.min(first, begin.position());
                last = range.last() >= 0 ? begin.position() + range.last() : range.last();
                step = range.step();
            }
        }
        return first == Integer.MAX_VALUE ? new int[3] : new int[] {first, last, step};
    }

    private static Reply keySpec(KeySpec keySpec) {
        return map(
                "flags", statuses(keySpec.flags()),
                "begin_search", begin(keySpec.begin()),
                "find_keys", find(keySpec.find()));
    }

    private static Reply begin(KeySpec.Begin begin) {
        if (begin instanceof KeySpec.Begin.Index index) {
            return typed("index", map("index", Reply.of(index.position())));
        }
        if (begin instanceof KeySpec.Begin.Keyword keyword) {
            return typed(
                    "keyword", map("keyword", Reply.bulk(keyword.word()), "startfrom", Reply.of(keyword.startFrom())));
        }
        return typed("unknown", map());
    }

    private static Reply find(KeySpec.Find find) {
        if (find instanceof KeySpec.Find.Range range) {
            return typed(
                    "range",
                    map(
                            "lastkey", Reply.of(range.last()),
                            "keystep", Reply.of(range.step()),
                            "limit", Reply.of(range.limit())));
        }
        if (find instanceof KeySpec.Find.NumKeys numbered) {
            return typed(
                    "keynum",
                    map(
                            "keynumidx", Reply.of(numbered.at()),
                            "firstkey", Reply.of(numbered.first()),
                            "keystep", Reply.of(numbered.step())));
        }
        return typed("unknown", map());
    }

    private static Reply typed(String type, Reply details) {
        return map("type", Reply.bulk(type), "spec", details);
    }

    /** Names and values in turn. */
    private static Reply map(Object... pairs) {
        List<Reply> items = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            items.add(Reply.bulk((String) pairs[i]));
            items.add((Reply) pairs[i + 1]);
        }
        return new Reply.MapOf(items);
    }

    static Reply docs(CommandSpec spec) {
        List<Object> pairs = new ArrayList<>(List.of(
                "summary", Reply.bulk(spec.summary()),
                "since", Reply.bulk(spec.since()),
                "group", Reply.bulk(spec.group()),
                "complexity", Reply.bulk(spec.cost())));
        List<CommandSpec> subcommands = CatalogCommands.runnable(spec.subcommands());
        if (!subcommands.isEmpty()) {
            List<Reply> items = new ArrayList<>();
            for (CommandSpec sub : subcommands) {
                items.add(Reply.bulk(sub.name().toLowerCase(Locale.ROOT)));
                items.add(docs(sub));
            }
            pairs.add("subcommands");
            pairs.add(new Reply.MapOf(items));
        }
        List<Reply> arguments = ArgumentDocs.of(spec);
        if (!arguments.isEmpty()) {
            pairs.add("arguments");
            pairs.add(Reply.array(arguments));
        }
        return map(pairs.toArray());
    }

    static Reply keys(CommandSpec spec, List<Bytes> line, boolean withFlags) {
        List<Reply> items = new ArrayList<>();
        for (int position : KeyPositions.of(spec, line)) {
            Reply key = Reply.of(line.get(position));
            items.add(withFlags ? Reply.array(key, statuses(flagsOf(spec, position))) : key);
        }
        return Reply.array(items);
    }

    /** The flags of the key specification that the word at {@code position} belongs to. */
    private static List<String> flagsOf(CommandSpec spec, int position) {
        List<String> flags = List.of();
        for (KeySpec keySpec : spec.keySpecs()) {
            boolean begun = !(keySpec.begin() instanceof KeySpec.Begin.Index index) || index.position() <= position;
            flags = flags.isEmpty() || begun ? keySpec.flags() : flags;
        }
        return flags;
    }
}
