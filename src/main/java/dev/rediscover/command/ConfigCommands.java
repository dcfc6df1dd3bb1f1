package dev.rediscover.command;

import dev.rediscover.engine.Call;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;

/** The server's settings, read and changed while it runs. */
public final class ConfigCommands implements Family {
    private static final String TABLE = """
            group server
            CONFIG
              2.0.0 | | Depends on the subcommand
              Reads and changes the server's settings.
              see INFO
              container
              later
            CONFIG|GET parameter [parameter ...]
              2.0.0 | admin noscript loading stale | O(N) for N settings
              Tells the settings whose names fit a pattern.
              see CONFIG|SET
              later
            CONFIG|HELP
              5.0.0 | loading stale | O(1)
              Lists the subcommands of CONFIG.
              see CONFIG
              later
            CONFIG|RESETSTAT
              2.0.0 | admin noscript loading stale | O(1)
              Sets the counters that INFO shows back to zero.
              see INFO
              later
            CONFIG|REWRITE
              2.8.0 | admin noscript loading stale | O(1)
              Writes the present settings into the configuration file.
              see CONFIG|SET
              later
            CONFIG|SET parameter value [parameter value ...]
              2.0.0 | admin noscript loading stale | O(N) for N settings
              Changes settings at once, until the next start.
              see CONFIG|GET CONFIG|REWRITE
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
