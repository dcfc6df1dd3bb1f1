package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.KeyChange;
import dev.rediscover.link.LinkClient;
import dev.rediscover.link.RemoteLink;
import dev.rediscover.link.RemoteView;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.Catalog;
import java.io.IOException;
import java.util.List;

/** A server somewhere else. Nothing is known of its data but what its replies tell. */
final class RemoteGround implements Ground {
    private final Destination destination;
    private final RemoteLink link;
    private final RemoteQuestions questions;
    private final RemoteKeys keys;
    private RemoteView view;
    private volatile boolean connected;

    /** {@code ours}: the commands that we know ourselves. */
    RemoteGround(Destination destination, Catalog ours, RemoteLink.Notes notes) {
        this.destination = destination;
        this.questions = new RemoteQuestions(destination, ours);
        this.keys = new RemoteKeys(questions);
        this.link = new RemoteLink(destination.address(), destination.options(), ours, notes);
    }

    /** Where it is, and what was said of it. */
    Destination destination() {
        return destination;
    }

    @Override
    public RemoteLink link() {
        return link;
    }

    @Override
    public EmbeddedLink own() {
        return null;
    }

    /** Ours, and what the server has beside them as far as it has said so. */
    @Override
    public Catalog catalog() {
        return link.catalog();
    }

    @Override
    public Sent send(LinkClient client, List<Bytes> command) throws IOException {
        Reply reply = client.send(command);
        keys.note(Advice.spec(command, catalog()), command);
        connected |= reply != null;
        if (command.get(0).is("AUTH") && Reply.OK.equals(reply)) {
            questions.letIn(command);
        }
        return new Sent(reply, List.of());
    }

    /** Notes that a connection stands, or that there is none. */
    void connected(boolean now) {
        connected = now;
    }

    /** Whether the last command found the server. */
    boolean isConnected() {
        return connected;
    }

    @Override
    public List<KeyChange> lastChanges() {
        return List.of();
    }

    @Override
    public List<KeyChange> tick() {
        return List.of();
    }

    @Override
    public boolean mayEnd(LinkClient client) {
        return true; // others talk to the server too
    }

    /** Whether the server says that it has no command of this name. */
    boolean lacks(String name) {
        return questions.lacks(name);
    }

    /** The names of keys, for completion. */
    RemoteKeys keys() {
        return keys;
    }

    /** The server's keys, copied for pictures. */
    synchronized RemoteView view() {
        if (view == null) {
            view = new RemoteView(link, Engines.link());
        }
        return view;
    }

    /** The reply to a small question that only reads, asked aside; {@code null} if there is none to be had. */
    Reply ask(int db, List<Bytes> command) {
        return questions.ask(db, command);
    }

    /** Hangs up. */
    void close() {
        questions.close();
        link.close();
    }
}
