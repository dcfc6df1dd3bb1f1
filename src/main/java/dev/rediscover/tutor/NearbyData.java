package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Data that differs a little from what a step begins with: what one more command makes of it, smallest first. */
final class NearbyData {
    private static final int MOST_KEYS = 6;
    private static final int MOST = 60;
    private static final Map<String, String> CREATED = Map.of(
            "string", "SET %s 5",
            "list", "RPUSH %s p q r",
            "set", "SADD %s p q r",
            "hash", "HSET %s p 5 q 6",
            "sorted_set", "ZADD %s 5 p 6 q",
            "stream", "XADD %s 1-1 p q");

    private final Stage stage;
    private final int db;
    private final Map<String, Datum> all = new LinkedHashMap<>();

    /**
     * One more line of setup.
     *
     * @param existence whether it only changes whether a key is there, or how long it lives
     */
    record Datum(Line line, boolean existence) {}

    private NearbyData(Stage stage) {
        this.stage = stage;
        this.db = stage.db(Line.YOU);
    }

    /** Data near that of {@code stage}, in the keys that the lines of {@code solution} use. */
    static List<Datum> of(Stage stage, List<Line> solution) {
        NearbyData data = new NearbyData(stage);
        Catalog catalog = stage.link().engine().catalog();
        Map<Bytes, String> keys = new LinkedHashMap<>();
        Map<Bytes, Set<String>> words = new LinkedHashMap<>();
        for (Line line : solution) {
            if (!line.isTick()) {
                data.note(catalog, line.words(), keys, words);
            }
        }
        if (keys.isEmpty()) {
            data.add("SET extra 1", false);
        }
        List<Bytes> some = new ArrayList<>(keys.keySet());
        for (Bytes key : some.subList(0, Math.min(some.size(), MOST_KEYS))) {
            data.around(key, keys.get(key), words.get(key));
        }
        List<Datum> found = new ArrayList<>(data.all.values());
        return found.subList(0, Math.min(found.size(), MOST));
    }

    /** The keys of a command with the group that it belongs to, and the other words that stand beside them. */
    private void note(Catalog catalog, List<Bytes> line, Map<Bytes, String> keys, Map<Bytes, Set<String>> words) {
        List<Integer> positions = Mutants.keys(catalog, line);
        CommandSpec spec = catalog.find(line.get(0));
        for (int at : positions) {
            keys.putIfAbsent(line.get(at), spec.group());
            Set<String> beside = words.computeIfAbsent(line.get(at), key -> new LinkedHashSet<>());
            for (int i = 1; i < line.size(); i++) {
                String word = line.get(i).utf8();
                if (!positions.contains(i) && !WordMutants.isOption(word) && beside.size() < 6) {
                    beside.add(Quoting.word(line.get(i)));
                }
            }
        }
    }

    private void add(String text, boolean existence) {
        Line line = Typed.read(text).line();
        if (line != null) {
            all.putIfAbsent(text, new Datum(line, existence));
        }
    }

    private void around(Bytes key, String group, Set<String> words) {
        String name = Quoting.word(key);
        String type = Values.type(stage, db, key);
        List<String> items = texts(Values.content(stage, db, key));
        switch (type) {
            case "none" -> created(name, group);
            case "string" -> string(name, items);
            case "list" -> list(name, items, words);
            case "set" -> set(name, items, words);
            case "hash" -> hash(name, items, words);
            case "zset" -> zset(name, items, words);
            case "stream" -> add("XADD " + name + " * extra 1", false);
            default -> {}
        }
        if (!type.equals("none")) {
            add((Values.expireAt(stage, db, key) < 0 ? "EXPIRE " + name + " 100" : "PERSIST " + name), true);
            add("DEL " + name, true);
        }
    }

    private void created(String name, String group) {
        if (CREATED.containsKey(group)) {
            add(CREATED.get(group).formatted(name), true);
        } else {
            CREATED.values().stream().sorted().forEach(form -> add(form.formatted(name), true));
        }
    }

    private static List<String> texts(Reply content) {
        List<Reply> items = ReplyText.items(content);
        List<String> texts = new ArrayList<>();
        for (Reply item : items == null ? List.of(content) : items) {
            Bytes text = ReplyText.items(item) == null ? ReplyText.text(item) : null;
            texts.add(text == null ? ReplyText.bare(item) : Quoting.word(text));
        }
        return texts;
    }

    private void string(String name, List<String> items) {
        long number = WordMutants.number(items.get(0));
        if (number != Long.MIN_VALUE) {
            for (long other : new long[] {number + 1, number - 1, number + 10, 0, 1, -5}) {
                add("SET " + name + " " + other, false);
            }
        } else {
            add("APPEND " + name + " x", false);
            add("SET " + name + " other", false);
        }
    }

    private void list(String name, List<String> items, Set<String> words) {
        add("RPUSH " + name + " extra", false);
        add("LPUSH " + name + " extra", false);
        add("RPUSH " + name + " extra extra2", false);
        add("RPOP " + name, false);
        add("LPOP " + name, false);
        if (!items.isEmpty()) {
            add("LSET " + name + " 0 other", false);
            add("LSET " + name + " -1 other", false);
            add("RPUSH " + name + " " + items.get(0), false);
            add("LPUSH " + name + " " + items.get(items.size() - 1), false);
        }
        words.forEach(word -> add("RPUSH " + name + " " + word, false));
    }

    private void set(String name, List<String> items, Set<String> words) {
        words.forEach(word -> add("SADD " + name + " " + word, false));
        add("SADD " + name + " extra", false);
        add("SADD " + name + " extra extra2", false);
        some(items).forEach(item -> add("SREM " + name + " " + item, false));
    }

    private void hash(String name, List<String> items, Set<String> words) {
        for (int i = 0; i + 1 < items.size() && i < 8; i += 2) {
            String field = "HSET " + name + " " + items.get(i) + " ";
            long number = WordMutants.number(items.get(i + 1));
            add(field + (number == Long.MIN_VALUE ? "other" : Long.toString(number + 1)), false);
            add(field + "-5", false);
            add("HDEL " + name + " " + items.get(i), false);
        }
        words.forEach(word -> add("HSET " + name + " " + word + " 5", false));
        add("HSET " + name + " extra 5", false);
    }

    private void zset(String name, List<String> items, Set<String> words) {
        for (int i = 0; i + 1 < items.size() && i < 8; i += 2) {
            String score = items.get(i + 1);
            add("ZADD " + name + " " + score + " aextra", false);
            add("ZADD " + name + " " + score + " zextra", false);
            add("ZREM " + name + " " + items.get(i), false);
        }
        add("ZADD " + name + " -1000000 extra", false);
        add("ZADD " + name + " 9000000000000 extra", false);
        for (String word : words) {
            String bare = word.replace("(", "").replace("[", "");
            if (WordMutants.number(bare) == Long.MIN_VALUE) {
                add("ZADD " + name + " 0 " + bare, false);
            } else {
                add("ZADD " + name + " " + bare + " extra", false);
            }
        }
    }

    private static List<String> some(List<String> items) {
        return items.subList(0, Math.min(items.size(), 4));
    }
}
