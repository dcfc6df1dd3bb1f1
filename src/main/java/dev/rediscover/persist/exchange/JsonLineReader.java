package dev.rediscover.persist.exchange;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Heap;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.resp.Utf8;
import dev.rediscover.value.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Puts the keys of JSON lines into an engine. */
final class JsonLineReader {
    private static final int BYTES_A_VALUE = 256; // that one of them may take while it is read, with all around it

    private final Engine engine;
    private final List<Bytes> libraries = new ArrayList<>();
    private long keys;
    private long expired;

    JsonLineReader(Engine engine) {
        this.engine = engine;
    }

    /** The codes of the libraries that were there. */
    List<Bytes> libraries() {
        return libraries;
    }

    long keys() {
        return keys;
    }

    /** How many keys were not put, because their time had come. */
    long expired() {
        return expired;
    }

    /** Reads all lines of {@code in}. */
    void read(LinesOfFile in) throws IOException, Refused {
        for (Bytes line = in.next(); line != null; line = in.next()) {
            try {
                if (!Utf8.valid(line)) {
                    throw new Refused("this is not UTF-8; bytes that are not text are written {\"base64\": \"...\"}");
                }
                take(line.utf8());
            } catch (JsonText.Malformed e) {
                throw new Refused(in.where() + ", column " + (e.at() + 1) + ": " + e.getMessage());
            } catch (Refused e) {
                throw new Refused(in.where() + ": " + e.getMessage());
            }
        }
    }

    private void take(String line) throws JsonText.Malformed, Refused {
        if (line.isBlank()) {
            return;
        }
        JsonFields json = new JsonFields(JsonText.read(line, Heap.most() / BYTES_A_VALUE), "a line");
        if (json.has("library")) {
            json.only(Set.of("library"));
            libraries.add(json.text("library"));
            return;
        }
        Keyspace db = database(json);
        Bytes key = json.text("key");
        long expireAt = json.has("expireAt") ? json.time("expireAt") : Keyspace.NO_EXPIRY;
        Value value = JsonValues.of(json, engine.limits(), engine.now());
        if (db.exists(key)) {
            throw new Refused("this key is there a second time");
        }
        if (expireAt != Keyspace.NO_EXPIRY && expireAt <= engine.now() || value.isEmpty()) {
            expired++;
            return;
        }
        db.put(key, value, expireAt, KeyEvent.Type.RESTORE);
        keys++;
    }

    private Keyspace database(JsonFields json) throws Refused {
        long db = json.has("db") ? json.whole("db") : 0;
        if (db < 0 || db >= Engine.DATABASES) {
            throw new Refused("\"db\" is from 0 to " + (Engine.DATABASES - 1));
        }
        return engine.db((int) db);
    }
}
