package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.ListValue;
import java.util.ArrayList;
import java.util.List;

/** Lists. Those commands that wait for elements are in {@link BlockingListCommands}. */
public final class ListCommands implements Family {
    private static final String TABLE = """
            group list
            LINDEX key index
              1.0.0 | readonly | O(N) for N elements to walk over; O(1) at the ends
              Gives the element at an index; -1 is the last one.
              see LRANGE LSET LPOS
              keys RO access
            LINSERT key <BEFORE | AFTER> pivot element
              2.2.0 | write denyoom | O(N) for N elements before the pivot
              Puts an element before or after the first one that equals the pivot.
              see LSET LPUSH RPUSH
              keys RW insert
            LLEN key
              1.0.0 | readonly fast | O(1)
              Tells how many elements a list has.
              see LRANGE
              keys RO
            LMOVE source destination <LEFT | RIGHT> <LEFT | RIGHT>
              6.2.0 | write denyoom | O(1)
              Takes an element from one end of a list and puts it at an end of another.
              see BLMOVE LMOVEM RPOPLPUSH
              keys RW access delete
              keys RW insert
            LMOVEM source destination <LEFT | RIGHT> <LEFT | RIGHT> [<COUNT count | EXACTLY exactly> <OBO | BULK>]
              8.10.0 | write denyoom | O(N) for N elements moved
              Moves several elements from one end of a list to an end of another.
              see LMOVE BLMOVEM
              keys RW access delete
              keys RW insert
            LMPOP numkeys key [key ...] <LEFT | RIGHT> [COUNT count]
              7.0.0 | write movablekeys | O(N+M) for N keys and M elements taken
              Takes elements from the first list that has any.
              see BLMPOP LPOP RPOP
              keys RW access delete
            LPOP key [count]
              1.0.0 | write fast | O(N) for N elements taken
              Takes away the first element of a list, or several.
              see RPOP BLPOP LMPOP
              keys RW access delete
            LPOS key element [RANK rank] [COUNT num-matches] [MAXLEN len]
              6.0.6 | readonly | O(N) for N elements looked at
              Tells at which index an element stands.
              see LINDEX LREM
              keys RO access
            LPUSH key element [element ...]
              1.0.0 | write denyoom fast | O(1) for each element
              Adds elements at the head of a list; creates the list if there is none.
              see RPUSH LPUSHX LPOP
              keys RW insert
            LPUSHX key element [element ...]
              2.2.0 | write denyoom fast | O(1) for each element
              Adds elements at the head of a list only if there is one.
              see LPUSH RPUSHX
              keys RW insert
            LRANGE key start stop
              1.0.0 | readonly | O(S+N) for N elements, S places from the nearer end
              Gives the elements between two indexes, both included.
              see LINDEX LLEN LTRIM
              keys RO access
            LREM key count element
              1.0.0 | write | O(N+M) for a list of N elements, of which M go
              Removes elements that equal a value: some from the head or the tail, or all.
              see LTRIM LPOS
              keys RW delete
            LSET key index element
              1.0.0 | write denyoom | O(N) for N elements to walk over; O(1) at the ends
              Replaces the element at an index.
              see LINDEX LINSERT
              keys RW update
            LTRIM key start stop
              1.0.0 | write | O(N) for N elements that go
              Keeps only the elements between two indexes, both included.
              see LRANGE LPUSH
              keys RW delete
            RPOP key [count]
              1.0.0 | write fast | O(N) for N elements taken
              Takes away the last element of a list, or several.
              see LPOP BRPOP LMPOP
              keys RW access delete
            RPOPLPUSH source destination
              1.2.0 | write denyoom | O(1)
              Moves the last element of a list to the head of another; use LMOVE.
              see LMOVE BRPOPLPUSH
              keys RW access delete
              keys RW insert
            RPUSH key element [element ...]
              1.0.0 | write denyoom fast | O(1) for each element
              Adds elements at the tail of a list; creates the list if there is none.
              see LPUSH RPUSHX RPOP
              keys RW insert
            RPUSHX key element [element ...]
              2.2.0 | write denyoom fast | O(1) for each element
              Adds elements at the tail of a list only if there is one.
              see RPUSH LPUSHX
              keys RW insert
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        Args args = c.args();
        return switch (c.name()) {
            case "LINDEX" -> index(c);
            case "LINSERT" -> insert(c);
            case "LLEN" -> length(c, args.next());
            case "LMOVE" -> orNil(ListMove.read(args).one(c), Reply.NIL);
            case "LMOVEM" -> orNil(ListMove.read(args).several(c, ListMove.Amount.read(args)), Reply.NIL_ARRAY);
            case "LMPOP" -> orNil(ListTake.read(args).take(c), Reply.NIL_ARRAY);
            case "LPOP" -> pop(c, ListEnd.LEFT);
            case "LPOS" -> position(c);
            case "LPUSH" -> push(c, ListEnd.LEFT, true);
            case "LPUSHX" -> push(c, ListEnd.LEFT, false);
            case "LRANGE" -> range(c);
            case "LREM" -> remove(c, args.next(), args.integer(), args.next());
            case "LSET" -> set(c);
            case "LTRIM" -> trim(c);
            case "RPOP" -> pop(c, ListEnd.RIGHT);
            case "RPOPLPUSH" ->
                orNil(new ListMove(args.next(), args.next(), ListEnd.RIGHT, ListEnd.LEFT).one(c), Reply.NIL);
            case "RPUSH" -> push(c, ListEnd.RIGHT, true);
            case "RPUSHX" -> push(c, ListEnd.RIGHT, false);
            default -> throw c.unbound();
        };
    }

    @Override
    public List<List<Bytes>> effects(Call c, Reply reply) {
        return ListEffects.of(c, reply);
    }

    private static Reply orNil(Reply reply, Reply nil) {
        return reply == null ? nil : reply;
    }

    private static Reply push(Call c, ListEnd end, boolean create) {
        Bytes key = c.args().next();
        List<Bytes> elements = c.args().rest();
        ListValue list = c.write(key, ListValue.class);
        if (list == null && !create) {
            return Reply.ZERO;
        }
        boolean fresh = list == null;
        list = fresh ? new ListValue(c.limits()) : list;
        for (Bytes element : elements) {
            end.push(list, element);
        }
        if (fresh) {
            c.db().put(key, list, end.pushed());
        } else {
            c.changed(key, list, end.pushed());
        }
        return Reply.of(list.size());
    }

    private static Reply pop(Call c, ListEnd end) {
        Args args = c.args();
        if (args.remaining() > 2) {
            throw Errors.WRONG_ARITY.raise(c.lowerName());
        }
        Bytes key = args.next();
        boolean counted = args.hasNext();
        long count = counted ? args.integer(0, Long.MAX_VALUE, Errors.MUST_BE_POSITIVE) : 1;
        ListValue list = c.write(key, ListValue.class);
        if (list == null) {
            return counted ? Reply.NIL_ARRAY : Reply.NIL;
        }
        List<Bytes> taken = end.pop(list, count);
        if (!taken.isEmpty()) {
            c.changed(key, list, end.popped());
        }
        return counted ? Reply.bulks(taken) : Reply.of(taken.get(0));
    }

    private static Reply length(Call c, Bytes key) {
        ListValue list = c.read(key, ListValue.class);
        return list == null ? Reply.ZERO : Reply.of(list.size());
    }

    private static Reply range(Call c) {
        Bytes key = c.args().next();
        long start = c.args().integer();
        long stop = c.args().integer();
        ListValue list = c.read(key, ListValue.class);
        if (list == null) {
            return Reply.EMPTY_ARRAY;
        }
        return Reply.bulks(list.range(fromHead(start, list), fromHead(stop, list) + 1));
    }

    /** An index counted from the head: a negative one counts from the tail. */
    private static long fromHead(long index, ListValue list) {
        return index < 0 ? index + list.size() : Math.min(index, list.size());
    }

    private static Reply trim(Call c) {
        Bytes key = c.args().next();
        long start = c.args().integer();
        long stop = c.args().integer();
        ListValue list = c.write(key, ListValue.class);
        if (list != null) {
            long before = list.size();
            list.trim(fromHead(start, list), fromHead(stop, list) + 1);
            if (list.size() == before) {
                c.tellNothing();
            }
            c.changed(key, list, KeyEvent.Type.LTRIM);
        }
        return Reply.OK;
    }

    /** The index is read after the look-up: a missing list answers nil whatever the index is. */
    private static Reply index(Call c) {
        ListValue list = c.read(c.args().next(), ListValue.class);
        if (list == null) {
            return Reply.NIL;
        }
        return Reply.of(list.get(fromHead(c.args().integer(), list)));
    }

    /** The index is read after the look-up: a missing list is complained of first. */
    private static Reply set(Call c) {
        Bytes key = c.args().next();
        ListValue list = c.write(key, ListValue.class);
        if (list == null) {
            throw Errors.NO_SUCH_KEY.raise();
        }
        long index = fromHead(c.args().integer(), list);
        if (!list.set(index, c.args().next())) {
            throw Errors.INDEX_OUT_OF_RANGE.raise();
        }
        c.changed(key, list, KeyEvent.Type.LSET);
        return Reply.OK;
    }

    private static Reply insert(Call c) {
        Args args = c.args();
        Bytes key = args.next();
        boolean after = args.take("AFTER");
        if (!after && !args.take("BEFORE")) {
            throw Errors.SYNTAX.raise();
        }
        Bytes pivot = args.next();
        Bytes element = args.next();
        ListValue list = c.write(key, ListValue.class);
        if (list == null) {
            return Reply.ZERO;
        }
        long at = list.indexOf(pivot);
        if (at < 0) {
            return Reply.of(-1);
        }
        list.insert(after ? at + 1 : at, element);
        c.changed(key, list, KeyEvent.Type.LINSERT);
        return Reply.of(list.size());
    }

    private static Reply remove(Call c, Bytes key, long count, Bytes element) {
        ListValue list = c.write(key, ListValue.class);
        long removed = list == null ? 0 : list.removeValue(element, count);
        if (removed > 0) {
            c.changed(key, list, KeyEvent.Type.LREM);
        }
        return Reply.of(removed);
    }

    private static Reply position(Call c) {
        Args args = c.args();
        Bytes key = args.next();
        Bytes element = args.next();
        long rank = 1;
        long count = -1;
        long maxlen = 0;
        while (args.hasNext()) {
            if (args.remaining() > 1 && args.take("RANK")) {
                rank = rank(args);
            } else if (args.remaining() > 1 && args.take("COUNT")) {
                count = args.integer(0, Long.MAX_VALUE, Errors.LPOS_COUNT);
            } else if (args.remaining() > 1 && args.take("MAXLEN")) {
                maxlen = args.integer(0, Long.MAX_VALUE, Errors.LPOS_MAXLEN);
            } else {
                throw Errors.SYNTAX.raise();
            }
        }
        ListValue list = c.read(key, ListValue.class);
        List<Long> found = list == null ? List.of() : list.positions(element, rank, count < 0 ? 1 : count, maxlen);
        return count >= 0 ? integers(found) : found.isEmpty() ? Reply.NIL : Reply.of(found.get(0));
    }

    private static long rank(Args args) {
        long rank = args.integer();
        if (rank == Long.MIN_VALUE) {
            throw Errors.BETWEEN.raise(Long.toString(-Long.MAX_VALUE), Long.toString(Long.MAX_VALUE));
        }
        if (rank == 0) {
            throw Errors.LPOS_RANK.raise();
        }
        return rank;
    }

    private static Reply integers(List<Long> numbers) {
        List<Reply> items = new ArrayList<>(numbers.size());
        for (long number : numbers) {
            items.add(Reply.of(number));
        }
        return Reply.array(items);
    }
}
