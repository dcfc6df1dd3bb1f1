package dev.rediscover.embed.junit;

import dev.rediscover.embed.EmbeddedRedis;
import dev.rediscover.embed.RedisClock;
import dev.rediscover.embed.RedisOptions;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a Redis server of their own. Registered in a static field, or by {@link WithRedis} on the class, there is
 * one for the class, {@linkplain EmbeddedRedis#reset reset} before every test; registered in an instance field there is
 * a new one for every test.
 *
 * <p>Tests and their methods for setting up may take an {@link EmbeddedRedis}, a {@link RedisClock} and a {@link URI}
 * as parameters.
 */
public final class RedisExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    private final RedisOptions options; // null for what the annotation says
    private volatile EmbeddedRedis current;

    /** A server as it comes; what {@link WithRedis} says, if the class has that. */
    public RedisExtension() {
        this(null);
    }

    /** A server that is as {@code options} say. */
    public RedisExtension(RedisOptions options) {
        this.options = options;
    }

    /** The server, while tests run. */
    public EmbeddedRedis redis() {
        EmbeddedRedis running = current;
        if (running == null) {
            throw new IllegalStateException("the Redis of this extension runs only while tests do");
        }
        return running;
    }

    /** As {@link EmbeddedRedis#port}. */
    public int port() {
        return redis().port();
    }

    /** As {@link EmbeddedRedis#uri}. */
    public URI uri() {
        return redis().uri();
    }

    /** As {@link EmbeddedRedis#clock}. */
    public RedisClock clock() {
        return redis().clock();
    }

    // ---- its life

    @Override
    public void beforeAll(ExtensionContext context) {
        boolean nested = found(context) != null;
        if (!nested && !isForEachTest(context)) {
            start(context);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        EmbeddedRedis running = found(context);
        if (running == null) {
            start(context);
        } else {
            running.reset();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        stop(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop(context);
    }

    private void start(ExtensionContext context) {
        Optional<WithRedis> said = said(context);
        EmbeddedRedis redis;
        if (options != null) {
            redis = options.start();
        } else {
            redis = said.isPresent() ? optionsOf(said.get()).start() : EmbeddedRedis.start();
        }
        current = redis;
        store(context).put(key(context), redis);
        store(context).put(this, redis);
    }

    /** Stops the server that was started for just this class or test. */
    private void stop(ExtensionContext context) {
        EmbeddedRedis own = store(context).remove(key(context), EmbeddedRedis.class);
        if (own != null) {
            store(context).remove(this);
            current = null;
            own.close();
        }
    }

    private String key(ExtensionContext context) {
        return context.getUniqueId();
    }

    private EmbeddedRedis found(ExtensionContext context) {
        return store(context).get(this, EmbeddedRedis.class);
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(ExtensionContext.Namespace.create(RedisExtension.class));
    }

    // ---- what the annotation says

    private static Optional<WithRedis> said(ExtensionContext context) {
        for (Class<?> type = context.getRequiredTestClass(); type != null; type = type.getEnclosingClass()) {
            WithRedis said = type.getAnnotation(WithRedis.class);
            if (said != null) {
                return Optional.of(said);
            }
        }
        return Optional.empty();
    }

    private boolean isForEachTest(ExtensionContext context) {
        return options == null && said(context).map(WithRedis::forEachTest).orElse(false);
    }

    private static RedisOptions optionsOf(WithRedis said) {
        RedisOptions options = EmbeddedRedis.with().seed(said.seed());
        if (!said.password().isEmpty()) {
            options.password(said.password());
        }
        if (!said.frozenAt().isEmpty()) {
            options.frozenAt(Instant.parse(said.frozenAt()));
        }
        for (String line : said.settings()) {
            int space = line.strip().indexOf(' ');
            if (space < 0) {
                throw new IllegalArgumentException("@WithRedis(settings = \"" + line + "\"): want a name and a value");
            }
            options.set(
                    line.strip().substring(0, space),
                    line.strip().substring(space + 1).strip());
        }
        return options;
    }

    // ---- parameters

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == EmbeddedRedis.class || type == RedisClock.class || type == URI.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        EmbeddedRedis running = found(context);
        if (running == null) {
            throw new IllegalStateException("there is a new Redis for every test, so only tests and what is set up for"
                    + " each of them can take it as a parameter");
        }
        Class<?> type = parameter.getParameter().getType();
        if (type == URI.class) {
            return running.uri();
        }
        return type == RedisClock.class ? running.clock() : running;
    }
}
