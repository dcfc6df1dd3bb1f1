package dev.rediscover.server;

import dev.rediscover.engine.Client;
import dev.rediscover.engine.Config;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.OutputLimits;
import dev.rediscover.engine.Parameter;
import dev.rediscover.engine.acl.Rules;
import dev.rediscover.resp.Limits;

/** What the engine's parameters mean for connections, in the form in which they are asked for often. */
final class Settings {
    /** Whatever is set, one client may not fill more than a part of the heap with what it asks for. */
    private static final long MOST_QUERY_BYTES =
            Math.max(64L << 20, Runtime.getRuntime().maxMemory() / 4);

    private final Engine engine;
    private final Config config;
    private Limits limits = Limits.DEFAULT;

    Settings(Engine engine) {
        this.engine = engine;
        this.config = engine.config();
    }

    /** What a reader takes from {@code client} now. */
    Limits limits(Client client) {
        if (engine.access().bars(client)) {
            return Limits.UNAUTHENTICATED;
        }
        long wanted = config.number(Parameter.PROTO_MAX_BULK_LEN);
        int bulk = (int) Math.min(wanted, Integer.MAX_VALUE - 16);
        if (bulk != limits.bulkLength()) {
            limits = limits.withBulkLength(bulk);
        }
        return limits;
    }

    /** The bytes that may wait of one client to be run. */
    long mostQueryBytes() {
        return Math.min(config.number(Parameter.CLIENT_QUERY_BUFFER_LIMIT), MOST_QUERY_BYTES);
    }

    /** The bytes that may never wait to be sent to {@code client}. */
    long hardLimit(Client client) {
        long hard = config.outputLimits().hard(kind(client));
        return hard == 0 ? Long.MAX_VALUE : hard;
    }

    /** The bytes that may wait for {@code client} for {@link #softSeconds} only. */
    long softLimit(Client client) {
        long soft = config.outputLimits().soft(kind(client));
        return soft == 0 ? Long.MAX_VALUE : soft;
    }

    long softSeconds(Client client) {
        return config.outputLimits().softSeconds(kind(client));
    }

    private static OutputLimits.Kind kind(Client client) {
        return client.isSubscriber() ? OutputLimits.Kind.PUBSUB : OutputLimits.Kind.NORMAL;
    }

    long mostClients() {
        return config.number(Parameter.MAXCLIENTS);
    }

    /** After how many seconds an idle client is hung up on; 0 for never. */
    long idleSeconds() {
        return config.number(Parameter.TIMEOUT);
    }

    /** After how many seconds of silence the system asks whether the other side is there; 0 for never. */
    int keepAliveSeconds() {
        return (int) config.number(Parameter.TCP_KEEPALIVE);
    }

    /** How often what is due by the clock is done, in ms: {@code hz}. */
    long tickMillis() {
        return 1000 / Math.max(1, Math.min(500, config.number(Parameter.HZ)));
    }

    /** Whether only this machine may come: nothing was said about who else may. */
    boolean isProtected() {
        return config.isOn(Parameter.PROTECTED_MODE)
                && engine.access().user(Rules.DEFAULT_USER).needsNoPassword();
    }
}
