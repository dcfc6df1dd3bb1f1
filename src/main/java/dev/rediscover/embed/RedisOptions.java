package dev.rediscover.embed;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.VirtualClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What an {@link EmbeddedRedis} shall be like: {@code EmbeddedRedis.with().password("secret").start()}. */
public final class RedisOptions {
    private final List<Bytes> settings = new ArrayList<>();
    private String password = "";
    private boolean tls;
    private long seed = 1;
    private Instant frozenAt; // null for a clock that runs

    RedisOptions() {}

    /** Clients must give this password. */
    public RedisOptions password(String secret) {
        password = secret;
        return set("requirepass", secret);
    }

    /** A parameter of CONFIG, such as {@code maxmemory} and {@code 10mb}; a wrong one is told at the start. */
    public RedisOptions set(String parameter, String value) {
        settings.add(Bytes.of(parameter));
        settings.add(Bytes.of(value));
        return this;
    }

    /** A second port for TLS, with this certificate and its private key, PEM files; clients need no certificate. */
    public RedisOptions tls(Path certificate, Path key) {
        tls = true;
        set("tls-cert-file", certificate.toString());
        set("tls-key-file", key.toString());
        return set("tls-auth-clients", "no");
    }

    /** All chance ({@code RANDOMKEY}, {@code SPOP}, ids of entries …) comes from this number; usually 1. */
    public RedisOptions seed(long number) {
        seed = number;
        return this;
    }

    /** The clock stands still at {@code time} until the test moves it; otherwise it goes along with the world's. */
    public RedisOptions frozenAt(Instant time) {
        frozenAt = time;
        return this;
    }

    /**
     * Starts the server.
     *
     * @throws IllegalStateException if it cannot start so; the message says why
     */
    public EmbeddedRedis start() {
        return EmbeddedRedis.start(this);
    }

    String password() {
        return password;
    }

    boolean hasTls() {
        return tls;
    }

    long seed() {
        return seed;
    }

    List<Bytes> settings() {
        return settings;
    }

    VirtualClock newClock() {
        return frozenAt == null ? VirtualClock.running() : VirtualClock.frozenAt(frozenAt.toEpochMilli());
    }
}
