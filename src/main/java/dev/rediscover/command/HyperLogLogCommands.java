package dev.rediscover.command;

import dev.rediscover.engine.Call;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;

/** HyperLogLog: counts different elements in 12 KB, with an error of less than one percent. */
public final class HyperLogLogCommands implements Family {
    private static final String TABLE = """
            group hyperloglog
            PFADD key [element [element ...]]
              2.8.9 | write denyoom fast | O(1) for each element
              Shows elements to a HyperLogLog, which it creates if there is none.
              see PFCOUNT PFMERGE
              keys RW insert
              later
            PFCOUNT key [key ...]
              2.8.9 | readonly | O(1) for one key, O(N) for N keys
              Estimates how many different elements one or more HyperLogLogs have seen.
              see PFADD PFMERGE
              keys RW access
              later
            PFDEBUG subcommand key
              2.8.9 | write denyoom admin | Depends on the subcommand
              Shows the inside of a HyperLogLog, for those who develop the server.
              see PFCOUNT PFSELFTEST
              keys RW access
              later
            PFMERGE destkey [sourcekey [sourcekey ...]]
              2.8.9 | write denyoom | O(N) for N HyperLogLogs
              Merges HyperLogLogs into one that has seen what any of them has seen.
              see PFADD PFCOUNT
              keys RW access insert
              keys RO access
              later
            PFSELFTEST
              2.8.9 | admin | Takes seconds
              Tests the server's own HyperLogLog code.
              see PFDEBUG
              later
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        throw c.unbound();
    }
}
