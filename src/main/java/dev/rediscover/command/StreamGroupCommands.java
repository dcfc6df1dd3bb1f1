package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.StreamConsumer;
import dev.rediscover.value.StreamGroup;
import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamPending;
import dev.rediscover.value.StreamValue;
import java.util.ArrayList;
import java.util.List;

/** Consumer groups: workers share a stream, and each entry is theirs until they say it is done. */
public final class StreamGroupCommands implements Family {
    private static final String TABLE = """
            group stream
            XACK key group id [id ...]
              5.0.0 | write fast | O(1) for each id
              Tells a group that entries are done, so that they are no longer pending.
              see XREADGROUP XPENDING XCLAIM
              keys RW update
            XACKDEL key group [KEEPREF | DELREF | ACKED] IDS numids id [id ...]
              8.2.0 | write fast | O(1) for each id
              Tells a group that entries are done and deletes them from the stream.
              see XACK XDELEX
              keys RW update delete
            XGROUP
              5.0.0 | | Depends on the subcommand
              Makes, changes and removes consumer groups.
              see XINFO XREADGROUP
              container
            XGROUP|CREATE key group <id | $> [MKSTREAM] [ENTRIESREAD entries-read]
              5.0.0 | write denyoom | O(1)
              Makes a consumer group that starts behind a given id.
              see XGROUP|DESTROY XREADGROUP XINFO|GROUPS
              keys RW insert
            XGROUP|CREATECONSUMER key group consumer
              6.2.0 | write denyoom | O(1)
              Makes a consumer in a group before it reads for the first time.
              see XGROUP|DELCONSUMER XREADGROUP
              keys RW insert
            XGROUP|DELCONSUMER key group consumer
              5.0.0 | write | O(1)
              Removes a consumer and the entries that are still pending for it.
              see XGROUP|CREATECONSUMER XCLAIM
              keys RW delete
            XGROUP|DESTROY key group
              5.0.0 | write | O(N) for N pending entries of the group
              Removes a consumer group with all its pending entries.
              see XGROUP|CREATE
              keys RW delete
            XGROUP|HELP
              5.0.0 | loading stale | O(1)
              Lists the subcommands of XGROUP.
              see XGROUP
            XGROUP|SETID key group <id | $> [ENTRIESREAD entries-read]
              5.0.0 | write | O(1)
              Sets behind which id a group reads on.
              see XGROUP|CREATE XREADGROUP
              keys RW update
            XNACK key group <SILENT | FAIL | FATAL> IDS numids id [id ...] [RETRYCOUNT count] [FORCE]
              8.8.0 | write fast | O(1) for each id
              Gives pending entries back to the group, so that somebody else can try them.
              see XACK XREADGROUP
              keys RW update
            XPENDING key group [[IDLE min-idle-time] start end count [consumer]]
              5.0.0 | readonly | O(N) for N entries in the reply
              Lists entries that were read by a group but not yet acknowledged.
              see XREADGROUP XACK XCLAIM
              keys RO access
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        return switch (c.name()) {
            case "XACK" -> acknowledge(c);
            case "XACKDEL" -> acknowledgeAndDelete(c);
            case "XGROUP|CREATE" -> create(c);
            case "XGROUP|CREATECONSUMER" -> createConsumer(c);
            case "XGROUP|DELCONSUMER" -> deleteConsumer(c);
            case "XGROUP|DESTROY" -> destroy(c);
            case "XGROUP|HELP" -> HelpText.of(c);
            case "XGROUP|SETID" -> setId(c);
            case "XNACK" -> giveBack(c);
            case "XPENDING" -> StreamPendingList.reply(c);
            default -> throw c.unbound();
        };
    }

    // ---- groups and consumers

    private static Reply create(Call c) {
        Args args = c.args();
        Bytes key = args.next();
        Bytes name = args.next();
        Bytes word = args.next();
        boolean make = false;
        long read = StreamGroup.UNKNOWN;
        while (args.hasNext()) {
            if (args.take("MKSTREAM")) {
                make = true;
            } else {
                read = entriesRead(c);
            }
        }
        StreamValue there = c.read(key, StreamValue.class);
        if (there == null && !make) {
            throw Errors.GROUP_KEY.raise();
        }
        StreamId id = position(there, word);
        if (there != null && there.group(name) != null) {
            throw Errors.GROUP_EXISTS.raise();
        }
        if (there == null) {
            StreamValue fresh = new StreamValue();
            fresh.add(new StreamGroup(name, id, read));
            c.db().put(key, fresh, KeyEvent.Type.XGROUP_CREATE);
        } else {
            StreamValue stream = c.write(key, StreamValue.class);
            stream.add(new StreamGroup(name, id, read));
            c.changed(key, stream, KeyEvent.Type.XGROUP_CREATE);
        }
        return Reply.OK;
    }

    private static StreamId position(StreamValue stream, Bytes word) {
        if (word.is("$")) {
            return stream == null ? StreamId.MIN : stream.lastId();
        }
        return StreamIds.id(word);
    }

    private static long entriesRead(Call c) {
        Args args = c.args();
        if (args.remaining() < 2 || !args.take("ENTRIESREAD")) {
            throw Errors.SUBCOMMAND_ARGUMENTS.raise(
                    c.argv().get(1).utf8(), c.spec().container().name());
        }
        long read = args.integer();
        if (read < StreamGroup.UNKNOWN) {
            throw Errors.ENTRIES_READ.raise();
        }
        return read;
    }

    private static Reply setId(Call c) {
        Args args = c.args();
        Bytes key = args.next();
        Bytes name = args.next();
        Bytes word = args.next();
        long read = args.hasNext() ? entriesRead(c) : StreamGroup.UNKNOWN;
        if (args.hasNext()) {
            throw Errors.SUBCOMMAND_ARGUMENTS.raise(
                    c.argv().get(1).utf8(), c.spec().container().name());
        }
        StreamValue stream = withGroup(c, key, name);
        stream.group(name).position(position(stream, word), read);
        c.changed(key, stream, KeyEvent.Type.XGROUP_SETID);
        return Reply.OK;
    }

    private static Reply destroy(Call c) {
        Bytes key = c.args().next();
        Bytes name = c.args().next();
        StreamValue there = existing(c, key);
        if (there.group(name) == null) {
            return Reply.ZERO;
        }
        StreamValue stream = c.write(key, StreamValue.class);
        stream.removeGroup(name);
        c.changed(key, stream, KeyEvent.Type.XGROUP_DESTROY);
        return Reply.ONE;
    }

    private static Reply createConsumer(Call c) {
        Bytes key = c.args().next();
        Bytes name = c.args().next();
        Bytes consumer = c.args().next();
        StreamValue stream = withGroup(c, key, name);
        if (stream.group(name).consumer(consumer) != null) {
            return Reply.ZERO;
        }
        stream.group(name).add(new StreamConsumer(consumer, c.now(), -1));
        c.changed(key, stream, KeyEvent.Type.XGROUP_CREATECONSUMER);
        return Reply.ONE;
    }

    private static Reply deleteConsumer(Call c) {
        Bytes key = c.args().next();
        Bytes name = c.args().next();
        StreamValue stream = withGroup(c, key, name);
        StreamConsumer consumer = stream.group(name).consumer(c.args().next());
        if (consumer == null) {
            return Reply.ZERO;
        }
        int pending = consumer.pending().size();
        stream.group(name).remove(consumer);
        c.changed(key, stream, KeyEvent.Type.XGROUP_DELCONSUMER);
        return Reply.of(pending);
    }

    private static StreamValue existing(Call c, Bytes key) {
        StreamValue stream = c.read(key, StreamValue.class);
        if (stream == null) {
            throw Errors.GROUP_KEY.raise();
        }
        return stream;
    }

    private static StreamValue withGroup(Call c, Bytes key, Bytes name) {
        if (existing(c, key).group(name) == null) {
            throw Errors.NO_SUCH_GROUP.raise(name.utf8(), key.utf8());
        }
        return c.write(key, StreamValue.class);
    }

    // ---- done, or not

    private static Reply acknowledge(Call c) {
        Bytes key = c.args().next();
        Bytes name = c.args().next();
        StreamValue there = c.read(key, StreamValue.class);
        if (there == null || there.group(name) == null) {
            return Reply.ZERO;
        }
        List<StreamId> ids = StreamIds.rest(c.args());
        StreamValue stream = c.write(key, StreamValue.class);
        int done = 0;
        for (StreamId id : ids) {
            done += stream.group(name).acknowledge(id) ? 1 : 0;
        }
        if (done > 0) {
            c.changed(key, stream, KeyEvent.Type.GROUP_STATE);
        }
        return Reply.of(done);
    }

    private static Reply acknowledgeAndDelete(Call c) {
        Args args = c.args();
        Bytes key = args.next();
        Bytes name = args.next();
        StreamReferences given = StreamReferences.take(args);
        StreamReferences references = given == null ? StreamReferences.KEEPREF : given;
        List<StreamId> ids = StreamIds.numbered(args);
        args.end();
        StreamValue stream = c.write(key, StreamValue.class);
        StreamGroup group = stream == null ? null : stream.group(name);
        List<Reply> replies = new ArrayList<>(ids.size());
        boolean changed = false;
        boolean deleted = false;
        for (StreamId id : ids) {
            int fate = StreamCommands.MISSING;
            if (group != null && group.acknowledge(id)) {
                changed = true;
                fate = StreamCommands.fate(stream, id, references);
                deleted |= fate == StreamCommands.DELETED;
                fate = fate == StreamCommands.MISSING ? StreamCommands.DELETED : fate;
            }
            replies.add(Reply.of(fate));
        }
        if (changed) {
            c.changed(key, stream, deleted ? KeyEvent.Type.XDEL : KeyEvent.Type.GROUP_STATE);
        }
        return Reply.array(replies);
    }

    private static Reply giveBack(Call c) {
        Args args = c.args();
        Bytes key = args.next();
        Bytes name = args.next();
        Bytes mode = args.next();
        if (!mode.is("SILENT") && !mode.is("FAIL") && !mode.is("FATAL")) {
            throw Errors.SYNTAX.raise();
        }
        List<StreamId> ids = StreamIds.numbered(args);
        long count = -1;
        boolean force = false;
        while (args.hasNext()) {
            if (args.take("FORCE")) {
                force = true;
            } else if (args.remaining() > 1 && args.take("RETRYCOUNT")) {
                count = args.integer(0, Long.MAX_VALUE, Errors.XNACK_RETRYCOUNT);
            } else {
                throw Errors.SYNTAX.raise();
            }
        }
        StreamValue there = c.read(key, StreamValue.class);
        if (there == null || there.group(name) == null) {
            throw Errors.NO_GROUP.raise(key.utf8(), name.utf8());
        }
        StreamValue stream = c.write(key, StreamValue.class);
        int given = 0;
        for (StreamId id : ids) {
            given += giveBack(stream, stream.group(name), id, new Release(mode, count, force)) ? 1 : 0;
        }
        if (given > 0) {
            c.changed(key, stream, KeyEvent.Type.GROUP_STATE);
        }
        return Reply.of(given);
    }

    private record Release(Bytes mode, long count, boolean force) {
        long deliveries(long before) {
            if (count >= 0) {
                return count;
            }
            if (mode.is("FATAL")) {
                return Long.MAX_VALUE;
            }
            return mode.is("SILENT") ? Math.max(0, before - 1) : before;
        }
    }

    private static boolean giveBack(StreamValue stream, StreamGroup group, StreamId id, Release release) {
        StreamPending entry = group.pending().get(id);
        if (entry == null) {
            if (!release.force() || !stream.contains(id)) {
                return false;
            }
            group.own(id, new StreamPending(null, 0, release.deliveries(0)));
            return true;
        }
        group.give(id, entry, null);
        entry.delivered(0, release.deliveries(entry.deliveries()));
        return true;
    }
}
