package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.KeyChange;
import dev.rediscover.link.LinkClient;
import dev.rediscover.link.LinkTrouble;
import dev.rediscover.link.RemoteLink;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.Catalog;
import java.io.IOException;
import java.util.List;

/** A server somewhere else. Nothing is known of its data but what its replies tell. */
final class RemoteGround implements Ground {
    private final Destination destination;
    private final RemoteLink link;
    private final Catalog ours;
    private volatile Catalog catalog;
    private volatile boolean connected;

    /** {@code ours}: the commands that we know ourselves. */
    RemoteGround(Destination destination, Catalog ours, RemoteLink.Notes notes) {
        this.destination = destination;
        this.ours = ours;
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

    /** What we know until the server was asked; {@link #learn} asks it. */
    @Override
    public Catalog catalog() {
        Catalog known = catalog;
        return known == null ? ours : known;
    }

    /** Asks the server which commands it has. */
    void learn() {
        if (catalog == null) {
            catalog = link.catalog();
        }
    }

    /** Asks on a thread of its own, so that the prompt need not wait. */
    void learnMeanwhile() {
        Thread thread = new Thread(this::learn, "commands");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public Sent send(LinkClient client, List<Bytes> command) throws IOException {
        try {
            Reply reply = client.send(command);
            connected = true;
            return new Sent(reply, List.of());
        } catch (LinkTrouble e) {
            connected &= e.kind() == LinkTrouble.Kind.REFUSED;
            throw e;
        }
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
}
