package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.value.Value;

/** All values as they are after they were written to a file and read again, without one. */
public final class RoundTrip {
    private RoundTrip() {}

    /** Puts what every value becomes that way into its place. */
    public static void all(Engine engine) {
        for (int i = 0; i < Engine.DATABASES; i++) {
            Keyspace db = engine.db(i);
            for (Bytes key : db.keys()) {
                byte[] body = RdbEncoder.encode(db.peek(key));
                Value value = RdbDecoder.decode(body, body.length, engine.limits());
                db.put(key, value, db.expireAt(key), KeyEvent.Type.REVERTED);
            }
        }
    }
}
