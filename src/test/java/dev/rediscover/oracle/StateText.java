package dev.rediscover.oracle;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.persist.DumpCommands;
import dev.rediscover.resp.Quoting;
import dev.rediscover.value.HashValue;
import dev.rediscover.value.ListValue;
import dev.rediscover.value.ScoredMember;
import dev.rediscover.value.SetValue;
import dev.rediscover.value.StreamEntry;
import dev.rediscover.value.StreamGroup;
import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamPending;
import dev.rediscover.value.StreamValue;
import dev.rediscover.value.StringValue;
import dev.rediscover.value.Value;
import dev.rediscover.value.ZSetValue;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What keys hold, as text: the data, when it expires, what groups know; not in which encoding or order it is kept. */
final class StateText {
    private StateText() {}

    /** All that is in {@code engine}, also what is due and nobody has met; by database and key. */
    static Map<String, String> of(Engine engine) {
        Map<String, String> state = new TreeMap<>();
        boolean replays = engine.durability().isReplaying();
        engine.durability().replaying(true); // so that nothing is due
        for (int i = 0; i < Engine.DATABASES; i++) {
            for (Bytes key : engine.db(i).keys()) {
                state.put(i + " " + Quoting.word(key), of(engine.db(i), key));
            }
        }
        engine.durability().replaying(replays);
        return state;
    }

    /** What is at one key, also if it is due; empty if nothing is. */
    static String of(Engine engine, int db, Bytes key) {
        boolean replays = engine.durability().isReplaying();
        engine.durability().replaying(true);
        String text = of(engine.db(db), key);
        engine.durability().replaying(replays);
        return text;
    }

    private static String of(Keyspace db, Bytes key) {
        Value value = db.peek(key);
        return value == null ? "" : value.type() + " " + text(value) + " until " + db.expireAt(key);
    }

    private static String text(Value value) {
        return switch (value.type()) {
            case STRING -> word(((StringValue) value).bytes());
            case LIST -> list((ListValue) value);
            case SET -> set((SetValue) value);
            case ZSET -> sortedSet((ZSetValue) value);
            case HASH -> hash((HashValue) value);
            case STREAM -> stream((StreamValue) value);
            default -> word(DumpCommands.payload(value));
        };
    }

    private static String word(Bytes bytes) {
        return bytes.length() > 200 ? bytes.length() + " bytes " + bytes.hashCode() : Quoting.word(bytes);
    }

    private static String list(ListValue list) {
        StringBuilder text = new StringBuilder();
        for (Bytes element : list) {
            text.append(word(element)).append(' ');
        }
        return text.toString();
    }

    private static String set(SetValue set) {
        TreeSet<String> members = new TreeSet<>();
        for (Bytes member : set) {
            members.add(word(member));
        }
        return members.toString();
    }

    private static String sortedSet(ZSetValue zset) {
        TreeMap<String, Double> members = new TreeMap<>();
        for (ScoredMember member : zset) {
            members.put(word(member.member()), member.score());
        }
        return members.toString();
    }

    private static String hash(HashValue hash) {
        TreeMap<String, String> fields = new TreeMap<>();
        for (HashValue.Field field : hash) {
            fields.put(word(field.name()), word(field.value()) + " until " + hash.expiry(field.name()));
        }
        return fields.toString();
    }

    private static String stream(StreamValue stream) {
        StringBuilder text = new StringBuilder();
        text.append(stream.lastId()).append(' ').append(stream.maxDeletedId());
        text.append(" added ").append(stream.entriesAdded()).append(": ");
        for (StreamEntry entry : stream.range(StreamId.MIN, StreamId.MAX, 0)) {
            text.append(entry.id()).append(entry.pairs()).append(' ');
        }
        for (StreamGroup group : stream.groups().values()) {
            text.append("\n  group ").append(group.name()).append(" at ").append(group.lastId());
            text.append(" read ").append(group.entriesRead());
            for (Map.Entry<StreamId, StreamPending> each : group.pending().entrySet()) {
                StreamPending pending = each.getValue();
                text.append("\n    ").append(each.getKey()).append(" of ");
                text.append(
                        pending.consumer() == null
                                ? "nobody"
                                : pending.consumer().name());
                text.append(" at ").append(pending.deliveredAt());
                text.append(" times ").append(pending.deliveries());
            }
        }
        return text.toString();
    }
}
