package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Errors;
import java.util.HashSet;
import java.util.Set;

/** Which clients are meant by CLIENT KILL: all that have what each filter names. */
final class ClientFilter {
    private final Set<Long> ids = new HashSet<>();
    private String type;
    private Bytes user;
    private Bytes address;
    private Bytes serverAddress;
    private long leastAgeMillis = -1;
    private boolean skipMe = true;

    private ClientFilter() {}

    /** All clients that came from {@code address}; one's own connection too. */
    static ClientFilter of(Bytes address) {
        ClientFilter filter = new ClientFilter();
        filter.address = address;
        filter.skipMe = false;
        return filter;
    }

    /** Reads pairs of a filter's name and what it must be. */
    static ClientFilter read(Call c) {
        ClientFilter filter = new ClientFilter();
        Args args = c.args();
        while (args.hasNext()) {
            if (args.remaining() < 2) {
                throw Errors.SYNTAX.raise();
            }
            filter.read(args.next(), args);
            if (filter.user != null && c.engine().access().user(filter.user) == null) {
                throw Errors.NO_SUCH_USER.raise(filter.user);
            }
        }
        return filter;
    }

    private void read(Bytes name, Args args) {
        if (name.is("ID")) {
            ids.add(args.integer(1, Long.MAX_VALUE, Errors.KILL_ID));
        } else if (name.is("MAXAGE")) {
            leastAgeMillis = age(args) * 1000;
        } else if (name.is("TYPE")) {
            type = type(args.next());
        } else if (name.is("ADDR")) {
            address = args.next();
        } else if (name.is("LADDR")) {
            serverAddress = args.next();
        } else if (name.is("USER")) {
            user = args.next();
        } else if (name.is("SKIPME")) {
            skipMe = args.take("YES") || !isNo(args);
        } else {
            throw Errors.SYNTAX.raise();
        }
    }

    private static long age(Args args) {
        long seconds = args.integer(Errors.MAXAGE_NOT_INTEGER);
        if (seconds <= 0) {
            throw Errors.MAXAGE_POSITIVE.raise();
        }
        return Math.min(seconds, Long.MAX_VALUE / 1000);
    }

    private static boolean isNo(Args args) {
        if (!args.take("NO")) {
            throw Errors.SYNTAX.raise();
        }
        return true;
    }

    /** The kind of client that {@code word} names: {@code normal}, {@code pubsub}, {@code master}, {@code replica}. */
    static String type(Bytes word) {
        for (String type : new String[] {"normal", "pubsub", "master", "replica"}) {
            if (word.is(type)) {
                return type;
            }
        }
        if (word.is("SLAVE")) {
            return "replica";
        }
        throw Errors.CLIENT_TYPE.raise(word);
    }

    /** The kind of client that {@code client} is. There are no replicas yet. */
    static String typeOf(Client client) {
        return client.isSubscriber() ? "pubsub" : "normal";
    }

    /** Whether the client that runs {@code c} is not meant, whatever else is. */
    boolean skips(Client client, Call c) {
        return skipMe && client == c.client();
    }

    boolean fits(Client client, Call c) {
        return (ids.isEmpty() || ids.contains(client.id()))
                && (type == null || type.equals(typeOf(client)))
                && (user == null
                        || client.user() != null && user.equals(client.user().name()))
                && (address == null || address.equals(Bytes.of(client.address())))
                && (serverAddress == null || serverAddress.equals(Bytes.of(client.serverAddress())))
                && c.now() - client.connectedAtMillis() >= leastAgeMillis
                && !skips(client, c);
    }
}
