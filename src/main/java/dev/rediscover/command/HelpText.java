package dev.rediscover.command;

import dev.rediscover.engine.Call;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import java.util.ArrayList;
import java.util.List;

/** What {@code CONTAINER HELP} replies, made from the table: every subcommand that is there, and what it does. */
final class HelpText {
    private HelpText() {}

    static Reply of(Call c) {
        CommandSpec container = c.spec().container();
        List<Reply> lines = new ArrayList<>();
        lines.add(new Reply.Status(container.name() + " <subcommand> [<arg> [value] [opt] ...]. Subcommands are:"));
        for (CommandSpec sub : CatalogCommands.runnable(container.subcommands())) {
            lines.add(
                    new Reply.Status(sub.syntaxText().substring(container.name().length() + 1)));
            lines.add(new Reply.Status("    " + sub.summary()));
        }
        return Reply.array(lines);
    }
}
