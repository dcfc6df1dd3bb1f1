package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;

/** A reply written down in Lua, for a script that knows the answer and looks at nothing. */
final class LuaConstant {
    private LuaConstant() {}

    /** An expression whose reply it is; {@code null} if there is none that simple. */
    static String of(Reply reply) {
        if (reply instanceof Reply.Int number) {
            return Long.toString(number.value());
        }
        if (reply instanceof Reply.Bulk bulk) {
            return text(bulk.value());
        }
        if (reply instanceof Reply.Status status) {
            return "redis.status_reply(" + text(Bytes.of(status.text())) + ")";
        }
        if (reply instanceof Reply.Arr array) {
            List<String> items = new ArrayList<>();
            for (Reply item : array.items()) {
                String one = of(item);
                if (one == null) {
                    return null;
                }
                items.add(one);
            }
            return "{" + String.join(", ", items) + "}";
        }
        return reply == null || reply.kind() != Reply.Kind.NIL ? null : "false";
    }

    private static String text(Bytes bytes) {
        boolean plain = bytes.utf8().chars().allMatch(c -> c >= ' ' && c < 0x7f);
        return plain ? Quoting.quote(bytes) : null;
    }
}
