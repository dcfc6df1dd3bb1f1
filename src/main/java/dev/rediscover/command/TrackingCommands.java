package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.ClientTracking;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.Utf8;
import java.util.ArrayList;
import java.util.List;

/** How a client lets the server track what it has read, to be told when that changes: client-side caching. */
public final class TrackingCommands implements Family {
    private static final String TABLE = """
            group connection
            CLIENT|CACHING <YES | NO>
              6.0.0 | noscript loading stale | O(1)
              Says whether the keys of the next command are to be tracked.
              see CLIENT|TRACKING
            CLIENT|GETREDIR
              6.0.0 | noscript loading stale | O(1)
              Tells which client gets this connection's invalidation messages.
              see CLIENT|TRACKING CLIENT|TRACKINGINFO
            CLIENT|TRACKING <ON | OFF> [REDIRECT client-id] [PREFIX prefix [PREFIX prefix ...]] [BCAST] [OPTIN]
                [OPTOUT] [NOLOOP]
              6.0.0 | noscript loading stale | O(1)
              Asks the server to say when keys that this client has read change.
              see CLIENT|CACHING CLIENT|TRACKINGINFO
            CLIENT|TRACKINGINFO
              6.2.0 | noscript loading stale | O(1)
              Tells how tracking is set for this connection.
              see CLIENT|TRACKING CLIENT|GETREDIR
            """;

    /** What GETREDIR and TRACKINGINFO tell where nothing is tracked. */
    private static final int NOT_TRACKED = -1;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        return switch (c.name()) {
            case "CLIENT|CACHING" -> caching(c.client().tracking(), c.args());
            case "CLIENT|GETREDIR" -> Reply.of(redirect(c.client().tracking()));
            case "CLIENT|TRACKING" -> tracking(c);
            case "CLIENT|TRACKINGINFO" -> info(c.client().tracking());
            default -> throw c.unbound();
        };
    }

    private static Reply caching(ClientTracking tracking, Args args) {
        if (tracking == null) {
            throw Errors.CACHING_WITHOUT_TRACKING.raise();
        }
        boolean yes = args.take("YES");
        if (!yes && !args.take("NO")) {
            throw Errors.SYNTAX.raise();
        }
        if (yes && !tracking.options().optIn()) {
            throw Errors.CACHING_YES.raise();
        }
        if (!yes && !tracking.options().optOut()) {
            throw Errors.CACHING_NO.raise();
        }
        tracking.caching(true);
        return Reply.OK;
    }

    private static long redirect(ClientTracking tracking) {
        return tracking == null ? NOT_TRACKED : tracking.options().redirect();
    }

    private static Reply tracking(Call c) {
        Bytes mode = c.args().next();
        List<Bytes> prefixes = new ArrayList<>(0);
        ClientTracking.Options options = options(c, prefixes);
        if (mode.is("ON")) {
            check(c.client(), options, prefixes);
            c.engine().tracking().enable(c.client(), options, prefixes);
        } else if (mode.is("OFF")) {
            c.engine().tracking().disable(c.client());
        } else {
            throw Errors.SYNTAX.raise();
        }
        return Reply.OK;
    }

    private static ClientTracking.Options options(Call c, List<Bytes> prefixes) {
        Args args = c.args();
        long redirect = 0;
        boolean broadcast = false;
        boolean optIn = false;
        boolean optOut = false;
        boolean noLoop = false;
        while (args.hasNext()) {
            if (args.remaining() > 1 && args.take("REDIRECT")) {
                redirect = redirect(c, redirect);
            } else if (args.remaining() > 1 && args.take("PREFIX")) {
                prefixes.add(args.next());
            } else if (args.take("BCAST")) {
                broadcast = true;
            } else if (args.take("OPTIN")) {
                optIn = true;
            } else if (args.take("OPTOUT")) {
                optOut = true;
            } else if (args.take("NOLOOP")) {
                noLoop = true;
            } else {
                throw Errors.SYNTAX.raise();
            }
        }
        return new ClientTracking.Options(redirect, broadcast, optIn, optOut, noLoop);
    }

    private static long redirect(Call c, long before) {
        if (before != 0) {
            throw Errors.ONE_REDIRECT.raise();
        }
        long id = c.args().integer();
        if (c.engine().client(id) == null) {
            throw Errors.REDIRECT_TO_NOBODY.raise();
        }
        return id;
    }

    /** Raises what is wrong about these options together, or with those that the client has. */
    private static void check(Client client, ClientTracking.Options options, List<Bytes> prefixes) {
        boolean opts = options.optIn() || options.optOut();
        if (!options.broadcast() && !prefixes.isEmpty()) {
            throw Errors.PREFIX_WITHOUT_BCAST.raise();
        }
        ClientTracking tracking = client.tracking();
        if (tracking != null && tracking.options().broadcast() != options.broadcast()) {
            throw Errors.BCAST_SWITCHED.raise();
        }
        if (options.broadcast() && opts) {
            throw Errors.BCAST_AND_OPT.raise();
        }
        if (options.optIn() && options.optOut()) {
            throw Errors.OPTIN_AND_OPTOUT.raise();
        }
        if (tracking != null
                && (options.optIn() && tracking.options().optOut()
                        || options.optOut() && tracking.options().optIn())) {
            throw Errors.OPT_SWITCHED.raise();
        }
        for (int i = 0; i < prefixes.size(); i++) {
            checkOverlap(tracking, prefixes, i);
        }
    }

    private static void checkOverlap(ClientTracking tracking, List<Bytes> prefixes, int index) {
        Bytes prefix = prefixes.get(index);
        if (tracking != null) {
            for (Bytes known : tracking.prefixes()) {
                if (overlap(known, prefix)) {
                    throw Errors.PREFIX_KNOWN.raise(Utf8.text(prefix), Utf8.text(known));
                }
            }
        }
        for (Bytes other : prefixes.subList(index + 1, prefixes.size())) {
            if (overlap(prefix, other)) {
                throw Errors.PREFIX_TWICE.raise(Utf8.text(prefix), Utf8.text(other));
            }
        }
    }

    private static boolean overlap(Bytes a, Bytes b) {
        int shared = Math.min(a.length(), b.length());
        return a.slice(0, shared).equals(b.slice(0, shared));
    }

    private static Reply info(ClientTracking tracking) {
        return new Reply.MapOf(List.of(
                Reply.bulk("flags"),
                new Reply.SetOf(flags(tracking)),
                Reply.bulk("redirect"),
                Reply.of(redirect(tracking)),
                Reply.bulk("prefixes"),
                tracking == null ? Reply.EMPTY_ARRAY : Reply.bulks(tracking.prefixes())));
    }

    private static List<Reply> flags(ClientTracking tracking) {
        List<Reply> flags = new ArrayList<>();
        flags.add(Reply.bulk(tracking == null ? "off" : "on"));
        if (tracking != null) {
            ClientTracking.Options options = tracking.options();
            add(flags, options.broadcast(), "bcast");
            add(flags, options.optIn(), "optin");
            add(flags, options.optIn() && tracking.isCaching(), "caching-yes");
            add(flags, options.optOut(), "optout");
            add(flags, options.optOut() && tracking.isCaching(), "caching-no");
            add(flags, options.noLoop(), "noloop");
            add(flags, tracking.isRedirectBroken(), "broken_redirect");
        }
        return flags;
    }

    private static void add(List<Reply> flags, boolean on, String word) {
        if (on) {
            flags.add(Reply.bulk(word));
        }
    }
}
