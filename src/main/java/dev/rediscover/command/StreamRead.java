package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.StreamConsumer;
import dev.rediscover.value.StreamEntry;
import dev.rediscover.value.StreamGroup;
import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamPending;
import dev.rediscover.value.StreamValue;
import dev.rediscover.value.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One XREAD or XREADGROUP: its options, what it finds, and what it waits for. */
final class StreamRead {
    private static final long NO_LIMIT = 0;

    private final Call c;
    private final boolean grouped;
    private long count;
    private long mostEntries = Long.MAX_VALUE;
    private long mostBytes = Long.MAX_VALUE;
    private long blockMillis = -1;
    private long claimIdle = -1;
    private boolean noAck;
    private Bytes groupName;
    private Bytes consumerName;
    private List<Bytes> keys;
    private List<Bytes> words;
    private int firstWord;
    private long sent; // bytes of the entries found so far

    StreamRead(Call c, boolean grouped) {
        this.c = c;
        this.grouped = grouped;
    }

    Reply run() {
        options(c.args());
        checkWords();
        List<StreamId> after = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            after.add(after(i));
        }
        List<Reply> found = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Reply entries = grouped ? forGroup(keys.get(i), words.get(i), after.get(i)) : forAll(i, after.get(i));
            if (entries != null) {
                found.add(Reply.of(keys.get(i)));
                found.add(entries);
            }
        }
        if (!found.isEmpty()) {
            return byKey(found);
        }
        return blockMillis < 0 ? Reply.NIL_ARRAY : waiting(after);
    }

    /** RESP3 has a map of keys and entries; RESP2 an array of pairs. */
    private Reply byKey(List<Reply> found) {
        if (c.resp3()) {
            return new Reply.MapOf(found);
        }
        List<Reply> pairs = new ArrayList<>(found.size() / 2);
        for (int i = 0; i < found.size(); i += 2) {
            pairs.add(Reply.array(found.get(i), found.get(i + 1)));
        }
        return Reply.array(pairs);
    }

    // ---- what is asked

    private void options(Args args) {
        while (!args.take("STREAMS")) {
            if (!args.hasNext()) {
                throw Errors.SYNTAX.raise();
            }
            option(args);
        }
        if (args.remaining() == 0) {
            throw Errors.SYNTAX.raise();
        }
        if (args.remaining() % 2 != 0) {
            Errors unbalanced = grouped ? Errors.STREAM_UNBALANCED_GROUP : Errors.STREAM_UNBALANCED;
            throw unbalanced.raise(c.lowerName());
        }
        if (grouped && groupName == null) {
            throw Errors.STREAM_GROUP_MISSING.raise();
        }
        int streams = args.remaining() / 2;
        keys = args.rest(streams);
        firstWord = c.argv().size() - streams;
        words = args.rest(streams);
    }

    private void option(Args args) {
        boolean more = args.remaining() > 1;
        if (more && args.take("COUNT")) {
            count = Math.max(NO_LIMIT, args.integer());
        } else if (more && args.take("BLOCK")) {
            blockMillis = args.integer(Errors.TIMEOUT_NOT_INTEGER);
            if (blockMillis < 0) {
                throw Errors.TIMEOUT_NEGATIVE.raise();
            }
        } else if (more && args.take("MAXCOUNT")) {
            mostEntries = args.integer(1, Long.MAX_VALUE, Errors.MUST_BE_POSITIVE);
        } else if (more && args.take("MAXSIZE")) {
            mostBytes = args.integer(1, Long.MAX_VALUE, Errors.MUST_BE_POSITIVE);
        } else if (args.remaining() > 2 && args.peek().is("GROUP")) {
            group(args);
        } else if (args.take("NOACK")) {
            requireGroup(Errors.STREAM_NOACK_ALONE);
            noAck = true;
        } else if (more && grouped && args.take("CLAIM")) {
            claimIdle = Math.max(0, args.integer());
        } else {
            throw Errors.SYNTAX.raise();
        }
    }

    private void group(Args args) {
        requireGroup(Errors.STREAM_GROUP_ALONE);
        args.skip(1);
        groupName = args.next();
        consumerName = args.next();
    }

    private void requireGroup(Errors otherwise) {
        if (!grouped) {
            throw otherwise.raise();
        }
    }

    private void checkWords() {
        for (int i = 0; i < keys.size(); i++) {
            Bytes word = words.get(i);
            if (word.is(">") && !grouped) {
                throw Errors.STREAM_NEW_ALONE.raise();
            }
            if (word.is("$") && grouped) {
                throw Errors.STREAM_LAST_IN_GROUP.raise();
            }
            if (word.is("+") && grouped) {
                throw Errors.STREAM_LATEST_IN_GROUP.raise();
            }
            if (grouped) {
                requireThere(keys.get(i));
            }
        }
    }

    private void requireThere(Bytes key) {
        StreamValue stream = c.read(key, StreamValue.class);
        if (stream == null || stream.group(groupName) == null) {
            throw Errors.NO_GROUP_READING.raise(key.utf8(), groupName.utf8());
        }
    }

    /** The id behind which to read; {@code null} for {@code >} and {@code +}, which name none. */
    private StreamId after(int i) {
        Bytes word = words.get(i);
        if (word.is(">") || word.is("+")) {
            return null;
        }
        if (!word.is("$")) {
            return StreamIds.id(word);
        }
        StreamValue stream = c.read(keys.get(i), StreamValue.class);
        return stream == null ? StreamId.MIN : stream.lastId();
    }

    // ---- without a group

    private Reply forAll(int i, StreamId after) {
        StreamValue stream = c.read(keys.get(i), StreamValue.class);
        if (stream == null || stream.size() == 0) {
            return null;
        }
        List<StreamEntry> entries;
        if (after == null) {
            entries = stream.reverseRange(StreamId.MIN, StreamId.MAX, 1);
        } else {
            StreamId start = after.next();
            entries = start == null || stream.lastId().compareTo(after) <= 0
                    ? List.of()
                    : stream.range(start, StreamId.MAX, most());
        }
        List<StreamEntry> within = within(entries);
        return within.isEmpty() ? null : StreamIds.reply(within);
    }

    /** How many entries may still be read here; 0 for no limit. */
    private long most() {
        if (mostEntries == Long.MAX_VALUE) {
            return count;
        }
        return count == NO_LIMIT ? Math.max(1, mostEntries) : Math.min(count, Math.max(1, mostEntries));
    }

    /** What of {@code entries} may go out under MAXCOUNT and MAXSIZE; the very first one always may. */
    private List<StreamEntry> within(List<StreamEntry> entries) {
        if (mostEntries == Long.MAX_VALUE && mostBytes == Long.MAX_VALUE) {
            return entries;
        }
        List<StreamEntry> within = new ArrayList<>();
        for (StreamEntry entry : entries) {
            long bytes = bytes(entry);
            if (mostEntries <= 0 || sent > 0 && sent + bytes > mostBytes) {
                break;
            }
            sent += bytes;
            mostEntries--;
            within.add(entry);
        }
        return within;
    }

    private static long bytes(StreamEntry entry) {
        long bytes = 0;
        for (Bytes word : entry.pairs()) {
            bytes += word.length();
        }
        return bytes;
    }

    // ---- for a consumer of a group

    private Reply forGroup(Bytes key, Bytes word, StreamId after) {
        StreamValue stream = c.write(key, StreamValue.class);
        StreamGroup group = stream.group(groupName);
        boolean known = group.consumer(consumerName) != null;
        StreamConsumer consumer = StreamGroups.consumer(c, key, stream, group, consumerName);
        if (!known && noAck) {
            StreamEffects.consumer(c, key, group, consumerName);
        }
        Reply reply = word.is(">") ? unread(key, stream, group, consumer) : history(stream, consumer, after);
        c.changed(key, stream, KeyEvent.Type.GROUP_STATE);
        return reply;
    }

    private Reply unread(Bytes key, StreamValue stream, StreamGroup group, StreamConsumer consumer) {
        List<Reply> replies = claimIdle < 0 ? new ArrayList<>() : claimed(key, stream, group, consumer);
        long most = most() == NO_LIMIT ? NO_LIMIT : most() - replies.size();
        boolean moved = false;
        StreamId start = group.lastId().next();
        if (start != null && stream.lastId().compareTo(group.lastId()) > 0 && (most > 0 || most() == NO_LIMIT)) {
            StreamId first = stream.firstId();
            StreamId before = group.lastId();
            for (StreamEntry entry : within(stream.range(start, StreamId.MAX, most))) {
                StreamGroups.advance(stream, group, first, entry.id());
                if (!noAck) {
                    StreamPending pending = deliver(group, consumer, entry.id());
                    StreamEffects.claimed(c, key, group, consumer.name(), entry.id(), pending);
                }
                replies.add(claimIdle < 0 ? StreamIds.reply(entry) : withCount(entry, 0, 0));
            }
            moved = !before.equals(group.lastId());
        }
        if (!replies.isEmpty()) {
            consumer.active(c.now());
        }
        if (moved) {
            StreamEffects.position(c, key, group);
        }
        return replies.isEmpty() ? null : Reply.array(replies);
    }

    private StreamPending deliver(StreamGroup group, StreamConsumer consumer, StreamId id) {
        StreamPending known = group.pending().get(id);
        if (known == null) {
            StreamPending fresh = new StreamPending(consumer, c.now(), 1);
            group.own(id, fresh);
            return fresh;
        }
        group.give(id, known, consumer); // the group was set back and reads it again
        known.delivered(c.now(), 1);
        return known;
    }

    /** CLAIM: entries that have been pending for long enough, those given back first, come before the new ones. */
    private List<Reply> claimed(Bytes key, StreamValue stream, StreamGroup group, StreamConsumer consumer) {
        List<StreamId> due = new ArrayList<>();
        for (boolean ownerless : new boolean[] {true, false}) {
            for (Map.Entry<StreamId, StreamPending> each : group.pending().entrySet()) {
                StreamPending entry = each.getValue();
                boolean waited = c.now() - entry.deliveredAt() >= claimIdle;
                if (ownerless == (entry.consumer() == null) && (ownerless || waited)) {
                    due.add(each.getKey());
                }
            }
        }
        List<Reply> replies = new ArrayList<>();
        for (StreamId id : due) {
            StreamEntry entry = stream.entry(id);
            if (entry != null && (most() == NO_LIMIT || replies.size() < most())) {
                StreamPending pending = group.pending().get(id);
                long idle = c.now() - pending.deliveredAt();
                replies.add(withCount(entry, idle, pending.deliveries()));
                group.give(id, pending, consumer);
                pending.delivered(c.now(), StreamClaimCommands.more(pending.deliveries(), 1));
                StreamEffects.claimed(c, key, group, consumer.name(), id, pending);
            }
        }
        return replies;
    }

    private static Reply withCount(StreamEntry entry, long idle, long deliveries) {
        return Reply.array(
                StreamIds.reply(entry.id()), Reply.bulks(entry.pairs()), Reply.of(idle), Reply.of(deliveries));
    }

    /** What is pending for this consumer behind {@code after}; an entry that was deleted comes without its fields. */
    private Reply history(StreamValue stream, StreamConsumer consumer, StreamId after) {
        List<Reply> replies = new ArrayList<>();
        for (Map.Entry<StreamId, StreamPending> each :
                consumer.pending().tailMap(after, false).entrySet()) {
            if (most() != NO_LIMIT && replies.size() == most()) {
                break;
            }
            StreamEntry entry = stream.entry(each.getKey());
            if (entry == null) {
                replies.add(Reply.array(StreamIds.reply(each.getKey()), Reply.NIL_ARRAY));
            } else {
                StreamPending pending = each.getValue();
                pending.delivered(c.now(), StreamClaimCommands.more(pending.deliveries(), 1));
                replies.add(StreamIds.reply(entry));
            }
        }
        return Reply.array(replies);
    }

    // ---- waiting

    private Reply waiting(List<StreamId> after) {
        for (int i = 0; i < keys.size(); i++) {
            if (words.get(i).is("$")) {
                c.pin(firstWord + i, after.get(i).bytes());
            }
        }
        return c.block(keys, grouped ? null : Type.STREAM, blockMillis, Reply.NIL_ARRAY);
    }
}
