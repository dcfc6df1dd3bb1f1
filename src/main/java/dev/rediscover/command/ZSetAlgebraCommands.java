package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.ScoredMember;
import dev.rediscover.value.SetValue;
import dev.rediscover.value.Value;
import dev.rediscover.value.ZSetValue;
import java.util.ArrayList;
import java.util.List;

/** Unions, intersections and differences of sorted sets. Plain sets take part too: their members score 1. */
public final class ZSetAlgebraCommands implements Family {
    private static final String TABLE = """
            group sorted-set
            ZDIFF numkeys key [key ...] [WITHSCORES]
              6.2.0 | readonly movablekeys | O(L+(N-K)*log N) for L members in all, N in the first set, K in the result
              Gives the members of the first sorted set that are in none of the others.
              see ZDIFFSTORE ZUNION ZINTER
              keys RO access
            ZDIFFSTORE destination numkeys key [key ...]
              6.2.0 | write denyoom movablekeys | O(L+(N-K)*log N) for L members in all, N in the first, K in the result
              Stores the members of the first sorted set that are in none of the others.
              keys OW update
              keys RO access
              see ZDIFF
            ZINTER numkeys key [key ...] [WEIGHTS weight [weight ...]] [AGGREGATE <SUM | MIN | MAX | COUNT>] [WITHSCORES]
              6.2.0 | readonly movablekeys | O(N*K)+O(M*log M) for N members in the smallest of K sets, M in the result
              Gives the members that all the sorted sets share.
              see ZINTERSTORE ZINTERCARD ZUNION
              keys RO access
            ZINTERCARD numkeys key [key ...] [LIMIT limit]
              7.0.0 | readonly movablekeys | O(N*K) for N members in the smallest of K sets
              Counts the members that all the sorted sets share.
              see ZINTER
              keys RO access
            ZINTERSTORE destination numkeys key [key ...] [WEIGHTS weight [weight ...]] \
            [AGGREGATE <SUM | MIN | MAX | COUNT>]
              2.0.0 | write denyoom movablekeys | O(N*K)+O(M*log M) for N members in the smallest of K sets, M stored
              Stores the members that all the sorted sets share.
              keys OW update
              keys RO access
              see ZINTER
            ZUNION numkeys key [key ...] [WEIGHTS weight [weight ...]] [AGGREGATE <SUM | MIN | MAX | COUNT>] [WITHSCORES]
              6.2.0 | readonly movablekeys | O(N)+O(M*log M) for N members in all, M in the result
              Gives the members of all the sorted sets together.
              see ZUNIONSTORE ZINTER
              keys RO access
            ZUNIONSTORE destination numkeys key [key ...] [WEIGHTS weight [weight ...]] \
            [AGGREGATE <SUM | MIN | MAX | COUNT>]
              2.0.0 | write denyoom movablekeys | O(N)+O(M*log M) for N members in all, M stored
              Stores the members of all the sorted sets together.
              keys OW update
              keys RO access
              see ZUNION
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        return switch (c.name()) {
            case "ZDIFF" -> combine(c, ZSetAlgebra.Operation.DIFFERENCE);
            case "ZINTER" -> combine(c, ZSetAlgebra.Operation.INTERSECTION);
            case "ZUNION" -> combine(c, ZSetAlgebra.Operation.UNION);
            case "ZDIFFSTORE" -> store(c, ZSetAlgebra.Operation.DIFFERENCE, KeyEvent.Type.ZDIFFSTORE);
            case "ZINTERSTORE" -> store(c, ZSetAlgebra.Operation.INTERSECTION, KeyEvent.Type.ZINTERSTORE);
            case "ZUNIONSTORE" -> store(c, ZSetAlgebra.Operation.UNION, KeyEvent.Type.ZUNIONSTORE);
            case "ZINTERCARD" -> countShared(c);
            default -> throw c.unbound();
        };
    }

    private static Reply combine(Call c, ZSetAlgebra.Operation operation) {
        ZSetAlgebra algebra = ZSetAlgebra.read(c, operation, true);
        return ZSetCommands.members(algebra.result(), algebra.withScores());
    }

    private static Reply store(Call c, ZSetAlgebra.Operation operation, KeyEvent.Type event) {
        Bytes destination = c.args().next();
        return stored(c, destination, ZSetAlgebra.read(c, operation, false).result(), event);
    }

    /** Puts a result where it belongs, or deletes what is there if the result is empty. Replies its size. */
    static Reply stored(Call c, Bytes destination, ZSetValue result, KeyEvent.Type event) {
        if (result.isEmpty()) {
            c.db().delete(destination);
        } else {
            c.db().put(destination, result, event);
        }
        return Reply.of(result.size());
    }

    private static Reply countShared(Call c) {
        Args args = c.args();
        List<Value> sets = new ArrayList<>();
        for (Bytes key : inputKeys(c)) {
            sets.add(input(c, key));
        }
        long limit = 0;
        while (args.hasNext()) {
            if (args.remaining() < 2 || !args.take("LIMIT")) {
                throw Errors.SYNTAX.raise();
            }
            limit = args.integer(0, Long.MAX_VALUE, Errors.LIMIT_NEGATIVE);
        }
        Value smallest = ZSetAlgebra.smallest(sets);
        long shared = 0;
        for (ScoredMember entry : ZSetAlgebra.members(smallest)) {
            shared += ZSetAlgebra.inAll(sets, entry.member()) ? 1 : 0;
            if (limit > 0 && shared == limit) {
                break;
            }
        }
        return Reply.of(shared);
    }

    /** The number of keys and the keys. */
    static List<Bytes> inputKeys(Call c) {
        long count = c.args().integer();
        if (count < 1) {
            throw Errors.INPUT_KEY_NEEDED.raise(c.lowerName());
        }
        if (count > c.args().remaining()) {
            throw Errors.SYNTAX.raise();
        }
        return c.args().rest((int) count);
    }

    /** A sorted set or a set to take part, {@code null} for none. */
    static Value input(Call c, Bytes key) {
        Value value = c.db().read(key);
        if (value != null && !(value instanceof ZSetValue) && !(value instanceof SetValue)) {
            throw Errors.WRONG_TYPE.raise();
        }
        return value;
    }
}
