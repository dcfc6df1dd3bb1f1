package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;

/** What makes a stream beside its entries: the last id, groups, consumers, and what these have not acknowledged. */
final class StreamCopy {
    private static final int MOST_GROUPS = 20;
    private static final int MOST_PENDING = 100;
    private static final int MOST_CONSUMERS = 100;

    private final Bytes key;
    private final List<Reply> entries;
    private final Reply info;
    private final List<Reply> groups;
    private final List<Reply> consumers = new ArrayList<>();
    private final List<Reply> pending = new ArrayList<>();

    /** {@code entries} in the order of their ids, the replies of XINFO STREAM and XINFO GROUPS. */
    StreamCopy(Bytes key, List<Reply> entries, Reply info, Reply groups) {
        this.key = key;
        this.entries = entries;
        this.info = info;
        List<Reply> all = SpecText.items(groups);
        this.groups = all.subList(0, Math.min(MOST_GROUPS, all.size()));
    }

    private List<Bytes> words(String... words) {
        List<Bytes> argv = new ArrayList<>(words.length + 4);
        for (String word : words) {
            argv.add(word.equals("KEY") ? key : Bytes.of(word));
        }
        return argv;
    }

    private static Bytes name(Reply map) {
        return KeyCopy.bytes(SpecText.value(map, "name"));
    }

    List<List<Bytes>> details() {
        List<List<Bytes>> commands = new ArrayList<>();
        for (Reply group : groups) {
            List<Bytes> who = words("XINFO", "CONSUMERS", "KEY");
            who.add(name(group));
            commands.add(who);
            List<Bytes> what = words("XPENDING", "KEY");
            what.add(name(group));
            what.addAll(words("-", "+", "" + MOST_PENDING));
            commands.add(what);
        }
        return commands;
    }

    void readDetails(List<Reply> replies) {
        for (int i = 0; i + 1 < replies.size(); i += 2) {
            consumers.add(replies.get(i));
            pending.add(replies.get(i + 1));
        }
    }

    void writes(List<List<Bytes>> commands) {
        for (Reply entry : entries) {
            List<Reply> parts = SpecText.items(entry);
            List<Reply> fields = parts.size() < 2 ? List.of() : SpecText.items(parts.get(1));
            if (!fields.isEmpty()) {
                List<Bytes> argv = words("XADD", "KEY");
                argv.add(KeyCopy.bytes(parts.get(0)));
                fields.forEach(field -> argv.add(KeyCopy.bytes(field)));
                commands.add(argv);
            }
        }
        if (entries.isEmpty()) {
            commands.add(words("XGROUP", "CREATE", "KEY", "empty", "$", "MKSTREAM"));
            commands.add(words("XGROUP", "DESTROY", "KEY", "empty"));
        }
        lastId(commands);
        for (int i = 0; i < groups.size(); i++) {
            group(commands, i);
        }
    }

    private void lastId(List<List<Bytes>> commands) {
        Reply last = SpecText.value(info, "last-generated-id");
        if (last instanceof Reply.Bulk) {
            List<Bytes> argv = words("XSETID", "KEY");
            argv.add(KeyCopy.bytes(last));
            Reply added = SpecText.value(info, "entries-added");
            Reply deleted = SpecText.value(info, "max-deleted-entry-id");
            if (added instanceof Reply.Int && deleted instanceof Reply.Bulk) {
                argv.add(Bytes.of("ENTRIESADDED"));
                argv.add(KeyCopy.bytes(added));
                argv.add(Bytes.of("MAXDELETEDID"));
                argv.add(KeyCopy.bytes(deleted));
            }
            commands.add(argv);
        }
    }

    private void group(List<List<Bytes>> commands, int number) {
        Bytes group = name(groups.get(number));
        List<Bytes> create = words("XGROUP", "CREATE", "KEY");
        create.add(group);
        create.add(KeyCopy.bytes(SpecText.value(groups.get(number), "last-delivered-id")));
        Reply read = SpecText.value(groups.get(number), "entries-read");
        if (read instanceof Reply.Int) {
            create.add(Bytes.of("ENTRIESREAD"));
            create.add(KeyCopy.bytes(read));
        }
        commands.add(create);
        if (number >= consumers.size()) {
            return;
        }
        List<Reply> who = SpecText.items(consumers.get(number));
        for (Reply consumer : who.subList(0, Math.min(who.size(), MOST_CONSUMERS))) {
            List<Bytes> argv = words("XGROUP", "CREATECONSUMER", "KEY");
            argv.add(group);
            argv.add(name(consumer));
            commands.add(argv);
        }
        for (Reply entry : SpecText.items(pending.get(number))) {
            claim(commands, group, SpecText.items(entry));
        }
    }

    /** An entry of XPENDING: id, consumer, idle time in ms, deliveries. Entries not fetched cannot be pending here. */
    private void claim(List<List<Bytes>> commands, Bytes group, List<Reply> entry) {
        if (entry.size() < 4) {
            return;
        }
        List<Bytes> argv = words("XCLAIM", "KEY");
        argv.add(group);
        argv.add(KeyCopy.bytes(entry.get(1)));
        argv.add(Bytes.of("0"));
        argv.add(KeyCopy.bytes(entry.get(0)));
        argv.add(Bytes.of("IDLE"));
        argv.add(KeyCopy.bytes(entry.get(2)));
        argv.add(Bytes.of("RETRYCOUNT"));
        argv.add(KeyCopy.bytes(entry.get(3)));
        argv.add(Bytes.of("FORCE"));
        argv.add(Bytes.of("JUSTID"));
        commands.add(argv);
    }
}
