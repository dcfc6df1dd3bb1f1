package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.KeySlot;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.spec.KeyPositions;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * Which node of a cluster gets a client's next command. A command goes where its first key belongs, and as in redis-cli
 * the client stays there; MOVED and ASK are followed, a few times at most; a transaction stays on its node.
 */
final class ClusterRoute {
    private static final int MOST_HOPS = 8;
    private static final int QUESTION_MILLIS = 2000;

    private final RemoteLink link;
    private final RemoteClient client;
    private final ClientState state;
    private final Connections connections;
    private volatile Place current;
    private int queued;

    ClusterRoute(RemoteLink link, RemoteClient client, ClientState state, Connections connections) {
        this.link = link;
        this.client = client;
        this.state = state;
        this.connections = connections;
        current = connections.home();
    }

    /** The node that gets what has no key. */
    Place current() {
        return current;
    }

    Reply send(List<Bytes> argv) throws IOException {
        int slot = slot(argv);
        boolean wasBound = state.isBound();
        Place place = target(slot);
        boolean asking = false;
        for (int hop = 0; ; hop++) {
            Reply reply = exchange(place, argv, slot, asking);
            Redirect to = Redirect.of(reply, place);
            if (to == null || wasBound) {
                counted(argv, reply);
                return reply;
            }
            if (hop == MOST_HOPS) {
                client.note("The nodes send this command around; gave up after " + MOST_HOPS + " redirections.");
                return reply;
            }
            follow(to, place);
            asking = to.ask();
            place = to.place();
        }
    }

    private void follow(Redirect to, Place from) {
        tell(to.slot(), to.place());
        if (!to.ask()) {
            link.slots().moved(to.slot(), to.place());
            current = to.place();
            refresh(link, from, true);
        }
    }

    /** In redis-cli's words, because they stand in every tutorial. */
    private void tell(int slot, Place place) {
        client.note("-> Redirected to slot [" + slot + "] located at " + place);
    }

    private void counted(List<Bytes> argv, Reply reply) {
        boolean isQueued = reply instanceof Reply.Status status && status.text().equals("QUEUED");
        queued = argv.get(0).is("MULTI") ? 0 : isQueued ? queued + 1 : queued;
    }

    /** The node for {@code slot}; -1 for a command without keys. */
    private Place target(int slot) throws IOException {
        if (slot < 0) {
            return current;
        }
        refresh(link, current, false);
        Place wanted = link.slots().of(slot);
        if (wanted == null || wanted.equals(current) || isHere(wanted)) {
            return current;
        }
        if (state.isBound()) {
            boolean empty = state.inTransaction() && queued == 0 && !state.isWatching();
            if (!empty) {
                return current; // the server says what is wrong with that
            }
            connections.exchange(current, List.of(Bytes.of("DISCARD")), false);
            connections.exchange(wanted, List.of(Bytes.of("MULTI")), false);
        }
        tell(slot, wanted);
        current = wanted;
        return wanted;
    }

    /** Whether the link's own address is another name of that node, so that no second connection is needed. */
    private boolean isHere(Place wanted) {
        return current.equals(connections.home())
                && wanted.port() == current.port()
                && (current.host().equals("localhost") || current.host().equals("::1"))
                && wanted.host().equals("127.0.0.1");
    }

    private Reply exchange(Place place, List<Bytes> argv, int slot, boolean asking) throws IOException {
        try {
            return connections.exchange(place, argv, asking);
        } catch (LinkTrouble e) {
            boolean gone = e.kind() == LinkTrouble.Kind.CANNOT_CONNECT; // nothing was sent
            if (!gone || slot < 0) {
                throw e;
            }
            refresh(link, connections.home(), true);
            Place now = link.slots().of(slot);
            if (now == null || Objects.equals(now, place)) {
                throw e;
            }
            tell(slot, now);
            current = now;
            return connections.exchange(now, argv, false);
        }
    }

    /** Reads the map from {@code place} where it is due; a cluster that does not tell it is asked again later. */
    static void refresh(RemoteLink link, Place place, boolean moved) {
        if (!link.slots().isDue(moved)) {
            return;
        }
        Aside aside = link.aside(place.equals(Place.of(link.address())) ? null : place);
        try {
            Reply slots = aside.ask(QUESTION_MILLIS, "CLUSTER", "SLOTS");
            if (!link.slots().readSlots(slots, place)) {
                Reply shards = aside.ask(QUESTION_MILLIS, "CLUSTER", "SHARDS");
                link.slots().readShards(shards, place, link.address().isTls());
            }
        } catch (IOException e) {
            // Redirections lead the way as well.
        }
    }

    /** The slot of the first key, or of the first sharded channel; -1 if there is none. */
    private int slot(List<Bytes> argv) {
        Bytes word = argv.get(0);
        if (argv.size() > 1 && (word.is("SSUBSCRIBE") || word.is("SUNSUBSCRIBE") || word.is("SPUBLISH"))) {
            return KeySlot.of(argv.get(1));
        }
        CommandSpec spec = link.spec(argv);
        if (spec == null) {
            return -1;
        }
        try {
            List<Integer> keys = KeyPositions.of(spec, argv);
            return keys.isEmpty() ? -1 : KeySlot.of(argv.get(keys.get(0)));
        } catch (KeyPositions.Unclear e) {
            return -1; // the server says what is wrong with the words
        }
    }
}
