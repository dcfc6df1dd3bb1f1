package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.SetValue;
import java.util.ArrayList;
import java.util.List;

/** Sets: members without order and without repeats. */
public final class SetCommands implements Family {
    private static final String TABLE = """
            group set
            SADD key member [member ...]
              1.0.0 | write denyoom fast | O(1) for each member
              Adds members to a set; creates the set if there is none.
              see SREM SISMEMBER SMEMBERS
              keys RW insert
            SCARD key
              1.0.0 | readonly fast | O(1)
              Tells how many members a set has.
              see SMEMBERS SINTERCARD
              keys RO
            SDIFF key [key ...]
              1.0.0 | readonly | O(N) for N members in all sets together
              Gives the members of the first set that are in none of the others.
              see SDIFFSTORE SINTER SUNION
              keys RO access
            SDIFFCARD numkeys key [key ...] [LIMIT limit]
              8.10.0 | readonly movablekeys | O(N) for N members in all sets together
              Counts the members of the first set that are in none of the others.
              see SDIFF SINTERCARD SUNIONCARD
              keys RO access
            SDIFFSTORE destination key [key ...]
              1.0.0 | write denyoom | O(N) for N members in all sets together
              Stores the members of the first source set that are in none of the others.
              see SDIFF SINTERSTORE SUNIONSTORE
              keys OW update
              keys RO access
            SINTER key [key ...]
              1.0.0 | readonly | O(N*M) at worst, for M sets of which the smallest has N members
              Gives the members that are in every one of the sets.
              see SINTERSTORE SINTERCARD SUNION SDIFF
              keys RO access
            SINTERCARD numkeys key [key ...] [LIMIT limit]
              7.0.0 | readonly movablekeys | O(N*M) at worst, for M sets of which the smallest has N members
              Counts the members that are in every one of the sets, up to a limit.
              see SINTER SUNIONCARD SDIFFCARD
              keys RO access
            SINTERSTORE destination key [key ...]
              1.0.0 | write denyoom | O(N*M) at worst, for M sets of which the smallest has N members
              Stores the members that are in every one of the source sets.
              see SINTER SUNIONSTORE SDIFFSTORE
              keys OW update
              keys RO access
            SISMEMBER key member
              1.0.0 | readonly fast | O(1)
              Tells whether something is a member of a set.
              see SMISMEMBER SMEMBERS
              keys RO
            SMEMBERS key
              1.0.0 | readonly | O(N) for N members
              Gives all members of a set, in no particular order.
              see SSCAN SCARD SISMEMBER
              keys RO access
            SMISMEMBER key member [member ...]
              6.2.0 | readonly fast | O(N) for N members asked for
              Tells for several things at once whether they are members of a set.
              see SISMEMBER
              keys RO access
            SMOVE source destination member
              1.0.0 | write fast | O(1)
              Moves a member from one set to another.
              see SADD SREM
              keys RW access delete
              keys RW insert
            SPOP key [count]
              1.0.0 | write fast | O(1) without a count, else O(N) for N members taken
              Takes random members out of a set.
              see SRANDMEMBER SREM
              keys RW access delete
            SRANDMEMBER key [count]
              1.0.0 | readonly | O(1) without a count, else O(N) for N members drawn
              Gives random members of a set and leaves them there; a negative count may repeat.
              see SPOP
              keys RO access
            SREM key member [member ...]
              1.0.0 | write fast | O(N) for N members to remove
              Removes members from a set.
              see SADD SPOP
              keys RW delete
            SSCAN key cursor [MATCH pattern] [COUNT count]
              2.8.0 | readonly | O(1) for each call, O(N) for a whole pass
              Goes through the members of a set step by step.
              see SMEMBERS SCAN
              keys RO access
            SUNION key [key ...]
              1.0.0 | readonly | O(N) for N members in all sets together
              Gives the members that are in at least one of the sets.
              see SUNIONSTORE SINTER SDIFF
              keys RO access
            SUNIONCARD numkeys key [key ...] [APPROX] [LIMIT limit]
              8.10.0 | readonly movablekeys | O(N) for N members in all sets together
              Counts the members that are in at least one of the sets, up to a limit.
              see SUNION SINTERCARD SDIFFCARD
              keys RO access
            SUNIONSTORE destination key [key ...]
              1.0.0 | write denyoom | O(N) for N members in all sets together
              Stores the members that are in at least one of the source sets.
              see SUNION SINTERSTORE SDIFFSTORE
              keys OW update
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
            case "SADD" -> add(c, args.next(), args.rest());
            case "SCARD" -> card(c, args.next());
            case "SDIFF" -> combine(c, SetAlgebra.DIFF);
            case "SDIFFCARD" -> count(c, SetAlgebra.DIFF);
            case "SDIFFSTORE" -> store(c, SetAlgebra.DIFF, KeyEvent.Type.SDIFFSTORE);
            case "SINTER" -> combine(c, SetAlgebra.INTER);
            case "SINTERCARD" -> count(c, SetAlgebra.INTER);
            case "SINTERSTORE" -> store(c, SetAlgebra.INTER, KeyEvent.Type.SINTERSTORE);
            case "SISMEMBER" -> isMember(c, args.next(), args.next());
            case "SMEMBERS" -> members(c, args.next());
            case "SMISMEMBER" -> areMembers(c, args.next(), args.rest());
            case "SMOVE" -> move(c, args.next(), args.next(), args.next());
            case "SPOP" -> pop(c);
            case "SRANDMEMBER" -> random(c);
            case "SREM" -> remove(c, args.next(), args.rest());
            case "SSCAN" -> scan(c);
            case "SUNION" -> combine(c, SetAlgebra.UNION);
            case "SUNIONCARD" -> count(c, SetAlgebra.UNION);
            case "SUNIONSTORE" -> store(c, SetAlgebra.UNION, KeyEvent.Type.SUNIONSTORE);
            default -> throw c.unbound();
        };
    }

    @Override
    public List<List<Bytes>> effects(Call c, Reply reply) {
        return SetEffects.of(c, reply);
    }

    private static Reply add(Call c, Bytes key, List<Bytes> members) {
        SetValue found = c.write(key, SetValue.class);
        SetValue set = found == null ? new SetValue(c.limits()) : found;
        long before = set.size();
        for (Bytes member : members) {
            set.add(member);
        }
        long added = set.size() - before;
        if (found == null) {
            c.db().put(key, set, KeyEvent.Type.SADD);
        } else if (added > 0) {
            c.changed(key, set, KeyEvent.Type.SADD);
        }
        return Reply.of(added);
    }

    private static Reply remove(Call c, Bytes key, List<Bytes> members) {
        SetValue set = c.write(key, SetValue.class);
        if (set == null) {
            return Reply.ZERO;
        }
        long before = set.size();
        for (Bytes member : members) {
            set.remove(member);
        }
        long removed = before - set.size();
        if (removed > 0) {
            c.changed(key, set, KeyEvent.Type.SREM);
        }
        return Reply.of(removed);
    }

    /** A missing source answers 0 before the destination's type is looked at. */
    private static Reply move(Call c, Bytes source, Bytes destination, Bytes member) {
        SetValue from = c.write(source, SetValue.class);
        if (from == null) {
            return Reply.ZERO;
        }
        SetValue to = c.write(destination, SetValue.class);
        if (source.equals(destination)) {
            return Reply.of(from.contains(member));
        }
        if (!from.remove(member)) {
            return Reply.ZERO;
        }
        c.changed(source, from, KeyEvent.Type.SREM);
        if (to == null) {
            add(c, destination, List.of(member));
        } else if (to.add(member)) {
            c.changed(destination, to, KeyEvent.Type.SADD);
        }
        return Reply.ONE;
    }

    private static Reply card(Call c, Bytes key) {
        SetValue set = c.read(key, SetValue.class);
        return set == null ? Reply.ZERO : Reply.of(set.size());
    }

    private static Reply members(Call c, Bytes key) {
        SetValue set = c.read(key, SetValue.class);
        return setOf(set == null ? List.of() : set.members());
    }

    private static Reply setOf(List<Bytes> members) {
        return new Reply.SetOf(((Reply.Arr) Reply.bulks(members)).items());
    }

    private static Reply isMember(Call c, Bytes key, Bytes member) {
        SetValue set = c.read(key, SetValue.class);
        return Reply.of(set != null && set.contains(member));
    }

    private static Reply areMembers(Call c, Bytes key, List<Bytes> members) {
        SetValue set = c.read(key, SetValue.class);
        List<Reply> answers = new ArrayList<>(members.size());
        for (Bytes member : members) {
            answers.add(Reply.of(set != null && set.contains(member)));
        }
        return Reply.array(answers);
    }

    private static Reply combine(Call c, SetAlgebra algebra) {
        return setOf(algebra.members(c, c.args().rest(), 0));
    }

    private static Reply store(Call c, SetAlgebra algebra, KeyEvent.Type type) {
        Bytes destination = c.args().next();
        SetValue result = new SetValue(c.limits());
        for (Bytes member : algebra.members(c, c.args().rest(), 0)) {
            result.add(member);
        }
        if (result.isEmpty()) {
            c.db().delete(destination);
        } else {
            c.db().put(destination, result, type);
        }
        return Reply.of(result.size());
    }

    private static Reply count(Call c, SetAlgebra algebra) {
        Args args = c.args();
        List<Bytes> keys = args.numberedKeys(Errors.NUMKEYS_POSITIVE, Errors.NUMKEYS_TOO_BIG);
        long limit = 0;
        boolean approximately = false;
        while (args.hasNext()) {
            if (args.remaining() > 1 && args.take("LIMIT")) {
                limit = args.integer(0, Long.MAX_VALUE, Errors.LIMIT_NEGATIVE);
            } else if (algebra == SetAlgebra.UNION && args.take("APPROX")) {
                approximately = true;
            } else {
                throw Errors.SYNTAX.raise();
            }
        }
        return Reply.of(approximately ? SetAlgebra.estimate(c, keys, limit) : algebra.count(c, keys, limit));
    }

    private static Reply pop(Call c) {
        Args args = c.args();
        Bytes key = args.next();
        boolean counted = args.hasNext();
        if (args.remaining() > 1) {
            throw Errors.SYNTAX.raise();
        }
        long count = counted ? args.integer(0, Long.MAX_VALUE, Errors.MUST_BE_POSITIVE) : 1;
        SetValue set = c.write(key, SetValue.class);
        if (set == null || count == 0) {
            return counted ? setOf(List.of()) : Reply.NIL;
        }
        List<Bytes> taken = set.randomDistinct(c.random(), Math.min(count, set.size()));
        for (Bytes member : taken) {
            set.remove(member);
        }
        c.changed(key, set, KeyEvent.Type.SPOP);
        return counted ? setOf(taken) : Reply.of(taken.get(0));
    }

    private static Reply random(Call c) {
        Args args = c.args();
        Bytes key = args.next();
        boolean counted = args.hasNext();
        if (args.remaining() > 1) {
            throw Errors.SYNTAX.raise();
        }
        long count = counted ? Draws.count(args) : 1;
        SetValue set = c.read(key, SetValue.class);
        if (!counted) {
            return set == null ? Reply.NIL : Reply.of(set.random(c.random()));
        }
        return set == null ? Reply.EMPTY_ARRAY : draw(c, set, count);
    }

    private static Reply draw(Call c, SetValue set, long count) {
        if (count >= 0) {
            return Reply.bulks(set.randomDistinct(c.random(), Math.min(count, set.size())));
        }
        int times = Draws.repeated(count);
        List<Bytes> drawn = new ArrayList<>(times);
        for (int i = 0; i < times; i++) {
            drawn.add(set.random(c.random()));
        }
        return Reply.bulks(drawn);
    }

    /** The options are read after the look-up: a missing set answers whatever they are. */
    private static Reply scan(Call c) {
        Args args = c.args();
        Bytes key = args.next();
        long cursor = ScanOptions.cursor(args.next());
        SetValue set = c.read(key, SetValue.class);
        if (set == null) {
            return ScanOptions.page(0, List.of());
        }
        ScanOptions options = ScanOptions.read(cursor, args, false);
        List<Bytes> visited = new ArrayList<>();
        long next = set.scan(cursor, options.count(), visited);
        List<Reply> shown = new ArrayList<>();
        for (Bytes member : visited) {
            if (options.fits(member)) {
                shown.add(Reply.of(member));
            }
        }
        return ScanOptions.page(next, shown);
    }
}
