package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.NotANumber;
import dev.rediscover.base.Numbers;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.ScoredMember;
import dev.rediscover.value.ZSetValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Sorted sets, member by member. Ranges are in {@link ZSetRangeCommands}, taking from the ends in {@link
 * ZSetPopCommands}, unions and the like in {@link ZSetAlgebraCommands}.
 */
public final class ZSetCommands implements Family {
    private static final String TABLE = """
            group sorted-set
            ZADD key [NX | XX] [GT | LT] [CH] [INCR] score member [score member ...]
              1.2.0 | write denyoom fast | O(log N) for each member
              Adds members with their scores, or gives members new scores.
              see ZINCRBY ZRANGE ZREM
              keys RW update
            ZCARD key
              1.2.0 | readonly fast | O(1)
              Counts the members of a sorted set.
              see ZCOUNT ZADD
              keys RO
            ZINCRBY key increment member
              1.2.0 | write denyoom fast | O(log N)
              Adds to the score of a member; a new member starts at 0.
              see ZADD ZSCORE
              keys RW access update
            ZMSCORE key member [member ...]
              6.2.0 | readonly fast | O(N) for N members asked for
              Gives the scores of several members.
              see ZSCORE
              keys RO access
            ZRANDMEMBER key [count [WITHSCORES]]
              6.2.0 | readonly | O(N) for N members returned
              Gives members picked by chance, which stay in the set.
              see ZPOPMIN SRANDMEMBER
              keys RO access
            ZRANK key member [WITHSCORE]
              2.0.0 | readonly fast | O(log N)
              Tells a member's place when counted from the lowest score, from 0.
              see ZREVRANK ZSCORE
              keys RO access
            ZREM key member [member ...]
              1.2.0 | write fast | O(M*log N) for M members
              Removes members and says how many there were.
              see ZADD ZREMRANGEBYSCORE
              keys RW delete
            ZREVRANK key member [WITHSCORE]
              2.0.0 | readonly fast | O(log N)
              Tells a member's place when counted from the highest score, from 0.
              see ZRANK
              keys RO access
            ZSCAN key cursor [MATCH pattern] [COUNT count]
              2.8.0 | readonly | O(1) a call, O(N) for the whole set
              Walks through members and scores a few at a time.
              see SCAN ZRANGE
              keys RO access
            ZSCORE key member
              1.2.0 | readonly fast | O(1)
              Gives a member's score.
              see ZMSCORE ZRANK
              keys RO access
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        Args args = c.args();
        return switch (c.name()) {
            case "ZADD" -> add(c, args.next());
            case "ZCARD" -> size(c.read(args.next(), ZSetValue.class));
            case "ZINCRBY" -> increment(c, args.next(), args.number(), args.next());
            case "ZMSCORE" -> scores(c.read(args.next(), ZSetValue.class), args.rest());
            case "ZRANDMEMBER" -> random(c, args.next());
            case "ZRANK" -> rank(c, args.next(), args.next(), false);
            case "ZREM" -> remove(c, args.next(), args.rest());
            case "ZREVRANK" -> rank(c, args.next(), args.next(), true);
            case "ZSCAN" -> scan(c, args.next());
            case "ZSCORE" -> score(c.read(args.next(), ZSetValue.class), args.next());
            default -> throw c.unbound();
        };
    }

    // ---- reading

    /** A score as a reply. */
    static Reply score(double score) {
        return new Reply.Dbl(score, Numbers.format(score));
    }

    /** Members, each followed by its score if wanted. */
    static Reply members(Iterable<ScoredMember> found, boolean withScores) {
        List<Reply> items = new ArrayList<>();
        for (ScoredMember entry : found) {
            items.add(Reply.of(entry.member()));
            if (withScores) {
                items.add(score(entry.score()));
            }
        }
        return withScores ? new Reply.Pairs(items) : Reply.array(items);
    }

    private static Reply size(ZSetValue zset) {
        return Reply.of(zset == null ? 0 : zset.size());
    }

    private static Reply score(ZSetValue zset, Bytes member) {
        double score = zset == null ? Double.NaN : zset.score(member);
        return Double.isNaN(score) ? Reply.NIL : score(score);
    }

    private static Reply scores(ZSetValue zset, List<Bytes> members) {
        List<Reply> items = new ArrayList<>();
        for (Bytes member : members) {
            items.add(score(zset, member));
        }
        return Reply.array(items);
    }

    private static Reply rank(Call c, Bytes key, Bytes member, boolean reverse) {
        boolean withScore = c.args().take("WITHSCORE");
        if (c.args().remaining() > 0 && c.argv().size() > 4) {
            throw Errors.WRONG_ARITY.raise(c.lowerName());
        }
        c.args().end();
        ZSetValue zset = c.read(key, ZSetValue.class);
        long rank = zset == null ? -1 : reverse ? zset.reverseRank(member) : zset.rank(member);
        if (rank < 0) {
            return withScore ? Reply.NIL_ARRAY : Reply.NIL;
        }
        return withScore ? Reply.array(Reply.of(rank), score(zset.score(member))) : Reply.of(rank);
    }

    private static Reply random(Call c, Bytes key) {
        Args args = c.args();
        if (!args.hasNext()) {
            ZSetValue zset = c.read(key, ZSetValue.class);
            return zset == null ? Reply.NIL : Reply.of(zset.random(c.random()).member());
        }
        long count = Draws.count(args);
        boolean withScores = args.take("WITHSCORES");
        args.end();
        if (withScores && (count < -Long.MAX_VALUE / 2 || count > Long.MAX_VALUE / 2)) {
            throw Errors.OUT_OF_RANGE.raise();
        }
        ZSetValue zset = c.read(key, ZSetValue.class);
        if (zset == null || count == 0) {
            return Reply.EMPTY_ARRAY;
        }
        return members(
                count > 0 ? zset.randomDistinct(c.random(), count) : repeated(c, zset, Draws.repeated(count)),
                withScores);
    }

    private static List<ScoredMember> repeated(Call c, ZSetValue zset, int count) {
        List<ScoredMember> drawn = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            drawn.add(zset.random(c.random()));
        }
        return drawn;
    }

    private static Reply scan(Call c, Bytes key) {
        long cursor = ScanOptions.cursor(c.args().next());
        ZSetValue zset = c.read(key, ZSetValue.class);
        if (zset == null) {
            return ScanOptions.page(0, List.of());
        }
        ScanOptions options = ScanOptions.read(cursor, c.args(), false);
        List<ScoredMember> visited = new ArrayList<>();
        long next = zset.scan(cursor, options.count(), visited);
        List<Reply> found = new ArrayList<>();
        for (ScoredMember entry : visited) {
            if (options.fits(entry.member())) {
                found.add(Reply.of(entry.member()));
                found.add(Reply.bulk(Numbers.format(entry.score())));
            }
        }
        return ScanOptions.page(next, found);
    }

    // ---- changing

    private static Reply add(Call c, Bytes key) {
        Args args = c.args();
        ScoreUpdate update = ScoreUpdate.read(args);
        update(c, key, update, entries(c, update));
        return update.reply();
    }

    /** Gives members their scores, and announces it if anything changed. */
    static void update(Call c, Bytes key, ScoreUpdate update, List<ScoredMember> entries) {
        ZSetValue zset = c.write(key, ZSetValue.class);
        boolean created = zset == null;
        if (created) {
            zset = new ZSetValue(c.limits());
        }
        for (ScoredMember entry : entries) {
            update.apply(zset, entry);
        }
        store(c, key, zset, created, update);
    }

    private static List<ScoredMember> entries(Call c, ScoreUpdate update) {
        Args args = c.args();
        if (args.remaining() == 0 || args.remaining() % 2 == 1) {
            throw Errors.SYNTAX.raise();
        }
        update.check(args.remaining() / 2);
        List<ScoredMember> entries = new ArrayList<>(args.remaining() / 2);
        while (args.hasNext()) {
            double score = args.number();
            entries.add(new ScoredMember(args.next(), score));
        }
        return entries;
    }

    private static Reply increment(Call c, Bytes key, double amount, Bytes member) {
        ScoreUpdate update = ScoreUpdate.increment();
        ZSetValue zset = c.write(key, ZSetValue.class);
        boolean created = zset == null;
        if (created) {
            zset = new ZSetValue(c.limits());
        }
        update.apply(zset, new ScoredMember(member, amount));
        store(c, key, zset, created, update);
        return update.reply();
    }

    private static void store(Call c, Bytes key, ZSetValue zset, boolean created, ScoreUpdate update) {
        if (!update.changedAnything()) {
            return;
        }
        KeyEvent.Type event = update.increments() ? KeyEvent.Type.ZINCR : KeyEvent.Type.ZADD;
        if (created) {
            c.db().put(key, zset, event);
        } else {
            c.changed(key, zset, event);
        }
    }

    private static Reply remove(Call c, Bytes key, List<Bytes> members) {
        ZSetValue zset = c.write(key, ZSetValue.class);
        int removed = 0;
        for (Bytes member : members) {
            removed += zset != null && zset.remove(member) ? 1 : 0;
        }
        if (removed > 0) {
            c.changed(key, zset, KeyEvent.Type.ZREM);
        }
        return Reply.of(removed);
    }

    /** A number that a score may be; raises {@code otherwise} if it is none. */
    static double number(Bytes word, Errors otherwise) {
        try {
            return Numbers.parseDouble(word);
        } catch (NotANumber e) {
            throw otherwise.raise();
        }
    }
}
