package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.acl.Selector;
import dev.rediscover.engine.acl.User;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Hangs up on clients that lose a right they live by: those of a deleted user, and those that listen to channels which
 * their user may listen to no more. All other rights are looked at when a command asks for them.
 */
final class LostRights implements Access.Listener {
    private final Engine engine;

    LostRights(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void changed(User before, User after) {
        if (after == null) {
            for (Client client : List.copyOf(engine.clients())) {
                if (client.user() == before) {
                    hangUp(client);
                }
            }
        } else if (engine.pubSub().clients() > 0 && losesChannels(before, after)) {
            for (Client client : List.copyOf(engine.clients())) {
                if (client.user() == after && listensToMore(client)) {
                    hangUp(client);
                }
            }
        }
    }

    /** Whoever ends its own user still gets the reply. */
    private void hangUp(Client client) {
        if (client == engine.current()) {
            client.close();
        } else {
            engine.disconnect(client);
        }
    }

    /** Whether a rule about channels is missing in {@code after}; whoever came to channels otherwise keeps them. */
    private static boolean losesChannels(User before, User after) {
        Set<Bytes> left = new HashSet<>();
        for (Selector selector : after.allSelectors()) {
            if (selector.allowsAllChannels()) {
                return false;
            }
            left.addAll(selector.channelPatterns());
        }
        for (Selector selector : before.allSelectors()) {
            if (selector.allowsAllChannels() || !left.containsAll(selector.channelPatterns())) {
                return true;
            }
        }
        return false;
    }

    private static boolean listensToMore(Client client) {
        Subscriptions subscriptions = client.subscriptions();
        if (subscriptions == null) {
            return false;
        }
        for (PubSub.Kind kind : PubSub.Kind.values()) {
            for (Bytes name : subscriptions.of(kind)) {
                if (!client.user().mayUseChannel(name, kind == PubSub.Kind.PATTERN)) {
                    return true;
                }
            }
        }
        return false;
    }
}
