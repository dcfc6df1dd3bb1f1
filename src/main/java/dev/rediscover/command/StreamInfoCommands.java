package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.StreamConsumer;
import dev.rediscover.value.StreamEntry;
import dev.rediscover.value.StreamGroup;
import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamPending;
import dev.rediscover.value.StreamProducers;
import dev.rediscover.value.StreamValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** What there is to tell about a stream, its groups and their consumers. */
public final class StreamInfoCommands implements Family {
    private static final long SHOWN = 10;

    private static final String TABLE = """
            group stream
            XINFO
              5.0.0 | | Depends on the subcommand
              Tells about streams, their groups and their consumers.
              see XLEN XPENDING
              container
            XINFO|CONSUMERS key group
              5.0.0 | readonly | O(1)
              Lists the consumers of a group and what is pending for each.
              see XINFO|GROUPS XPENDING
              keys RO access
            XINFO|GROUPS key
              5.0.0 | readonly | O(1)
              Lists the consumer groups of a stream.
              see XINFO|CONSUMERS XGROUP|CREATE
              keys RO access
            XINFO|HELP
              5.0.0 | loading stale | O(1)
              Lists the subcommands of XINFO.
              see XINFO
            XINFO|STREAM key [FULL [COUNT count]]
              5.0.0 | readonly | O(1)
              Tells a stream's length, its first and last entry, and what its groups do.
              see XLEN XINFO|GROUPS
              keys RO access
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        return switch (c.name()) {
            case "XINFO|CONSUMERS" -> consumers(c);
            case "XINFO|GROUPS" -> groups(c);
            case "XINFO|HELP" -> HelpText.of(c);
            case "XINFO|STREAM" -> stream(c);
            default -> throw c.unbound();
        };
    }

    private static StreamValue existing(Call c, Bytes key) {
        StreamValue stream = c.read(key, StreamValue.class);
        if (stream == null) {
            throw Errors.NO_SUCH_KEY.raise();
        }
        return stream;
    }

    private static Reply stream(Call c) {
        Args args = c.args();
        Bytes key = args.next();
        if (!args.hasNext()) {
            return overview(existing(c, key));
        }
        boolean full = args.take("FULL") && (!args.hasNext() || args.remaining() == 2 && args.take("COUNT"));
        if (!full) {
            throw Errors.SUBCOMMAND_ARGUMENTS.raise(
                    c.argv().get(1).utf8(), c.spec().container().name());
        }
        long count = args.hasNext() ? args.integer() : SHOWN;
        return everything(existing(c, key), count < 0 ? SHOWN : count);
    }

    private static Reply overview(StreamValue stream) {
        List<Reply> fields = head(stream);
        add(fields, "groups", Reply.of(stream.groups().size()));
        add(fields, "first-entry", edge(stream.range(StreamId.MIN, StreamId.MAX, 1)));
        add(fields, "last-entry", edge(stream.reverseRange(StreamId.MIN, StreamId.MAX, 1)));
        return new Reply.MapOf(fields);
    }

    private static Reply edge(List<StreamEntry> entries) {
        return entries.isEmpty() ? Reply.NIL : StreamIds.reply(entries.get(0));
    }

    private static List<Reply> head(StreamValue stream) {
        List<Reply> fields = new ArrayList<>();
        add(fields, "length", Reply.of(stream.size()));
        add(fields, "radix-tree-keys", Reply.of(stream.blocks()));
        add(fields, "radix-tree-nodes", Reply.of(RadixNodes.count(stream)));
        add(fields, "last-generated-id", StreamIds.reply(stream.lastId()));
        add(fields, "max-deleted-entry-id", StreamIds.reply(stream.maxDeletedId()));
        add(fields, "entries-added", Reply.of(stream.entriesAdded()));
        add(fields, "recorded-first-entry-id", StreamIds.reply(stream.firstId()));
        StreamProducers producers = stream.producers();
        if (producers.added() > 0) {
            add(fields, "idmp-duration", Reply.of(producers.seconds()));
            add(fields, "idmp-maxsize", Reply.of(producers.maxSize()));
            add(fields, "pids-tracked", Reply.of(producers.tracked()));
            add(fields, "iids-tracked", Reply.of(producers.entriesTracked()));
            add(fields, "iids-added", Reply.of(producers.added()));
            add(fields, "iids-duplicates", Reply.of(producers.duplicates()));
        }
        return fields;
    }

    private static Reply everything(StreamValue stream, long count) {
        List<Reply> fields = head(stream);
        add(fields, "entries", StreamIds.reply(stream.range(StreamId.MIN, StreamId.MAX, count)));
        List<Reply> groups = new ArrayList<>();
        for (StreamGroup group : stream.groups().values()) {
            groups.add(group(stream, group, count));
        }
        add(fields, "groups", Reply.array(groups));
        return new Reply.MapOf(fields);
    }

    private static Reply group(StreamValue stream, StreamGroup group, long count) {
        List<Reply> fields = new ArrayList<>();
        add(fields, "name", Reply.of(group.name()));
        add(fields, "last-delivered-id", StreamIds.reply(group.lastId()));
        add(fields, "entries-read", known(group.entriesRead()));
        add(fields, "lag", StreamGroups.lag(stream, group));
        add(fields, "pel-count", Reply.of(group.pending().size()));
        add(fields, "pending", pending(group.pending(), count, true));
        List<Reply> consumers = new ArrayList<>();
        for (StreamConsumer consumer : group.consumers().values()) {
            consumers.add(consumer(consumer, count));
        }
        add(fields, "consumers", Reply.array(consumers));
        return new Reply.MapOf(fields);
    }

    private static Reply consumer(StreamConsumer consumer, long count) {
        List<Reply> fields = new ArrayList<>();
        add(fields, "name", Reply.of(consumer.name()));
        add(fields, "seen-time", Reply.of(consumer.seenAt()));
        add(fields, "active-time", Reply.of(consumer.activeAt()));
        add(fields, "pel-count", Reply.of(consumer.pending().size()));
        add(fields, "pending", pending(consumer.pending(), count, false));
        return new Reply.MapOf(fields);
    }

    private static Reply pending(NavigableMap<StreamId, StreamPending> entries, long count, boolean named) {
        List<Reply> replies = new ArrayList<>();
        for (Map.Entry<StreamId, StreamPending> each : entries.entrySet()) {
            if (count > 0 && replies.size() == count) {
                break;
            }
            StreamPending entry = each.getValue();
            List<Reply> facts = new ArrayList<>();
            facts.add(StreamIds.reply(each.getKey()));
            if (named) {
                facts.add(Reply.of(
                        entry.consumer() == null
                                ? Bytes.EMPTY
                                : entry.consumer().name()));
            }
            facts.add(Reply.of(entry.deliveredAt()));
            facts.add(Reply.of(entry.deliveries()));
            replies.add(Reply.array(facts));
        }
        return Reply.array(replies);
    }

    private static Reply groups(Call c) {
        StreamValue stream = existing(c, c.args().next());
        List<Reply> groups = new ArrayList<>();
        for (StreamGroup group : stream.groups().values()) {
            List<Reply> fields = new ArrayList<>();
            add(fields, "name", Reply.of(group.name()));
            add(fields, "consumers", Reply.of(group.consumers().size()));
            add(fields, "pending", Reply.of(group.pending().size()));
            add(fields, "last-delivered-id", StreamIds.reply(group.lastId()));
            add(fields, "entries-read", known(group.entriesRead()));
            add(fields, "lag", StreamGroups.lag(stream, group));
            groups.add(new Reply.MapOf(fields));
        }
        return Reply.array(groups);
    }

    private static Reply known(long number) {
        return number == StreamGroup.UNKNOWN ? Reply.NIL : Reply.of(number);
    }

    private static Reply consumers(Call c) {
        Bytes key = c.args().next();
        Bytes name = c.args().next();
        StreamGroup group = existing(c, key).group(name);
        if (group == null) {
            throw Errors.NO_SUCH_GROUP.raise(name.utf8(), key.utf8());
        }
        List<Reply> consumers = new ArrayList<>();
        for (StreamConsumer consumer : group.consumers().values()) {
            List<Reply> fields = new ArrayList<>();
            add(fields, "name", Reply.of(consumer.name()));
            add(fields, "pending", Reply.of(consumer.pending().size()));
            add(fields, "idle", Reply.of(Math.max(0, c.now() - consumer.seenAt())));
            long active = consumer.activeAt();
            add(fields, "inactive", Reply.of(active < 0 ? -1 : Math.max(0, c.now() - active)));
            consumers.add(new Reply.MapOf(fields));
        }
        return Reply.array(consumers);
    }

    private static void add(List<Reply> fields, String name, Reply value) {
        fields.add(Reply.bulk(name));
        fields.add(value);
    }
}
