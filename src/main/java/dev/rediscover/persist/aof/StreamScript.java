package dev.rediscover.persist.aof;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.StreamConsumer;
import dev.rediscover.value.StreamEntry;
import dev.rediscover.value.StreamGroup;
import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamPending;
import dev.rediscover.value.StreamValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes a stream as commands: its entries, what it remembers of those that are gone, its groups with what is pending.
 * An entry that is pending and was deleted comes into being for as long as it takes to give it to its consumer, which
 * no command does for an entry that is not there.
 */
final class StreamScript {
    private static final int PIECE = 64;
    private static final Bytes NAME_ADD = Bytes.of("XADD");
    private static final Bytes X = Bytes.of("x");
    private static final Bytes Y = Bytes.of("y");

    private final CommandWriter out;
    private final Bytes key;
    private final StreamValue stream;
    private final List<StreamId> ghosts = new ArrayList<>(); // in order; pending, and not there

    StreamScript(CommandWriter out, Bytes key, StreamValue stream) {
        this.out = out;
        this.key = key;
        this.stream = stream;
    }

    void write() {
        findGhosts();
        if (stream.size() == 0 && ghosts.isEmpty()) {
            out.command(NAME_ADD, key, Bytes.of("MAXLEN"), Bytes.of("0"), Bytes.of("0-1"), X, Y);
        } else {
            entries();
        }
        if (!ghosts.isEmpty()) {
            remember(stream.size() + ghosts.size()); // as the groups may have read further than there are entries
        } else {
            remember(stream.entriesAdded());
        }
        for (StreamGroup group : stream.groups().values()) {
            group(group);
        }
        if (!ghosts.isEmpty()) {
            deleteGhosts();
            remember(stream.entriesAdded());
        }
    }

    private void findGhosts() {
        java.util.TreeSet<StreamId> found = new java.util.TreeSet<>();
        for (StreamGroup group : stream.groups().values()) {
            for (StreamId id : group.pending().keySet()) {
                if (!stream.contains(id)) {
                    found.add(id);
                }
            }
        }
        ghosts.addAll(found);
    }

    private void entries() {
        int ghost = 0;
        StreamId from = StreamId.MIN;
        List<StreamEntry> page;
        do {
            page = stream.range(from, StreamId.MAX, PIECE);
            for (StreamEntry entry : page) {
                while (ghost < ghosts.size() && ghosts.get(ghost).compareTo(entry.id()) < 0) {
                    ghost(ghosts.get(ghost++));
                }
                entry(entry);
                from = entry.id();
            }
            from = from.next();
        } while (page.size() == PIECE && from != null);
        while (ghost < ghosts.size()) {
            ghost(ghosts.get(ghost++));
        }
    }

    private void entry(StreamEntry entry) {
        List<Bytes> words = new ArrayList<>(3 + entry.pairs().size());
        words.add(NAME_ADD);
        words.add(key);
        words.add(entry.id().bytes());
        words.addAll(entry.pairs());
        out.command(words);
    }

    private void ghost(StreamId id) {
        out.command(NAME_ADD, key, id.bytes(), X, Y);
    }

    private void deleteGhosts() {
        for (StreamId id : ghosts) {
            out.command(Bytes.of("XDEL"), key, id.bytes());
        }
    }

    private void remember(long added) {
        out.command(
                Bytes.of("XSETID"),
                key,
                stream.lastId().bytes(),
                Bytes.of("ENTRIESADDED"),
                Bytes.of(added),
                Bytes.of("MAXDELETEDID"),
                stream.maxDeletedId().bytes());
    }

    private void group(StreamGroup group) {
        Bytes name = group.name();
        out.command(
                Bytes.of("XGROUP"),
                Bytes.of("CREATE"),
                key,
                name,
                group.lastId().bytes(),
                Bytes.of("ENTRIESREAD"),
                Bytes.of(group.entriesRead()));
        for (StreamConsumer consumer : group.consumers().values()) {
            out.command(Bytes.of("XGROUP"), Bytes.of("CREATECONSUMER"), key, name, consumer.name());
            for (Map.Entry<StreamId, StreamPending> each : consumer.pending().entrySet()) {
                claim(name, consumer.name(), each.getKey(), each.getValue());
            }
        }
        for (Map.Entry<StreamId, StreamPending> each : group.pending().entrySet()) {
            if (each.getValue().consumer() == null) {
                giveBack(name, each.getKey(), each.getValue());
            }
        }
    }

    private void claim(Bytes group, Bytes consumer, StreamId id, StreamPending entry) {
        out.command(
                Bytes.of("XCLAIM"),
                key,
                group,
                consumer,
                Bytes.of("0"),
                id.bytes(),
                Bytes.of("TIME"),
                Bytes.of(entry.deliveredAt()),
                Bytes.of("RETRYCOUNT"),
                Bytes.of(entry.deliveries()),
                Bytes.of("JUSTID"),
                Bytes.of("FORCE"));
    }

    private void giveBack(Bytes group, StreamId id, StreamPending entry) {
        out.command(
                Bytes.of("XNACK"),
                key,
                group,
                Bytes.of("SILENT"),
                Bytes.of("IDS"),
                Bytes.of("1"),
                id.bytes(),
                Bytes.of("RETRYCOUNT"),
                Bytes.of(entry.deliveries()),
                Bytes.of("FORCE"));
    }
}
