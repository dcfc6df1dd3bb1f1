package dev.rediscover.command;

import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.ServerProcess;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.Utf8;
import java.util.ArrayList;
import java.util.List;

/** The server's settings, read and changed while it runs. */
public final class ConfigCommands implements Family {
    private static final String TABLE = """
            group server
            CONFIG
              2.0.0 | | Depends on the subcommand
              Reads and changes the server's settings.
              see INFO
              container
            CONFIG|GET parameter [parameter ...]
              2.0.0 | admin noscript loading stale | O(N) for N settings
              Tells the settings whose names fit a pattern.
              see CONFIG|SET
            CONFIG|HELP
              5.0.0 | loading stale | O(1)
              Lists the subcommands of CONFIG.
              see CONFIG
            CONFIG|RESETSTAT
              2.0.0 | admin noscript loading stale | O(1)
              Sets the counters that INFO shows back to zero.
              see INFO
            CONFIG|REWRITE
              2.8.0 | admin noscript loading stale | O(1)
              Writes the present settings into the configuration file.
              see CONFIG|SET
            CONFIG|SET parameter value [parameter value ...]
              2.0.0 | admin noscript loading stale | O(N) for N settings
              Changes settings at once, until the next start.
              see CONFIG|GET CONFIG|REWRITE
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        return switch (c.name()) {
            case "CONFIG|GET" -> get(c);
            case "CONFIG|HELP" -> HelpText.of(c);
            case "CONFIG|RESETSTAT" -> {
                c.engine().resetStatistics();
                yield Reply.OK;
            }
            case "CONFIG|REWRITE" -> rewrite(c.engine().process());
            case "CONFIG|SET" -> set(c);
            default -> throw c.unbound();
        };
    }

    private static Reply get(Call c) {
        List<Reply> found = new ArrayList<>();
        for (String word : c.engine().config().matching(c.args().rest())) {
            found.add(Reply.of(Utf8.bytes(word)));
        }
        return new Reply.MapOf(found);
    }

    private static Reply rewrite(ServerProcess process) {
        if (process == null || process.configFile().isEmpty()) {
            throw Errors.CONFIG_NO_FILE.raise();
        }
        process.rewriteConfig();
        return Reply.OK;
    }

    private static Reply set(Call c) {
        if (c.args().remaining() % 2 != 0) {
            throw Errors.SYNTAX.raise();
        }
        c.engine().config().set(c.args().rest());
        return Reply.OK;
    }
}
