package dev.rediscover.embed;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.RedisException;
import dev.rediscover.resp.Reply;
import dev.rediscover.server.Endpoints;
import dev.rediscover.server.Server;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A Redis server inside this program, for the tests of programs that use one: on a free port of this machine, empty,
 * with a clock that the test may move and chance that is the same in every run. Any number of them may run at once.
 *
 * <pre>{@code
 * try (EmbeddedRedis redis = EmbeddedRedis.start()) {
 *     Jedis jedis = new Jedis(redis.host(), redis.port());
 *     redis.clock().advance(Duration.ofMinutes(5));
 * }
 * }</pre>
 *
 * <p>All methods may be called on any thread.
 */
public final class EmbeddedRedis implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final RedisOptions options;
    private final Engine engine;
    private final RedisClock clock;
    private final WatchedGate gate;
    private final Server server;

    private EmbeddedRedis(RedisOptions options) throws IOException {
        this.options = options;
        VirtualClock time = options.newClock();
        engine = new Engine(Families.all(), time, new RandomSource(options.seed()));
        gate = new WatchedGate(engine);
        clock = new RedisClock(gate, time, options);
        engine.config().set(options.settings());
        server = Server.start(gate, new Endpoints(List.of(HOST), 0, options.hasTls() ? 0 : -1, "", 0));
    }

    /** Starts one as it comes: no password, no TLS, its clock going along with the world's. */
    public static EmbeddedRedis start() {
        return with().start();
    }

    /** Says first what it shall be like; ends with {@link RedisOptions#start}. */
    public static RedisOptions with() {
        return new RedisOptions();
    }

    static EmbeddedRedis start(RedisOptions options) {
        try {
            return new EmbeddedRedis(options);
        } catch (IOException | RedisException e) {
            throw new IllegalStateException("the embedded Redis cannot start: " + e.getMessage(), e);
        }
    }

    // ---- where it is

    /** The address that it listens on: this machine only. */
    public String host() {
        return HOST;
    }

    public int port() {
        return server.port();
    }

    /** The port for TLS; -1 without TLS. */
    public int tlsPort() {
        return server.tlsPort();
    }

    /** As most clients take it: {@code redis://127.0.0.1:PORT}, with the password if there is one. */
    public URI uri() {
        return uri("redis", port());
    }

    /** The same through TLS: {@code rediss://127.0.0.1:PORT}. */
    public URI tlsUri() {
        if (tlsPort() < 0) {
            throw new IllegalStateException("it was started without TLS");
        }
        return uri("rediss", tlsPort());
    }

    private URI uri(String scheme, int port) {
        String password = options.password().isEmpty() ? "" : ":" + escaped(options.password()) + "@";
        return URI.create(scheme + "://" + password + HOST + ":" + port);
    }

    private static String escaped(String password) {
        StringBuilder escaped = new StringBuilder();
        for (byte each : password.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            if (c < 128 && Character.isLetterOrDigit(c)) {
                escaped.append(c);
            } else {
                escaped.append(String.format("%%%02X", (int) c));
            }
        }
        return escaped.toString();
    }

    // ---- what a test does with it

    /** Its clock: move it, and what is due happens at once. */
    public RedisClock clock() {
        return clock;
    }

    /**
     * Runs a command as a client that needs no password and leaves no trace. An error is a reply like any other; a
     * command that would have to wait gives {@code null} and is called off.
     */
    public Reply execute(String... words) {
        List<Bytes> argv = new ArrayList<>();
        for (String word : words) {
            argv.add(Bytes.of(word));
        }
        synchronized (gate.monitor()) {
            Client aside = engine.connectAside((client, reply) -> {});
            try {
                return engine.execute(aside, argv);
            } finally {
                engine.disconnect(aside);
            }
        }
    }

    /**
     * What clients have sent since the beginning, the last {@link #reset} or {@link #forgetCommands}, in the order in
     * which it ran; of very many the last 10,000.
     */
    public List<SeenCommand> commands() {
        synchronized (gate.monitor()) {
            return gate.seen();
        }
    }

    /** Begins {@link #commands} anew. */
    public void forgetCommands() {
        synchronized (gate.monitor()) {
            gate.forget();
        }
    }

    /** How many clients are connected. */
    public int clients() {
        synchronized (gate.monitor()) {
            return engine.clients().size();
        }
    }

    /** All keys as they are now, the clock and chance, to be put back later as often as you like. It costs little. */
    public RedisSnapshot snapshot() {
        synchronized (gate.monitor()) {
            return new RedisSnapshot(this, engine.fork());
        }
    }

    /** Puts everything back as it was; clients stay connected, and learn of it as of any change. */
    public void restore(RedisSnapshot snapshot) {
        if (snapshot.of() != this) {
            throw new IllegalArgumentException("this snapshot is of another server");
        }
        synchronized (gate.monitor()) {
            clock.become(snapshot.engine().clock());
            engine.random().become(snapshot.engine().random().fork());
            snapshot.putInto(engine);
            gate.tick();
        }
    }

    /**
     * As it was in the beginning: no keys, the clock and chance as they began, no commands seen. Clients stay
     * connected, and what they have set with CONFIG stays.
     */
    public void reset() {
        synchronized (gate.monitor()) {
            clock.reset();
            execute("FLUSHALL");
            engine.random().become(new RandomSource(options.seed()));
            gate.forget();
        }
    }

    /** Hangs up on everybody and ends; the data is gone. */
    @Override
    public void close() {
        server.close();
    }
}
