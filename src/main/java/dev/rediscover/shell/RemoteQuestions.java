package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.link.LinkClient;
import dev.rediscover.link.RemoteLink;
import dev.rediscover.link.RemoteOptions;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.Catalog;
import java.io.IOException;
import java.util.List;

/**
 * Small questions that the shell asks a server for completion and help, over a connection of its own that never writes
 * and never waits for long. A server that is slow, gone or wants a password it was not given is not asked again.
 */
final class RemoteQuestions {
    private static final int PATIENCE_MILLIS = 300;

    private final RemoteLink link;
    private LinkClient client;
    private final int home;
    private int db;
    private boolean givenUp;
    private List<Bytes> password = List.of(); // the AUTH that the server took last

    RemoteQuestions(Destination to, Catalog ours) {
        RemoteOptions brief = new RemoteOptions(false, true, PATIENCE_MILLIS, PATIENCE_MILLIS, 0);
        link = new RemoteLink(to.address(), brief, ours, (client, sentence) -> {});
        home = to.address().db();
    }

    /** The reply to a command that only reads, in that database; {@code null} if there is none to be had. */
    synchronized Reply ask(int database, List<Bytes> command) {
        if (givenUp) {
            return null;
        }
        try {
            if (client == null) {
                db = home;
                client = link.open("questions", (late, reply) -> {});
                if (!password.isEmpty()) {
                    client.send(password);
                }
            }
            if (database != db) {
                client.send(List.of(Bytes.of("SELECT"), Bytes.of(database)));
                db = database;
            }
            Reply reply = client.send(command);
            return reply.isError() ? null : reply;
        } catch (IOException e) {
            givenUp = true;
            return null;
        }
    }

    /** Asks as whom {@code auth} says from now on. */
    synchronized void letIn(List<Bytes> auth) {
        password = List.copyOf(auth);
        givenUp = false;
        if (client != null) {
            client.close();
            client = null;
        }
    }

    /** Whether the server says that it has no command of this name. */
    boolean lacks(String name) {
        Reply reply = ask(db, List.of(Bytes.of("COMMAND"), Bytes.of("INFO"), Bytes.of(name)));
        return reply instanceof Reply.Arr infos
                && infos.items().size() == 1
                && infos.items().get(0) instanceof Reply.Nil;
    }

    /** Hangs up. */
    void close() {
        link.close();
    }
}
