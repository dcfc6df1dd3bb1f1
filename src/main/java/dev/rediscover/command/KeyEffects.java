package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Keyspace;
import java.util.List;

/** What repeats the commands about when keys expire: a moment, or DEL where it was over. */
final class KeyEffects {
    private KeyEffects() {}

    static List<List<Bytes>> of(Call c) {
        return switch (c.name()) {
            case "EXPIRE", "EXPIREAT", "PEXPIRE", "PEXPIREAT" -> expiry(c);
            default -> null;
        };
    }

    private static List<List<Bytes>> expiry(Call c) {
        Bytes key = c.argv().get(1);
        long at = c.db().expireAt(key);
        if (at == Keyspace.NO_EXPIRY) {
            return Repeats.by(Repeats.DEL, key);
        }
        if (c.name().equals("PEXPIREAT")) {
            return null;
        }
        List<Bytes> argv = Repeats.renamed(c, Repeats.PEXPIREAT); // a condition stays, and holds again
        argv.set(2, Bytes.of(at));
        return List.of(argv);
    }
}
