package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.ScoredMember;
import dev.rediscover.value.Type;
import dev.rediscover.value.ZSetValue;
import java.util.ArrayList;
import java.util.List;

/** Taking members from either end of sorted sets, and waiting for some to come. */
public final class ZSetPopCommands implements Family {
    private static final String TABLE = """
            group sorted-set
            BZMPOP timeout numkeys key [key ...] <MIN | MAX> [COUNT count]
              7.0.0 | write blocking movablekeys | O(K)+O(M*log N) for K keys and M members taken
              Takes members from the first sorted set that has any, waiting if need be.
              see ZMPOP BZPOPMIN
              keys RW access delete
            BZPOPMAX key [key ...] timeout
              5.0.0 | write blocking fast | O(log N)
              Takes the member with the highest score, waiting for one if need be.
              see ZPOPMAX BZPOPMIN
              keys RW access delete
            BZPOPMIN key [key ...] timeout
              5.0.0 | write blocking fast | O(log N)
              Takes the member with the lowest score, waiting for one if need be.
              see ZPOPMIN BZPOPMAX
              keys RW access delete
            ZMPOP numkeys key [key ...] <MIN | MAX> [COUNT count]
              7.0.0 | write movablekeys | O(K)+O(M*log N) for K keys and M members taken
              Takes members from the first of several sorted sets that has any.
              see BZMPOP ZPOPMIN
              keys RW access delete
            ZPOPMAX key [count]
              5.0.0 | write fast | O(M*log N) for M members taken
              Takes the members with the highest scores out of a sorted set.
              see ZPOPMIN BZPOPMAX
              keys RW access delete
            ZPOPMIN key [count]
              5.0.0 | write fast | O(M*log N) for M members taken
              Takes the members with the lowest scores out of a sorted set.
              see ZPOPMAX BZPOPMIN
              keys RW access delete
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        return switch (c.name()) {
            case "BZMPOP" -> popMany(c, true);
            case "BZPOPMAX" -> popOrWait(c, true);
            case "BZPOPMIN" -> popOrWait(c, false);
            case "ZMPOP" -> popMany(c, false);
            case "ZPOPMAX" -> pop(c, c.args().next(), true);
            case "ZPOPMIN" -> pop(c, c.args().next(), false);
            default -> throw c.unbound();
        };
    }

    @Override
    public List<List<Bytes>> effects(Call c, Reply reply) {
        return SortedSetEffects.of(c, reply);
    }

    private static List<ScoredMember> take(Call c, Bytes key, long count, boolean max) {
        ZSetValue zset = c.write(key, ZSetValue.class);
        List<ScoredMember> taken = new ArrayList<>();
        while (taken.size() < count && zset.size() > 0) {
            taken.add(max ? zset.popMax() : zset.popMin());
        }
        c.changed(key, zset, max ? KeyEvent.Type.ZPOPMAX : KeyEvent.Type.ZPOPMIN);
        return taken;
    }

    private static Reply pop(Call c, Bytes key, boolean max) {
        Args args = c.args();
        boolean counted = args.hasNext();
        if (args.remaining() > 1) {
            throw Errors.SYNTAX.raise();
        }
        long count = counted ? args.integer(0, Long.MAX_VALUE, Errors.MUST_BE_POSITIVE) : 1;
        ZSetValue zset = c.read(key, ZSetValue.class);
        if (zset == null || count == 0) {
            return Reply.EMPTY_ARRAY;
        }
        List<ScoredMember> taken = take(c, key, count, max);
        if (counted) {
            return ZSetCommands.members(taken, true);
        }
        return Reply.array(
                Reply.of(taken.get(0).member()), ZSetCommands.score(taken.get(0).score()));
    }

    private static Reply popOrWait(Call c, boolean max) {
        List<Bytes> keys = c.args().rest(c.args().remaining() - 1);
        long timeout = c.args().timeoutMillis();
        for (Bytes key : keys) {
            if (c.read(key, ZSetValue.class) != null) {
                ScoredMember taken = take(c, key, 1, max).get(0);
                return Reply.array(Reply.of(key), Reply.of(taken.member()), ZSetCommands.score(taken.score()));
            }
        }
        return c.block(keys, Type.ZSET, timeout, Reply.NIL_ARRAY);
    }

    private static Reply popMany(Call c, boolean wait) {
        Args args = c.args();
        Bytes seconds = wait ? args.next() : null;
        List<Bytes> keys = args.numberedKeys();
        boolean max = args.take("MAX");
        if (!max && !args.take("MIN")) {
            throw Errors.SYNTAX.raise();
        }
        long count = 1;
        if (args.remaining() > 1 && args.take("COUNT")) {
            count = args.integer(1, Long.MAX_VALUE, Errors.COUNT_POSITIVE);
        }
        args.end();
        long timeout = wait ? Args.timeoutMillis(seconds) : 0;
        for (Bytes key : keys) {
            if (c.read(key, ZSetValue.class) != null) {
                List<Reply> pairs = new ArrayList<>();
                for (ScoredMember taken : take(c, key, count, max)) {
                    pairs.add(Reply.array(Reply.of(taken.member()), ZSetCommands.score(taken.score())));
                }
                return Reply.array(Reply.of(key), Reply.array(pairs));
            }
        }
        return wait ? c.block(keys, Type.ZSET, timeout, Reply.NIL_ARRAY) : Reply.NIL_ARRAY;
    }
}
