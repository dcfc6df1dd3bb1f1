package dev.rediscover.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.link.KeyChange;
import dev.rediscover.resp.Samples;
import dev.rediscover.value.EncodingLimits;
import dev.rediscover.value.GeoPosition;
import dev.rediscover.value.HashValue;
import dev.rediscover.value.HyperLogLog;
import dev.rediscover.value.ListValue;
import dev.rediscover.value.SetValue;
import dev.rediscover.value.StreamConsumer;
import dev.rediscover.value.StreamGroup;
import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamPending;
import dev.rediscover.value.StreamValue;
import dev.rediscover.value.StringValue;
import dev.rediscover.value.Value;
import dev.rediscover.value.ZSetValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every picture against the files of {@code src/test/resources/render}, which are rewritten when the system property
 * {@code rediscover.golden} is {@code write}: read their diff before you commit it.
 */
class PicturesTest {
    private static final long NOW = 1_767_225_600_000L;
    private static final EncodingLimits LIMITS = new EncodingLimits();

    static ListValue list(Object... items) {
        ListValue list = new ListValue(LIMITS);
        for (Object item : items) {
            list.pushTail(Bytes.of(item.toString()));
        }
        return list;
    }

    static SetValue set(Object... members) {
        SetValue set = new SetValue(LIMITS);
        for (Object member : members) {
            set.add(Bytes.of(member.toString()));
        }
        return set;
    }

    static HashValue hash(String... pairs) {
        HashValue hash = new HashValue(LIMITS);
        for (int i = 0; i < pairs.length; i += 2) {
            hash.put(Bytes.of(pairs[i]), Bytes.of(pairs[i + 1]));
        }
        return hash;
    }

    static ZSetValue zset(Object... pairs) {
        ZSetValue set = new ZSetValue(LIMITS);
        for (int i = 0; i < pairs.length; i += 2) {
            set.put(Bytes.of(pairs[i].toString()), ((Number) pairs[i + 1]).doubleValue());
        }
        return set;
    }

    static StringValue string(String text) {
        return StringValue.of(Bytes.of(text)).copy();
    }

    private static Picture picture(String key, Value value, long ttl) {
        return Pictures.of(Bytes.of(key), value, ttl < 0 ? -1 : NOW + ttl, NOW);
    }

    private static KeyChange change(String key, Value before, long ttlBefore, Value after, long ttlAfter) {
        long was = ttlBefore < 0 ? -1 : NOW + ttlBefore;
        return new KeyChange(0, Bytes.of(key), true, before, was, after, ttlAfter < 0 ? -1 : NOW + ttlAfter);
    }

    private static Picture diff(KeyChange... changes) {
        return Pictures.diff(List.of(changes), NOW);
    }

    private static Map<String, Picture> values() {
        Map<String, Picture> all = new LinkedHashMap<>();
        all.put("short string", picture("greeting", string("hello world"), -1));
        all.put("empty string", picture("nothing", string(""), -1));
        all.put("long string", picture("text", string("All strings are bytes. ".repeat(40) + "End."), 90_000));
        all.put("string of UTF-8", picture("größe", string("größe 世界 ok"), -1));
        all.put("binary string", picture("bits", StringValue.of(Bytes.wrap(new byte[] {0, -1, 65, -61, 40})), 1500));
        all.put("counter", picture("page:home", string("41"), -1));
        all.put("short list", picture("todo", list("milk", "bread", "a longer thing to buy today"), 59_000));
        Object[] many = new Object[10_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = "job:" + i;
        }
        all.put("long list", picture("queue", list(many), -1));
        all.put("list of one", picture("one", list("x"), -1));
        all.put("set", picture("tags", set("red", "green", "blue", "light grey", "世界"), -1));
        all.put("large set", picture("ids", set(many), -1));
        HashValue ada = hash("name", "Ada Lovelace", "born", "1815", "note", "wrote\nthe first program ".repeat(5));
        ada.put(Bytes.of("session"), Bytes.of("abc123"));
        ada.setExpiry(Bytes.of("session"), NOW + 30_000);
        all.put("hash", picture("user:1", ada, -1));
        String[] fields = new String[600];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = i % 2 == 0 ? "field:" + i / 2 : "value " + i / 2;
        }
        all.put("large hash", picture("big", hash(fields), 7_200_000));
        all.put("sorted set", picture("scores", zset("ada", 250, "bob", 100.5, "eve", 100.5, "zoe", 0), -1));
        all.put("sorted set below zero", picture("temp", zset("a", -10, "b", 0, "c", 10, "d", 1 / 0.0), -1));
        Object[] board = new Object[400];
        for (int i = 0; i < board.length; i++) {
            board[i] = i % 2 == 0 ? "player:" + i / 2 : (Object) (i * 3);
        }
        all.put("large sorted set", picture("board", zset(board), -1));
        return all;
    }

    /** Ids and texts in turn: {@code 1-1, "item tea"}. */
    private static StreamValue stream(Object... entries) {
        StreamValue stream = new StreamValue();
        for (int i = 0; i < entries.length; i += 2) {
            add(stream, (String) entries[i], (String) entries[i + 1]);
        }
        return stream;
    }

    private static StreamId id(String id) {
        int dash = id.indexOf('-');
        return new StreamId(Long.parseLong(id.substring(0, dash)), Long.parseLong(id.substring(dash + 1)));
    }

    private static void add(StreamValue stream, String id, String pairs) {
        List<Bytes> words = new ArrayList<>();
        for (String word : pairs.split(" ")) {
            words.add(Bytes.of(word));
        }
        stream.append(id(id), words, LIMITS);
    }

    private static StreamGroup group(StreamValue stream, String name, String at, long read, String... consumers) {
        StreamGroup group = new StreamGroup(Bytes.of(name), id(at), read);
        for (String consumer : consumers) {
            group.add(new StreamConsumer(Bytes.of(consumer), NOW - 61_000, -1));
        }
        stream.add(group);
        return group;
    }

    private static void pend(StreamGroup group, String consumer, String id, long idle, long times) {
        StreamConsumer owner = consumer == null ? null : group.consumer(Bytes.of(consumer));
        group.own(id(id), new StreamPending(owner, NOW - idle, times));
    }

    private static StreamValue orders() {
        StreamValue orders = stream(
                "1-1", "item tea", "2-1", "item milk qty 2", "3-1", "item bread", "4-1", "note größe", "5-1", "item x");
        StreamGroup mail = group(orders, "mail", "3-1", 3, "ann", "bob");
        pend(mail, "ann", "1-1", 5000, 1);
        pend(mail, "ann", "3-1", 125_000, 2);
        return orders;
    }

    private static Map<String, Picture> streams() {
        Map<String, Picture> all = new LinkedHashMap<>();
        all.put("empty stream", picture("events", stream(), -1));
        all.put("stream with a group", picture("orders", orders(), -1));
        StreamValue times = stream();
        for (int i = 0; i < 500; i++) {
            add(times, NOW - 500_000 + i * 1000 + "-0", "temp " + i + " place roof");
        }
        add(times, NOW + "-7", "a " + "very-long-value-".repeat(20) + " b 2");
        times.delete(id(NOW - 500_000 + "-0"));
        times.noteDeleted(id(NOW - 500_000 + "-0"));
        group(times, "new", "0-0", 0);
        StreamGroup busy = group(times, "busy", NOW - 300_000 + "-0", -1, "c1", "c2", "c3");
        for (int i = 0; i < 30; i++) {
            pend(busy, i % 3 == 0 ? null : "c" + i % 3, NOW - 490_000 + i * 1000 + "-0", i * 1000, i);
        }
        group(times, "done", NOW + "-7", 501, "only");
        all.put("long stream of times", picture("temps", times, 90_000));
        StreamValue crowd = stream("5-0", "a b");
        for (int i = 0; i < 40; i++) {
            group(crowd, "group:" + i, i % 9 + "-0", i % 9 < 5 ? 0 : 1);
        }
        all.put("stream of many groups", picture("crowd", crowd, -1));
        return all;
    }

    private static Map<String, Picture> streamDiffs() {
        Map<String, Picture> all = new LinkedHashMap<>();
        all.put("XADD", diff(change("new", null, -1, orders(), -1)));
        StreamValue more = orders();
        add(more, "6-1", "item tea");
        all.put("XADD again", diff(change("orders", orders(), -1, more, -1)));
        StreamValue trimmed = orders();
        trimmed.delete(id("1-1"));
        trimmed.remember(id("9-0"), id("1-1"), 5);
        all.put("XDEL and XSETID", diff(change("orders", orders(), -1, trimmed, -1)));
        StreamValue read = orders();
        StreamGroup mail = read.group(Bytes.of("mail"));
        mail.position(id("4-1"), 4);
        pend(mail, "bob", "4-1", 0, 1);
        all.put("XREADGROUP", diff(change("orders", orders(), -1, read, -1)));
        StreamValue acknowledged = orders();
        acknowledged.group(Bytes.of("mail")).acknowledge(id("1-1"));
        all.put("XACK", diff(change("orders", orders(), -1, acknowledged, -1)));
        StreamValue claimed = orders();
        mail = claimed.group(Bytes.of("mail"));
        StreamPending pending = mail.pending().get(id("3-1"));
        mail.give(id("3-1"), pending, mail.consumer(Bytes.of("bob")));
        pending.delivered(NOW, 3);
        mail.remove(mail.consumer(Bytes.of("ann")));
        group(claimed, "log", "0-0", 0);
        all.put("XCLAIM, DELCONSUMER, CREATE", diff(change("orders", orders(), -1, claimed, -1)));
        return all;
    }

    private static Map<String, Picture> others() {
        Map<String, Picture> all = new LinkedHashMap<>();
        StringValue bits = string("");
        for (int offset : new int[] {0, 7, 10, 24, 800, 803}) {
            bits.setByte(offset / 8, bits.at(offset / 8) | 0x80 >> offset % 8);
        }
        all.put("bits", Pictures.bits(Bytes.of("visits"), bits, -1, NOW));
        all.put("bits of a text", Pictures.bits(Bytes.of("t"), string("some longer text"), -1, NOW));
        all.put("no bits", Pictures.bits(Bytes.of("t"), string(""), NOW + 5000, NOW));
        all.put("expiry", Pictures.expiry(Bytes.of("session"), 42_000, 60_000));
        all.put("expiry of unknown length", Pictures.expiry(Bytes.of("cache"), 5_400_000, -1));
        all.put("no expiry", Pictures.expiry(Bytes.of("n"), -1, -1));
        List<TreeKey> keys = new ArrayList<>();
        for (String name : List.of("user:1:name", "user:1:mail", "user:2:name", "counter", "a:b:c:d", "user")) {
            keys.add(new TreeKey(
                    Bytes.of(name), name.startsWith("a") ? "hash" : "string", name.length() * 1000L - 9000));
        }
        all.put("tree", Pictures.tree(keys, ":"));
        for (int i = 0; i < 500; i++) {
            keys.add(new TreeKey(Bytes.of("session:" + i % 7 + ":" + i), "hash", -1));
        }
        all.put("large tree", Pictures.tree(keys, ":"));
        all.put("empty tree", Pictures.tree(List.of(), ":"));
        return all;
    }

    private static Map<String, Picture> sketches() {
        Map<String, Picture> all = new LinkedHashMap<>();
        RandomSource random = new RandomSource(3);
        all.put("many bits", Pictures.of(Bytes.of("days:2026"), manyBits(random), -1, NOW));
        all.put("few registers", registers("visitors", 3, 3000));
        all.put("sparse registers", registers("visitors", 800, 3000));
        all.put("dense registers", registers("visitors", 60_000, 3000));
        all.put("no registers", registers("nobody", 0, 3000));
        all.put("map", map("Sicily", "Palermo", 13.361389, 38.115556, "Catania", 15.087269, 37.502669));
        all.put("map of one", map("home", "here", -0.1278, 51.5074));
        all.put("map of cities", cities());
        all.put("map of a crowd", map("bikes", crowd(random)));
        return all;
    }

    private static Picture cities() {
        return map(
                "cities",
                "Berlin",
                13.4,
                52.52,
                "Potsdam",
                13.06,
                52.4,
                "Paris",
                2.35,
                48.86,
                "London",
                -0.13,
                51.51,
                "Rome",
                12.5,
                41.9,
                "Madrid",
                -3.7,
                40.42,
                "Wien",
                16.37,
                48.21,
                "Warszawa",
                21.01,
                52.23,
                "Reykjavík",
                -21.94,
                64.15);
    }

    private static Object[] crowd(RandomSource random) {
        Object[] crowd = new Object[3000];
        for (int i = 0; i < crowd.length; i += 3) {
            crowd[i] = "bike:" + i / 3;
            crowd[i + 1] = 13.4 + (random.nextDouble() - 0.5) * random.nextDouble();
            crowd[i + 2] = 52.5 + (random.nextDouble() - 0.5) * random.nextDouble();
        }
        return crowd;
    }

    private static StringValue manyBits(RandomSource random) {
        StringValue many = string("");
        for (int i = 0; i < 400; i++) {
            int offset = random.nextInt(100_000);
            many.setByte(offset / 8, many.at(offset / 8) | 0x80 >> offset % 8);
        }
        for (int i = 300; i < 500; i++) {
            many.setByte(i, 0xff);
        }
        return many;
    }

    private static Picture registers(String key, int elements, long sparseMax) {
        return picture(key, hll(elements, sparseMax), -1);
    }

    private static StringValue hll(int elements, long sparseMax) {
        HyperLogLog hll = HyperLogLog.empty();
        for (int i = 0; i < elements; i++) {
            hll.add(Bytes.of("user:" + i), sparseMax);
        }
        StringValue value = StringValue.raw(Bytes.EMPTY);
        hll.storeIn(value);
        return value;
    }

    private static Picture map(String key, Object... places) {
        ZSetValue zset = new ZSetValue(LIMITS);
        for (int i = 0; i < places.length; i += 3) {
            GeoPosition place = new GeoPosition((double) places[i + 1], (double) places[i + 2]);
            zset.put(Bytes.of(places[i].toString()), place.score());
        }
        return Pictures.of(Bytes.of(key), zset, -1, NOW, Aspect.MAP);
    }

    private static Map<String, Picture> diffs() {
        Map<String, Picture> all = new LinkedHashMap<>();
        HashValue ada = hash("name", "ada", "age", "36");
        all.put("nothing changed", diff(change("n", string("1"), -1, string("1"), -1)));
        all.put(
                "new, counted, gone",
                diff(
                        change("user:1", null, -1, ada, 60_000),
                        change("n", string("41"), -1, string("42"), -1),
                        change("tmp", string("x"), -1, null, -1),
                        change("old", list("a"), 0, null, -1)));
        all.put("SET drops the expiry", diff(change("k", string("a"), 50_000, string("b"), -1)));
        all.put("EXPIRE", diff(change("k", string("a"), -1, string("a"), 60_000)));
        all.put("APPEND", diff(change("k", string("hello"), -1, string("hello world"), -1)));
        String long1 = "x".repeat(2000);
        all.put("SETRANGE far out", diff(change("k", string(long1 + "a"), -1, string(long1 + "b"), -1)));
        all.put("RPUSH", diff(change("todo", list("a", "b"), -1, list("a", "b", "c"), -1)));
        all.put("LPUSH of many", diff(change("todo", list("a"), -1, list(9, 8, 7, 6, 5, 4, 3, 2, 1, "a"), -1)));
        all.put("LSET and LREM", diff(change("l", list("a", "b", "c", "d", "e"), -1, list("a", "x", "c", "e"), -1)));
        all.put("SADD", diff(change("s", set("a", "b"), -1, set("b", "c", "d"), -1)));
        HashValue older = hash("name", "ada", "age", "37", "mail", "ada@example.org");
        older.setExpiry(Bytes.of("name"), NOW + 10_000);
        all.put("HSET and HEXPIRE", diff(change("user:1", ada, -1, older, -1)));
        all.put("ZINCRBY", diff(change("z", zset("a", 1, "b", 2), -1, zset("a", 3, "b", 2, "c", 9), -1)));
        all.put("another type", diff(change("k", list("a", "b"), -1, string("text"), -1)));
        List<KeyChange> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.add(change("k" + i, string("v"), -1, null, -1));
        }
        all.put("FLUSHALL", Pictures.diff(many, NOW));
        return all;
    }

    private static Map<String, Picture> sketchDiffs() {
        Map<String, Picture> all = new LinkedHashMap<>();
        StringValue bits = string("");
        bits.setByte(0, 1);
        StringValue more = bits.copy();
        more.setByte(125, 16);
        all.put("SETBIT", diff(change("visits", null, -1, bits, -1), change("v", bits, -1, more, -1)));
        all.put(
                "PFADD",
                diff(change("g", null, -1, hll(2, 3000), -1), change("h", hll(3, 3000), -1, hll(5, 3000), -1)));
        all.put("PFDEBUG TODENSE", diff(change("h", hll(800, 3000), -1, hll(800, 0), -1)));
        return all;
    }

    static Map<String, Picture> all() {
        Map<String, Picture> all = values();
        all.putAll(others());
        all.putAll(sketches());
        all.putAll(diffs());
        all.putAll(sketchDiffs());
        all.putAll(streams());
        all.putAll(streamDiffs());
        return all;
    }

    private static String drawn(Canvas canvas, Theme theme) {
        StringBuilder out = new StringBuilder();
        all().forEach((name, picture) -> out.append("== ")
                .append(name)
                .append('\n')
                .append(picture.draw(canvas).ansi(theme).replace('\u001b', '␛')));
        return out.toString();
    }

    private static void golden(String file, String actual) throws IOException {
        Path path = Path.of("src/test/resources/render", file);
        if ("write".equals(System.getProperty("rediscover.golden"))) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, actual);
        }
        assertThat(actual).as(file).isEqualTo(Files.readString(path, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 120})
    void picturesAreDrawnAsAgreed(int columns) throws IOException {
        golden("pictures-" + columns + ".txt", drawn(Canvas.of(columns), Theme.PLAIN));
        golden("pictures-" + columns + "-ascii.txt", drawn(Canvas.of(columns).inAscii(), Theme.PLAIN));
    }

    @Test
    void coloursAreAsAgreed() throws IOException {
        golden("pictures-80-colour.txt", drawn(Canvas.of(80), Theme.AUTO));
    }

    @Test
    void sentencesAndDataAreAsAgreed() throws IOException {
        StringBuilder out = new StringBuilder();
        all().forEach((name, picture) -> out.append("== ")
                .append(name)
                .append('\n')
                .append(picture.sentence())
                .append('\n')
                .append(DisplayWidth.head(picture.json(), 1000))
                .append('\n'));
        golden("pictures-words.txt", out.toString());
    }

    @Test
    void picturesStayWithinTheirCanvas() {
        for (int columns : List.of(20, 33, 40, 80, 120, 300)) {
            for (int lines : List.of(4, 12, 40)) {
                for (boolean ascii : List.of(true, false)) {
                    Canvas canvas = new Canvas(columns, lines, ascii);
                    all().forEach((name, picture) -> within(picture, canvas, name));
                }
            }
        }
    }

    private static void within(Picture picture, Canvas canvas, String name) {
        StyledText drawn = picture.draw(canvas);
        assertThat(drawn.plain()).as(name).endsWith("\n");
        assertThat(drawn.lines().size()).as("lines of %s on %s", name, canvas).isLessThanOrEqualTo(canvas.lines() + 3);
        for (StyledText line : drawn.lines()) {
            if (canvas.columns() >= 40) {
                assertThat(line.width())
                        .as("%s on %s: %s", name, canvas, line.plain())
                        .isLessThanOrEqualTo(canvas.columns());
            }
            if (canvas.ascii()) {
                assertThat(line.plain().chars().allMatch(c -> c >= ' ' && c < 0x7f))
                        .as(line.plain())
                        .isTrue();
            }
        }
        assertThat(picture.sentence()).as(name).endsWith(".").doesNotContain("\n", "│", "─");
    }

    @Test
    void anyValueCanBeDrawnAndCompared() {
        for (long seed = 1; seed <= 300; seed++) {
            RandomSource random = new RandomSource(seed);
            Value before = value(random);
            Value after = random.nextInt(4) == 0 ? value(random) : before.copy();
            Bytes key = Samples.bytes(random);
            within(Pictures.of(key, before, -1, NOW), Canvas.of(40), "seed " + seed);
            KeyChange change = new KeyChange(0, key, true, before, -1, after, NOW + random.nextInt(5000));
            within(Pictures.diff(List.of(change), NOW), Canvas.of(40).inAscii(), "seed " + seed);
            within(Pictures.diff(List.of(change.reversed()), NOW), Canvas.of(80), "seed " + seed);
        }
    }

    private static Value value(RandomSource random) {
        List<Bytes> parts = new ArrayList<>();
        for (int i = random.nextInt(20); i >= 0; i--) {
            parts.add(Samples.bytes(random));
        }
        ListValue list = new ListValue(LIMITS);
        SetValue set = new SetValue(LIMITS);
        HashValue hash = new HashValue(LIMITS);
        ZSetValue zset = new ZSetValue(LIMITS);
        for (Bytes part : parts) {
            list.pushTail(part);
            set.add(part);
            hash.put(part, parts.get(random.nextInt(parts.size())));
            zset.put(part, random.nextInt(100) - 50);
        }
        return List.of(list, set, hash, zset, StringValue.of(parts.get(0))).get(random.nextInt(5));
    }
}
