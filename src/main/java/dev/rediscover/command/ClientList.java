package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Errors;
import dev.rediscover.resp.Reply;
import java.util.HashSet;
import java.util.Set;

/** What CLIENT LIST and CLIENT INFO tell: a line a client, of those of Redis's fields that mean something here. */
final class ClientList {
    private ClientList() {}

    static Reply one(Engine engine, Client client) {
        return text(line(engine, client) + "\n");
    }

    static Reply reply(Call c) {
        Args args = c.args();
        boolean normal = true;
        Set<Long> ids = null;
        if (args.remaining() == 2 && args.take("TYPE")) {
            normal = isNormal(args.next());
        } else if (args.remaining() > 1 && args.take("ID")) {
            ids = new HashSet<>();
            while (args.hasNext()) {
                ids.add(args.integer(1, Long.MAX_VALUE, Errors.CLIENT_ID));
            }
        }
        args.end();
        StringBuilder lines = new StringBuilder();
        for (Client client : c.engine().clients()) {
            if (normal && (ids == null || ids.contains(client.id()))) {
                lines.append(line(c.engine(), client)).append('\n');
            }
        }
        return text(lines.toString());
    }

    /** All clients here are normal ones. */
    private static boolean isNormal(Bytes type) {
        for (String other : new String[] {"MASTER", "REPLICA", "SLAVE", "PUBSUB"}) {
            if (type.is(other)) {
                return false;
            }
        }
        if (!type.is("NORMAL")) {
            throw Errors.CLIENT_TYPE.raise(type);
        }
        return true;
    }

    private static Reply text(String lines) {
        return new Reply.Verbatim("txt", Bytes.of(lines));
    }

    private static String line(Engine engine, Client client) {
        return "id=" + client.id()
                + " name=" + client.name()
                + " age=" + (engine.now() - client.connectedAtMillis()) / 1000
                + " idle=" + (engine.now() - client.lastUsedMillis()) / 1000
                + " flags=" + (client.isBlocked() ? "b" : "N")
                + " db=" + client.db()
                + " cmd=" + client.lastCommand().toLowerCase(java.util.Locale.ROOT)
                + " user=default resp=" + client.protocol()
                + " lib-name=" + client.info("lib-name")
                + " lib-ver=" + client.info("lib-ver");
    }
}
