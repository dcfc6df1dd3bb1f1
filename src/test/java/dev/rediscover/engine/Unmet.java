package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.persist.DumpCommands;
import dev.rediscover.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What lies in an engine, for tests: keys and fields whose time has come are left where they are. */
public final class Unmet {
    private Unmet() {}

    /** All that the databases hold: for each key, with the number of its database, its text. */
    public static Map<String, String> contents(Engine engine) {
        Map<String, String> contents = new TreeMap<>();
        for (int i = 0; i < Engine.DATABASES; i++) {
            Keyspace db = engine.db(i);
            List<Bytes> keys = new ArrayList<>(db.size());
            long cursor = 0;
            do {
                cursor = db.scan(cursor, keys);
            } while (cursor != 0);
            for (Bytes key : keys) {
                contents.put(i + " " + key.latin1(), text(db.unseen(key), db.expireAt(key)));
            }
        }
        return contents;
    }

    /** All that a key holds, in the value's own order, and when it expires. */
    public static String text(Value value, long expireAt) {
        return DumpCommands.payload(value).latin1() + " " + expireAt;
    }
}
