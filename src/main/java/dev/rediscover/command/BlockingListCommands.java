package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.ListValue;
import dev.rediscover.value.Type;
import java.util.List;

/**
 * List commands that wait: each is tried like its patient counterpart, and again whenever a list that it waits for
 * changes.
 */
public final class BlockingListCommands implements Family {
    private static final String TABLE = """
            group list
            BLMOVE source destination <LEFT | RIGHT> <LEFT | RIGHT> timeout
              6.2.0 | write denyoom blocking | O(1)
              Moves an element between lists, and waits for one if the source is empty.
              see LMOVE BLPOP BLMOVEM
              keys RW access delete
              keys RW insert
            BLMOVEM source destination <LEFT | RIGHT> <LEFT | RIGHT> timeout [<COUNT count | EXACTLY exactly> <OBO \
            | BULK>]
              8.10.0 | write denyoom blocking | O(N) for N elements moved
              Moves several elements between lists, and waits until the source has enough.
              see LMOVEM BLMOVE
              keys RW access delete
              keys RW insert
            BLMPOP timeout numkeys key [key ...] <LEFT | RIGHT> [COUNT count]
              7.0.0 | write blocking movablekeys | O(N+M) for N keys and M elements taken
              Takes elements from the first list that has any, and waits if none has.
              see LMPOP BLPOP
              keys RW access delete
            BLPOP key [key ...] timeout
              2.0.0 | write blocking | O(N) for N keys
              Takes the first element of the first list that has any, and waits if none has.
              see LPOP BRPOP BLMPOP
              keys RW access delete
            BRPOP key [key ...] timeout
              2.0.0 | write blocking | O(N) for N keys
              Takes the last element of the first list that has any, and waits if none has.
              see RPOP BLPOP BLMPOP
              keys RW access delete
            BRPOPLPUSH source destination timeout
              2.2.0 | write denyoom blocking | O(1)
              Moves the last element to the head of another list, waiting for one; use BLMOVE.
              see BLMOVE RPOPLPUSH
              keys RW access delete
              keys RW insert
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        return switch (c.name()) {
            case "BLMOVE" -> move(c, ListMove.read(c.args()));
            case "BLMOVEM" -> moveSeveral(c);
            case "BLMPOP" -> take(c);
            case "BLPOP" -> pop(c, ListEnd.LEFT);
            case "BRPOP" -> pop(c, ListEnd.RIGHT);
            case "BRPOPLPUSH" -> move(c, new ListMove(c.args().next(), c.args().next(), ListEnd.RIGHT, ListEnd.LEFT));
            default -> throw c.unbound();
        };
    }

    @Override
    public List<List<Bytes>> effects(Call c, Reply reply) {
        return ListEffects.of(c, reply);
    }

    private static Reply move(Call c, ListMove move) {
        long timeout = c.args().timeoutMillis();
        Reply moved = move.one(c);
        return moved != null ? moved : c.block(List.of(move.source()), Type.LIST, timeout, Reply.NIL_ARRAY, Reply.NIL);
    }

    private static Reply moveSeveral(Call c) {
        ListMove move = ListMove.read(c.args());
        long timeout = c.args().timeoutMillis();
        Reply moved = move.several(c, ListMove.Amount.read(c.args()));
        return moved != null ? moved : c.block(List.of(move.source()), Type.LIST, timeout, Reply.NIL_ARRAY);
    }

    private static Reply take(Call c) {
        Bytes seconds = c.args().next();
        ListTake take = ListTake.read(c.args());
        long timeout = new Args(List.of(seconds), 0).timeoutMillis(); // complained of last, as Redis does
        Reply taken = take.take(c);
        return taken != null ? taken : c.block(take.keys(), Type.LIST, timeout, Reply.NIL_ARRAY);
    }

    private static Reply pop(Call c, ListEnd end) {
        Args args = c.args();
        List<Bytes> keys = args.rest(args.remaining() - 1);
        long timeout = args.timeoutMillis();
        for (Bytes key : keys) {
            ListValue list = c.write(key, ListValue.class);
            if (list != null) {
                Bytes element = end.pop(list);
                c.changed(key, list, end.popped());
                return Reply.array(Reply.of(key), Reply.of(element));
            }
        }
        return c.block(keys, Type.LIST, timeout, Reply.NIL_ARRAY);
    }
}
