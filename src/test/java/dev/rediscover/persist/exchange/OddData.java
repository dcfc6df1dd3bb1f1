package dev.rediscover.persist.exchange;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/** An engine with keys of all types, at random and with odd bytes, and what there is to say of its data. */
final class OddData {
    static final long NOW = 1_700_000_000_000L;

    private static final String[] TEXTS = {
        "",
        " ",
        "a",
        "ann",
        "-0",
        "007",
        "12345678901",
        "Ünïcödé 🎉",
        "\"quoted\\\"",
        "\n\r\t\0",
        "{\"base64\":\"AA==\"}",
        "\u2028",
        "#!",
        "-9223372036854775808",
        "\ud83d\ude00"
    };
    // not -0, which small sorted sets forget, here as in Redis
    private static final String[] SCORES = {
        "0", "1.5", "-inf", "inf", "1e300", "4.9e-324", "0.1", "-17", "3.0000000000000004"
    };

    private final RandomSource random;
    final Engine engine;
    private final Client client;

    OddData(long seed) {
        this(new RandomSource(seed));
    }

    private OddData(RandomSource random) {
        this.random = random;
        this.engine = new Engine(Families.forLessons(), VirtualClock.frozenAt(NOW), random.fork());
        this.client = engine.connect((to, reply) -> {});
        client.trust();
    }

    /** An engine without data and with the same time. */
    static Engine empty() {
        Engine empty = new Engine(Families.forLessons(), VirtualClock.frozenAt(NOW), new RandomSource(1));
        empty.tick();
        return empty;
    }

    Reply run(String line) {
        return run(CommandLine.split(line).words());
    }

    Reply run(List<Bytes> words) {
        return run(engine, client, words);
    }

    private static Reply run(Engine engine, Client client, List<Bytes> words) {
        Reply reply = engine.execute(client, words);
        if (reply instanceof Reply.Err error && !error.text().contains("equal or smaller")) {
            throw new AssertionError(Quoting.line(words) + ": " + error.text());
        }
        return reply;
    }

    private Bytes odd() {
        if (random.nextInt(3) > 0) {
            return Bytes.of(TEXTS[random.nextInt(TEXTS.length)]);
        }
        byte[] bytes = new byte[random.nextInt(random.nextInt(20) == 0 ? 400 : 12)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) random.nextInt(256);
        }
        return Bytes.wrap(bytes);
    }

    /** Adds a key, or changes one. */
    void add(boolean newTypes) {
        run("SELECT " + (random.nextInt(3) == 0 ? random.nextInt(Engine.DATABASES) : 0));
        int kind = random.nextInt(newTypes ? 8 : 6);
        Bytes key = Bytes.of("string list set zset hash stream array lives".split(" ")[kind] + ":")
                .concat(odd());
        int most = random.nextInt(12) == 0 ? 200 : 6;
        switch (kind) {
            case 0 -> words("SET", key, odd());
            case 1 -> many("RPUSH", key, 1, most);
            case 2 -> many("SADD", key, 1, most);
            case 3 -> scores(key, most);
            case 4 -> many("HSET", key, 2, most);
            case 5 -> stream(key, most);
            case 6 -> array(key, most);
            default -> {
                many("HSET", key, 2, most);
                words("HPEXPIREAT", key, Bytes.of(NOW + 1 + random.nextInt(100_000)), "FIELDS", "1", field(key));
            }
        }
        if (random.nextInt(3) == 0) {
            words("PEXPIREAT", key, Bytes.of(NOW + 1 + random.nextInt(1_000_000)));
        }
    }

    private Bytes field(Bytes key) {
        return ((Reply.Bulk) run(List.of(Bytes.of("HRANDFIELD"), key))).value();
    }

    private void many(String command, Bytes key, int each, int most) {
        List<Object> words = new ArrayList<>(List.of(command, key));
        for (int i = each * (1 + random.nextInt(most)); i > 0; i--) {
            words.add(odd());
        }
        words(words.toArray());
    }

    private void scores(Bytes key, int most) {
        List<Object> words = new ArrayList<>(List.of("ZADD", key));
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            words.add(SCORES[random.nextInt(SCORES.length)]);
            words.add(odd());
        }
        words(words.toArray());
    }

    private void stream(Bytes key, int most) {
        for (int i = random.nextInt(most); i >= 0; i--) {
            words("XADD", key, (i == 0 ? 1 : 1 + random.nextInt(9)) + "-*", odd(), odd());
        }
        if (random.nextInt(2) == 0) {
            Bytes group = Bytes.of("g" + random.nextInt(1000)).concat(odd());
            words("XGROUP", "CREATE", key, group, random.nextInt(2) == 0 ? "0" : "$");
            words("XREADGROUP", "GROUP", group, odd(), "COUNT", "3", "STREAMS", key, ">");
            words("XGROUP", "CREATECONSUMER", key, group, odd());
        }
        if (random.nextInt(3) == 0) {
            words("XTRIM", key, "MAXLEN", Bytes.of(random.nextInt(3)));
        }
        if (random.nextInt(4) == 0) {
            words("XDEL", key, "1-0", "2-1");
        }
    }

    private void array(Bytes key, int most) {
        for (int i = random.nextInt(most); i >= 0; i--) {
            words("ARSET", key, random.nextInt(9) == 0 ? "18446744073709551614" : "" + random.nextInt(5000), odd());
        }
        if (random.nextInt(2) == 0) {
            words("ARSEEK", key, Bytes.of(random.nextInt(100)));
        }
    }

    private Reply words(Object... words) {
        List<Bytes> argv = new ArrayList<>();
        for (Object word : words) {
            argv.add(word instanceof Bytes bytes ? bytes : Bytes.of(word.toString()));
        }
        return run(argv);
    }

    /** All that can be said of all keys, each by its place; by {@code exact} also when consumers were seen. */
    static TreeMap<String, String> told(Engine engine, boolean exact) {
        Client asker = engine.connectAside((to, reply) -> {});
        asker.trust();
        TreeMap<String, String> told = new TreeMap<>();
        for (int i = 0; i < Engine.DATABASES; i++) {
            run(engine, asker, List.of(Bytes.of("SELECT"), Bytes.of(i)));
            Keyspace db = engine.db(i);
            for (Bytes key : db.keys()) {
                told.put(i + " " + Quoting.quote(key), about(engine, asker, db, key, exact));
            }
        }
        engine.disconnect(asker);
        return told;
    }

    private static String about(Engine engine, Client asker, Keyspace db, Bytes key, boolean exact) {
        String type = db.peek(key).typeName();
        StringBuilder out =
                new StringBuilder(type).append(' ').append(db.expireAt(key)).append(' ');
        List<String> questions = new ArrayList<>(List.of("DEBUG DIGEST-VALUE"));
        switch (type) {
            case "array" -> questions.addAll(List.of("ARNEXT", "ARLEN"));
            case "stream" -> {
                if (exact) {
                    questions.add("XINFO STREAM|FULL|COUNT|0");
                }
                questions.add("XINFO GROUPS");
            }
            case "hash" -> {
                for (var field : sorted(engine, asker, key)) {
                    out.append(Quoting.quote(field)).append('=');
                    out.append(((dev.rediscover.value.HashValue) db.peek(key)).expiry(field))
                            .append(' ');
                }
            }
            default -> {}
        }
        for (String question : questions) {
            List<Bytes> words = new ArrayList<>();
            List<String> parts = Arrays.asList(question.split("\\|"));
            for (String word : parts.get(0).split(" ")) {
                words.add(Bytes.of(word));
            }
            words.add(key);
            parts.subList(1, parts.size()).forEach(word -> words.add(Bytes.of(word)));
            out.append(run(engine, asker, words)).append(' ');
        }
        return out.toString().replaceAll("radix-tree-(keys|nodes)[^0-9]*[0-9]+", "");
    }

    private static List<Bytes> sorted(Engine engine, Client asker, Bytes key) {
        List<Bytes> fields = new ArrayList<>();
        Reply reply = run(engine, asker, List.of(Bytes.of("HKEYS"), key));
        for (Reply each : ((Reply.Arr) reply).items()) {
            fields.add(((Reply.Bulk) each).value());
        }
        Collections.sort(fields);
        return fields;
    }
}
