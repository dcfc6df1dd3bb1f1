package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.link.LinkClient;
import dev.rediscover.link.Risk;
import java.util.List;
import java.util.Locale;

/** Asks before a command that could destroy or stop something on a server somewhere else. */
final class Guard {
    private final Session session;

    Guard(Session session) {
        this.session = session;
    }

    /** What becomes of {@code command} instead of being sent; {@code null} if it may be sent. */
    Result stops(LinkClient client, List<Bytes> command) {
        RemoteGround ground = session.remote();
        if (ground == null || command.isEmpty() || ground.destination().agreed()) {
            return null;
        }
        Risk risk = ground.link().risk(client.db(), command);
        if (!risk.asks()) {
            return null;
        }
        if (!session.screen().isInteractive()) {
            session.refuse(risk.sentence() + " It was not sent; with --yes such commands are.");
            return Result.ERROR;
        }
        if (agreed(ground.destination(), risk)) {
            return null;
        }
        session.note("It was not sent.");
        return Result.ERROR;
    }

    private boolean agreed(Destination to, Risk risk) {
        session.refuse(risk.sentence());
        if (to.isProduction()) {
            String name = to.nameToType();
            String answer = session.screen().ask("Type " + name + " to do it, anything else not to: ");
            return answer != null && answer.strip().equals(name);
        }
        String answer = session.screen().ask("Do it? [y/N] ");
        String said = answer == null ? "" : answer.strip().toLowerCase(Locale.ROOT);
        return said.equals("y") || said.equals("yes");
    }
}
