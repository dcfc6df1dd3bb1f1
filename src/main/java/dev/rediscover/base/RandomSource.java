package dev.rediscover.base;

/**
 * Where all chance comes from: a small seeded generator, so that a session replays with the same draws and a fork
 * draws what its original would have drawn.
 *
 * <p>SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014).
 */
public final class RandomSource {
    private long state;

    public RandomSource(long seed) {
        this.state = seed;
    }

    /** A generator that nobody can foresee. */
    public static RandomSource unseeded() {
        return new RandomSource(System.nanoTime() ^ (System.currentTimeMillis() << 20));
    }

    /** Letters and digits that nobody can guess, for a key: 128 bits from the system's own source. */
    public static String secret() {
        return new java.math.BigInteger(1, secretBytes(16)).toString(36);
    }

    /** So many bytes that nobody can guess. */
    public static byte[] secretBytes(int count) {
        byte[] bytes = new byte[count];
        new java.security.SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** 64 random bits. */
    public long nextLong() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Uniform in 0 (inclusive) to {@code bound} (exclusive); {@code bound} must be positive. */
    public int nextInt(int bound) {
        return (int) nextLong(bound);
    }

    /** Uniform in 0 (inclusive) to {@code bound} (exclusive); {@code bound} must be positive. */
    public long nextLong(long bound) {
        long bits = nextLong() >>> 1;
        long draw = bits % bound;
        while (bits - draw + (bound - 1) < 0) {
            bits = nextLong() >>> 1;
            draw = bits % bound;
        }
        return draw;
    }

    /** Uniform in 0 (inclusive) to 1 (exclusive). */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** From now on this draws what {@code other} would draw next. */
    public void become(RandomSource other) {
        state = other.state;
    }

    /** A generator that will draw what this one would have drawn. */
    public RandomSource fork() {
        return new RandomSource(state);
    }
}
