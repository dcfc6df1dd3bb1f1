package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.StreamConsumer;
import dev.rediscover.value.StreamGroup;
import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamPending;
import dev.rediscover.value.StreamValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** XPENDING: how much is pending for whom, or the pending entries one by one. */
final class StreamPendingList {
    private StreamPendingList() {}

    static Reply reply(Call c) {
        Args args = c.args();
        Bytes key = args.next();
        Bytes name = args.next();
        if (!args.hasNext()) {
            return summary(group(c, key, name));
        }
        long idle = 0;
        if (args.take("IDLE")) {
            idle = args.integer();
        }
        if (args.remaining() < 3 || args.remaining() > 4) {
            throw Errors.SYNTAX.raise();
        }
        Bytes first = args.next();
        Bytes last = args.next();
        long count = Math.max(0, args.integer());
        StreamId start = StreamIds.start(first);
        StreamId end = StreamIds.end(last);
        Bytes consumer = args.hasNext() ? args.next() : null;
        StreamGroup group = group(c, key, name);
        NavigableMap<StreamId, StreamPending> pending = group.pending();
        if (consumer != null) {
            StreamConsumer found = group.consumer(consumer);
            if (found == null) {
                return Reply.EMPTY_ARRAY;
            }
            pending = found.pending();
        }
        return entries(c, pending.tailMap(start, true), end, idle, count);
    }

    private static StreamGroup group(Call c, Bytes key, Bytes name) {
        StreamValue stream = c.read(key, StreamValue.class);
        StreamGroup group = stream == null ? null : stream.group(name);
        if (group == null) {
            throw Errors.NO_GROUP.raise(key.utf8(), name.utf8());
        }
        return group;
    }

    private static Reply summary(StreamGroup group) {
        if (group.pending().isEmpty()) {
            return Reply.array(Reply.ZERO, Reply.NIL, Reply.NIL, Reply.NIL_ARRAY);
        }
        List<Reply> consumers = new ArrayList<>();
        for (StreamConsumer consumer : group.consumers().values()) {
            if (!consumer.pending().isEmpty()) {
                consumers.add(Reply.array(
                        Reply.of(consumer.name()),
                        Reply.of(Bytes.of(consumer.pending().size()))));
            }
        }
        return Reply.array(
                Reply.of(group.pending().size()),
                StreamIds.reply(group.pending().firstKey()),
                StreamIds.reply(group.pending().lastKey()),
                Reply.array(consumers));
    }

    private static Reply entries(
            Call c, NavigableMap<StreamId, StreamPending> from, StreamId end, long idle, long count) {
        List<Reply> replies = new ArrayList<>();
        for (Map.Entry<StreamId, StreamPending> each : from.entrySet()) {
            if (replies.size() >= count || each.getKey().compareTo(end) > 0) {
                break;
            }
            StreamPending entry = each.getValue();
            long waited = c.now() - entry.deliveredAt();
            if (idle == 0 || waited >= idle) { // delivered in the future, by another server's clock: waits 0 ms
                replies.add(Reply.array(
                        StreamIds.reply(each.getKey()),
                        Reply.of(
                                entry.consumer() == null
                                        ? Bytes.EMPTY
                                        : entry.consumer().name()),
                        Reply.of(entry.consumer() == null ? -1 : Math.max(0, waited)),
                        Reply.of(entry.deliveries())));
            }
        }
        return Reply.array(replies);
    }
}
