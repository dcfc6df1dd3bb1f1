package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamProducers;
import dev.rediscover.value.StreamValue;
import java.util.ArrayList;
import java.util.List;

/** Streams: logs of entries with growing ids, read by range or as they arrive. */
public final class StreamCommands implements Family {
    /** What becomes of an entry named to XDELEX and XACKDEL. */
    static final int MISSING = -1;

    static final int DELETED = 1;
    static final int REFERENCED = 2;

    private static final String TABLE = """
            group stream
            XADD key [NOMKSTREAM] [KEEPREF | DELREF | ACKED] [IDMPAUTO producer-id | IDMP producer-id idempotent-id]
                [<MAXLEN | MINID> [= | ~] threshold [LIMIT count]] <* | id> field value [field value ...]
              5.0.0 | write denyoom fast | O(1) to append, O(N) for N entries trimmed off
              Appends an entry of fields and values to a stream and tells its id.
              see XRANGE XREAD XTRIM XLEN
              keys RW update
            XCFGSET key [IDMP-DURATION idmp-duration] [IDMP-MAXSIZE idmp-maxsize]
              8.6.0 | write fast | O(1)
              Sets how long and how many ids a stream remembers to recognise repeated entries.
              see XADD XIDMPRECORD
              keys RW update
            XDEL key id [id ...]
              5.0.0 | write fast | O(1) for each entry
              Deletes entries of a stream by their ids.
              see XADD XTRIM XDELEX
              keys RW delete
            XDELEX key [KEEPREF | DELREF | ACKED] IDS numids id [id ...]
              8.2.0 | write fast | O(1) for each entry
              Deletes entries of a stream and says what becomes of references in its groups.
              see XDEL XACKDEL
              keys RW delete
            XIDMPRECORD key pid iid stream-id
              8.8.0 | write denyoom fast | O(1)
              Records that a producer's entry is already in a stream.
              see XADD XCFGSET
              keys RW update
            XLEN key
              5.0.0 | readonly fast | O(1)
              Counts the entries of a stream.
              see XADD XRANGE XINFO|STREAM
              keys RO
            XRANGE key start end [COUNT count]
              5.0.0 | readonly | O(N) for N entries in the reply
              Reads the entries between two ids, the oldest first.
              see XREVRANGE XREAD XLEN
              keys RO access
            XREVRANGE key end start [COUNT count]
              5.0.0 | readonly | O(N) for N entries in the reply
              Reads the entries between two ids, the newest first.
              see XRANGE XREAD
              keys RO access
            XSETID key last-id [ENTRIESADDED entries-added] [MAXDELETEDID max-deleted-id]
              5.0.0 | write denyoom fast | O(1)
              Sets the last id of a stream, as replication and repairs need it.
              see XADD XGROUP|SETID
              keys RW update
            XTRIM key <MAXLEN | MINID> [= | ~] threshold [LIMIT count] [KEEPREF | DELREF | ACKED]
              5.0.0 | write | O(N) for N entries removed
              Removes the oldest entries of a stream until it is short enough.
              see XADD XDEL XLEN
              keys RW delete
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        return switch (c.name()) {
            case "XADD" -> new StreamAppend(c).run();
            case "XCFGSET" -> configure(c);
            case "XDEL" -> delete(c);
            case "XDELEX" -> deleteReferenced(c);
            case "XIDMPRECORD" -> record(c);
            case "XLEN" -> length(c.read(c.args().next(), StreamValue.class));
            case "XRANGE" -> range(c, false);
            case "XREVRANGE" -> range(c, true);
            case "XSETID" -> setId(c);
            case "XTRIM" -> trim(c);
            default -> throw c.unbound();
        };
    }

    @Override
    public List<List<Bytes>> effects(Call c, Reply reply) {
        return StreamEffects.of(c, reply);
    }

    private static Reply length(StreamValue stream) {
        return Reply.of(stream == null ? 0 : stream.size());
    }

    private static Reply range(Call c, boolean reversed) {
        Args args = c.args();
        Bytes key = args.next();
        Bytes first = args.next();
        Bytes second = args.next();
        StreamId start = StreamIds.start(reversed ? second : first);
        StreamId end = StreamIds.end(reversed ? first : second);
        long count = -1;
        while (args.hasNext()) {
            if (args.remaining() < 2 || !args.take("COUNT")) {
                throw Errors.SYNTAX.raise();
            }
            count = Math.max(0, args.integer());
        }
        StreamValue stream = c.read(key, StreamValue.class);
        if (count == 0) {
            return Reply.NIL_ARRAY;
        }
        if (stream == null) {
            return Reply.EMPTY_ARRAY;
        }
        long most = Math.max(0, count);
        return StreamIds.reply(reversed ? stream.reverseRange(start, end, most) : stream.range(start, end, most));
    }

    private static Reply delete(Call c) {
        Bytes key = c.args().next();
        StreamValue there = c.read(key, StreamValue.class);
        if (there == null) {
            return Reply.ZERO;
        }
        List<StreamId> ids = StreamIds.rest(c.args());
        StreamValue stream = c.write(key, StreamValue.class);
        int deleted = 0;
        for (StreamId id : ids) {
            deleted += remove(stream, id) ? 1 : 0;
        }
        if (deleted > 0) {
            c.changed(key, stream, KeyEvent.Type.XDEL);
        }
        return Reply.of(deleted);
    }

    /** Deletes an entry by name; false if there is none. */
    static boolean remove(StreamValue stream, StreamId id) {
        boolean deleted = stream.delete(id);
        if (deleted) {
            stream.noteDeleted(id);
        }
        return deleted;
    }

    private static Reply deleteReferenced(Call c) {
        Args args = c.args();
        Bytes key = args.next();
        StreamReferences given = StreamReferences.take(args);
        StreamReferences references = given == null ? StreamReferences.KEEPREF : given;
        List<StreamId> ids = StreamIds.numbered(args);
        args.end();
        List<Reply> replies = new ArrayList<>(ids.size());
        StreamValue stream = c.write(key, StreamValue.class);
        boolean changed = false;
        for (StreamId id : ids) {
            int fate = stream == null ? MISSING : fate(stream, id, references);
            changed |= fate == DELETED;
            replies.add(Reply.of(fate));
        }
        if (changed) {
            c.changed(key, stream, KeyEvent.Type.XDEL);
        }
        return Reply.array(replies);
    }

    static int fate(StreamValue stream, StreamId id, StreamReferences references) {
        if (!stream.contains(id)) {
            return MISSING;
        }
        if (!references.release(stream, id)) {
            return REFERENCED;
        }
        remove(stream, id);
        return DELETED;
    }

    private static Reply trim(Call c) {
        Args args = c.args();
        Bytes key = args.next();
        StreamTrim trim = new StreamTrim();
        while (args.hasNext()) {
            if (!trim.take(args)) {
                throw Errors.SYNTAX.raise();
            }
        }
        trim.check(c.engine().durability().isReplaying());
        if (!trim.isGiven()) {
            throw Errors.SYNTAX.raise();
        }
        StreamValue stream = c.write(key, StreamValue.class);
        long removed = stream == null ? 0 : trim.trim(stream, c.limits());
        if (removed > 0) {
            c.changed(key, stream, KeyEvent.Type.XTRIM);
        }
        return Reply.of(removed);
    }

    private static Reply setId(Call c) {
        Args args = c.args();
        Bytes key = args.next();
        StreamId id = StreamIds.id(args.next());
        long added = -1;
        StreamId deleted = null;
        while (args.hasNext()) {
            if (args.remaining() > 1 && args.take("ENTRIESADDED")) {
                added = args.integer();
                if (added < 0) {
                    throw Errors.ENTRIES_ADDED.raise();
                }
            } else if (args.remaining() > 1 && args.take("MAXDELETEDID")) {
                deleted = StreamIds.id(args.next());
                if (id.compareTo(deleted) < 0) {
                    throw Errors.XSETID_DELETED.raise();
                }
            } else {
                throw Errors.SYNTAX.raise();
            }
        }
        StreamValue stream = existing(c, key);
        checkId(stream, id, added);
        boolean forgets = deleted != null && !deleted.equals(StreamId.MIN);
        stream.remember(id, forgets ? deleted : stream.maxDeletedId(), added < 0 ? stream.entriesAdded() : added);
        c.changed(key, stream, KeyEvent.Type.XSETID);
        return Reply.OK;
    }

    private static void checkId(StreamValue stream, StreamId id, long added) {
        if (id.compareTo(stream.maxDeletedId()) < 0) {
            throw Errors.XSETID_CURRENT_DELETED.raise();
        }
        if (stream.size() == 0) {
            return;
        }
        if (id.compareTo(stream.lastEntryId()) < 0) {
            throw Errors.XSETID_SMALL.raise();
        }
        if (added >= 0 && stream.size() > added) {
            throw Errors.XSETID_LENGTH.raise();
        }
    }

    private static StreamValue existing(Call c, Bytes key) {
        StreamValue stream = c.write(key, StreamValue.class);
        if (stream == null) {
            throw Errors.NO_SUCH_KEY.raise();
        }
        return stream;
    }

    // ---- producers that repeat themselves

    private static Reply configure(Call c) {
        Args args = c.args();
        Bytes key = args.next();
        long seconds = -1;
        long size = -1;
        while (args.hasNext()) {
            if (args.remaining() > 1 && args.take("IDMP-DURATION")) {
                seconds = args.integer(1, 86_400, Errors.IDMP_DURATION);
            } else if (args.remaining() > 1 && args.take("IDMP-MAXSIZE")) {
                size = args.integer(1, 10_000, Errors.IDMP_MAXSIZE);
            } else {
                throw Errors.SYNTAX.raise();
            }
        }
        if (seconds < 0 && size < 0) {
            throw Errors.IDMP_NOTHING.raise();
        }
        StreamValue stream = existing(c, key);
        StreamProducers producers = stream.producers();
        producers.configure(seconds < 0 ? producers.seconds() : seconds, size < 0 ? producers.maxSize() : (int) size);
        c.changed(key, stream, KeyEvent.Type.GROUP_STATE);
        return Reply.OK;
    }

    private static Reply record(Call c) {
        Args args = c.args();
        Bytes key = args.next();
        Bytes producer = args.next();
        Bytes name = args.next();
        StreamId id = StreamIds.id(args.next());
        if (producer.isEmpty() || name.isEmpty()) {
            throw Errors.IDMP_EMPTY.raise();
        }
        StreamValue stream = existing(c, key);
        if (!stream.contains(id)) {
            throw Errors.IDMP_NO_ENTRY.raise();
        }
        StreamId known = stream.producers().find(producer, name, c.now());
        if (known != null && !known.equals(id)) {
            throw Errors.IDMP_OTHER_ID.raise();
        }
        if (known == null) {
            stream.producers().note(producer, name, id, c.now());
            c.changed(key, stream, KeyEvent.Type.GROUP_STATE);
        }
        return Reply.OK;
    }
}
