package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.engine.Keyspace;
import java.util.List;

/** Puts the keys of one engine into another. */
public final class Snapshots {
    private Snapshots() {}

    /** Makes the keys of {@code target} exactly those of {@code snapshot}, which stays as it is. */
    public static void restore(Engine snapshot, Engine target) {
        Engine copy = snapshot.fork();
        for (int i = 0; i < Engine.DATABASES; i++) {
            Keyspace from = copy.db(i);
            Keyspace to = target.db(i);
            for (Bytes key : List.copyOf(to.keys())) {
                if (!from.exists(key)) {
                    to.delete(key, KeyEvent.Type.REVERTED);
                }
            }
            for (Bytes key : from.keys()) {
                to.put(key, from.peek(key).copy(), from.expireAt(key), KeyEvent.Type.REVERTED);
            }
        }
    }
}
