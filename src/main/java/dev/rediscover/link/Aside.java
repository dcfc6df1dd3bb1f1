package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.ControlCharacters;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A connection for questions of our own, beside those of the clients; opened when it is first needed. It sends only
 * what may be sent twice, so a lost connection is no matter.
 */
final class Aside implements AutoCloseable {
    private final RemoteLink link;
    private final Place place;
    private Conversation talk;
    private int db;

    /** {@code place} is {@code null} for the link's own address. */
    Aside(RemoteLink link, Place place) {
        this.link = link;
        this.place = place;
    }

    /** Asks in database 0, or wherever the link leads; the reply may be an error. */
    Reply ask(int millis, String... words) throws IOException {
        List<Bytes> argv = new ArrayList<>(words.length);
        for (String word : words) {
            argv.add(Bytes.of(word));
        }
        return askAll(millis, -1, List.of(argv)).get(0);
    }

    /**
     * Asks several things at once.
     *
     * @param millis how long all replies together may take
     * @param wantedDb the database to ask in; -1 for any
     * @throws LinkTrouble if they do not come
     */
    synchronized List<Reply> askAll(int millis, int wantedDb, List<List<Bytes>> commands) throws IOException {
        try {
            return asked(millis, wantedDb, commands);
        } catch (LinkTrouble e) {
            throw e;
        } catch (IOException e) {
            close();
            return asked(millis, wantedDb, commands);
        }
    }

    private List<Reply> asked(int millis, int wantedDb, List<List<Bytes>> commands) throws IOException {
        if (talk == null || talk.isDead()) {
            talk = link.converse(
                    place, new ClientState(link.login().withDb(0).named("")), true, Conversation.Unasked.NOBODY);
            db = 0;
        }
        if (wantedDb >= 0 && wantedDb != db) {
            select(millis, wantedDb);
        }
        List<Reply> replies = new ArrayList<>(commands.size());
        for (Exchange exchange : talk.sendAll(commands)) {
            replies.add(reply(exchange, millis));
        }
        return replies;
    }

    private void select(int millis, int number) throws IOException {
        Reply reply = reply(talk.send(List.of(Bytes.of("SELECT"), Bytes.of(number))), millis);
        if (reply instanceof Reply.Err error) {
            throw new LinkTrouble(
                    LinkTrouble.Kind.NOT_LET_IN, "Database " + number + ": " + ControlCharacters.shown(error.text()));
        }
        db = number;
    }

    private Reply reply(Exchange exchange, int millis) throws IOException {
        Reply reply = exchange.await(millis);
        if (reply == null) {
            close();
            throw new LinkTrouble(
                    LinkTrouble.Kind.TIMED_OUT,
                    "The server did not answer " + exchange.argv().get(0) + " within " + millis / 1000.0 + " s.");
        }
        return reply;
    }

    @Override
    public synchronized void close() {
        if (talk != null) {
            talk.close();
            talk = null;
        }
    }
}
