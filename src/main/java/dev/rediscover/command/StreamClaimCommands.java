package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
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

/** Taking over what others were given and did not finish. */
public final class StreamClaimCommands implements Family {
    private static final long PAGE = 100;
    private static final long LOOKS = 10; // entries looked at for each that may be taken

    private static final String TABLE = """
            group stream
            XAUTOCLAIM key group consumer min-idle-time start [COUNT count] [JUSTID]
              6.2.0 | write fast | O(1) while COUNT is small
              Takes over, page by page, entries that other consumers left pending for too long.
              see XCLAIM XPENDING XREADGROUP
              keys RW delete
            XCLAIM key group consumer min-idle-time id [id ...] [IDLE ms] [TIME unix-time-milliseconds] [RETRYCOUNT
                count] [FORCE] [JUSTID] [LASTID lastid]
              5.0.0 | write fast | O(log N) for N pending entries of the group
              Takes over pending entries of another consumer.
              see XAUTOCLAIM XPENDING XACK
              keys RW update
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        return switch (c.name()) {
            case "XAUTOCLAIM" -> claimPage(c);
            case "XCLAIM" -> claim(c);
            default -> throw c.unbound();
        };
    }

    @Override
    public List<List<Bytes>> effects(Call c, Reply reply) {
        return StreamEffects.of(c, reply);
    }

    private static StreamGroup group(Call c, Bytes key, Bytes name) {
        StreamValue stream = c.read(key, StreamValue.class);
        StreamGroup group = stream == null ? null : stream.group(name);
        if (group == null) {
            throw Errors.NO_GROUP.raise(key.utf8(), name.utf8());
        }
        return group;
    }

    // ---- named entries

    /** What XCLAIM is asked for. {@code deliveredAt} and {@code count} are -1 where nothing is said. */
    private static final class Wish {
        long leastIdle;
        long deliveredAt = -1;
        long count = -1;
        boolean force;
        boolean justId;
        StreamId last;
        final List<StreamId> ids = new ArrayList<>();
    }

    private static Wish wish(Call c) {
        Args args = c.args();
        Wish wish = new Wish();
        wish.leastIdle = leastIdle(args, "XCLAIM");
        while (args.hasNext() && StreamIds.parse(args.peek(), 0) != null) {
            wish.ids.add(StreamIds.id(args.next()));
        }
        while (args.hasNext()) {
            option(c, wish);
        }
        if (wish.deliveredAt < 0 || wish.deliveredAt > c.now()) {
            wish.deliveredAt = c.now();
        }
        return wish;
    }

    private static long leastIdle(Args args, String command) {
        Bytes word = args.next();
        if (!Numbers.isLong(word)) {
            throw Errors.CLAIM_MIN_IDLE.raise(command);
        }
        return Math.max(0, Numbers.parseLong(word));
    }

    private static void option(Call c, Wish wish) {
        Args args = c.args();
        boolean more = args.remaining() > 1;
        if (args.take("FORCE")) {
            wish.force = true;
        } else if (args.take("JUSTID")) {
            wish.justId = true;
        } else if (more && args.take("IDLE")) {
            wish.deliveredAt = c.now() - args.integer(Errors.CLAIM_IDLE);
        } else if (more && args.take("TIME")) {
            wish.deliveredAt = args.integer(Errors.CLAIM_TIME);
        } else if (more && args.take("RETRYCOUNT")) {
            wish.count = args.integer(Errors.CLAIM_RETRYCOUNT);
        } else if (more && args.take("LASTID")) {
            wish.last = StreamIds.id(args.next());
        } else {
            throw Errors.CLAIM_OPTION.raise(args.next());
        }
    }

    private static Reply claim(Call c) {
        Args args = c.args();
        Bytes key = args.next();
        Bytes name = args.next();
        Bytes consumerName = args.next();
        group(c, key, name);
        Wish wish = wish(c);
        StreamValue stream = c.write(key, StreamValue.class);
        StreamGroup group = stream.group(name);
        boolean moves = wish.last != null && wish.last.compareTo(group.lastId()) > 0;
        if (moves) {
            group.position(wish.last, group.entriesRead());
        }
        StreamConsumer consumer = StreamGroups.consumer(c, key, stream, group, consumerName);
        List<Reply> claimed = new ArrayList<>();
        for (StreamId id : wish.ids) {
            if (claim(c, stream, group, consumer, id, wish)) {
                claimed.add(shown(stream, id, wish.justId));
            }
        }
        if (moves && claimed.isEmpty()) {
            StreamEffects.position(c, key, group);
        }
        c.changed(key, stream, KeyEvent.Type.GROUP_STATE);
        return Reply.array(claimed);
    }

    private static Reply shown(StreamValue stream, StreamId id, boolean justId) {
        return justId ? StreamIds.reply(id) : StreamIds.reply(stream.entry(id));
    }

    private static boolean claim(
            Call c, StreamValue stream, StreamGroup group, StreamConsumer consumer, StreamId id, Wish wish) {
        Bytes key = c.argv().get(1);
        StreamPending entry = group.pending().get(id);
        if (!stream.contains(id)) {
            if (entry != null) {
                StreamEffects.claimed(c, key, group, owner(entry, consumer), id, entry);
            }
            group.acknowledge(id);
            return false;
        }
        if (entry == null) {
            if (!wish.force) {
                return false;
            }
            entry = new StreamPending(null, c.now(), 1);
            group.own(id, entry);
        }
        if (entry.consumer() != null && c.now() - entry.deliveredAt() < wish.leastIdle) {
            return false;
        }
        group.give(id, entry, consumer);
        long count = wish.count >= 0 ? wish.count : more(entry.deliveries(), wish.justId ? 0 : 1);
        entry.delivered(wish.deliveredAt, count);
        consumer.active(c.now());
        StreamEffects.claimed(c, key, group, consumer.name(), id, entry);
        return true;
    }

    /** Whose an entry is that is there no more; it goes from the group where this is claimed for anybody. */
    private static Bytes owner(StreamPending entry, StreamConsumer otherwise) {
        return entry.consumer() == null ? otherwise.name() : entry.consumer().name();
    }

    /** One more delivery; a message given up for good stays at the greatest number. */
    static long more(long deliveries, int by) {
        return deliveries == Long.MAX_VALUE ? deliveries : deliveries + by;
    }

    // ---- a page of whatever has waited long enough

    /** One XAUTOCLAIM: how much it may take, and what it has taken. */
    private static final class Page {
        final long leastIdle;
        final StreamId start;
        long count = PAGE;
        boolean justId;
        final List<Reply> claimed = new ArrayList<>();
        final List<Reply> gone = new ArrayList<>();

        Page(Args args) {
            leastIdle = leastIdle(args, "XAUTOCLAIM");
            start = StreamIds.start(args.next());
            while (args.hasNext()) {
                if (args.remaining() > 1 && args.take("COUNT")) {
                    count = args.integer(1, Long.MAX_VALUE / 16, Errors.CLAIM_COUNT);
                } else if (args.take("JUSTID")) {
                    justId = true;
                } else {
                    throw Errors.SYNTAX.raise();
                }
            }
        }

        boolean isFull() {
            return claimed.size() + gone.size() >= count;
        }
    }

    private static Reply claimPage(Call c) {
        Args args = c.args();
        Bytes key = args.next();
        Bytes name = args.next();
        Bytes consumerName = args.next();
        Page page = new Page(args);
        group(c, key, name);
        StreamValue stream = c.write(key, StreamValue.class);
        StreamGroup group = stream.group(name);
        StreamConsumer consumer = StreamGroups.consumer(c, key, stream, group, consumerName);
        long looks = page.count * LOOKS;
        StreamId at = group.pending().ceilingKey(page.start);
        while (at != null && looks-- > 0 && !page.isFull()) {
            look(c, stream, group, consumer, at, page);
            at = group.pending().higherKey(at);
        }
        c.changed(key, stream, KeyEvent.Type.GROUP_STATE);
        Reply next = StreamIds.reply(at == null ? StreamId.MIN : at);
        return Reply.array(next, Reply.array(page.claimed), Reply.array(page.gone));
    }

    private static void look(
            Call c, StreamValue stream, StreamGroup group, StreamConsumer consumer, StreamId id, Page page) {
        StreamPending entry = group.pending().get(id);
        Bytes key = c.argv().get(1);
        if (!stream.contains(id)) {
            StreamEffects.claimed(c, key, group, owner(entry, consumer), id, entry);
            group.acknowledge(id);
            page.gone.add(StreamIds.reply(id));
        } else if (entry.consumer() == null || c.now() - entry.deliveredAt() >= page.leastIdle) {
            group.give(id, entry, consumer);
            entry.delivered(c.now(), more(entry.deliveries(), page.justId ? 0 : 1));
            consumer.active(c.now());
            StreamEffects.claimed(c, key, group, consumer.name(), id, entry);
            page.claimed.add(shown(stream, id, page.justId));
        }
    }
}
