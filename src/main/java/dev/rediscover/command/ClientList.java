package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.ClientText;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Errors;
import dev.rediscover.resp.Reply;
import java.util.HashSet;
import java.util.Set;

/** What CLIENT LIST and CLIENT INFO tell: a line a client. */
final class ClientList {
    private ClientList() {}

    static Reply one(Engine engine, Client client) {
        return text(ClientText.line(engine, client) + "\n");
    }

    static Reply reply(Call c) {
        Args args = c.args();
        String type = null;
        Set<Long> ids = null;
        if (args.remaining() == 2 && args.take("TYPE")) {
            type = ClientFilter.type(args.next());
        } else if (args.remaining() > 1 && args.take("ID")) {
            ids = new HashSet<>();
            while (args.hasNext()) {
                ids.add(args.integer(1, Long.MAX_VALUE, Errors.CLIENT_ID));
            }
        }
        args.end();
        StringBuilder lines = new StringBuilder();
        for (Client client : c.engine().clients()) {
            boolean wanted = type == null || type.equals(ClientFilter.typeOf(client));
            if (wanted && (ids == null || ids.contains(client.id()))) {
                lines.append(ClientText.line(c.engine(), client)).append('\n');
            }
        }
        return text(lines.toString());
    }

    private static Reply text(String lines) {
        return new Reply.Verbatim("txt", Bytes.of(lines));
    }
}
