package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.ListValue;
import java.util.List;

/** Taking elements from the first of several lists that has any: LMPOP and BLMPOP. */
record ListTake(List<Bytes> keys, ListEnd end, long count) {
    /** Reads {@code numkeys key [key ...] <LEFT | RIGHT> [COUNT count]} to the end of the line. */
    static ListTake read(Args args) {
        List<Bytes> keys = args.numberedKeys(Errors.NUMKEYS_POSITIVE, Errors.SYNTAX);
        ListEnd end = ListEnd.read(args);
        long count = 1;
        if (args.remaining() > 1 && args.take("COUNT")) {
            count = args.integer(1, Long.MAX_VALUE, Errors.COUNT_POSITIVE);
        }
        args.end();
        return new ListTake(keys, end, count);
    }

    /** Takes, and replies with the key and the elements; {@code null} if all lists are empty. */
    Reply take(Call c) {
        for (Bytes key : keys) {
            ListValue list = c.write(key, ListValue.class);
            if (list != null) {
                List<Bytes> taken = end.pop(list, count);
                c.changed(key, list, end.popped());
                return Reply.array(Reply.of(key), Reply.bulks(taken));
            }
        }
        return null;
    }
}
