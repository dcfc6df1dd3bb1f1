package dev.rediscover.persist;

/** Where the bytes of an RDB file go as they come into being. */
public interface RdbSink {
    /**
     * Takes {@code bytes[0, length)} and the array with them. Whoever writes elsewhere than on the calling thread gives
     * another array; whoever is done with it when this returns gives it back.
     *
     * @return an array to fill next, of whatever length but 0
     * @throws java.io.UncheckedIOException if they cannot be written
     */
    byte[] chunk(byte[] bytes, int length);
}
