package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import java.util.Collection;
import java.util.List;

/** How libraries of functions look in payloads, which one server writes and another reads. */
public interface LibraryCodec {
    /** One payload of all these libraries. */
    Bytes encode(Collection<Scripts.Library> libraries);

    /**
     * The codes of the libraries in a payload that may come from anybody, in its order.
     *
     * @throws RedisException if it is none, or holds anything else
     */
    List<Bytes> decode(Bytes payload);
}
