package dev.rediscover.persist.exchange;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.Value;
import java.io.IOException;

/** A file of one of the forms as it is being written. */
interface Form extends AutoCloseable {
    void library(Bytes code) throws IOException;

    /** @throws Refused if the form cannot hold the value */
    void entry(int db, Bytes key, Value value, long expireAt) throws IOException, Refused;

    /** Completes it and puts it in its place; how many bytes it has. */
    long commit() throws IOException;

    /** Takes it away, unless it is complete. */
    @Override
    void close() throws IOException;
}
