package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;
import java.util.List;

/** Reading several streams at once, and waiting for what is not there yet. */
public final class StreamReadCommands implements Family {
    private static final String TABLE = """
            group stream
            XREAD [COUNT count] [MAXCOUNT maxcount] [MAXSIZE maxsize] [BLOCK milliseconds] STREAMS key [key ...] id
                [id ...]
              5.0.0 | readonly blocking movablekeys | O(N) for N entries in the reply
              Reads entries that are newer than given ids, and can wait for them.
              see XREADGROUP XRANGE XADD
              keys STREAMS@1..-1%2 RO access
            XREADGROUP GROUP group consumer [COUNT count] [MAXCOUNT maxcount] [MAXSIZE maxsize] [BLOCK milliseconds]
                [CLAIM min-idle-time] [NOACK] STREAMS key [key ...] id [id ...]
              5.0.0 | write blocking movablekeys | O(N) for N entries in the reply
              Reads entries as a consumer of a group: new ones, or one's own that are pending.
              see XREAD XACK XGROUP|CREATE XPENDING
              keys STREAMS@4..-1%2 RO access
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        return switch (c.name()) {
            case "XREAD" -> new StreamRead(c, false).run();
            case "XREADGROUP" -> new StreamRead(c, true).run();
            default -> throw c.unbound();
        };
    }

    @Override
    public List<List<Bytes>> effects(Call c, Reply reply) {
        return StreamEffects.of(c, reply);
    }
}
