package dev.rediscover.shell.explorer;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.resp.Quoting;
import dev.rediscover.value.ArrayScan;
import dev.rediscover.value.ArrayValue;
import dev.rediscover.value.HashValue;
import dev.rediscover.value.ListValue;
import dev.rediscover.value.ScoredMember;
import dev.rediscover.value.SetValue;
import dev.rediscover.value.StreamEntry;
import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamValue;
import dev.rediscover.value.StringValue;
import dev.rediscover.value.Value;
import dev.rediscover.value.ZSetValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The commands that build a key as it is now, expiries included; of a large value the beginning. */
final class Recipe {
    private static final int MOST = 1000; // elements
    private static final int AT_ONCE = 20; // elements of one command
    private static final int LONGEST = 16 * 1024; // bytes of a string

    private final List<String> lines = new ArrayList<>();
    private final Bytes key;
    private final List<Bytes> head = new ArrayList<>();
    private final List<Bytes> open = new ArrayList<>();
    private int pending;
    private int added;

    private Recipe(Bytes key) {
        this.key = key;
    }

    /** A command a line; a line that begins with {@code #} says what is missing. */
    static List<String> of(Keyspace db, Bytes key) {
        Value value = db.peek(key);
        if (value == null) {
            return List.of("# The key is not there any more.");
        }
        Recipe recipe = new Recipe(key);
        recipe.build(value);
        if (db.expireAt(key) >= 0) {
            recipe.line("PEXPIREAT", key, Bytes.of(db.expireAt(key)));
        }
        return List.copyOf(recipe.lines);
    }

    private void build(Value value) {
        switch (value.type()) {
            case STRING -> string((StringValue) value);
            case LIST -> list((ListValue) value);
            case SET -> set((SetValue) value);
            case HASH -> hash((HashValue) value);
            case ZSET -> zset((ZSetValue) value);
            case STREAM -> stream((StreamValue) value);
            case ARRAY -> array((ArrayValue) value);
            default -> lines.add("# There are no such commands for a " + value.typeName() + ".");
        }
        flush();
        if (value.size() > added && added >= MOST) {
            lines.add("# and " + (value.size() - added) + " elements more");
        }
    }

    private void line(String command, Bytes... words) {
        List<Bytes> all = new ArrayList<>();
        all.add(Bytes.of(command));
        all.addAll(List.of(words));
        lines.add(Quoting.line(all));
    }

    private void begin(String command) {
        head.clear();
        head.add(Bytes.of(command));
        head.add(key);
    }

    /** Adds an element to the command under way; false once there are enough. */
    private boolean add(Bytes... words) {
        open.addAll(List.of(words));
        added++;
        if (++pending == AT_ONCE) {
            flush();
        }
        return added < MOST;
    }

    private void flush() {
        if (!open.isEmpty()) {
            List<Bytes> all = new ArrayList<>(head);
            all.addAll(open);
            lines.add(Quoting.line(all));
            open.clear();
        }
        pending = 0;
    }

    private void string(StringValue value) {
        line("SET", key, value.slice(0, Math.min(LONGEST, value.length())));
        if (value.length() > LONGEST) {
            lines.add("# and " + (value.length() - LONGEST) + " bytes more, with APPEND");
        }
    }

    private void list(ListValue value) {
        begin("RPUSH");
        Iterator<Bytes> items = value.iterator();
        while (items.hasNext() && add(items.next())) {}
    }

    private void set(SetValue value) {
        begin("SADD");
        Iterator<Bytes> members = value.iterator();
        while (members.hasNext() && add(members.next())) {}
    }

    private void hash(HashValue value) {
        begin("HSET");
        List<String> times = new ArrayList<>();
        Iterator<HashValue.Field> fields = value.iterator();
        boolean more = true;
        while (more && fields.hasNext()) {
            HashValue.Field field = fields.next();
            more = add(field.name(), field.value());
            long at = value.expiry(field.name());
            if (at >= 0) {
                List<Bytes> words = List.of(
                        Bytes.of("HPEXPIREAT"), key, Bytes.of(at), Bytes.of("FIELDS"), Bytes.of(1), field.name());
                times.add(Quoting.line(words));
            }
        }
        flush();
        lines.addAll(times);
    }

    private void zset(ZSetValue value) {
        begin("ZADD");
        Iterator<ScoredMember> members = value.iterator();
        boolean more = true;
        while (more && members.hasNext()) {
            ScoredMember member = members.next();
            more = add(Bytes.of(Numbers.format(member.score())), member.member());
        }
    }

    private void stream(StreamValue value) {
        for (StreamEntry entry : value.range(StreamId.MIN, StreamId.MAX, MOST)) {
            List<Bytes> words =
                    new ArrayList<>(List.of(Bytes.of("XADD"), key, entry.id().bytes()));
            words.addAll(entry.pairs());
            lines.add(Quoting.line(words));
            added++;
        }
        if (added == 0) {
            lines.add("# An empty stream: XGROUP CREATE with MKSTREAM makes one.");
        }
        value.groups()
                .forEach((name, group) ->
                        line("XGROUP CREATE", key, name, group.lastId().bytes()));
        if (!value.groups().isEmpty()) {
            lines.add("# What consumers have pending is not in these commands.");
        }
    }

    private void array(ArrayValue value) {
        ArrayScan scan = value.scan(0, Math.max(0, value.length() - 1));
        boolean more = true;
        while (more && scan.next()) {
            line("ARSET", key, Bytes.of(Long.toUnsignedString(scan.position())), scan.value());
            more = ++added < MOST;
        }
    }
}
