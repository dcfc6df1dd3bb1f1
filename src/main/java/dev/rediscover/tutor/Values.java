package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.CorruptHyperLogLog;
import dev.rediscover.value.HyperLogLog;
import dev.rediscover.value.StringValue;
import java.util.ArrayList;
import java.util.List;

/** Reads what a key holds, in one form a type, by the commands that a learner would use. */
final class Values {
    private Values() {}

    /** The type as TYPE names it; {@code none} for no key. */
    static String type(Stage stage, int db, Bytes key) {
        return ReplyText.bare(stage.ask(db, List.of(Bytes.of("TYPE"), key)));
    }

    /** What the key holds: a string, a list as an array, a set as a set, a hash and a sorted set as a map. */
    static Reply content(Stage stage, int db, Bytes key) {
        String type = type(stage, db, key);
        return switch (type) {
            case "none" -> Reply.NIL;
            case "string" -> ask(stage, db, key, "GET");
            case "list" -> ask(stage, db, key, "LRANGE", "0", "-1");
            case "set" -> new Reply.SetOf(itemsOf(ask(stage, db, key, "SMEMBERS")));
            case "hash" -> new Reply.MapOf(itemsOf(ask(stage, db, key, "HGETALL")));
            case "zset" -> new Reply.MapOf(flat(ask(stage, db, key, "ZRANGE", "0", "-1", "WITHSCORES")));
            case "stream" -> ask(stage, db, key, "XRANGE", "-", "+");
            case "ReJSON-RL" -> ask(stage, db, key, "JSON.GET");
            case "TSDB-TYPE" -> ask(stage, db, key, "TS.RANGE", "-", "+");
            default -> ask(stage, db, key, "DUMP");
        };
    }

    /** What a HyperLogLog has seen, whatever its encoding; {@code null} if the key holds something else. */
    static byte[] registers(Stage stage, int db, Bytes key) {
        synchronized (stage.link()) {
            if (!(stage.link().engine().db(db).peek(key) instanceof StringValue string) || !HyperLogLog.isIn(string)) {
                return null;
            }
            byte[] registers = new byte[HyperLogLog.REGISTERS];
            try {
                HyperLogLog.in(string).readInto(registers);
            } catch (CorruptHyperLogLog e) {
                return null;
            }
            return registers;
        }
    }

    /** What a type has besides its elements, such as the expiry of hash fields; {@code null} for nothing. */
    static Reply besides(Stage stage, int db, Bytes key) {
        return switch (type(stage, db, key)) {
            case "hash" -> fieldExpiry(stage, db, key);
            case "TSDB-TYPE" -> ask(stage, db, key, "TS.INFO");
            default -> null;
        };
    }

    private static Reply fieldExpiry(Stage stage, int db, Bytes key) {
        List<Reply> fields = itemsOf(ask(stage, db, key, "HKEYS"));
        List<Bytes> argv = new ArrayList<>(List.of(Bytes.of("HPEXPIRETIME"), key, Bytes.of("FIELDS")));
        argv.add(Bytes.of(fields.size()));
        fields.forEach(field -> argv.add(ReplyText.text(field)));
        List<Reply> times = itemsOf(stage.ask(db, argv));
        List<Reply> pairs = new ArrayList<>();
        for (int i = 0; i < times.size() && i < fields.size(); i++) {
            if (!times.get(i).equals(Reply.of(-1))) {
                pairs.add(fields.get(i));
                pairs.add(times.get(i));
            }
        }
        return new Reply.MapOf(pairs);
    }

    private static Reply ask(Stage stage, int db, Bytes key, String command, String... more) {
        List<Bytes> argv = new ArrayList<>(List.of(Bytes.of(command), key));
        for (String word : more) {
            argv.add(Bytes.of(word));
        }
        return stage.ask(db, argv);
    }

    private static List<Reply> itemsOf(Reply reply) {
        List<Reply> items = ReplyText.items(reply);
        return items == null ? List.of() : items;
    }

    /** Pairs as one flat list, however they came. */
    private static List<Reply> flat(Reply reply) {
        List<Reply> flat = new ArrayList<>();
        for (Reply item : itemsOf(reply)) {
            List<Reply> inner = ReplyText.items(item);
            if (inner == null) {
                flat.add(item);
            } else {
                flat.addAll(inner);
            }
        }
        return flat;
    }

    /** When the key expires, in ms since 1970; -1 for never. */
    static long expireAt(Stage stage, int db, Bytes key) {
        synchronized (stage.link()) {
            Keyspace keyspace = stage.link().engine().db(db);
            return keyspace.exists(key) ? keyspace.expireAt(key) : Keyspace.NO_EXPIRY;
        }
    }
}
