package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.Ranks;
import dev.rediscover.value.ScoredMember;
import dev.rediscover.value.ZSetValue;
import java.util.List;

/** Ranges of sorted sets, by rank, by score, or by member. */
public final class ZSetRangeCommands implements Family {
    private static final String TABLE = """
            group sorted-set
            ZCOUNT key min max
              2.0.0 | readonly fast | O(log N)
              Counts the members whose scores lie between two bounds.
              see ZCARD ZRANGE ZLEXCOUNT
              keys RO access
            ZLEXCOUNT key min max
              2.8.9 | readonly fast | O(log N)
              Counts the members between two others by their bytes, if all scores are equal.
              see ZCOUNT ZRANGEBYLEX
              keys RO access
            ZRANGE key start stop [BYSCORE | BYLEX] [REV] [LIMIT offset count] [WITHSCORES]
              1.2.0 | readonly | O(log(N)+M) for M members returned
              Gives a range of members: by place, by score or by their bytes.
              see ZRANGESTORE ZCOUNT ZRANK
              keys RO access
            ZRANGEBYLEX key min max [LIMIT offset count]
              2.8.9 | readonly | O(log(N)+M) for M members returned
              Gives the members between two others by their bytes; ZRANGE BYLEX does the same.
              see ZRANGE ZREVRANGEBYLEX
              keys RO access
            ZRANGEBYSCORE key min max [WITHSCORES] [LIMIT offset count]
              1.0.5 | readonly | O(log(N)+M) for M members returned
              Gives the members within bounds of score; ZRANGE BYSCORE does the same.
              see ZRANGE ZREVRANGEBYSCORE
              keys RO access
            ZRANGESTORE dst src min max [BYSCORE | BYLEX] [REV] [LIMIT offset count]
              6.2.0 | write denyoom | O(log(N)+M) for M members stored
              Stores a range of one sorted set in another key.
              keys OW update
              keys RO access
              see ZRANGE
            ZREMRANGEBYLEX key min max
              2.8.9 | write | O(log(N)+M) for M members removed
              Removes the members between two others by their bytes.
              see ZREM ZRANGEBYLEX
              keys RW delete
            ZREMRANGEBYRANK key start stop
              2.0.0 | write | O(log(N)+M) for M members removed
              Removes the members between two places.
              see ZREM ZRANGE
              keys RW delete
            ZREMRANGEBYSCORE key min max
              1.2.0 | write | O(log(N)+M) for M members removed
              Removes the members whose scores lie between two bounds.
              see ZREM ZCOUNT
              keys RW delete
            ZREVRANGE key start stop [WITHSCORES]
              1.2.0 | readonly | O(log(N)+M) for M members returned
              Gives members by place, the highest score first; ZRANGE REV does the same.
              see ZRANGE
              keys RO access
            ZREVRANGEBYLEX key max min [LIMIT offset count]
              2.8.9 | readonly | O(log(N)+M) for M members returned
              Gives the members between two others by their bytes, the last first.
              see ZRANGE ZRANGEBYLEX
              keys RO access
            ZREVRANGEBYSCORE key max min [WITHSCORES] [LIMIT offset count]
              2.2.0 | readonly | O(log(N)+M) for M members returned
              Gives the members within bounds of score, the highest first.
              see ZRANGE ZRANGEBYSCORE
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
            case "ZCOUNT" -> count(c, args.next(), ZSetSelection.By.SCORE);
            case "ZLEXCOUNT" -> count(c, args.next(), ZSetSelection.By.LEX);
            case "ZRANGE" -> range(c, args.next(), ZSetSelection.any(args, true));
            case "ZRANGEBYLEX" -> range(c, args.next(), ZSetSelection.of(args, ZSetSelection.By.LEX, false));
            case "ZRANGEBYSCORE" -> range(c, args.next(), ZSetSelection.of(args, ZSetSelection.By.SCORE, false));
            case "ZRANGESTORE" -> store(c, args.next(), args.next(), ZSetSelection.any(args, false));
            case "ZREMRANGEBYLEX" -> remove(c, ZSetSelection.By.LEX, KeyEvent.Type.ZREMRANGEBYLEX);
            case "ZREMRANGEBYRANK" -> remove(c, ZSetSelection.By.RANK, KeyEvent.Type.ZREMRANGEBYRANK);
            case "ZREMRANGEBYSCORE" -> remove(c, ZSetSelection.By.SCORE, KeyEvent.Type.ZREMRANGEBYSCORE);
            case "ZREVRANGE" -> range(c, args.next(), ZSetSelection.of(args, ZSetSelection.By.RANK, true));
            case "ZREVRANGEBYLEX" -> range(c, args.next(), ZSetSelection.of(args, ZSetSelection.By.LEX, true));
            case "ZREVRANGEBYSCORE" -> range(c, args.next(), ZSetSelection.of(args, ZSetSelection.By.SCORE, true));
            default -> throw c.unbound();
        };
    }

    private static Reply range(Call c, Bytes key, ZSetSelection selection) {
        ZSetValue zset = c.read(key, ZSetValue.class);
        List<ScoredMember> found = zset == null ? List.of() : selection.members(zset);
        return ZSetCommands.members(found, selection.withScores());
    }

    private static Reply store(Call c, Bytes destination, Bytes source, ZSetSelection selection) {
        ZSetValue zset = c.read(source, ZSetValue.class);
        ZSetValue result = new ZSetValue(c.limits());
        for (ScoredMember entry : zset == null ? List.<ScoredMember>of() : selection.members(zset)) {
            result.put(entry.member(), entry.score());
        }
        return ZSetAlgebraCommands.stored(c, destination, result, KeyEvent.Type.ZRANGESTORE);
    }

    private static Reply count(Call c, Bytes key, ZSetSelection.By by) {
        ZSetSelection selection = ZSetSelection.bounds(c.args(), by);
        ZSetValue zset = c.read(key, ZSetValue.class);
        return Reply.of(zset == null ? 0 : selection.ranks(zset).count());
    }

    private static Reply remove(Call c, ZSetSelection.By by, KeyEvent.Type event) {
        Bytes key = c.args().next();
        ZSetSelection selection = ZSetSelection.bounds(c.args(), by);
        ZSetValue found = c.read(key, ZSetValue.class);
        Ranks ranks = found == null ? Ranks.NONE : selection.ranks(found);
        if (ranks.isEmpty()) {
            return Reply.ZERO;
        }
        ZSetValue zset = c.write(key, ZSetValue.class);
        long removed = zset.removeAll(ranks);
        c.changed(key, zset, event);
        return Reply.of(removed);
    }
}
